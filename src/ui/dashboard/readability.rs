//! Every readability figure, the grades on one scale with their median, so that their spread is seen.

use egui::{FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::report::Report;
use crate::signal::readability::consensus;
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
    let (grades, others): (Vec<_>, Vec<_>) =
        figures.into_iter().partition(|(signal, _)| signal.unit == Unit::Grade);
    if !grades.is_empty() {
        axis_ui(ui, ctx);
    }
    for (signal, value) in grades.iter().chain(&others) {
        formula_ui(ui, ctx, signal, *value, middle);
    }
    if middle.is_some() {
        let n = consensus::MEMBERS.len();
        let words = format!(
            "Line: the grade, which is the middle one of the {n} filled points. Hollow: formulas for primers or manuals, \
             on older scales, or read off a graph."
        );
        ui.add_space(space::XS);
        ui.label(widgets::quiet(ctx, words));
    }
}

/// Where the scale of a row lies, and its points.
struct Scale(f32, f32);

impl Scale {
    fn of(rect: Rect) -> Self {
        Self(rect.left() + name_width(rect), rect.right() - 46.0)
    }

    fn at(&self, grade: f64) -> f32 {
        let part = ((grade - GRADES.start()) / (GRADES.end() - GRADES.start())).clamp(0.0, 1.0);
        self.0 + (self.1 - self.0) * part as f32
    }
}

fn name_width(rect: Rect) -> f32 {
    (rect.width() * 0.48).min(190.0)
}

/// The numbers above the scales.
fn axis_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let font = FontId::proportional(size::CAPTION - 1.0);
    let text = |at: f32, align, words: &str| {
        ui.painter().text(pos2(at, rect.center().y), align, words, font.clone(), ctx.tokens.quiet);
    };
    let scale = Scale::of(rect);
    text(rect.left(), egui::Align2::LEFT_CENTER, "School grade");
    for grade in [0.0, 5.0, 10.0, 15.0, 20.0] {
        text(scale.at(grade), egui::Align2::CENTER_CENTER, &format!("{grade:.0}"));
    }
}

fn formula_ui(ui: &mut Ui, ctx: &UiContext<'_>, signal: &Signal, value: f64, middle: Option<f64>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, format!("{} {value:.1}", signal.name)));
    let caption = FontId::proportional(size::CAPTION);
    let name = widgets::one_line(ui, signal.name, caption, ctx.tokens.text, name_width(rect) - space::S);
    ui.painter().galley(pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, ctx.tokens.text);
    let number = format!("{value:.1}").replace('-', "−");
    let number =
        widgets::one_line(ui, &number, FontId::new(size::CAPTION, fonts::strong()), ctx.tokens.text, 60.0);
    let at = pos2(rect.right() - number.size().x, rect.center().y - number.size().y / 2.0);
    ui.painter().galley(at, number, ctx.tokens.text);
    if signal.unit == Unit::Grade {
        let scale = Scale::of(rect);
        let track = Rect::from_x_y_ranges(scale.0..=scale.1, rect.center().y - 1.0..=rect.center().y + 1.0);
        ui.painter().rect_filled(track, 1.0, ctx.tokens.line);
        if let Some(middle) = middle {
            ui.painter().vline(scale.at(middle), rect.y_range(), egui::Stroke::new(1.0, ctx.tokens.outline));
        }
        let is_member = consensus::MEMBERS.contains(&signal.id);
        let fill = if is_member { ctx.tokens.accent } else { ctx.tokens.surface };
        let at = pos2(scale.at(value), rect.center().y);
        ui.painter().circle(at, 4.0, fill, egui::Stroke::new(1.5, ctx.tokens.accent));
    }
    response.on_hover_text(format!("{}\n{}", signal.summary, signal.source));
}
