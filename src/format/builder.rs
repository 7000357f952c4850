//! Builds the analyzed text of a laid-out format: one block after another, white space collapsed, links kept.

use std::collections::BTreeSet;

use crate::text::{Block, BlockKind, Link, Span};

/// A text, its blocks and its links.
pub(super) type Parts = (String, Vec<Block>, Vec<Link>);

/// Bytes of a link's target that are kept, once for each block that the link goes through: no address is longer.
const MAX_TARGET: usize = 2_048;

/// Grows the text, its blocks and its links together, so that no offset can be wrong.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    links: Vec<Link>,
    /// The open block: its kind, level and first byte.
    open: Option<(BlockKind, u8, usize)>,
    /// The open link: its target and first byte.
    link: Option<(String, usize)>,
    /// White space was seen and waits for a word.
    gap: bool,
}

impl Builder {
    /// End the open block and let the next one be of this kind.
    pub(super) fn begin(&mut self, kind: BlockKind, level: u8) {
        self.end();
        if !self.text.is_empty() {
            let close = |kind| matches!(kind, BlockKind::ListItem | BlockKind::Table);
            let tight = close(kind) && self.blocks.last().is_some_and(|block| block.kind == kind);
            self.text.push_str(if tight { "\n" } else { "\n\n" });
        }
        self.open = Some((kind, level, self.text.len()));
    }

    /// End the open block; one without words is dropped. Returns its index.
    pub(super) fn end(&mut self) -> Option<usize> {
        let link = self.link.take();
        let (kind, level, start) = self.open.take()?;
        self.close_link(link.as_ref());
        let len = self.text.trim_end().len().max(start);
        self.text.truncate(len);
        self.gap = false;
        if let Some((target, _)) = link {
            // A link around several blocks goes on in the next one.
            self.link = Some((target, usize::MAX));
        }
        if len == start {
            let kept = self.text.trim_end().len();
            self.text.truncate(kept);
            return None;
        }
        self.blocks.push(Block { kind, span: Span::new(start, len), level });
        Some(self.blocks.len() - 1)
    }

    /// How many blocks are closed.
    pub(super) const fn n_blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Whether a block is open.
    pub(super) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What the open block is.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.map(|(kind, ..)| kind)
    }

    /// The open block is of this kind after all.
    pub(super) const fn set_kind(&mut self, kind: BlockKind) {
        if let Some((open, ..)) = &mut self.open {
            *open = kind;
        }
    }

    /// Whether a line was ended inside the open block, and nothing came since.
    pub(super) fn is_after_line_break(&self) -> bool {
        self.open.is_some_and(|(_, _, start)| self.text.len() > start) && self.text.ends_with('\n')
    }

    /// Add running text; a run of white space becomes one blank.
    pub(super) fn words(&mut self, text: &str) {
        let Some((_, _, start)) = self.open else { return };
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            if !word.is_empty() {
                if self.gap && self.text.len() > start && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.gap = false;
                self.start_link();
                self.text.push_str(word);
            }
            self.gap |= word.len() < part.len();
        }
    }

    /// Add raised text; its figures stay apart from the word before them: "x²", "shown.¹²".
    pub(super) fn raised(&mut self, text: &str) {
        self.words(&superscript(text));
    }

    /// Add text as it stands: code.
    pub(super) fn verbatim(&mut self, text: &str) {
        self.start_link();
        self.text.push_str(text);
    }

    /// A line end inside a block.
    pub(super) fn line_break(&mut self) {
        let Some((_, _, start)) = self.open else { return };
        if self.text.len() > start && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.gap = false;
    }

    /// A gap between words, as between the cells of a table.
    pub(super) const fn space(&mut self) {
        self.gap = true;
    }

    /// What follows, to [`Self::link_end`], leads to `target`.
    pub(super) fn link_begin(&mut self, target: &str) {
        self.link_end();
        let target = target.get(..target.floor_char_boundary(MAX_TARGET)).unwrap_or_default();
        self.link = Some((target.to_owned(), usize::MAX));
    }

    /// The link ends here.
    pub(super) fn link_end(&mut self) {
        let link = self.link.take();
        self.close_link(link.as_ref());
    }

    fn start_link(&mut self) {
        let at = self.text.len();
        if let Some((_, start)) = self.link.as_mut().filter(|(_, start)| *start == usize::MAX) {
            *start = at;
        }
    }

    fn close_link(&mut self, link: Option<&(String, usize)>) {
        let Some((target, start)) = link else { return };
        // Only its own words are looked at: before a link may stand a sea of blanks, and behind it the next link.
        let words = self.text.get(*start..).unwrap_or_default().trim_end();
        if !words.is_empty() && !target.is_empty() {
            let span = Span::new(*start, start + words.len());
            self.links.push(Link { span, target: target.clone() });
        }
    }

    /// Put headers and footers behind what is there, each line once, as page furniture.
    pub(super) fn furniture(&mut self, parts: Parts, seen: &mut BTreeSet<String>) {
        let (text, blocks, _) = parts;
        for words in blocks.iter().map(|block| block.span.of(&text)) {
            if seen.insert(words.to_owned()) {
                self.begin(BlockKind::Boilerplate, 0);
                self.words(words);
            }
        }
    }

    /// Put a whole text with its layout behind what is there.
    pub(super) fn append(&mut self, (text, blocks, links): Parts) {
        self.link_end();
        let mut links = links.into_iter().peekable();
        for block in blocks {
            self.begin(block.kind, block.level);
            let at = self.text.len();
            self.text.push_str(block.span.of(&text));
            while let Some(link) = links.next_if(|link| link.span.start() < block.span.end()) {
                if block.span.contains(link.span) {
                    let moved = |place: usize| place - block.span.start() + at;
                    let span = Span::new(moved(link.span.start()), moved(link.span.end()));
                    self.links.push(Link { span, target: link.target });
                }
            }
            self.end();
        }
    }

    /// The text, its blocks and its links.
    pub(super) fn finish(mut self) -> Parts {
        self.end();
        (self.text, self.blocks, self.links)
    }
}

/// Figures, and signs between them, in their raised form; other text as it stands.
fn superscript(text: &str) -> String {
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' ');
    if !text.contains(|c: char| c.is_ascii_digit()) || !text.chars().all(is_figure) {
        return text.to_owned();
    }
    let raise = |c: char| c.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize));
    text.chars().map(|c| raise(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_fit_the_text() {
        let mut builder = Builder::default();
        builder.begin(BlockKind::Heading, 1);
        builder.words("  A \n title ");
        builder.begin(BlockKind::Paragraph, 0);
        builder.words(" ");
        builder.begin(BlockKind::Paragraph, 0);
        builder.words("See ");
        builder.link_begin("https://example.org");
        builder.words(" the ");
        builder.words("page ");
        builder.link_end();
        builder.words("now.");
        builder.begin(BlockKind::ListItem, 1);
        builder.words("one");
        builder.begin(BlockKind::ListItem, 1);
        builder.words("two");
        let (text, blocks, links) = builder.finish();
        assert_eq!(text, "A title\n\nSee the page now.\n\none\ntwo");
        let parts: Vec<_> = blocks.iter().map(|block| block.span.of(&text)).collect();
        assert_eq!(parts, ["A title", "See the page now.", "one", "two"]);
        let linked: Vec<_> = links.iter().map(|link| (link.span.of(&text), link.target.as_str())).collect();
        assert_eq!(linked, [("the page", "https://example.org")]);
    }
}
