//! Lines that stand alone: what a page shows as a label, a button, a bullet or a heading.

use std::ops::Range;

use crate::text::{BlockKind, Document, Span, find, parallel, room_for, trimmed};

/// Words of a line are counted so far: nobody asks for more.
const MOST_WORDS: usize = 100;
/// Most ask whether there are not more than this, or fewer still.
const FEW_WORDS: usize = 20;
/// Blocks that one thread takes at a time.
const BLOCKS_OF_A_RUN: usize = 4096;

/// One line of a block, as a reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it stands, without surrounding white space.
    pub(crate) span: Span,
    block: u32,
    /// What its block is.
    pub(crate) kind: BlockKind,
    /// How many words, parted by white space; one more than [`FEW_WORDS`] if there are more.
    few_words: u8,
}

impl Line {
    /// Its block, as an index into [`Document::blocks`].
    pub(crate) const fn block(&self) -> usize {
        self.block as usize
    }

    /// Whether it is short and closes like a label and not like a sentence.
    pub(crate) fn is_label(&self, text: &str) -> bool {
        let closes_like_prose = self.span.of(text).ends_with(['.', ',', ';', '?', '"', '”']);
        !closes_like_prose && self.has_at_most(8, text)
    }

    /// How many words, parted by white space; [`MOST_WORDS`] if there are more.
    pub(crate) fn n_words(&self, text: &str) -> usize {
        let few = usize::from(self.few_words);
        if few <= FEW_WORDS { few } else { find::count_words(self.span.of(text), MOST_WORDS) }
    }

    /// Whether there are not more than `most` of them.
    pub(crate) fn has_at_most(&self, most: usize, text: &str) -> bool {
        let few = usize::from(self.few_words);
        few <= most && (few <= FEW_WORDS || find::count_words(self.span.of(text), most + 1) <= most)
    }
}

/// Every line of every block, in order.
pub(crate) fn lines(document: &Document<'_>) -> Vec<Line> {
    let mut lines = room_for(document.text());
    let in_run = |run: &Range<usize>| {
        let mut lines = Vec::new();
        run.clone().for_each(|block| add_lines(document, block, &mut lines));
        lines
    };
    let runs = parallel::runs(document.blocks().len(), BLOCKS_OF_A_RUN);
    parallel::each_in_order(document.is_large(), &runs, in_run, |of_run| lines.extend(of_run));
    lines
}

/// The lines of one block, added to `lines`.
pub(crate) fn add_lines(document: &Document<'_>, block_idx: usize, lines: &mut Vec<Line>) {
    let text = document.text();
    let Some(block) = document.blocks().get(block_idx) else { return };
    for line in find::pieces(block.span.of(text), find::one_of([b'\n'])) {
        let start = block.span.start();
        let span = trimmed(text, Span::new(start + line.start(), start + line.end()));
        if !span.is_empty() {
            let few_words = find::count_words(span.of(text), FEW_WORDS + 1) as u8;
            lines.push(Line { span, block: block_idx as u32, kind: block.kind, few_words });
        }
    }
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
