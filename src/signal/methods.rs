//! The methods page, made from the registry; `tests/registry.rs` keeps `assets/methods.md` the same.

use std::fmt::Write as _;

use super::readability::worked::WORKED;
use super::{Example, Family, Measure, Signal, Unit, signals};
use crate::text::COUNTING_CASES;

/// The page in Markdown.
pub fn page() -> String {
    let mut page = String::from(
        "# Methods\n\nMade from the registry of signals; do not edit. Every example is run as a test.\n",
    );
    for family in Family::ALL {
        line(&mut page, format_args!("\n## {}\n", family.name()));
        for signal in signals().filter(|signal| signal.family == *family) {
            section(&mut page, signal);
        }
    }
    counting(&mut page);
    page
}

fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    page.write_fmt(text).ok();
    page.push('\n');
}

fn section(page: &mut String, signal: &Signal) {
    line(page, format_args!("### {} (`{}`)\n\n{}\n", signal.name, signal.id, signal.summary));
    line(page, format_args!("- Value: {}", unit(signal.unit)));
    if let Measure::Formula(formula) = signal.measure {
        let languages =
            if formula.languages.is_empty() { "any".to_owned() } else { formula.languages.join(", ") };
        line(page, format_args!("- Languages: {languages}"));
    }
    line(page, format_args!("- Source: {}", signal.source));
    match signal.example {
        Example::Value(text, value) => line(page, format_args!("- Example: “{text}” → {value:.2}")),
        Example::Marks(text, []) => line(page, format_args!("- Example: “{text}” → nothing")),
        Example::Marks(text, marks) => {
            line(page, format_args!("- Example: “{text}” → “{}”", marks.join("”, “")));
        }
    }
    for worked in WORKED.iter().filter(|worked| worked.signal == signal.id) {
        line(page, format_args!("- Published: {} → {}", worked.source, worked.value));
    }
    page.push('\n');
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Grade => "a school grade; higher is harder",
        Unit::Ease => "a scale on which higher is easier",
        Unit::Index => "an index on which higher is harder",
        Unit::Per1000Words => "occurrences per 1,000 words",
    }
}

/// The counting rules with their cases.
fn counting(page: &mut String) {
    page.push_str(
        "\n## Counting rules\n\n| rule | text | tokens | words | syllables |\n|---|---|---|---|---|\n",
    );
    for row in COUNTING_CASES.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let cells: Vec<String> = row.split('\t').map(|cell| cell.replace('|', "\\|")).collect();
        line(page, format_args!("| {} |", cells.join(" | ")));
    }
}
