//! What the words of a block promise: most detectors need to read only the few blocks that can have what they look for.

use crate::text::{Document, Token, TokenKind, key_of};

/// What a block may hold, a bit each; where a bit is missing, it holds nothing of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Holds(u16);

impl Holds {
    /// A digit of any script.
    pub(crate) const DIGIT: Self = Self(1);
    /// `[`
    pub(crate) const SQUARE: Self = Self(1 << 1);
    /// `(`
    pub(crate) const ROUND: Self = Self(1 << 2);
    /// What an identifier without a digit has: a slash or "www.".
    pub(crate) const ADDRESS: Self = Self(1 << 3);
    /// What points at an earlier note, or marks a later one.
    pub(crate) const NOTE: Self = Self(1 << 4);
    /// What stands for the year of an undated work.
    pub(crate) const UNDATED: Self = Self(1 << 5);
    /// `$`
    pub(crate) const DOLLAR: Self = Self(1 << 6);
    /// `%`
    pub(crate) const PERCENT: Self = Self(1 << 7);
    /// `€` or `£`
    pub(crate) const EURO: Self = Self(1 << 8);
    /// "code", of a discount.
    pub(crate) const CODE: Self = Self(1 << 9);
    /// What signs the words of a customer: a star or a long dash.
    pub(crate) const SIGNED: Self = Self(1 << 10);
    /// "first", of an order.
    pub(crate) const FIRST: Self = Self(1 << 11);
    /// "order", perhaps the first.
    pub(crate) const ORDER: Self = Self(1 << 12);
    const ALL: Self = Self(u16::MAX);

    /// Whether it holds one of `wanted`.
    pub(crate) const fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Both together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The folded words and marks that promise something.
const WORDS: &[(Holds, &[&str])] = &[
    (Holds::SQUARE, &["["]),
    (Holds::ROUND, &["("]),
    (Holds::ADDRESS, &["/", "www"]),
    (Holds::NOTE, &["ibid", "ebd", "cit", "{", "†", "‡", "o", "a.o", "a.o.", "a.a.o", "a.a.o."]),
    (
        Holds::UNDATED,
        &["prep", "preparation", "press", "n.d", "n.d.", "forthcoming", "submitted", "communication", "comm"],
    ),
    (Holds::DOLLAR, &["$"]),
    (Holds::PERCENT, &["%"]),
    (Holds::EURO, &["€", "£"]),
    (Holds::CODE, &["code"]),
    (Holds::FIRST, &["first"]),
    (Holds::ORDER, &["order"]),
    (Holds::SIGNED, &["★", "⭐", "—", "–"]),
];

/// What each block of `document` may hold.
pub(crate) fn holds(document: &Document<'_>) -> Vec<Holds> {
    let lexemes = document.lexemes();
    let digit = |may: bool| if may { Holds::DIGIT } else { Holds::default() };
    let mut by_word: Vec<Holds> = lexemes.all().iter().map(|word| digit(word.may_have_digit())).collect();
    for (promise, words) in WORDS {
        for at in words.iter().filter_map(|word| lexemes.number_of(key_of(word))) {
            if let Some(word) = by_word.get_mut(at) {
                *word = word.or(*promise);
            }
        }
    }
    let mut by_block = vec![Holds::default(); document.blocks().len()];
    for sentence in document.sentences() {
        let of_token = |token: &Token| match token.kind() {
            // An address is one token, whatever it has inside.
            TokenKind::Address => Holds::ALL,
            _ => by_word.get(token.lexeme()).copied().unwrap_or_default(),
        };
        let all = document.tokens_of(sentence).iter().map(of_token).fold(Holds::default(), Holds::or);
        if let Some(block) = by_block.get_mut(sentence.block()) {
            *block = block.or(all);
        }
    }
    by_block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn blocks_promise_what_they_hold() {
        for (text, held) in [
            ("Plain words, and no more; that is all.", Holds::default()),
            ("It was 2019.", Holds::DIGIT),
            ("Type b12 cells.", Holds::DIGIT),
            ("As said [so].", Holds::SQUARE),
            ("As said (so).", Holds::ROUND),
            ("It is in press.", Holds::UNDATED),
            ("Ibid.", Holds::NOTE),
            ("He† said.", Holds::NOTE),
            ("Use the code.", Holds::CODE),
            ("Much €.", Holds::EURO),
            ("See www.example.org now.", Holds::ALL),
        ] {
            let document = Document::new(text, blocks_of_plain(text));
            assert_eq!(holds(&document), [held], "{text}");
        }
    }
}
