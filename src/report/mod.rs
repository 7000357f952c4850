//! The report: all that is known of one document, as plain data; the only type that is serialized.
//!
//! Schema `candor/report/1`, published in `docs/report.schema.json`. What could not be measured is null, with its
//! reason in `notices`. Offsets are Unicode code points of the analyzed text.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::text::Span;

/// The schema's name and version.
pub const SCHEMA: &str = "candor/report/1";

/// All of it for one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The caller's name of the document.
    pub id: String,
    /// Where the text came from.
    pub source: SourceInfo,
    /// The language it is in.
    pub language: LanguageInfo,
    /// Its size.
    pub counts: CountsInfo,
    /// Every readability figure by signal, in registry order of their identifiers.
    pub readability: BTreeMap<&'static str, Option<Figure>>,
    /// The marked places, ascending.
    pub signals: Vec<Mark>,
    /// Claims and their support.
    pub claims: ClaimsInfo,
    /// The four pillars.
    pub pillars: BTreeMap<&'static str, Option<Figure>>,
    /// The composite.
    pub reliability: Reliability,
    /// What should be checked before anything else.
    pub alerts: Vec<Alert>,
    /// What the reader should know of this report: left out, not measured, lost.
    pub notices: Vec<String>,
}

/// Where the text came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceInfo {
    /// File name or identifier.
    pub name: String,
    /// Title, where known.
    pub title: Option<String>,
    /// Identifier of the format.
    pub format: &'static str,
    /// Encoding it was decoded from.
    pub encoding: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the original.
    pub sha256: String,
}

/// The detected language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageInfo {
    /// ISO 639-3.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// Whether the guess can be built on.
    pub reliable: bool,
}

/// Counts over running prose, and what was left out of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountsInfo {
    /// Letters and digits in words.
    pub characters: u32,
    /// Letters in words.
    pub letters: u32,
    /// Words.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Paragraphs.
    pub paragraphs: u32,
    /// Syllables.
    pub syllables: u32,
    /// Words of three or more syllables.
    pub polysyllables: u32,
    /// Words that were not counted, by the kind of block they stand in.
    pub uncounted: BTreeMap<&'static str, u32>,
}

/// A value with its 90 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// Best estimate.
    #[serde(alias = "score")]
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// One marked place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The kind's identifier.
    pub kind: &'static str,
    /// The kind's own division.
    pub subtype: &'static str,
    /// The signal and the term or pattern that matched.
    pub rule: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The marked words.
    pub text: String,
    /// 0 to 3; see [`crate::signal::Finding::strength`].
    pub strength: u8,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}

/// Claims and their support.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimsInfo {
    /// How many claims.
    pub n: usize,
    /// How many have a traceable source in the same or the next sentence.
    pub supported: usize,
    /// `supported / n`; null where there is no claim.
    pub share: Option<f64>,
}

/// The composite and how it came about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliability {
    /// 0 to 100; null where the text is too short.
    pub score: Option<f64>,
    /// Lower end of the 90 % interval.
    pub low: Option<f64>,
    /// Upper end of the 90 % interval.
    pub high: Option<f64>,
    /// The verdict.
    pub band: &'static str,
    /// The ceilings that were applied, by name.
    pub caps: Vec<String>,
    /// Points gained or lost by signal, from 100 to the score.
    pub contributions: Vec<Contribution>,
}

/// Points of one signal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    /// Which signal.
    pub signal: String,
    /// Negative: lost.
    pub points: f64,
}

/// A banner above the scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// The kind of mark it is about.
    pub kind: &'static str,
    /// What was found, in one sentence.
    pub message: String,
    /// Where to check.
    pub check: &'static str,
}
