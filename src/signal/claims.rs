//! Claims: sentences that assert something checkable, and whether anything supports them.

use super::{Finding, Kind};
use crate::text::{BlockKind, Document};

/// How strongly a claim is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Force {
    /// As a plain fact.
    Flat,
    /// With a booster.
    Boosted,
    /// With a hedge.
    Hedged,
}

/// One claim sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// How strongly it is put.
    pub force: Force,
    /// Whether it is credited to nobody in particular.
    pub vague: bool,
    /// The best traceability grade of a citation or named source in this sentence or the next.
    pub support: Option<u8>,
}

/// The claims of `document`, ascending.
pub fn claims(document: &Document<'_>, findings: &[Finding]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (idx, sentence) in document.sentences().iter().enumerate() {
        let prose = sentence.counts.words >= 5 && document.block_of(sentence) != BlockKind::Quotation;
        let question = sentence.span.of(document.text()).trim_end().ends_with('?');
        if !prose || question {
            continue;
        }
        let here = || findings.iter().filter(|finding| finding.span.overlaps(sentence.span));
        let has = |kind| here().any(|finding| finding.kind == kind && finding.strength > 0);
        let next = document.sentences().get(idx + 1).filter(|next| next.block == sentence.block);
        let support = findings
            .iter()
            .filter(|finding| finding.is_traceable())
            .filter(|finding| {
                finding.span.overlaps(sentence.span)
                    || next.is_some_and(|next| finding.span.overlaps(next.span))
            })
            .map(|finding| finding.strength)
            .max();
        let force = match (has(Kind::Booster), has(Kind::Hedge)) {
            (true, _) => Force::Boosted,
            (false, true) => Force::Hedged,
            (false, false) => Force::Flat,
        };
        claims.push(Claim { sentence: idx, force, vague: has(Kind::VagueAttribution), support });
    }
    claims
}
