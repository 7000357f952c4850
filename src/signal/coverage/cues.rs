//! The cue list: which words of a text speak for or against which fact.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Observation, State};
use crate::lexicon::{Automaton, Term, automaton_of};
use crate::text::{Document, Span};

const LIST: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/coverage/cues.tsv"));

/// From this weight on a cue names the matter itself.
const TELLING: u8 = 3;
/// Facts whose question is turned round: they hold where nothing speaks against them.
const TURNED_ROUND: &[&str] = &["mongering", "hype"];
/// The balance of weights at which a fact is as likely as not.
const EVEN: f64 = 6.0;
/// How much weight changes the strength from 0.5 to 0.73.
const STEEPNESS: f64 = 5.0;

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| LIST.lines().filter_map(term).collect());
static AUTOMATON: LazyLock<Automaton> = LazyLock::new(|| automaton_of(&TERMS));

/// A cue as a term: its fact stands as the list, so that the cues of two facts do not hide each other.
fn term(line: &'static str) -> Option<Term> {
    let mut columns = line.split('\t').filter(|_| !line.starts_with('#'));
    let (lexicon, pattern) = (columns.next()?, columns.next()?);
    let weight: i8 = columns.next()?.parse().ok()?;
    let subtype = if weight < 0 { "against" } else { "for" };
    Some(Term {
        lexicon,
        pattern,
        subtype,
        strength: weight.unsigned_abs(),
        note: "",
        source: "own",
        example: "",
        counter_example: "",
    })
}

/// The cues of one text by fact: each different one once, at its first place.
#[derive(Debug, Clone, Default)]
pub struct Cues(BTreeMap<&'static str, Vec<(usize, Span)>>);

impl Cues {
    /// All cues in `document`.
    pub fn find(document: &Document<'_>) -> Self {
        let mut seen = vec![false; TERMS.len()];
        let mut cues: BTreeMap<&'static str, Vec<(usize, Span)>> = BTreeMap::new();
        AUTOMATON.find_each(document, |hit| {
            if let (Some(term), Some(known)) = (TERMS.get(hit.term), seen.get_mut(hit.term))
                && !std::mem::replace(known, true)
            {
                cues.entry(term.lexicon).or_default().push((hit.term, hit.span));
            }
        });
        Self(cues)
    }

    fn of(&self, fact: &str) -> impl Iterator<Item = (&'static Term, Span)> {
        let found = self.0.get(fact).into_iter().flatten();
        found.filter_map(|(term, span)| TERMS.get(*term).map(|term| (term, *span)))
    }

    /// How many different cues of `fact` there are.
    pub fn n_different(&self, fact: &str) -> usize {
        self.of(fact).count()
    }

    /// The balance of weights for and against `fact`.
    pub fn weight(&self, fact: &str) -> f64 {
        self.of(fact)
            .map(
                |(term, _)| {
                    if term.subtype == "against" {
                        -f64::from(term.strength)
                    } else {
                        f64::from(term.strength)
                    }
                },
            )
            .sum()
    }

    /// The words of the cues of `fact`, ascending.
    pub fn words(&self, fact: &str) -> Vec<Span> {
        self.of(fact).map(|(_, span)| span).collect()
    }

    /// What the text says of `fact`.
    pub fn observe(&self, fact: &str) -> Observation {
        let turned = TURNED_ROUND.contains(&fact);
        let side = if turned { "against" } else { "for" };
        let telling = self.of(fact).filter(|(term, _)| term.subtype == side && term.strength >= TELLING);
        let evidence: Vec<Span> = telling.map(|(_, span)| span).collect();
        let state = match (State::of_count(evidence.len()), turned) {
            (State::Absent, true) => State::Present,
            (State::Present, true) => State::Absent,
            (state, _) => state,
        };
        let strength = 1.0 / (1.0 + (-(self.weight(fact) - EVEN) / STEEPNESS).exp());
        Observation { state, strength, evidence }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn facts_are_found_with_their_words() {
        let text = "The drug costs $20 and is covered by insurance. It was funded by a grant from the council. \
                    It is a breakthrough and a miracle.";
        let cues = Cues::find(&Document::new(text, blocks_of_plain(text)));
        for (fact, state) in [
            ("costs", State::Present),
            ("funding", State::Present),
            ("harms", State::Absent),
            ("hype", State::Absent),
            ("mongering", State::Present),
        ] {
            assert_eq!(cues.observe(fact).state, state, "{fact}");
        }
        let words: Vec<_> = cues.observe("hype").evidence.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["breakthrough", "miracle"]);
    }
}
