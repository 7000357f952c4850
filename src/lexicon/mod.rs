//! The embedded term lists of `assets/lexicons`, matched all at once in one pass over the tokens.
//!
//! A lexicon is one tab-separated file; a new one is one line in [`FILES`]. `assets/lexicons/README.md` describes the
//! columns and the pattern language of the terms.

mod automaton;
mod builder;
mod candidate;
mod edition;
mod inflect;
mod lists;
mod pattern;
mod sieve;
mod slots;
mod states;
mod symbol;
mod walk;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

pub use automaton::Automaton;
pub use edition::{EDITION, Edition};
pub use lists::{EXCEPTION, FILES, Purpose, Term, purpose_of, terms_for};
pub use pattern::PatternError;
pub use walk::Hit;

/// All terms that detectors mark, in file order.
pub static TERMS: LazyLock<&'static [Term]> = LazyLock::new(|| terms_for(Purpose::Mark));

/// The automaton over every term of every list; see [`purpose_of`] for what a hit is for. Those of [`TERMS`] come first.
pub static AUTOMATON: LazyLock<Automaton> =
    LazyLock::new(|| Automaton::new(&lists::ALL.terms, &lists::lists(), &CLASSES));

static CLASSES: LazyLock<pattern::Classes> = LazyLock::new(|| pattern::read_classes(lists::CLASSES));

/// An automaton over a list of one's own, in the notation of the embedded ones.
pub fn automaton_of(terms: &[Term]) -> Automaton {
    Automaton::new(terms, &lists::lists_of(terms), &CLASSES)
}
