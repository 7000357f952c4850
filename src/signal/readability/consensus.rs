//! One grade from the English formulas that give a grade of general prose: their median.
//!
//! Left out: Spache (primers), FORCAST (manuals without sentences), Powers' Fog and Dale–Chall 1948 (scales narrower than
//! school grades), the graphs of Fry and Raygor (whole grades, from the counts that the others have already).

use std::sync::LazyLock;

use crate::signal::{self, Formula, Measure, Signal};
use crate::text::Counts;

/// The formulas that are asked; an odd number, so that one of them is the median.
pub const MEMBERS: &[&str] = &[
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog",
    "ari",
    "coleman_liau",
    "linsear_write",
    "dale_chall_1995_grade",
];

static ROWS: LazyLock<Vec<(&'static Signal, Formula)>> = LazyLock::new(|| {
    let row = |id: &&str| match signal::signal(id)? {
        row @ Signal { measure: Measure::Formula(formula), .. } => Some((row, *formula)),
        _ => None,
    };
    MEMBERS.iter().filter_map(row).collect()
});

/// What each formula says of counts that have a word and a sentence, in the order of [`MEMBERS`].
pub fn grades(counts: &Counts) -> impl Iterator<Item = (&'static Signal, f64)> {
    ROWS.iter().map(|(row, formula)| (*row, (formula.value)(counts)))
}

/// The median of [`grades`], a US school grade; no number where there is no word or no sentence.
pub fn grade(counts: &Counts) -> f64 {
    let mut all = [f64::NAN; MEMBERS.len()];
    for (slot, (_, grade)) in all.iter_mut().zip(grades(counts)) {
        *slot = grade;
    }
    all.sort_unstable_by(f64::total_cmp);
    all.get(MEMBERS.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_has_as_many_above_as_below() {
        let counts = Counts {
            words: 200,
            sentences: 10,
            letters: 900,
            characters: 900,
            syllables: 300,
            polysyllables: 25,
            complex_words: 20,
            six_letter_words: 50,
            unfamiliar_words: 30,
            ..Counts::ZERO
        };
        let median = grade(&counts);
        let all: Vec<f64> = grades(&counts).map(|(_, grade)| grade).collect();
        assert_eq!(all.len(), MEMBERS.len(), "every member is a formula");
        assert!(MEMBERS.len() % 2 == 1 && all.contains(&median));
        let above = all.iter().filter(|grade| **grade > median).count();
        let below = all.iter().filter(|grade| **grade < median).count();
        assert!(above <= 3 && below <= 3, "{median} {all:?}");
    }
}
