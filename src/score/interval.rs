//! Readability figures with their 90 % intervals: the formulas asked of halves of the sentences.

use std::iter;

use super::draws::{self, Interval, N_BLOCKS, N_DRAWS};
use crate::signal::readability::consensus;
use crate::signal::{self, Measure, Signal, Unmeasurable};
use crate::text::{Counts, Document, N_COUNTS, PackedCounts};

/// One formula's answer about one document.
#[derive(Debug, Clone, Copy)]
pub struct MeasuredFormula {
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
    pub rows: Vec<MeasuredFormula>,
    /// The median of the English grade formulas, see [`consensus`]; none in another language or without prose.
    pub grade: Option<Interval>,
}

/// Ask every formula.
pub fn formulas(document: &Document<'_>) -> Figures {
    let drawn = draws(document);
    let language = document.language();
    let mut rows = Vec::new();
    for signal in signal::signals() {
        if let Measure::Formula(formula) = &signal.measure {
            let value = formula.measure(document.counts(), language).map(|value| {
                let values = drawn.iter().map(|counts| (formula.value)(counts));
                Interval::of(value, values.filter(|value| value.is_finite()))
            });
            rows.push(MeasuredFormula { signal, value });
        }
    }
    let counts = document.counts();
    let measurable = language.is_english() && counts.words > 0 && counts.sentences > 0;
    let grade = measurable.then(|| {
        let values = drawn.iter().map(consensus::grade);
        Interval::of(consensus::grade(counts), values.filter(|value| value.is_finite()))
    });
    Figures { rows, grade }
}

/// The counts of halves of the document.
fn draws(document: &Document<'_>) -> Vec<Counts> {
    let all = document.sentences().iter().map(|sentence| &sentence.counts);
    let mut counted = all.filter(|counts| counts.is_counted()).peekable();
    let a_run = counted.clone().count().div_ceil(N_BLOCKS);
    let runs = iter::from_fn(|| {
        counted.peek()?;
        Some(sum(counted.by_ref().take(a_run)).to_array())
    });
    let blocks: Vec<[u32; N_COUNTS]> = runs.collect();
    // Nothing is shaken beside them: few blocks need few draws.
    let n_draws = (2 * blocks.len()).next_power_of_two().min(N_DRAWS);
    let columns = draws::columns(1, n_draws, blocks.len(), 0);
    draws::halves(&blocks, columns, n_draws).map(Counts::from_array).collect()
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
        let figures = formulas(&document);
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
        for row in formulas(&document).rows {
            let wanted = ["amstad", "fucks", "lix", "rix", "wiener_1", "wiener_2", "wiener_3", "wiener_4"];
            assert_eq!(row.value.is_ok(), wanted.contains(&row.signal.id), "{}", row.signal.id);
        }
    }
}
