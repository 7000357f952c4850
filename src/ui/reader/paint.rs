//! One paragraph on the screen: grounds, words, the lines of its marks, and what the reader put there.

use std::sync::Arc;

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::galley::{Laid, LaidMark, Whose};
use super::layout::Paragraph;
use crate::app::{Command, ReaderCommand};
use crate::study::Notebook;
use crate::text::{BlockKind, Span};
use crate::ui::context::UiContext;
use crate::ui::kinds;
use crate::ui::theme::space;
use crate::worker::Analysis;

/// What is shown beside the marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    /// What the reader wrote.
    pub(super) notebook: &'a Notebook,
    /// Width of the column.
    pub(super) width: f32,
}

/// Paint one paragraph and let its marks be clicked.
pub(super) fn paragraph_ui(
    ui: &Ui,
    ctx: &UiContext<'_>,
    analysis: &Analysis,
    (idx, paragraph, laid): (usize, &Paragraph, &Laid),
    at: egui::Pos2,
    beside: Beside<'_>,
) {
    let rect = Rect::from_min_size(at, laid.galley.size());
    if paragraph.kind == BlockKind::Quotation {
        let bar = Stroke::new(3.0, ctx.tokens.line);
        ui.painter().vline(at.x - space::M, rect.y_range(), bar);
    }
    if ctx.state.place.is_some_and(|place| place.overlaps(paragraph.span)) {
        let bar = Stroke::new(3.0, ctx.tokens.accent);
        ui.painter().vline(at.x - space::M, rect.y_range(), bar);
    }
    let role = if paragraph.kind == BlockKind::Heading { Role::Heading } else { Role::Paragraph };
    ui.interact(rect, ui.scope_id().with(("paragraph", idx)), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(role, true, paragraph.span.of(&analysis.text)));
    let by = at.to_vec2();
    let places = |span: Span| {
        let here = span.overlaps(paragraph.span);
        let rects = if here { laid.rects(&analysis.text, span) } else { Vec::new() };
        rects.into_iter().map(move |rect| words_of(rect, by))
    };
    if ctx.state.settings.tint_hard {
        let sentences = &analysis.report.reading.hardness;
        let first = sentences.partition_point(|it| it.span.end() <= paragraph.span.start());
        let here = sentences.iter().skip(first).take_while(|it| it.span.start() < paragraph.span.end());
        for sentence in here.filter(|it| it.step >= TINTED) {
            hard_ui(ui, ctx, places(sentence.span), sentence.step > TINTED);
        }
    }
    for remark in &beside.notebook.remarks {
        for words in places(remark.place.span()) {
            ui.painter().rect_filled(words.expand2(vec2(2.0, 2.0)), 3.0, ctx.tokens.chosen);
        }
    }
    for mark in laid.marks.iter().filter(|mark| !mark.mark.above) {
        for rect in &mark.rects {
            let ground = words_of(*rect, by).expand2(vec2(1.5, 1.0));
            ui.painter().rect_filled(ground, 3.0, ctx.tokens.tint(mark.mark.kind));
        }
    }
    if let Some(span) = ctx.state.selected_words() {
        for words in places(span) {
            let ground = words.expand2(vec2(2.0, 2.0));
            ui.painter().rect_filled(ground, 3.0, ctx.tokens.selection);
        }
    }
    ui.painter().galley(at, Arc::clone(&laid.galley), ctx.tokens.text);
    for mark in &laid.marks {
        mark_ui(ui, ctx, analysis, mark, by);
    }
    for (span, is_shown) in found_in(ctx, paragraph.span) {
        let (width, color) = if is_shown { (2.5, ctx.tokens.text) } else { (1.0, ctx.tokens.outline) };
        for words in places(span) {
            // Square, where marks are round: told apart without colour.
            let outline = Stroke::new(width, color);
            ui.painter().rect_stroke(words.expand2(vec2(0.5, 2.0)), 0.0, outline, StrokeKind::Outside);
        }
    }
    for (idx, remark) in beside.notebook.remarks.iter().enumerate() {
        let start = remark.place.start;
        if (paragraph.span.start()..paragraph.span.end()).contains(&start)
            && let Some(first) = places(remark.place.span()).next()
        {
            let x = at.x - laid.indent + beside.width + 12.0;
            remark_ui(ui, ctx, (idx, remark), pos2(x, first.center().y));
        }
    }
}

/// The places in `paragraph` where the words that the reader looks for stand, and whether each is the shown one.
fn found_in<'a>(ctx: &UiContext<'a>, paragraph: Span) -> impl Iterator<Item = (Span, bool)> + 'a {
    let find = ctx.state.finding();
    let places = find.map(|find| find.places.as_slice()).unwrap_or_default();
    let first = places.partition_point(|place| place.end() <= paragraph.start());
    let here = places.iter().enumerate().skip(first).take_while(move |(_, it)| it.start() < paragraph.end());
    here.map(move |(idx, place)| (*place, find.is_some_and(|find| find.at == Some(idx))))
}

/// From this step on, a sentence stands on a ground of its own: harder than school texts.
const TINTED: u8 = 2;

/// The ground of a hard sentence, with a bar at its beginning so that its step is not told by the ground alone.
fn hard_ui(ui: &Ui, ctx: &UiContext<'_>, rows: impl Iterator<Item = Rect>, hardest: bool) {
    for (idx, words) in rows.enumerate() {
        let ground = words.expand2(vec2(2.0, 3.0));
        ui.painter().rect_filled(ground, 2.0, ctx.tokens.hard);
        if idx == 0 {
            let width = if hardest { 4.0 } else { 1.5 };
            let bar = Rect::from_min_size(ground.min - vec2(width, 0.0), vec2(width, ground.height()));
            ui.painter().rect_filled(bar, 0.0, ctx.tokens.outline);
        }
    }
}

/// The part of a row's rectangle that the letters fill.
pub(super) fn words_of(row: Rect, by: Vec2) -> Rect {
    let air = row.height() * 0.14;
    Rect::from_min_max(pos2(row.left(), row.top() + air), pos2(row.right(), row.bottom() - air)).translate(by)
}

fn mark_ui(ui: &Ui, ctx: &UiContext<'_>, analysis: &Analysis, laid: &LaidMark, by: Vec2) {
    let mark = laid.mark;
    let color = ctx.tokens.kind(mark.kind);
    let (command, chosen, whose) = match mark.whose {
        Whose::Candor(idx) => (Command::SelectMark(Some(idx)), ctx.state.mark == Some(idx), ""),
        Whose::Yours(_) => {
            let chosen = ctx.state.words.is_some_and(|it| it.span() == mark.span);
            (Command::Reader(ReaderCommand::select(mark.span)), chosen, "Your mark, ")
        }
    };
    for (row, rect) in laid.rects.iter().enumerate() {
        let words = words_of(*rect, by);
        if mark.above {
            ui.painter().hline(words.x_range(), words.top() - 1.0, Stroke::new(2.0, color));
        } else {
            kinds::underline(ui.painter(), words, mark.kind, color);
        }
        let id = ui.scope_id().with(("mark", mark.whose, row));
        // One stop for the keyboard, however many rows the mark runs over.
        let sense = if row == 0 { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(words.expand(1.0), id, sense);
        if row == 0 {
            let said = mark.span.of(&analysis.text);
            response.widget_info(|| {
                let name = format!("{whose}{}: {said}", mark.kind.name());
                WidgetInfo::selected(Role::Button, true, chosen, name)
            });
        }
        if chosen || response.hovered() || response.has_focus() {
            let outline = Stroke::new(if chosen { 2.0 } else { 1.0 }, color);
            // So narrow at the sides that the letter of the mark stays beside it.
            ui.painter().rect_stroke(words.expand2(vec2(0.5, 2.0)), 4.0, outline, StrokeKind::Outside);
        }
        if response.clicked() {
            ctx.send(command.clone());
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand);
    }
}

/// The sign of a note beside the text.
fn remark_ui(ui: &Ui, ctx: &UiContext<'_>, (idx, remark): (usize, &crate::study::Remark), at: egui::Pos2) {
    let rect = Rect::from_center_size(at, vec2(18.0, 18.0));
    let response = ui.interact(rect, ui.scope_id().with(("remark", idx)), Sense::click());
    let name = format!("Note on “{}”: {}", remark.place.flat(), remark.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let fill = if response.hovered() || response.has_focus() { ctx.tokens.hover } else { ctx.tokens.chosen };
    ui.painter().rect(rect, 4.0, fill, Stroke::new(1.0, ctx.tokens.accent), StrokeKind::Inside);
    for line in 0..3 {
        let y = rect.top() + 5.5 + 3.5 * line as f32;
        let right = rect.right() - if line == 2 { 8.0 } else { 4.5 };
        ui.painter().hline(rect.left() + 4.5..=right, y, Stroke::new(1.2, ctx.tokens.accent));
    }
    if response.clicked() {
        ctx.send(Command::Reader(ReaderCommand::select(remark.place.span())));
    }
    response.on_hover_text(&remark.text).on_hover_cursor(egui::CursorIcon::PointingHand);
}
