//! Tokens: words, numbers, addresses and punctuation, with what every signal needs to know of them.
//!
//! The counting rules are cases in `assets/language/counting_cases.tsv`, see [`COUNTING_CASES`].

mod address;
mod chars;
mod scan;

use super::Span;
use super::syllable::Syllabifier;

pub(super) use scan::tokenize_aloud;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Has a letter; inner apostrophes and hyphens belong to it.
    Word,
    /// Starts with a digit: "12", "3.5", "1990s".
    Number,
    /// A web or mail address or another identifier with no spaces.
    Address,
    /// One punctuation mark or symbol.
    Punct,
}

/// One token of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Hash of its folded form (see [`fold`]); equal words have equal keys.
    pub key: u64,
    /// Letters in it; stays at the maximum of the type beyond that.
    pub letters: u16,
    /// Letters and digits in it; stays at the maximum of the type beyond that.
    pub characters: u16,
    /// What it is.
    pub kind: TokenKind,
    /// Syllables; 0 for punctuation and addresses.
    pub syllables: u8,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it has two letters or more and all of them are capitals ("NASA", "U.S.", "FREE").
    pub all_capitals: bool,
}

impl Token {
    /// Whether it counts as a word: a [`TokenKind::Word`] or a [`TokenKind::Number`].
    pub const fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// The rules by which tokens are told apart and counted, each with an example that is run as a test:
/// tab-separated `rule, text, tokens (parted by a space), words, syllables`; lines with `#` are headings.
pub const COUNTING_CASES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/counting_cases.tsv"));

/// Split the part of `text` under `span` into tokens, whose syllables are left 0.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    tokenize_aloud(text, span, &mut Syllabifier::silent(), tokens);
}

/// The form in which words are compared: lower case, straight apostrophes, no soft hyphens.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        chars::fold_char(c, &mut |c| folded.push(c));
    }
    folded
}

/// The key under which a folded word is looked up (FNV-1a, 64 bits).
pub const fn key_of(folded: &str) -> u64 {
    let mut bytes = folded.as_bytes();
    let mut key = KEY_SEED;
    while let [byte, rest @ ..] = bytes {
        key = key_step(key, *byte);
        bytes = rest;
    }
    key
}

/// The key of no byte at all.
const KEY_SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of what `key` stands for and one byte more.
const fn key_step(key: u64, byte: u8) -> u64 {
    (key ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_counting_case_comes_out() {
        let cases = COUNTING_CASES.lines().filter(|line| !line.starts_with('#'));
        let mut n = 0;
        for case in cases {
            let case = case
                .replace("{U+00AD}", "\u{ad}")
                .replace("{U+00A0}", "\u{a0}")
                .replace("{U+0301}", "\u{301}");
            let [rule, text, words, n_words, n_syllables] = case.split('\t').collect::<Vec<_>>()[..] else {
                panic!("five columns: {case}")
            };
            let mut tokens = Vec::new();
            tokenize_aloud(text, Span::new(0, text.len()), &mut Syllabifier::english(), &mut tokens);
            let found: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
            let counted = tokens.iter().filter(|token| token.is_word()).count();
            let syllables: u32 = tokens.iter().map(|token| u32::from(token.syllables)).sum();
            assert_eq!(found.join(" "), words, "{rule}");
            assert_eq!(
                (counted.to_string(), syllables.to_string()),
                (n_words.to_owned(), n_syllables.to_owned()),
                "{rule}"
            );
            n += 1;
        }
        assert!(n > 20);
    }
}
