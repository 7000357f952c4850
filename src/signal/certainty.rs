//! How sure the text sounds: hedges, boosters, vague attribution.

use super::holds::Holds;
use super::lines::may_be_english;
use super::scope::Scope;
use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};
use crate::lexicon::Hit;

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
        example: Example::Marks("Studies show that it works.", &["Studies show that"]),
        measure: Measure::Detector(Kind::VagueAttribution, vague_attribution),
    },
];

/// Every hedge in running text; whose doubt it is does not matter to the reader. "Possible" is a word of French, too.
fn hedge(context: &Context<'_>) -> Vec<Finding> {
    if !may_be_english(context.document) {
        return Vec::new();
    }
    let asserts = |hit: &Hit| !context.promises.around(hit).any(Holds::FURNITURE);
    context.lexicon_findings_where("hedge", Kind::Hedge, "hedge", asserts)
}

/// Boosters of the writer: not in questions and not in the words of others. The list is English: "will" is another
/// word in German.
fn booster(context: &Context<'_>) -> Vec<Finding> {
    if !may_be_english(context.document) {
        return Vec::new();
    }
    let scope = Scope::new(context.document, &[]);
    let asserts = |hit: &Hit| !context.promises.around(hit).any(Holds::FURNITURE.or(Holds::QUESTION));
    let is_own = |hit: &Hit| asserts(hit) && !scope.in_quotation(hit.span());
    context.lexicon_findings_where("booster", Kind::Booster, "booster", is_own)
}

/// Precision before recall: a sentence that points at a source of grade 2 or better, itself or in the next one, is
/// not vague, and neither is a question.
fn vague_attribution(context: &Context<'_>) -> Vec<Finding> {
    if !may_be_english(context.document) {
        return Vec::new();
    }
    let scope = Scope::new(context.document, context.earlier);
    let mut found =
        context.lexicon_findings("vague_attribution", Kind::VagueAttribution, "vague_attribution");
    found.retain(|finding| {
        let sourced = scope.sentence(finding.span).is_some_and(|(at, _)| scope.support(at) >= Some(2));
        !sourced && !scope.is_furniture(finding.span) && !scope.in_question(finding.span)
    });
    found
}

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;
    use crate::text::{Document, Meta, blocks_of_plain};

    fn marks(text: &str) -> Vec<(Kind, String)> {
        let document = Document::new(text, blocks_of_plain(text));
        let findings = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
        let kinds = [Kind::Hedge, Kind::Booster, Kind::VagueAttribution];
        let of_kind = findings.iter().filter(|finding| kinds.contains(&finding.kind));
        of_kind.map(|finding| (finding.kind, finding.span.of(text).to_owned())).collect()
    }

    #[test]
    fn context_decides() {
        let cases: &[(&str, &[(Kind, &str)])] = &[
            ("It may rain here.", &[(Kind::Hedge, "may")]),
            ("They met in May 2020 and again on 3 May.", &[]),
            ("Will tea help me?", &[]),
            ("Rest brings about better days.", &[]),
            ("He slept about 40 minutes.", &[(Kind::Hedge, "about")]),
            ("The drug has a low potential for addiction.", &[]),
            ("It should be kept in a dry place.", &[]),
            ("I suggest you rest.", &[]),
            ("The rose is also known as Rosa.", &[]),
            (
                "Research suggests that it works.",
                &[(Kind::VagueAttribution, "Research suggests that"), (Kind::Hedge, "suggests")],
            ),
            ("It is old. Many experts agree, and so do we (Smith, 2019).", &[]),
            ("She said: “It is undoubtedly so.”", &[]),
            ("It is undoubtedly so.", &[(Kind::Booster, "undoubtedly")]),
            ("It has not yet been proven.", &[(Kind::Hedge, "not yet been proven")]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> =
                expected.iter().map(|(kind, words)| (*kind, (*words).to_owned())).collect();
            assert_eq!(marks(text), expected, "{text}");
        }
    }
}
