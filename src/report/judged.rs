//! What the rubric decides in a report, apart from what was measured, so that one can be changed without the other.

use super::{Pillars, Reliability, Report, RubricInfo};
use crate::score::Measured;
use crate::signal::Kind;

/// What any rubric judges a document by.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Basis {
    /// The counts and facts.
    pub measured: Measured,
    /// The verdict's reasons, where there is a score.
    pub reasons: Vec<String>,
    /// Why there is no score, where there is none.
    pub unscored: String,
}

/// The sections that depend on the rubric.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The four pillars.
    pub pillars: Pillars,
    /// The composite.
    pub reliability: Reliability,
    /// Its reasons.
    pub summary: Vec<String>,
    /// What the reader should know of the score; stands last among the notices.
    pub notice: Option<String>,
    /// What it was judged with.
    pub rubric: RubricInfo,
}

impl Report {
    /// Whether the word lists, which are English, could be held against the text. Where they could not, that there is no
    /// claim, alert or mark of most kinds says nothing.
    pub fn has_lists(&self) -> bool {
        self.basis.measured.facts.lexicons_apply
    }

    /// Whether marks of `kind` could be found.
    pub fn measures(&self, kind: Kind) -> bool {
        self.has_lists() || matches!(kind, Kind::Citation | Kind::Reference | Kind::TextDefect)
    }

    /// Put another judgement in the place of the one there was.
    pub fn accept(&mut self, judged: Judged) {
        let Judged { pillars, reliability, summary, notice, rubric } = judged;
        if self.reliability.confidence == "low" {
            self.notices.pop();
        }
        self.notices.extend(notice);
        self.pillars = pillars;
        self.reliability = reliability;
        self.summary = summary;
        self.rubric = rubric;
    }
}
