//! Every pattern of every list compiled into one trie over token keys.
//!
//! A token costs one look-up in the vocabulary; a walk begins only where a pattern can begin. So the time for a text
//! hardly depends on the number of terms.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Term;
use super::follows::Follows;
use super::pattern::{Atom, Classes, Shape, Variant, parse};
use crate::text::KeyMap;

/// What leads from one node to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Step {
    Word(u32),
    Class(u32),
    Shape(Shape),
}

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
#[derive(Debug, Default)]
pub(super) struct Starts {
    pub nodes: Vec<Start>,
    /// What must follow for any of them.
    pub follows: Follows,
}

impl Starts {
    fn of(nodes: Vec<Start>) -> Self {
        let mut follows = Follows::default();
        for start in &nodes {
            follows.join(start.follows);
        }
        Self { nodes, follows }
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
    class_bits: Vec<u64>,
    class_stride: usize,
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

    fn start(&self, node: u32) -> Start {
        let follows = self.nodes.get(node as usize).map_or(Follows::ALL, |node| {
            if node.accepts.is_empty() && node.shapes.is_empty() { node.follows } else { Follows::ALL }
        });
        Start { node, follows }
    }

    /// Whether a pattern that begins with the entry `word` may go on with `next`; `false` is certain.
    pub(super) fn begins_with(&self, word: u32, next: u32) -> bool {
        self.starts.get(word as usize).is_some_and(|starts| starts.follows.may(next))
    }

    /// Where patterns begin, by word and by shape.
    fn set_starts(&mut self) {
        let Some(root) = self.nodes.get(ROOT as usize) else { return };
        let starts = |word: u32| self.children(root, word).map(|node| self.start(node)).collect();
        let n_words = self.vocabulary.len() as u32;
        let by_word = (0..n_words).map(|word| Starts::of(starts(word))).collect();
        let by_shape = root.shapes.iter().map(|(shape, node)| (*shape, self.start(*node))).collect();
        (self.starts, self.shape_starts) = (by_word, by_shape);
        for (_, start) in &self.shape_starts {
            self.shape_follows.join(start.follows);
        }
    }

    /// Whether `class` holds the vocabulary entry `word`.
    pub(super) fn class_holds(&self, class: u32, word: u32) -> bool {
        let place = class as usize * self.class_stride + word as usize / 64;
        self.class_bits.get(place).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }
}

#[derive(Default)]
struct Builder {
    vocabulary: KeyMap<u32>,
    classes: BTreeMap<Arc<[u64]>, u32>,
    edges: HashMap<(u32, Step, bool), u32>,
    accepts: Vec<Vec<Accept>>,
    contexts: Vec<bool>,
}

impl Builder {
    fn insert(&mut self, variant: &Variant, term: u32) {
        while self.accepts.len() < 2 {
            self.new_node(false);
        }
        let mut node = if variant.at_start { SENTENCE_ROOT } else { ROOT };
        for (atom, context) in &variant.atoms {
            let step = self.step_of(atom);
            node = self.edges.get(&(node, step, *context)).copied().unwrap_or_else(|| {
                let next = self.new_node(*context);
                self.edges.insert((node, step, *context), next);
                next
            });
        }
        let accept = Accept { term, at_end: variant.at_end };
        if let Some(accepts) = self.accepts.get_mut(node as usize)
            && !accepts.iter().any(|known| known.term == term && known.at_end == accept.at_end)
        {
            accepts.push(accept);
        }
    }

    fn new_node(&mut self, context: bool) -> u32 {
        self.accepts.push(Vec::new());
        self.contexts.push(context);
        self.accepts.len() as u32 - 1
    }

    fn step_of(&mut self, atom: &Atom) -> Step {
        match atom {
            Atom::Shape(shape) => Step::Shape(*shape),
            Atom::OneOf(keys) => {
                if let [key] = &**keys {
                    return Step::Word(self.number_of(*key));
                }
                if let Some(class) = self.classes.get(keys) {
                    return Step::Class(*class);
                }
                let class = self.classes.len() as u32;
                self.classes.insert(Arc::clone(keys), class);
                for key in keys.iter() {
                    self.number_of(*key);
                }
                Step::Class(class)
            }
        }
    }

    /// The entry of a word in the vocabulary; a new one where it has none.
    fn number_of(&mut self, key: u64) -> u32 {
        let next = self.vocabulary.len() as u32;
        *self.vocabulary.entry(key).or_insert(next)
    }

    fn set_follows(&self, nodes: &mut [Node]) {
        let mut by_class = vec![Follows::default(); self.classes.len()];
        for (keys, class) in &self.classes {
            for word in keys.iter().filter_map(|key| self.vocabulary.get(key)) {
                if let Some(follows) = by_class.get_mut(*class as usize) {
                    follows.add(*word);
                }
            }
        }
        for node in nodes {
            for (word, _) in &node.words {
                node.follows.add(*word);
            }
            for class in node.classes.iter().filter_map(|(class, _)| by_class.get(*class as usize)) {
                node.follows.join(*class);
            }
        }
    }

    fn finish(mut self, mut automaton: Automaton) -> Automaton {
        automaton.class_stride = self.vocabulary.len().div_ceil(64);
        automaton.class_bits = vec![0; automaton.class_stride * self.classes.len()];
        for (keys, class) in &self.classes {
            for word in keys.iter().filter_map(|key| self.vocabulary.get(key)) {
                let place = *class as usize * automaton.class_stride + *word as usize / 64;
                if let Some(bits) = automaton.class_bits.get_mut(place) {
                    *bits |= 1 << (word % 64);
                }
            }
        }
        automaton.nodes = std::mem::take(&mut self.accepts)
            .into_iter()
            .zip(std::mem::take(&mut self.contexts))
            .map(|(accepts, context)| Node { accepts, context, ..Node::default() })
            .collect();
        let mut edges: Vec<((u32, Step, bool), u32)> = std::mem::take(&mut self.edges).into_iter().collect();
        edges.sort_unstable();
        for ((from, step, _), to) in edges {
            let Some(node) = automaton.nodes.get_mut(from as usize) else { continue };
            match step {
                Step::Word(word) => node.words.push((word, to)),
                Step::Class(class) => node.classes.push((class, to)),
                Step::Shape(shape) => node.shapes.push((shape, to)),
            }
        }
        self.set_follows(&mut automaton.nodes);
        automaton.vocabulary = self.vocabulary;
        automaton.set_starts();
        automaton
    }
}
