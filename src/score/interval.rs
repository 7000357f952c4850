//! Readability figures with their 90 % intervals: sentences resampled, the formulas asked again.

use std::iter;

use super::bootstrap::{self, Blocks, Interval, N_DRAWS, Rng};
use crate::signal::readability::consensus;
use crate::signal::{self, Measure, Signal, Unmeasurable};
use crate::text::{Counts, Document, N_COUNTS, PackedCounts};

/// Longer documents are drawn in this many runs of neighbouring sentences, so that the work stays bounded.
const N_BLOCKS: usize = 200;

/// One formula's answer about one document.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// The formula.
    pub signal: &'static Signal,
    /// Its value and interval, or why there is none. With a single sentence there is nothing to draw from: the interval
    /// is the value.
    pub value: Result<Interval, Unmeasurable>,
}

/// Every readability figure of one document.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Every formula of the registry, in its order.
    pub rows: Vec<Measured>,
    /// The median of the English grade formulas, see [`consensus`]; none in another language or without prose.
    pub grade: Option<Interval>,
}

/// Ask every formula; the same `seed` gives the same intervals.
pub fn formulas(document: &Document<'_>, seed: u64) -> Figures {
    let resampled = draws(document, seed);
    let language = document.language();
    let mut rows = Vec::new();
    for signal in signal::signals() {
        if let Measure::Formula(formula) = &signal.measure {
            let value = formula.measure(document.counts(), language).map(|value| {
                let drawn = resampled.iter().map(|counts| (formula.value)(counts));
                bootstrap::interval(value, drawn.filter(|value| value.is_finite()))
            });
            rows.push(Measured { signal, value });
        }
    }
    let counts = document.counts();
    let measurable = language.is_english() && counts.words > 0 && counts.sentences > 0;
    let grade = measurable.then(|| {
        let drawn = resampled.iter().map(consensus::grade);
        bootstrap::interval(consensus::grade(counts), drawn.filter(|value| value.is_finite()))
    });
    Figures { rows, grade }
}

/// The counts of resampled documents.
fn draws(document: &Document<'_>, seed: u64) -> Vec<Counts> {
    let all = document.sentences().iter().map(|sentence| &sentence.counts);
    let mut counted = all.filter(|counts| counts.is_counted()).peekable();
    let a_run = counted.clone().count().div_ceil(N_BLOCKS);
    let runs = iter::from_fn(|| {
        counted.peek()?;
        Some(sum(counted.by_ref().take(a_run)).to_array())
    });
    let blocks: Blocks<N_COUNTS> = Blocks::of(runs);
    let mut rng = Rng::new(seed);
    (0..N_DRAWS).map(|_| Counts::from_array(blocks.draw(&mut rng))).collect()
}

fn sum<'c>(parts: impl Iterator<Item = &'c PackedCounts>) -> Counts {
    let mut sum = Counts::ZERO;
    for part in parts {
        sum += &part.get();
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    fn grade(text: &str) -> Interval {
        let document = Document::new(text, blocks_of_plain(text));
        let figures = formulas(&document, 1);
        let row = figures.rows.iter().find(|row| row.signal.id == "flesch_kincaid_grade").expect("a row");
        row.value.expect("an English text")
    }

    #[test]
    fn intervals_hold_the_value_and_shrink_with_length() {
        let uneven = "The cat sat there. However, the international organization had considerable reservations about \
            the proposed legislation. We ran. They asked the government for additional information about it. ";
        let short = grade(uneven);
        let long = grade(&uneven.repeat(20));
        for interval in [short, long] {
            assert!(interval.low < interval.value && interval.value < interval.high, "{interval:?}");
        }
        assert!(long.high - long.low < 0.5 * (short.high - short.low), "{short:?} {long:?}");
        assert_eq!(grade(uneven), short);
    }

    #[test]
    fn another_language_has_no_english_grade() {
        let text = "Die Kinder gehen am Morgen zur Schule, und am Nachmittag spielen sie zusammen im Garten.";
        let document = Document::new(text, blocks_of_plain(text));
        for row in formulas(&document, 1).rows {
            let wanted = ["amstad", "fucks", "lix", "rix", "wiener_1", "wiener_2", "wiener_3", "wiener_4"];
            assert_eq!(row.value.is_ok(), wanted.contains(&row.signal.id), "{}", row.signal.id);
        }
    }
}
