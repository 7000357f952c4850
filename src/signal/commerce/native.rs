//! Adverts woven into an answer: sentences whose praise, invitation and setting add up to a sales pitch.
//!
//! One word of praise is taste. A sentence is marked when its different terms of the list `promotion` weigh enough
//! together; the weights (1 setting, 2 praise or frame, 3 superlative or invitation) stand in the list.

use super::{Context, Finding, mark};
use crate::lexicon::Term;
use crate::text::{Document, Span, Token, TokenKind};

/// The least weight of a pitch that names somebody or something.
const PITCH: u32 = 5;
/// The least weight of a pitch that names nobody, or that praises nothing.
const NAMELESS_PITCH: u32 = 7;
/// From here a pitch is strong.
const STRONG_PITCH: u32 = 10;
/// A pitch has at least so many terms that are more than setting.
const MIN_TERMS: usize = 2;

/// Every sentence that is a pitch.
pub(super) fn find(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let mut hits = context.hits_of("promotion").peekable();
    let mut findings = Vec::new();
    for sentence in document.sentences() {
        if hits.peek().is_none_or(|(hit, _)| hit.span().start() >= sentence.span.end()) {
            continue;
        }
        for span in entries(document, sentence.span) {
            let mut terms: Vec<(&'static Term, usize)> = Vec::new();
            while let Some((hit, term)) = hits.next_if(|(hit, _)| hit.span().start() < span.end()) {
                if !terms.iter().any(|(_, known)| *known == hit.term()) {
                    terms.push((term, hit.term()));
                }
            }
            if terms.len() >= MIN_TERMS
                && let Some(strength) = pitch(document, span, &terms)
            {
                findings.push(mark(span, "native_ad", "praise and invitation in one sentence", strength));
            }
        }
    }
    findings
}

/// How strong a pitch these terms of one sentence make, if they make one.
fn pitch(document: &Document<'_>, span: Span, terms: &[(&'static Term, usize)]) -> Option<u8> {
    let weight: u32 = terms.iter().map(|(term, _)| u32::from(term.strength)).sum();
    let telling = terms.iter().filter(|(term, _)| term.strength > 1).count();
    if weight < PITCH || telling < MIN_TERMS {
        return None;
    }
    let praises = terms.iter().any(|(term, _)| matches!(term.subtype, "praise" | "superlative"));
    let needed = if praises && names_somebody(document, span) { PITCH } else { NAMELESS_PITCH };
    (weight >= needed).then(|| 1 + u8::from(weight >= NAMELESS_PITCH) + u8::from(weight >= STRONG_PITCH))
}

/// Whether a capitalised word stands after the first one.
fn names_somebody(document: &Document<'_>, span: Span) -> bool {
    let tokens = document.tokens();
    let first = tokens.partition_point(|token| token.start() <= span.start());
    let inside = tokens.iter().skip(first).take_while(|token| token.start() < span.end());
    let name = |token: &Token| {
        token.kind() == TokenKind::Word && token.capital() && document.span_of(token).len() > 1
    };
    inside.filter(|token| name(token)).count() > 0
}

/// `sentence`, parted where a list without full stops runs on over line ends; a wrapped line goes on in small letters.
fn entries(document: &Document<'_>, sentence: Span) -> Vec<Span> {
    let text = sentence.of(document.text());
    let mut spans = Vec::with_capacity(1);
    let mut start = 0;
    for (at, _) in text.match_indices('\n') {
        let next = text.get(at..).unwrap_or_default().trim_start().chars().next();
        if next.is_some_and(|c| !c.is_lowercase()) {
            spans.push((start, at));
            start = at;
        }
    }
    spans.push((start, text.len()));
    let absolute = |(start, end): (usize, usize)| Span::new(sentence.start() + start, sentence.start() + end);
    let trim = |span: Span| crate::text::trimmed(document.text(), span);
    spans.into_iter().map(absolute).map(trim).filter(|span| !span.is_empty()).collect()
}
