//! Every pattern of every list compiled into one trie over token keys.
//!
//! The trie is a nondeterministic automaton: a word, a class and a shape may all fit the same token. [`super::states`]
//! makes it deterministic while it runs, so that the time for a text hardly depends on the number of terms.

use std::sync::Mutex;

use super::candidate::Candidate;
use super::pattern::{Classes, Reader};
use super::sieve::Sieve;
use super::states::States;
use super::symbol::{Flags, Symbol};
use super::{EXCEPTION, Term};
use crate::text::KeyMap;

/// One prefix of one or more patterns. The fields are where its edges and terms begin in the rows of the automaton; they
/// end where those of the next node begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// Its edges by word, ascending.
    pub words: u32,
    /// Its edges by class.
    pub classes: u32,
    /// Its edges by shape.
    pub shapes: u32,
    /// The terms that are complete here.
    pub accepts: u32,
}

/// A step from one node to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// A vocabulary entry, a class or the flags of a shape.
    pub number: u32,
    pub to: u32,
}

/// What a token must have for any edge of some nodes to fit it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted {
    /// One of these words,
    pub words: Sieve,
    /// or one of these properties.
    pub flags: Flags,
}

/// A list of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct List {
    /// Its number: lists do not hide each other.
    pub number: u8,
    /// The bit of its purpose: lists of one purpose know each other's words.
    pub purpose: u8,
    /// One hit of each of its terms in a run of sentences is enough.
    pub once: bool,
}

/// A complete term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Accept {
    /// As it would be in a sentence that begins with the first token of the pattern.
    pub candidate: Candidate,
    /// Only where the sentence ends.
    pub at_end: bool,
}

/// The compiled lists.
#[derive(Debug, Default)]
pub struct Automaton {
    pub(super) vocabulary: KeyMap<u32>,
    /// By vocabulary entry, for which purposes a pattern names it.
    pub(super) named: Vec<u8>,
    /// All nodes, and one behind them.
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) accepts: Vec<Accept>,
    /// The nodes to which first tokens lead, by vocabulary entry: where each entry's begin in `starts`, and one behind.
    pub(super) starts_of: Vec<u32>,
    pub(super) starts: Vec<u32>,
    /// Which classes hold each word, `class_stride` times 64 bits a vocabulary entry.
    pub(super) class_bits: Vec<u64>,
    pub(super) class_stride: usize,
    /// A filter of the words of each class.
    pub(super) sieves: Vec<Sieve>,
    /// The list of each term.
    lists: Vec<List>,
    /// The states of earlier walks, one set for each walk that ran at the same time.
    cached: Mutex<Vec<States>>,
}

/// The node where every pattern begins.
pub(super) const ROOT: u32 = 0;
/// The node where patterns begin that must begin a sentence.
pub(super) const SENTENCE_ROOT: u32 = 1;

impl Automaton {
    /// Compile `terms`, each of the list at the same index of `lists`. A term that does not parse is left out; a test
    /// refuses it.
    pub(super) fn new(terms: &[Term], lists: &[List], classes: &Classes) -> Self {
        let mut reader = Reader::new(classes, terms.len());
        for ((term, list), idx) in terms.iter().zip(lists).zip(0..) {
            let exception = term.subtype == EXCEPTION;
            reader.add(term.pattern, list.purpose, Candidate::of(idx, list.number, exception)).ok();
        }
        Self { lists: lists.to_vec(), ..reader.builder.finish() }
    }

    pub(super) const fn n_terms(&self) -> usize {
        self.lists.len()
    }

    /// The list of a term.
    pub(super) fn list(&self, term: u32) -> List {
        self.lists.get(term as usize).copied().unwrap_or_default()
    }

    /// The list of a term, as a small number.
    pub(crate) fn list_of(&self, term: usize) -> usize {
        self.list(term as u32).number.into()
    }

    /// The purposes of all lists.
    pub(super) fn purposes(&self) -> u8 {
        self.lists.iter().fold(0, |all, list| all | list.purpose)
    }

    /// Take the states of an earlier walk out of the cache; empty ones where other walks use them all.
    pub(super) fn take_cached(&self) -> States {
        self.cached.lock().ok().and_then(|mut cached| cached.pop()).unwrap_or_default()
    }

    /// Put them back for the next walk.
    pub(super) fn put_cached(&self, states: States) {
        if let Ok(mut cached) = self.cached.lock() {
            cached.push(states);
        }
    }

    /// The nodes to which a first token with this vocabulary entry leads.
    pub(super) fn starts_with(&self, entry: u32) -> &[u32] {
        let at = entry as usize;
        let ends = self.starts_of.get(at).zip(self.starts_of.get(at + 1));
        ends.and_then(|(from, to)| self.starts.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// What the next token must have for any edge of `nodes` to fit it.
    pub(super) fn wanted(&self, nodes: &[u32]) -> Wanted {
        let mut wanted = Wanted::default();
        for node in nodes {
            let Some((here, end)) = self.node(*node) else { continue };
            if *node == ROOT {
                wanted.words = Sieve::ALL;
            }
            self.edges(here.words, here.classes).iter().for_each(|edge| wanted.words.add(edge.number));
            for class in self.edges(here.classes, here.shapes) {
                self.sieves.get(class.number as usize).into_iter().for_each(|words| wanted.words.join(words));
            }
            self.edges(here.shapes, end.words).iter().for_each(|edge| wanted.flags.0 |= edge.number);
        }
        wanted
    }

    /// A node, and the one behind it, where its edges and terms end.
    fn node(&self, at: u32) -> Option<(&Node, &Node)> {
        self.nodes.get(at as usize).zip(self.nodes.get(at as usize + 1))
    }

    fn edges(&self, from: u32, to: u32) -> &[Edge] {
        if from == to {
            // Most nodes have edges of one kind.
            return &[];
        }
        self.edges.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Every node to which `symbol` leads from `node` is given to `enter`.
    pub(super) fn each_next(&self, node: u32, symbol: Symbol, mut enter: impl FnMut(u32)) {
        let Some((here, end)) = self.node(node) else { return };
        let entry = symbol.entry();
        if node == ROOT {
            // The root has as many edges as all other nodes together, so they have an index of their own.
            self.starts_with(entry).iter().for_each(|start| enter(*start));
        } else if symbol.is_named() {
            let words = self.edges(here.words, here.classes);
            let first = words.partition_point(|edge| edge.number < entry);
            let alike = words.iter().skip(first).take_while(|edge| edge.number == entry);
            alike.for_each(|edge| enter(edge.to));
            let held = self.classes_of(entry);
            let holds =
                |class: u32| held.get(class as usize / 64).is_some_and(|bits| bits >> (class % 64) & 1 == 1);
            let classes = self.edges(here.classes, here.shapes).iter().filter(|edge| holds(edge.number));
            classes.for_each(|edge| enter(edge.to));
        }
        let shapes = self.edges(here.shapes, end.words).iter().filter(|edge| symbol.is(Flags(edge.number)));
        shapes.for_each(|edge| enter(edge.to));
    }

    /// The terms that are complete at `node`.
    pub(super) fn accepts_at(&self, node: u32) -> &[Accept] {
        let range = self.node(node).map(|(here, end)| here.accepts as usize..end.accepts as usize);
        range.and_then(|range| self.accepts.get(range)).unwrap_or_default()
    }

    /// The classes that hold the vocabulary entry `word`, a bit each.
    fn classes_of(&self, word: u32) -> &[u64] {
        let first = word as usize * self.class_stride;
        self.class_bits.get(first..first + self.class_stride).unwrap_or_default()
    }
}
