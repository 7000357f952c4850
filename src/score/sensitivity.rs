//! Which change of the weights would change the verdict.

use super::outcome::{N_PILLARS, Outcome, Rules, Weights, compose, lowest_cap, outcome};
use super::{Band, Facts, Pillar, Rubric, Sums};

/// The factors that are tried, mildest first.
const FACTORS: &[f64] = &[0.75, 1.33, 0.5, 2.0, 0.25, 4.0];

/// A change of one pillar's weight that changes the verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    /// Whose weight.
    pub pillar: Pillar,
    /// Multiplied by this.
    pub factor: f64,
    /// The verdict then.
    pub band: Band,
}

/// For each pillar the mildest of [`FACTORS`] that changes the verdict; pillars that change nothing are left out.
pub(super) fn flips(
    sums: &Sums,
    facts: &Facts,
    rubric: &Rubric,
    rules: &Rules<'_>,
    weights: &Weights,
) -> Vec<Flip> {
    // Neither the pillars nor the caps depend on what the pillars weigh.
    let cap = lowest_cap(sums, facts, rules);
    let Outcome { pillars, .. } = outcome(sums, facts, rules, weights, cap, |_, _, _, _| ());
    let weights = weights.pillars;
    let band_of =
        |weights: &[f64; N_PILLARS]| Band::of(compose(&pillars, weights, cap, rules.floor).total, rubric);
    let now = band_of(&weights);
    let flip = |pillar: Pillar| {
        FACTORS.iter().find_map(|factor| {
            let mut changed = weights;
            if let Some(weight) = changed.get_mut(pillar as usize) {
                *weight *= factor;
            }
            let band = band_of(&changed);
            (band != now).then_some(Flip { pillar, factor: *factor, band })
        })
    };
    Pillar::ALL.iter().copied().filter_map(flip).collect()
}
