//! Sentences: where one ends inside a block.
//!
//! One decision for every mark that can end a sentence, from the word before it and the word behind it; rules and
//! word classes only. A line end inside a block is a space.

mod bytes;
mod decide;
mod words;

use super::{Block, BlockKind, Span};
use bytes::Bytes;
use decide::{Verdict, decide, starts_item};

/// Append the sentence spans of one block.
pub(super) fn split(text: &str, block: Block, spans: &mut Vec<Span>) {
    match block.kind {
        BlockKind::Code | BlockKind::Reference => spans.push(block.span),
        BlockKind::Table => spans.extend(lines(text, block.span)),
        _ => sentences(text, block.span, spans),
    }
}

fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start;
    span.of(text).split_inclusive('\n').filter_map(move |line| {
        let whole = Span::new(start, start + line.len());
        start = whole.end;
        Some(super::trimmed(text, whole)).filter(|line| !line.is_empty())
    })
}

fn sentences(text: &str, block: Span, spans: &mut Vec<Span>) {
    let part = block.of(text);
    let bytes = Bytes(part.as_bytes());
    let mut start = bytes.skip_space(0);
    let mut at = start;
    let mut push = |start: usize, end: usize| {
        let span = super::trimmed(text, Span::new(block.start + start, block.start + end));
        if !span.is_empty() {
            spans.push(span);
        }
    };
    while at < bytes.len() {
        match CANDIDATES.get(usize::from(bytes.at(at))) {
            Some(Candidate::Mark) => match decide(bytes, start, at) {
                Verdict::End(end) => {
                    push(start, end);
                    start = bytes.skip_space(end);
                    at = start;
                }
                Verdict::GoOn(next) => at = next.max(at + 1),
            },
            Some(Candidate::Item) if at > start && starts_item(bytes, start, at) => {
                push(start, at);
                start = at;
                at += 1;
            }
            _ => at += 1,
        }
    }
    push(start, bytes.len());
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Candidate {
    No,
    /// Can end a sentence.
    Mark,
    /// Can begin an item of a list.
    Item,
}

const CANDIDATES: [Candidate; 256] = {
    let mut table = [Candidate::No; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "at compile time, where a wrong index does not build")]
        {
            table[byte] = match byte as u8 {
                b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef | 0xe0 | 0xd8 | 0xdb | 0xd6 => Candidate::Mark,
                b'1'..=b'9' => Candidate::Item,
                _ => Candidate::No,
            };
        }
        byte += 1;
    }
    table
};
