//! The report: all that is known of one document, as plain data; the only type that is serialized.
//!
//! Schema `candor/report/1`, published in `docs/report.schema.json`. What could not be measured is null, with its
//! reason in `notices`. Offsets are Unicode code points of the analyzed text.

mod compare;
mod counted;
mod coverage;
pub mod evidence;
mod firmness;
mod genre;
mod judged;
mod rates;
mod reading;
mod rule;
mod same_term;
mod transparency;
mod versions;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use compare::{Comparison, Rank, compare, compare_pillar, ranks};
pub use counted::{CountedInfo, counted_sentences};
pub use coverage::{CoverageInfo, CoverageItem, Evidence};
pub use evidence::EvidenceInfo;
pub use firmness::{bands_of_100, flip_sentences};
pub use genre::GenreInfo;
pub use judged::{Basis, Judged};
pub use rates::rate_sentences;
pub use reading::{
    DriverInfo, FormulaGrade, GraphInfo, HardSentenceInfo, HardWordInfo, Hardness, ReaderInfo, ReadingInfo,
    SchoolInfo, SpreadInfo,
};
pub use rule::Rule;
pub use same_term::{SaidOfTerm, SameTermInfo};
use serde::{Serialize, Serializer};
pub use transparency::{TransparencyItem, transparency};
pub use versions::{LexiconsInfo, VersionsInfo};

use crate::score::Pillar;
use crate::signal::Kind;
use crate::text::Span;

/// The schema's name and version.
pub const SCHEMA: &str = "candor/report/1";

/// Stands on every screen and in every export.
pub const NOTE: &str = "These are signals in the wording, not a check of facts. A text can be well sourced in style and wrong, \
    or right without a source. Leave this page: who is behind it, and what do others say?";

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
    /// What kind of text it is.
    pub genre: GenreInfo,
    /// Its size.
    pub counts: CountsInfo,
    /// Every readability figure by signal, in registry order of their identifiers.
    pub readability: BTreeMap<&'static str, Option<Figure>>,
    /// What the figures mean for people.
    pub reading: ReadingInfo,
    /// The marked places, ascending.
    pub signals: Vec<Mark>,
    /// Claims and their support.
    pub claims: ClaimsInfo,
    /// What is both affirmed and denied in the document, side by side; a reading aid.
    pub same_term: Vec<SameTermInfo>,
    /// Every source with its grade, the densities, what to check elsewhere.
    pub evidence: EvidenceInfo,
    /// What the indicators count that is no mark: dates, figures, who speaks.
    pub counted: Vec<CountedInfo>,
    /// The four pillars.
    pub pillars: Pillars,
    /// The composite.
    pub reliability: Reliability,
    /// The verdict's reasons, in up to three sentences.
    pub summary: Vec<String>,
    /// How its rates stand to those of real genres; empty of short texts, and where no word list fits the language.
    pub rates: Vec<RateInfo>,
    /// What should be checked before anything else; outside the points.
    pub alerts: Vec<Alert>,
    /// Who made it: every question with its answer or "not found: ask".
    pub transparency: Vec<TransparencyItem>,
    /// What a careful text would also say, by the questions of published frameworks; facts, not points.
    pub coverage: CoverageInfo,
    /// What the reader should know of this report: left out, not measured, lost.
    pub notices: Vec<String>,
    /// What it was scored with.
    pub rubric: RubricInfo,
    /// What made it.
    pub versions: VersionsInfo,
    /// [`NOTE`].
    pub note: &'static str,
    /// What another rubric would judge by; not part of the file.
    #[serde(skip)]
    pub basis: Arc<Basis>,
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
    /// What is marked; in JSON its [`Kind::id`].
    #[serde(serialize_with = "as_id")]
    pub kind: Kind,
    /// The kind's own division.
    pub subtype: &'static str,
    /// The signal and the term or pattern that matched.
    pub rule: Rule,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The marked words.
    pub text: String,
    /// 0 to 3; see [`crate::signal::Label::strength`].
    pub strength: u8,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn as_id<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.id())
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

/// The four pillars; null where nothing of one could be measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pillars {
    /// What the text cites for what it claims.
    pub evidence: Option<PillarInfo>,
    /// Whether it sounds surer than it shows reason to be.
    pub certainty: Option<PillarInfo>,
    /// Who gains from its advice.
    pub commerce: Option<PillarInfo>,
    /// Who wrote it, when, and how carefully.
    pub integrity: Option<PillarInfo>,
}

impl Pillars {
    /// One of them.
    pub const fn get(&self, pillar: Pillar) -> Option<&PillarInfo> {
        match pillar {
            Pillar::Evidence => self.evidence.as_ref(),
            Pillar::Certainty => self.certainty.as_ref(),
            Pillar::Commerce => self.commerce.as_ref(),
            Pillar::Integrity => self.integrity.as_ref(),
        }
    }
}

/// One pillar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PillarInfo {
    /// 0 to 100.
    pub score: f64,
    /// Lower end of the 90 % interval.
    pub low: f64,
    /// Upper end of the 90 % interval.
    pub high: f64,
    /// Its share of the composite.
    pub weight: f64,
    /// What it is made of.
    pub indicators: Vec<IndicatorInfo>,
    /// The score of halves of the text under shaken weights, for comparisons.
    #[serde(skip)]
    pub draws: Vec<f64>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndicatorInfo {
    /// Its row.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// In its own unit; null where it could not be measured.
    pub value: Option<f64>,
    /// 0 to 100 on the rubric's curve.
    pub score: Option<f64>,
    /// Its share of the pillar.
    pub weight: f64,
}

/// The composite and how it came about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliability {
    /// 0 to 100; null where the text is too short or in a language without word lists.
    pub score: Option<f64>,
    /// Lower end of the 90 % interval.
    pub low: Option<f64>,
    /// Upper end of the 90 % interval.
    pub high: Option<f64>,
    /// The verdict's identifier.
    pub band: &'static str,
    /// The verdict in words; both where the interval straddles two.
    pub verdict: String,
    /// The neighbouring verdict that the interval reaches into.
    pub also: Option<&'static str>,
    /// The ceilings that apply.
    pub caps: Vec<CapInfo>,
    /// Points taken by indicator and cap, from 100 to the score.
    pub contributions: Vec<Contribution>,
    /// The share of the rubric's weight that could be measured, 0 to 1.
    pub coverage: f64,
    /// "none" without a score, "low" for a short text, else "usual".
    pub confidence: &'static str,
    /// For each pillar that can, the mildest change of its weight that changes the verdict.
    pub flips: Vec<FlipInfo>,
    /// The composite of halves of the text under shaken weights, for comparisons.
    #[serde(skip)]
    pub draws: Vec<f64>,
}

impl Reliability {
    /// What took points enough to be shown, most of them first.
    pub fn largest(&self) -> Vec<&Contribution> {
        let mut rows: Vec<_> = self.contributions.iter().filter(|row| row.points < -0.05).collect();
        rows.sort_by(|a, b| a.points.total_cmp(&b.points));
        rows
    }
}

/// A change of one pillar's weight that changes the verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlipInfo {
    /// Whose weight.
    pub pillar: &'static str,
    /// Multiplied by this.
    pub factor: f64,
    /// The verdict then.
    pub band: &'static str,
}

/// How often one kind of mark occurs, beside the documents of real genres.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RateInfo {
    /// The identifier of a kind of mark, or of an indicator.
    pub kind: &'static str,
    /// Occurrences per 1,000 words.
    pub per_1000_words: f64,
    /// How it stands to each genre.
    pub genres: Vec<GenreRate>,
}

/// The rates of one genre.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GenreRate {
    /// The corpus, as it is shown: "health news stories".
    pub corpus: &'static str,
    /// Its median.
    pub median: f64,
    /// Its 90th percentile.
    pub p90: f64,
    /// Of 100 of its documents, how many certainly have a lower rate.
    pub more_than: u8,
    /// Of 100 of its documents, how many certainly have a higher rate; told in sentences alone.
    #[serde(skip)]
    pub less_than: u8,
}

/// A ceiling that applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CapInfo {
    /// Its row.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// What it means.
    pub summary: &'static str,
}

/// Points of one indicator or cap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    /// The indicator or the cap.
    pub signal: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// The pillar; null for a cap.
    pub pillar: Option<&'static str>,
    /// Never positive.
    pub points: f64,
}

impl Contribution {
    /// Its points as they are shown, to one decimal.
    pub fn shown(&self) -> String {
        let tenths = (self.points * 10.0).round();
        if tenths == 0.0 { "0.0".to_owned() } else { format!("{:+.1}", tenths / 10.0).replace('-', "−") }
    }
}

/// What a report was scored with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RubricInfo {
    /// The rubric's name.
    pub name: String,
    /// Its hash: the same hash, the same numbers.
    pub hash: String,
}

/// A banner above the scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// The rule's identifier.
    pub id: &'static str,
    /// The kind of mark it is about.
    pub kind: &'static str,
    /// What was found, in one sentence.
    pub message: String,
    /// Where to check.
    pub check: &'static str,
}
