//! How carefully the text was made: doubled words, repeated passages.

use super::{Context, Example, Family, Finding, Kind, Measure, Signal, Unit};
use crate::text::{Span, TokenKind};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "text_defect",
    name: "Text defects",
    family: Family::Integrity,
    unit: Unit::Per1000Words,
    summary: "Doubled, broken or repeated text; never the grammar of a second language.",
    source: "own: domain knowledge of spun and unfinished text",
    example: Example::Marks("It was the the best.", &["the the"]),
    measure: Measure::Detector(Kind::TextDefect, text_defect),
}];

fn text_defect(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let mut findings = Vec::new();
    for sentence in document.sentences() {
        for pair in document.tokens_of(sentence).windows(2) {
            if let [first, second] = pair
                && first.kind == TokenKind::Word
                && first.key == second.key
                && !matches!(document.word(first), "had" | "that")
                && first.capital == second.capital
            {
                findings.push(Finding {
                    kind: Kind::TextDefect,
                    span: Span::new(first.span.start, second.span.end),
                    subtype: "doubled_word",
                    signal: "text_defect",
                    rule: "doubled word",
                    strength: 2,
                });
            }
        }
    }
    findings
}
