//! Every readability figure, the grades on one scale with their median, so that their spread is seen.

use egui::{FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::report::Report;
use crate::signal::{Signal, Unit, signals};
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::{fonts, widgets};

/// The grades that the scale shows.
const GRADES: std::ops::RangeInclusive<f64> = 0.0..=20.0;

pub(super) fn readability_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let figures: Vec<(&Signal, f64)> = signals()
        .filter_map(|signal| Some((signal, report.readability.get(signal.id)?.as_ref()?.value)))
        .collect();
    if figures.is_empty() {
        ui.label("Not enough running text for a figure.");
        return;
    }
    let middle = report.reading.grade.as_ref().map(|grade| grade.value);
    let counts = &report.counts;
    let per_sentence = f64::from(counts.words) / f64::from(counts.sentences.max(1));
    let facts =
        format!("{} words, {} sentences, {per_sentence:.1} words a sentence", counts.words, counts.sentences);
    ui.label(widgets::quiet(ctx, facts));
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (signal, value) in &figures {
        formula_ui(ui, ctx, signal, *value, middle);
    }
}

fn formula_ui(ui: &mut Ui, ctx: &UiContext<'_>, signal: &Signal, value: f64, middle: Option<f64>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, format!("{} {value:.1}", signal.name)));
    let name_width = (rect.width() * 0.48).min(190.0);
    let caption = FontId::proportional(size::CAPTION);
    let name = widgets::one_line(ui, signal.name, caption, ctx.tokens.text, name_width - space::S);
    ui.painter().galley(pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, ctx.tokens.text);
    let number = format!("{value:.1}").replace('-', "−");
    let number =
        widgets::one_line(ui, &number, FontId::new(size::CAPTION, fonts::strong()), ctx.tokens.text, 60.0);
    let at = pos2(rect.right() - number.size().x, rect.center().y - number.size().y / 2.0);
    ui.painter().galley(at, number, ctx.tokens.text);
    if signal.unit == Unit::Grade {
        let (left, right) = (rect.left() + name_width, rect.right() - 46.0);
        let part = |grade: f64| ((grade - GRADES.start()) / (GRADES.end() - GRADES.start())).clamp(0.0, 1.0);
        let x = |grade: f64| left + (right - left) * part(grade) as f32;
        let track = Rect::from_min_max(pos2(left, rect.center().y - 1.0), pos2(right, rect.center().y + 1.0));
        ui.painter().rect_filled(track, 1.0, ctx.tokens.line);
        if let Some(middle) = middle {
            ui.painter().vline(x(middle), rect.y_range(), egui::Stroke::new(1.0, ctx.tokens.outline));
        }
        ui.painter().circle_filled(pos2(x(value), rect.center().y), 4.0, ctx.tokens.accent);
    }
    response.on_hover_text(format!("{}\n{}", signal.summary, signal.source));
}
