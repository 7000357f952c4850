//! The embedded term lists of `assets/lexicons`, matched all at once in one pass over the tokens.
//!
//! A lexicon is one tab-separated file; a new one is one line in [`FILES`]. `assets/lexicons/README.md` describes the
//! columns and the pattern language of the terms.

mod automaton;
mod builder;
mod edition;
mod follows;
mod inflect;
mod pattern;
mod walk;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

pub use automaton::Automaton;
pub use edition::{EDITION, Edition};
pub use pattern::PatternError;
pub use walk::Hit;

macro_rules! lexicon_file {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicons/", $name, ".tsv"))
    };
}

macro_rules! lexicon_files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, lexicon_file!($name))),*]
    };
}

/// Every lexicon file: its stem and its text.
pub const FILES: &[(&str, &str)] = lexicon_files![
    "boilerplate",
    "booster",
    "commercial",
    "disclaimer",
    "dosage_advice",
    "effect",
    "garbled",
    "health_claim_red_flag",
    "hedge",
    "loaded",
    "promotion",
    "trade",
    "vague_attribution",
];

/// What makes a sentence a claim; not marked in the text, so it has an automaton of its own.
const CLAIM_FILE: (&str, &str) = ("claim", lexicon_file!("claim"));

/// What an account tells, counted and never marked.
const ACCOUNT_FILE: (&str, &str) = ("account", lexicon_file!("account"));

/// The word classes that patterns name as `@class`.
const CLASSES: &str = lexicon_file!("classes");

/// The subtype of a term that only hides shorter terms of its list: "May 2020" beside "may".
pub const EXCEPTION: &str = "exception";

/// One entry of a lexicon.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// The list it stands in: the file's stem.
    pub lexicon: &'static str,
    /// The pattern, as written in the file.
    pub pattern: &'static str,
    /// The list's own division, such as `modal`, or [`EXCEPTION`].
    pub subtype: &'static str,
    /// 1 weak, 2 medium, 3 strong; 0 is shown but never scored.
    pub strength: u8,
    /// Why it is listed, for the reader; may be empty.
    pub note: &'static str,
    /// Where the entry comes from.
    pub source: &'static str,
    /// A text in which it must be found; empty where the term is plain words, which are their own example.
    pub example: &'static str,
    /// A text in which it must not be found; may be empty.
    pub counter_example: &'static str,
}

/// All terms of all lists, in file order.
pub static TERMS: LazyLock<Vec<Term>> =
    LazyLock::new(|| FILES.iter().flat_map(|(name, text)| parse(name, text)).collect());

/// The automaton over [`TERMS`].
pub static AUTOMATON: LazyLock<Automaton> = LazyLock::new(|| automaton_of(&TERMS));

/// The terms that make a sentence a claim, with their automaton.
pub static CLAIMS: LazyLock<(Vec<Term>, Automaton)> = LazyLock::new(|| {
    let terms: Vec<Term> = parse(CLAIM_FILE.0, CLAIM_FILE.1).collect();
    let automaton = automaton_of(&terms);
    (terms, automaton)
});

/// What an account tells, with an automaton in which one subtype does not hide another.
pub static ACCOUNT: LazyLock<(Vec<Term>, Automaton)> = LazyLock::new(|| {
    let terms: Vec<Term> = parse(ACCOUNT_FILE.0, ACCOUNT_FILE.1).collect();
    let apart: Vec<Term> = terms.iter().map(|term| Term { lexicon: term.subtype, ..*term }).collect();
    let automaton = automaton_of(&apart);
    (terms, automaton)
});

/// An automaton over a list of one's own, in the notation of the embedded ones.
pub fn automaton_of(terms: &[Term]) -> Automaton {
    static READ: LazyLock<pattern::Classes> = LazyLock::new(|| pattern::read_classes(CLASSES));
    Automaton::new(terms, &READ)
}

fn parse(lexicon: &'static str, file: &'static str) -> impl Iterator<Item = Term> {
    file.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()).map(move |line| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        Term {
            lexicon,
            pattern: column(),
            subtype: column(),
            strength: column().parse().unwrap_or(0),
            note: column(),
            source: column(),
            example: column(),
            counter_example: column(),
        }
    })
}
