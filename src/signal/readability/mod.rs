//! Readability formulas: one row each, arithmetic on [`Counts`] with the published constants.
//!
//! A row names the languages it was made for; a text in another one gets
//! [`Unmeasurable::Language`](super::Unmeasurable::Language), never a number.

pub mod consensus;
pub mod ease;
pub mod english;
pub mod european;
pub mod familiar;
pub mod graphs;
pub mod worked;

use super::{Example, Family, Formula, Measure, Signal, Unit};
use crate::text::Counts;

/// Made for English.
const ENGLISH: &[&str] = &["eng"];
/// Counts nothing but words, sentences and letters; used unchanged in every alphabet.
const ANY: &[&str] = &[];
/// Two sentences of six and five words, with two words of three or more syllables.
const TWO_SENTENCES: &str = "The cat sat on the mat. It was an ordinary afternoon.";

/// A readability row before it becomes a [`Signal`].
struct Row {
    id: &'static str,
    name: &'static str,
    unit: Unit,
    languages: &'static [&'static str],
    summary: &'static str,
    source: &'static str,
    example: (&'static str, f64),
    value: fn(&Counts) -> f64,
}

impl Row {
    const fn signal(self) -> Signal {
        Signal {
            id: self.id,
            name: self.name,
            family: Family::Readability,
            unit: self.unit,
            summary: self.summary,
            source: self.source,
            example: Example::Value(self.example.0, self.example.1),
            measure: Measure::Formula(Formula { languages: self.languages, value: self.value }),
        }
    }
}
