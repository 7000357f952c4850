//! Claims about health that call for a check, dosage instructions and disclaimers.

use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[
    Signal {
        id: "disclaimer",
        name: "Disclaimers",
        family: Family::Health,
        unit: Unit::Per1000Words,
        summary: "Words that hand the responsibility back to the reader; they earn nothing.",
        source: "own: see assets/lexicons/README.md",
        example: Example::Marks("Please consult your doctor.", &["consult your doctor"]),
        measure: Measure::Detector(Kind::Disclaimer, disclaimer),
    },
    Signal {
        id: "health_claim_red_flag",
        name: "Health claims",
        family: Family::Health,
        unit: Unit::Per1000Words,
        summary: "Claims of effect, safety or superiority that health-fraud guides warn of.",
        source: "own: see assets/lexicons/README.md",
        example: Example::Marks("It is safe and effective.", &["safe and effective"]),
        measure: Measure::Detector(Kind::HealthClaimRedFlag, health_claim_red_flag),
    },
    Signal {
        id: "dosage_advice",
        name: "Dosage advice",
        family: Family::Health,
        unit: Unit::Per1000Words,
        summary: "Instructions how much to take.",
        source: "own: see assets/lexicons/README.md",
        example: Example::Marks("Start with a low dose.", &["start with a low dose"]),
        measure: Measure::Detector(Kind::DosageAdvice, dosage_advice),
    },
];

fn disclaimer(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("disclaimer", Kind::Disclaimer, "disclaimer")
}

fn health_claim_red_flag(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("health_claim_red_flag", Kind::HealthClaimRedFlag, "health_claim_red_flag")
}

fn dosage_advice(context: &Context<'_>) -> Vec<Finding> {
    context.lexicon_findings("dosage_advice", Kind::DosageAdvice, "dosage_advice")
}
