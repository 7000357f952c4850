//! Builds the [`Automaton`]. The program does so whenever it starts: edges are numbers, looked up and sorted as such.

use std::collections::BTreeMap;

use super::automaton::{Accept, Automaton, Edge, Node, ROOT};
use super::candidate::{Candidate, Path};
use super::pattern::Shape;
use super::sieve::Sieve;
use super::symbol::Flags;
use crate::text::KeyMap;

/// What an edge asks of a token, as one number: its kind (word, class or shape) in the highest bits, so that the words of
/// a node come first, then the number of the word, class or shape, and in the lowest bit whether the token is context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label(u32);

const CLASS: u32 = 1 << 30;
const SHAPE: u32 = 1 << 31;
const KIND: u32 = CLASS | SHAPE;
const CONTEXT: u32 = 1;

impl Label {
    const fn of(kind: u32, number: u32) -> Self {
        Self(kind | number << 1)
    }

    const fn number(self) -> u32 {
        (self.0 & !KIND) >> 1
    }
}

/// An edge while the trie grows.
#[derive(Debug, Clone, Copy)]
struct Grown {
    from: u32,
    label: Label,
    to: u32,
}

/// Patterns become one trie: equal prefixes share their nodes.
pub(super) struct Builder {
    /// What the patterns that come now are for.
    pub(super) purpose: u8,
    vocabulary: KeyMap<u32>,
    named: Vec<u8>,
    classes: BTreeMap<Vec<u64>, u32>,
    /// The vocabulary entries of each class.
    members: Vec<Vec<u32>>,
    shapes: Vec<Shape>,
    edges: Vec<Grown>,
    /// Where the edge with this [`edge_key`] leads.
    by_edge: KeyMap<u32>,
    /// By node, the path that leads to it.
    paths: Vec<Path>,
    accepts: Vec<(u32, Accept)>,
}

/// Node and label as a well-mixed key, one to one.
const fn edge_key(from: u32, label: Label) -> u64 {
    ((from as u64) << 32 | label.0 as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
}

impl Builder {
    /// The two roots, with room for the patterns of so many terms.
    pub(super) fn new(n_terms: usize) -> Self {
        let mut builder = Self {
            purpose: 0,
            vocabulary: KeyMap::default(),
            // Entry 0 is that of words that no pattern names.
            named: vec![0],
            classes: BTreeMap::new(),
            members: Vec::new(),
            shapes: Vec::new(),
            edges: Vec::new(),
            by_edge: KeyMap::default(),
            paths: vec![Path::BEGIN; 2],
            accepts: Vec::new(),
        };
        builder.vocabulary.reserve(n_terms + 100);
        builder.by_edge.reserve(4 * n_terms);
        builder
    }

    /// The entry of a word in the vocabulary; a new one where it has none.
    fn entry_of(&mut self, key: u64) -> u32 {
        let next = self.named.len() as u32;
        let entry = *self.vocabulary.entry(key).or_insert(next);
        if entry == next {
            self.named.push(0);
        }
        self.name(entry);
        entry
    }

    /// A pattern names the vocabulary entry.
    fn name(&mut self, entry: u32) {
        if let Some(named) = self.named.get_mut(entry as usize) {
            *named |= self.purpose;
        }
    }

    pub(super) fn word(&mut self, key: u64) -> Label {
        Label::of(0, self.entry_of(key))
    }

    pub(super) fn words(&mut self, keys: &[u64]) -> Vec<Label> {
        keys.iter().map(|key| self.word(*key)).collect()
    }

    /// Any one of these words, sorted; nothing where there are none.
    pub(super) fn one_of(&mut self, keys: &[u64]) -> Option<Label> {
        if let [] | [_] = keys {
            return keys.first().map(|key| self.word(*key));
        }
        let members = keys.iter().map(|key| self.entry_of(*key)).collect();
        let next = self.members.len() as u32;
        let class = *self.classes.entry(keys.to_vec()).or_insert(next);
        if class == next {
            self.members.push(members);
        }
        Some(Label::of(CLASS, class))
    }

    pub(super) fn shape(&mut self, shape: Shape) -> Label {
        let known = self.shapes.iter().position(|known| *known == shape);
        let number = known.unwrap_or_else(|| {
            self.shapes.push(shape);
            self.shapes.len() - 1
        });
        Label::of(SHAPE, number as u32)
    }

    pub(super) fn shape_of(&self, label: Label) -> Option<Shape> {
        (label.0 & KIND == SHAPE).then(|| self.shapes.get(label.number() as usize).copied())?
    }

    /// Where an edge with this label leads from the node `from`, over a token that is marked or only `context`.
    pub(super) fn child(&mut self, from: u32, label: Label, context: bool) -> u32 {
        let label = Label(label.0 | if context { CONTEXT } else { 0 });
        let next = self.paths.len() as u32;
        let to = *self.by_edge.entry(edge_key(from, label)).or_insert(next);
        if to == next {
            let path = self.paths.get(from as usize).copied().unwrap_or(Path::BEGIN);
            self.paths.push(path.step(context));
            self.edges.push(Grown { from, label, to });
        }
        to
    }

    /// A term is complete at `node`, perhaps only where the sentence ends.
    pub(super) fn accept(&mut self, node: u32, term: Candidate, at_end: bool) {
        if let Some(path) = self.paths.get(node as usize) {
            self.accepts.push((node, Accept { candidate: term.along(*path), at_end }));
        }
    }

    /// The trie of all patterns.
    pub(super) fn finish(mut self) -> Automaton {
        let mut automaton = Automaton::default();
        self.sort();
        self.set_classes(&mut automaton);
        self.set_nodes(&mut automaton);
        self.set_starts(&mut automaton);
        automaton.vocabulary = self.vocabulary;
        automaton.named = self.named;
        automaton
    }

    /// Edges by node and label, accepts by node and term, each once.
    fn sort(&mut self) {
        let n = self.paths.len();
        self.edges = grouped(&self.edges, n, |edge| edge.from);
        for edges in self.edges.chunk_by_mut(|a, b| a.from == b.from) {
            edges.sort_unstable_by_key(|edge| edge.label);
        }
        self.accepts = grouped(&self.accepts, n, |(node, _)| *node);
        for accepts in self.accepts.chunk_by_mut(|a, b| a.0 == b.0) {
            accepts.sort_unstable_by_key(|(_, accept)| (accept.candidate.term(), accept.at_end));
        }
        self.accepts.dedup_by_key(|(node, accept)| (*node, accept.candidate.term(), accept.at_end));
    }

    /// Which classes hold each word.
    fn set_classes(&self, automaton: &mut Automaton) {
        let stride = self.members.len().div_ceil(64);
        automaton.class_stride = stride;
        automaton.class_bits = vec![0; stride * self.named.len()];
        for (class, members) in self.members.iter().enumerate() {
            for entry in members {
                if let Some(bits) = automaton.class_bits.get_mut(*entry as usize * stride + class / 64) {
                    *bits |= 1 << (class % 64);
                }
            }
            let mut sieve = Sieve::default();
            for entry in members {
                sieve.add(*entry);
            }
            automaton.sieves.push(sieve);
        }
    }

    /// The nodes with their edges, and one behind them where all ends.
    fn set_nodes(&self, automaton: &mut Automaton) {
        let (mut edges, mut accepts) = (self.edges.iter().peekable(), self.accepts.iter().peekable());
        automaton.edges.reserve_exact(self.edges.len());
        automaton.nodes.reserve_exact(self.paths.len() + 1);
        for at in 0..=self.paths.len() as u32 {
            let words = automaton.edges.len() as u32;
            let accepts_from = automaton.accepts.len() as u32;
            let (mut classes, mut shapes) = (words, words);
            while let Some(Grown { label, to, .. }) = edges.next_if(|edge| edge.from == at) {
                let number = self.shape_of(*label).map_or_else(|| label.number(), |shape| Flags::of(shape).0);
                automaton.edges.push(Edge { number, to: *to });
                let end = automaton.edges.len() as u32;
                match label.0 & KIND {
                    SHAPE => (),
                    CLASS => shapes = end,
                    _ => (classes, shapes) = (end, end),
                }
            }
            while let Some((_, accept)) = accepts.next_if(|(node, _)| *node == at) {
                automaton.accepts.push(*accept);
            }
            automaton.nodes.push(Node { words, classes, shapes, accepts: accepts_from });
        }
    }

    /// Where the patterns begin that begin with a word, by word.
    fn set_starts(&self, automaton: &mut Automaton) {
        let mut by_entry: Vec<(u32, u32)> = Vec::new();
        for Grown { label, to, .. } in self.edges.iter().take_while(|edge| edge.from == ROOT) {
            let number = label.number();
            match label.0 & KIND {
                SHAPE => (),
                CLASS => {
                    let members = self.members.get(number as usize).into_iter().flatten();
                    by_entry.extend(members.map(|entry| (*entry, *to)));
                }
                _ => by_entry.push((number, *to)),
            }
        }
        let n = self.named.len();
        let by_entry = grouped(&by_entry, n, |(entry, _)| *entry);
        let mut all = by_entry.iter().peekable();
        for entry in 0..=n as u32 {
            automaton.starts_of.push(automaton.starts.len() as u32);
            while let Some((_, to)) = all.next_if(|(of, _)| *of == entry) {
                automaton.starts.push(*to);
            }
        }
    }
}

/// The items by the node `of` each, of which there are `n`: counted, so that they need not be compared.
fn grouped<T: Copy>(items: &[T], n: usize, of: impl Fn(&T) -> u32) -> Vec<T> {
    let mut places = vec![0; n + 1];
    for item in items {
        if let Some(place) = places.get_mut(of(item) as usize + 1) {
            *place += 1;
        }
    }
    let mut before = 0;
    for place in &mut places {
        before += *place;
        *place = before;
    }
    let mut sorted = items.to_vec();
    for item in items {
        let Some(place) = places.get_mut(of(item) as usize) else { continue };
        if let Some(slot) = sorted.get_mut(*place) {
            *slot = *item;
        }
        *place += 1;
    }
    sorted
}
