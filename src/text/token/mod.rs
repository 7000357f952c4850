//! Tokens: words, numbers, addresses and punctuation, with what every signal needs to know of them.
//!
//! The counting rules are cases in `assets/language/counting_cases.tsv`, see [`COUNTING_CASES`].

mod address;
mod ascii;
mod chars;
mod scan;

use super::Span;

pub(super) use scan::tokenize;

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
    /// Hash of its folded form (see [`fold`]); equal words have equal keys.
    pub(super) key: u64,
    /// As in [`Token`].
    pub(super) letters: u16,
    pub(super) characters: u16,
    pub(super) kind: TokenKind,
    pub(super) capital: bool,
    pub(super) all_capitals: bool,
}

/// One token of a document; 20 bytes, for there are many. What lies beyond 4 GiB has an empty place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    lexeme: u32,
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
    pub(super) fn new(cut: &Cut, lexeme: u32, syllables: u8) -> Self {
        let small = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self {
            start: small(cut.span.start),
            end: small(cut.span.end),
            lexeme,
            letters: cut.letters,
            characters: cut.characters,
            kind: cut.kind,
            syllables,
            capital: cut.capital,
            all_capitals: cut.all_capitals,
        }
    }

    /// The same token, in a document whose lexeme of it is at `numbers[lexeme]`.
    pub(super) fn renumbered(self, numbers: &[u32]) -> Self {
        Self { lexeme: numbers.get(self.lexeme()).copied().unwrap_or(self.lexeme), ..self }
    }

    /// Where it stands.
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its word, as an index into the document's [`super::Lexemes`]: equal words have equal ones.
    pub const fn lexeme(&self) -> usize {
        self.lexeme as usize
    }

    /// Whether it counts as a word: a [`TokenKind::Word`] or a [`TokenKind::Number`].
    pub const fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// The rules by which tokens are told apart and counted, each with an example that is run as a test:
/// tab-separated `rule, text, tokens (parted by a space), words, syllables`; lines with `#` are headings.
pub const COUNTING_CASES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/counting_cases.tsv"));

/// The words of `text` one by one, as the tokens of a document would be: their places, their keys (see [`key_of`]) and
/// what they are.
pub fn each_token(text: &str, mut each: impl FnMut(Span, u64, TokenKind)) {
    tokenize(text, Span::new(0, text.len()), &mut |cut: Cut| each(cut.span, cut.key, cut.kind));
}

/// The form in which words are compared: lower case, straight apostrophes, no soft hyphens.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
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

/// The key of `word` after folding, see [`fold`] and [`key_of`].
pub(super) fn folded_key(word: &str) -> u64 {
    if word.is_ascii() {
        return word.bytes().fold(KEY_SEED, |key, byte| key_step(key, byte.to_ascii_lowercase()));
    }
    let mut key = KEY_SEED;
    if word.is_ascii() {
        return word.bytes().fold(key, |key, byte| key_step(key, byte.to_ascii_lowercase()));
    }
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
            tokenize(text, Span::new(0, text.len()), &mut |cut| tokens.push(lexemes.token(text, &cut)));
            let found: Vec<_> = tokens.iter().map(|token| token.span().of(text)).collect();
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
