//! Finding the terms in a document: one pass over its tokens, sentence by sentence.

use std::ops::Range;

use crate::text::{Document, Sentence, Span, parallel};

use super::automaton::Automaton;
use super::candidate::Candidate;
use super::slots::{ListsDiffer, Slots};
use super::states::{State, States};
use super::symbol::Symbol;

/// A term found in a text; 24 bytes, for a long text has many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    term: u32,
    span: Span,
    sentence: u32,
    token: u32,
    n_tokens: u32,
}

impl Hit {
    /// Index into the terms of the automaton.
    pub const fn term(&self) -> usize {
        self.term as usize
    }

    /// Where it stands, without the context that the pattern asks for.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Its sentence, as an index into [`Document::sentences`].
    pub const fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// Its first token.
    pub const fn token(&self) -> usize {
        self.token as usize
    }

    /// How many tokens it covers.
    pub const fn n_tokens(&self) -> usize {
        self.n_tokens as usize
    }

    /// The tokens that it covers.
    pub const fn tokens(&self) -> Range<usize> {
        self.token()..self.token() + self.n_tokens()
    }
}

/// Sentences that one thread takes at a time.
const SENTENCES_OF_A_RUN: usize = 2048;

/// Room for so many is made at once; most texts have fewer.
const HITS_OF_A_SENTENCE: usize = 4;

impl Automaton {
    /// All hits in `document`, ascending by place. Of one list, the leftmost and then the longest term wins and hides
    /// those that overlap it; lists do not hide each other.
    pub fn find(&self, document: &Document<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.find_each(document, |hit| hits.push(hit));
        hits.sort_by_key(|hit| (hit.span, hit.term));
        hits
    }

    /// As [`Self::find`], one after the other, for a long text has more hits than anybody wants to keep: sentence by
    /// sentence, list by list, ascending by place.
    pub fn find_each(&self, document: &Document<'_>, mut take: impl FnMut(Hit) + Send) {
        // Each different word is looked up once.
        let symbol = |lexeme| Symbol::of(lexeme, self);
        let words: Vec<Symbol> = document.lexemes().all().iter().map(symbol).collect();
        let runs = parallel::runs(document.sentences().len(), SENTENCES_OF_A_RUN);
        let find = |run: &Range<usize>| self.find_in(document, run.clone(), &words);
        parallel::each_in_order(document.is_large(), &runs, find, |hits| {
            hits.into_iter().for_each(&mut take);
        });
    }

    /// The hits in some sentences; `words` are the document's lexemes.
    fn find_in(&self, document: &Document<'_>, run: Range<usize>, words: &[Symbol]) -> Vec<Hit> {
        let mut walk = Walk::new(self, document, words);
        let sentences = document.sentences().get(run.clone()).unwrap_or_default();
        walk.hits.reserve(HITS_OF_A_SENTENCE * sentences.len());
        let purposes = walk.purposes;
        for (at, sentence) in run.zip(sentences) {
            if walk.sentence(at, sentence, purposes).is_err() {
                // Each list reads such a sentence in its own way.
                for purpose in (0..u8::BITS).map(|bit| purposes & 1 << bit).filter(|it| *it != 0) {
                    walk.sentence(at, sentence, purpose).ok();
                }
            }
        }
        self.put_cached(walk.states);
        walk.hits
    }
}

/// One sentence after the other under the automaton.
struct Walk<'a> {
    automaton: &'a Automaton,
    /// The purposes of all lists, a bit each.
    purposes: u8,
    slots: Slots<'a>,
    states: States,
    found: Vec<Candidate>,
    /// By term, whether it was found.
    seen: Vec<bool>,
    hits: Vec<Hit>,
}

impl<'a> Walk<'a> {
    fn new(automaton: &'a Automaton, document: &'a Document<'a>, words: &'a [Symbol]) -> Self {
        Self {
            automaton,
            purposes: automaton.purposes(),
            slots: Slots::new(automaton, document, words),
            states: automaton.take_cached(),
            found: Vec::new(),
            seen: vec![false; automaton.n_terms()],
            hits: Vec::new(),
        }
    }

    /// Find the terms of these purposes in the sentence with this index.
    fn sentence(&mut self, at: usize, sentence: &Sentence, purposes: u8) -> Result<(), ListsDiffer> {
        self.slots.read(sentence, purposes)?;
        self.find_candidates();
        if purposes != self.purposes {
            self.found.retain(|candidate| self.automaton.list(candidate.term()).purpose & purposes != 0);
        }
        self.choose(at);
        Ok(())
    }

    /// Find every term that fits somewhere in the sentence that was read.
    fn find_candidates(&mut self) {
        self.states.reset_if_full(self.automaton);
        let symbols = std::mem::take(&mut self.slots.symbols);
        if let Some(first) = symbols.first() {
            let state = self.states.first_of_sentence(self.automaton, *first);
            self.follow(&symbols, 0, state);
        }
        for (begin, [symbol, next]) in symbols.array_windows().enumerate() {
            let state = self.states.first(self.automaton, *symbol);
            if state.accepts() || !state.is_nowhere() && !self.states.visible(state, *next).is_nothing() {
                self.follow(&symbols, begin, state);
            }
        }
        self.slots.symbols = symbols;
    }

    /// Walk on from `state`, which the slot `begin` led to, and note the terms that are complete on the way.
    fn follow(&mut self, symbols: &[Symbol], begin: usize, mut state: State) {
        let mut ahead = symbols.get(begin + 1..).unwrap_or_default().iter();
        while !state.is_nowhere() {
            if state.accepts() {
                self.note(ahead.as_slice(), begin, state);
            }
            let Some(symbol) = ahead.next() else { break };
            state = self.states.next(self.automaton, state, *symbol);
        }
    }

    /// Note the terms that are complete at `state`, with what is `ahead` of it.
    fn note(&mut self, ahead: &[Symbol], begin: usize, state: State) {
        let ends = || !ahead.iter().any(|symbol| symbol.is_word());
        let accepts = self.states.accepts_of(state).iter();
        let complete = accepts.filter(|accept| !accept.at_end || ends());
        self.found.extend(complete.map(|accept| accept.candidate.from(begin)));
    }

    /// The hits of sentence `at`: of each list the first candidates, none overlapping another.
    fn choose(&mut self, at: usize) {
        self.found.sort_unstable();
        let mut taken: Option<(u8, u32)> = None;
        for candidate in self.found.drain(..) {
            let (list, term) = (candidate.list(), candidate.term());
            if taken.is_some_and(|taken| taken.0 == list && candidate.first() <= taken.1) {
                continue;
            }
            taken = Some((list, candidate.last()));
            let seen = self.seen.get_mut(term as usize);
            let again = seen.is_some_and(|seen| std::mem::replace(seen, true));
            if candidate.is_exception() || again && self.automaton.list(term).once {
                continue;
            }
            if let Some((span, tokens)) = self.slots.place(candidate.first(), candidate.last()) {
                self.hits.push(Hit {
                    term,
                    span,
                    sentence: small(at),
                    token: tokens.start,
                    n_tokens: tokens.end - tokens.start,
                });
            }
        }
    }
}

/// What does not fit stays at the maximum.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::AUTOMATON;
    use super::super::automaton::{ROOT, SENTENCE_ROOT};
    use super::super::lists::ALL;
    use super::*;
    use crate::text::blocks_of_plain;

    /// Every term that fits in a sentence of these symbols, looked up node by node.
    fn fitting(symbols: &[Symbol]) -> Vec<Candidate> {
        let mut found = Vec::new();
        let begins = (0..symbols.len()).map(|begin| (ROOT, begin));
        for (root, begin) in begins.chain([(SENTENCE_ROOT, 0)]) {
            let mut nodes = vec![root];
            for (at, symbol) in symbols.iter().enumerate().skip(begin) {
                let mut next = Vec::new();
                for node in nodes {
                    AUTOMATON.each_next(node, *symbol, |to| next.push(to));
                }
                let ends = !symbols[at + 1..].iter().any(|symbol| symbol.is_word());
                let accepts = next.iter().flat_map(|node| AUTOMATON.accepts_at(*node));
                found.extend(accepts.filter(|it| ends || !it.at_end).map(|it| it.candidate.from(begin)));
                nodes = next;
            }
        }
        found.sort_unstable();
        found
    }

    #[test]
    fn cached_states_find_what_the_trie_finds() {
        let mut text = String::new();
        let texts = ALL.terms.iter().flat_map(|term| [term.pattern, term.example, term.counter_example]);
        for (nth, example) in texts.filter(|text| !text.is_empty()).enumerate() {
            let bare = example.trim_end_matches('.').trim_start_matches("The ");
            text += if nth % 3 == 0 { bare } else { example };
            text += if nth % 7 == 0 { ".\n\n" } else { " " };
        }
        let document = Document::new(&text, blocks_of_plain(&text));
        let words: Vec<_> = document.lexemes().all().iter().map(|it| Symbol::of(it, &AUTOMATON)).collect();
        let mut walk = Walk::new(&AUTOMATON, &document, &words);
        let mut n = 0;
        // A state that one sentence added must be right in every other.
        for sentence in document.sentences().iter().chain(document.sentences()) {
            if walk.slots.read(sentence, walk.purposes).is_ok() {
                walk.find_candidates();
                walk.found.sort_unstable();
                assert_eq!(walk.found, fitting(&walk.slots.symbols), "{}", sentence.span.of(&text));
                n += walk.found.len();
                walk.found.clear();
            }
        }
        assert!(n > 10_000, "{n}");
    }
}
