//! The four pillars as cards that open what they are made of.

use egui::{Button, Frame, Margin, Role, Ui, WidgetInfo, vec2};

use super::behind::behind_ui;
use crate::app::interval_of;
use crate::report::{IndicatorInfo, PillarInfo, Report};
use crate::score::Pillar;
use crate::score::indicator::indicator;
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::widgets;

/// Narrower than this, the cards stand in one column.
const TWO_COLUMNS: f32 = 300.0;

/// So much room beside the name and the score of a part, in points, and what was measured stands between them.
const WITH_VALUE: f32 = 150.0;

pub(super) fn pillars_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    if Pillar::ALL.iter().all(|pillar| report.pillars.get(*pillar).is_none()) {
        ui.label(widgets::quiet(ctx, "None of the four parts could be measured in this text."));
        return;
    }
    let two = ui.available_width() >= TWO_COLUMNS;
    for pair in Pillar::ALL.chunks(if two { 2 } else { 1 }) {
        ui.columns(pair.len(), |columns| {
            for (column, pillar) in columns.iter_mut().zip(pair) {
                // Columns justify their text, which tears short lines apart.
                column.vertical(|ui| pillar_ui(ui, ctx, *pillar, report.pillars.get(*pillar)));
            }
        });
    }
    let open = open_pillar(ui);
    if let Some(info) = open.and_then(|pillar| report.pillars.get(pillar)) {
        indicators_ui(ui, ctx, report, info);
    }
}

fn key() -> egui::Id {
    egui::Id::unique("open-pillar")
}

fn open_pillar(ui: &Ui) -> Option<Pillar> {
    ui.data(|data| data.get_temp::<Option<Pillar>>(key())).flatten()
}

fn pillar_ui(ui: &mut Ui, ctx: &UiContext<'_>, pillar: Pillar, info: Option<&PillarInfo>) {
    let open = open_pillar(ui) == Some(pillar);
    let fill = if open { ctx.tokens.chosen } else { ctx.tokens.ground };
    let inner =
        Frame::new().fill(fill).corner_radius(6).inner_margin(Margin::same(space::M as i8)).show(ui, |ui| {
            // Room for the longest question, so that the cards of a row are of one height.
            let height = match ui.available_width() {
                width if width < 190.0 => 92.0,
                width if width < 280.0 => 78.0,
                _ => 62.0,
            };
            ui.set_min_size(vec2(ui.available_width(), height));
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.horizontal(|ui| {
                ui.label(widgets::strong(pillar.name()));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| match info {
                    Some(info) => ui.label(widgets::strong(format!("{:.0}", info.score)).size(size::TITLE)),
                    None => ui.label(widgets::quiet(ctx, "–")).on_hover_text("Not measured in this text."),
                });
            });
            if let Some(info) = info {
                let on = interval_of(info);
                let name =
                    format!("{} {:.0} of 100, {:.0} to {:.0}", pillar.name(), on.value, on.low, on.high);
                widgets::scale_ui(ui, ctx, on, ctx.tokens.accent, &name);
            }
            ui.label(widgets::quiet(ctx, pillar.question()));
        });
    let response = ui.interact(inner.response.rect, ui.scope_id().with(pillar.id()), egui::Sense::click());
    let name = format!("{}: what it is made of", pillar.name());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    if response.has_focus() || response.hovered() {
        let stroke = egui::Stroke::new(1.5, ctx.tokens.accent);
        ui.painter().rect_stroke(inner.response.rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(key(), (!open).then_some(pillar)));
    }
}

/// The measured value with its unit.
fn measured(it: &IndicatorInfo, value: f64) -> String {
    indicator(it.id).map_or_else(|| format!("{value:.2}"), |row| row.measure.words(value))
}

/// Every indicator of an open pillar; each opens the words behind it.
fn indicators_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report, info: &PillarInfo) {
    for it in &info.indicators {
        let key = egui::Id::unique(("open-indicator", it.id));
        let open = ui.data(|data| data.get_temp::<bool>(key)).unwrap_or_default();
        ui.horizontal(|ui| {
            let sign = if open { "⏷" } else { "⏵" };
            let name = ui.add(Button::new(format!("{sign} {}", it.name)).frame(false));
            let said = format!("{}: the words behind it", it.name);
            name.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &said));
            if name.clicked() {
                ui.data_mut(|data| data.insert_temp(key, !open));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| match it.score {
                Some(score) => {
                    ui.label(widgets::strong(format!("{score:.0} of 100")));
                    if let Some(value) = it.value.filter(|_| ui.available_width() > WITH_VALUE) {
                        ui.label(widgets::quiet(ctx, measured(it, value)));
                    }
                }
                None => {
                    ui.label(widgets::quiet(ctx, "not measured"));
                }
            });
        });
        if open {
            ui.indent(it.id, |ui| {
                if let Some(value) = it.value {
                    ui.label(widgets::quiet(ctx, format!("Measured: {}.", measured(it, value))));
                }
                behind_ui(ui, ctx, report, it.id);
            });
        }
    }
    ui.label(widgets::quiet(ctx, format!("Weight in the score: {:.0} %", info.weight * 100.0)));
}
