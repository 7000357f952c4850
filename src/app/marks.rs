//! Questions about a document's marks that several panels ask.

use std::collections::BTreeMap;

use crate::report::{Mark, Report};
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
    for kind in report.signals.iter().filter_map(|mark| Kind::from_id(mark.kind)) {
        *counts.entry(kind).or_default() += 1;
    }
    counts
}

/// The points of the mark's signal and how many marks share them; `None` where the signal moved no points.
pub fn points_of(report: &Report, mark: &Mark) -> Option<(f64, usize)> {
    let signal = signal_of(mark);
    let contribution = report.reliability.contributions.iter().find(|it| it.signal == signal)?;
    let n_marks = report.signals.iter().filter(|other| signal_of(other) == signal).count();
    Some((contribution.points, n_marks))
}

/// The identifier of the signal that set the mark: its rule begins with it.
fn signal_of(mark: &Mark) -> &str {
    mark.rule.split_once(':').map_or(mark.rule.as_str(), |(signal, _)| signal)
}
