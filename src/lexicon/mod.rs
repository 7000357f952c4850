//! The embedded term lists of `assets/lexicons`, matched all at once in one pass over the tokens.
//!
//! A lexicon is one tab-separated file: `term subtype strength note source`; a new file is one line in [`FILES`].
//! `assets/lexicons/README.md` describes the columns and the little pattern language of the terms.

mod automaton;

use std::sync::LazyLock;

pub use automaton::{Automaton, Hit};

macro_rules! lexicon_files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicons/", $name, ".tsv")))),*]
    };
}

/// Every lexicon file: its stem and its text.
pub const FILES: &[(&str, &str)] = lexicon_files![
    "boilerplate",
    "booster",
    "commercial",
    "disclaimer",
    "dosage_advice",
    "health_claim_red_flag",
    "hedge",
    "vague_attribution",
];

/// One entry of a lexicon.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// The list it stands in: the file's stem.
    pub lexicon: &'static str,
    /// The pattern, as written in the file.
    pub pattern: &'static str,
    /// The list's own division, such as `modal`.
    pub subtype: &'static str,
    /// 1 weak, 2 medium, 3 strong; 0 is shown but never scored.
    pub strength: u8,
    /// Why it is listed, for the reader; may be empty.
    pub note: &'static str,
}

/// All terms of all lists, in file order.
pub static TERMS: LazyLock<Vec<Term>> =
    LazyLock::new(|| FILES.iter().flat_map(|(name, text)| parse(name, text)).collect());

/// The automaton over [`TERMS`].
pub static AUTOMATON: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&TERMS));

fn parse(lexicon: &'static str, file: &'static str) -> impl Iterator<Item = Term> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(move |line| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        Term {
            lexicon,
            pattern: column(),
            subtype: column(),
            strength: column().parse().unwrap_or(0),
            note: column(),
        }
    })
}
