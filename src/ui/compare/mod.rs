//! Documents beside each other: the table of all, or a few side by side on the same scale.

mod filter;
mod side;
mod table;

use egui::Ui;

use super::context::UiContext;
use super::widgets;
use crate::app::Comparison;

/// The widest table, in points: an eye still keeps to a row.
const WIDEST: f32 = 1_450.0;

/// Draw the page.
pub(super) fn compare_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    match ctx.state.comparison {
        Comparison::Table => widgets::column(ui, WIDEST, |ui| table::table_ui(ui, ctx)),
        Comparison::SideBySide => side::side_ui(ui, ctx),
    }
}
