//! The lists: which files there are, what each is for, and their terms in one row.
//!
//! A new list of marks is one line in [`FILES`]. Whatever a list is for, its terms are found in the same walk over a text.

use std::sync::LazyLock;

use super::automaton::List;

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

/// Every file of terms that detectors mark: its stem and its text.
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

/// What makes a sentence a claim; not marked in the text.
pub(super) const CLAIM_FILE: (&str, &str) = ("claim", lexicon_file!("claim"));

/// Words of an account (who, when, how many), counted and never marked.
pub(super) const ACCOUNT_FILE: (&str, &str) = ("account", lexicon_file!("account"));

/// Which words of a text speak for or against which fact; see `assets/coverage/README.md`.
const CUES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/coverage/cues.tsv"));

/// The word classes that patterns name as `@class`.
pub(super) const CLASSES: &str = lexicon_file!("classes");

/// The subtype of a term that only hides shorter terms of its list: "May 2020" beside "may".
pub const EXCEPTION: &str = "exception";

/// One entry of a lexicon.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// The list it stands in: the file's stem; of a cue, its fact.
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

/// What the terms of a list are for, in the order in which they stand in `ALL`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Detectors mark them: the terms of [`FILES`].
    Mark,
    /// They distinguish claims from other sentences.
    Claim,
    /// They are counted as parts of an account; see `signal::account`.
    Account,
    /// They speak for or against a fact.
    Cue,
}

/// Every term of every list, in the order of [`Purpose`] and then of the files.
pub(super) static ALL: LazyLock<All> = LazyLock::new(|| {
    let mut all = All::default();
    for (name, text) in FILES {
        all.add(text, |columns| Some(term(name, columns)));
    }
    all.end();
    for (name, text) in [CLAIM_FILE, ACCOUNT_FILE] {
        all.add(text, |columns| Some(term(name, columns)));
        all.end();
    }
    all.add(CUES, cue);
    all.end();
    all
});

/// Terms, parted by their purpose.
#[derive(Default)]
pub(super) struct All {
    pub terms: Vec<Term>,
    /// Where the terms of each [`Purpose`] end.
    ends: Vec<usize>,
}

impl All {
    /// Add the terms of a file: one of each line that is no comment and of which `read` makes one.
    fn add(&mut self, file: &'static str, read: impl Fn(&[&'static str]) -> Option<Term>) {
        let mut columns = Vec::new();
        let mut start = 0;
        let ends = file.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'\t' | b'\n'));
        for end in ends.map(|(at, _)| at).chain([file.len()]) {
            columns.push(file.get(start..end).unwrap_or_default());
            start = end + 1;
            if file.as_bytes().get(end) != Some(&b'\t') {
                let is_entry =
                    columns.first().is_some_and(|first| !first.is_empty() && !first.starts_with("# "));
                self.terms.extend(read(&columns).filter(|_| is_entry));
                columns.clear();
            }
        }
    }

    /// Here begin the terms of another purpose.
    fn end(&mut self) {
        self.ends.push(self.terms.len());
    }

    /// What the term at `idx` is for, and its index among the terms of this purpose.
    fn purpose(&self, idx: usize) -> (Purpose, usize) {
        let end = |nth: usize| self.ends.get(nth).copied().unwrap_or_default();
        match idx {
            _ if idx < end(0) => (Purpose::Mark, idx),
            _ if idx < end(1) => (Purpose::Claim, idx - end(0)),
            _ if idx < end(2) => (Purpose::Account, idx - end(1)),
            _ => (Purpose::Cue, idx - end(2)),
        }
    }
}

/// The terms of one purpose, in the order of their files.
pub fn terms_for(purpose: Purpose) -> &'static [Term] {
    let nth = purpose as usize;
    let from = nth.checked_sub(1).and_then(|before| ALL.ends.get(before)).copied().unwrap_or_default();
    let to = ALL.ends.get(nth).copied().unwrap_or_default();
    ALL.terms.get(from..to).unwrap_or_default()
}

/// What the term of a [`super::Hit`] is for, and its index in [`terms_for`] this purpose.
pub fn purpose_of(term: usize) -> (Purpose, usize) {
    ALL.purpose(term)
}

/// The list of each term of [`ALL`]: what an account tells is a list for each of its subtypes, and the cues of each fact
/// are one.
pub(super) fn lists() -> Vec<List> {
    let mut known: Vec<(Purpose, &str)> = Vec::new();
    let list = |(idx, term): (usize, &Term)| {
        let (purpose, _) = purpose_of(idx);
        let name = if purpose == Purpose::Account { term.subtype } else { term.lexicon };
        let number = number_in(&mut known, (purpose, name));
        List { number, purpose: 1 << purpose as u8, once: purpose == Purpose::Cue }
    };
    ALL.terms.iter().enumerate().map(list).collect()
}

/// The list of each of `terms` by its lexicon; all have one purpose.
pub(super) fn lists_of(terms: &[Term]) -> Vec<List> {
    let mut known = Vec::new();
    let mut list =
        |term: &Term| List { number: number_in(&mut known, term.lexicon), purpose: 1, once: false };
    terms.iter().map(&mut list).collect()
}

/// The place of `wanted` among those `known`; added where it is new. The latest are looked at first.
fn number_in<T: PartialEq>(known: &mut Vec<T>, wanted: T) -> u8 {
    let at = known.iter().rposition(|it| *it == wanted).unwrap_or_else(|| {
        known.push(wanted);
        known.len() - 1
    });
    at as u8
}

/// An entry of a lexicon.
fn term(lexicon: &'static str, columns: &[&'static str]) -> Term {
    let column = |nth: usize| columns.get(nth).copied().unwrap_or_default();
    Term {
        lexicon,
        pattern: column(0),
        subtype: column(1),
        strength: column(2).parse().unwrap_or(0),
        note: column(3),
        source: column(4),
        example: column(5),
        counter_example: column(6),
    }
}

/// A cue as a term: the weight's sign is its subtype.
fn cue(columns: &[&'static str]) -> Option<Term> {
    let [fact, pattern, weight, ..] = columns else { return None };
    let weight: i8 = weight.parse().ok()?;
    let subtype = if weight < 0 { "against" } else { "for" };
    Some(Term { strength: weight.unsigned_abs(), ..term(fact, &[pattern, subtype, "", "", "own"]) })
}
