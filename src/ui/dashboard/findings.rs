//! The list of marked words; it follows the part of the text that is on the screen.

use std::ops::Range;

use egui::{FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::Command;
use crate::report::{Mark, Report};
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::words::flat;
use crate::ui::{fonts, widgets};

const ROW: f32 = 26.0;

/// How many rows are seen at once.
const ROWS: usize = 9;

pub(super) fn findings_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report, visible: Option<&Range<usize>>) {
    let shown = &ctx.index.shown;
    if shown.is_empty() {
        ui.label(widgets::quiet(ctx, "None of the kinds that are switched on."));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical()
        .auto_shrink([false, true])
        .id_salt("findings")
        .min_scrolled_height(ROW * shown.len().min(ROWS) as f32)
        .max_height(ROW * shown.len().min(ROWS) as f32);
    let follow = to_follow(ui, ctx, report, visible);
    if let Some(Follow::Text(row)) = follow {
        area = area.vertical_scroll_offset((row as f32 - 1.0).max(0.0) * ROW);
    }
    area.show_rows(ui, ROW, shown.len(), |ui, rows| {
        if let Some(Follow::Mark(row)) = follow {
            widgets::show_row(ui, rows.start, row, ROW);
        }
        for idx in shown.iter().skip(rows.start).take(rows.len()) {
            let Some(mark) = report.signals.get(*idx) else { continue };
            let on_screen = visible.is_some_and(|bytes| bytes.contains(&mark.span.start()));
            row_ui(ui, ctx, *idx, mark, on_screen);
        }
    });
}

/// The row to scroll to.
#[derive(Debug, Clone, Copy)]
enum Follow {
    /// The chosen mark.
    Mark(usize),
    /// The first mark on the screen.
    Text(usize),
}

/// The chosen mark when it changes, else the first on the screen when the text moved.
fn to_follow(
    ui: &Ui,
    ctx: &UiContext<'_>,
    report: &Report,
    visible: Option<&Range<usize>>,
) -> Option<Follow> {
    let shown = &ctx.index.shown;
    let key = egui::Id::unique("findings-followed");
    let now = (ctx.state.selection, ctx.state.mark, visible.map(|bytes| bytes.start));
    let before = ui.data_mut(|data| {
        let before = data.get_temp(key);
        data.insert_temp(key, now);
        before
    });
    if before == Some(now) {
        return None;
    }
    let chosen = ctx.state.mark.and_then(|mark| shown.binary_search(&mark).ok());
    let start = visible?.start;
    let is_before = |idx: &usize| report.signals.get(*idx).is_some_and(|mark| mark.span.end() <= start);
    Some(chosen.map_or_else(|| Follow::Text(shown.partition_point(is_before)), Follow::Mark))
}

fn row_ui(ui: &mut Ui, ctx: &UiContext<'_>, idx: usize, mark: &Mark, on_screen: bool) {
    let kind = mark.kind;
    let chosen = ctx.state.mark == Some(idx);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = flat(&mark.text, 120);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, true, chosen, format!("List: {}, {words}", kind.name()))
    });
    if chosen || response.hovered() || response.has_focus() {
        let fill = if chosen { ctx.tokens.chosen } else { ctx.tokens.hover };
        ui.painter().rect_filled(rect, 5.0, fill);
    }
    if on_screen {
        let bar = Rect::from_min_size(rect.min + vec2(0.0, 5.0), vec2(3.0, ROW - 10.0));
        ui.painter().rect_filled(bar, 1.5, ctx.tokens.accent);
    }
    let badge = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(18.0, 18.0));
    widgets::paint_kind_badge(ui, ctx.tokens, kind, badge);
    let left = badge.right() + 8.0;
    let font = FontId::new(size::BODY, fonts::reading());
    let galley = widgets::one_line(ui, &words, font, ctx.tokens.text, rect.right() - left - 4.0);
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ctx.tokens.text);
    if response.clicked() {
        ctx.send(Command::SelectMark(Some(idx)));
    }
    response.on_hover_text(kind.name());
}
