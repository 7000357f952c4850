//! The weights, ceilings and limits of the rubric, each with its reason.

use egui::{CollapsingHeader, DragValue, Slider, Ui};

use super::curve;
use crate::app::{Command, RubricCommand};
use crate::score::caps::cap;
use crate::score::indicator::{Indicator, indicator};
use crate::score::{Band, Number, Pillar};
use crate::ui::context::UiContext;
use crate::ui::theme::space;
use crate::ui::widgets;

/// The weights of the pillars and of what they are made of.
pub(super) fn pillars_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let rubric = &ctx.state.rubric;
    for (idx, rule) in rubric.pillars.iter().enumerate() {
        if let Some(pillar) = Pillar::from_id(&rule.id) {
            widgets::card(ui, ctx, |ui| pillar_ui(ui, ctx, idx, pillar));
        }
    }
}

/// The ceilings, the verdicts and the limits.
pub(super) fn rules_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let rubric = &ctx.state.rubric;
    widgets::card(ui, ctx, |ui| {
        widgets::title_ui(ui, "Ceilings");
        ui.label(widgets::quiet(ctx, "No other merit lifts a score above a ceiling that applies."));
        for idx in 0..rubric.caps.len() {
            ui.add_space(space::S);
            cap_ui(ui, ctx, idx);
        }
    });
    widgets::card(ui, ctx, |ui| {
        widgets::title_ui(ui, "Verdicts");
        ui.label(widgets::quiet(ctx, "Where a verdict begins is a convention, as grades are: what counts is that it is the same for all."));
        for (idx, band) in rubric.bands.iter().enumerate() {
            let name = Band::from_id(&band.id).map_or(band.id.as_str(), |it| it.name());
            if idx + 1 == rubric.bands.len() {
                ui.label(widgets::quiet(ctx, format!("{name}: everything below")));
            } else {
                row_ui(ui, ctx, name, |ui| {
                    slider_ui(ui, ctx, Number::Band(idx), 1.0, &format!("{name} from"));
                });
            }
        }
    });
    widgets::card(ui, ctx, |ui| limits_ui(ui, ctx));
}

fn pillar_ui(ui: &mut Ui, ctx: &UiContext<'_>, idx: usize, pillar: Pillar) {
    let rubric = &ctx.state.rubric;
    let Some(rule) = rubric.pillars.get(idx) else { return };
    let all: f64 = rubric.pillars.iter().map(|rule| rule.weight).sum();
    widgets::title_ui(ui, pillar.name());
    ui.label(widgets::quiet(ctx, pillar.question()));
    row_ui(ui, ctx, &format!("{:.0} % of the score", share(rule.weight, all)), |ui| {
        slider_ui(ui, ctx, Number::Pillar(idx), 0.01, &format!("Weight of {}", pillar.name()));
    });
    ui.label(widgets::quiet(ctx, &rule.reason));
    let own = |row: &&'static Indicator| row.pillar == pillar;
    let parts: Vec<(usize, &Indicator)> = rubric
        .indicators
        .iter()
        .enumerate()
        .filter_map(|(at, rule)| Some((at, indicator(&rule.id).filter(own)?)))
        .collect();
    let weight = |at: usize| rubric.number(Number::Indicator(at)).unwrap_or_default();
    let sum: f64 = parts.iter().map(|(at, _)| weight(*at)).sum();
    let title = format!("What {} is made of", pillar.name());
    CollapsingHeader::new(title).id_salt(pillar.id()).show(ui, |ui| {
        for (at, row) in parts {
            ui.add_space(space::XS);
            indicator_ui(ui, ctx, at, row, share(weight(at), sum));
        }
    });
}

fn indicator_ui(ui: &mut Ui, ctx: &UiContext<'_>, idx: usize, row: &Indicator, share: f64) {
    let Some(rule) = ctx.state.rubric.indicators.get(idx) else { return };
    ui.label(widgets::strong(row.name));
    ui.label(widgets::quiet(ctx, row.summary));
    row_ui(ui, ctx, &format!("{share:.0} % of its pillar"), |ui| {
        slider_ui(ui, ctx, Number::Indicator(idx), 0.01, &format!("Weight of {}", row.name));
    });
    ui.label(widgets::quiet(ctx, &rule.reason));
    CollapsingHeader::new(format!("From value to score: {}", row.name))
        .id_salt(("curve", row.id))
        .show(ui, |ui| curve::curves_ui(ui, ctx, idx, rule));
}

fn cap_ui(ui: &mut Ui, ctx: &UiContext<'_>, idx: usize) {
    let Some(rule) = ctx.state.rubric.caps.get(idx) else { return };
    let Some(row) = cap(&rule.id) else { return };
    ui.label(widgets::strong(row.name));
    ui.label(widgets::quiet(ctx, row.summary));
    row_ui(ui, ctx, "At most", |ui| {
        slider_ui(ui, ctx, Number::Ceiling(idx), 1.0, &format!("Ceiling: {}", row.name));
    });
    if let Some(counted) = row.counts {
        row_ui(ui, ctx, "Applies from", |ui| {
            drag_ui(ui, ctx, Number::Threshold(idx), 1.0, &format!("Threshold: {}", row.name));
            ui.label(widgets::quiet(ctx, counted));
        });
    }
    ui.label(widgets::quiet(ctx, &rule.reason));
}

fn limits_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    const ROWS: &[(Number, &str, &str)] = &[
        (
            Number::ShortestWords,
            "Words for a score",
            "Below this there are marked words and no score: a rate from fewer words is noise.",
        ),
        (Number::ShortestSentences, "Sentences for a score", "The same for sentences."),
        (
            Number::LowConfidenceWords,
            "Words for usual confidence",
            "Below this the figures are marked as rough.",
        ),
        (
            Number::Floor,
            "Floor of a pillar",
            "The least a pillar can leave of the whole, so that one empty pillar does not hide the others.",
        ),
    ];
    widgets::title_ui(ui, "When there is a score");
    for (place, name, reason) in ROWS {
        let step = if *place == Number::Floor { 0.001 } else { 1.0 };
        row_ui(ui, ctx, name, |ui| drag_ui(ui, ctx, *place, step, name));
        ui.label(widgets::quiet(ctx, *reason));
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { 100.0 * part / whole } else { 0.0 }
}

/// A control with its words at the left.
fn row_ui(ui: &mut Ui, ctx: &UiContext<'_>, words: &str, control: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let width = (ui.available_width() * 0.4).min(190.0);
        let label = egui::Label::new(egui::RichText::new(words).color(ctx.tokens.text));
        let place = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(width, 22.0), place, |ui| {
            ui.set_min_width(width);
            ui.add(label.truncate());
        });
        control(ui);
    });
}

fn slider_ui(ui: &mut Ui, ctx: &UiContext<'_>, place: Number, step: f64, name: &str) {
    let Some(mut value) = ctx.state.rubric.number(place) else { return };
    // Verdicts stand on one scale, though each ends where the next begins.
    let range = if matches!(place, Number::Band(_)) { 0.0..=100.0 } else { ctx.state.rubric.range(place) };
    ui.spacing_mut().slider_width = (ui.available_width() - 70.0).clamp(60.0, 260.0);
    let decimals = if step < 1.0 { 2 } else { 0 };
    let slider = Slider::new(&mut value, range).step_by(step).fixed_decimals(decimals).trailing_fill(true);
    let visuals = ui.visuals_mut();
    visuals.widgets.inactive.bg_fill = ctx.tokens.track;
    visuals.selection.bg_fill = ctx.tokens.accent;
    finish(ctx, &ui.add(slider), place, value, name);
}

/// A number without a natural end, to be dragged or typed.
pub(super) fn drag_ui(ui: &mut Ui, ctx: &UiContext<'_>, place: Number, step: f64, name: &str) {
    let Some(mut value) = ctx.state.rubric.number(place) else { return };
    let range = ctx.state.rubric.range(place);
    let decimals = if step < 1.0 { 2 } else { 0 };
    let field = DragValue::new(&mut value).range(range).speed(step).max_decimals(decimals);
    finish(ctx, &ui.add(field), place, value, name);
}

fn finish(ctx: &UiContext<'_>, response: &egui::Response, place: Number, value: f64, name: &str) {
    widgets::name(response, name);
    if response.changed() {
        ctx.send(Command::Rubric(RubricCommand::Set(place, value)));
    }
}
