//! How sure the text sounds: hedges, boosters, vague attribution.

use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[
    Signal {
        id: "hedge",
        name: "Hedges",
        family: Family::Certainty,
        unit: Unit::Per1000Words,
        summary: "Words that lower the writer's commitment to a claim.",
        source: "own: see assets/lexicons/README.md",
        example: Example::Marks("It may rain.", &["may"]),
        measure: Measure::Detector(Kind::Hedge, hedge),
    },
    Signal {
        id: "booster",
        name: "Boosters",
        family: Family::Certainty,
        unit: Unit::Per1000Words,
        summary: "Words that raise certainty or deny any exception.",
        source: "own: see assets/lexicons/README.md",
        example: Example::Marks("It is undoubtedly true.", &["undoubtedly"]),
        measure: Measure::Detector(Kind::Booster, booster),
    },
    Signal {
        id: "vague_attribution",
        name: "Vague attribution",
        family: Family::Certainty,
        unit: Unit::Per1000Words,
        summary: "Claims that are credited to nobody in particular.",
        source: "own: see assets/lexicons/README.md",
        example: Example::Marks("Studies show that it works.", &["studies show"]),
        measure: Measure::Detector(Kind::VagueAttribution, vague_attribution),
    },
];

fn hedge(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("hedge", Kind::Hedge, "hedge")
}

fn booster(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("booster", Kind::Booster, "booster")
}

fn vague_attribution(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("vague_attribution", Kind::VagueAttribution, "vague_attribution")
}
