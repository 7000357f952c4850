//! Every number of a rubric by its place, so that an editor can show, bound and change one without knowing the others.

use std::ops::RangeInclusive;

use super::Rubric;
#[cfg(doc)]
use super::rubric::IndicatorRule;

/// The least step between two neighbours that must differ: bands and points of a curve.
const APART: f64 = 0.01;

/// The place of one number. Indices are those of the rubric's own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// A pillar's weight.
    Pillar(usize),
    /// An indicator's weight inside its pillar.
    Indicator(usize),
    /// The value of a point of a curve: the indicator, which of its curves as in [`IndicatorRule::curve`], the point.
    CurveValue(usize, usize, usize),
    /// The score of the same.
    CurveScore(usize, usize, usize),
    /// The highest score that a cap leaves.
    Ceiling(usize),
    /// When a cap applies.
    Threshold(usize),
    /// Where a verdict begins.
    Band(usize),
    /// The least words for a score.
    ShortestWords,
    /// The least sentences for a score.
    ShortestSentences,
    /// The least words for usual confidence.
    LowConfidenceWords,
    /// The least that a pillar leaves of the whole.
    Floor,
}

impl Rubric {
    /// The number at `place`; `None` where there is no such place.
    pub fn number(&self, place: Number) -> Option<f64> {
        Some(match place {
            Number::Pillar(idx) => self.pillars.get(idx)?.weight,
            Number::Indicator(idx) => self.indicators.get(idx)?.weight,
            Number::CurveValue(idx, which, at) => self.indicators.get(idx)?.curve(which)?.get(at)?[0],
            Number::CurveScore(idx, which, at) => self.indicators.get(idx)?.curve(which)?.get(at)?[1],
            Number::Ceiling(idx) => self.caps.get(idx)?.at_most,
            Number::Threshold(idx) => self.caps.get(idx)?.threshold,
            Number::Band(idx) => self.bands.get(idx)?.from,
            Number::ShortestWords => f64::from(self.shortest_words),
            Number::ShortestSentences => f64::from(self.shortest_sentences),
            Number::LowConfidenceWords => f64::from(self.low_confidence_words),
            Number::Floor => self.floor,
        })
    }

    /// What the number at `place` may be while all others stay as they are.
    pub fn range(&self, place: Number) -> RangeInclusive<f64> {
        match place {
            Number::Pillar(idx) => {
                let others = self.pillars.iter().enumerate().filter(|(at, _)| *at != idx);
                // Something must weigh, or nothing is scored.
                if others.map(|(_, rule)| rule.weight).sum::<f64>() > 0.0 { 0.0..=1.0 } else { APART..=1.0 }
            }
            Number::Indicator(_) => 0.0..=1.0,
            Number::CurveValue(idx, which, at) => {
                let value = |at: usize| self.number(Number::CurveValue(idx, which, at));
                let low = at.checked_sub(1).and_then(value).map_or(0.0, |it| it + APART);
                let high = value(at + 1).map_or_else(|| (low + 1.0).max(1000.0), |it| it - APART);
                low..=high.max(low)
            }
            Number::CurveScore(..)
            | Number::Ceiling(_)
            | Number::Threshold(_)
            | Number::ShortestSentences => 0.0..=100.0,
            Number::Band(idx) => {
                let from = |at: usize| self.number(Number::Band(at));
                let high = idx.checked_sub(1).and_then(from).map_or(100.0, |it| it - 1.0);
                let low = from(idx + 1).map_or(0.0, |it| it + 1.0);
                // The last verdict begins at 0, so that every score has one.
                if idx + 1 == self.bands.len() { 0.0..=0.0 } else { low.min(high)..=high }
            }
            Number::ShortestWords | Number::LowConfidenceWords => 0.0..=2000.0,
            Number::Floor => APART..=0.5,
        }
    }

    /// Change the number at `place` to the nearest value that it may have.
    pub fn set_number(&mut self, place: Number, value: f64) {
        let range = self.range(place);
        let value = if value.is_finite() { value.clamp(*range.start(), *range.end()) } else { return };
        let point = |rubric: &'_ mut Self, (idx, which, at): (usize, usize, usize), part: usize| {
            let curve = rubric.indicators.get_mut(idx).and_then(|rule| rule.curve_mut(which));
            let point = curve.and_then(|curve| curve.get_mut(at));
            if let Some(slot) = point.and_then(|point| point.get_mut(part)) {
                *slot = value;
            }
        };
        let slot = match place {
            Number::Pillar(idx) => self.pillars.get_mut(idx).map(|rule| &mut rule.weight),
            Number::Indicator(idx) => self.indicators.get_mut(idx).map(|rule| &mut rule.weight),
            Number::Ceiling(idx) => self.caps.get_mut(idx).map(|rule| &mut rule.at_most),
            Number::Threshold(idx) => self.caps.get_mut(idx).map(|rule| &mut rule.threshold),
            Number::Band(idx) => self.bands.get_mut(idx).map(|rule| &mut rule.from),
            Number::Floor => Some(&mut self.floor),
            Number::CurveValue(idx, which, at) => return point(self, (idx, which, at), 0),
            Number::CurveScore(idx, which, at) => return point(self, (idx, which, at), 1),
            Number::ShortestWords => return self.shortest_words = value as u32,
            Number::ShortestSentences => return self.shortest_sentences = value as u32,
            Number::LowConfidenceWords => return self.low_confidence_words = value as u32,
        };
        if let Some(slot) = slot {
            *slot = value;
        }
    }

    /// Every place of this rubric, in the order of its file.
    pub fn places(&self) -> Vec<Number> {
        let mut places =
            vec![Number::ShortestWords, Number::ShortestSentences, Number::LowConfidenceWords, Number::Floor];
        places.extend((0..self.pillars.len()).map(Number::Pillar));
        for (idx, rule) in self.indicators.iter().enumerate() {
            places.push(Number::Indicator(idx));
            for (which, curve) in std::iter::once(&rule.curve).chain(rule.genres.values()).enumerate() {
                places.extend(
                    (0..curve.len()).flat_map(|at| {
                        [Number::CurveValue(idx, which, at), Number::CurveScore(idx, which, at)]
                    }),
                );
            }
        }
        places.extend((0..self.caps.len()).flat_map(|idx| [Number::Ceiling(idx), Number::Threshold(idx)]));
        places.extend((0..self.bands.len()).map(Number::Band));
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::rubric::PRESETS;

    #[test]
    fn whatever_is_set_leaves_a_rubric_that_can_be_read_again() {
        for (id, _) in PRESETS {
            let preset = Rubric::preset(id).unwrap();
            for place in preset.places() {
                for value in [f64::NEG_INFINITY, -5.0, 0.0, 0.3, 44.0, 1e9, f64::NAN] {
                    let mut edited = preset.clone();
                    edited.set_number(place, value);
                    let read = Rubric::from_toml(&edited.to_toml());
                    assert_eq!(read, Ok(edited), "{id} {place:?} {value}");
                }
            }
        }
    }

    #[test]
    fn a_number_is_set_where_it_is_read() {
        let mut rubric = Rubric::default();
        for place in rubric.places() {
            let range = rubric.range(place);
            let middle = f64::midpoint(*range.start(), *range.end()).floor().max(*range.start());
            rubric.set_number(place, middle);
            assert_eq!(rubric.number(place), Some(middle), "{place:?}");
        }
        assert_eq!(rubric.number(Number::Pillar(99)), None);
    }

    #[test]
    fn one_pillar_always_weighs() {
        let mut rubric = Rubric::default();
        for idx in 0..rubric.pillars.len() {
            rubric.set_number(Number::Pillar(idx), 0.0);
        }
        assert!(rubric.pillars.iter().any(|rule| rule.weight > 0.0));
    }
}
