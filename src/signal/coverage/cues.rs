//! Cues: which words of a text speak for or against which fact.

use std::collections::BTreeMap;

use super::{Observation, State};
use crate::lexicon::{Purpose, Term, terms_for};
use crate::text::Span;

/// From this weight on a cue names the matter itself.
const TELLING: u8 = 3;
/// Facts whose question is turned round: they hold where nothing speaks against them.
const TURNED_ROUND: &[&str] = &["mongering", "hype"];
/// The balance of weights at which a fact is as likely as not.
const EVEN: f64 = 6.0;
/// How much weight changes the strength from 0.5 to 0.73.
const STEEPNESS: f64 = 5.0;

/// The cues of one text by fact: each different one once, at its first place.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    by_fact: BTreeMap<&'static str, Vec<(&'static Term, Span)>>,
    /// Which were found already, by their number.
    seen: Vec<bool>,
}

impl Cues {
    /// The cue with this number stands at `span`; places of one fact come ascending.
    pub(in crate::signal) fn add(&mut self, number: usize, span: Span) {
        let all = terms_for(Purpose::Cue);
        self.seen.resize(all.len(), false);
        if let (Some(cue), Some(seen)) = (all.get(number), self.seen.get_mut(number))
            && !std::mem::replace(seen, true)
        {
            self.by_fact.entry(cue.lexicon).or_default().push((cue, span));
        }
    }

    fn of(&self, fact: &str) -> impl Iterator<Item = (&'static Term, Span)> {
        self.by_fact.get(fact).into_iter().flatten().copied()
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
        let strength = 1.0 / (1.0 + libm::exp(-(self.weight(fact) - EVEN) / STEEPNESS));
        Observation { state, strength, evidence }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::Terms;
    use crate::text::{Document, blocks_of_plain};

    #[test]
    fn facts_are_found_with_their_words() {
        let text = "The drug costs $20 and is covered by insurance. It was funded by a grant from the council. \
                    It is a breakthrough and a miracle.";
        let cues = Terms::of(&Document::new(text, blocks_of_plain(text))).cues;
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
