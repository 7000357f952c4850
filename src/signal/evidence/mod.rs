//! What the text cites: in-text citations, identifiers, reference lists, named sources.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};
use crate::text::Span;

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "citation",
    name: "Citations",
    family: Family::Evidence,
    unit: Unit::Per1000Words,
    summary: "Places where the text points at a source that a reader could find.",
    source: "own: patterns after APA, Chicago, Vancouver and IEEE",
    example: Example::Marks("It fell (Smith, 2020).", &["(Smith, 2020)"]),
    measure: Measure::Detector(Kind::Citation, citation),
}];

/// Name of the pattern, its grade, and the pattern.
const PATTERNS: &[(&str, u8, &str)] = &[
    ("doi", 3, r"\b10\.\d{4,9}/[-._;()/:A-Za-z0-9]+"),
    ("url", 2, r#"\bhttps?://[^\s<>"')\]]+"#),
    (
        "author_date",
        2,
        r"\([A-Z][\w'’-]+(?:(?:,? (?:and|&) |, )[A-Z][\w'’-]+)*(?: et al\.?)?,? (?:1[6-9]|20)\d\d[a-z]?\)",
    ),
    ("bracket", 1, r"\[\d{1,3}(?:\s?[-–,]\s?\d{1,3})*\]"),
];

static COMPILED: LazyLock<Vec<(&str, u8, Regex)>> = LazyLock::new(|| {
    PATTERNS
        .iter()
        .filter_map(|(name, grade, pattern)| Regex::new(pattern).ok().map(|regex| (*name, *grade, regex)))
        .collect()
});

fn citation(context: &Context<'_>) -> Vec<Finding> {
    let text = context.document.text();
    COMPILED
        .iter()
        .flat_map(|(name, grade, regex)| {
            regex.find_iter(text).map(move |found| Finding {
                kind: Kind::Citation,
                span: Span::new(found.start(), found.end()),
                subtype: name,
                signal: "citation",
                rule: name,
                strength: *grade,
            })
        })
        .collect()
}
