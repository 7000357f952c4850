//! The trie as a deterministic automaton that is built while it runs (a lazy DFA): each set of nodes that a walk reaches
//! becomes a state once, and its transitions are cached as they are met.

use super::automaton::{Accept, Automaton, ROOT, SENTENCE_ROOT, Wanted};
use super::sieve::Sieve;
use super::symbol::{Flags, Symbol};
use crate::text::KeyMap;

/// A set of nodes, as a number in the lowest 23 bits. The bits above hold what a walk asks of every state: which properties
/// of the next token matter, and whether a term is complete here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct State(u32);

impl State {
    /// The empty set: no pattern goes on.
    pub(super) const NOWHERE: Self = Self(0);
    /// A transition that was not looked up yet.
    const UNKNOWN: Self = Self(u32::MAX);
    /// The bits of its number.
    const NUMBER: u32 = 23;
    /// A term is complete at one of its nodes.
    const ACCEPTS: u32 = 1 << 31;

    pub(super) const fn accepts(self) -> bool {
        self.0 & Self::ACCEPTS != 0
    }

    pub(super) const fn is_nowhere(self) -> bool {
        self.0 == Self::NOWHERE.0
    }

    const fn number(self) -> usize {
        (self.0 & ((1 << Self::NUMBER) - 1)) as usize
    }

    /// The properties of the next token that matter.
    const fn flags(self) -> Flags {
        Flags(self.0 >> (Self::NUMBER - 1) & 0xfe)
    }
}

/// Where the nodes and the terms of a state end; they begin where those of the state before end.
#[derive(Debug, Clone, Copy)]
struct End {
    nodes: usize,
    accepts: usize,
}

/// A cached transition.
#[derive(Debug, Clone, Copy, Default)]
struct Transition {
    /// State and symbol.
    key: u64,
    to: State,
}

/// Size of the direct-mapped cache of transitions; a power of two.
const TRANSITIONS: usize = 1 << 16;
/// An odd multiplier that mixes keys (2⁶⁴ divided by the golden ratio).
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Where there are more states, all are forgotten before the next sentence.
const MOST_STATES: usize = 1 << 16;

/// All states that were met, and most of the transitions between them.
#[derive(Debug, Default)]
pub(super) struct States {
    /// Where patterns begin, and where those that must begin a sentence.
    root: State,
    sentence_root: State,
    /// By state, the words that matter.
    words: Vec<Sieve>,
    /// By state, after an entry for none.
    ends: Vec<End>,
    nodes: Vec<u32>,
    accepts: Vec<Accept>,
    by_nodes: KeyMap<State>,
    /// Transitions from `root`, by [`Symbol::beginning`].
    first: Vec<State>,
    transitions: Vec<Transition>,
    /// Room for the nodes of the state that is looked for, used again.
    next: Vec<u32>,
}

impl States {
    /// Begin anew where there are too many states, or none yet.
    pub(super) fn reset_if_full(&mut self, automaton: &Automaton) {
        if self.transitions.is_empty() || self.words.len() > MOST_STATES {
            let first = vec![State::UNKNOWN; 4 * automaton.named.len()];
            *self = Self { first, transitions: vec![Transition::default(); TRANSITIONS], ..Self::default() };
            self.ends.push(End { nodes: 0, accepts: 0 });
            self.add(automaton, &[]);
            (self.root, self.sentence_root) =
                (self.add(automaton, &[ROOT]), self.add(automaton, &[SENTENCE_ROOT]));
        }
    }

    /// Where `symbol` leads as the first of a pattern.
    #[inline]
    pub(super) fn first(&mut self, automaton: &Automaton, symbol: Symbol) -> State {
        match self.first.get(symbol.beginning()) {
            Some(known) if *known != State::UNKNOWN => *known,
            _ => {
                let to = self.look_up(automaton, self.root, symbol);
                if let Some(first) = self.first.get_mut(symbol.beginning()) {
                    *first = to;
                }
                to
            }
        }
    }

    /// Where `symbol` leads as the first of a sentence, for patterns that ask for that.
    pub(super) fn first_of_sentence(&mut self, automaton: &Automaton, symbol: Symbol) -> State {
        self.next(automaton, self.sentence_root, symbol)
    }

    /// The part of `symbol` that matters at `state`; where it is nothing, `symbol` leads nowhere.
    #[inline]
    pub(super) fn visible(&self, state: State, symbol: Symbol) -> Symbol {
        let word = self.words.get(state.number()).is_some_and(|words| words.may_have(symbol.entry()));
        symbol.only(state.flags(), word)
    }

    /// Where `symbol` leads from `state`.
    #[inline]
    pub(super) fn next(&mut self, automaton: &Automaton, state: State, symbol: Symbol) -> State {
        let seen = self.visible(state, symbol);
        if seen.is_nothing() {
            return State::NOWHERE;
        }
        let key = u64::from(state.0) << 32 | u64::from(seen.number());
        let place = (key.wrapping_mul(ODD) >> (u64::BITS - TRANSITIONS.ilog2())) as usize;
        match self.transitions.get(place) {
            Some(cached) if cached.key == key => cached.to,
            _ => {
                let to = self.look_up(automaton, state, seen);
                if let Some(cached) = self.transitions.get_mut(place) {
                    *cached = Transition { key, to };
                }
                to
            }
        }
    }

    /// The same, computed from the trie.
    #[inline(never)]
    fn look_up(&mut self, automaton: &Automaton, state: State, symbol: Symbol) -> State {
        let mut next = std::mem::take(&mut self.next);
        next.clear();
        for node in self.nodes_of(state) {
            automaton.each_next(*node, symbol, |to| next.push(to));
        }
        next.sort_unstable();
        let to = self.state_of(automaton, &next);
        self.next = next;
        to
    }

    /// The state of these nodes.
    fn state_of(&mut self, automaton: &Automaton, nodes: &[u32]) -> State {
        if nodes.is_empty() {
            return State::NOWHERE;
        }
        let mix = |hash: u64, node: &u32| (hash ^ u64::from(*node)).wrapping_mul(ODD).rotate_left(32);
        let key = nodes.iter().fold(ODD, mix);
        match self.by_nodes.get(&key) {
            Some(known) if self.nodes_of(*known) == nodes => *known,
            _ => {
                let new = self.add(automaton, nodes);
                self.by_nodes.insert(key, new);
                new
            }
        }
    }

    /// A new state of these nodes.
    fn add(&mut self, automaton: &Automaton, nodes: &[u32]) -> State {
        let Wanted { words, flags } = automaton.wanted(nodes);
        let mut state = State(self.words.len() as u32 | flags.0 << (State::NUMBER - 1));
        let n_accepts = self.accepts.len();
        self.nodes.extend(nodes);
        self.accepts.extend(nodes.iter().flat_map(|node| automaton.accepts_at(*node)));
        self.ends.push(End { nodes: self.nodes.len(), accepts: self.accepts.len() });
        self.words.push(words);
        if n_accepts < self.accepts.len() {
            state.0 |= State::ACCEPTS;
        }
        state
    }

    fn nodes_of(&self, state: State) -> &[u32] {
        let ends = self.ends.get(state.number()).zip(self.ends.get(state.number() + 1));
        ends.and_then(|(from, to)| self.nodes.get(from.nodes..to.nodes)).unwrap_or_default()
    }

    /// The terms that are complete at the nodes of `state`.
    pub(super) fn accepts_of(&self, state: State) -> &[Accept] {
        let ends = self.ends.get(state.number()).zip(self.ends.get(state.number() + 1));
        ends.and_then(|(from, to)| self.accepts.get(from.accepts..to.accepts)).unwrap_or_default()
    }
}
