//! Documents beside each other: the table of all, or a few side by side on the same scale.

mod filter;
mod side;
mod table;

use egui::Ui;

use super::context::UiContext;
use crate::app::Comparison;

/// Draw the page.
pub(super) fn compare_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    match ctx.state.comparison {
        Comparison::Table => table::table_ui(ui, ctx),
        Comparison::SideBySide => side::side_ui(ui, ctx),
    }
}
