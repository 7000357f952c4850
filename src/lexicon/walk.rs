//! Finding the terms in a document: one pass over its tokens, sentence by sentence.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::{Document, Sentence, Span, parallel};

use super::automaton::{Automaton, ROOT, SENTENCE_ROOT};
use super::slots::{Differs, Slots, Word};

/// A term found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index into the terms of the automaton.
    pub term: usize,
    /// Where it stands, without the context that the pattern asks for.
    pub span: Span,
    /// Its sentence, as an index into [`Document::sentences`].
    pub sentence: usize,
    /// Its first token.
    pub token: usize,
    /// How many tokens it covers.
    pub n_tokens: usize,
}

/// Sentences that one thread takes at a time.
const SENTENCES_OF_A_RUN: usize = 2048;

/// A place in the trie from which patterns may go on.
#[derive(Debug, Clone, Copy)]
struct Place {
    node: u32,
    /// The slot that is asked next, and the one where the pattern began.
    next: u32,
    first: u32,
    /// First and last slot that are marked so far; [`NONE`] where none is.
    marked: (u32, u32),
}

const NONE: u32 = u32::MAX;

/// A term that fits, before the lists have chosen among those that overlap. The order is that of the choice: of each list
/// the leftmost, of those the longest, context counted; a term comes before an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    list: u8,
    /// The first slot that is marked.
    first: u32,
    /// The more slots the pattern asked for, the less.
    length: Reverse<u32>,
    exception: bool,
    /// The last slot that is marked, the farthest first.
    last: Reverse<u32>,
    term: u32,
}

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
        let words: Vec<Word> = document.lexemes().all().iter().map(|lexeme| Word::of(lexeme, self)).collect();
        let n = document.sentences().len();
        let run = |first: usize| first..n.min(first + SENTENCES_OF_A_RUN);
        let runs: Vec<Range<usize>> = (0..n).step_by(SENTENCES_OF_A_RUN).map(run).collect();
        let find = |run: &Range<usize>| self.find_in(document, run.clone(), &words);
        parallel::each_in_order(document.is_large(), &runs, find, |hits| {
            hits.into_iter().for_each(&mut take);
        });
    }

    /// The hits in some sentences; `words` are the document's lexemes.
    fn find_in(&self, document: &Document<'_>, run: Range<usize>, words: &[Word]) -> Vec<Hit> {
        let mut walk = Walk {
            automaton: self,
            purposes: self.purposes(),
            slots: Slots::new(self, document, words),
            places: Vec::new(),
            found: Vec::new(),
            seen: vec![false; self.n_terms()],
            hits: Vec::new(),
        };
        let sentences = document.sentences().get(run.clone()).unwrap_or_default();
        let purposes = walk.purposes;
        for (at, sentence) in run.zip(sentences) {
            if walk.sentence(at, sentence, purposes).is_err() {
                for purpose in (0..u8::BITS).map(|bit| purposes & 1 << bit).filter(|it| *it != 0) {
                    walk.sentence(at, sentence, purpose).ok();
                }
            }
        }
        walk.hits
    }
}

/// One sentence after the other under the automaton.
struct Walk<'a> {
    automaton: &'a Automaton,
    /// Those of all lists.
    purposes: u8,
    slots: Slots<'a>,
    places: Vec<Place>,
    found: Vec<Candidate>,
    /// Which terms were found of those that are wanted once.
    seen: Vec<bool>,
    hits: Vec<Hit>,
}

impl Walk<'_> {
    /// Find the terms of these purposes in the sentence with this index.
    fn sentence(&mut self, at: usize, sentence: &Sentence, purposes: u8) -> Result<(), Differs> {
        self.slots.read(sentence, purposes)?;
        let root = self.automaton.node(SENTENCE_ROOT);
        if root.is_some_and(|(root, _)| self.slots.may_go_on(root, 0)) {
            self.places.push(Place { node: SENTENCE_ROOT, next: 0, first: 0, marked: (NONE, NONE) });
        }
        for nth in 0..self.slots.begins.len() {
            if let Some(begin) = self.slots.begins.get(nth) {
                self.begin(*begin);
            }
        }
        while let Some(place) = self.places.pop() {
            self.go_on(&place);
        }
        if purposes != self.purposes {
            self.found.retain(|candidate| self.automaton.list(candidate.term).purpose & purposes != 0);
        }
        self.choose(at);
        Ok(())
    }

    /// Enter every pattern that the slot `at` may begin.
    fn begin(&mut self, at: u32) {
        let automaton = self.automaton;
        let Some(slot) = self.slots.all.get(at as usize).copied() else { return };
        let ahead = at as usize + 1;
        let (next, then) = (self.slots.bits(ahead), self.slots.bits(ahead + 1));
        let place = Place { node: ROOT, next: at, first: at, marked: (NONE, NONE) };
        if slot.is_known() {
            let (starts, within) = automaton.starts_with(slot.entry);
            let near = if within > 1 { self.slots.near(ahead, within) } else { next };
            for start in starts {
                let may = match start.within {
                    0 => true,
                    1 => start.ahead.meet(next) && start.then.meet(then),
                    _ => start.ahead.meet(near),
                };
                if may {
                    self.enter(start.node, &place);
                }
            }
        }
        if slot.is_shaped() {
            for (shape, start) in &automaton.shape_starts {
                if start.follows().meet(next) && self.slots.has(&slot, *shape) {
                    self.enter(start.node, &place);
                }
            }
        }
    }

    /// The slot that is asked at `from` leads to `to`: note the terms that are complete there, and come back to what may
    /// go on.
    fn enter(&mut self, to: u32, from: &Place) {
        let automaton = self.automaton;
        let Some((node, end)) = automaton.node(to) else { return };
        let (at, next) = (from.next, from.next + 1);
        let marked = if node.context { from.marked } else { (from.marked.0.min(at), at) };
        if node.accepts < end.accepts && marked.0 != NONE {
            let accepts = automaton.accepts.get(node.accepts as usize..end.accepts as usize);
            for accept in accepts.unwrap_or_default() {
                if !accept.at_end || self.slots.ends_after(at as usize) {
                    self.found.push(Candidate {
                        list: accept.list.number,
                        first: marked.0,
                        length: Reverse(next - from.first),
                        exception: accept.exception,
                        last: Reverse(marked.1),
                        term: accept.term,
                    });
                }
            }
        }
        if node.words < end.words && self.slots.may_go_on(node, next as usize) {
            self.places.push(Place { node: to, next, first: from.first, marked });
        }
    }

    /// Enter every node to which the slot that is asked leads from `place`.
    fn go_on(&mut self, place: &Place) {
        let automaton = self.automaton;
        let Some((node, end)) = automaton.node(place.node) else { return };
        let Some(slot) = self.slots.all.get(place.next as usize).copied() else { return };
        if slot.is_known() {
            let words = automaton.edges(node.words, node.classes);
            let first = words.partition_point(|edge| edge.number < slot.entry);
            for edge in words.get(first..).unwrap_or_default() {
                if edge.number != slot.entry {
                    break;
                }
                self.enter(edge.to, place);
            }
            let held = automaton.classes_of(slot.entry);
            for edge in automaton.edges(node.classes, node.shapes) {
                let bits = held.get(edge.number as usize / 64).copied().unwrap_or_default();
                if bits >> (edge.number % 64) & 1 == 1 {
                    self.enter(edge.to, place);
                }
            }
        }
        for edge in automaton.edges(node.shapes, end.words) {
            let shape = automaton.shapes.get(edge.number as usize);
            if shape.is_some_and(|shape| self.slots.has(&slot, *shape)) {
                self.enter(edge.to, place);
            }
        }
    }

    /// The hits of sentence `at`: of each list the first candidates, none overlapping another.
    fn choose(&mut self, at: usize) {
        self.found.sort_unstable();
        let mut taken: Option<(u8, u32)> = None;
        for candidate in self.found.drain(..) {
            if taken.is_some_and(|(list, last)| list == candidate.list && candidate.first <= last) {
                continue;
            }
            taken = Some((candidate.list, candidate.last.0));
            let seen = self.seen.get_mut(candidate.term as usize);
            let again = seen.is_some_and(|seen| std::mem::replace(seen, true));
            if candidate.exception || again && self.automaton.list(candidate.term).once {
                continue;
            }
            let place = self.slots.place(candidate.first as usize, candidate.last.0 as usize);
            if let Some((span, token, n_tokens)) = place {
                self.hits.push(Hit { term: candidate.term as usize, span, sentence: at, token, n_tokens });
            }
        }
    }
}
