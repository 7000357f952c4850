//! One loaded document as the window knows it.

use std::sync::Arc;

use crate::report::{PillarInfo, Reliability};
use crate::score::{Band, Interval};
use crate::signal::genre::Genre;
use crate::worker::{Analysis, DocumentId, Origin};

/// How far a document is.
#[derive(Debug, Clone)]
pub enum Stage {
    /// In the queue.
    Waiting,
    /// Being read and measured; `total` is 0 until the text is there.
    Working {
        /// Steps done.
        done: usize,
        /// Steps in all.
        total: usize,
    },
    /// Finished.
    Ready(Arc<Analysis>),
    /// Could not be read or analyzed; the reason is a sentence.
    Failed(String),
    /// Stopped by the user.
    Cancelled,
}

/// A verdict with its score, apart from the report that it came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The verdict.
    pub band: Band,
    /// The score and its 90 % interval; nothing where there is none.
    pub score: Option<Interval>,
}

impl Standing {
    /// Of a report.
    pub fn of(reliability: &Reliability) -> Self {
        let Reliability { score, low, high, .. } = *reliability;
        let score =
            score.map(|value| Interval { value, low: low.unwrap_or(value), high: high.unwrap_or(value) });
        Self { band: super::band_of(reliability), score }
    }
}

/// The score of a pillar and its 90 % interval.
pub const fn interval_of(pillar: &PillarInfo) -> Interval {
    Interval { value: pillar.score, low: pillar.low, high: pillar.high }
}

/// One document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its number.
    pub id: DocumentId,
    /// Which attempt is running or ended last.
    pub generation: u32,
    /// The name that is shown.
    pub name: String,
    /// Where it is read from.
    pub origin: Origin,
    /// How far it is.
    pub stage: Stage,
    /// The kind of text that the reader says it is, instead of the guess.
    pub genre: Option<Genre>,
    /// How it stood before the rubric was edited; nothing where the rubric is as it came.
    pub before: Option<Standing>,
}

impl Document {
    /// A document that waits for its first analysis.
    pub fn new(id: DocumentId, origin: Origin) -> Self {
        Self {
            id,
            generation: 0,
            name: origin.name(),
            origin,
            stage: Stage::Waiting,
            genre: None,
            before: None,
        }
    }

    /// Its analysis, when it is ready.
    pub const fn analysis(&self) -> Option<&Arc<Analysis>> {
        match &self.stage {
            Stage::Ready(analysis) => Some(analysis),
            _ => None,
        }
    }

    /// Whether it still waits or is worked on.
    pub const fn is_pending(&self) -> bool {
        matches!(self.stage, Stage::Waiting | Stage::Working { .. })
    }

    /// The title of the text where it has one, else the name.
    pub fn title(&self) -> &str {
        let title = self.analysis().and_then(|analysis| analysis.report.source.title.as_deref());
        title.map(str::trim).filter(|title| !title.is_empty()).unwrap_or(&self.name)
    }
}
