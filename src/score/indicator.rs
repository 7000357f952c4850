//! The indicators: what each pillar is made of, one row each.

use super::counted::Unmarked::{self, Claims, Elsewhere, Nothing, Told};
use super::{Facts, Pillar, Sums, Tally};
use crate::signal::Kind;
use crate::signal::account::Detail;
use crate::signal::claims::Force;

/// One measurable part of a pillar. The rubric gives its weight and its curve.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Stable identifier, `snake_case`.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// What it belongs to.
    pub pillar: Pillar,
    /// What its value is, in one sentence.
    pub summary: &'static str,
    /// The kinds of marks that account for it.
    pub kinds: &'static [Kind],
    /// The unit of its value.
    pub measure: Measure,
    /// What else accounts for it.
    pub unmarked: Unmarked,
    /// Its value; nothing where it cannot be measured.
    pub value: fn(&Sums, &Facts) -> Option<f64>,
}

/// The unit of an indicator's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A share, 0 to 1.
    Share,
    /// How often in 1,000 words.
    Per1000Words,
    /// How many lines.
    Lines,
    /// How many faults.
    Faults,
    /// How many of two questions are answered.
    Answers,
}

impl Measure {
    /// `value` with its unit: "78 %", "21.9 per 1,000 words".
    pub fn words(self, value: f64) -> String {
        let s = if (0.5..1.5).contains(&value) { "" } else { "s" };
        match self {
            Self::Share => format!("{:.0} %", value * 100.0),
            Self::Per1000Words => format!("{value:.1} {}", self.unit()),
            Self::Lines => format!("{value:.0} line{s}"),
            Self::Faults => format!("{value:.0} fault{s}"),
            Self::Answers => format!("{value:.0} {}", self.unit()),
        }
    }

    /// What stands behind a number of it: "per 1,000 words".
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Share => "of all",
            Self::Per1000Words => "per 1,000 words",
            Self::Lines => "lines",
            Self::Faults => "faults",
            Self::Answers => "of 2 answers",
        }
    }
}

/// Every indicator, by pillar.
pub const INDICATORS: &[Indicator] = &[
    Indicator {
        id: "support_share",
        name: "Supported claims",
        pillar: Pillar::Evidence,
        summary: "The share of claims with a traceable source in the same or the next sentence, as if two more had none; a health claim that calls for a check needs a work, not a voice.",
        kinds: &[Kind::Citation, Kind::NamedSource],
        measure: Measure::Share,
        unmarked: Nothing,
        value: |sums, _| smoothed_support(sums),
    },
    Indicator {
        id: "source_density",
        name: "Sources per 1,000 words",
        pillar: Pillar::Evidence,
        summary: "Distinct sources per 1,000 words, a resolvable one counting twice a mere pointer.",
        kinds: &[Kind::Citation, Kind::NamedSource, Kind::Reference],
        measure: Measure::Per1000Words,
        unmarked: Nothing,
        value: |sums, _| sums.per_1000_words(Tally::Sources),
    },
    Indicator {
        id: "vague_attribution",
        name: "Credited to nobody",
        pillar: Pillar::Evidence,
        summary: "Of all the sources that the text speaks of, the share that nobody could look up, as if two more could be.",
        kinds: &[Kind::VagueAttribution],
        measure: Measure::Share,
        unmarked: Nothing,
        value: |sums, _| Some(nobody_share(sums)),
    },
    Indicator {
        id: "speakers",
        name: "Named speakers",
        pillar: Pillar::Evidence,
        summary: "Places per 1,000 words where somebody with a name says it, or a source is cited.",
        kinds: &[Kind::Citation],
        measure: Measure::Per1000Words,
        unmarked: Told(Detail::Speaker),
        value: |sums, _| Some(sums.per_1000_words(Tally::Speakers)? + sums.per_1000_words(Tally::Cited)?),
    },
    Indicator {
        id: "offices",
        name: "Offices and bodies",
        pillar: Pillar::Evidence,
        summary: "Per 1,000 words, offices in which somebody speaks and bodies that could be asked: “director”, “University”.",
        kinds: &[],
        measure: Measure::Per1000Words,
        unmarked: Told(Detail::Office),
        value: |sums, _| sums.per_1000_words(Tally::Offices),
    },
    Indicator {
        id: "dates",
        name: "Dates",
        pillar: Pillar::Evidence,
        summary: "Days, dates and years per 1,000 words: when it happened, so that it can be looked up.",
        kinds: &[],
        measure: Measure::Per1000Words,
        unmarked: Told(Detail::When),
        value: |sums, _| sums.per_1000_words(Tally::When),
    },
    Indicator {
        id: "figures",
        name: "Figures",
        pillar: Pillar::Evidence,
        summary: "Numbers that count something per 1,000 words: how many, how much.",
        kinds: &[],
        measure: Measure::Per1000Words,
        unmarked: Told(Detail::Figure),
        value: |sums, _| sums.per_1000_words(Tally::Figures),
    },
    Indicator {
        id: "other_side",
        name: "Another side",
        pillar: Pillar::Evidence,
        summary: "Places per 1,000 words where somebody doubts, answers, declines to comment or was not involved.",
        kinds: &[],
        measure: Measure::Per1000Words,
        unmarked: Told(Detail::OtherSide),
        value: |sums, _| sums.per_1000_words(Tally::OtherSides),
    },
    Indicator {
        id: "boosted_unsupported",
        name: "Boosted claims without support",
        pillar: Pillar::Certainty,
        summary: "Claims per 1,000 words that are pressed with a booster and have no source.",
        kinds: &[Kind::Booster],
        measure: Measure::Per1000Words,
        unmarked: Claims(Force::Boosted),
        value: |sums, _| sums.per_1000_words(Tally::BoostedUnsupported),
    },
    Indicator {
        id: "flat_unsupported",
        name: "Flat claims without support",
        pillar: Pillar::Certainty,
        summary: "The share of claims that are put as plain fact and have no source.",
        kinds: &[],
        measure: Measure::Share,
        unmarked: Claims(Force::Flat),
        value: |sums, _| sums.share(Tally::FlatUnsupported, Tally::Claims),
    },
    Indicator {
        id: "boosters",
        name: "Boosters",
        pillar: Pillar::Certainty,
        summary: "Words per 1,000 that raise certainty or deny any exception.",
        kinds: &[Kind::Booster],
        measure: Measure::Per1000Words,
        unmarked: Nothing,
        value: |sums, _| sums.per_1000_words(Tally::Boosters),
    },
    Indicator {
        id: "pressure",
        name: "Loaded and shouted words",
        pillar: Pillar::Certainty,
        summary: "Loaded words, capitals and exclamation marks per 1,000 words, by strength.",
        kinds: &[Kind::Booster],
        measure: Measure::Per1000Words,
        unmarked: Nothing,
        value: |sums, _| sums.per_1000_words(Tally::Pressure),
    },
    Indicator {
        id: "emphatics",
        name: "Words that only press",
        pillar: Pillar::Certainty,
        summary: "“Just”, “really”, “now” and the like per 1,000 words, in the own speech of the writer.",
        kinds: &[],
        measure: Measure::Per1000Words,
        unmarked: Told(Detail::Emphatic),
        value: |sums, _| sums.per_1000_words(Tally::Emphatics),
    },
    Indicator {
        id: "weighing",
        name: "Weighing",
        pillar: Pillar::Certainty,
        summary: "Comparisons and reservations per 1,000 words: “than”, “whether”, “although”, “compared”.",
        kinds: &[],
        measure: Measure::Per1000Words,
        unmarked: Told(Detail::Weighing),
        value: |sums, _| sums.per_1000_words(Tally::Weighings),
    },
    Indicator {
        id: "headline",
        name: "Headline",
        pillar: Pillar::Certainty,
        summary: "Capitals, exclamation marks and stock phrases of a title that is made to be clicked.",
        kinds: &[],
        measure: Measure::Faults,
        unmarked: Elsewhere("The title, above the text."),
        value: |_, facts| facts.headline_faults,
    },
    Indicator {
        id: "sales_talk",
        name: "Sales talk",
        pillar: Pillar::Commerce,
        summary: "Sales talk in the running text per 1,000 words, by strength.",
        kinds: &[Kind::Commercial],
        measure: Measure::Per1000Words,
        unmarked: Nothing,
        value: |sums, _| sums.per_1000_words(Tally::Pushes),
    },
    Indicator {
        id: "shop_furniture",
        name: "Shop furniture",
        pillar: Pillar::Commerce,
        summary: "Lines of a shop around the text: cart, checkout, related products.",
        kinds: &[Kind::Commercial],
        measure: Measure::Lines,
        unmarked: Nothing,
        value: |sums, _| Some(sums.get(Tally::Chrome)),
    },
    Indicator {
        id: "transparency",
        name: "Author and date",
        pillar: Pillar::Integrity,
        summary: "Whether the text says who wrote it and when: one point each.",
        kinds: &[],
        measure: Measure::Answers,
        unmarked: Elsewhere("The answers are listed under “Who made it”."),
        value: |_, facts| Some(f64::from(u8::from(facts.author) + u8::from(facts.date))),
    },
    Indicator {
        id: "defects",
        name: "Text defects",
        pillar: Pillar::Integrity,
        summary: "Doubled, broken and repeated passages per 1,000 words, by strength.",
        kinds: &[Kind::TextDefect],
        measure: Measure::Per1000Words,
        unmarked: Nothing,
        value: |sums, _| sums.per_1000_words(Tally::Defects),
    },
    Indicator {
        id: "filler",
        name: "Filler",
        pillar: Pillar::Integrity,
        summary: "Road maps, outlines and stock phrases per 1,000 words.",
        kinds: &[Kind::Boilerplate],
        measure: Measure::Per1000Words,
        unmarked: Nothing,
        value: |sums, _| sums.per_1000_words(Tally::Filler),
    },
    Indicator {
        id: "health_questions",
        name: "Questions of a health story",
        pillar: Pillar::Integrity,
        summary: "Of a text about health: how far it speaks of costs, benefits in numbers, harms, evidence and availability, 0 to 1.",
        kinds: &[],
        measure: Measure::Share,
        unmarked: Elsewhere("The answers are listed under “Questions to ask of any text”."),
        value: |_, facts| facts.health_questions,
    },
];

/// The supported share, drawn towards "unsupported" by two claims, so that one lucky citation proves little.
fn smoothed_support(sums: &Sums) -> Option<f64> {
    let claims = sums.get(Tally::Claims);
    (claims > 0.0).then(|| sums.get(Tally::Supported) / (claims + 2.0))
}

/// Vague attributions among all attributions; two named sources are taken for granted, so that one vague word proves little.
fn nobody_share(sums: &Sums) -> f64 {
    let vague = sums.get(Tally::Vague);
    vague / (vague + sums.get(Tally::DistinctSources) + 2.0)
}

/// The row with this identifier.
pub fn indicator(id: &str) -> Option<&'static Indicator> {
    INDICATORS.iter().find(|row| row.id == id)
}

#[cfg(test)]
mod tests {
    use super::Measure;

    #[test]
    fn a_value_is_told_with_its_unit() {
        for (measure, value, words) in [
            (Measure::Share, 0.784, "78 %"),
            (Measure::Per1000Words, 21.875, "21.9 per 1,000 words"),
            (Measure::Lines, 1.0, "1 line"),
            (Measure::Faults, 0.0, "0 faults"),
            (Measure::Answers, 1.0, "1 of 2 answers"),
        ] {
            assert_eq!(measure.words(value), words);
        }
    }
}
