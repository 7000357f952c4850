//! Makes characters that act instead of showing harmless: control, direction and invisible ones.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::text;

/// Whether `c` steers a terminal or the direction of text, or hides in it.
fn acts(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t');
    let hidden = matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    control || hidden
}

/// `text` with every character that acts written as `<U+202E>`; line feeds and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            // Writing to a string cannot fail.
            write!(out, "<U+{:04X}>", u32::from(c)).ok();
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// [`visible`], and on one line.
pub(super) fn one_line(text: &str) -> String {
    text::one_line(&visible(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_acts_and_leaves_the_rest() {
        for (text, shown) in [
            ("plain, naïve 漢字 עברית\n\tend", "plain, naïve 漢字 עברית\n\tend"),
            ("\u{1b}[31mred", "<U+001B>[31mred"),
            ("a\u{202e}b\u{200b}c\u{9b}\r", "a<U+202E>b<U+200B>c<U+009B><U+000D>"),
        ] {
            assert_eq!(visible(text), shown);
        }
        assert_eq!(one_line(" a\n b\u{7}"), "a b<U+0007>");
    }
}
