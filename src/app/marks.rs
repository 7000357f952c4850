//! Questions about a document's marks that several panels ask.

use std::collections::BTreeMap;

use crate::report::{Contribution, Mark, Report};
use crate::score::indicator::indicator;
use crate::signal::Kind;

use super::Settings;

/// The marks whose kind is switched on, with their index in the report.
pub fn visible_marks<'a>(
    report: &'a Report,
    settings: &'a Settings,
) -> impl DoubleEndedIterator<Item = (usize, &'a Mark)> {
    report.signals.iter().enumerate().filter(|(_, mark)| settings.shows(mark.kind))
}

/// How many marks of each kind there are.
pub fn kind_counts(report: &Report) -> BTreeMap<Kind, usize> {
    // A large text has hundreds of thousands of marks, and this is asked in every frame.
    let mut counts = [0; Kind::ALL.len()];
    for mark in &report.signals {
        if let Some(n) = counts.get_mut(mark.kind as usize) {
            *n += 1;
        }
    }
    let n_of = |kind: &Kind| Some((*kind, counts.get(*kind as usize).copied().filter(|n| *n > 0)?));
    Kind::ALL.iter().filter_map(n_of).collect()
}

/// The points that marks like this one take part in: the indicators and caps that look at its kind.
pub fn points_of<'a>(report: &'a Report, mark: &'a Mark) -> impl Iterator<Item = &'a Contribution> {
    report.reliability.contributions.iter().filter(|contribution| {
        contribution.points.abs() >= 0.05 && kinds_of(contribution.signal).contains(&mark.kind)
    })
}

/// The kinds of marks that an indicator counts; none for a cap and for what has no words.
pub fn kinds_of(indicator_id: &str) -> &'static [Kind] {
    indicator(indicator_id).map_or(&[], |indicator| indicator.kinds)
}
