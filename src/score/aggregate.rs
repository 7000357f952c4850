//! One set of sums with all that explains its score: every indicator, and contributions that add up.

use super::caps::Cap;
use super::outcome::{N_PILLARS, Rules, Weights, lowest_cap, outcome};
use super::{Facts, Interval, Pillar, Sums};

/// One indicator of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorScore {
    /// The row of [`INDICATORS`](super::indicator::INDICATORS).
    pub id: &'static str,
    /// In the indicator's own unit; nothing where it cannot be measured.
    pub value: Option<f64>,
    /// On the rubric's curve, 0 to 100.
    pub score: Option<f64>,
    /// Its share of the pillar, after leaving out what could not be measured.
    pub weight: f64,
}

/// One pillar of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct PillarScore {
    /// Which.
    pub pillar: Pillar,
    /// 0 to 100; nothing where none of its indicators could be measured.
    pub interval: Option<Interval>,
    /// Its share of the composite, after leaving out what could not be measured.
    pub weight: f64,
    /// What it is made of.
    pub indicators: Vec<IndicatorScore>,
    /// Its score in each draw; draw `i` of every document has the same weights.
    pub draws: Vec<f64>,
}

/// Points that one indicator or cap takes from 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution {
    /// The indicator or the cap.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// The pillar; nothing for a cap.
    pub pillar: Option<Pillar>,
    /// Never positive.
    pub points: f64,
}

/// Pillars, composite and contributions of one set of sums.
#[derive(Debug, Clone)]
pub struct Standing {
    /// In [`Pillar::ALL`]'s order.
    pub pillars: Vec<PillarScore>,
    /// 0 to 100, after the caps.
    pub total: f64,
    /// The caps that apply.
    pub caps: Vec<&'static Cap>,
    /// From 100 to `total`.
    pub contributions: Vec<Contribution>,
    /// Share of the weight that could be measured, 0 to 1.
    pub coverage: f64,
}

/// Score one set of sums and say why.
pub(super) fn standing(sums: &Sums, facts: &Facts, rules: &Rules<'_>, weights: &Weights) -> Standing {
    let mut indicators: [Vec<IndicatorScore>; N_PILLARS] = Default::default();
    let outcome =
        outcome(sums, facts, rules, weights, lowest_cap(sums, facts, rules), |row, value, score, weight| {
            if let Some(rows) = indicators.get_mut(row.pillar as usize) {
                rows.push(IndicatorScore { id: row.id, value, score, weight });
            }
        });
    let pillars = Pillar::ALL.iter().zip(indicators).zip(outcome.pillars.iter().zip(outcome.weights));
    let pillars: Vec<PillarScore> = pillars
        .map(|((pillar, indicators), (value, weight))| PillarScore {
            pillar: *pillar,
            interval: value.map(Interval::exactly),
            weight,
            indicators,
            draws: Vec::new(),
        })
        .collect();
    let shares = pillars.iter().zip(weights.pillars).map(|(pillar, weight)| weight * measured_share(pillar));
    let coverage = if rules.all_weight > 0.0 { shares.sum::<f64>() / rules.all_weight } else { 0.0 };
    let loss: f64 = outcome.losses.iter().sum();
    let mut contributions = contributions(&pillars, &outcome.losses, loss, 100.0 - outcome.uncapped);
    contributions.extend(outcome.cap.map(|cap| Contribution {
        id: cap.id,
        name: cap.name,
        pillar: None,
        points: outcome.total - outcome.uncapped,
    }));
    let caps = rules.caps.iter().filter(|(cap, rule)| (cap.applies)(sums, facts, rule.threshold));
    let caps = caps.map(|(cap, _)| *cap).collect();
    Standing { pillars, total: outcome.total, caps, contributions, coverage }
}

fn measured_share(pillar: &PillarScore) -> f64 {
    pillar.indicators.iter().filter(|row| row.score.is_some()).map(|row| row.weight).sum::<f64>().min(1.0)
}

/// Share the points lost among the pillars by their logarithms, and inside a pillar by what each indicator falls short.
fn contributions(pillars: &[PillarScore], losses: &[f64], loss: f64, points: f64) -> Vec<Contribution> {
    let mut contributions = Vec::new();
    for (pillar, lost) in pillars.iter().zip(losses) {
        let short = |row: &IndicatorScore| row.score.map_or(0.0, |score| row.weight * (100.0 - score));
        let all_short: f64 = pillar.indicators.iter().map(short).sum();
        for row in &pillar.indicators {
            if let (Some(_), Some(named)) = (row.score, super::indicator::indicator(row.id)) {
                let share =
                    if all_short > 0.0 && loss > 0.0 { lost / loss * short(row) / all_short } else { 0.0 };
                // `0 - x` rather than `-x`: nothing lost is 0, not -0.
                contributions.push(Contribution {
                    id: row.id,
                    name: named.name,
                    pillar: Some(pillar.pillar),
                    points: 0.0 - points * share,
                });
            }
        }
    }
    contributions
}
