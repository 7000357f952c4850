//! The same term, claimed differently: sentences of a document that affirm and deny the same thing, side by side.
//!
//! A reading aid, never a verdict of contradiction: "does not lead to dependence" and "may lead to dependence" can both
//! hold, of different people or amounts. The reader judges.

use super::met::Met;
use super::scope::{Negations, REACH, is_question};
use super::{Finding, Kind, beginning_in};
use crate::text::{BlockKind, Document, KeyMap, Sentence, Span, Token, TokenKind, fold, key_of};

/// Sentences about one thing, of which some affirm and some deny it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameTerm {
    /// The common beginning of its words, as in "addict" of addiction and addictive.
    pub stem: String,
    /// Where it is spoken of, ascending.
    pub places: Vec<Place>,
}

/// One sentence about the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// Whether a negation reaches the word.
    pub denied: bool,
    /// Strength of the sentence's boosters minus that of its hedges: below 0 cautious, above 0 bold.
    pub certainty: i32,
}

/// At most so many terms are shown, those with most sentences first.
const MOST_TERMS: usize = 12;
/// At most so many sentences may hold a term: what the whole document is about says nothing.
const MOST_PLACES: usize = 12;
/// A shorter stem joins words that have nothing in common.
const SHORTEST_STEM: usize = 5;

/// Endings that are taken off to join the words of a family, by their last letter, longest first.
const ENDINGS: &[(u8, &[&str])] = &[
    (b's', &["iveness", "ations", "ments", "ness", "ions", "ents", "ants", "ies", "es", "s"]),
    (b'y', &["ability", "ingly", "ency", "ally", "ity", "ly", "y"]),
    (b'n', &["ation", "ion"]),
    (b'e', &["ence", "ance", "able", "ible", "ive", "e"]),
    (b't', &["ment", "ent", "ant"]),
    (b'g', &["ing"]),
    (b'd', &["ed"]),
    (b'l', &["al"]),
];

/// Frequent words that are no topic, in the order of the alphabet.
const TOPICLESS: &[&str] = &[
    "about", "above", "actual", "after", "again", "allow", "although", "alway", "among", "another",
    "because", "becom", "befor", "being", "below", "better", "between", "certain", "consist", "could",
    "differ", "direct", "during", "effect", "enough", "every", "exist", "first", "found", "general", "great",
    "however", "import", "includ", "level", "likel", "major", "making", "matter", "might", "needed", "never",
    "often", "other", "people", "possib", "potent", "provid", "quit", "rather", "really", "reason", "requir",
    "result", "secon", "sever", "should", "signific", "simpl", "since", "someon", "someth", "sometim",
    "start", "still", "their", "there", "these", "thing", "think", "those", "through", "under", "until",
    "usual", "where", "whether", "which", "while", "without", "world", "would", "years",
];

/// The terms of `document` that some sentences affirm and others deny.
pub fn same_terms(document: &Document<'_>, findings: &[Finding]) -> Vec<SameTerm> {
    let negations = Negations::of(document);
    let mut stems = Stems::denied_in(document, &negations);
    if stems.words.is_empty() {
        return Vec::new();
    }
    // By stem; one place more than may be shown says that there are too many.
    let none = |_: &Token| Vec::with_capacity(MOST_PLACES + 1);
    let mut places: Vec<Vec<Place>> = stems.words.iter().map(none).collect();
    let negated = std::mem::take(&mut stems.negated);
    let mut negated = negated.iter().peekable();
    for (at, sentence) in document.sentences().iter().enumerate().filter(|(_, it)| is_prose(document, it)) {
        let tokens = document.tokens_of(sentence);
        let is_negated = negated.next_if_eq(&&at).is_some();
        for (nth, token) in tokens.iter().enumerate() {
            if !stems.may_have(token) {
                continue;
            }
            let Some(stem) = stems.of(document, token) else { continue };
            let Some(places) = places.get_mut(stem).filter(|places| places.len() <= MOST_PLACES) else {
                stems.give_up(token);
                continue;
            };
            if places.last().is_none_or(|place| place.sentence != at) && !is_question(document, sentence) {
                let denied = is_negated && negations.deny(tokens.get(..nth).unwrap_or_default());
                places.push(Place { sentence: at, denied, certainty: 0 });
            }
        }
    }
    let is_contested = |places: &Vec<Place>| {
        let denied = places.iter().filter(|place| place.denied).count();
        denied > 0 && denied < places.len() && places.len() <= MOST_PLACES
    };
    let contested = places.into_iter().zip(&stems.words).filter(|(places, _)| is_contested(places));
    let named = contested
        .filter_map(|(places, word)| Some(SameTerm { stem: stem_of(&fold(document.word(word)))?, places }));
    let mut terms: Vec<SameTerm> = named.collect();
    terms.sort_by(|a, b| b.places.len().cmp(&a.places.len()).then_with(|| a.stem.cmp(&b.stem)));
    terms.truncate(MOST_TERMS);
    for place in terms.iter_mut().flat_map(|term| &mut term.places) {
        place.certainty = certainty(document, findings, place.sentence);
    }
    terms
}

fn is_prose(document: &Document<'_>, sentence: &Sentence) -> bool {
    matches!(document.block_of(sentence), BlockKind::Paragraph | BlockKind::ListItem)
}

/// The word has no stem that counts.
const NO_STEM: u32 = u32::MAX;
/// Nobody has asked for the stem of the word.
const UNASKED: u32 = u32::MAX - 1;

/// The stems of the words that some sentence denies, numbered: no other can be denied here and affirmed there.
#[derive(Default)]
struct Stems {
    /// By the key of the stem.
    by_stem: KeyMap<u32>,
    /// A word of each stem.
    words: Vec<Token>,
    /// By lexeme: its stem, [`NO_STEM`] or [`UNASKED`].
    by_word: Vec<u32>,
    /// The sentences in which something is denied, ascending.
    negated: Vec<usize>,
    /// How their words begin.
    beginnings: Option<Met>,
}

impl Stems {
    /// Those of `document`.
    fn denied_in(document: &Document<'_>, negations: &Negations<'_>) -> Self {
        let n_words = document.lexemes().all().len();
        let mut stems = Self { by_word: vec![UNASKED; n_words], ..Self::default() };
        for (at, sentence) in document.sentences().iter().enumerate() {
            let tokens = document.tokens_of(sentence);
            let Some(first) = tokens.iter().position(|token| negations.has(token)) else { continue };
            if !is_prose(document, sentence) || is_question(document, sentence) {
                continue;
            }
            stems.negated.push(at);
            let mut denied_to = 0;
            for (nth, token) in tokens.iter().enumerate().skip(first) {
                if nth <= denied_to && token.kind() == TokenKind::Word {
                    stems.insert(document, token);
                }
                if negations.has(token) {
                    denied_to = nth + REACH;
                } else if negations.ends_clause(token) {
                    denied_to = 0;
                }
            }
        }
        let mut beginnings = Met::none(stems.words.len());
        for word in &stems.words {
            if let Some(beginning) = beginning(&fold(document.word(word))) {
                beginnings.meet(beginning);
            }
        }
        stems.beginnings = Some(beginnings);
        stems
    }

    fn insert(&mut self, document: &Document<'_>, token: &Token) {
        let Some(known) = self.by_word.get_mut(token.lexeme()).filter(|known| **known == UNASKED) else {
            return;
        };
        let word = fold(document.word(token));
        let next = self.words.len() as u32;
        let stem = stem(&word).map(|stem| *self.by_stem.entry(key_of(stem)).or_insert(next));
        self.words.extend((stem == Some(next)).then_some(*token));
        *known = stem.unwrap_or(NO_STEM);
    }

    /// The word of this token is of no interest any more.
    fn give_up(&mut self, token: &Token) {
        if let Some(word) = self.by_word.get_mut(token.lexeme()) {
            *word = NO_STEM;
        }
    }

    /// Whether the word of this token may have one of the stems; `false` is certain.
    #[inline]
    fn may_have(&self, token: &Token) -> bool {
        self.by_word.get(token.lexeme()).is_some_and(|known| *known != NO_STEM)
    }

    /// The number of the stem of a word, where some word of it is denied.
    fn of(&mut self, document: &Document<'_>, token: &Token) -> Option<usize> {
        if token.kind() != TokenKind::Word {
            return None;
        }
        let mut stem = self.by_word.get(token.lexeme()).copied().unwrap_or(NO_STEM);
        if stem == UNASKED {
            stem = self.look_up(document.word(token));
            self.by_word.get_mut(token.lexeme()).into_iter().for_each(|known| *known = stem);
        }
        (stem != NO_STEM).then_some(stem as usize)
    }

    fn look_up(&self, word: &str) -> u32 {
        // A stem is the beginning of its word, and few words begin as one of these.
        let met = |beginning| self.beginnings.as_ref().is_some_and(|met| met.has(beginning));
        if word.is_ascii() && !beginning(word).is_some_and(met) {
            return NO_STEM;
        }
        // None of these stems is topicless.
        self.by_stem.get(&key_of(bare_stem(&fold(word)))).copied().unwrap_or(NO_STEM)
    }
}

/// A hash of the first letters of a word that may have a stem, small or capital.
fn beginning(word: &str) -> Option<u64> {
    let letters = word.as_bytes().first_chunk::<SHORTEST_STEM>()?;
    let hash = |hash: u64, letter: &u8| hash << 8 | u64::from(letter.to_ascii_lowercase());
    Some(letters.iter().fold(0, hash).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Strength of the boosters of a sentence minus that of its hedges; `findings` ascend.
fn certainty(document: &Document<'_>, findings: &[Finding], sentence: usize) -> i32 {
    let start = |at: usize| document.sentences().get(at).map(|sentence| sentence.span.start());
    let to_next = Span::new(start(sentence).unwrap_or(usize::MAX), start(sentence + 1).unwrap_or(usize::MAX));
    let sign = |kind| match kind {
        Kind::Booster => 1,
        Kind::Hedge => -1,
        _ => 0,
    };
    beginning_in(findings, to_next).iter().map(|it| sign(it.kind) * i32::from(it.strength)).sum()
}

/// The common beginning of a word's family; nothing for short and topicless words.
pub(super) fn stem_of(word: &str) -> Option<String> {
    stem(word).map(str::to_owned)
}

fn stem(word: &str) -> Option<&str> {
    let stem = bare_stem(word);
    let topicless = || is_topicless(stem) || stem.contains(['\'', '-']);
    (has_letters(stem, SHORTEST_STEM) && !topicless()).then_some(stem)
}

/// A word without its ending, be it short or topicless.
fn bare_stem(word: &str) -> &str {
    let last = word.bytes().next_back();
    let endings =
        ENDINGS.iter().find(|(letter, _)| Some(*letter) == last).map_or(&[][..], |(_, endings)| *endings);
    let stems = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|stem| has_letters(stem, SHORTEST_STEM)).unwrap_or(word)
}

/// Whether `word` has `n` characters or more.
fn has_letters(word: &str, n: usize) -> bool {
    word.len() >= n && (word.len() >= 4 * n || word.chars().nth(n - 1).is_some())
}

fn is_topicless(stem: &str) -> bool {
    let first = stem.bytes().next();
    let from = TOPICLESS.partition_point(|known| known.bytes().next() < first);
    let alike = TOPICLESS.iter().skip(from).take_while(|known| known.bytes().next() == first);
    alike.into_iter().any(|known| stem.starts_with(known))
}

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;
    use crate::text::{Meta, blocks_of_plain};

    #[test]
    fn joins_the_words_of_a_family() {
        let cases = [
            ("addiction", Some("addict")),
            ("addictive", Some("addict")),
            ("dependence", Some("depend")),
            ("dependency", Some("depend")),
            ("dependent", Some("depend")),
            ("tea", None),
            ("however", None),
        ];
        for (word, stem) in cases {
            assert_eq!(stem_of(word).as_deref(), stem, "{word}");
        }
    }

    #[test]
    fn sets_affirmed_beside_denied() {
        type Sides<'a> = &'a [(&'a str, &'a [(bool, i32)])];
        let cases: &[(&str, Sides<'_>)] = &[
            (
                "Tea does not lead to dependence. It is hot. Some drinkers may develop a dependency.",
                &[("depend", &[(true, 3), (false, -4)])],
            ),
            ("Tea leads to dependence. Drinkers become dependent.", &[]),
            ("Does tea cause no dependence? It leads to dependence.", &[]),
        ];
        for (text, expected) in cases {
            let document = Document::new(text, blocks_of_plain(text));
            let findings = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
            let found: Vec<_> = same_terms(&document, &findings)
                .into_iter()
                .map(|term| {
                    let places = term.places.iter().map(|place| (place.denied, place.certainty));
                    (term.stem, places.collect::<Vec<_>>())
                })
                .collect();
            let expected: Vec<_> =
                expected.iter().map(|(stem, places)| ((*stem).to_owned(), places.to_vec())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
