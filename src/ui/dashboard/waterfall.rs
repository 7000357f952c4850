//! Contributions from 100 down to the score, the largest first; each bar opens the words behind it.

use egui::{FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::behind::behind_ui;
use crate::report::{Contribution, Report};
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::{fonts, widgets};

const ROW: f32 = 34.0;

pub(super) fn waterfall_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let Some(score) = report.reliability.score else { return };
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut at = 100.0;
    for contribution in report.reliability.largest() {
        bar_ui(ui, ctx, report, contribution, at);
        at += contribution.points;
    }
    ui.add_space(space::XS);
    ui.label(widgets::quiet(ctx, format!("From 100 points, {score:.0} are left.")));
}

fn bar_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report, contribution: &Contribution, at: f64) {
    let key = egui::Id::unique(("open-bar", contribution.signal));
    let open = ui.data(|data| data.get_temp::<bool>(key)).unwrap_or_default();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let points = contribution.shown();
    let said = format!("{} {points} points", contribution.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &said));
    if response.hovered() || open {
        ui.painter().rect_filled(rect, 6.0, ctx.tokens.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, ctx.tokens.accent), StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(6.0, 3.0));
    let number =
        widgets::one_line(ui, &points, FontId::new(size::CAPTION, fonts::strong()), ctx.tokens.text, 60.0);
    let number_at = pos2(inner.right() - number.size().x, inner.top());
    let name_width = number_at.x - inner.left() - space::S;
    let name = widgets::one_line(
        ui,
        contribution.name,
        FontId::proportional(size::CAPTION),
        ctx.tokens.text,
        name_width,
    );
    ui.painter().galley(inner.min, name, ctx.tokens.text);
    ui.painter().galley(number_at, number, ctx.tokens.text);
    let track = Rect::from_min_max(
        pos2(inner.left(), inner.bottom() - 7.0),
        pos2(inner.right(), inner.bottom() - 3.0),
    );
    ui.painter().rect_filled(track, 2.0, ctx.tokens.track);
    let x = |value: f64| track.left() + track.width() * (value.clamp(0.0, 100.0) / 100.0) as f32;
    let bar =
        Rect::from_x_y_ranges(x(at + contribution.points)..=x(at), track.y_range()).expand2(vec2(0.0, 1.0));
    ui.painter().rect_filled(bar, 2.0, ctx.tokens.accent);
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(key, !open));
    }
    response.on_hover_text("Click to see the words behind it.");
    if open {
        ui.indent(contribution.signal, |ui| behind_ui(ui, ctx, report, contribution.signal));
    }
}
