//! Text from right to left: egui shapes and joins the letters of a word; here the words of a row are put in their order.
//!
//! The rules are those of UAX #9 for a paragraph from right to left with runs from left to right in it, no deeper.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Ui};

use super::places::Piece;
use crate::text::Span;

/// Characters of one format that are laid out together: words of the text, or a letter of ours.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) words: String,
    pub(super) format: TextFormat,
    /// The distance to what stands before it, in points.
    pub(super) leading: f32,
    /// Its bytes in the text; `None` for a letter of ours.
    pub(super) span: Option<Span>,
}

/// Which way a character runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// As its neighbours do.
    Neutral,
    /// The same, and a row may end there.
    Space,
}

const fn way_of(c: char) -> Way {
    match c as u32 {
        // Arabic figures run to the right.
        0x0660..=0x0669 | 0x06F0..=0x06F9 => Way::Right,
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF => {
            Way::Left
        }
        _ if c.is_whitespace() => Way::Space,
        _ => Way::Neutral,
    }
}

fn way(c: char) -> Way {
    match way_of(c) {
        Way::Neutral if c.is_alphanumeric() => Way::Right,
        way => way,
    }
}

/// Whether a paragraph runs from right to left: its first letter tells.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| way(c) == Way::Left)
}

/// One line of text as egui has to be given it.
pub(in crate::ui) fn line(text: &str) -> Cow<'_, str> {
    if !runs_left(text) {
        return Cow::Borrowed(text);
    }
    let (ranges, mut ways): (Vec<_>, Vec<_>) = runs(text).into_iter().unzip();
    resolve(&mut ways);
    let mut shown = String::with_capacity(text.len());
    for idx in in_sight(&ways) {
        let (Some(range), Some(way)) = (ranges.get(idx), ways.get(idx)) else { continue };
        let words = text.get(range.clone()).unwrap_or_default();
        shown.extend(words.chars().map(|c| mirrored(c, *way)));
    }
    Cow::Owned(shown)
}

/// A piece of a part whose characters run one way, with what it measures.
#[derive(Debug)]
struct Atom {
    part: Part,
    way: Way,
    width: f32,
    n_glyphs: usize,
}

/// Lay out `parts` in rows of `width` from right to left.
pub(super) fn lay_out(ui: &Ui, parts: &[Part], width: f32) -> (Arc<Galley>, Vec<Piece>) {
    let atoms: Vec<Atom> = parts.iter().flat_map(|part| atoms_of(ui, part)).collect();
    let mut ways: Vec<Way> = atoms.iter().map(|atom| atom.way).collect();
    resolve(&mut ways);
    let mut job = one_line();
    let mut pieces = Vec::new();
    for row in rows(&atoms, width) {
        let (Some(atoms), Some(ways)) = (atoms.get(row.clone()), ways.get(row)) else { continue };
        if let Some(last) = job.sections.last() {
            let format = last.format.clone();
            job.append("\n", 0.0, format);
            pieces.push(Piece { n_chars: 1, span: None, whole: true });
        }
        let mut leading = (width - atoms.iter().map(|atom| atom.width).sum::<f32>()).max(0.0);
        for idx in in_sight(ways) {
            let (Some(atom), Some(way)) = (atoms.get(idx), ways.get(idx)) else { continue };
            let words: String = atom.part.words.chars().map(|c| mirrored(c, *way)).collect();
            job.append(&words, leading + atom.part.leading, atom.part.format.clone());
            leading = 0.0;
            let whole = atom.way == Way::Left;
            pieces.push(Piece { n_chars: atom.n_glyphs, span: atom.part.span, whole });
        }
    }
    (ui.fonts_mut(|fonts| fonts.layout_job(job)), pieces)
}

/// What a part of a paragraph from left to right is made of: one glyph a character, but for words to the left in it.
pub(super) fn pieces(ui: &Ui, part: &Part) -> Vec<Piece> {
    if part.words.is_ascii() || !part.words.chars().any(|c| way(c) == Way::Left) {
        return vec![Piece { n_chars: part.words.chars().count(), span: part.span, whole: false }];
    }
    let piece =
        |atom: Atom| Piece { n_chars: atom.n_glyphs, span: atom.part.span, whole: atom.way == Way::Left };
    atoms_of(ui, part).into_iter().map(piece).collect()
}

fn one_line() -> LayoutJob {
    let wrap = TextWrapping { max_width: f32::INFINITY, ..TextWrapping::default() };
    LayoutJob { wrap, ..LayoutJob::default() }
}

/// Cut a part where the way changes, and measure each piece; egui gives a word to the left more glyphs than letters.
fn atoms_of(ui: &Ui, part: &Part) -> Vec<Atom> {
    let atom = |(range, way): (Range<usize>, Way)| {
        let words = part.words.get(range.clone()).unwrap_or_default().to_owned();
        let mut job = one_line();
        job.append(&words, 0.0, part.format.clone());
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let glyphs = || galley.rows.iter().flat_map(|row| &row.row.glyphs);
        let leading = if range.start == 0 { part.leading } else { 0.0 };
        let span = part.span.map(|span| Span::new(span.start + range.start, span.start + range.end));
        Atom {
            way: if part.span.is_none() { Way::Neutral } else { way },
            width: leading + glyphs().map(|glyph| glyph.advance_width).sum::<f32>(),
            n_glyphs: glyphs().count(),
            part: Part { words, format: part.format.clone(), leading, span },
        }
    };
    runs(&part.words).into_iter().map(atom).collect()
}

/// The bytes of each run of characters that go one way.
fn runs(text: &str) -> Vec<(Range<usize>, Way)> {
    let mut runs: Vec<(Range<usize>, Way)> = Vec::new();
    for (at, c) in text.char_indices() {
        let (way, end) = (way(c), at + c.len_utf8());
        match runs.last_mut() {
            Some((range, before)) if *before == way => range.end = end,
            _ => runs.push((at..end, way)),
        }
    }
    runs
}

/// What is neutral between two runs to the right goes with them; everywhere else it goes with the paragraph.
fn resolve(ways: &mut [Way]) {
    let mut before = Way::Left;
    let mut open: Vec<usize> = Vec::new();
    let mut right: Vec<usize> = Vec::new();
    for (idx, way) in ways.iter().enumerate() {
        if matches!(way, Way::Neutral | Way::Space) {
            open.push(idx);
            continue;
        }
        if before == Way::Right && *way == Way::Right {
            right.append(&mut open);
        }
        open.clear();
        before = *way;
    }
    for idx in right {
        if let Some(way) = ways.get_mut(idx) {
            *way = Way::Right;
        }
    }
}

/// The atoms of each row: as many as fit, cut at spaces.
fn rows(atoms: &[Atom], width: f32) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut word, mut used, mut in_word) = (0, 0, 0.0, 0.0);
    for (idx, atom) in atoms.iter().enumerate() {
        if atom.way == Way::Space {
            (word, in_word) = (idx + 1, 0.0);
        } else {
            in_word += atom.width;
        }
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

/// The runs of a row from left to right: from the last to the first, but those to the right as they are.
fn in_sight(ways: &[Way]) -> Vec<usize> {
    let mut sight = Vec::with_capacity(ways.len());
    let is_right = |idx: usize| ways.get(idx) == Some(&Way::Right);
    let mut end = ways.len();
    while end > 0 {
        let start = (0..end).rev().take_while(|idx| is_right(*idx)).last().unwrap_or(end - 1);
        sight.extend(start..end);
        end = start;
    }
    sight
}

/// Brackets are turned round where they go with the paragraph.
const fn mirrored(c: char, way: Way) -> char {
    match (way, c) {
        (Way::Right, c) => c,
        (_, '(') => ')',
        (_, ')') => '(',
        (_, '[') => ']',
        (_, ']') => '[',
        (_, '{') => '}',
        (_, '}') => '{',
        (_, '«') => '»',
        (_, '»') => '«',
        (_, c) => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_from_right_to_left_and_those_of_other_scripts_from_left_to_right() {
        for (logical, shown) in [
            ("Plain (text).", "Plain (text)."),
            ("אבג דהו", "דהו אבג"),
            ("אבג (Levi, 2019) דהו.", ".דהו (Levi, 2019) אבג"),
            ("אבג one two, דהו", "דהו ,one two אבג"),
            ("12 אבג", "אבג 12"),
        ] {
            assert_eq!(line(logical), shown, "{logical}");
        }
    }
}
