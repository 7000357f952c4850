//! Tokens: words, numbers, addresses and punctuation, with what every signal needs to know of them.
//!
//! The counting rules are cases in `assets/language/counting_cases.tsv`, see [`COUNTING_CASES`].

mod address;
mod chars;
mod scan;
mod window;

use super::Span;

pub(super) use scan::{Sink, tokenize};

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

/// A token as it is cut from a text, before its word is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// Where it stands.
    pub(super) span: Span,
    /// The key of its folded form, see [`fold`]; its identity where it [`Self::is_plain`].
    pub(super) hash: u64,
    /// Whether it is of ASCII characters and its key is to be made of them.
    pub(super) is_plain: bool,
    /// As in [`Written`].
    pub(super) letters: u16,
    pub(super) characters: u16,
    pub(super) kind: TokenKind,
    pub(super) capital: bool,
    pub(super) all_capitals: bool,
}

impl Cut {
    /// The key of its folded form, see [`key_of`]; it was cut from `text`.
    pub(super) fn key(&self, text: &str) -> u64 {
        if self.is_plain { folded_key(self.span.of(text)) } else { self.hash }
    }

    /// The same where all that a token of it has but its place is the same; different elsewhere.
    pub(super) fn identity(&self) -> u64 {
        if self.is_plain {
            return self.hash;
        }
        let flags = u64::from(self.capital) | u64::from(self.all_capitals) << 1;
        let written =
            u64::from(self.letters) << 48 | u64::from(self.characters) << 32 | self.span.len() as u64;
        self.hash ^ flags ^ (self.kind as u64) << 2 ^ written.wrapping_mul(0xd6e8_feb8_6659_fd93)
    }

    /// As [`Token::is_word`].
    pub(super) const fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// How its word is written.
    pub(super) fn written(&self) -> Written {
        Written { len: small(self.span.len()), letters: self.letters, characters: self.characters }
    }
}

/// How long a word is as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Written {
    /// Bytes.
    pub(super) len: u32,
    /// Letters in it; stays at the maximum of the type beyond that.
    pub(super) letters: u16,
    /// Letters and digits in it; stays at the maximum of the type beyond that.
    pub(super) characters: u16,
}

/// One token of a document; 8 bytes, for there are many. Its end, its letters and its syllables are the same nearly
/// everywhere where its word stands: see [`super::Document::span_of`] and the like. What lies beyond 4 GiB has an empty
/// place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Token {
    start: u32,
    /// The number of its lexeme, and the flags below.
    word: u32,
}

fn small(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

impl Token {
    /// The bits for the number of the lexeme: more than there are different words in 500 MB.
    const LEXEME: u32 = (1 << 27) - 1;
    /// It is written otherwise than its lexeme's first token.
    const ODD: u32 = 1 << 27;
    const CAPITAL: u32 = 1 << 28;
    const ALL_CAPITALS: u32 = 1 << 29;
    /// Above are two bits for its kind.
    const KIND: u32 = 30;

    pub(super) fn new(cut: &Cut, lexeme: u32, odd: bool) -> Self {
        let flag = |bit: u32, holds: bool| if holds { bit } else { 0 };
        let flags = flag(Self::ODD, odd)
            | flag(Self::CAPITAL, cut.capital)
            | flag(Self::ALL_CAPITALS, cut.all_capitals)
            | (cut.kind as u32) << Self::KIND;
        Self { start: small(cut.span.start()), word: lexeme.min(Self::LEXEME) | flags }
    }

    /// The same word where it begins at `start`.
    pub(super) fn again(self, start: usize) -> Self {
        Self { start: small(start), ..self }
    }

    /// The same token, in a document whose lexeme of it has this number.
    pub(super) fn renumbered(self, lexeme: u32, odd: bool) -> Self {
        let flags = self.word & !(Self::LEXEME | Self::ODD);
        Self { word: flags | lexeme.min(Self::LEXEME) | if odd { Self::ODD } else { 0 }, ..self }
    }

    /// Its first byte.
    #[inline]
    pub const fn start(&self) -> usize {
        self.start as usize
    }

    /// Its word, as an index into the document's [`super::Lexemes`]: equal words have equal ones.
    #[inline]
    pub const fn lexeme(&self) -> usize {
        (self.word & Self::LEXEME) as usize
    }

    /// What it is.
    #[inline]
    pub const fn kind(&self) -> TokenKind {
        match self.word >> Self::KIND {
            0 => TokenKind::Word,
            1 => TokenKind::Number,
            2 => TokenKind::Address,
            _ => TokenKind::Punct,
        }
    }

    /// Whether its first letter is a capital.
    #[inline]
    pub const fn capital(&self) -> bool {
        self.word & Self::CAPITAL != 0
    }

    /// Whether it has two letters or more and all of them are capitals ("NASA", "U.S.", "FREE").
    #[inline]
    pub const fn all_capitals(&self) -> bool {
        self.word & Self::ALL_CAPITALS != 0
    }

    /// Whether all of it is as its lexeme's usual token: not odd, and not in capitals.
    pub(super) const fn is_usual(&self) -> bool {
        self.word & (Self::ODD | Self::ALL_CAPITALS) == 0
    }

    /// Whether it is written otherwise than its lexeme's first token: with other apostrophes, with soft hyphens.
    pub(super) const fn is_odd(&self) -> bool {
        self.word & Self::ODD != 0
    }

    /// Whether it counts as a word: a [`TokenKind::Word`] or a [`TokenKind::Number`].
    #[inline]
    pub const fn is_word(&self) -> bool {
        self.word >> Self::KIND <= 1
    }
}

/// The rules by which tokens are told apart and counted, each with an example that is run as a test:
/// tab-separated `rule, text, tokens (parted by a space), words, syllables`; lines with `#` are headings.
pub const COUNTING_CASES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/counting_cases.tsv"));

/// The words of `text` one by one, as the tokens of a document would be: their places, their keys (see [`key_of`]) and
/// what they are.
pub fn each_token(text: &str, mut each: impl FnMut(Span, u64, TokenKind)) {
    tokenize(text, Span::new(0, text.len()), &mut |cut: Cut| each(cut.span, cut.key(text), cut.kind));
}

/// The form in which words are compared: lower case, straight apostrophes, no soft hyphens.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// The same into `folded`, whose room is used again.
pub(super) fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        chars::fold_char(c, &mut |c| folded.push(c));
    }
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

/// The key of `word` after folding, see [`fold`] and [`key_of`].
pub(super) fn folded_key(word: &str) -> u64 {
    if word.is_ascii() {
        return word.bytes().fold(KEY_SEED, |key, byte| key_step(key, byte.to_ascii_lowercase()));
    }
    let mut key = KEY_SEED;
    for c in word.chars() {
        chars::fold_char(c, &mut |c| key = key_with(key, c.encode_utf8(&mut [0; 4])));
    }
    key
}

/// The key of what `key` stands for with `ending`, folded, behind it.
pub(super) fn key_with(key: u64, ending: &str) -> u64 {
    ending.bytes().fold(key, key_step)
}

/// The key of no byte at all.
const KEY_SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of what `key` stands for and one byte more.
const fn key_step(key: u64, byte: u8) -> u64 {
    (key ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Lexemes};
    use super::*;

    #[test]
    fn words_are_compared_in_one_form() {
        for (word, folded) in [
            ("Deﬁnitely", "definitely"),
            ("aﬄuent", "affluent"),
            ("DON’T", "don't"),
            ("co\u{ad}op", "coop"),
            ("Ǆ", "ǆ"),
        ] {
            assert_eq!(fold(word), folded);
            assert_eq!(folded_key(word), key_of(folded));
        }
    }

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
            let (mut tokens, mut lexemes) = (Vec::new(), Lexemes::of(Language::UNKNOWN, 0));
            tokenize(text, Span::new(0, text.len()), &mut |cut: Cut| tokens.push(lexemes.token(text, &cut)));
            let found: Vec<_> = tokens.iter().map(|token| lexemes.span(token).of(text)).collect();
            let counted = tokens.iter().filter(|token| token.is_word()).count();
            let syllables: u32 = tokens.iter().map(|token| u32::from(lexemes.syllables(token))).sum();
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
