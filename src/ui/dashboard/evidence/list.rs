//! Rows of words, a note under them and a button that copies: the form of sources and of claims.

use egui::{FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::Command;
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::words::flat;
use crate::ui::{fonts, widgets};
use crate::worker::Analysis;

const ROW: f32 = 42.0;

/// How many rows are seen at once.
const ROWS: usize = 6;

/// One row.
pub(super) struct Row<'a> {
    /// What a screen reader says before the words.
    pub(super) what: &'static str,
    /// Words of the text.
    pub(super) words: &'a str,
    /// Their first and one past their last code point.
    pub(super) place: (usize, usize),
    /// What is said of them.
    pub(super) note: String,
    /// What the button copies.
    pub(super) copy: &'a str,
}

/// `n` rows, only those in sight made.
pub(super) fn list_ui<'a>(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    analysis: &Analysis,
    (name, n): (&str, usize),
    row: impl Fn(usize) -> Option<Row<'a>>,
) {
    let height = ROW * n.min(ROWS) as f32;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .auto_shrink([false, true])
            .id_salt(name)
            .min_scrolled_height(height)
            .max_height(height)
            .show_rows(ui, ROW, n, |ui, rows| {
                for row in rows.filter_map(&row) {
                    row_ui(ui, ctx, analysis, &row);
                }
            });
    });
}

fn row_ui(ui: &mut Ui, ctx: &UiContext<'_>, analysis: &Analysis, row: &Row<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = flat(row.words, 160);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("{}: {words}, {}", row.what, row.note))
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, ctx.tokens.hover);
    }
    let button = Rect::from_center_size(pos2(rect.right() - 38.0, rect.center().y), vec2(56.0, 24.0));
    let width = button.left() - rect.left() - 14.0;
    let reading = FontId::new(size::BODY, fonts::reading());
    let upper = widgets::one_line(ui, &words, reading, ctx.tokens.text, width);
    ui.painter().galley(rect.min + vec2(6.0, 3.0), upper, ctx.tokens.text);
    let caption = FontId::proportional(size::CAPTION);
    let lower = widgets::one_line(ui, &row.note, caption, ctx.tokens.quiet, width);
    ui.painter().galley(rect.min + vec2(6.0, 22.0), lower, ctx.tokens.quiet);
    if response.clicked() {
        ctx.send(Command::ShowPlace(analysis.span_of(row.place.0, row.place.1)));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text("Show it in the text.");
    widgets::copy_button_at(ui, ctx, row.copy, button);
}
