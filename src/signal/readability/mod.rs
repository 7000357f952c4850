//! Readability formulas: one row each, arithmetic on [`Counts`].

use super::{Example, Family, Measure, Signal, Unit, Unmeasurable};
use crate::text::Counts;

const TWO_SENTENCES: &str = "The cat sat on the mat. It was an ordinary afternoon.";

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[
    formula(
        "flesch_reading_ease",
        "Flesch Reading Ease",
        Unit::Ease,
        "Flesch 1948, J. Appl. Psychol. 32",
        86.71,
        flesch_reading_ease,
    ),
    formula(
        "flesch_kincaid_grade",
        "Flesch–Kincaid grade",
        Unit::Grade,
        "Kincaid et al. 1975, Naval RBR 8-75",
        3.16,
        flesch_kincaid_grade,
    ),
];

const fn formula(
    id: &'static str,
    name: &'static str,
    unit: Unit,
    source: &'static str,
    value: f64,
    measure: fn(&Counts) -> Result<f64, Unmeasurable>,
) -> Signal {
    Signal {
        id,
        name,
        family: Family::Readability,
        unit,
        summary: "How hard the running text is to read, from the lengths of its sentences and words.",
        source,
        example: Example::Value(TWO_SENTENCES, value),
        measure: Measure::Formula(measure),
    }
}

fn ratio(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole)
}

fn measurable(counts: &Counts) -> Result<(), Unmeasurable> {
    match (counts.words, counts.sentences) {
        (0, _) => Err(Unmeasurable::NoWords),
        (_, 0) => Err(Unmeasurable::NoSentences),
        _ => Ok(()),
    }
}

fn flesch_reading_ease(counts: &Counts) -> Result<f64, Unmeasurable> {
    measurable(counts)?;
    Ok(206.835 - 1.015 * ratio(counts.words, counts.sentences) - 84.6 * ratio(counts.syllables, counts.words))
}

fn flesch_kincaid_grade(counts: &Counts) -> Result<f64, Unmeasurable> {
    measurable(counts)?;
    Ok(0.39 * ratio(counts.words, counts.sentences) + 11.8 * ratio(counts.syllables, counts.words) - 15.59)
}
