//! The one function that turns a source into a report.

mod about;
mod build;
mod judge;
mod passages;

pub use judge::judge;
pub use passages::shared_passages;

use std::sync::LazyLock;

use crate::format::Source;
use crate::lexicon::{AUTOMATON, EDITION};
use crate::report::evidence::SourceItem;
use crate::report::{RateInfo, Report};
use crate::score::{Facts, Rubric};
use crate::signal::genre::Genre;
use crate::signal::{self, Finding, Terms};
use crate::text::{Block, CodePoints, Document, blocks_of_plain, parallel};

/// Told how far the work is; may stop it.
pub trait Progress: Sync {
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

/// Build what every analysis needs and no text changes, side by side: the first text would wait for one after the other.
pub fn prepare() {
    let words = || {
        drop(Document::new("word", blocks_of_plain("word")));
        LazyLock::force(&EDITION);
    };
    parallel::both(true, || LazyLock::force(&AUTOMATON), words);
}

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
    let whole = Wanted { genre, whole: true };
    examine(source, source.blocks.clone(), rubric, whole, progress).map(|(report, _)| report)
}

/// As [`analyze`], without the marks and what only the window shows, and with the other long lists apart; of the source only
/// the text is kept.
pub fn analyze_unmarked(mut source: Source, rubric: &Rubric) -> Result<Unmarked, Cancelled> {
    let blocks = std::mem::take(&mut source.blocks);
    let unmarked = Wanted { genre: None, whole: false };
    let (mut report, findings) = examine(&source, blocks, rubric, unmarked, &())?;
    let sources = std::mem::take(&mut report.evidence.sources);
    let rates = std::mem::take(&mut report.rates);
    Ok(Unmarked { text: source.text, report, findings, sources, rates })
}

/// A report whose marks are not made: those of a long text take as much room as the text. They, the sources and the rates are
/// written apart from the rest.
#[derive(Debug)]
pub struct Unmarked {
    /// The text.
    pub text: String,
    /// The report, without marks, sources and rates.
    pub report: Report,
    /// What its marks are made of, ascending.
    pub findings: Vec<Finding>,
    /// Its sources.
    pub sources: Vec<SourceItem>,
    /// Its rates.
    pub rates: Vec<RateInfo>,
}

/// What the caller wants of a report.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    /// The genre, where the reader chose one.
    genre: Option<Genre>,
    /// Whether it has its marks and what the window shows beside them.
    whole: bool,
}

fn examine(
    source: &Source,
    blocks: Vec<Block>,
    rubric: &Rubric,
    wanted: Wanted,
    progress: &dyn Progress,
) -> Result<(Report, Vec<Finding>), Cancelled> {
    let large = source.text.len() >= parallel::LARGE;
    let (mut document, places) =
        parallel::both(large, || Document::new(&source.text, blocks), || CodePoints::new(&source.text));
    let total = signal::signals().count() + 1;
    let step = |done| progress.step(done, total);
    let (findings, terms) = signal::detect_and_read(&document, &source.meta, &step).ok_or(Cancelled)?;
    let Terms { claim_words, told, cues, .. } = terms;
    if !progress.step(total - 1, total) {
        return Err(Cancelled);
    }
    let meta = &source.meta;
    let claims = || signal::claims::claims(&document, &claim_words, &findings);
    let about = || {
        let about = about::About::of(&document, meta, &findings, &cues, wanted.genre);
        let mut facts = Facts::gather(&document, meta, &findings);
        about.inform(&mut facts);
        (about, facts)
    };
    let worded = || build::Worded::of(&document, &findings, &places, wanted.whole);
    let (((about, facts), claims), worded) =
        parallel::both(large, || parallel::both(large, about, claims), worded);
    // What is left to do asks for sentences and marks.
    let tokens = document.take_tokens();
    let parts = build::Parts {
        source,
        document: &document,
        findings: &findings,
        claims: &claims,
        told: &told,
        facts: &facts,
        about: &about,
        places: &places,
        whole: wanted.whole,
    };
    // To give back their room is work too.
    let ((), report) = parallel::both(large, || drop(tokens), || build::report(&parts, worded, rubric));
    Ok((report, findings))
}
