//! Joins the paragraphs of columns and pages into the text: over page breaks, over hyphens, links and marks kept.

use super::hyphen::{HYPHENS, Hyphen, Words};
use super::line::Line;
use super::paragraph::{Form, Paragraph};
use crate::format::builder::Builder;
use crate::text::{BlockKind, ends_sentence, is_furniture};

/// More characters than that are no heading.
const LONGEST_HEADING: usize = 240;

/// The text as it grows.
#[derive(Debug)]
pub(super) struct Flow {
    builder: Builder,
    open: Option<Paragraph>,
    /// What came in between and must not part a sentence: notes, running heads.
    waiting: Vec<Paragraph>,
    body_size: f32,
    words: Words,
}

impl Flow {
    pub(super) fn new(body_size: f32, words: Words) -> Self {
        Self { builder: Builder::default(), open: None, waiting: Vec::new(), body_size, words }
    }

    /// Running heads, page numbers and notes: after the paragraph that goes on around them.
    pub(super) fn aside(&mut self, paragraphs: impl IntoIterator<Item = Paragraph>) {
        self.waiting.extend(paragraphs);
    }

    /// The paragraphs of one column.
    pub(super) fn column(&mut self, paragraphs: Vec<Paragraph>) {
        for (idx, paragraph) in paragraphs.into_iter().enumerate() {
            let open =
                self.open.as_mut().filter(|open| idx == 0 && goes_on(open, &paragraph, self.body_size));
            if let Some(open) = open {
                open.lines.extend(paragraph.lines);
            } else {
                self.flush();
                self.open = Some(paragraph);
            }
        }
    }

    /// The finished text with its blocks and links.
    pub(super) fn finish(mut self) -> Builder {
        self.flush();
        self.builder
    }

    fn flush(&mut self) {
        let paragraphs: Vec<_> = self.open.take().into_iter().chain(self.waiting.drain(..)).collect();
        for paragraph in paragraphs {
            self.write(&paragraph);
        }
    }

    fn write(&mut self, paragraph: &Paragraph) {
        let (kind, level) = kind(paragraph, self.body_size);
        self.builder.begin(kind, level);
        let mut lines = paragraph.lines.iter().peekable();
        while let Some(line) = lines.next() {
            let drops = lines.peek().and_then(|next| self.words.hyphen(&line.text(), &next.text()));
            self.line(line, drops == Some(Hyphen::Dropped));
            if drops.is_none() {
                self.builder.space();
            }
        }
        self.builder.end();
    }

    fn line(&mut self, line: &Line, drop_hyphen: bool) {
        let last = line.pieces.iter().rposition(|piece| !piece.text.trim().is_empty()).unwrap_or_default();
        for (idx, piece) in line.pieces.iter().enumerate().take(last + 1) {
            let text = if idx == last { piece.text.trim_end() } else { &piece.text };
            let text =
                if idx == last && drop_hyphen { text.trim_end_matches(HYPHENS).trim_end() } else { text };
            if let Some(target) = &piece.target {
                self.builder.link_begin(target);
            }
            if piece.raised {
                self.builder.raised(text);
            } else {
                self.builder.words(text);
            }
            if piece.target.is_some() {
                self.builder.link_end();
            }
        }
    }
}

/// Whether the paragraph that begins a column goes on with the one that ended the column before.
fn goes_on(open: &Paragraph, next: &Paragraph, body_size: f32) -> bool {
    let alike = (0.92..1.08).contains(&(next.size() / open.size())) && open.is_bold() == next.is_bold();
    let prose = |it: &Paragraph| matches!(it.form, Form::Text | Form::Item) && !is_heading(it, body_size);
    let Some(last) = open.lines.last() else { return false };
    let first = next.lines.first().map(Line::text).unwrap_or_default();
    let small = first.starts_with(|c: char| c.is_lowercase());
    alike
        && prose(open)
        && prose(next)
        && next.form == Form::Text
        && !last.ends_sentence()
        && (small || !next.indented || last.text().ends_with(HYPHENS))
}

fn is_heading(paragraph: &Paragraph, body_size: f32) -> bool {
    let chars: usize = paragraph.lines.iter().map(|line| line.chars).sum();
    let text = paragraph.lines.last().map(Line::text).unwrap_or_default();
    let large = paragraph.size() > 1.1 * body_size;
    let worded = paragraph.lines.iter().any(|line| line.text().chars().any(char::is_alphabetic));
    worded
        && chars <= LONGEST_HEADING
        && paragraph.lines.len() <= 4
        && (large || paragraph.is_bold())
        && (!ends_sentence(&text) || text.ends_with('?') || (large && chars <= 80))
}

/// The kind and level of the block that a paragraph becomes.
fn kind(paragraph: &Paragraph, body_size: f32) -> (BlockKind, u8) {
    let ratio = paragraph.size() / body_size;
    let level = if ratio >= 1.5 { 1 } else { 2 + u8::from(ratio < 1.15) };
    let one_line = || paragraph.lines.first().filter(|_| paragraph.lines.len() == 1).map(Line::text);
    match paragraph.form {
        Form::Furniture => (BlockKind::Boilerplate, 0),
        Form::Row => (BlockKind::Table, 0),
        Form::Note => (BlockKind::ListItem, 1),
        _ if is_heading(paragraph, body_size) => (BlockKind::Heading, level),
        _ if one_line().is_some_and(|words| is_furniture(&words)) => (BlockKind::Boilerplate, 0),
        Form::Item => (BlockKind::ListItem, 1),
        Form::Text => (BlockKind::Paragraph, 0),
    }
}
