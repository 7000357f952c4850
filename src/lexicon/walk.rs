//! Finding the terms in a document: one pass over its tokens, sentence by sentence.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::{Document, Sentence, Span, parallel};

use super::automaton::{Automaton, Edge, SENTENCE_ROOT};
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
const SENTENCES_OF_A_RUN: usize = 4096;

/// A place in the trie that was reached, not yet gone on from.
#[derive(Debug, Clone, Copy)]
struct Place {
    node: u32,
    /// The slot where the pattern began, and the one that led here.
    first: u32,
    at: u32,
    /// First and last slot that are marked so far.
    marked: Option<(u32, u32)>,
}

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
    pub fn find_each(&self, document: &Document<'_>, mut take: impl FnMut(Hit)) {
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
            slots: Slots::new(self, document, words),
            places: Vec::new(),
            found: Vec::new(),
            hits: Vec::new(),
        };
        let purposes = self.purposes();
        let sentences = document.sentences().get(run.clone()).unwrap_or_default();
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
    slots: Slots<'a>,
    places: Vec<Place>,
    found: Vec<Candidate>,
    hits: Vec<Hit>,
}

impl Walk<'_> {
    /// Find the terms of these purposes in the sentence with this index.
    fn sentence(&mut self, at: usize, sentence: &Sentence, purposes: u8) -> Result<(), Differs> {
        self.slots.read(sentence, purposes)?;
        self.go_on(Place { node: SENTENCE_ROOT, first: 0, at: 0, marked: None }, 0);
        self.run(purposes);
        for nth in 0..self.slots.begins.len() {
            if let Some(begin) = self.slots.begins.get(nth) {
                self.begin(*begin);
                self.run(purposes);
            }
        }
        self.choose(at);
        Ok(())
    }

    /// Enter every pattern that the slot `at` may begin.
    fn begin(&mut self, at: u32) {
        let Some(slot) = self.slots.all.get(at as usize) else { return };
        let next = self.slots.bits(at as usize + 1);
        let place = |node: u32| Place { node, first: at, at, marked: None };
        if slot.is_known() {
            let starts = self.automaton.starts_with(slot.entry).iter();
            self.places
                .extend(starts.filter(|start| start.follows.meet(next)).map(|start| place(start.node)));
        }
        if slot.is_shaped() {
            for (shape, start) in &self.automaton.shape_starts {
                if start.follows.meet(next) && self.slots.has(slot, *shape) {
                    self.places.push(place(start.node));
                }
            }
        }
    }

    /// Go on from every place until there is none.
    fn run(&mut self, purposes: u8) {
        let automaton = self.automaton;
        while let Some(mut place) = self.places.pop() {
            let at = place.node as usize;
            let Some((node, next)) = automaton.nodes.get(at).zip(automaton.nodes.get(at + 1)) else {
                continue;
            };
            if !node.context {
                place.marked = Some((place.marked.map_or(place.at, |(first, _)| first), place.at));
            }
            let accepts = automaton.accepts.get(node.accepts as usize..next.accepts as usize);
            for accept in accepts.unwrap_or_default() {
                if let Some((first, last)) = place.marked
                    && accept.list.purpose & purposes != 0
                    && (!accept.at_end || self.slots.ends_after(place.at as usize))
                {
                    self.found.push(Candidate {
                        list: accept.list.number,
                        first,
                        length: Reverse(place.at + 1 - place.first),
                        exception: accept.exception,
                        last: Reverse(last),
                        term: accept.term,
                    });
                }
            }
            self.go_on(place, place.at + 1);
        }
    }

    /// Every place to which the slot `at` leads from `place`.
    fn go_on(&mut self, place: Place, at: u32) {
        let automaton = self.automaton;
        let from = place.node as usize;
        let Some((node, end)) = automaton.nodes.get(from).zip(automaton.nodes.get(from + 1)) else { return };
        if !self.slots.has_ahead(node.ahead, at as usize, node.within) {
            return;
        }
        let Some(slot) = self.slots.all.get(at as usize) else { return };
        let mut lead = |edge: &Edge| self.places.push(Place { node: edge.to, at, ..place });
        if slot.is_known() {
            let words = automaton.edges(node.words, node.classes);
            let first = words.partition_point(|edge| edge.number < slot.entry);
            words.iter().skip(first).take_while(|edge| edge.number == slot.entry).for_each(&mut lead);
            let classes = automaton.edges(node.classes, node.shapes).iter();
            classes.filter(|edge| automaton.class_holds(edge.number, slot.entry)).for_each(&mut lead);
        }
        for edge in automaton.edges(node.shapes, end.words) {
            let shape = automaton.shapes.get(edge.number as usize);
            if shape.is_some_and(|shape| self.slots.has(slot, *shape)) {
                lead(edge);
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
            if candidate.exception {
                continue;
            }
            let place = self.slots.place(candidate.first as usize, candidate.last.0 as usize);
            if let Some((span, token, n_tokens)) = place {
                self.hits.push(Hit { term: candidate.term as usize, span, sentence: at, token, n_tokens });
            }
        }
    }
}
