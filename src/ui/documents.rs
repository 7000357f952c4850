//! The list of documents at the left: name, verdict, score with interval, progress, or the reason why not.

use egui::{FontId, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::context::UiContext;
use super::theme::{size, space};
use super::words::{counted, grouped, sentence};
use super::{fonts, widgets};
use crate::app::{Command, Document, Stage, band_of, score_words};

/// Height of a row in points; every row is the same, so that a thousand scroll well.
const ROW: f32 = 54.0;

/// Between two rows, in points.
const GAP: f32 = 2.0;

/// Below this width of the window, in points, the list is a menu of the top bar.
const WITH_LIST: f32 = 640.0;

/// Whether the list has a place of its own.
pub(super) fn has_list(ui: &Ui, ctx: &UiContext<'_>) -> bool {
    ui.ctx().content_rect().width() >= WITH_LIST && !ctx.state.documents.is_empty()
}

/// The height of a list of `n`, in points.
pub(super) const fn height(n: usize) -> f32 {
    40.0 + n as f32 * (ROW + GAP)
}

/// Draw the list.
pub(super) fn documents_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let n = ctx.state.documents.len();
    ui.horizontal(|ui| {
        ui.label(widgets::quiet(ctx, counted(n, "document")));
        let n_failed = ctx.state.documents.iter().filter(|it| matches!(it.stage, Stage::Failed(_))).count();
        if n_failed > 0 && ctx.state.n_pending() == 0 {
            let unread = widgets::quiet(ctx, format!("{} unreadable", grouped(n_failed)));
            ui.label(unread.color(ctx.tokens.alarm));
        }
        if ctx.state.is_walking() {
            // A wheel that turns is movement, too.
            if ctx.state.moves_less() {
                ui.label("…");
            } else {
                ui.spinner();
            }
        }
        let pending = ctx.state.n_pending();
        if pending > 0 {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                widgets::command_button(ui, ctx, &Command::CancelAll);
            });
        }
    });
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = GAP;
    let selected = ctx.state.documents.iter().position(|it| Some(it.id) == ctx.state.selection);
    let follow = ui.data_mut(|data| {
        let key = egui::Id::unique("documents-followed");
        let changed = data.get_temp::<Option<usize>>(key) != Some(selected);
        data.insert_temp(key, selected);
        changed
    });
    let area = ScrollArea::vertical().auto_shrink(false).id_salt("documents");
    area.show_rows(ui, ROW, n, |ui, rows| {
        if let (true, Some(at)) = (follow, selected) {
            widgets::show_row(ui, rows.start, at, ROW + GAP);
        }
        for document in ctx.state.documents.iter().skip(rows.start).take(rows.len()) {
            row_ui(ui, ctx, document);
        }
    });
}

/// What a row says below the name.
fn line_of(ctx: &UiContext<'_>, document: &Document) -> String {
    match &document.stage {
        Stage::Ready(_) if ctx.state.is_hidden(document) => "Predict first".to_owned(),
        Stage::Waiting => "Waiting".to_owned(),
        Stage::Working { total: 0, .. } => "Reading…".to_owned(),
        Stage::Working { done, total } => format!("Measuring {} %", done * 100 / (*total).max(1)),
        Stage::Ready(analysis) => band_of(&analysis.report.reliability).name().to_owned(),
        Stage::Failed(reason) => sentence(reason),
        Stage::Cancelled => "Cancelled".to_owned(),
    }
}

fn row_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let chosen = ctx.state.selection == Some(document.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let line = line_of(ctx, document);
    let revealed = document.analysis().filter(|_| !ctx.state.is_hidden(document));
    let score = revealed.and_then(|analysis| score_words(&analysis.report.reliability));
    let said = match &score {
        Some(score) => format!("{}: {line}, {score}", document.name),
        None => format!("{}: {line}", document.name),
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &said));
    row_ground(ui, ctx, &response, chosen, rect);
    let inner = rect.shrink2(vec2(space::S, space::S));
    let left = inner.left() + 26.0;
    mark_of_stage(ui, ctx, document, Rect::from_min_size(inner.min + vec2(0.0, 3.0), vec2(18.0, 15.0)));
    let failed = matches!(document.stage, Stage::Failed(_));
    let body = FontId::new(size::BODY, if chosen { fonts::strong() } else { egui::FontFamily::Proportional });
    let name = widgets::one_line(ui, &document.name, body, ctx.tokens.text, inner.right() - left);
    ui.painter().galley(pos2(left, inner.top()), name, ctx.tokens.text);
    let number = revealed.and_then(|analysis| analysis.report.reliability.score);
    let mut right = inner.right();
    if let Some(number) = number {
        let text = format!("{number:.0}");
        let font = FontId::new(size::CAPTION, fonts::strong());
        let galley = widgets::one_line(ui, &text, font, ctx.tokens.quiet, 40.0);
        right -= galley.size().x;
        ui.painter().galley(pos2(right, inner.bottom() - galley.size().y), galley, ctx.tokens.quiet);
        right -= space::S;
    }
    let color = if failed { ctx.tokens.alarm } else { ctx.tokens.quiet };
    let second = widgets::one_line(ui, &line, FontId::proportional(size::CAPTION), color, right - left);
    ui.painter().galley(pos2(left, inner.bottom() - second.size().y), second, color);
    if response.clicked() {
        ctx.send(Command::Select(document.id));
    }
    if response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Delete)) {
        ctx.send(Command::Close(document.id));
    }
    response.context_menu(|ui| menu_ui(ui, ctx, document));
    response.on_hover_text(said);
}

fn row_ground(ui: &Ui, ctx: &UiContext<'_>, response: &Response, chosen: bool, rect: Rect) {
    let fill = match (chosen, response.hovered()) {
        (true, _) => ctx.tokens.chosen,
        (false, true) => ctx.tokens.hover,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 6.0, fill);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, ctx.tokens.accent), StrokeKind::Inside);
    }
}

/// The verdict's bars, a ring of progress, or a sign that something is wrong.
fn mark_of_stage(ui: &Ui, ctx: &UiContext<'_>, document: &Document, rect: Rect) {
    match &document.stage {
        Stage::Ready(_) if ctx.state.is_hidden(document) => {
            ui.painter().circle_stroke(rect.center(), 7.0, Stroke::new(1.5, ctx.tokens.accent));
            widgets::centered(ui, rect, "?", FontId::new(size::CAPTION, fonts::strong()), ctx.tokens.accent);
        }
        Stage::Ready(analysis) => {
            widgets::paint_verdict_bars(ui, ctx.tokens, band_of(&analysis.report.reliability), rect);
        }
        Stage::Failed(_) => {
            ui.painter().circle_stroke(rect.center(), 7.0, Stroke::new(1.5, ctx.tokens.alarm));
            widgets::centered(ui, rect, "!", FontId::new(size::CAPTION, fonts::strong()), ctx.tokens.alarm);
        }
        Stage::Cancelled => {
            ui.painter().circle_stroke(rect.center(), 7.0, Stroke::new(1.5, ctx.tokens.quiet));
            widgets::centered(ui, rect, "×", FontId::proportional(size::CAPTION), ctx.tokens.quiet);
        }
        Stage::Waiting | Stage::Working { total: 0, .. } => {
            ui.painter().circle_stroke(rect.center(), 6.0, Stroke::new(2.0, ctx.tokens.track));
        }
        Stage::Working { done, total } => {
            ui.painter().circle_stroke(rect.center(), 6.0, Stroke::new(2.0, ctx.tokens.track));
            let part = *done as f32 / (*total).max(1) as f32;
            let points = (0..=24).map(|step| {
                let angle = part * step as f32 / 24.0 * std::f32::consts::TAU - std::f32::consts::FRAC_PI_2;
                rect.center() + 6.0 * egui::Vec2::angled(angle)
            });
            ui.painter().line(points.collect(), Stroke::new(2.0, ctx.tokens.accent));
        }
    }
}

fn menu_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let id = document.id;
    let mut commands = vec![Command::Close(id)];
    if document.is_pending() {
        commands.insert(0, Command::Cancel(id));
    } else {
        commands.insert(0, Command::Retry(id));
    }
    for command in &commands {
        if widgets::command_button(ui, ctx, command).clicked() {
            ui.close();
        }
    }
}
