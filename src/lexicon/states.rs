//! What a walk has learned: to which nodes of the trie tokens lead, looked up once for all tokens that are alike.

use super::automaton::{Accept, Asks, Automaton, ROOT, SENTENCE_ROOT};
use super::sieve::Sieve;
use super::symbol::{Flags, Symbol};
use crate::text::KeyMap;

/// The nodes to which the same tokens lead from the same beginning, as a number; above it stand the flags that are asked
/// of the next token, and what else a walk must know at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct State(u32);

impl State {
    /// No node.
    pub(super) const NOWHERE: Self = Self(0);
    /// Where it is not known yet.
    const UNKNOWN: Self = Self(u32::MAX);
    /// The bits of its number.
    const NUMBER: u32 = 23;
    /// A term is complete at one of its nodes.
    const ACCEPTS: u32 = 1 << 31;

    pub(super) const fn accepts(self) -> bool {
        self.0 & Self::ACCEPTS != 0
    }

    /// Whether there is nothing to do at it.
    pub(super) const fn is_nowhere(self) -> bool {
        self.0 == Self::NOWHERE.0
    }

    const fn number(self) -> usize {
        (self.0 & ((1 << Self::NUMBER) - 1)) as usize
    }

    /// The flags that it asks of the next token.
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

/// Where a symbol leads from a state.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// State and symbol.
    key: u64,
    to: State,
}

/// So many steps are kept, the latest of those that fall on one place; a power of two.
const STEPS: usize = 1 << 16;
/// Mixes keys.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Where there are more states, all are forgotten before the next sentence.
const MOST_STATES: usize = 1 << 16;

/// All states that were met, and most of the steps between them.
#[derive(Debug, Default)]
pub(super) struct States {
    /// Where patterns begin, and where those that must begin a sentence.
    begin: State,
    sentence: State,
    /// The words that each asks for.
    words: Vec<Sieve>,
    /// The end of each, behind that of none.
    ends: Vec<End>,
    nodes: Vec<u32>,
    accepts: Vec<Accept>,
    by_nodes: KeyMap<State>,
    /// Where first tokens lead, by [`Symbol::beginning`].
    first: Vec<State>,
    /// Direct-mapped.
    steps: Vec<Step>,
    /// The nodes of the state that is looked for.
    next: Vec<u32>,
}

impl States {
    /// Forget what has become too much; in the beginning, make ready.
    pub(super) fn tidy(&mut self, automaton: &Automaton) {
        if self.steps.is_empty() || self.words.len() > MOST_STATES {
            let first = vec![State::UNKNOWN; 4 * automaton.named.len()];
            *self = Self { first, steps: vec![Step::default(); STEPS], ..Self::default() };
            self.ends.push(End { nodes: 0, accepts: 0 });
            self.add(automaton, &[]);
            (self.begin, self.sentence) =
                (self.add(automaton, &[ROOT]), self.add(automaton, &[SENTENCE_ROOT]));
        }
    }

    /// Where `symbol` leads as the first of a pattern.
    #[inline]
    pub(super) fn first(&mut self, automaton: &Automaton, symbol: Symbol) -> State {
        match self.first.get(symbol.beginning()) {
            Some(known) if *known != State::UNKNOWN => *known,
            _ => {
                let to = self.look_up(automaton, self.begin, symbol);
                self.first.get_mut(symbol.beginning()).into_iter().for_each(|first| *first = to);
                to
            }
        }
    }

    /// Where `symbol` leads as the first of a sentence, for patterns that ask for that.
    pub(super) fn first_of_sentence(&mut self, automaton: &Automaton, symbol: Symbol) -> State {
        self.next(automaton, self.sentence, symbol)
    }

    /// What `state` asks for of `symbol`; where it is nothing, `symbol` does not lead anywhere.
    #[inline]
    pub(super) fn seen(&self, state: State, symbol: Symbol) -> Symbol {
        let word = self.words.get(state.number()).is_some_and(|words| words.may_have(symbol.entry()));
        symbol.only(state.flags(), word)
    }

    /// Where `symbol` leads from `state`.
    #[inline]
    pub(super) fn next(&mut self, automaton: &Automaton, state: State, symbol: Symbol) -> State {
        let seen = self.seen(state, symbol);
        if seen.is_nothing() {
            return State::NOWHERE;
        }
        let key = u64::from(state.0) << 32 | u64::from(seen.number());
        let place = (key.wrapping_mul(ODD) >> (u64::BITS - STEPS.ilog2())) as usize;
        match self.steps.get(place) {
            Some(step) if step.key == key => step.to,
            _ => {
                let to = self.look_up(automaton, state, seen);
                self.steps.get_mut(place).into_iter().for_each(|step| *step = Step { key, to });
                to
            }
        }
    }

    /// The same, looked up in the trie.
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
        let Asks { words, flags } = automaton.asks(nodes);
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
