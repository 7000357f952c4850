//! Pressure instead of reasons: loaded words, shouting in capitals, exclamation marks.
//!
//! The raters of `CredCo` and the RADAR and CRAAP questions ask for emotional and exaggerated tone. Only the writer's own words
//! count: what others are quoted with is theirs.

use super::holds::Holds;
use super::scope::Scope;
use super::{Context, Example, Family, Finding, Kind, Label, Measure, Signal, Unit};
use crate::text::{Document, Span, Token, TokenKind, key_of};

/// The row of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "tone",
    name: "Loaded and shouted words",
    family: Family::Certainty,
    unit: Unit::Per1000Words,
    summary: "Loaded words, capitals and exclamation marks that press instead of giving reasons.",
    source: "own list; the question is CRAAP's and RADAR's, the signal CredCo's (emotionally charged tone)",
    example: Example::Marks("It is a shocking lie, and they ALL KNOW it!", &["shocking", "ALL KNOW", "!"]),
    measure: Measure::Detector(Kind::Booster, tone),
}];

/// Letters that a single word needs to be shouted; shorter ones are mostly abbreviations.
const SHOUTED_LETTERS: usize = 2;
/// Capital words in a row that make a shout: one alone may be an acronym.
const SHOUTED_WORDS: usize = 2;

fn tone(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let scope = Scope::new(document, &[]);
    let mut found = context.lexicon_findings("loaded", Kind::Booster, "tone");
    let mark = document.lexemes().number_of(key_of("!")).unwrap_or(usize::MAX);
    let sentences = document.sentences().iter().zip(&context.promises.sentences);
    for (sentence, _) in sentences.filter(|(_, holds)| holds.any(Holds::LOUD)) {
        let tokens = document.tokens_of(sentence);
        let in_capitals = tokens.iter().filter(|token| token.all_capitals()).count();
        let exclaims = tokens.iter().fold(false, |exclaims, token| exclaims | (token.lexeme() == mark));
        if (in_capitals < SHOUTED_WORDS && !exclaims) || !sentence.counts.is_counted() {
            continue;
        }
        if in_capitals >= SHOUTED_WORDS {
            shouts(document, tokens, &mut found);
        }
        if exclaims {
            exclamations(document, tokens, &mut found);
        }
    }
    found.retain(|finding| !scope.is_furniture(finding.span) && !scope.in_quotation(finding.span));
    found
}

fn finding(span: Span, rule: &'static str) -> Finding {
    let label = Label { kind: Kind::Booster, subtype: "shouted", signal: "tone", rule, strength: 1 };
    Finding::new(span, &label)
}

/// Runs of words in capitals inside a sentence that has other words too.
fn shouts(document: &Document<'_>, tokens: &[Token], found: &mut Vec<Finding>) {
    let words = || tokens.iter().filter(|token| token.kind() == TokenKind::Word).count();
    let mut run: Vec<&Token> = Vec::new();
    for token in tokens.iter().map(Some).chain([None]) {
        if let Some(token) = token.filter(|token| token.all_capitals() && is_shouted(document.word(token))) {
            run.push(token);
            continue;
        }
        if let (Some(first), Some(last)) = (run.first(), run.last())
            && run.len() >= SHOUTED_WORDS
            && 2 * run.len() <= words()
        {
            found.push(finding(Span::new(first.start(), document.span_of(last).end()), "words in capitals"));
        }
        run.clear();
    }
}

fn is_shouted(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= SHOUTED_LETTERS
        && !word.contains('.')
        && word.chars().all(|c| !c.is_lowercase() && !c.is_numeric())
}

/// The last mark of a sentence that exclaims.
fn exclamations(document: &Document<'_>, tokens: &[Token], found: &mut Vec<Finding>) {
    let is_mark = |token: &&Token| token.kind() == TokenKind::Punct && document.word(token) == "!";
    let last = tokens.iter().rfind(is_mark);
    found.extend(last.map(|token| finding(document.span_of(token), "exclamation mark")));
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, detect, signal};
    use super::*;
    use crate::text::{Meta, blocks_of_plain};

    fn marked(text: &str) -> Vec<String> {
        let document = Document::new(text, blocks_of_plain(text));
        let found = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
        found.iter().filter(|f| f.signal == "tone").map(|f| f.span.of(text).to_owned()).collect()
    }

    #[test]
    fn presses_are_marked_and_plain_speech_is_not() {
        assert!(matches!(signal("tone").map(|row| row.measure), Some(Measure::Detector(Kind::Booster, _))));
        let cases: &[(&str, &[&str])] = &[
            ("The mayor is a liar and everybody here knows that.", &["liar"]),
            ("You will NEVER EVER guess what she found in the attic.", &["NEVER EVER"]),
            ("What a day it was for the whole town!", &["!"]),
            ("NASA and ESA planned the flight for many years.", &[]),
            ("The FBI said that the inquiry had ended in May.", &[]),
            ("“He is a liar,” Ms Brown said of her rival.", &[]),
            ("The report describes a natural disaster in the valley.", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&marked(text), expected, "{text}");
        }
    }
}
