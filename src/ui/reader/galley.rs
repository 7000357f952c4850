//! One paragraph laid out: its galley, and where each mark lies in it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, Galley, Rect};

use super::bidi::{base_of, has_left};
use super::layout::Paragraph;
use super::places::Piece;
use super::rows::{self, Part};
use crate::signal::Kind;
use crate::text::{BlockKind, Span};
use crate::ui::fonts;
use crate::ui::theme::{Tokens, size};

/// A laid-out paragraph.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    /// What is painted.
    pub(super) galley: Arc<Galley>,
    /// The marks in it, longest first, so that the innermost is drawn and clicked last.
    pub(super) marks: Vec<LaidMark>,
    /// Distance from the left edge of the column.
    pub(super) indent: f32,
    /// What the galley is made of, in order.
    pub(super) pieces: Vec<Piece>,
}

/// Whose mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    /// Candor's: its index in the report.
    Candor(usize),
    /// The reader's: its index in the prediction.
    Yours(usize),
}

/// Words to be shown as a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Marked {
    /// Whose it is.
    pub(super) whose: Whose,
    /// What it is.
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether its line runs above the words and its letter stands before them, beside Candor's below.
    pub(super) above: bool,
}

/// A mark's place in a paragraph.
#[derive(Debug, Clone)]
pub(super) struct LaidMark {
    /// Which it is.
    pub(super) mark: Marked,
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

/// Lay out one paragraph with the given marks.
pub(super) fn lay_out(
    ui: &egui::Ui,
    tokens: &Tokens,
    text: &str,
    (paragraph, marks): (&Paragraph, &[Marked]),
    width: f32,
) -> Laid {
    let (font, color, indent) = face(paragraph, tokens);
    let line_height = Some((font.size * 1.5).round());
    let base = TextFormat { font_id: font, color, line_height, ..TextFormat::default() };
    let keeps_lines = matches!(paragraph.kind, BlockKind::Table | BlockKind::Code);
    let parts = parts_of(tokens, text, (paragraph.span, marks), (&base, keeps_lines));
    let width = (width - indent).max(80.0);
    let words = paragraph.span.of(text);
    let (galley, pieces) = if !keeps_lines && has_left(words) {
        rows::lay_out(ui, &parts, width, base_of(words))
    } else {
        lay_out_parts(ui, &parts, width)
    };
    let mut laid = Laid { galley, marks: Vec::new(), indent, pieces };
    laid.marks = place(&laid, text, marks);
    laid
}

/// The words of a paragraph between the ends of its marks, and the letters of the marks.
fn parts_of(
    tokens: &Tokens,
    text: &str,
    (span, marks): (Span, &[Marked]),
    (base, keeps_lines): (&TextFormat, bool),
) -> Vec<Part> {
    let mut parts = Vec::new();
    let cuts = cuts(span, marks);
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = Span::new(*start, *end);
        let mut here: Vec<&Marked> = marks.iter().filter(|mark| mark.span.overlaps(piece)).collect();
        here.sort_by_key(|mark| mark.span.len());
        let letter = |mark: &Marked, leading| Part {
            words: mark.kind.letter().to_owned(),
            format: letter_format(base, tokens.kind(mark.kind)),
            leading,
            span: None,
        };
        let before = here.iter().filter(|mark| mark.above && mark.span.start() == *start);
        parts.extend(before.map(|mark| letter(mark, 0.0)));
        let mut format = base.clone();
        if !here.is_empty() {
            format.color = tokens.text;
        }
        let words = piece.of(text);
        let words = if keeps_lines { words.to_owned() } else { words.replace(['\n', '\r', '\t'], " ") };
        parts.push(Part { words, format, leading: 0.0, span: Some(piece) });
        let after = here.iter().filter(|mark| !mark.above && mark.span.end() == *end);
        parts.extend(after.map(|mark| letter(mark, 3.5)));
    }
    parts
}

/// From left to right.
fn lay_out_parts(ui: &egui::Ui, parts: &[Part], width: f32) -> (Arc<Galley>, Vec<Piece>) {
    let wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, break_on_newline: true, ..LayoutJob::default() };
    for part in parts {
        job.append(&part.words, part.leading, part.format.clone());
    }
    let pieces = parts.iter().flat_map(|part| rows::pieces(ui, part)).collect();
    (ui.fonts_mut(|fonts| fonts.layout_job(job)), pieces)
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
fn cuts(span: Span, marks: &[Marked]) -> Vec<usize> {
    let inside = marks.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]);
    let mut cuts: Vec<usize> = inside.filter(|at| span.start() < *at && *at < span.end()).collect();
    cuts.extend([span.start(), span.end()]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Where each mark's words are: the reader's first, then the largest, so that the innermost takes the click.
fn place(laid: &Laid, text: &str, marks: &[Marked]) -> Vec<LaidMark> {
    let mut placed: Vec<LaidMark> =
        marks.iter().map(|mark| LaidMark { mark: *mark, rects: laid.rects(text, mark.span) }).collect();
    placed.retain(|laid| !laid.rects.is_empty());
    let area = |laid: &LaidMark| laid.rects.iter().map(Rect::area).sum::<f32>();
    placed.sort_by(|a, b| b.mark.above.cmp(&a.mark.above).then(area(b).total_cmp(&area(a))));
    placed
}
