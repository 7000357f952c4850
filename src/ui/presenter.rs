//! The text alone and large, for a projector: one panel, high contrast, and keys that step through the marks.

use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui};

use super::context::UiContext;
use super::reader::ReaderView;
use super::theme::{size, space};
use super::{predict, selection_card, widgets};
use crate::app::{ClassCommand, Command, Document};
use crate::study::plain;

/// How much larger than usual everything is.
pub(super) const ZOOM: f32 = 1.6;

/// So much room the button of the theme takes, in points.
const THEME_WIDTH: f32 = 110.0;

/// So much room the button takes that ends it, in points.
const END_WIDTH: f32 = 70.0;

/// Draw it.
pub(super) fn presenter_ui(ui: &mut Ui, ctx: &UiContext<'_>, reader: &mut ReaderView, document: &Document) {
    let bar = Frame::new()
        .fill(ctx.tokens.ground)
        .stroke(Stroke::new(1.0, ctx.tokens.outline))
        .inner_margin(Margin::symmetric(16, 8));
    Panel::bottom("presenter").frame(bar).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal(|ui| {
            steps_ui(ui, ctx, document);
            let with_theme = ui.available_width() > THEME_WIDTH + END_WIDTH;
            widgets::at_right(ui, "presenter", |ui| {
                if with_theme {
                    widgets::command_button(ui, ctx, &Command::ToggleTheme);
                }
                let end = ui.button("End").on_hover_text("Back to the whole window (Esc)");
                end.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "End presenting"));
                if end.clicked() {
                    ctx.send(Command::Class(ClassCommand::TogglePresenter));
                }
            });
        });
        if ctx.state.hides_selected() {
            predict::head_ui(ui, ctx, document);
            selection_card::selection_card_ui(ui, ctx, document);
        } else {
            mark_ui(ui, ctx, document);
        }
    });
    CentralPanel::default().frame(Frame::new().fill(ctx.tokens.surface)).show(ui, |ui| reader.ui(ui, ctx));
}

/// Back and forth, and where one is.
fn steps_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    if ctx.state.hides_selected() {
        let room = ui.available_width() - END_WIDTH;
        ui.scope(|ui| {
            ui.set_max_width(room);
            widgets::heading_ui(ui, ctx, document.title(), 1);
        });
        return;
    }
    for (text, command) in [("←", Command::PreviousMark), ("→", Command::NextMark)] {
        let response = ui.button(text).on_hover_text(command.tooltip());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, command.text()));
        if response.clicked() {
            ctx.send(command);
        }
    }
    ui.label(ctx.place_of_mark());
}

/// The chosen mark in one line; before there is one, how to get there.
fn mark_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let signals = document.analysis().map(|analysis| &analysis.report.signals);
    let mark = signals.zip(ctx.state.mark).and_then(|(signals, idx)| signals.get(idx));
    let Some(mark) = mark else {
        ui.label(widgets::quiet(ctx, "The arrow keys, Space or a click open a mark. Esc ends."));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        widgets::kind_badge(ui, ctx, mark.kind);
        ui.label(widgets::strong(mark.kind.name()).size(size::TITLE).color(ctx.tokens.kind(mark.kind)));
        ui.label(egui::RichText::new(plain::words(mark.kind, mark.subtype)).size(size::TITLE));
    });
}
