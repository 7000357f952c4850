//! What is shown before there is a document, and where a document could not be shown.

use egui::{Align, FontId, Frame, Layout, Margin, Rect, RichText, Sense, Stroke, StrokeKind, Ui, vec2};

use super::context::UiContext;
use super::theme::{size, space};
use super::words::counted;
use super::{fonts, kinds, widgets};
use crate::app::{Command, Overlay, Stage};
use crate::signal::Kind;

/// The first thing that anybody sees: what to do, and what will come of it.
pub(super) fn empty_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let room = ui.available_height();
    egui::ScrollArea::vertical().auto_shrink(false).id_salt("empty").show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(((room - 470.0) / 2.0).max(space::L));
            ui.label(widgets::strong("How does it know?").size(30.0).family(fonts::reading_strong()));
            ui.add_space(space::XS);
            let line = "Candor shows what a text cites, how sure it sounds, what it sells and how hard it is to read.";
            ui.label(RichText::new(line).size(size::TITLE).color(ctx.tokens.quiet));
            ui.add_space(space::XL);
            target_ui(ui, ctx);
            ui.add_space(space::XL);
            lesson_ui(ui, ctx);
            recent_ui(ui, ctx);
            ui.add_space(space::L);
        });
    });
}

/// The target for files, with the buttons in it.
fn target_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let width = ui.available_width().min(560.0) - 2.0 * space::L;
    let frame = Frame::new().fill(ctx.tokens.surface).corner_radius(12).inner_margin(Margin::same(20));
    let shown = ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Center), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            target_content_ui(ui, ctx);
        })
    });
    dashed_frame(ui, shown.inner.response.rect, Stroke::new(1.5, ctx.tokens.outline));
}

fn target_content_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    ui.label(widgets::strong("Drop files or a folder anywhere here").size(size::TITLE));
    ui.label(widgets::quiet(ctx, "Everything stays on this computer. Your files are never changed."));
    ui.add_space(space::S);
    let commands = [Command::OpenSamples, Command::OpenFiles, Command::ShowOverlay(Overlay::Text)];
    let widths = commands.iter().enumerate().map(|(idx, command)| {
        let family = if idx == 0 { fonts::strong() } else { egui::FontFamily::Proportional };
        let font = FontId::new(size::BODY, family);
        let words = widgets::one_line(ui, command.text(), font, ctx.tokens.text, 300.0);
        words.size().x + 2.0 * ui.spacing().button_padding.x
    });
    let width = widths.sum::<f32>() + (commands.len() - 1) as f32 * ui.spacing().item_spacing.x;
    ui.horizontal_wrapped(|ui| {
        ui.add_space(((ui.available_width() - width) / 2.0).max(0.0));
        for (idx, command) in commands.iter().enumerate() {
            if idx == 0 {
                widgets::primary_button(ui, ctx, command);
            } else {
                widgets::command_button(ui, ctx, command);
            }
        }
    });
}

/// A dashed outline, the usual sign for "drop here".
pub(super) fn dashed_frame(ui: &Ui, rect: Rect, stroke: Stroke) {
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, stroke, 6.0, 5.0));
}

/// One sentence with marks: the whole idea in one glance.
fn lesson_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let parts = [
        ("Studies show", Some((Kind::VagueAttribution, "which ones?"))),
        (" it ", None),
        ("always", Some((Kind::Booster, "sounds sure"))),
        (" works, though it ", None),
        ("may", Some((Kind::Hedge, "careful"))),
        (" depend on age ", None),
        ("(Lind, 1753)", Some((Kind::Citation, "can be looked up"))),
        (".", None),
    ];
    let font = FontId::new(size::READER, fonts::reading());
    let galleys: Vec<_> = parts
        .iter()
        .map(|(text, kind)| (widgets::one_line(ui, text, font.clone(), ctx.tokens.text, 900.0), kind, text))
        .collect();
    let width: f32 = galleys.iter().map(|(galley, ..)| galley.size().x).sum();
    if width > ui.available_width() {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, 76.0), Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Paragraph, true, "Example of marked words"));
    let mut x = rect.left();
    for (galley, kind, _) in galleys {
        let place = Rect::from_min_size(egui::pos2(x, rect.top()), galley.size());
        x += galley.size().x;
        if let Some((kind, plain)) = *kind {
            let color = ctx.tokens.kind(kind);
            ui.painter().rect_filled(place.expand2(vec2(2.0, 1.0)), 3.0, ctx.tokens.tint(kind));
            kinds::underline(ui.painter(), place, kind, color);
            let name = egui::pos2(place.center().x, place.bottom() + 14.0);
            let caption = FontId::proportional(size::CAPTION);
            ui.painter().text(name, egui::Align2::CENTER_CENTER, kind.name(), caption.clone(), color);
            let below = name + vec2(0.0, 16.0);
            ui.painter().text(below, egui::Align2::CENTER_CENTER, plain, caption, ctx.tokens.quiet);
        }
        ui.painter().galley(place.min, galley, ctx.tokens.text);
    }
}

fn recent_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    if !ctx.state.last_session.is_empty() {
        widgets::command_button(ui, ctx, &Command::OpenSession);
        ui.label(widgets::quiet(ctx, counted(ctx.state.last_session.len(), "file")));
    }
    if ctx.state.settings.recent.is_empty() {
        return;
    }
    ui.add_space(space::S);
    ui.label(widgets::quiet(ctx, "Recent"));
    for path in ctx.state.settings.recent.iter().take(5) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if ui.link(name).on_hover_text(path.display().to_string()).clicked() {
            ctx.send(Command::Open(vec![path.clone()]));
        }
    }
}

/// What helps with nearly every file that cannot be read.
const WHAT_TO_DO: &str = "The file was not changed. See what is in it with the program that made it: save it again there, or copy the \
    text and paste it here.";

/// The widest column of what is said in the place of a text, in points.
const PENDING: f32 = 480.0;

/// In the reader's place while a document is worked on, or where it could not be read.
pub(super) fn pending_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let Some(document) = ctx.state.selected() else { return };
    ui.vertical_centered(|ui| {
        ui.set_max_width(PENDING.min(ui.available_width() - 2.0 * space::L));
        ui.add_space((ui.available_height() * 0.3).max(space::L));
        ui.label(widgets::strong(&document.name).size(size::TITLE));
        match &document.stage {
            Stage::Failed(reason) => {
                ui.label(RichText::new(format!("Could not be read: {reason}")).color(ctx.tokens.alarm));
                ui.label(widgets::quiet(ctx, WHAT_TO_DO));
                ui.add_space(space::S);
                widgets::command_button(ui, ctx, &Command::Retry(document.id));
            }
            Stage::Cancelled => {
                ui.label(widgets::quiet(ctx, "Cancelled."));
                widgets::command_button(ui, ctx, &Command::Retry(document.id));
            }
            Stage::Waiting => {
                ui.label(widgets::quiet(ctx, "Waiting for its turn."));
                widgets::command_button(ui, ctx, &Command::Cancel(document.id));
            }
            Stage::Working { done, total } => {
                let part = *done as f32 / (*total).max(1) as f32;
                ui.add(egui::ProgressBar::new(part).desired_width(260.0).desired_height(8.0));
                ui.label(widgets::quiet(ctx, if *total == 0 { "Reading…" } else { "Measuring…" }));
                widgets::command_button(ui, ctx, &Command::Cancel(document.id));
            }
            Stage::Ready(_) => (),
        }
    });
}

/// Over the whole window while files are dragged across it.
pub(super) fn drop_target_ui(ctx: &egui::Context, tokens: &super::theme::Tokens) {
    let n = ctx.input(|input| input.raw.hovered_files.len());
    if n == 0 {
        return;
    }
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop-target"));
    let painter = ctx.layer_painter(layer);
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0.0, tokens.ground.gamma_multiply(0.96));
    let frame = rect.shrink(space::L);
    painter.rect_stroke(frame, 14.0, Stroke::new(3.0, tokens.accent), StrokeKind::Inside);
    let words = if n == 1 { "Drop to read this".to_owned() } else { format!("Drop to read these {n}") };
    let font = FontId::new(size::DISPLAY, fonts::strong());
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, words, font, tokens.accent);
}
