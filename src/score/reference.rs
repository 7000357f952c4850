//! How a document's rates stand to those of real genres, from `assets/rates/reference_rates.tsv`.
//!
//! A comparison to be shown beside a figure; the score's curves have their own reasons in the rubric.

use std::sync::LazyLock;

use super::indicator::indicator;
use crate::signal::{Finding, Kind, Label};

/// The percentiles that the table gives.
const POINTS: [u8; 7] = [5, 10, 25, 50, 75, 90, 95];

/// How many words of running text the documents of the table have at least.
pub const SHORTEST: u32 = 150;

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rates/reference_rates.tsv"));

/// The rates of one kind of mark, or the values of one indicator, in the documents of one corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What was measured: the identifier of a [`Kind`] or of an indicator per 1,000 words.
    pub measure: &'static str,
    /// The corpus, as it is shown: "health news stories".
    pub corpus: &'static str,
    /// How many documents were measured.
    pub n_documents: u32,
    /// Occurrences per 1,000 words at the 5th, 10th, 25th, 50th, 75th, 90th and 95th percentile.
    pub quantiles: [f64; 7],
}

/// Every row of the table.
pub static REFERENCES: LazyLock<Vec<Reference>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(parse).collect());

fn parse(line: &'static str) -> Option<Reference> {
    let mut columns = line.split('\t');
    let measure = columns.next()?;
    let _known = name_of(measure)?;
    let corpus = columns.next()?;
    let _licence = columns.next()?;
    let n_documents = columns.next()?.parse().ok()?;
    let mut quantiles = [0.0; 7];
    for quantile in &mut quantiles {
        *quantile = columns.next()?.parse().ok()?;
    }
    Some(Reference { measure, corpus, n_documents, quantiles })
}

/// The shown name of a measure; nothing for one that there is not.
fn name_of(measure: &str) -> Option<&'static str> {
    Kind::from_id(measure).map(Kind::name).or_else(|| indicator(measure).map(|row| row.name))
}

impl Reference {
    /// The rate of the document in the middle.
    pub const fn median(&self) -> f64 {
        let [_, _, _, median, ..] = self.quantiles;
        median
    }

    /// The rate that nine of ten documents do not exceed.
    pub const fn p90(&self) -> f64 {
        let [.., p90, _] = self.quantiles;
        p90
    }

    /// Of 100 documents of the corpus, how many certainly have a lower rate: the highest tabulated percentile below `rate`.
    pub fn more_than(&self, rate: f64) -> u8 {
        POINTS
            .iter()
            .zip(self.quantiles)
            .filter(|(_, quantile)| rate > *quantile)
            .map(|(point, _)| *point)
            .max()
            .unwrap_or(0)
    }

    /// Of 100 documents of the corpus, how many certainly have a higher rate: all behind the lowest tabulated percentile
    /// above `rate`.
    pub fn less_than(&self, rate: f64) -> u8 {
        let above = POINTS.iter().zip(self.quantiles).find(|(_, quantile)| *quantile > rate);
        above.map_or(0, |(point, _)| 100 - point)
    }
}

/// The marks of each kind per 1,000 words as the table counts them: boosters, commercial marks and health claims from
/// strength 2 on, all others from 1. None without words.
pub fn rates(findings: &[Finding], n_words: u32) -> impl Iterator<Item = (Kind, f64)> {
    let mut counts = [0_u32; Kind::ALL.len()];
    for Label { kind, strength, .. } in findings.iter().map(Finding::label) {
        let least =
            if matches!(kind, Kind::Booster | Kind::Commercial | Kind::HealthClaimRedFlag) { 2 } else { 1 };
        if let Some(count) = counts.get_mut(*kind as usize) {
            *count += u32::from(*strength >= least);
        }
    }
    let rate = move |kind: &Kind| {
        let n = counts.get(*kind as usize).filter(|_| n_words > 0)?;
        Some((*kind, 1000.0 * f64::from(*n) / f64::from(n_words)))
    };
    Kind::ALL.iter().filter_map(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_ascending() {
        assert_eq!(REFERENCES.len(), TABLE.lines().count() - 1);
        for reference in REFERENCES.iter() {
            assert!(reference.quantiles.is_sorted(), "{reference:?}");
            assert!(reference.n_documents >= 30, "{reference:?}");
        }
    }

    #[test]
    fn a_rate_is_placed_among_the_percentiles() {
        let reference = Reference {
            measure: "hedge",
            corpus: "letters",
            n_documents: 100,
            quantiles: [0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0],
        };
        for (rate, more_than, less_than) in
            [(0.0, 0, 75), (0.5, 10, 75), (2.5, 50, 25), (5.0, 90, 0), (9.0, 95, 0)]
        {
            assert_eq!(
                (reference.more_than(rate), reference.less_than(rate)),
                (more_than, less_than),
                "{rate}"
            );
        }
    }
}
