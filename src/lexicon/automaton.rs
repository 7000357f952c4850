//! Every pattern of every list compiled into one trie over token keys.
//!
//! A walk begins only where a pattern can begin, and what tokens lead to is looked up once for all their like (see
//! [`super::states`]). So the time for a text hardly depends on the number of terms.

use std::sync::Mutex;

use super::candidate::Candidate;
use super::pattern::{Classes, Reader};
use super::sieve::Sieve;
use super::states::States;
use super::symbol::{Flags, Symbol};
use super::{EXCEPTION, Term};
use crate::text::KeyMap;

/// One prefix of one or more patterns. What it has stands in rows for all nodes, each up to where the next begins.
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

/// What leads from one node to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// A vocabulary entry, a class or the flags of a shape.
    pub number: u32,
    pub to: u32,
}

/// What leads on from some nodes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asks {
    /// These words.
    pub words: Sieve,
    /// What is so.
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
    /// The words of each class.
    pub(super) sieves: Vec<Sieve>,
    /// The list of each term.
    lists: Vec<List>,
    /// What earlier walks have learned, one for each that ran beside others.
    known: Mutex<Vec<States>>,
}

/// The node where every pattern begins.
pub(super) const ROOT: u32 = 0;
/// The node where patterns begin that must begin a sentence.
pub(super) const SENTENCE_ROOT: u32 = 1;

impl Automaton {
    /// Compile `terms`, of which `lists` tells the list; a term that does not parse is left out (a test refuses it).
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

    /// What earlier walks have learned, taken out of the store; nothing while others use all of it.
    pub(super) fn take_known(&self) -> States {
        self.known.lock().ok().and_then(|mut known| known.pop()).unwrap_or_default()
    }

    /// Put it back for the next walk.
    pub(super) fn put_known(&self, states: States) {
        if let Ok(mut known) = self.known.lock() {
            known.push(states);
        }
    }

    /// The nodes to which a first token with this vocabulary entry leads.
    pub(super) fn starts_with(&self, entry: u32) -> &[u32] {
        let at = entry as usize;
        let ends = self.starts_of.get(at).zip(self.starts_of.get(at + 1));
        ends.and_then(|(from, to)| self.starts.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// What the next token must be for anything to lead on from one of `nodes`.
    pub(super) fn asks(&self, nodes: &[u32]) -> Asks {
        let mut asks = Asks::default();
        for node in nodes {
            let Some((here, end)) = self.node(*node) else { continue };
            if *node == ROOT {
                asks.words = Sieve::ALL;
            }
            self.edges(here.words, here.classes).iter().for_each(|edge| asks.words.add(edge.number));
            for class in self.edges(here.classes, here.shapes) {
                self.sieves.get(class.number as usize).into_iter().for_each(|words| asks.words.join(words));
            }
            self.edges(here.shapes, end.words).iter().for_each(|edge| asks.flags.0 |= edge.number);
        }
        asks
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
            // As many words and classes lead on from here as from all other nodes together.
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
