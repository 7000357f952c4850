//! A graph whose areas are grades, Fry's or Raygor's, with the document's point.

use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::report::GraphInfo;
use crate::signal::readability::graphs::{Graph, Point};
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::widgets;

const HEIGHT: f32 = 246.0;

/// Room for the numbers at the axes, left and below.
const AXES: egui::Vec2 = vec2(24.0, 38.0);

/// Where points of a graph are drawn.
struct Plot<'a> {
    graph: &'a Graph,
    rect: Rect,
}

impl Plot<'_> {
    /// Words a sentence run evenly downwards, so that the boundaries are straight as in print.
    fn at(&self, (words, sentences): Point) -> Pos2 {
        let part =
            |value: f64, (low, high): (f64, f64)| ((value - low) / (high - low)).clamp(0.0, 1.0) as f32;
        let (few, many) = self.graph.sentences;
        let down = part(100.0 / sentences.max(few), (100.0 / many, 100.0 / few));
        self.rect.min + self.rect.size() * vec2(part(words, self.graph.words), down)
    }
}

pub(super) fn graph_ui(ui: &mut Ui, ctx: &UiContext<'_>, graph: &Graph, (name, info): (&str, &GraphInfo)) {
    let words = format!(
        "{:.0} {} and {:.1} sentences in 100 words: grade {:.0}",
        info.words, graph.word_axis, info.sentences, info.grade
    );
    let outside =
        if info.valid { "" } else { " (outside of the graph or in a corner that its author calls invalid)" };
    ui.label(widgets::quiet(ctx, format!("{words}{outside}")));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{name}: {words}")));
    let area = Rect::from_min_max(
        rect.min + vec2(AXES.x, space::XS),
        pos2(rect.right() - space::S, rect.bottom() - AXES.y),
    );
    let plot = Plot { graph, rect: area };
    axes_ui(ui, ctx, &plot);
    areas_ui(ui, ctx, &plot);
    let at = plot.at((info.words, info.sentences));
    ui.painter().circle(at, 6.0, ctx.tokens.accent, Stroke::new(2.0, ctx.tokens.surface));
    response.on_hover_text("Right: longer words. Down: longer sentences. Each area is a school grade.");
}

fn axes_ui(ui: &Ui, ctx: &UiContext<'_>, plot: &Plot<'_>) {
    let (area, graph) = (plot.rect, plot.graph);
    let font = FontId::proportional(size::CAPTION - 1.0);
    let line = Stroke::new(1.0, ctx.tokens.line);
    ui.painter().rect_stroke(area, 0.0, line, egui::StrokeKind::Inside);
    for sentences in [graph.sentences.1, 10.0, 6.0, 4.0, 3.0, graph.sentences.0] {
        let y = plot.at((graph.words.0, sentences)).y;
        let at = pos2(area.left() - 4.0, y);
        ui.painter().text(
            at,
            Align2::RIGHT_CENTER,
            format!("{sentences:.0}"),
            font.clone(),
            ctx.tokens.quiet,
        );
    }
    for quarter in 0..=4_u8 {
        let words = graph.words.0 + (graph.words.1 - graph.words.0) * f64::from(quarter) / 4.0;
        let at = pos2(plot.at((words, graph.sentences.0)).x, area.bottom() + 8.0);
        ui.painter().text(at, Align2::CENTER_TOP, format!("{words:.0}"), font.clone(), ctx.tokens.quiet);
    }
    let title = format!("across: {} in 100 words; down: sentences", graph.word_axis);
    let at = pos2(area.left(), area.bottom() + 24.0);
    ui.painter().text(at, Align2::LEFT_TOP, title, font, ctx.tokens.quiet);
}

/// The lines between the grades, their numbers, and the corners that say nothing.
fn areas_ui(ui: &Ui, ctx: &UiContext<'_>, plot: &Plot<'_>) {
    let graph = plot.graph;
    let painter = ui.painter().with_clip_rect(plot.rect.expand(1.0).intersect(ui.clip_rect()));
    let boundary = Stroke::new(1.0, ctx.tokens.outline);
    let font = FontId::proportional(size::CAPTION);
    for (short, long, _) in graph.boundaries {
        painter.line_segment([plot.at(*short), plot.at(*long)], boundary);
    }
    for pair in graph.boundaries.windows(2) {
        if let [(a, b, grade), (c, d, _)] = pair {
            let corners = [*a, *b, *c, *d].map(|point| plot.at(point).to_vec2());
            let middle = corners.iter().fold(egui::Vec2::ZERO, |sum, corner| sum + *corner) / 4.0;
            let number = format!("{grade:.0}");
            painter.text(middle.to_pos2(), Align2::CENTER_CENTER, number, font.clone(), ctx.tokens.quiet);
        }
    }
    for edge in [graph.long_words, graph.long_sentences] {
        let points: Vec<Pos2> = edge.iter().map(|point| plot.at(*point)).collect();
        painter.extend(egui::Shape::dashed_line(&points, Stroke::new(1.5, ctx.tokens.quiet), 4.0, 4.0));
    }
}
