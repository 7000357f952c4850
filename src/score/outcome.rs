//! From sums to pillars and the composite: a weighted geometric mean under caps. Asked hundreds of times a document, so
//! whatever the sums do not change is looked up before.

use super::caps::{CAPS, Cap};
use super::indicator::{INDICATORS, Indicator};
use super::rubric::{CapRule, Curve, on_curve};
use super::{Facts, Pillar, Rubric, Sums};

/// How many pillars there are.
pub(super) const N_PILLARS: usize = Pillar::ALL.len();

/// The weights of a rubric by place.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    /// In [`Pillar::ALL`]'s order.
    pub pillars: [f64; N_PILLARS],
    /// In [`INDICATORS`]' order.
    pub indicators: [f64; INDICATORS.len()],
}

impl Weights {
    /// Those of `rubric`; what it does not name weighs nothing.
    pub(super) fn of(rubric: &Rubric) -> Self {
        let mut weights = Self { pillars: [0.0; N_PILLARS], indicators: [0.0; INDICATORS.len()] };
        for (pillar, weight) in Pillar::ALL.iter().zip(&mut weights.pillars) {
            let rule = rubric.pillars.iter().find(|rule| rule.id == pillar.id());
            *weight = rule.map_or(0.0, |rule| rule.weight);
        }
        for (row, weight) in INDICATORS.iter().zip(&mut weights.indicators) {
            let rule = rubric.indicators.iter().find(|rule| rule.id == row.id);
            *weight = rule.map_or(0.0, |rule| rule.weight);
        }
        weights
    }
}

/// The rest of a rubric by place, as it applies to one document.
#[derive(Debug)]
pub(super) struct Rules<'r> {
    /// In [`INDICATORS`]' order.
    curves: [Option<&'r Curve>; INDICATORS.len()],
    /// The caps that the rubric names, in [`CAPS`]' order.
    pub caps: Vec<(&'static Cap, &'r CapRule)>,
    /// The sum of all pillars' weights.
    pub all_weight: f64,
    pub floor: f64,
}

impl<'r> Rules<'r> {
    /// Those of `rubric` for a document with these facts.
    pub(super) fn of(rubric: &'r Rubric, facts: &Facts) -> Self {
        let mut curves = [None; INDICATORS.len()];
        for (row, curve) in INDICATORS.iter().zip(&mut curves) {
            let rule = rubric.indicators.iter().find(|rule| rule.id == row.id);
            *curve =
                rule.map(|rule| facts.genre.and_then(|genre| rule.genres.get(genre)).unwrap_or(&rule.curve));
        }
        let rule_of = |cap: &'static Cap| Some((cap, rubric.caps.iter().find(|rule| rule.id == cap.id)?));
        Self {
            curves,
            caps: CAPS.iter().filter_map(rule_of).collect(),
            all_weight: rubric.pillars.iter().map(|rule| rule.weight).sum(),
            floor: rubric.floor,
        }
    }
}

/// What one set of sums scores. Lists are in [`Pillar::ALL`]'s order.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    /// 0 to 100; nothing where none of its indicators could be measured.
    pub pillars: [Option<f64>; N_PILLARS],
    /// Share of the composite, after leaving out what could not be measured.
    pub weights: [f64; N_PILLARS],
    /// How far each draws down the logarithm of the composite.
    pub losses: [f64; N_PILLARS],
    /// 0 to 100, before the caps.
    pub uncapped: f64,
    /// The lowest cap that applies.
    pub cap: Option<&'static Cap>,
    /// 0 to 100, after the caps.
    pub total: f64,
}

/// Score `sums` under `cap`; `each_indicator` is given every indicator with its value, its score and its weight.
pub(super) fn outcome(
    sums: &Sums,
    facts: &Facts,
    rules: &Rules<'_>,
    weights: &Weights,
    cap: Option<(&'static Cap, f64)>,
    mut each_indicator: impl FnMut(&'static Indicator, Option<f64>, Option<f64>, f64),
) -> Outcome {
    let pillars = pillars(sums, facts, rules, weights, &mut each_indicator);
    compose(&pillars, &weights.pillars, cap, rules.floor)
}

/// The score of each pillar, 0 to 100; nothing where none of its indicators could be measured.
fn pillars(
    sums: &Sums,
    facts: &Facts,
    rules: &Rules<'_>,
    weights: &Weights,
    each_indicator: &mut impl FnMut(&'static Indicator, Option<f64>, Option<f64>, f64),
) -> [Option<f64>; N_PILLARS] {
    let mut measured = [0.0; N_PILLARS];
    let mut scores = [0.0; N_PILLARS];
    for ((row, curve), weight) in INDICATORS.iter().zip(&rules.curves).zip(&weights.indicators) {
        let value = (row.value)(sums, facts).filter(|value| value.is_finite());
        let score = value.zip(*curve).map(|(value, curve)| on_curve(curve, value));
        each_indicator(row, value, score, *weight);
        let place = row.pillar as usize;
        if let (Some(score), Some(all), Some(sum)) = (score, measured.get_mut(place), scores.get_mut(place)) {
            *all += weight;
            *sum += weight * score;
        }
    }
    let mut pillars = [None; N_PILLARS];
    for (pillar, (all, sum)) in pillars.iter_mut().zip(measured.into_iter().zip(scores)) {
        // Rounding must not lead out of the scale.
        *pillar = (all > 0.0).then(|| (sum / all).clamp(0.0, 100.0));
    }
    pillars
}

/// The composite of `pillars` that weigh so much, under the lowest cap that applies.
pub(super) fn compose(
    pillars: &[Option<f64>; N_PILLARS],
    weights: &[f64; N_PILLARS],
    cap: Option<(&'static Cap, f64)>,
    floor: f64,
) -> Outcome {
    let weight_of = |(pillar, weight): (&Option<f64>, &f64)| if pillar.is_some() { *weight } else { 0.0 };
    let all: f64 = pillars.iter().zip(weights).map(weight_of).sum();
    let (mut shares, mut losses) = ([0.0; N_PILLARS], [0.0; N_PILLARS]);
    for ((pillar, weight), (share, loss)) in
        pillars.iter().zip(weights).zip(shares.iter_mut().zip(&mut losses))
    {
        *share = if all > 0.0 { weight_of((pillar, weight)) / all } else { 0.0 };
        *loss = *share * -pillar.map_or(0.0, |value| libm::log((value / 100.0).max(floor)));
    }
    let uncapped = 100.0 * libm::exp(-losses.iter().sum::<f64>());
    let total = cap.map_or(uncapped, |(_, at_most)| uncapped * at_most / 100.0);
    Outcome { pillars: *pillars, weights: shares, losses, uncapped, cap: cap.map(|(cap, _)| cap), total }
}

/// The lowest cap that applies draws the whole scale down, so that what else is wrong still counts below it.
pub(super) fn lowest_cap(sums: &Sums, facts: &Facts, rules: &Rules<'_>) -> Option<(&'static Cap, f64)> {
    let applied = rules.caps.iter().filter(|(cap, rule)| (cap.applies)(sums, facts, rule.threshold));
    applied.map(|(cap, rule)| (*cap, rule.at_most)).reduce(|a, b| if b.1 < a.1 { b } else { a })
}
