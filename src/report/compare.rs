//! Documents on the same scale: what differs beyond noise, and who stands before whom.

use super::Report;
use crate::score::{Interval, Pillar};

/// A comparison holds when it comes out the same in this share of the draws.
const FIRM: f64 = 0.95;

/// How a figure of one document stands to another's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// First minus second, in points.
    pub difference: f64,
    /// Lower end of the 90 % interval of the difference.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The share of paired draws (halves of their sentences, the same shaken weights for both) in which the first is higher.
    pub share_above: f64,
}

impl Comparison {
    /// Whether the order of the two holds in 95 of 100 draws.
    pub fn holds(&self) -> bool {
        self.share_above >= FIRM || self.share_above <= 1.0 - FIRM
    }

    /// Of 100 draws, in how many the order is the one that the figures show.
    pub fn of_100(&self) -> u32 {
        let share = if self.difference < 0.0 { 1.0 - self.share_above } else { self.share_above };
        (share * 100.0).round() as u32
    }

    /// "A is 12 points above B (5 to 20 of 100 …); this holds in 98 of 100 weightings."
    pub fn words(&self, first: &str, second: &str) -> String {
        let (n, of_100) = (self.difference.abs().round(), self.of_100());
        let points = if (n - 1.0).abs() < 0.5 { "1 point".to_owned() } else { format!("{n:.0} points") };
        let (above, below) = if self.difference < 0.0 { (second, first) } else { (first, second) };
        let (low, high) = if self.difference < 0.0 { (-self.high, -self.low) } else { (self.low, self.high) };
        let range = format!("90 % interval {low:.0} to {high:.0}").replace('-', "−");
        if self.holds() {
            format!("{above} is {points} above {below} ({range}); this holds in {of_100} of 100 weightings.")
        } else {
            format!(
                "No difference beyond noise: {above} is {points} above {below} ({range}), in {of_100} of 100 weightings."
            )
        }
    }

    /// From the figures and the paired draws of both.
    fn of(first: (f64, &[f64]), second: (f64, &[f64])) -> Option<Self> {
        let n = first.1.len().min(second.1.len());
        let differences = first.1.iter().zip(second.1).map(|(a, b)| a - b);
        let above: f64 = differences.clone().map(above).sum();
        let Interval { value, low, high } = Interval::of(first.0 - second.0, differences);
        (n > 0).then(|| Self { difference: value, low, high, share_above: above / n as f64 })
    }
}

/// 1 for above, 0 for below, a half for a draw that is a draw.
fn above(difference: f64) -> f64 {
    if difference > 0.0 {
        1.0
    } else if difference < 0.0 {
        0.0
    } else {
        0.5
    }
}

/// Compare two reports of the same rubric; nothing where one has no score or the rubrics differ.
pub fn compare(first: &Report, second: &Report) -> Option<Comparison> {
    let (a, b) = (&first.reliability, &second.reliability);
    if first.rubric.hash != second.rubric.hash {
        return None;
    }
    Comparison::of((a.score?, &a.draws), (b.score?, &b.draws))
}

/// The same for one pillar.
pub fn compare_pillar(first: &Report, second: &Report, pillar: Pillar) -> Option<Comparison> {
    let (a, b) = (first.pillars.get(pillar)?, second.pillars.get(pillar)?);
    if first.rubric.hash != second.rubric.hash {
        return None;
    }
    Comparison::of((a.score, &a.draws), (b.score, &b.draws))
}

/// A place in a ranking, 1 for the best, with its 90 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// By the scores.
    pub place: usize,
    /// The best place in all but 5 of 100 draws.
    pub best: usize,
    /// The worst.
    pub worst: usize,
}

impl Rank {
    /// "3" where it is firm, else "3 (2–5)".
    pub fn words(&self) -> String {
        let Self { place, best, worst } = self;
        if best == worst { place.to_string() } else { format!("{place} ({best}–{worst})") }
    }
}

/// The place of each report among those with a score; nothing for the others. In each draw all have the same weights.
pub fn ranks(reports: &[&Report]) -> Vec<Option<Rank>> {
    let scored: Vec<(usize, &Report)> = reports
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, report)| report.reliability.score.is_some())
        .collect();
    let n_draws = scored.iter().map(|(_, report)| report.reliability.draws.len()).min().unwrap_or(0);
    let places_of = |value: &dyn Fn(&Report) -> f64| {
        let mut order: Vec<usize> = (0..scored.len()).collect();
        let score = |at: &usize| scored.get(*at).map_or(0.0, |(_, report)| value(report));
        order.sort_by(|a, b| score(b).total_cmp(&score(a)));
        let mut places = vec![0; scored.len()];
        for (place, at) in order.into_iter().enumerate() {
            if let Some(slot) = places.get_mut(at) {
                *slot = place + 1;
            }
        }
        places
    };
    let by_score = places_of(&|report| report.reliability.score.unwrap_or_default());
    let mut drawn: Vec<Vec<usize>> = vec![Vec::with_capacity(n_draws); scored.len()];
    for draw in 0..n_draws {
        let places = places_of(&|report| report.reliability.draws.get(draw).copied().unwrap_or_default());
        for (all, place) in drawn.iter_mut().zip(places) {
            all.push(place);
        }
    }
    let mut ranks = vec![None; reports.len()];
    for (((idx, _), rank), mut places) in scored.iter().zip(by_score).zip(drawn) {
        places.sort_unstable();
        let at = |share: f64| places.get((share * n_draws.saturating_sub(1) as f64).round() as usize);
        let (best, worst) = (at(0.05).copied().unwrap_or(rank), at(0.95).copied().unwrap_or(rank));
        if let Some(slot) = ranks.get_mut(*idx) {
            *slot = Some(Rank { place: rank, best: best.min(rank), worst: worst.max(rank) });
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_from_noise() {
        let above: Vec<f64> = (0..100).map(|n| 60.0 + f64::from(n % 7)).collect();
        let below: Vec<f64> = (0..100).map(|n| 50.0 - f64::from(n % 5)).collect();
        let clear = Comparison::of((62.0, &above), (48.0, &below)).unwrap();
        assert!(clear.holds() && clear.of_100() == 100 && clear.low > 0.0);
        assert!(clear.words("A", "B").starts_with("A is 14 points above B ("));
        let back = Comparison::of((48.0, &below), (62.0, &above)).unwrap();
        assert_eq!(back.words("B", "A"), clear.words("A", "B"), "the order of asking does not matter");
        let noise = Comparison::of((50.0, &above), (51.0, &above)).unwrap();
        assert!(!noise.holds() && noise.of_100() == 50);
        assert!(noise.words("A", "B").starts_with("No difference beyond noise: B is 1 point above A"));
        assert_eq!(Comparison::of((1.0, &[]), (2.0, &[])), None);
    }

    #[test]
    fn ranks_say_how_firm_they_are() {
        for (rank, words) in
            [(Rank { place: 3, best: 3, worst: 3 }, "3"), (Rank { place: 3, best: 2, worst: 5 }, "3 (2–5)")]
        {
            assert_eq!(rank.words(), words);
        }
        assert!(ranks(&[]).is_empty());
    }
}
