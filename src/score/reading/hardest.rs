//! The hardest sentences and words of a document, to be marked in the reader.

use std::cmp::Reverse;
use std::ops::Range;

use crate::signal::readability::consensus;
use crate::text::{Counts, Document, Span, Token, TokenKind, counts};

/// At most so many of each.
const MOST_SENTENCES: usize = 10;
const MOST_WORDS: usize = 20;
/// A shorter sentence says nothing of its grade.
const WORDS_OF_A_SENTENCE: u32 = 8;

/// On which scale a sentence was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// Median grade of the English formulas.
    Grade,
    /// LIX, for any other language.
    Lix,
}

/// A hard sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HardSentence {
    /// Where it stands.
    pub span: Span,
    /// Its own value on the scale.
    pub value: f64,
    /// The scale.
    pub measured: Measured,
    /// Its words.
    pub words: u32,
}

impl HardSentence {
    /// How hard it is in steps that a reader can tell apart: 0 to 3.
    pub fn step(&self) -> u8 {
        let steps = match self.measured {
            Measured::Grade => STEPS_OF_GRADE,
            Measured::Lix => STEPS_OF_LIX,
        };
        steps.iter().take_while(|step| self.value >= **step).count() as u8
    }
}

/// Where high school, college and graduate school begin.
const STEPS_OF_GRADE: [f64; 3] = [9.0, 13.0, 17.0];
/// Where Björnsson (1968) calls a text medium, hard and very hard.
const STEPS_OF_LIX: [f64; 3] = [40.0, 50.0, 60.0];

/// Of some sentences of `document` those of eight words and more, in reading order.
pub fn measured_sentences(
    document: &Document<'_>,
    sentences: Range<usize>,
) -> impl Iterator<Item = HardSentence> {
    let measured = if document.language().is_english() { Measured::Grade } else { Measured::Lix };
    let sentences = document.sentences().get(sentences).unwrap_or_default();
    let long = sentences.iter().filter(|it| it.counts.words() >= WORDS_OF_A_SENTENCE);
    long.map(move |sentence| HardSentence {
        span: sentence.span,
        value: match measured {
            Measured::Grade => consensus::grade(&sentence.counts.get()),
            Measured::Lix => lix(&sentence.counts.get()),
        },
        measured,
        words: sentence.counts.words(),
    })
}

/// The hardest of some sentences, hardest first; of two alike the first.
#[derive(Debug, Default)]
pub struct Hardest(Vec<HardSentence>);

impl Hardest {
    /// Take in the next sentence.
    pub fn meet(&mut self, sentence: &HardSentence) {
        let before = self.0.partition_point(|it| it.value.total_cmp(&sentence.value).is_ge());
        if before < MOST_SENTENCES {
            self.0.truncate(MOST_SENTENCES - 1);
            self.0.insert(before, *sentence);
        }
    }

    /// Those that were met.
    pub fn all(&self) -> &[HardSentence] {
        &self.0
    }
}

fn lix(counts: &Counts) -> f64 {
    counts.asl() + counts.percent(counts.long_words)
}

/// A hard word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HardWord {
    /// Where it stands first.
    pub span: Span,
    /// How often it is there.
    pub n: u32,
    /// Its syllables.
    pub syllables: u8,
    /// Its letters.
    pub letters: u16,
    /// Rarer than 1 in a million words; known for English only.
    pub rare: bool,
    /// Many letters for its language.
    pub long: bool,
    /// Many syllables for its language.
    pub many_syllables: bool,
}

impl HardWord {
    fn reasons(&self) -> u8 {
        u8::from(self.rare) + u8::from(self.long) + u8::from(self.many_syllables)
    }
}

/// Letters and syllables from which a word is hard: English, and languages that join words or inflect them.
const ENGLISH_LIMITS: (u16, u8) = (11, 4);
const OTHER_LIMITS: (u16, u8) = (15, 6);
/// A shorter word is neither long nor worth a look into the dictionary.
const FEWEST_LETTERS: u16 = 5;

/// The hardest words of the counted sentences, hardest first; names and acronyms are left out.
pub fn hardest_words(document: &Document<'_>) -> Vec<HardWord> {
    let language = document.language();
    let (letters, syllables) = if language.is_english() { ENGLISH_LIMITS } else { OTHER_LIMITS };
    let rare = |token: &Token| {
        let word = document.word(token);
        match document.lexemes().get(token) {
            Some(lexeme) if word.is_ascii() && !word.contains('-') => lexeme.is_rare(),
            _ => counts::is_rare(word),
        }
    };
    let hard = distinct(document)
        .into_iter()
        .map(|(token, n)| HardWord {
            span: document.span_of(token),
            n,
            syllables: document.syllables_of(token),
            letters: document.letters_of(token),
            rare: language.is_english() && rare(token),
            long: document.letters_of(token) >= letters,
            many_syllables: document.syllables_of(token) >= syllables,
        })
        .filter(|word| word.reasons() > 0);
    let key = |word: &HardWord| (Reverse((word.reasons(), word.syllables, word.n)), word.span);
    let mut hard: Vec<HardWord> = hard.collect();
    if MOST_WORDS < hard.len() {
        hard.select_nth_unstable_by_key(MOST_WORDS, key);
        hard.truncate(MOST_WORDS);
    }
    hard.sort_by_key(key);
    hard
}

/// Each different word with the number of its occurrences, at its first place.
fn distinct<'d>(document: &'d Document<'_>) -> Vec<(&'d Token, u32)> {
    // A capital shows a name in languages that do not capitalize nouns.
    let capitals_are_names = document.language().code != "deu";
    // By lexeme, the place among the tokens and the number; from the end, so that the first place stays.
    let mut seen: Vec<(u32, u32)> = vec![(0, 0); document.lexemes().all().len()];
    for sentence in document.sentences().iter().rev().filter(|sentence| sentence.counts.is_counted()) {
        let mut at = sentence.tokens().end as u32;
        for token in document.tokens_of(sentence).iter().rev() {
            at -= 1;
            let is_name = token.all_capitals() || (token.capital() && capitals_are_names);
            if let Some(seen) = seen.get_mut(token.lexeme()).filter(|_| !is_name) {
                *seen = (at, seen.1 + 1);
            }
        }
    }
    let met = seen.into_iter().filter(|(_, n)| *n > 0);
    met.filter_map(|(first, n)| Some((document.tokens().get(first as usize)?, n)))
        .filter(|(it, _)| it.kind() == TokenKind::Word && document.letters_of(it) >= FEWEST_LETTERS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    fn document(text: &str) -> Document<'_> {
        Document::new(text, blocks_of_plain(text))
    }

    #[test]
    fn the_hardest_sentence_comes_first_and_short_ones_never() {
        let text = "The dog ran to the old house and sat there. Incomprehensible! The international organization \
            communicated considerable reservations regarding proposed environmental legislation.";
        let document = document(text);
        let mut hardest = Hardest::default();
        let n = document.sentences().len();
        measured_sentences(&document, 0..n).for_each(|it| hardest.meet(&it));
        let found = hardest.all();
        let words: Vec<u32> = found.iter().map(|it| it.words).collect();
        assert_eq!(words, [10, 10]);
        assert!(found[0].span.of(text).starts_with("The international"));
        assert!(found[0].measured == Measured::Grade && found[0].value > found[1].value + 10.0);
        assert_eq!((found[0].step(), found[1].step()), (3, 0));
    }

    #[test]
    fn steps_begin_where_schools_do() {
        let step = |measured, value| HardSentence { span: Span::default(), value, measured, words: 9 }.step();
        for (value, wanted) in [(-2.0, 0), (8.9, 0), (9.0, 1), (13.0, 2), (16.9, 2), (30.0, 3)] {
            assert_eq!(step(Measured::Grade, value), wanted, "{value}");
        }
        for (value, wanted) in [(39.0, 0), (45.0, 1), (50.0, 2), (70.0, 3)] {
            assert_eq!(step(Measured::Lix, value), wanted, "{value}");
        }
    }

    #[test]
    fn hard_words_are_counted_and_names_left_out() {
        let text = "The epistemological Montgomery said that epistemological talk is incomprehensible to the NASA crew. \
            The cat sat on the mat and looked at the garden.";
        let document = document(text);
        let found: Vec<(&str, u32)> =
            hardest_words(&document).iter().map(|it| (it.span.of(text), it.n)).collect();
        assert_eq!(found, [("epistemological", 2), ("incomprehensible", 1)]);
    }

    #[test]
    fn other_languages_have_their_own_limits() {
        let text =
            "Die Geschwindigkeitsbegrenzungen gelten nicht für alle Straßen in der Stadt und auf dem Land.";
        let document = document(text);
        assert_eq!(document.language().code, "deu");
        let found: Vec<&str> = hardest_words(&document).iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, ["Geschwindigkeitsbegrenzungen"]);
        assert!(measured_sentences(&document, 0..1).all(|it| it.measured == Measured::Lix));
    }
}
