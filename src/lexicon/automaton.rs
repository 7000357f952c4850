//! Every pattern of every list compiled into one trie over token keys.
//!
//! A token costs one look-up in the vocabulary; a walk begins only where a pattern can begin. So the time for a text
//! hardly depends on the number of terms.

use super::follows::Bits;
use super::pattern::{Classes, Reader, Shape};
use super::{EXCEPTION, Term};
use crate::text::KeyMap;

/// One prefix of one or more patterns. What it has stands in rows for all nodes, each up to where the next begins.
#[derive(Debug)]
pub(super) struct Node {
    /// Its edges by word, ascending.
    pub words: u32,
    /// Its edges by class.
    pub classes: u32,
    /// Its edges by shape.
    pub shapes: u32,
    /// The terms that are complete here.
    pub accepts: u32,
    /// One of these must stand among the next `within` tokens, or no term that is not complete here will be.
    pub ahead: Bits,
    pub within: u8,
    /// And one of these at the second, where `within` is 1.
    pub then: Bits,
    /// The token that led here is context: required, but not marked.
    pub context: bool,
}

/// What leads from one node to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// A vocabulary entry, a class or a shape.
    pub number: u32,
    pub to: u32,
}

/// A node to which the first token of a pattern leads, with what must follow for the walk to be worth while.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub node: u32,
    /// As in [`Node`]; 0 where anything may follow.
    pub within: u8,
    pub ahead: Bits,
    pub then: Bits,
}

impl Start {
    /// What may be the next token.
    pub(super) const fn follows(&self) -> Bits {
        match self.within {
            0 => Bits::ALL,
            1 => self.ahead,
            _ => Bits::TOKEN,
        }
    }
}

/// All patterns that begin with one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Starts {
    /// Where they stand in the row of all.
    pub first: u32,
    /// The most of their [`Start::within`].
    pub within: u8,
    /// What must follow for any of them.
    pub follows: Bits,
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
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Accept {
    /// Index into the terms.
    pub term: u32,
    pub list: List,
    /// Whether it only hides shorter terms and is not reported.
    pub exception: bool,
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
    pub(super) shapes: Vec<Shape>,
    pub(super) starts: Vec<Start>,
    /// By vocabulary entry, and one behind them.
    pub(super) starts_of: Vec<Starts>,
    pub(super) shape_starts: Vec<(Shape, Start)>,
    /// Which classes hold each word, `class_stride` times 64 bits a vocabulary entry.
    pub(super) class_bits: Vec<u64>,
    pub(super) class_stride: usize,
    /// The list of each term.
    lists: Vec<List>,
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
            let accept = Accept { term: idx, list: *list, exception, at_end: false };
            reader.add(term.pattern, accept).ok();
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

    /// Whether a term is complete at `node`.
    pub(super) fn is_complete(&self, node: u32) -> bool {
        let accepts = |at: u32| self.nodes.get(at as usize).map(|node| node.accepts);
        accepts(node) != accepts(node + 1)
    }

    /// `node` as a place to which the first token of a pattern leads.
    pub(super) fn start(&self, node: u32) -> Start {
        match self.nodes.get(node as usize) {
            Some(here) if !self.is_complete(node) => {
                Start { node, within: here.within, ahead: here.ahead, then: here.then }
            }
            _ => Start { node, within: 0, ahead: Bits::ALL, then: Bits::ALL },
        }
    }

    /// The nodes to which a first token with this vocabulary entry leads, and how far they look ahead.
    pub(super) fn starts_with(&self, entry: u32) -> (&[Start], u8) {
        let Some((of, end)) = self.starts_of.get(entry as usize).zip(self.starts_of.get(entry as usize + 1))
        else {
            return (&[], 0);
        };
        (self.starts.get(of.first as usize..end.first as usize).unwrap_or_default(), of.within)
    }

    /// What may stand behind a first token with this vocabulary entry.
    pub(super) fn starts_follow(&self, entry: u32) -> Bits {
        self.starts_of.get(entry as usize).map_or_else(Bits::default, |starts| starts.follows)
    }

    /// A node, and the one behind it, where its edges and terms end.
    pub(super) fn node(&self, at: u32) -> Option<(&Node, &Node)> {
        self.nodes.get(at as usize).zip(self.nodes.get(at as usize + 1))
    }

    pub(super) fn edges(&self, from: u32, to: u32) -> &[Edge] {
        self.edges.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The classes that hold the vocabulary entry `word`, a bit each.
    pub(super) fn classes_of(&self, word: u32) -> &[u64] {
        let first = word as usize * self.class_stride;
        self.class_bits.get(first..first + self.class_stride).unwrap_or_default()
    }
}
