//! One curve: from an indicator's value to its score, with the values of the open documents below it.

use egui::{Grid, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::numbers::drag_ui;
use crate::report::Report;
use crate::score::Number;
use crate::score::indicator::indicator;
use crate::score::rubric::{Curve, IndicatorRule};
use crate::signal::genre::Genre;
use crate::ui::context::UiContext;
use crate::ui::theme::space;
use crate::ui::widgets;

const HEIGHT: f32 = 88.0;

/// Draw the usual curve and those of particular genres.
pub(super) fn curves_ui(ui: &mut Ui, ctx: &UiContext<'_>, idx: usize, rule: &IndicatorRule) {
    curve_ui(ui, ctx, (idx, 0), rule, None);
    for (at, id) in rule.genres.keys().enumerate() {
        let genre = Genre::ALL.iter().find(|genre| genre.id() == id).map_or(id.as_str(), |it| it.name());
        ui.add_space(space::XS);
        ui.label(widgets::strong(format!("Its own for the genre “{genre}”")));
        curve_ui(ui, ctx, (idx, at + 1), rule, Some(id));
    }
}

/// One curve and its points.
fn curve_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    (idx, which): (usize, usize),
    rule: &IndicatorRule,
    genre: Option<&str>,
) {
    let Some(curve) = rule.curve(which) else { return };
    plot_ui(ui, ctx, (rule, curve), genre);
    let unit = indicator(&rule.id).map_or("", |row| row.measure.unit());
    let id = genre.map_or_else(|| rule.id.clone(), |genre| format!("{} of {genre}", rule.id));
    Grid::new(("points", idx, which)).num_columns(4).spacing(vec2(space::S, space::XS)).show(ui, |ui| {
        for at in 0..curve.len() {
            ui.label(widgets::quiet(ctx, "At"));
            let name = format!("{id}: value of point {}", at + 1);
            drag_ui(ui, ctx, Number::CurveValue(idx, which, at), 0.05, &name);
            ui.label(widgets::quiet(ctx, format!("{unit} the score is")));
            let name = format!("{id}: score of point {}", at + 1);
            drag_ui(ui, ctx, Number::CurveScore(idx, which, at), 0.5, &name);
            ui.end_row();
        }
    });
}

/// The curve over the values of the open documents that it is for.
fn plot_ui(ui: &mut Ui, ctx: &UiContext<'_>, (rule, curve): (&IndicatorRule, &Curve), genre: Option<&str>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let area = rect.shrink2(vec2(2.0, space::S));
    let last = curve.last().map_or(1.0, |point| point[0]);
    let widest = if last > 0.0 { last * 1.15 } else { 1.0 };
    let at = |value: f64, score: f64| {
        let x = area.left() + area.width() * (value / widest).clamp(0.0, 1.0) as f32;
        pos2(x, area.bottom() - area.height() * (score / 100.0) as f32)
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 6.0, ctx.tokens.ground);
    for score in [0.0, 50.0, 100.0] {
        painter.line_segment([at(0.0, score), at(widest, score)], Stroke::new(1.0, ctx.tokens.line));
    }
    let is_for = |report: &&Report| match genre {
        Some(genre) => report.genre.id == genre,
        None => !rule.genres.contains_key(report.genre.id),
    };
    let values = ctx.state.reports().filter(is_for).filter_map(|report| {
        let pillars = crate::score::Pillar::ALL.iter().filter_map(|pillar| report.pillars.get(*pillar));
        pillars.flat_map(|pillar| &pillar.indicators).find(|it| it.id == rule.id)?.value
    });
    let mut n_documents = 0;
    for value in values {
        n_documents += 1;
        let foot = at(value, 0.0);
        let tick = Rect::from_min_max(pos2(foot.x - 1.0, foot.y - 9.0), pos2(foot.x + 1.0, foot.y));
        painter.rect_filled(tick, 0.0, ctx.tokens.quiet);
    }
    let (first, flat) = (curve.first(), curve.last());
    let ends = (first.map(|point| at(0.0, point[1])), flat.map(|point| at(widest, point[1])));
    let line: Vec<_> =
        ends.0.into_iter().chain(curve.iter().map(|point| at(point[0], point[1]))).chain(ends.1).collect();
    painter.add(Shape::line(line, Stroke::new(2.0, ctx.tokens.accent)));
    for point in curve {
        painter.circle_filled(at(point[0], point[1]), 3.5, ctx.tokens.accent);
    }
    let points: Vec<String> =
        curve.iter().map(|point| format!("{:.2} gives {:.0}", point[0], point[1])).collect();
    let said = format!("Curve of {}: {}", rule.id.replace('_', " "), points.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    response.on_hover_text(format!(
        "Right: a higher value. Up: a better score. The {n_documents} small lines below are the open documents."
    ));
}
