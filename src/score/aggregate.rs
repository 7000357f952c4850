//! From sums to pillars and the composite: a weighted geometric mean under caps, with contributions that add up.

use super::caps::{CAPS, Cap};
use super::indicator::{INDICATORS, Indicator};
use super::rubric::on_curve;
use super::{Facts, Interval, Pillar, Rubric, Sums};

/// One indicator of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorScore {
    /// The row of [`INDICATORS`].
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

/// Score one set of sums.
pub(super) fn standing(sums: &Sums, facts: &Facts, rubric: &Rubric) -> Standing {
    let mut pillars: Vec<PillarScore> =
        Pillar::ALL.iter().map(|pillar| pillar_score(*pillar, sums, facts, rubric)).collect();
    let weight_of = |pillar: &PillarScore| if pillar.interval.is_some() { pillar.weight } else { 0.0 };
    let all: f64 = rubric.pillars.iter().map(|rule| rule.weight).sum();
    let measured: f64 = pillars.iter().map(weight_of).sum();
    let coverage = if all > 0.0 {
        pillars.iter().map(|pillar| pillar.weight * measured_share(pillar)).sum::<f64>() / all
    } else {
        0.0
    };
    for pillar in &mut pillars {
        pillar.weight = if measured > 0.0 { weight_of(pillar) / measured } else { 0.0 };
    }
    let losses: Vec<f64> = pillars.iter().map(|pillar| pillar.weight * -log_share(pillar, rubric)).collect();
    let loss: f64 = losses.iter().sum();
    let uncapped = 100.0 * (-loss).exp();
    let mut contributions = contributions(&pillars, &losses, loss, 100.0 - uncapped);
    let (total, caps) = apply_caps(uncapped, sums, facts, rubric, &mut contributions);
    Standing { pillars, total, caps, contributions, coverage }
}

/// The natural logarithm of the pillar's share of 1, not below the floor's.
fn log_share(pillar: &PillarScore, rubric: &Rubric) -> f64 {
    pillar.interval.map_or(0.0, |interval| (interval.value / 100.0).max(rubric.floor).ln())
}

fn measured_share(pillar: &PillarScore) -> f64 {
    pillar.indicators.iter().filter(|row| row.score.is_some()).map(|row| row.weight).sum::<f64>().min(1.0)
}

fn pillar_score(pillar: Pillar, sums: &Sums, facts: &Facts, rubric: &Rubric) -> PillarScore {
    let rows = INDICATORS.iter().filter(|row| row.pillar == pillar);
    let indicators: Vec<IndicatorScore> = rows.map(|row| indicator_score(row, sums, facts, rubric)).collect();
    let measured: f64 = indicators.iter().filter(|row| row.score.is_some()).map(|row| row.weight).sum();
    let sum: f64 = indicators.iter().filter_map(|row| Some(row.weight * row.score?)).sum();
    // Rounding must not lead out of the scale.
    let value = (sum / measured).clamp(0.0, 100.0);
    PillarScore {
        pillar,
        interval: (measured > 0.0).then(|| Interval::exactly(value)),
        weight: rubric.pillars.iter().find(|rule| rule.id == pillar.id()).map_or(0.0, |rule| rule.weight),
        indicators,
        draws: Vec::new(),
    }
}

fn indicator_score(row: &Indicator, sums: &Sums, facts: &Facts, rubric: &Rubric) -> IndicatorScore {
    let rule = rubric.indicators.iter().find(|rule| rule.id == row.id);
    let value = (row.value)(sums, facts).filter(|value| value.is_finite());
    let curve = rule.map(|rule| facts.genre.and_then(|genre| rule.genres.get(genre)).unwrap_or(&rule.curve));
    IndicatorScore {
        id: row.id,
        value,
        score: value.zip(curve).map(|(value, curve)| on_curve(curve, value)),
        weight: rule.map_or(0.0, |rule| rule.weight),
    }
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

/// The lowest cap that applies draws the whole scale down, so that what else is wrong still counts below it.
fn apply_caps(
    uncapped: f64,
    sums: &Sums,
    facts: &Facts,
    rubric: &Rubric,
    contributions: &mut Vec<Contribution>,
) -> (f64, Vec<&'static Cap>) {
    let mut lowest: Option<(f64, &'static Cap)> = None;
    let mut applied = Vec::new();
    for cap in CAPS {
        let Some(rule) = rubric.caps.iter().find(|rule| rule.id == cap.id) else { continue };
        if (cap.applies)(sums, facts, rule.threshold) {
            applied.push(cap);
            if lowest.is_none_or(|(at_most, _)| rule.at_most < at_most) {
                lowest = Some((rule.at_most, cap));
            }
        }
    }
    let Some((at_most, cap)) = lowest else { return (uncapped, applied) };
    let total = uncapped * at_most / 100.0;
    contributions.push(Contribution { id: cap.id, name: cap.name, pillar: None, points: total - uncapped });
    (total, applied)
}
