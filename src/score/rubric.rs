//! The rubric: every weight, curve, cap and band of the score, as data that a teacher can edit and share.
//!
//! The presets stand in `assets/rubrics/*.toml`; each number there has its reason beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use super::indicator::INDICATORS;
use crate::text::hexadecimal;

/// The presets: identifier and TOML text.
pub const PRESETS: &[(&str, &str)] = &[
    ("default", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rubrics/default.toml"))),
    ("strict", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rubrics/strict.toml"))),
    ("health", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rubrics/health.toml"))),
];

/// Points of a curve, ascending by value: `[value, score]`, the score from 0 to 100; linear between, flat outside.
pub type Curve = Vec<[f64; 2]>;

/// Weights, curves, caps and bands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// What it is called; stands in every report.
    pub name: String,
    /// Whom it is for, in one sentence.
    pub summary: String,
    /// Below this many words, or `shortest_sentences`, there is no score.
    pub shortest_words: u32,
    /// Below this many sentences there is no score.
    pub shortest_sentences: u32,
    /// Below this many words the score is marked as of low confidence.
    pub low_confidence_words: u32,
    /// The least a pillar can contribute to the geometric mean, 0 to 1.
    pub floor: f64,
    /// The pillars.
    pub pillars: Vec<PillarRule>,
    /// What each pillar is made of.
    pub indicators: Vec<IndicatorRule>,
    /// The ceilings.
    pub caps: Vec<CapRule>,
    /// The verdicts, best first.
    pub bands: Vec<BandRule>,
}

/// One pillar's weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PillarRule {
    /// See [`super::Pillar::id`].
    pub id: String,
    /// Its exponent in the geometric mean, relative to the others.
    pub weight: f64,
    /// Why this much.
    pub reason: String,
}

/// One indicator's weight and curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorRule {
    /// A row of [`INDICATORS`].
    pub id: String,
    /// Its weight inside its pillar, relative to the others.
    pub weight: f64,
    /// From value to score.
    pub curve: Curve,
    /// Curves of particular genres, used instead.
    #[serde(default)]
    pub genres: BTreeMap<String, Curve>,
    /// Why these numbers, and where they come from.
    pub reason: String,
}

impl IndicatorRule {
    /// Its curves by number: 0 the usual one, then those of particular genres in their order.
    pub fn curve(&self, which: usize) -> Option<&Curve> {
        which.checked_sub(1).map_or(Some(&self.curve), |genre| self.genres.values().nth(genre))
    }

    pub(super) fn curve_mut(&mut self, which: usize) -> Option<&mut Curve> {
        match which.checked_sub(1) {
            None => Some(&mut self.curve),
            Some(genre) => self.genres.values_mut().nth(genre),
        }
    }
}

/// One ceiling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapRule {
    /// A row of [`super::caps::CAPS`].
    pub id: String,
    /// The highest score left, 0 to 100; lower scores are drawn down in proportion.
    pub at_most: f64,
    /// The condition's threshold; its meaning is the row's.
    pub threshold: f64,
    /// Why.
    pub reason: String,
}

/// One verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandRule {
    /// A row of [`super::Band::ALL`].
    pub id: String,
    /// From this score on.
    pub from: f64,
}

/// What is wrong with a rubric file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RubricError {
    /// Not TOML, or not of this shape: the line, counted from 1, and what is wrong there.
    #[error("line {0}: {1}")]
    Toml(usize, String),
    /// A number or name that cannot be meant.
    #[error("{}`{name}` {why}", line_words(*.line))]
    Value {
        /// Its line, where it is known.
        line: Option<usize>,
        /// What it is.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

fn line_words(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!("line {line}: "))
}

impl Default for Rubric {
    fn default() -> Self {
        Self::preset("default").unwrap_or_else(Self::empty)
    }
}

impl Rubric {
    fn empty() -> Self {
        Self {
            name: String::new(),
            summary: String::new(),
            shortest_words: 0,
            shortest_sentences: 0,
            low_confidence_words: 0,
            floor: 0.05,
            pillars: Vec::new(),
            indicators: Vec::new(),
            caps: Vec::new(),
            bands: Vec::new(),
        }
    }

    /// One of [`PRESETS`].
    pub fn preset(id: &str) -> Option<Self> {
        PRESETS.iter().find(|(name, _)| *name == id).and_then(|(_, text)| Self::from_toml(text).ok())
    }

    /// Read a rubric file and check every number in it.
    pub fn from_toml(text: &str) -> Result<Self, RubricError> {
        let rubric: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let what = error.message().replace('\n', " ");
            RubricError::Toml(before.matches('\n').count() + 1, what)
        })?;
        rubric.check().map_err(|(name, why)| {
            let is_at =
                |line: &str| line.contains(&format!("\"{name}\"")) || line.contains(&format!("{name} ="));
            let line = text.lines().position(|line| is_at(line) || line.contains(&format!("[{name}]")));
            RubricError::Value { line: line.map(|line| line + 1), name, why }
        })?;
        Ok(rubric)
    }

    /// The file that [`Self::from_toml`] reads.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// The first 12 hexadecimal digits of the SHA-256 of its TOML text: two reports with the same hash were scored by the same rules.
    pub fn hash(&self) -> String {
        let digest = sha2::Sha256::digest(self.to_toml());
        hexadecimal(digest.get(..6).unwrap_or_default())
    }

    fn check(&self) -> Result<(), (String, &'static str)> {
        let wrong = |name: &str, why| Err((name.to_owned(), why));
        if !(0.0..=1.0).contains(&self.floor) || self.floor <= 0.0 {
            return wrong("floor", "must lie between 0 and 1");
        }
        for pillar in &self.pillars {
            if super::Pillar::from_id(&pillar.id).is_none() {
                return wrong(&pillar.id, "is no pillar");
            }
            if !pillar.weight.is_finite() || pillar.weight < 0.0 {
                return wrong(&pillar.id, "needs a weight of 0 or more");
            }
        }
        if self.pillars.iter().all(|pillar| pillar.weight <= 0.0) {
            return wrong("pillars", "need a weight above 0 in at least one");
        }
        for indicator in &self.indicators {
            if !INDICATORS.iter().any(|row| row.id == indicator.id) {
                return wrong(&indicator.id, "is no indicator");
            }
            if !indicator.weight.is_finite() || indicator.weight < 0.0 {
                return wrong(&indicator.id, "needs a weight of 0 or more");
            }
            if !std::iter::once(&indicator.curve).chain(indicator.genres.values()).all(is_curve) {
                return wrong(&indicator.id, "needs a curve of ascending values and scores from 0 to 100");
            }
        }
        for cap in &self.caps {
            if !super::caps::CAPS.iter().any(|row| row.id == cap.id) {
                return wrong(&cap.id, "is no cap");
            }
            if !(0.0..=100.0).contains(&cap.at_most) {
                return wrong(&cap.id, "needs `at_most` from 0 to 100");
            }
        }
        let known = self.bands.iter().all(|band| super::Band::from_id(&band.id).is_some());
        let falling = self.bands.windows(2).all(|pair| matches!(pair, [a, b] if a.from > b.from));
        if self.bands.is_empty() || !known || !falling {
            return wrong("bands", "must be known verdicts, best first");
        }
        Ok(())
    }
}

fn is_curve(curve: &Curve) -> bool {
    let ascending = curve.windows(2).all(|pair| matches!(pair, [a, b] if a[0] < b[0]));
    !curve.is_empty()
        && ascending
        && curve.iter().all(|[value, score]| value.is_finite() && (0.0..=100.0).contains(score))
}

/// The score of `value` on `curve`, 0 to 100: linear between the points, flat outside.
pub fn on_curve(curve: &Curve, value: f64) -> f64 {
    // A curve has few points.
    let mut before: Option<&[f64; 2]> = None;
    for point in curve {
        let [x1, y1] = point;
        if *x1 > value {
            return before.map_or(*y1, |[x0, y0]| y0 + (y1 - y0) * (value - x0) / (x1 - x0));
        }
        before = Some(point);
    }
    before.map_or(0.0, |[_, y]| *y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_interpolate_and_stay_flat_outside() {
        let curve = vec![[1.0, 0.0], [3.0, 100.0]];
        for (value, score) in [(0.0, 0.0), (1.0, 0.0), (2.0, 50.0), (3.0, 100.0), (9.0, 100.0)] {
            assert!((on_curve(&curve, value) - score).abs() < 1e-12, "{value}");
        }
    }

    #[test]
    fn presets_are_valid_and_survive_a_round_trip() {
        for (id, text) in PRESETS {
            let rubric = Rubric::from_toml(text).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(Rubric::from_toml(&rubric.to_toml()).as_ref(), Ok(&rubric), "{id}");
            for pillar in super::super::Pillar::ALL {
                let total: f64 = INDICATORS
                    .iter()
                    .filter(|row| row.pillar == *pillar)
                    .filter_map(|row| rubric.indicators.iter().find(|rule| rule.id == row.id))
                    .map(|rule| rule.weight)
                    .sum();
                assert!((total - 1.0).abs() < 1e-9, "{id}: the weights of {} add up to {total}", pillar.id());
            }
        }
    }

    #[test]
    fn faults_are_named() {
        let good = PRESETS[0].1;
        for (from, to, fault) in [
            ("floor = 0.05", "floor = 7", "`floor` must lie"),
            ("id = \"support_share\"", "id = \"charm\"", "`charm` is no indicator"),
            ("at_most = 44", "at_most = 400", "`no_traceable_source` needs"),
            ("weight = 0.37", "weight = \"much\"", "invalid type"),
            ("[[bands]]", "[[bands", ""),
            ("name = ", "title = ", "unknown field"),
        ] {
            assert!(good.contains(from), "{from}");
            let line = good.lines().position(|line| line.contains(from)).unwrap() + 1;
            let said =
                Rubric::from_toml(&good.replacen(from, to, 1)).expect_err("must be refused").to_string();
            let told = said.strip_prefix("line ").and_then(|rest| rest.split(':').next()?.parse().ok());
            assert!(told.is_some_and(|told: usize| told.abs_diff(line) <= 1), "{said}, not near {line}");
            assert!(said.contains(fault) && !said.contains('\n'), "{said}");
        }
        assert!(matches!(Rubric::from_toml("name = 3"), Err(RubricError::Toml(1, _))));
    }
}
