//! What lies over the window: the palette of commands, help, and the fields for a path and for a text.

use egui::{Id, Key, Modal, ScrollArea, TextEdit, Ui};

use super::context::UiContext;
use super::theme::{size, space};
use super::words::counted;
use super::{kinds, lesson, widgets};
use crate::app::{Command, Overlay};
use crate::signal::Kind;

/// Draw the overlay that is open, if any.
pub(super) fn overlay_ui(ui: &Ui, ctx: &UiContext<'_>) {
    let Some(overlay) = ctx.state.overlay else { return };
    let frame = widgets::card_frame(ctx.tokens).shadow(ui.visuals().window_shadow);
    let response = Modal::new(Id::unique(("overlay", overlay))).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((ui.ctx().content_rect().width() - 4.0 * space::L).min(560.0));
        let title = Command::ShowOverlay(overlay).text();
        widgets::title_ui(ui, title.trim_end_matches('…'));
        match overlay {
            Overlay::Palette => palette_ui(ui, ctx),
            Overlay::Help => help_ui(ui, ctx),
            Overlay::Path => path_ui(ui, ctx),
            Overlay::Text => text_ui(ui, ctx),
            Overlay::Lesson => lesson::lesson_ui(ui, ctx),
        }
    });
    if response.should_close() {
        // A long text that was pasted is still there when it is opened again; a search begins anew.
        keep(ui, "palette", String::new());
        ctx.send(Command::CloseOverlay);
    }
}

/// Below this height, in points, the window is low.
pub(super) const LOW: f32 = 420.0;

/// The height of what scrolls in an overlay: `wanted` where the window has room for it beside the `rest`.
pub(super) fn height(ui: &Ui, wanted: f32, rest: f32) -> f32 {
    (ui.ctx().content_rect().height() - rest - 4.0 * space::L).clamp(72.0, wanted)
}

/// What was typed into an overlay so far; it is not part of the state until it is sent.
fn draft(ui: &Ui, key: &'static str) -> String {
    ui.data(|data| data.get_temp(Id::unique(key))).unwrap_or_default()
}

fn keep(ui: &Ui, key: &'static str, draft: String) {
    ui.data_mut(|data| data.insert_temp(Id::unique(key), draft));
}

fn palette_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let mut typed = draft(ui, "palette");
    let field =
        ui.add(TextEdit::singleline(&mut typed).hint_text("Type a command").desired_width(f32::INFINITY));
    field.request_focus();
    let wanted = typed.to_lowercase();
    let found: Vec<&Command> = Command::listed()
        .filter(|command| ctx.state.is_enabled(command) && command.text().to_lowercase().contains(&wanted))
        .collect();
    let at = Id::unique("palette-at");
    let mut chosen: usize = ui.data(|data| data.get_temp(at)).unwrap_or_default();
    if field.changed() {
        chosen = 0;
    }
    ui.input(|input| {
        chosen = chosen.saturating_add(usize::from(input.key_pressed(Key::ArrowDown)));
        chosen = chosen.saturating_sub(usize::from(input.key_pressed(Key::ArrowUp)));
    });
    chosen = chosen.min(found.len().saturating_sub(1));
    ui.data_mut(|data| data.insert_temp(at, chosen));
    let mut run = None;
    ScrollArea::vertical().max_height(height(ui, 320.0, 80.0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (idx, command) in found.iter().enumerate() {
            let keys = command.shortcut().map(crate::app::Shortcut::words).unwrap_or_default();
            let button = egui::Button::selectable(idx == chosen, command.text())
                .shortcut_text(keys)
                .min_size(egui::vec2(ui.available_width(), 0.0));
            let response = ui.add(button);
            if idx == chosen {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                run = Some((*command).clone());
            }
        }
        if found.is_empty() {
            ui.label(widgets::quiet(ctx, "No command of that name."));
        }
    });
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        run = found.get(chosen).map(|command| (*command).clone());
    }
    keep(ui, "palette", typed);
    if let Some(command) = run {
        keep(ui, "palette", String::new());
        ctx.send(Command::CloseOverlay);
        ctx.send(command);
    }
}

fn help_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    ScrollArea::vertical().max_height(height(ui, 440.0, 80.0)).show(ui, |ui| {
        ui.label(crate::report::NOTE);
        ui.add_space(space::S);
        widgets::title_ui(ui, "Marks");
        for kind in Kind::ALL {
            ui.horizontal_wrapped(|ui| {
                widgets::kind_badge(ui, ctx, *kind);
                let name = ui.label(widgets::strong(kind.name()));
                kinds::underline(ui.painter(), name.rect, *kind, ctx.tokens.kind(*kind));
                ui.label(kinds::meaning(*kind));
            });
        }
        ui.add_space(space::S);
        widgets::title_ui(ui, "Keys");
        for command in Command::listed() {
            if let Some(keys) = command.shortcut() {
                key_ui(ui, &keys.words(), command.text());
            }
        }
        ui.add_space(space::S);
        widgets::title_ui(ui, "Keys in the text");
        for (keys, meaning) in KEYS_IN_TEXT {
            key_ui(ui, keys, meaning);
        }
    });
    ui.add_space(space::S);
    widgets::command_button(ui, ctx, &Command::CloseOverlay);
}

/// What the keys do while the text has the keyboard.
const KEYS_IN_TEXT: &[(&str, &str)] = &[
    ("← →", "Go from word to word"),
    ("↑ ↓", "Go from sentence to sentence"),
    ("Shift with these", "Add to the selected words"),
    ("Enter", "Write a note on the selected words"),
    ("V B H C N R …", "Mark the words as this kind, before the reveal"),
    ("Delete", "Take your mark away"),
    ("Escape", "Clear the selection"),
    ("Page Up, Page Down", "Scroll any page; Home and End go to its ends"),
];

/// Room for the keys beside what they do.
const KEYS_WIDTH: f32 = 132.0;

fn key_ui(ui: &mut Ui, keys: &str, meaning: &str) {
    ui.horizontal_top(|ui| {
        let place = egui::Layout::left_to_right(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(KEYS_WIDTH, size::BODY), place, |ui| {
            ui.set_min_width(KEYS_WIDTH);
            ui.add(egui::Label::new(widgets::strong(keys)).wrap());
        });
        ui.add(egui::Label::new(meaning).wrap());
    });
}

fn path_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let mut typed = draft(ui, "path");
    ui.label("The path of a file or folder:");
    let field = ui.add(
        TextEdit::singleline(&mut typed).hint_text("Documents/article.txt").desired_width(f32::INFINITY),
    );
    widgets::name(&field, "Path");
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut open = false;
    ui.horizontal(|ui| {
        let button = ui.add_enabled(!typed.trim().is_empty(), egui::Button::new("Open"));
        open = widgets::obstructed(button, "Type a path first.").clicked();
        widgets::command_button(ui, ctx, &Command::CloseOverlay);
    });
    let path = typed.trim().trim_matches('"').to_owned();
    keep(ui, "path", typed);
    if (entered || open) && !path.is_empty() {
        keep(ui, "path", String::new());
        ctx.send(Command::Open(vec![path.into()]));
    }
}

fn text_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let mut typed = draft(ui, "text");
    ui.label("Paste or type a text. It stays on this computer.");
    let field = ScrollArea::vertical()
        .max_height(height(ui, 260.0, 130.0))
        .show(ui, |ui| {
            let edit = TextEdit::multiline(&mut typed).desired_rows(11).desired_width(f32::INFINITY);
            ui.add(edit.hint_text("Text"))
        })
        .inner;
    widgets::name(&field, "Text");
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    let mut add = false;
    ui.horizontal(|ui| {
        let ready = !typed.trim().is_empty();
        let button = egui::Button::new(widgets::strong(Command::AddText(String::new()).text()));
        let button = ui.add_enabled(ready, button);
        add = widgets::obstructed(button, "Paste or type a text first.").clicked();
        widgets::command_button(ui, ctx, &Command::CloseOverlay);
        ui.label(widgets::quiet(ctx, counted(typed.split_whitespace().count(), "word")));
    });
    if add {
        ctx.send(Command::AddText(typed));
        keep(ui, "text", String::new());
    } else {
        keep(ui, "text", typed);
    }
}
