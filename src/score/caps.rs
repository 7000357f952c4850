//! The caps: named ceilings that no other merit lifts.

use super::{Facts, Sums, Tally};

/// One ceiling. The rubric gives its height and its threshold.
#[derive(Debug, Clone, Copy)]
pub struct Cap {
    /// Stable identifier, `snake_case`.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// What it means, in one sentence.
    pub summary: &'static str,
    /// What its threshold counts; nothing where it has none.
    pub counts: Option<&'static str>,
    /// Whether it applies, given the rubric's threshold.
    pub applies: fn(&Sums, &Facts, f64) -> bool,
}

/// Every cap.
pub const CAPS: &[Cap] = &[
    Cap {
        id: "no_traceable_source",
        name: "No traceable source",
        summary: "The text makes claims and names neither a source that a reader could look up nor anybody who says it.",
        counts: Some("claims"),
        applies: |sums, _, claims| {
            sums.get(Tally::DistinctSources) < 1.0
                && sums.get(Tally::Speakers) < 2.0
                && sums.get(Tally::Claims) >= claims
        },
    },
    Cap {
        id: "interested_party",
        name: "Interested party",
        summary: "The text recommends buying what it praises, or is part of a shop page.",
        counts: Some("recommendations to buy"),
        applies: |sums, facts, pushes| {
            facts.recommends_buying >= pushes
                || (facts.recommends_buying >= 1.0 && sums.get(Tally::Chrome) >= 1.0)
        },
    },
    Cap {
        id: "own_account",
        name: "The issuer's own account",
        summary: "A press release speaks for whoever sends it: the people it quotes are on its side.",
        counts: None,
        applies: |_, facts, _| facts.genre == Some("press_release"),
    },
    Cap {
        id: "health_without_source",
        name: "Health claims without a source",
        summary: "The text makes health claims that call for a check and supports almost none of its claims.",
        counts: Some("health claims"),
        applies: |sums, facts, flags| {
            facts.health_flags >= flags
                && sums.share(Tally::Supported, Tally::Claims).is_none_or(|share| share < 0.1)
        },
    },
];

/// The row with this identifier.
pub fn cap(id: &str) -> Option<&'static Cap> {
    CAPS.iter().find(|row| row.id == id)
}
