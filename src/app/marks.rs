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
    let mut counts = BTreeMap::new();
    for mark in &report.signals {
        *counts.entry(mark.kind).or_default() += 1;
    }
    counts
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
