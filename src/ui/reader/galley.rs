//! One paragraph laid out: its galley, and where each mark lies in it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, Galley, Rect, pos2};

use super::layout::Paragraph;
use crate::report::Mark;
use crate::signal::Kind;
use crate::text::{BlockKind, Span};
use crate::ui::theme::{Tokens, size};
use crate::ui::{fonts, kinds};

/// A laid-out paragraph.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    /// What is painted.
    pub(super) galley: Arc<Galley>,
    /// The marks in it, longest first, so that the innermost is drawn and clicked last.
    pub(super) marks: Vec<LaidMark>,
    /// Distance from the left edge of the column.
    pub(super) indent: f32,
}

/// A mark's place in a paragraph.
#[derive(Debug, Clone)]
pub(super) struct LaidMark {
    /// Its index in the report.
    pub(super) mark: usize,
    /// Its kind.
    pub(super) kind: Kind,
    /// One rectangle a row, relative to the galley.
    pub(super) rects: Vec<Rect>,
}

/// The face, size, colour and indent of a paragraph.
pub(super) fn face(paragraph: &Paragraph, tokens: &Tokens) -> (FontId, Color32, f32) {
    let level = f32::from(paragraph.level);
    match paragraph.kind {
        BlockKind::Heading => {
            let larger = (8.0 - 2.5 * (level - 1.0)).max(0.0);
            (FontId::new(size::READER + larger, fonts::reading_strong()), tokens.text, 0.0)
        }
        BlockKind::Paragraph => (FontId::new(size::READER, fonts::reading()), tokens.text, 0.0),
        BlockKind::ListItem => {
            (FontId::new(size::READER, fonts::reading()), tokens.text, 20.0 * level.clamp(1.0, 4.0))
        }
        BlockKind::Quotation => (FontId::new(size::READER, fonts::reading()), tokens.quiet, 24.0),
        BlockKind::Reference => (FontId::new(size::READER - 2.0, fonts::reading()), tokens.text, 20.0),
        BlockKind::Table | BlockKind::Code => (FontId::monospace(size::BODY), tokens.text, 0.0),
        BlockKind::Boilerplate => (FontId::proportional(size::BODY), tokens.quiet, 0.0),
    }
}

/// A piece of a paragraph under the same marks.
struct Piece {
    n_chars: usize,
    marks: Vec<usize>,
}

/// Lay out one paragraph with the given marks of the report.
pub(super) fn lay_out(
    ui: &egui::Ui,
    text: &str,
    paragraph: &Paragraph,
    marks: &[(usize, &Mark)],
    width: f32,
) -> Laid {
    let tokens = Tokens::of(ui);
    let (font, color, indent) = face(paragraph, tokens);
    let line_height = Some((font.size * 1.5).round());
    let base = TextFormat { font_id: font, color, line_height, ..TextFormat::default() };
    let wrap = TextWrapping { max_width: (width - indent).max(80.0), ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, break_on_newline: true, ..LayoutJob::default() };
    let keeps_lines = matches!(paragraph.kind, BlockKind::Table | BlockKind::Code);
    let mut pieces = Vec::new();
    let cuts = cuts(paragraph.span, marks);
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = Span::new(*start, *end);
        let mut here: Vec<&(usize, &Mark)> =
            marks.iter().filter(|(_, mark)| mark.span.overlaps(piece)).collect();
        here.sort_by_key(|(_, mark)| mark.span.len());
        let mut format = base.clone();
        if !here.is_empty() {
            format.color = tokens.text;
        }
        let words = piece.of(text);
        let words = if keeps_lines { words.to_owned() } else { words.replace(['\n', '\r', '\t'], " ") };
        job.append(&words, 0.0, format);
        pieces.push(Piece {
            n_chars: words.chars().count(),
            marks: here.iter().map(|(idx, _)| *idx).collect(),
        });
        for (_, mark) in here.iter().filter(|(_, mark)| mark.span.end == *end) {
            if let Some(kind) = Kind::from_id(mark.kind) {
                job.append(kinds::letter(kind), 2.5, letter_format(&base, tokens.kind(kind)));
                pieces.push(Piece { n_chars: 1, marks: Vec::new() });
            }
        }
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let marks = place(&galley, &pieces, marks);
    Laid { galley, marks, indent }
}

fn letter_format(base: &TextFormat, color: Color32) -> TextFormat {
    let size = (base.font_id.size * 0.56).max(8.5);
    TextFormat {
        font_id: FontId::new(size, fonts::strong()),
        color,
        line_height: base.line_height,
        valign: Align::TOP,
        ..TextFormat::default()
    }
}

/// The bytes at which a mark begins or ends, with both ends of the paragraph.
fn cuts(span: Span, marks: &[(usize, &Mark)]) -> Vec<usize> {
    let inside = marks.iter().flat_map(|(_, mark)| [mark.span.start, mark.span.end]);
    let mut cuts: Vec<usize> = inside.filter(|at| span.start < *at && *at < span.end).collect();
    cuts.extend([span.start, span.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Where each mark's glyphs are: a galley keeps one glyph a character, in order.
fn place(galley: &Galley, pieces: &[Piece], marks: &[(usize, &Mark)]) -> Vec<LaidMark> {
    let mut placed: Vec<LaidMark> = marks
        .iter()
        .filter_map(|(idx, mark)| {
            Some(LaidMark { mark: *idx, kind: Kind::from_id(mark.kind)?, rects: Vec::new() })
        })
        .collect();
    let mut left_in_piece = pieces.iter().map(|piece| (piece.n_chars, &piece.marks));
    let (mut left, mut current) = left_in_piece.next().unwrap_or((0, const { &Vec::new() }));
    for row in &galley.rows {
        let mut open: Vec<(usize, Rect)> = Vec::new();
        let glyphs = row.row.glyphs.iter().map(Some);
        // A line end is a character without a glyph.
        for glyph in glyphs.chain(row.ends_with_newline.then_some(None)) {
            while left == 0 {
                match left_in_piece.next() {
                    Some(piece) => (left, current) = piece,
                    None => break,
                }
            }
            left = left.saturating_sub(1);
            // A space at the end of a row is not part of what is marked.
            let Some(glyph) = glyph.filter(|glyph| !glyph.chr.is_whitespace()) else { continue };
            let from = pos2(row.pos.x + glyph.pos.x, row.pos.y);
            let rect = Rect::from_min_max(from, pos2(from.x + glyph.advance_width, from.y + row.row.size.y));
            for mark in current {
                match open.iter_mut().find(|(open, _)| open == mark) {
                    Some((_, whole)) => *whole = whole.union(rect),
                    None => open.push((*mark, rect)),
                }
            }
        }
        for (mark, rect) in open {
            if let Some(laid) = placed.iter_mut().find(|laid| laid.mark == mark) {
                laid.rects.push(rect);
            }
        }
    }
    placed.retain(|laid| !laid.rects.is_empty());
    let area = |laid: &LaidMark| laid.rects.iter().map(Rect::area).sum::<f32>();
    placed.sort_by(|a, b| area(b).total_cmp(&area(a)));
    placed
}
