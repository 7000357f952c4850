//! The one walk of all term lists over a document: each part of the program is handed what its own lists found.

use std::collections::BTreeMap;

use super::account::{Account, Told, told_by_numbers};
use super::claims::ClaimWords;
use super::coverage::Cues;
use super::scope::Scope;
use crate::lexicon::{AUTOMATON, Hit, Purpose, TERMS, purpose_of};
use crate::text::{Document, parallel, room_for};

/// Every term that detectors mark in a document, ascending, by lexicon: no detector reads the hits of another.
#[derive(Debug, Clone, Default)]
pub struct Hits(BTreeMap<&'static str, Vec<Hit>>);

impl Hits {
    /// By their lists.
    fn new(lists: Vec<Vec<Hit>>) -> Self {
        let name = |hits: &[Hit]| TERMS.get(hits.first()?.term()).map(|term| term.lexicon);
        Self(lists.into_iter().filter_map(|hits| Some((name(&hits)?, hits))).collect())
    }

    /// Forget those of all other lexicons.
    pub(super) fn keep(&mut self, lexicons: &[&str]) {
        self.0.retain(|name, _| lexicons.contains(name));
    }

    /// Those of one lexicon.
    pub(super) fn of(&self, lexicon: &str) -> &[Hit] {
        self.0.get(lexicon).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What the lists found in a document.
#[derive(Debug, Default)]
pub struct Terms {
    /// For the detectors.
    pub hits: Hits,
    /// For [`super::claims::claims`].
    pub claim_words: ClaimWords,
    /// What an account tells.
    pub told: Vec<Told>,
    /// For the questions that a text answers.
    pub cues: Cues,
}

impl Terms {
    /// Look for them.
    pub fn of(document: &Document<'_>) -> Self {
        let scope = Scope::new(document, &[]);
        let mut account = Account::new(document, &scope);
        let mut claim_words = ClaimWords::new(document);
        let mut cues = Cues::default();
        let mut lists: Vec<Vec<Hit>> = Vec::new();
        let take = |hit: Hit| match purpose_of(hit.term()) {
            (Purpose::Mark, _) => {
                let list = AUTOMATON.list_of(hit.term());
                if lists.len() <= list {
                    lists.resize_with(list + 1, Vec::new);
                }
                if let Some(hits) = lists.get_mut(list) {
                    if hits.is_empty() {
                        *hits = room_for(document.text());
                    }
                    hits.push(hit);
                }
            }
            (Purpose::Claim, term) => claim_words.add(term, &hit, &scope),
            (Purpose::Account, term) => account.add(term, hit),
            (Purpose::Cue, term) => cues.add(term, hit.span()),
        };
        let walk = || AUTOMATON.find_each(document, take);
        let ((), by_numbers) = parallel::both(document.is_large(), walk, || told_by_numbers(document));
        let mut told = account.told();
        told.extend(by_numbers);
        Self { hits: Hits::new(lists), claim_words, told, cues }
    }
}
