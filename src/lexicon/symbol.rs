//! What patterns see of a token: its vocabulary entry and what it is besides its word, in one number.

use super::automaton::Automaton;
use super::pattern::Shape;
use crate::text::{Ending, Lexeme, Token, TokenKind};

/// What a token is besides its word, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flags(pub(super) u32);

impl Flags {
    // Bit 0 stays free.
    const LY: u32 = 1 << 1;
    const ED: u32 = 1 << 2;
    const ING: u32 = 1 << 3;
    const ENDINGS: u32 = Self::LY | Self::ED | Self::ING;
    /// No punctuation.
    const WORD: u32 = 1 << 4;
    /// Anything.
    const TOKEN: u32 = 1 << 5;
    const NUMBER: u32 = 1 << 6;
    const CAPITAL: u32 = 1 << 7;

    /// What a token of this shape is.
    pub(super) const fn of(shape: Shape) -> Self {
        Self(match shape {
            Shape::Number => Self::NUMBER,
            Shape::Capital => Self::CAPITAL,
            Shape::Word => Self::WORD,
            Shape::Ly => Self::LY,
            Shape::Ed => Self::ED,
            Shape::Ing => Self::ING,
            Shape::Any => Self::TOKEN,
        })
    }
}

/// A vocabulary entry in the upper 24 bits, below it the flags, and one for special tokens in bit 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Symbol(u32);

impl Symbol {
    /// A quotation mark, a star or a hyphen, whatever kind of token it is.
    const SPECIAL: u32 = 1;
    const ENTRY: u32 = 8;
    /// The end of a sentence, at which no pattern looks.
    pub(super) const END: Self = Self(0);
    /// A word that no pattern names: it has the entry 0.
    pub(super) const UNKNOWN: Self = Self(Flags::TOKEN);

    /// The word, of what kind of token it may be.
    pub(super) fn of(lexeme: &Lexeme, automaton: &Automaton) -> Self {
        let entry = automaton.vocabulary.get(&lexeme.key).copied().unwrap_or_default();
        let ending = match lexeme.ending() {
            Some(Ending::Ly) => Flags::LY,
            Some(Ending::Ed) => Flags::ED,
            Some(Ending::Ing) => Flags::ING,
            None => 0,
        };
        let special = if lexeme.is_dressing() || lexeme.is_hyphen() { Self::SPECIAL } else { 0 };
        Self(Self::of_entry(entry).0 | ending | special)
    }

    /// The word with this vocabulary entry.
    pub(super) const fn of_entry(entry: u32) -> Self {
        Self(entry << Self::ENTRY | Flags::TOKEN)
    }

    /// As which `token`, of this word, is seen.
    #[inline]
    pub(super) const fn at(self, token: &Token) -> Self {
        const NO_LETTERS: u32 = !(Flags::ENDINGS | Flags::CAPITAL);
        let (is, may_be) = match token.kind() {
            TokenKind::Word => (Flags::WORD, u32::MAX),
            TokenKind::Address => (Flags::WORD, NO_LETTERS),
            TokenKind::Number => (Flags::WORD | Flags::NUMBER, NO_LETTERS),
            TokenKind::Punct => (0, NO_LETTERS),
        };
        let capital = if token.capital() { Flags::CAPITAL } else { 0 };
        Self((self.0 | capital) & may_be | is)
    }

    /// This word where it was broken at a line end: what `head` began, with the ending of `tail`.
    pub(super) const fn broken(self, head: Self, tail: Self) -> Self {
        let of_head = head.0 & (Flags::NUMBER | Flags::CAPITAL | Flags::WORD);
        // A number has no ending.
        let ending = if head.0 & Flags::NUMBER == 0 { tail.0 & Flags::ENDINGS } else { 0 };
        Self(self.0 | of_head | ending)
    }

    pub(super) const fn entry(self) -> u32 {
        self.0 >> Self::ENTRY
    }

    /// Whether some pattern names its word.
    pub(super) const fn is_named(self) -> bool {
        self.entry() != 0
    }

    pub(super) const fn number(self) -> u32 {
        self.0
    }

    /// A small number for all that begin the same patterns: those of one word, be it a number, a capital or neither.
    pub(super) const fn beginning(self) -> usize {
        (self.0 >> 6) as usize
    }

    /// What is left of it for one who knows only these flags of it, and perhaps the `word`.
    #[inline]
    pub(super) const fn only(self, flags: Flags, word: bool) -> Self {
        Self(self.0 & (flags.0 | (word as u32).wrapping_neg() << Self::ENTRY))
    }

    /// Whether nothing is left of it.
    pub(super) const fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// Whether it is a quotation mark, a star or a hyphen.
    pub(super) const fn is_special(self) -> bool {
        self.0 & Self::SPECIAL != 0
    }

    /// Whether it is no punctuation.
    pub(super) const fn is_word(self) -> bool {
        self.0 & Flags::WORD != 0
    }

    /// Whether it is all this.
    pub(super) const fn is(self, flags: Flags) -> bool {
        self.0 & flags.0 == flags.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_tells_no_more_than_is_asked() {
        let number = Symbol::of_entry(300).broken(Symbol(Flags::NUMBER | Flags::WORD), Symbol(Flags::LY));
        assert!(number.is(Flags::of(Shape::Number)) && number.is(Flags::of(Shape::Any)) && number.is_word());
        assert!(!number.is(Flags::of(Shape::Ly)) && !number.is(Flags::of(Shape::Capital)));
        assert_eq!(number.only(Flags::default(), true).entry(), 300);
        assert_eq!(number.only(Flags::of(Shape::Number), false).number(), Flags::NUMBER);
        assert!(number.only(Flags::of(Shape::Capital), false).is_nothing());
        assert!(Symbol::UNKNOWN.only(Flags::default(), true).is_nothing());
    }
}
