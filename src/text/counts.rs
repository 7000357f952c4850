//! The counts that readability formulas name. Additive: a document's are the sum of its sentences'.

use std::ops::AddAssign;

use super::{Span, Token, TokenKind};

/// Counts over running prose; see `assets/methods.md` for the counting rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Sentences.
    pub sentences: u32,
    /// Words: tokens with a letter or a digit.
    pub words: u32,
    /// Letters and digits in words.
    pub characters: u32,
    /// Letters in words.
    pub letters: u32,
    /// Syllables.
    pub syllables: u32,
    /// Words of one syllable.
    pub monosyllables: u32,
    /// Words of three or more syllables.
    pub polysyllables: u32,
    /// Fog's complex words.
    pub complex_words: u32,
    /// Words of more than six letters.
    pub long_words: u32,
    /// Words that are not on the Dale–Chall list.
    pub unfamiliar_words: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.characters += other.characters;
        self.letters += other.letters;
        self.syllables += other.syllables;
        self.monosyllables += other.monosyllables;
        self.polysyllables += other.polysyllables;
        self.complex_words += other.complex_words;
        self.long_words += other.long_words;
        self.unfamiliar_words += other.unfamiliar_words;
    }
}

/// The counts of one sentence.
pub fn of_sentence(text: &str, tokens: &[Token]) -> Counts {
    let mut counts = Counts { sentences: 1, ..Counts::default() };
    for token in tokens {
        if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            add_word(&mut counts, token, token.span.of(text));
        }
    }
    if counts.words == 0 {
        counts.sentences = 0;
    }
    counts
}

fn add_word(counts: &mut Counts, token: &Token, word: &str) {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count() as u32;
    let polysyllabic = token.syllables >= 3;
    counts.words += 1;
    counts.letters += letters;
    counts.characters += word.chars().filter(|c| c.is_alphanumeric()).count() as u32;
    counts.syllables += u32::from(token.syllables);
    counts.monosyllables += u32::from(token.syllables == 1);
    counts.polysyllables += u32::from(polysyllabic);
    counts.complex_words += u32::from(polysyllabic && !token.capital && !word.contains('-'));
    counts.long_words += u32::from(letters > 6);
    counts.unfamiliar_words += u32::from(polysyllabic);
}

/// The words of `block` that are not counted, by kind of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncounted {
    /// Where they stand.
    pub span: Span,
    /// What they are in.
    pub kind: super::BlockKind,
    /// How many words.
    pub words: u32,
}
