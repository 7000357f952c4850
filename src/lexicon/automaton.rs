//! Every pattern of every list compiled into one trie over token keys.
//!
//! A token costs one look-up in the vocabulary; a walk begins only where a pattern can begin. So the time for a text
//! hardly depends on the number of terms.

use super::Term;
use super::builder::Builder;
use super::follows::Follows;
use super::pattern::{Classes, Shape, parse};
use crate::text::KeyMap;

/// One prefix of one or more patterns.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Children by vocabulary entry, ascending.
    pub words: Vec<(u32, u32)>,
    /// Children by set of words.
    pub classes: Vec<(u32, u32)>,
    /// Children by shape.
    pub shapes: Vec<(Shape, u32)>,
    /// Terms that are complete here.
    pub accepts: Vec<Accept>,
    /// The token that led here is context: required, but not marked.
    pub context: bool,
    /// The words of `words` and `classes`.
    pub follows: Follows,
}

impl Node {
    /// Whether nothing can follow.
    pub(super) const fn is_last(&self) -> bool {
        self.words.is_empty() && self.classes.is_empty() && self.shapes.is_empty()
    }
}

/// A node to which the first token of a pattern leads, with what must follow for the walk to be worth while.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub node: u32,
    /// Everything, where a term is complete already or a shape follows.
    pub follows: Follows,
}

/// All patterns that begin with one word.
#[derive(Debug, Default, Clone)]
pub(super) struct Starts {
    pub nodes: Vec<Start>,
    /// What must follow for any of them.
    pub follows: Follows,
}

impl Starts {
    pub(super) fn push(&mut self, start: Start) {
        self.nodes.push(start);
        self.follows.join(start.follows);
    }
}

/// A complete term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Accept {
    /// Index into the terms.
    pub term: u32,
    /// Only where the sentence ends.
    pub at_end: bool,
}

/// The compiled lists.
#[derive(Debug, Default)]
pub struct Automaton {
    pub(super) vocabulary: KeyMap<u32>,
    pub(super) nodes: Vec<Node>,
    /// Children of the root by vocabulary entry: where a pattern can begin.
    pub(super) starts: Vec<Starts>,
    /// Children of the root by shape.
    pub(super) shape_starts: Vec<(Shape, Start)>,
    /// What must follow for any of them.
    pub(super) shape_follows: Follows,
    /// Which words each class holds, a row of `class_stride` words of 64 bits a class.
    pub(super) class_bits: Vec<u64>,
    pub(super) class_stride: usize,
    /// The list of each term, as a small number.
    pub(super) lists: Vec<u8>,
    /// Whether a term is an exception: it hides shorter terms and is not reported.
    pub(super) exceptions: Vec<bool>,
}

/// The node where every pattern begins.
pub(super) const ROOT: u32 = 0;
/// The node where patterns begin that must begin a sentence.
pub(super) const SENTENCE_ROOT: u32 = 1;

impl Automaton {
    /// Compile `terms`; a term that does not parse is left out (a test refuses it).
    pub(super) fn new(terms: &[Term], classes: &Classes) -> Self {
        let mut builder = Builder::default();
        let mut lists: Vec<&str> = Vec::new();
        let mut automaton = Self::default();
        for (idx, term) in terms.iter().enumerate() {
            for variant in parse(term.pattern, classes).unwrap_or_default() {
                builder.insert(&variant, idx as u32);
            }
            let list = lists.iter().position(|list| *list == term.lexicon).unwrap_or_else(|| {
                lists.push(term.lexicon);
                lists.len() - 1
            });
            automaton.lists.push(list as u8);
            automaton.exceptions.push(term.subtype == super::EXCEPTION);
        }
        builder.finish(automaton)
    }

    /// Where the vocabulary entry `word` leads from `node`.
    pub(super) fn children(&self, node: &Node, word: u32) -> impl Iterator<Item = u32> {
        let from = node.words.partition_point(|(entry, _)| *entry < word);
        let by_word = node.words.iter().skip(from).take_while(move |(entry, _)| *entry == word);
        let by_class = node.classes.iter().filter(move |(class, _)| self.class_holds(*class, word));
        by_word.chain(by_class).map(|(_, child)| *child)
    }

    /// The list of a term, as a small number.
    pub(crate) fn list_of(&self, term: usize) -> usize {
        self.lists.get(term).copied().unwrap_or_default().into()
    }

    /// `node` as a place where the first token of a pattern leads.
    pub(super) fn start(&self, node: u32) -> Start {
        let follows = self.nodes.get(node as usize).map_or(Follows::ALL, |node| {
            if node.accepts.is_empty() && node.shapes.is_empty() { node.follows } else { Follows::ALL }
        });
        Start { node, follows }
    }

    /// Whether a pattern that begins with the entry `word` may go on with `next`; `false` is certain.
    pub(super) fn begins_with(&self, word: u32, next: u32) -> bool {
        self.starts.get(word as usize).is_some_and(|starts| starts.follows.may(next))
    }

    /// Whether `class` holds the vocabulary entry `word`.
    pub(super) fn class_holds(&self, class: u32, word: u32) -> bool {
        let place = class as usize * self.class_stride + word as usize / 64;
        self.class_bits.get(place).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }
}
