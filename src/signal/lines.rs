//! Lines that stand alone: what a page shows as a label, a button, a bullet or a heading.

use crate::text::{BlockKind, Document, Span, find, trimmed};

/// One line of a block, as a reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it stands, without surrounding white space.
    pub(crate) span: Span,
    /// Its block, as an index into [`Document::blocks`].
    pub(crate) block: usize,
    /// What its block is.
    pub(crate) kind: BlockKind,
    /// How many words, parted by white space.
    pub(crate) n_words: usize,
}

impl Line {
    /// Whether it is short and closes like a label and not like a sentence.
    pub(crate) fn is_label(&self, text: &str) -> bool {
        self.n_words <= 8 && !self.span.of(text).ends_with(['.', ',', ';', '?', '"', '”'])
    }
}

/// Every line of every block, in order.
pub(crate) fn lines(document: &Document<'_>) -> Vec<Line> {
    let text = document.text();
    let mut lines = Vec::new();
    for (block_idx, block) in document.blocks().iter().enumerate() {
        let mut start = block.span.start;
        for line in block.span.of(text).split_inclusive('\n') {
            let span = trimmed(text, Span::new(start, start + line.len()));
            start += line.len();
            if !span.is_empty() {
                let n_words = find::count_words(span.of(text));
                lines.push(Line { span, block: block_idx, kind: block.kind, n_words });
            }
        }
    }
    lines
}

/// Whether English word lists may be held against the text: it is English, or too short to tell.
pub(crate) fn may_be_english(document: &Document<'_>) -> bool {
    document.language().may_be_english() || document.text().len() < 200
}

/// Whether the first letter or digit of the line is not a small letter.
pub(crate) fn is_capitalised(document: &Document<'_>, line: &Line) -> bool {
    let text = line.span.of(document.text());
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next().is_some_and(|c| !c.is_lowercase())
}
