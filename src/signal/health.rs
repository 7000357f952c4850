//! Claims about health that call for a check, dosage instructions and disclaimers.

use super::claims::WORK;
use super::scope::{Reach, Scope};
use super::subject::{health_words, is_about_health};
use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};
use crate::text::{Document, Token, WordSet, key_of};

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
        example: Example::Marks("It is safe and effective.", &["is safe and effective"]),
        measure: Measure::Detector(Kind::HealthClaimRedFlag, health_claim_red_flag),
    },
    Signal {
        id: "dosage_advice",
        name: "Dosage advice",
        family: Family::Health,
        unit: Unit::Per1000Words,
        summary: "Instructions how much to take.",
        source: "own: see assets/lexicons/README.md",
        example: Example::Marks("Start with a low dose.", &["Start with a low dose"]),
        measure: Measure::Detector(Kind::DosageAdvice, dosage_advice),
    },
];

fn disclaimer(context: &Context<'_>) -> Vec<Finding> {
    let scope = Scope::new(context.document, &[]);
    let mut found = context.lexicon_findings("disclaimer", Kind::Disclaimer, "disclaimer");
    found.retain(|finding| !scope.is_furniture(finding.span) && !scope.in_question(finding.span));
    found
}

/// Subtypes that are themselves denials: "no side effects", "not addictive".
const DENIALS: &[&str] = &["safety_claim", "no_addiction_claim", "alternative_to_medicine"];

/// Precision before recall, as the mark accuses: not what is asked, denied, quoted, part of a legal notice, or
/// credited to a source that can be found.
fn health_claim_red_flag(context: &Context<'_>) -> Vec<Finding> {
    let scope = Scope::new(context.document, context.earlier);
    let notices = context
        .earlier
        .iter()
        .filter(|finding| {
            finding.kind == Kind::Disclaimer && matches!(finding.subtype, "legal" | "consult_professional")
        })
        .map(|finding| finding.span);
    let notices = Reach::of(notices);
    let mut found =
        context.lexicon_findings("health_claim_red_flag", Kind::HealthClaimRedFlag, "health_claim_red_flag");
    keep_those_of_health(context.document, &mut found, |finding, words| {
        let tokens = context.document.tokens().get(context.document.tokens_in(finding.span));
        tokens.unwrap_or_default().iter().any(|token| words.has(token))
    });
    found.retain(|finding| {
        let denied = !DENIALS.contains(&finding.subtype) && scope.is_negated(finding.span);
        let sourced = scope.sentence(finding.span).is_some_and(|(at, _)| scope.support(at) >= Some(WORK));
        let notice = notices.touches(finding.span);
        !(denied
            || sourced
            || notice
            || scope.is_furniture(finding.span)
            || scope.in_question(finding.span)
            || scope.in_quotation(finding.span))
    });
    found
}

fn dosage_advice(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let (scope, reports) = (Scope::new(document, &[]), Reports::of(document));
    let mut found = context.lexicon_findings("dosage_advice", Kind::DosageAdvice, "dosage_advice");
    // "Your daily dose of sport": a dose has a word of health itself.
    keep_those_of_health(document, &mut found, |finding, words| {
        let tokens = scope.sentence(finding.span).map(|(_, sentence)| document.tokens_of(sentence));
        tokens.unwrap_or_default().iter().filter(|token| words.has(token)).count() >= 2
    });
    found.retain(|finding| {
        let sentence = scope.sentence(finding.span).map(|(_, sentence)| sentence);
        let reported = finding.subtype == "numeric"
            && sentence.is_some_and(|sentence| reports.only(document.tokens_of(sentence)));
        !reported && !scope.is_furniture(finding.span)
    });
    found
}

/// A text of fewer words may leave unsaid what it is about.
const FEWEST_WORDS: u32 = 40;

/// Forget "amazing results" of a pan and the spoons of a recipe: of a text that is not about health there stays what
/// `speaks` of it in the words of health.
fn keep_those_of_health(
    document: &Document<'_>,
    found: &mut Vec<Finding>,
    speaks: impl Fn(&Finding, &WordSet) -> bool,
) {
    let is_long = || document.times().iter().sum::<u32>() >= FEWEST_WORDS;
    if !found.is_empty() && is_long() && !is_about_health(document) {
        let words = health_words(document);
        found.retain(|finding| speaks(finding, &words));
    }
}

/// Words of those who tell what was done or measured.
const REPORTS: &[&str] = &[
    "was",
    "were",
    "had",
    "received",
    "reported",
    "found",
    "measured",
    "fell",
    "rose",
    "showed",
    "randomized",
    "randomised",
];
/// Words of those who ask something of the reader.
const ASKS: &[&str] = &[
    "you",
    "your",
    "should",
    "take",
    "start",
    "recommended",
    "recommend",
    "try",
    "use",
    "must",
    "can",
    "may",
];

/// Tells sentences that only report: "10 mg daily was enough".
struct Reports {
    reports: WordSet,
    asks: WordSet,
}

impl Reports {
    fn of(document: &Document<'_>) -> Self {
        let set = |words: &[&str]| document.lexemes().set(words.iter().map(|word| key_of(word)));
        Self { reports: set(REPORTS), asks: set(ASKS) }
    }

    /// Whether a sentence with these tokens tells what was done or measured and asks nothing of the reader.
    fn only(&self, tokens: &[Token]) -> bool {
        tokens.iter().any(|token| self.reports.has(token)) && !tokens.iter().any(|token| self.asks.has(token))
    }
}

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;
    use crate::text::{Meta, blocks_of_plain};

    fn marks(text: &str, kind: Kind) -> Vec<String> {
        let document = Document::new(text, blocks_of_plain(text));
        let findings = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
        let of_kind = findings.iter().filter(|finding| finding.kind == kind);
        of_kind.map(|finding| finding.span.of(text).to_owned()).collect()
    }

    #[test]
    fn health_claims_in_context() {
        let cases: &[(&str, &[&str])] = &[
            ("This herb cures every disease.", &["cures every disease"]),
            ("There is no evidence that it cures cancer.", &[]),
            ("It does not cure cancer.", &[]),
            ("Supplements have not been shown to work better than ibuprofen.", &[]),
            ("Does it cure cancer?", &[]),
            ("This product is not intended to diagnose, treat, cure, or prevent any disease.", &[]),
            ("The salve has no side effects.", &["no side effects"]),
            ("These drops are safe and effective.", &["are safe and effective"]),
            ("The natural history of the disease is short.", &[]),
            ("The FDA found it safe and effective (Smith, 2019).", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(marks(text, Kind::HealthClaimRedFlag), *expected, "{text}");
        }
    }

    #[test]
    fn dosage_needs_a_dose() {
        let cases: &[(&str, usize)] = &[
            ("Take 2 grams daily.", 1),
            ("The cake has 10 grams of fat.", 0),
            ("He is 20 today.", 0),
            ("The volunteers received 10 mg daily for six weeks.", 0),
            ("It was made for sleep, so you take 10 mg daily.", 1),
        ];
        for (text, n) in cases {
            assert_eq!(marks(text, Kind::DosageAdvice).len(), *n, "{text}");
        }
    }

    #[test]
    fn a_text_about_something_else_promises_no_cure() {
        let about = |what: &str| {
            format!(
                "{}{what}",
                "The pan is forged from one piece of steel and heats evenly on any hob. ".repeat(4)
            )
        };
        let cases: &[(&str, Kind, usize)] = &[
            ("It gives amazing results and unmatched heat.", Kind::HealthClaimRedFlag, 0),
            ("It gives amazing results to patients with pain in the skin.", Kind::HealthClaimRedFlag, 1),
            ("It heals scars.", Kind::HealthClaimRedFlag, 1),
            ("Oil it three times a day, or fry 2 tbsp chopped onion.", Kind::DosageAdvice, 0),
            ("Take one tablet three times a day for your headache.", Kind::DosageAdvice, 1),
            ("Get your daily dose of our news by entering your address.", Kind::DosageAdvice, 0),
        ];
        for (text, kind, n) in cases {
            assert_eq!(marks(&about(text), *kind).len(), *n, "{text}");
        }
    }
}
