//! A paragraph with words from right to left, laid out in rows: egui breaks rows before it would put them in order.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Ui};

use super::bidi::{Way, base_of, has_left, in_sight, line, resolve, runs, turned};
use super::places::Piece;
use crate::text::Span;

/// Characters of one format that are laid out together: words of the text, or a letter of ours.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Part {
    pub(in crate::ui) words: String,
    pub(in crate::ui) format: TextFormat,
    /// The distance to what stands before it, in points.
    pub(in crate::ui) leading: f32,
    /// Its bytes in the text; `None` for a letter of ours.
    pub(in crate::ui) span: Option<Span>,
}

/// A piece of a part whose characters run one way, with what it measures.
#[derive(Debug)]
struct Atom {
    part: Part,
    way: Way,
    width: f32,
    n_glyphs: usize,
    /// Whether a row may begin with it.
    begins: bool,
}

/// Words for a label of at most `rows` rows: in their order whichever way they run, and with "…" where there are more.
pub(in crate::ui) fn words(ui: &Ui, text: &str, format: TextFormat, width: f32, rows: usize) -> Arc<Galley> {
    if base_of(text) == Way::Right || !has_left(text) {
        let mut job = LayoutJob::single_section(line(text).into_owned(), format);
        job.wrap = TextWrapping { max_width: width, max_rows: rows, break_anywhere: rows == 1, ..job.wrap };
        job.break_on_newline = rows > 1;
        return ui.fonts_mut(|fonts| fonts.layout_job(job));
    }
    // Where it is too long, its end is at the left.
    let part =
        |words: String| Part { words, format: format.clone(), leading: 0.0, span: Some(Span::default()) };
    let fits = |words: &str| rows_of(&atoms(ui, &[part(words.to_owned())], width), width).len() <= rows;
    let shown = if fits(text) {
        text.to_owned()
    } else {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = |at: usize| format!("{}…", text.get(..at).unwrap_or_default().trim_end());
        let n = ends.partition_point(|at| fits(&cut(*at)));
        cut(ends.get(n.saturating_sub(1)).copied().unwrap_or_default())
    };
    // A single row stands where its neighbours do.
    let aligned = if rows == 1 { f32::INFINITY } else { width };
    lay_out(ui, &[part(shown)], aligned, Way::Left).0
}

/// Words of several formats in rows.
pub(in crate::ui) fn paragraph(ui: &Ui, words: &[(String, TextFormat)], width: f32) -> Arc<Galley> {
    let whole: String = words.iter().map(|(words, _)| words.as_str()).collect();
    if has_left(&whole) {
        let part = |(words, format): &(String, TextFormat)| Part {
            words: words.clone(),
            format: format.clone(),
            leading: 0.0,
            span: Some(Span::default()),
        };
        let parts: Vec<Part> = words.iter().map(part).collect();
        return lay_out(ui, &parts, width, base_of(&whole)).0;
    }
    let mut job = LayoutJob {
        wrap: TextWrapping { max_width: width, ..TextWrapping::default() },
        ..LayoutJob::default()
    };
    for (words, format) in words {
        job.append(words, 0.0, format.clone());
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Lay out `parts` in rows of `width`, from the side where a paragraph that runs the way of `base` begins.
pub(super) fn lay_out(ui: &Ui, parts: &[Part], width: f32, base: Way) -> (Arc<Galley>, Vec<Piece>) {
    let atoms = atoms(ui, parts, width);
    let mut ways: Vec<Way> = atoms.iter().map(|atom| atom.way).collect();
    resolve(&mut ways, base);
    let mut job = one_line();
    let mut pieces = Vec::new();
    for row in rows_of(&atoms, width) {
        let (Some(atoms), Some(ways)) = (atoms.get(row.clone()), ways.get(row)) else { continue };
        if let Some(last) = job.sections.last() {
            let format = last.format.clone();
            job.append("\n", 0.0, format);
            pieces.push(Piece { n_chars: 1, span: None, whole: true });
        }
        let free = (width - atoms.iter().map(|atom| atom.width).sum::<f32>()).max(0.0);
        let mut leading = if base == Way::Left && width.is_finite() { free } else { 0.0 };
        for idx in in_sight(ways, base) {
            let (Some(atom), Some(way)) = (atoms.get(idx), ways.get(idx)) else { continue };
            let is_left = way.is_left(base) && atom.way != Way::Space;
            job.append(
                &turned(&atom.part.words, is_left),
                leading + atom.part.leading,
                atom.part.format.clone(),
            );
            leading = 0.0;
            pieces.push(Piece { n_chars: atom.n_glyphs, span: atom.part.span, whole: is_left });
        }
    }
    (ui.fonts_mut(|fonts| fonts.layout_job(job)), pieces)
}

/// What a part of a paragraph from left to right is made of: one glyph a character, but for words to the left in it.
pub(super) fn pieces(ui: &Ui, part: &Part) -> Vec<Piece> {
    if !has_left(&part.words) {
        return vec![Piece { n_chars: part.words.chars().count(), span: part.span, whole: false }];
    }
    let piece =
        |atom: Atom| Piece { n_chars: atom.n_glyphs, span: atom.part.span, whole: atom.way == Way::Left };
    atoms(ui, std::slice::from_ref(part), f32::INFINITY).into_iter().map(piece).collect()
}

fn one_line() -> LayoutJob {
    let wrap = TextWrapping { max_width: f32::INFINITY, ..TextWrapping::default() };
    LayoutJob { wrap, ..LayoutJob::default() }
}

/// Every part cut where the way changes and where it is wider than a row.
fn atoms(ui: &Ui, parts: &[Part], width: f32) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    for part in parts {
        for (range, way) in runs(&part.words) {
            let way = if part.span.is_none() { Way::Neutral } else { way };
            let after_space = atoms.last().is_some_and(|atom| atom.way == Way::Space);
            let atom = Atom { begins: after_space, ..atom_of(ui, part, range.clone(), way) };
            if atom.width <= width || width <= 0.0 || way == Way::Space {
                atoms.push(atom);
                continue;
            }
            let n_pieces = (atom.width / width).ceil() as usize + 1;
            for range in pieces_of(&part.words, range, n_pieces) {
                atoms.push(Atom { begins: true, ..atom_of(ui, part, range, way) });
            }
        }
    }
    atoms
}

/// About `n` ranges of as many characters each.
fn pieces_of(words: &str, range: Range<usize>, n: usize) -> Vec<Range<usize>> {
    let run = words.get(range.clone()).unwrap_or_default();
    let each = run.chars().count().div_ceil(n).max(1);
    let mut starts: Vec<usize> = run.char_indices().step_by(each).map(|(at, _)| range.start + at).collect();
    starts.push(range.end);
    starts.iter().zip(starts.iter().skip(1)).map(|(start, end)| *start..*end).collect()
}

/// Measure a piece; egui gives a word to the left more glyphs than letters.
fn atom_of(ui: &Ui, part: &Part, range: Range<usize>, way: Way) -> Atom {
    let words = part.words.get(range.clone()).unwrap_or_default().to_owned();
    let mut job = one_line();
    job.append(&words, 0.0, part.format.clone());
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let glyphs = || galley.rows.iter().flat_map(|row| &row.row.glyphs);
    let leading = if range.start == 0 { part.leading } else { 0.0 };
    let span = part.span.map(|span| Span::new(span.start() + range.start, span.start() + range.end));
    Atom {
        way,
        width: leading + glyphs().map(|glyph| glyph.advance_width).sum::<f32>(),
        n_glyphs: glyphs().count(),
        part: Part { words, format: part.format.clone(), leading, span },
        begins: false,
    }
}

/// The atoms of each row: as many as fit.
fn rows_of(atoms: &[Atom], width: f32) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut word, mut used, mut in_word) = (0, 0, 0.0, 0.0);
    for (idx, atom) in atoms.iter().enumerate() {
        if atom.begins {
            (word, in_word) = (idx, 0.0);
        }
        in_word += atom.width;
        if used + atom.width > width && word > start && atom.way != Way::Space {
            rows.push(start..word);
            (start, used) = (word, in_word);
        } else {
            used += atom.width;
        }
    }
    rows.push(start..atoms.len());
    rows
}
