//! The legend above the text: every kind of mark in it, each switchable.

use egui::{FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::context::UiContext;
use super::theme::{size, space};
use super::words::grouped;
use super::{kinds, widgets};
use crate::app::Command;
use crate::signal::Kind;

/// Draw the chips of the kinds that occur; in one row that scrolls where the window is `low`.
pub(super) fn legend_ui(ui: &mut Ui, ctx: &UiContext<'_>, low: bool) {
    let counts = &ctx.index.counts;
    if counts.is_empty() {
        ui.label(widgets::quiet(ctx, "No marks in this text."));
        return;
    }
    if low {
        ScrollArea::horizontal().id_salt("legend").show(ui, |ui| ui.horizontal(|ui| chips_ui(ui, ctx)));
    } else {
        ui.horizontal_wrapped(|ui| chips_ui(ui, ctx));
    }
    if ctx.state.settings.tint_hard {
        let said = "Grey background: hard sentences. Thin bar: as in college texts; thick bar: harder still.";
        ui.label(widgets::quiet(ctx, said));
    }
}

fn chips_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let counts = &ctx.index.counts;
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    for kind in Kind::ALL.iter().filter(|kind| counts.contains_key(kind)) {
        chip_ui(ui, ctx, *kind, counts.get(kind).copied().unwrap_or_default());
    }
    let all_on = ctx.state.settings.hidden_kinds.is_empty();
    if !all_on && ui.link("Show all").clicked() {
        ctx.send(Command::ShowAllKinds);
    }
}

fn chip_ui(ui: &mut Ui, ctx: &UiContext<'_>, kind: Kind, count: usize) {
    let on = ctx.state.settings.shows(kind);
    let color = if on { ctx.tokens.text } else { ctx.tokens.quiet };
    let words = format!("{} {}", kind.name(), grouped(count));
    let text = widgets::one_line(ui, &words, FontId::proportional(size::CAPTION), color, 200.0);
    let width = text.size().x + 18.0 + 3.0 * 6.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &words));
    let fill = if response.hovered() { ctx.tokens.hover } else { ctx.tokens.surface };
    ui.painter().rect_filled(rect, 13.0, fill);
    let outline = if response.has_focus() {
        Stroke::new(2.0, ctx.tokens.accent)
    } else {
        Stroke::new(1.0, ctx.tokens.line)
    };
    ui.painter().rect_stroke(rect, 13.0, outline, StrokeKind::Inside);
    let badge = Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(18.0, 18.0));
    if on {
        widgets::paint_kind_badge(ui, ctx.tokens, kind, badge);
    } else {
        let font = FontId::proportional(size::CAPTION);
        widgets::centered(ui, badge, kind.letter(), font, ctx.tokens.quiet);
    }
    let at = pos2(badge.right() + 6.0, rect.center().y - text.size().y / 2.0);
    let words_rect = Rect::from_min_size(at, text.size());
    ui.painter().galley(at, text, color);
    if on {
        let line = words_rect.translate(vec2(0.0, -1.0));
        kinds::underline(ui.painter(), line, kind, ctx.tokens.kind(kind));
    } else {
        ui.painter().hline(words_rect.x_range(), words_rect.center().y, Stroke::new(1.0, ctx.tokens.quiet));
    }
    if response.clicked() {
        ctx.send(Command::ToggleKind(kind));
    }
    response.context_menu(|ui| {
        if ui.button("Show only this kind").clicked() {
            ctx.send(Command::ShowOnlyKind(kind));
            ui.close();
        }
    });
    let hint = if on { "Click to hide." } else { "Click to show." };
    response.on_hover_text(format!("{} {hint}", kinds::meaning(kind)));
    ui.add_space(space::XS - 4.0);
}
