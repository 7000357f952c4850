//! `candor explain`: the registry, for people.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::{USAGE, output};
use crate::signal::{Example, Family, Measure, Signal, Unit, signal, signals};

/// Explain one signal, or list them all.
pub(super) fn run(id: Option<&str>) -> ExitCode {
    let Some(id) = id else { return output::print_text(&list(), 0) };
    if let Some(row) = signal(id) {
        return output::print_text(&explain(row), 0);
    }
    let asked = id.to_lowercase().replace([' ', '-'], "_");
    let near: Vec<_> = signals().map(|row| row.id).filter(|known| known.contains(&asked)).collect();
    let hint = if near.is_empty() { "candor explain lists them all".to_owned() } else { near.join(", ") };
    output::complain(id, format!("no such signal; {hint}"));
    ExitCode::from(USAGE)
}

fn list() -> String {
    let mut out = String::new();
    let width = signals().map(|row| row.id.len()).max().unwrap_or(0);
    for family in Family::ALL {
        line(&mut out, family.name());
        for row in signals().filter(|row| row.family == *family) {
            line(&mut out, &format!("  {:width$}  {}", row.id, row.summary));
        }
        out.push('\n');
    }
    line(&mut out, "`candor explain SIGNAL` says more about one of them.");
    out
}

fn explain(row: &Signal) -> String {
    let mut out = String::new();
    line(&mut out, &format!("{} ({}, {})", row.name, row.id, row.family.name()));
    line(&mut out, row.summary);
    line(&mut out, &format!("\nMeasured as  {}", measured_as(row)));
    line(&mut out, &format!("Source       {}", row.source));
    match row.example {
        Example::Value(text, value) => line(&mut out, &format!("Example      “{text}” gives {value:.2}")),
        Example::Marks(text, marks) => {
            let marks: Vec<_> = marks.iter().map(|mark| format!("“{mark}”")).collect();
            let marked = if marks.is_empty() { "nothing".to_owned() } else { marks.join(", ") };
            line(&mut out, &format!("Example      “{text}”\n             marks {marked}"));
        }
    }
    out
}

fn measured_as(row: &Signal) -> String {
    let unit = match row.unit {
        Unit::Grade => "a US school grade",
        Unit::Ease => "a scale on which higher is easier",
        Unit::Index => "the formula's own scale, on which higher is harder",
        Unit::Per1000Words => "marks in 1,000 words",
    };
    match row.measure {
        Measure::Formula(_) => format!("a formula over the document's counts: {unit}"),
        Measure::Detector(kind, _) => format!("places in the text, marked as {}: {unit}", kind.id()),
    }
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    writeln!(out, "{text}").ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signal_is_listed_and_explained() {
        let list = list();
        for row in signals() {
            assert!(list.contains(&format!("  {} ", row.id)), "{}", row.id);
            let text = explain(row);
            assert!(text.contains(row.summary) && text.contains(row.source), "{}", row.id);
        }
    }
}
