//! `ease`: our own estimate of how easy teachers find a text, a linear model on counts.
//!
//! Fitted by `tools/fit_ease.py` on the development half of the CLEAR corpus (Crossley et al. 2022: 4,724 excerpts of
//! 170 words, compared in pairs by 1,198 teachers). No coefficient may have another sign than the research on
//! readability gives it; sentence length and syllables have a least weight and rare words a greatest, so that a text
//! that was only simplified, with its rare names kept, still comes out easier.

use super::{ENGLISH, Row, TWO_SENTENCES};
use crate::signal::{Signal, Unit};
use crate::text::Counts;

/// The row.
pub(in crate::signal) const ROWS: &[Signal] = &[Row {
    id: "ease",
    name: "Ease",
    unit: Unit::Ease,
    languages: ENGLISH,
    summary: "How easy teachers would find the text: 50 is the average school reader of grades 3 to 12, each 15 points one \
        standard deviation of such texts.",
    source: "own: a linear model fitted on teachers' judgements (CLEAR corpus, Crossley et al. 2022, Behav. Res. Methods)",
    example: (TWO_SENTENCES, 0.0),
    value: |it| INTERCEPT + FEATURES.iter().map(|feature| feature.coefficient * (feature.value)(it)).sum::<f64>(),
}
.signal()];

/// One term of the model.
#[derive(Debug, Clone, Copy)]
pub struct Feature {
    /// What it is, for people.
    pub name: &'static str,
    /// Points of ease for one unit of the value.
    pub coefficient: f64,
    /// From the counts of a text with at least one word and one sentence.
    pub value: fn(&Counts) -> f64,
}

const fn feature(name: &'static str, coefficient: f64, value: fn(&Counts) -> f64) -> Feature {
    Feature { name, coefficient, value }
}

/// `part` of the words that are neither numbers nor names.
fn plain(it: &Counts, part: u32) -> f64 {
    f64::from(part) / f64::from(it.plain_words.max(1))
}

include!("ease_coefficients.rs");
