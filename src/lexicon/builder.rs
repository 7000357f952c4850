//! Builds the [`Automaton`]. The program does so whenever it starts: edges are numbers, looked up and sorted as such.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::automaton::{Accept, Automaton, Node, ROOT, SENTENCE_ROOT, Starts};
use super::follows::Follows;
use super::pattern::{Atom, Shape, Variant};
use crate::text::KeyMap;

/// What leads from one node to the next as one number: its kind, its own number, and whether the token is context. In
/// this order, so that the words of a node are sorted by their numbers.
type Step = u32;

const CLASS: Step = 1 << 30;
const SHAPE: Step = 1 << 31;
const KIND: Step = CLASS | SHAPE;
const CONTEXT: Step = 1;

/// A node and a step, to be sorted by.
fn edge(from: u32, step: Step) -> u64 {
    u64::from(from) << 32 | u64::from(step)
}

/// What [`edge`] was made of besides the node.
const fn kind_and_number(edge: u64) -> (Step, u32) {
    let step = edge as Step;
    (step & KIND, (step & !KIND) >> 1)
}

/// The same, one to one, in the form that a [`KeyMap`] asks for: mixed.
const fn edge_key(edge: u64) -> u64 {
    edge.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
}

/// Patterns become one trie: prefixes that are alike are one.
#[derive(Default)]
pub(super) struct Builder {
    vocabulary: KeyMap<u32>,
    classes: BTreeMap<Arc<[u64]>, u32>,
    /// The vocabulary entries of each class.
    members: Vec<Vec<u32>>,
    shapes: Vec<Shape>,
    edges: Vec<(u64, u32)>,
    /// Where the edge with this [`edge_key`] leads.
    by_edge: KeyMap<u32>,
    accepts: Vec<Vec<Accept>>,
    contexts: Vec<bool>,
}

impl Builder {
    /// Add one way to satisfy the pattern of `term`.
    pub(super) fn insert(&mut self, variant: &Variant, term: u32) {
        while self.accepts.len() < 2 {
            self.new_node(false);
        }
        let mut node = if variant.at_start { SENTENCE_ROOT } else { ROOT };
        for (atom, context) in &variant.atoms {
            let (kind, number) = self.step_of(atom);
            let step = kind | number << 1 | if *context { CONTEXT } else { 0 };
            let edge = edge(node, step);
            let next = self.accepts.len() as u32;
            node = *self.by_edge.entry(edge_key(edge)).or_insert(next);
            if node == next {
                self.edges.push((edge, next));
                self.new_node(*context);
            }
        }
        let accept = Accept { term, at_end: variant.at_end };
        if let Some(accepts) = self.accepts.get_mut(node as usize)
            && !accepts.iter().any(|known| known.term == term && known.at_end == accept.at_end)
        {
            accepts.push(accept);
        }
    }

    fn new_node(&mut self, context: bool) {
        self.accepts.push(Vec::new());
        self.contexts.push(context);
    }

    /// The kind and the number of a step.
    fn step_of(&mut self, atom: &Atom) -> (Step, u32) {
        match atom {
            Atom::Shape(shape) => {
                let known = self.shapes.iter().position(|known| known == shape);
                let number = known.unwrap_or_else(|| {
                    self.shapes.push(*shape);
                    self.shapes.len() - 1
                });
                (SHAPE, number as u32)
            }
            Atom::Word(key) => (0, self.number_of(*key)),
            Atom::OneOf(keys) => {
                if let Some(class) = self.classes.get(keys) {
                    return (CLASS, *class);
                }
                let class = self.members.len() as u32;
                self.classes.insert(Arc::clone(keys), class);
                let members = keys.iter().map(|key| self.number_of(*key)).collect();
                self.members.push(members);
                (CLASS, class)
            }
        }
    }

    /// The entry of a word in the vocabulary; a new one where it has none.
    fn number_of(&mut self, key: u64) -> u32 {
        let next = self.vocabulary.len() as u32;
        *self.vocabulary.entry(key).or_insert(next)
    }

    /// The trie of all patterns.
    pub(super) fn finish(mut self, mut automaton: Automaton) -> Automaton {
        automaton.class_stride = self.vocabulary.len().div_ceil(64);
        automaton.class_bits = vec![0; automaton.class_stride * self.members.len()];
        let mut follows_class = vec![Follows::default(); self.members.len()];
        for ((class, members), follows) in self.members.iter().enumerate().zip(&mut follows_class) {
            for word in members {
                follows.add(*word);
                let place = class * automaton.class_stride + *word as usize / 64;
                if let Some(bits) = automaton.class_bits.get_mut(place) {
                    *bits |= 1 << (word % 64);
                }
            }
        }
        let nodes = self.accepts.drain(..).zip(self.contexts.drain(..));
        automaton.nodes =
            nodes.map(|(accepts, context)| Node { accepts, context, ..Node::default() }).collect();
        self.edges.sort_unstable();
        for (edge, to) in &self.edges {
            let Some(node) = automaton.nodes.get_mut((edge >> 32) as usize) else { continue };
            let (kind, number) = kind_and_number(*edge);
            match kind {
                CLASS => {
                    node.classes.push((number, *to));
                    node.follows.join(follows_class.get(number as usize).copied().unwrap_or_default());
                }
                SHAPE => node.shapes.extend(self.shapes.get(number as usize).map(|shape| (*shape, *to))),
                _ => {
                    node.words.push((number, *to));
                    node.follows.add(number);
                }
            }
        }
        self.set_starts(&mut automaton);
        automaton.vocabulary = self.vocabulary;
        automaton
    }

    /// Where patterns begin, by word and by shape.
    fn set_starts(&self, automaton: &mut Automaton) {
        let mut starts = vec![Starts::default(); self.vocabulary.len()];
        for (edge, to) in self.edges.iter().take_while(|(edge, _)| edge >> 32 == u64::from(ROOT)) {
            let start = automaton.start(*to);
            let (kind, number) = kind_and_number(*edge);
            let words = match kind {
                CLASS => self.members.get(number as usize).map(Vec::as_slice).unwrap_or_default(),
                SHAPE => {
                    let shape = self.shapes.get(number as usize);
                    automaton.shape_starts.extend(shape.map(|shape| (*shape, start)));
                    automaton.shape_follows.join(start.follows);
                    continue;
                }
                _ => &[number],
            };
            for word in words {
                starts.get_mut(*word as usize).into_iter().for_each(|starts| starts.push(start));
            }
        }
        automaton.starts = starts;
    }
}
