//! The one function that turns a source into a report.

use std::collections::BTreeMap;

use crate::format::Source;
use crate::report::{
    ClaimsInfo, CountsInfo, Figure, LanguageInfo, Mark, Reliability, Report, SCHEMA, SourceInfo,
};
use crate::score::Rubric;
use crate::signal::{self, Finding, Measure};
use crate::text::{BlockKind, CodePoints, Document};

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
pub fn analyze(source: &Source, _rubric: &Rubric, progress: &dyn Progress) -> Result<Report, Cancelled> {
    let document = Document::new(&source.text, source.blocks.clone());
    let total = signal::signals().count();
    let findings =
        signal::detect(&document, &source.meta, &|done| progress.step(done, total)).ok_or(Cancelled)?;
    let claims = signal::claims::claims(&document, &findings);
    let supported = claims.iter().filter(|claim| claim.support.is_some_and(|grade| grade > 0)).count();
    let counts = document.counts();
    let mut uncounted = BTreeMap::new();
    for part in document.uncounted() {
        *uncounted.entry(part.kind.plural()).or_default() += part.words;
    }
    let mut readability = BTreeMap::new();
    let mut notices = source.warnings.clone();
    for signal in signal::signals() {
        if let Measure::Formula(formula) = signal.measure {
            let value = formula(counts);
            if let Err(reason) = value {
                notices.push(format!("{}: {reason}", signal.name));
            }
            readability.insert(signal.id, value.ok().map(|value| Figure { value, low: value, high: value }));
        }
    }
    Ok(Report {
        schema: SCHEMA,
        id: source.name.clone(),
        source: SourceInfo {
            name: source.name.clone(),
            title: source.meta.title.clone(),
            format: source.format,
            encoding: source.encoding.clone(),
            bytes: source.bytes,
            sha256: source.sha256.clone(),
        },
        language: LanguageInfo {
            code: document.language().code,
            name: document.language().name,
            reliable: document.language().reliable,
        },
        counts: CountsInfo {
            characters: counts.characters,
            letters: counts.letters,
            words: counts.words,
            sentences: counts.sentences,
            paragraphs: document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph).count()
                as u32,
            syllables: counts.syllables,
            polysyllables: counts.polysyllables,
            uncounted,
        },
        readability,
        signals: marks(&source.text, &findings),
        claims: ClaimsInfo {
            n: claims.len(),
            supported,
            share: (!claims.is_empty()).then(|| supported as f64 / claims.len() as f64),
        },
        pillars: BTreeMap::new(),
        reliability: Reliability {
            score: None,
            low: None,
            high: None,
            band: "too_short",
            caps: Vec::new(),
            contributions: Vec::new(),
        },
        alerts: Vec::new(),
        notices,
    })
}

fn marks(text: &str, findings: &[Finding]) -> Vec<Mark> {
    let mut places = CodePoints::new(text);
    findings
        .iter()
        .map(|finding| Mark {
            kind: finding.kind.id(),
            subtype: finding.subtype,
            rule: format!("{}: {}", finding.signal, finding.rule),
            start: places.at(finding.span.start),
            end: places.at(finding.span.end),
            text: finding.span.of(text).to_owned(),
            strength: finding.strength,
            span: finding.span,
        })
        .collect()
}
