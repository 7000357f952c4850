//! The strip beside the text: where in the whole document its marks are, in three lanes, how hard each part is to read,
//! where the words stand that the reader looks for, and where the reader is.

use std::ops::Range;

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::Find;
use crate::report::Hardness;
use crate::signal::Kind;
use crate::text::Span;
use crate::ui::context::UiContext;
use crate::worker::Analysis;

/// Width of the strip in points.
pub(super) const WIDTH: f32 = 44.0;

/// Into how many rows the document is divided, whatever its length.
const ROWS: usize = 160;

/// What stands behind the text, how sure it is put, and all the rest: a lane each, so that colour is not needed.
const LANES: usize = 3;

/// The share of the strip that is left for how hard the sentences are.
const HARDNESS: f32 = 0.28;

/// How wide the place of words that were found is, in points.
const FOUND: f32 = 6.0;

/// The highest step of hardness.
const HARDEST: f32 = 3.0;

const fn lane_of(kind: Kind) -> usize {
    match kind {
        Kind::Citation | Kind::NamedSource | Kind::Reference => 0,
        Kind::Hedge | Kind::Booster | Kind::VagueAttribution => 1,
        _ => 2,
    }
}

/// The marks of a document, summed up.
#[derive(Debug, Default)]
pub(super) struct Minimap {
    rows: Vec<[Option<Kind>; LANES]>,
    n_marks: usize,
    n_bytes: usize,
    /// How hard each row is, 0 to 1: the mean of its sentences.
    hardness: Vec<f32>,
    n_hard: usize,
}

impl Minimap {
    /// Sum up the marks that are shown.
    pub(super) fn new(ctx: &UiContext<'_>, analysis: &Analysis) -> Self {
        let n_bytes = analysis.text.len().max(1);
        let sentences = &analysis.report.reading.hardness;
        let mut map = Self {
            rows: vec![[None; LANES]; ROWS],
            n_marks: 0,
            n_bytes,
            hardness: hardness(sentences, n_bytes),
            n_hard: sentences.len(),
        };
        for mark in ctx.index.shown.iter().filter_map(|idx| analysis.report.signals.get(*idx)) {
            let row = row_of(mark.span.start(), n_bytes);
            if let Some(cell) = map.rows.get_mut(row).and_then(|row| row.get_mut(lane_of(mark.kind))) {
                cell.get_or_insert(mark.kind);
            }
            map.n_marks += 1;
        }
        map
    }

    /// Draw it; what is pressed comes back as a share of the document, 0 to 1.
    pub(super) fn ui(&self, ui: &Ui, ctx: &UiContext<'_>, strip: Rect, seen: Range<f32>) -> Option<f32> {
        // No stop for the keyboard, which has Page Up and Page Down.
        let response = ui.interact(strip, ui.scope_id().with("minimap"), Sense::CLICK | Sense::DRAG);
        let find = ctx.state.finding().filter(|find| !find.places.is_empty());
        let found = find.map(|find| format!(", {} places found", find.places.len())).unwrap_or_default();
        let name =
            format!("Map of {} marks and {} hard sentences along the text{found}", self.n_marks, self.n_hard);
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &name));
        let inner = strip.shrink2(vec2(5.0, 6.0));
        let y = |share: f32| inner.top() + inner.height() * share.clamp(0.0, 1.0);
        let view =
            Rect::from_x_y_ranges(strip.shrink2(vec2(2.0, 0.0)).x_range(), y(seen.start)..=y(seen.end));
        ui.painter().rect_filled(view, 3.0, ctx.tokens.hover);
        if response.hovered() {
            let outline = Stroke::new(1.0, ctx.tokens.outline);
            ui.painter().rect_stroke(view, 3.0, outline, StrokeKind::Inside);
        }
        let (inner, hardness) = inner.split_left_right_at_fraction(1.0 - HARDNESS);
        let row_height = hardness.height() / ROWS as f32;
        for (idx, share) in self.hardness.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            let top = y(idx as f32 / ROWS as f32);
            let left = hardness.right() - (hardness.width() - 2.0) * share;
            let bar = Rect::from_min_max(pos2(left, top), pos2(hardness.right(), top + row_height));
            ui.painter().rect_filled(bar, 0.0, ctx.tokens.outline);
        }
        let lane = inner.width() / LANES as f32;
        let height = (inner.height() / ROWS as f32).max(2.0);
        for (idx, row) in self.rows.iter().enumerate() {
            let top = y(idx as f32 / ROWS as f32);
            for (lane_idx, kind) in row.iter().enumerate() {
                if let Some(kind) = kind {
                    let left = inner.left() + lane_idx as f32 * lane;
                    let tick = Rect::from_min_size(pos2(left, top), vec2(lane - 1.5, height));
                    ui.painter().rect_filled(tick, 1.0, ctx.tokens.kind(*kind));
                }
            }
        }
        if let Some(find) = find {
            self.found_ui(ui, ctx, find, strip);
        }
        let pressed = response.is_pointer_button_down_on().then(|| response.interact_pointer_pos()).flatten();
        let hint = "Where the marks are: sources, certainty, the rest. In grey at the right: how hard each part is to read.";
        let found = if find.is_some() { " At the left edge: what you look for." } else { "" };
        response.on_hover_text(format!("{hint}{found}"));
        pressed.map(|at| ((at.y - inner.top()) / inner.height().max(1.0)).clamp(0.0, 1.0))
    }

    /// Where the words stand that the reader looks for: at the left edge, and the shown one across all lanes.
    fn found_ui(&self, ui: &Ui, ctx: &UiContext<'_>, find: &Find, strip: Rect) {
        let inner = strip.shrink2(vec2(0.0, 6.0));
        let tick = |row: usize, width: f32| {
            let top = inner.top() + inner.height() * row as f32 / ROWS as f32;
            let tick = Rect::from_min_size(pos2(inner.left(), top), vec2(width, 2.0));
            ui.painter().rect_filled(tick, 0.0, ctx.tokens.text);
        };
        for row in rows_of(&find.places, self.n_bytes) {
            tick(row, FOUND);
        }
        if let Some(shown) = find.at.and_then(|at| find.places.get(at)) {
            tick(row_of(shown.start(), self.n_bytes), inner.width());
        }
    }
}

/// The row of the map that a byte of the text is in.
fn row_of(byte: usize, n_bytes: usize) -> usize {
    (byte * ROWS / n_bytes.max(1)).min(ROWS - 1)
}

/// The rows of the map that have a place in them, `places` ascending; looked up row by row, for there may be many places.
fn rows_of(places: &[Span], n_bytes: usize) -> Vec<usize> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(place) = places.get(at) {
        let row = row_of(place.start(), n_bytes);
        rows.push(row);
        at +=
            places.get(at..).map_or(1, |rest| rest.partition_point(|it| row_of(it.start(), n_bytes) <= row));
    }
    rows
}

/// How hard each row of the map is, 0 to 1, by the share of its bytes that each sentence has.
fn hardness(sentences: &[Hardness], n_bytes: usize) -> Vec<f32> {
    let row = n_bytes as f32 / ROWS as f32;
    let mut rows = vec![0.0; ROWS];
    for it in sentences {
        let (start, end) = (it.span.start() as f32 / row, it.span.end() as f32 / row);
        let touched = rows.iter_mut().enumerate().take(end.ceil() as usize).skip(start as usize);
        for (idx, share) in touched {
            let part = end.min(idx as f32 + 1.0) - start.max(idx as f32);
            *share += part.max(0.0) * f32::from(it.step) / HARDEST;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_hard_as_its_sentences_on_average() {
        let at = |start, end, step| Hardness { span: Span::new(start, end), step };
        let n_bytes = 10 * ROWS;
        let rows = hardness(&[at(0, 10, 3), at(10, 15, 3), at(25, 40, 1)], n_bytes);
        let wanted = [1.0, 0.5, 0.5 / 3.0, 1.0 / 3.0, 0.0];
        for (share, wanted) in rows.iter().zip(wanted) {
            assert!((share - wanted).abs() < 0.01, "{rows:?}");
        }
        assert!(hardness(&[at(0, 3, 3)], 3).iter().all(|share| (share - 1.0).abs() < 0.01));
    }

    #[test]
    fn every_place_has_its_row_once() {
        let n_bytes = 10 * ROWS;
        let at = |starts: &[usize]| starts.iter().map(|at| Span::new(*at, at + 2)).collect::<Vec<_>>();
        for (starts, rows) in
            [(&[][..], &[][..]), (&[0, 3, 9, 10, 1_599], &[0, 1, 159]), (&[25, 26, 27, 1_000], &[2, 100])]
        {
            assert_eq!(rows_of(&at(starts), n_bytes), rows, "{starts:?}");
        }
        assert_eq!(rows_of(&at(&[0]), 0), [0], "an empty text");
    }
}
