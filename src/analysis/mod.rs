//! The one function that turns a source into a report.

mod about;
mod build;
mod judge;
mod passages;

pub use judge::judge;
pub use passages::shared_passages;

use crate::format::Source;
use crate::report::Report;
use crate::score::{Facts, Rubric};
use crate::signal::genre::Genre;
use crate::signal::{self, Finding, Terms};
use crate::text::{CodePoints, Document, key_of, parallel};

/// Told how far the work is; may stop it.
pub trait Progress {
    /// `done` of `total` steps are behind us; `false` stops the analysis.
    fn step(&self, done: usize, total: usize) -> bool;
}

/// Nobody watches.
impl Progress for () {
    fn step(&self, _done: usize, _total: usize) -> bool {
        true
    }
}

/// The analysis was stopped by its [`Progress`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// Divide, measure and score one source.
pub fn analyze(source: &Source, rubric: &Rubric, progress: &dyn Progress) -> Result<Report, Cancelled> {
    analyze_as(source, rubric, None, progress)
}

/// As [`analyze`], with the genre that the reader chose instead of the guess.
pub fn analyze_as(
    source: &Source,
    rubric: &Rubric,
    genre: Option<Genre>,
    progress: &dyn Progress,
) -> Result<Report, Cancelled> {
    unmarked(source, rubric, genre, progress).map(|unmarked| unmarked.marked(&source.text))
}

/// As [`analyze`], without the marks.
pub fn analyze_unmarked(source: &Source, rubric: &Rubric) -> Result<Unmarked, Cancelled> {
    unmarked(source, rubric, None, &())
}

/// A report whose marks are not made: those of a long text take as much room as the text.
#[derive(Debug)]
pub struct Unmarked {
    /// The report, without marks.
    pub report: Report,
    /// What its marks are made of, ascending.
    pub findings: Vec<Finding>,
}

impl Unmarked {
    /// The report with the marks of `text`, of which it is.
    pub fn marked(mut self, text: &str) -> Report {
        self.report.signals = build::marks(text, &self.findings);
        self.report
    }
}

fn unmarked(
    source: &Source,
    rubric: &Rubric,
    genre: Option<Genre>,
    progress: &dyn Progress,
) -> Result<Unmarked, Cancelled> {
    let document = Document::new(&source.text, source.blocks.clone());
    let total = signal::signals().count() + 1;
    let Terms { hits, claim_words, told, cues } = Terms::of(&document);
    let step = |done| progress.step(done, total);
    let findings = signal::detect_among(&document, hits, &source.meta, &step).ok_or(Cancelled)?;
    if !progress.step(total - 1, total) {
        return Err(Cancelled);
    }
    let (claims, about) = parallel::both(
        document.is_large(),
        || signal::claims::claims(&document, &claim_words, &findings),
        || about::About::of(&document, &source.meta, &findings, &cues, genre),
    );
    let mut facts = Facts::gather(&document, &source.meta, &findings);
    about.inform(&mut facts);
    // The same text gives the same intervals, on every machine and in every order of documents.
    let seed = key_of(&source.text);
    let places = CodePoints::new(&source.text);
    let parts = build::Parts {
        source,
        document: &document,
        findings: &findings,
        claims: &claims,
        told: &told,
        facts: &facts,
        about: &about,
        seed,
        places: &places,
    };
    Ok(Unmarked { report: build::report(&parts, rubric), findings })
}
