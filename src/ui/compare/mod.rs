//! Documents beside each other: the table of all, or a few side by side on the same scale.

mod filter;
mod side;
mod table;

use egui::Ui;

use super::context::UiContext;

/// Draw the page.
pub(super) fn compare_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    if ctx.state.side_by_side { side::side_ui(ui, ctx) } else { table::table_ui(ui, ctx) }
}
