//! The same term, claimed differently: sentences of a document that affirm and deny the same thing, side by side.
//!
//! A reading aid, never a verdict of contradiction: "does not lead to dependence" and "may lead to dependence" can both
//! hold, of different people or amounts. The reader judges.

use std::cell::OnceCell;

use super::scope::{Scope, is_question};
use super::{Finding, Kind};
use crate::text::{BlockKind, Document, KeyMap, Token, TokenKind, fold, key_of};

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
    let scope = Scope::new(document, findings);
    let certainty = certainty_by_sentence(document, findings);
    let mut stems = Stems::default();
    // By stem; one place more than may be shown says that there are too many.
    let mut places: Vec<Vec<Place>> = Vec::new();
    for (at, sentence) in document.sentences().iter().enumerate() {
        let prose = matches!(document.block_of(sentence), BlockKind::Paragraph | BlockKind::ListItem);
        if !prose || is_question(document, sentence) {
            continue;
        }
        let tokens = document.tokens_of(sentence);
        let words = tokens.iter().enumerate().filter(|(_, token)| token.kind() == TokenKind::Word);
        for (nth, token) in words {
            let Some(stem) = stems.of(document, token) else { continue };
            if places.len() <= stem {
                places.resize_with(stem + 1, Vec::new);
            }
            let Some(places) = places.get_mut(stem).filter(|places| places.len() <= MOST_PLACES) else {
                stems.give_up(token);
                continue;
            };
            if places.last().is_none_or(|place| place.sentence != at) {
                places.push(Place {
                    sentence: at,
                    denied: scope.denies(tokens.get(..nth).unwrap_or_default()),
                    certainty: certainty.get(at).copied().unwrap_or(0),
                });
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
    terms
}

/// The stems met so far, numbered; each different word is stemmed once.
#[derive(Default)]
struct Stems {
    /// By lexeme, where somebody has asked.
    by_word: Vec<OnceCell<Option<usize>>>,
    /// By the key of the stem.
    by_stem: KeyMap<usize>,
    /// The first word of each stem.
    words: Vec<Token>,
}

impl Stems {
    /// The word of this token is of no interest any more.
    fn give_up(&mut self, token: &Token) {
        if let Some(word) = self.by_word.get_mut(token.lexeme()) {
            *word = OnceCell::from(None);
        }
    }

    /// The number of the stem of a word; nothing for short and topicless words.
    fn of(&mut self, document: &Document<'_>, token: &Token) -> Option<usize> {
        if self.by_word.is_empty() {
            self.by_word.resize_with(document.lexemes().all().len(), OnceCell::new);
        }
        *self.by_word.get(token.lexeme())?.get_or_init(|| {
            let word = fold(document.word(token));
            let next = self.words.len();
            let at = *self.by_stem.entry(key_of(stem(&word)?)).or_insert(next);
            self.words.extend((at == next).then_some(*token));
            Some(at)
        })
    }
}

fn certainty_by_sentence(document: &Document<'_>, findings: &[Finding]) -> Vec<i32> {
    let mut all = vec![0; document.sentences().len()];
    for finding in findings {
        let sign = match finding.kind {
            Kind::Booster => 1,
            Kind::Hedge => -1,
            _ => continue,
        };
        if let Some(sum) = document.sentence_at(finding.span.start).and_then(|at| all.get_mut(at)) {
            *sum += sign * i32::from(finding.strength);
        }
    }
    all
}

/// The common beginning of a word's family; nothing for short and topicless words.
pub(super) fn stem_of(word: &str) -> Option<String> {
    stem(word).map(str::to_owned)
}

fn stem(word: &str) -> Option<&str> {
    let last = word.bytes().next_back();
    let endings =
        ENDINGS.iter().find(|(letter, _)| Some(*letter) == last).map_or(&[][..], |(_, endings)| *endings);
    let stem = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|stem| has_letters(stem, SHORTEST_STEM))
        .unwrap_or(word);
    let topicless = || is_topicless(stem) || stem.contains(['\'', '-']);
    (has_letters(stem, SHORTEST_STEM) && !topicless()).then_some(stem)
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
