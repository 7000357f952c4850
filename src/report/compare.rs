//! Two documents on the same scale: what differs beyond noise.

use super::Report;

/// How the composite of one document stands to another's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// First minus second, in points.
    pub difference: f64,
    /// Lower end of the 90 % interval of the difference.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The share of paired draws (sentences resampled, the same shaken weights for both) in which the first is higher.
    pub share_above: f64,
}

impl Comparison {
    /// Whether the order of the two holds under 95 of 100 draws.
    pub fn holds(&self) -> bool {
        !(0.05..=0.95).contains(&self.share_above)
    }
}

/// Compare two reports of the same rubric; nothing where one has no score or the rubrics differ.
pub fn compare(first: &Report, second: &Report) -> Option<Comparison> {
    let (a, b) = (&first.reliability, &second.reliability);
    if first.rubric.hash != second.rubric.hash {
        return None;
    }
    let mut differences: Vec<f64> = a.draws.iter().zip(&b.draws).map(|(a, b)| a - b).collect();
    differences.sort_by(f64::total_cmp);
    let n = differences.len();
    let at = |share: f64| differences.get((share * n.saturating_sub(1) as f64).round() as usize).copied();
    let above: f64 = differences
        .iter()
        .map(|d| {
            if *d > 0.0 {
                1.0
            } else if *d < 0.0 {
                0.0
            } else {
                0.5
            }
        })
        .sum();
    Some(Comparison {
        difference: a.score? - b.score?,
        low: at(0.05)?,
        high: at(0.95)?,
        share_above: above / n as f64,
    })
}

/// The reports' indices, best score first; those without a score come last, in their order.
pub fn ranking(reports: &[Report]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    let score = |idx: &usize| reports.get(*idx).and_then(|report| report.reliability.score);
    order.sort_by(|a, b| match (score(a), score(b)) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    order
}
