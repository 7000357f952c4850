//! Sentences: where one ends inside a block.
//!
//! One decision for every mark that can end a sentence, from the word before it and the word behind it; rules and
//! word classes only. A line end inside a block is a space.

mod behind;
mod bytes;
mod decide;
mod list;
mod words;

use super::{Block, BlockKind, Span, find};
use bytes::Bytes;
use decide::{Verdict, decide};
use list::starts_item;

/// Append the sentence spans of one block.
pub(super) fn split(text: &str, block: Block, spans: &mut Vec<Span>) {
    match block.kind {
        BlockKind::Code | BlockKind::Reference => spans.push(block.span),
        BlockKind::Table => spans.extend(lines(text, block.span)),
        _ => sentences(text, block.span, spans),
    }
}

fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let lines = find::pieces(span.of(text), find::one_of([b'\n']));
    let in_text = move |line: Span| Span::new(span.start() + line.start(), span.start() + line.end());
    lines.map(move |line| super::trimmed(text, in_text(line))).filter(|line| !line.is_empty())
}

fn sentences(text: &str, block: Span, spans: &mut Vec<Span>) {
    let part = block.of(text);
    let bytes = Bytes(part.as_bytes());
    let mut start = bytes.skip_space(0);
    let mut at = start;
    let mut push = |start: usize, end: usize| {
        let span = super::trimmed(text, Span::new(block.start() + start, block.start() + end));
        if !span.is_empty() {
            spans.push(span);
        }
    };
    let mut candidates = find::positions(bytes.0, may_part());
    while let Some(next) = candidates.find(|next| *next >= at) {
        at = next;
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

/// Where sentences can be parted: more bytes than are in [`CANDIDATES`].
fn may_part() -> impl find::Wanted {
    let figure_or_high = find::either(find::between(b'1', b'9'), find::between(0xd6, u8::MAX));
    find::either(find::one_of([b'.', b'!', b'?']), figure_or_high)
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

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/sentence_cases.txt"));

    fn split_paragraph(text: &str) -> Vec<&str> {
        let mut spans = Vec::new();
        let span = Span::new(0, text.len());
        split(text, Block { kind: BlockKind::Paragraph, span, level: 0 }, &mut spans);
        spans.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn every_case_comes_out() {
        let lines = CASES.split_once('\n').map_or("", |(_, cases)| cases);
        for case in lines.split("\n\n") {
            let expected: Vec<&str> = case.lines().collect();
            assert_eq!(split_paragraph(&expected.join(" ")), expected);
        }
    }

    #[test]
    fn no_candidate_is_passed_over() {
        for (byte, candidate) in (0..=u8::MAX).zip(CANDIDATES) {
            assert!(find::has(&[byte], may_part()) || candidate == Candidate::No, "{byte:x}");
        }
    }

    #[test]
    fn a_forgotten_space_ends_a_sentence_too() {
        assert_eq!(split_paragraph("The end came.Nobody saw it."), ["The end came.", "Nobody saw it."]);
        assert_eq!(split_paragraph("Ask example.Com or so."), ["Ask example.Com or so."]);
    }

    #[test]
    fn nothing_but_white_space_is_lost() {
        for text in ["", " ", "...", "a\n\n b. C", "\u{2022}", "? ! .", "“", "1) 2) 3)", ". . . ."] {
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(bare(&split_paragraph(text).concat()), bare(text));
        }
    }
}
