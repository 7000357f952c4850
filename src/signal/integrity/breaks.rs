//! Paragraphs that begin or end in the middle of a sentence.

use super::super::lines::Line;
use super::{Finding, mark};
use crate::text::{BlockKind, Document, Span};

/// A shorter line may be a caption, a verse or a note.
const MIN_WORDS: usize = 12;
/// No sentence ends with these.
const NEVER_LAST: &[&str] = &[
    "a", "although", "an", "and", "are", "because", "but", "by", "can", "could", "from", "had", "has",
    "have", "he", "his", "if", "is", "its", "may", "might", "must", "my", "of", "or", "our", "she", "should",
    "than", "that", "the", "their", "they", "was", "we", "were", "when", "which", "while", "who", "whose",
    "will", "with", "within", "would", "your",
];
/// Paragraphs that begin small are somebody's way of writing where there are more.
const MOST_SMALL: usize = 2;

/// Every paragraph that stops before its sentence does, and those that begin small behind a whole one.
pub(super) fn find(document: &Document<'_>, lines: &[Line]) -> Vec<Finding> {
    let text = document.text();
    let is_prose = |line: &Line| line.kind == BlockKind::Paragraph && !line.has_at_most(MIN_WORDS - 1, text);
    let mut findings = Vec::new();
    let mut small = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_prose(line)) {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        let next = lines.get(at + 1);
        let words = line.span.of(text);
        let begins_small = |words: &str| words.chars().take(2).filter(|c| c.is_lowercase()).count() == 2;
        let parted = |other: &Line| other.block() != line.block();
        if next.is_none_or(|next| parted(next) && !begins_small(next.span.of(text)))
            && let Some(last) = words.rsplit(char::is_whitespace).next()
            && NEVER_LAST.contains(&last)
        {
            let span = Span::new(line.span.end() - last.len(), line.span.end());
            findings.push(mark(span, "unfinished", "the sentence has no end", 2));
        }
        let is_whole = |line: &Line| line.span.of(text).ends_with(['.', '!', '?']);
        if begins_small(words)
            && is_whole(line)
            && before.is_some_and(|it| parted(it) && is_prose(it) && is_whole(it))
        {
            let first = words.split(char::is_whitespace).next().unwrap_or_default();
            let span = Span::new(line.span.start(), line.span.start() + first.len());
            small.push(mark(span, "broken_start", "small letter at the start of a paragraph", 2));
        }
    }
    if small.len() <= MOST_SMALL {
        findings.extend(small);
    }
    findings
}
