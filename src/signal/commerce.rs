//! Who sells: storefront chrome, vendor pushes, calls to action, prices.

use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "commercial",
    name: "Commercial signals",
    family: Family::Commerce,
    unit: Unit::Per1000Words,
    summary: "Words that sell: shop furniture, calls to buy, prices and pressure.",
    source: "own: see assets/lexicons/README.md",
    example: Example::Marks("Your Cart", &["Your Cart"]),
    measure: Measure::Detector(Kind::Commercial, commercial),
}];

fn commercial(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("commercial", Kind::Commercial, "commercial")
}
