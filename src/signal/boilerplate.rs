//! Page furniture and filler: navigation residue, road-map sentences, stock phrases.

use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "boilerplate",
    name: "Boilerplate",
    family: Family::Integrity,
    unit: Unit::Per1000Words,
    summary: "Page furniture, outlines and sentences that announce the text instead of saying something.",
    source: "own: see assets/lexicons/README.md",
    example: Example::Marks("In this article, we will explore tea.", &["in this article, we will"]),
    measure: Measure::Detector(Kind::Boilerplate, boilerplate),
}];

fn boilerplate(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("boilerplate", Kind::Boilerplate, "boilerplate")
}
