//! The text of one document in paragraphs small enough to be laid out one by one.

use std::ops::Range;

use crate::report::Mark;
use crate::text::{Block, BlockKind, Span, trimmed};
use crate::worker::Analysis;

/// The longest paragraph in bytes; longer ones are split, as laying out a megabyte at once takes a second.
const MAX_PARAGRAPH: usize = 4_096;

/// One paragraph as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its bytes.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: BlockKind,
    /// Heading level or list depth.
    pub(super) level: u8,
    /// Whether the next paragraph continues it.
    pub(super) continues: bool,
}

/// Cut a document into paragraphs; text between the blocks is kept, so that every word can be read.
pub(super) fn paragraphs(analysis: &Analysis) -> Vec<Paragraph> {
    let text = &analysis.text;
    let mut paragraphs = Vec::with_capacity(analysis.blocks.len());
    let mut at = 0;
    let rest = Block { kind: BlockKind::Paragraph, span: Span::new(text.len(), text.len()), level: 0 };
    for block in analysis.blocks.iter().chain([&rest]) {
        let between = trimmed(text, Span::new(at.min(block.span.start()), block.span.start()));
        if !between.is_empty() {
            split(text, Block { kind: BlockKind::Boilerplate, span: between, level: 0 }, &mut paragraphs);
        }
        if !block.span.is_empty() {
            split(text, *block, &mut paragraphs);
        }
        at = at.max(block.span.end());
    }
    paragraphs
}

fn split(text: &str, block: Block, paragraphs: &mut Vec<Paragraph>) {
    let mut start = block.span.start();
    while start < block.span.end() {
        let end = cut(text, Span::new(start, block.span.end()));
        let span = Span::new(start, end);
        let continues = end < block.span.end();
        paragraphs.push(Paragraph { span, kind: block.kind, level: block.level, continues });
        start = end;
    }
}

/// Where to end a piece: at the end of `span`, or after the last space that fits.
fn cut(text: &str, span: Span) -> usize {
    if span.len() <= MAX_PARAGRAPH {
        return span.end();
    }
    let limit = span.start() + MAX_PARAGRAPH;
    let limit = (span.start()..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(span.end());
    let piece = Span::new(span.start(), limit).of(text);
    let at = piece.rfind(". ").map(|at| at + 2).or_else(|| piece.rfind(char::is_whitespace).map(|at| at + 1));
    match at {
        Some(at) if at > 0 && text.is_char_boundary(span.start() + at) => span.start() + at,
        // At least one character, or the cutting would never end.
        _ if limit > span.start() => limit,
        _ => span.end(),
    }
}

/// From the first to the last mark that touches each paragraph, by index; a few between them may not touch it.
pub(super) fn marks_of(paragraphs: &[Paragraph], marks: &[Mark]) -> Vec<Range<usize>> {
    let mut of_each = vec![0..0; paragraphs.len()];
    let mut first = 0;
    for (mark_idx, mark) in marks.iter().enumerate() {
        let behind = |paragraph: &&Paragraph| paragraph.span.end() <= mark.span.start();
        first += paragraphs.iter().skip(first).take_while(behind).count();
        let touched = paragraphs.iter().zip(&mut of_each).skip(first);
        for (_, of_one) in touched.take_while(|(it, _)| it.span.start() < mark.span.end()) {
            let start = if of_one.end == 0 { mark_idx } else { of_one.start };
            *of_one = start..mark_idx + 1;
        }
    }
    of_each
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_long_line_is_split_and_loses_nothing() {
        let texts = ["word ".repeat(5_000), "x".repeat(20_000), "é".repeat(9_000), "One. Two.".to_owned()];
        for text in texts {
            let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 };
            let mut paragraphs = Vec::new();
            split(&text, block, &mut paragraphs);
            let again: String = paragraphs.iter().map(|it| it.span.of(&text)).collect();
            assert_eq!(again, text);
            assert!(paragraphs.iter().all(|paragraph| paragraph.span.len() <= MAX_PARAGRAPH));
        }
    }
}
