//! Classes of characters: what belongs to a word, what joins one, what cannot be seen.

use crate::text::ligature;

/// The class of one byte of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    Space,
    Mark,
    /// Part of a character outside ASCII.
    High,
}

const CLASSES: [Class; 256] = {
    let mut table = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "at compile time, where a wrong index does not build")]
        {
            table[byte] = class_of_byte(byte as u8);
        }
        byte += 1;
    }
    table
};

const fn class_of_byte(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        b' ' | b'\t'..=b'\r' => Class::Space,
        0x80.. => Class::High,
        _ => Class::Mark,
    }
}

/// The class of `byte`.
pub(super) fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Mark)
}

/// Whether `c` is a mark on the letter before it (accent, vowel sign, virama).
pub(super) const fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_one_of_the_marks(c)
}

const fn is_one_of_the_marks(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{93c}' | '\u{94d}' | '\u{951}'..='\u{954}'
        | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' | '\u{b3c}' | '\u{b4d}' | '\u{bcd}'
        | '\u{c4d}' | '\u{cbc}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}' | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{f39}' | '\u{f84}' | '\u{1037}'..='\u{103a}'
        | '\u{17b4}'..='\u{17d3}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether `c` is a dash, a quotation mark, a bullet or an ellipsis: nearly all marks outside of ASCII.
pub(super) const fn is_usual_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}')
}

/// Whether `c` is written but not seen: soft hyphen, zero-width space and joiners, byte order mark.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether `c` is written without spaces between words, so that each stands for a word.
pub(super) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` can join two halves of a word.
pub(super) const fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '-' | '‐' | '‑' | '·')
}

/// What `c` becomes when words are compared.
pub(super) fn fold_char(c: char, push: &mut impl FnMut(char)) {
    match c {
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => (),
        '’' | '‘' | 'ʼ' => push('\''),
        '‐' | '‑' => push('-'),
        '\u{fb00}'..='\u{fb06}' => ligature(c).into_iter().flat_map(str::chars).for_each(push),
        _ if c.is_ascii() => push(c.to_ascii_lowercase()),
        _ => c.to_lowercase().for_each(push),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_marks_are_nothing_else() {
        let usual: Vec<char> = ('\u{80}'..='\u{ffff}').filter(|c| is_usual_mark(*c)).collect();
        assert_eq!(usual.len(), 24);
        for c in usual {
            let another = c.is_alphanumeric() || c.is_whitespace() || is_invisible(c) || is_mark(c);
            assert!(!another, "{c:?}");
        }
    }
}
