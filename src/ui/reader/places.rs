//! From bytes of a paragraph to rectangles on the screen, and from a point to a byte.
//!
//! A galley keeps one glyph a character, in order; between them stand the letters that tell the kinds of marks.

use std::ops::Range;

use egui::{Rect, Vec2, pos2};

use super::galley::Laid;
use crate::text::Span;

/// A piece of a galley: words of the text, or a letter that was put between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Its characters.
    pub(super) n_chars: usize,
    /// Its bytes in the text; `None` for a letter of ours.
    pub(super) span: Option<Span>,
    /// Whether it has no places inside: a word from right to left.
    pub(super) whole: bool,
}

impl Laid {
    /// One rectangle a row around the words at `span`, relative to the galley.
    pub(super) fn rects(&self, text: &str, span: Span) -> Vec<Rect> {
        let mut chars = self.chars_of(text, span).into_iter().peekable();
        let mut rects = Vec::new();
        let mut at = 0;
        for row in &self.galley.rows {
            let end = at + row.row.glyphs.len();
            let Some(next) = chars.peek() else { break };
            if end <= next.start {
                at = end + usize::from(row.ends_with_newline);
                continue;
            }
            let mut open: Option<Rect> = None;
            for glyph in &row.row.glyphs {
                while chars.next_if(|chars| chars.end <= at).is_some() {}
                if chars.peek().is_some_and(|chars| chars.contains(&at)) && !glyph.chr.is_whitespace() {
                    let from = pos2(row.pos.x + glyph.pos.x, row.pos.y);
                    let to = pos2(from.x + glyph.advance_width, from.y + row.row.size.y);
                    let rect = Rect::from_min_max(from, to);
                    open = Some(open.map_or(rect, |open| open.union(rect)));
                }
                at += 1;
            }
            at += usize::from(row.ends_with_newline);
            rects.extend(open);
        }
        rects
    }

    /// The byte at `point`, relative to the galley; the nearest one where it is beside the text.
    pub(super) fn byte_at(&self, text: &str, point: Vec2) -> usize {
        let mut at = 0;
        let mut found = None;
        for row in &self.galley.rows {
            let n = row.row.glyphs.len();
            if point.y < row.pos.y + row.row.size.y {
                let before = row
                    .row
                    .glyphs
                    .iter()
                    .take_while(|glyph| row.pos.x + glyph.pos.x + glyph.advance_width <= point.x);
                found = Some(at + before.count().min(n.saturating_sub(1)));
                break;
            }
            at += n + usize::from(row.ends_with_newline);
        }
        self.byte_of(text, found.unwrap_or(at.saturating_sub(1)))
    }

    /// The characters of the galley that stand for the bytes of `span`, ascending.
    fn chars_of(&self, text: &str, span: Span) -> Vec<Range<usize>> {
        let mut at = 0;
        let mut found = Vec::new();
        for piece in &self.pieces {
            let start = at;
            at += piece.n_chars;
            let Some(own) = piece.span.filter(|own| own.overlaps(span)) else { continue };
            if piece.whole || (span.start() <= own.start() && own.end() <= span.end()) {
                found.push(start..at);
                continue;
            }
            let chars_to = |byte: usize| {
                let before = Span::new(own.start(), byte.clamp(own.start(), own.end()));
                start + before.of(text).chars().count()
            };
            found.push(chars_to(span.start())..chars_to(span.end()));
        }
        found
    }

    fn byte_of(&self, text: &str, char_idx: usize) -> usize {
        let mut at = 0;
        let mut last = self.bytes().start;
        for piece in &self.pieces {
            let Some(span) = piece.span else {
                at += piece.n_chars;
                continue;
            };
            if char_idx < at + piece.n_chars {
                if piece.whole {
                    return span.start();
                }
                let within = char_idx.saturating_sub(at);
                return span
                    .of(text)
                    .char_indices()
                    .nth(within)
                    .map_or(span.start(), |(byte, _)| span.start() + byte);
            }
            last = span.end();
            at += piece.n_chars;
        }
        last
    }

    fn bytes(&self) -> Range<usize> {
        let spans = || self.pieces.iter().filter_map(|piece| piece.span);
        let start = spans().map(Span::start).min().unwrap_or_default();
        start..spans().map(Span::end).max().unwrap_or(start)
    }
}
