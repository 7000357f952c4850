//! The lesson: choosing one, making one, and what the class is told.

use egui::{Align, ComboBox, Frame, Id, Label, Layout, Margin, ScrollArea, Stroke, Ui};

use super::context::UiContext;
use super::field::{Field, field_ui};
use super::theme::space;
use super::{overlay, widgets};
use crate::app::{ClassCommand, Command};
use crate::signal::Kind;
use crate::signal::genre::Genre;
use crate::study::Lesson;
use crate::study::worksheet::worksheets;

const DRAFT: &str = "lesson-draft";

/// Below this height of the window, in points, there is no room for the buttons beside what scrolls.
const LOW: f32 = 340.0;

/// The line under the top bar while a lesson is on.
pub(super) fn banner_ui(ui: &mut Ui, ctx: &UiContext<'_>, lesson: &Lesson) {
    let end_ui = |ui: &mut Ui| {
        if ui.link("End the lesson").clicked() {
            ctx.send(Command::Class(ClassCommand::EndLesson));
        }
    };
    if ui.ctx().content_rect().height() < overlay::LOW {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                end_ui(ui);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.label(widgets::strong(&lesson.title));
                    ui.add(Label::new(&lesson.text).truncate());
                });
            });
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(widgets::strong(&lesson.title));
        ui.label(&lesson.text);
        end_ui(ui);
    });
}

/// The overlay: the lessons that come with the program, and one to make.
pub(super) fn lesson_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let key = Id::unique(DRAFT);
    let now = ctx.state.lesson();
    let (begun, mut draft): (Lesson, Lesson) =
        ui.data(|data| data.get_temp(key)).unwrap_or_else(|| (now.clone(), now.clone()));
    // What was typed stays until another lesson is on.
    if draft == begun || now.title != begun.title {
        draft = now.clone();
    }
    // Where the window is low, the buttons scroll with the rest.
    let low = ui.ctx().content_rect().height() < LOW;
    let rest = if low { 80.0 } else { 150.0 };
    ScrollArea::vertical().max_height(overlay::height(ui, 500.0, rest)).show(ui, |ui| {
        ui.label(
            "A lesson sets the window up for a class: which marks, which worksheet, predict first or not.",
        );
        ui.horizontal_wrapped(|ui| {
            for included in Lesson::included() {
                let chosen = draft.title == included.title;
                if widgets::choice(ui, ctx, chosen, &included.title).on_hover_text(&included.text).clicked() {
                    draft = included;
                }
            }
        });
        ui.separator();
        editor_ui(ui, ctx, &mut draft);
        if low {
            buttons_ui(ui, ctx, &now, &mut draft);
        }
    });
    if !low {
        buttons_ui(ui, ctx, &now, &mut draft);
    }
    ui.data_mut(|data| data.insert_temp(key, (now, draft)));
}

const UNNAMED: &str = "Give the lesson a name first.";

/// Using, saving and opening a lesson.
fn buttons_ui(ui: &mut Ui, ctx: &UiContext<'_>, now: &Lesson, draft: &mut Lesson) {
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let named = !draft.title.trim().is_empty();
        let use_it = Command::Class(ClassCommand::UseLesson(Box::new(draft.clone())));
        let text = widgets::strong(use_it.text()).color(ctx.tokens.on_accent);
        let use_button = ui.add_enabled(named, egui::Button::new(text).fill(ctx.tokens.accent));
        if widgets::obstructed(use_button, UNNAMED).clicked() {
            ctx.send(use_it.clone());
        }
        let save = Command::Class(ClassCommand::SaveLesson);
        let save_button = ui.add_enabled(named, egui::Button::new(save.text())).on_hover_text(save.tooltip());
        if widgets::obstructed(save_button, UNNAMED).clicked() {
            ctx.send(use_it);
            ctx.send(save);
        }
        widgets::command_button(ui, ctx, &Command::Class(ClassCommand::OpenLesson));
        if widgets::command_button(ui, ctx, &Command::CloseOverlay).clicked() {
            draft.clone_from(now);
        }
    });
}

fn editor_ui(ui: &mut Ui, ctx: &UiContext<'_>, draft: &mut Lesson) {
    for (name, hint, rows, value) in [
        ("Name of the lesson", "Who says so?", 1, &mut draft.title),
        ("Message to the class", "What to look for, in a sentence or two", 2, &mut draft.text),
    ] {
        ui.label(widgets::quiet(ctx, name));
        let look = Field { name, hint, rows, width: f32::INFINITY };
        if let (_, Some(typed)) = field_ui(ui, Id::unique(("lesson", name)), value, look) {
            *value = typed;
        }
    }
    ui.scope(|ui| {
        widgets::outline_ticks(ui, ctx);
        ui.checkbox(&mut draft.predict, "Predict first: documents open without marks and verdict");
    });
    ui.horizontal_wrapped(|ui| {
        let sheet = worksheets().iter().find(|it| Some(it.id.as_str()) == draft.worksheet.as_deref());
        let shown = sheet.map_or("None", |sheet| sheet.name.as_str());
        ui.label("Worksheet");
        let response = ComboBox::from_id_salt("lesson-worksheet").selected_text(shown).show_ui(ui, |ui| {
            ui.selectable_value(&mut draft.worksheet, None, "None");
            for sheet in worksheets() {
                ui.selectable_value(&mut draft.worksheet, Some(sheet.id.clone()), &sheet.name);
            }
        });
        widgets::name(&response.response, "Worksheet of the lesson");
        ui.label("Genre");
        let shown = draft.genre().map_or("Guess from the text", Genre::name);
        let response = ComboBox::from_id_salt("lesson-genre").selected_text(shown).show_ui(ui, |ui| {
            ui.selectable_value(&mut draft.genre, None, "Guess from the text");
            for genre in Genre::ALL {
                ui.selectable_value(&mut draft.genre, Some(genre.id().to_owned()), genre.name());
            }
        });
        widgets::name(&response.response, "Genre of the lesson");
    });
    ui.label(widgets::quiet(ctx, "Marks in this lesson"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::M, 0.0);
        widgets::outline_ticks(ui, ctx);
        for kind in Kind::ALL {
            let mut on = !draft.hidden_kinds.contains(kind.id());
            if ui.checkbox(&mut on, kind.name()).changed() {
                if on {
                    draft.hidden_kinds.remove(kind.id());
                } else {
                    draft.hidden_kinds.insert(kind.id().to_owned());
                }
            }
        }
    });
}

/// The frame of the banner.
pub(super) fn banner_frame(ctx: &UiContext<'_>) -> Frame {
    Frame::new()
        .fill(ctx.tokens.chosen)
        .stroke(Stroke::new(1.0, ctx.tokens.line))
        .inner_margin(Margin::symmetric(16, 6))
}
