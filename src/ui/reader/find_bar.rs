//! The bar above the text that finds words in it: a field, the way back and forth, and which place is shown.

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Align, Button, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Role, Ui, WidgetInfo};

use crate::app::{Command, Find, ReaderCommand};
use crate::ui::context::UiContext;
use crate::ui::field::{Field, field_ui};
use crate::ui::widgets;
use crate::ui::words::grouped;

/// The widest field, in points.
const FIELD: f32 = 280.0;

/// So much room what stands beside the field takes, in points.
const BESIDE: f32 = 230.0;

/// Draw it where it is open. `top` is the byte that is read now; the field takes the keyboard if it is `wanted`.
pub(super) fn find_bar_ui(ui: &mut Ui, ctx: &UiContext<'_>, top: usize, wanted: bool) {
    let Some(find) = ctx.state.finding() else { return };
    let bar = Frame::new().fill(ctx.tokens.ground).inner_margin(Margin::symmetric(16, 6));
    Panel::top("find").frame(bar).show_separator_line(true).show(ui, |ui| {
        ui.horizontal(|ui| {
            find_field_ui(ui, ctx, find, (top, wanted));
            for (text, command) in [("↑", ReaderCommand::PreviousFound), ("↓", ReaderCommand::NextFound)]
            {
                step_ui(ui, ctx, !find.places.is_empty(), text, Command::Reader(command));
            }
            ui.label(widgets::quiet(ctx, place_of(find)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let stop = Command::Reader(ReaderCommand::StopFinding);
                let close = ui.button("×").on_hover_text("Close (Esc)");
                close.widget_info(|| WidgetInfo::labeled(Role::Button, true, stop.text()));
                if close.clicked() {
                    ctx.send(stop);
                }
            });
        });
    });
}

/// Which place is shown, from 1: "3 of 17".
fn place_of(find: &Find) -> String {
    let n = find.places.len();
    match find.at {
        _ if find.query.trim().is_empty() => String::new(),
        _ if n == 0 => "No match".to_owned(),
        Some(at) => format!("{} of {}", grouped(at + 1), grouped(n)),
        None => format!("{} found", grouped(n)),
    }
}

fn find_field_ui(ui: &mut Ui, ctx: &UiContext<'_>, find: &Find, (top, wanted): (usize, bool)) {
    let id = Id::unique("find");
    let field = id.with("field");
    let shown = find.at.and_then(|at| find.places.get(at));
    let from = shown.map_or(top, |place| place.start());
    // Before the field, which would let go of the keyboard at Enter.
    if ui.memory(|memory| memory.has_focus(field)) {
        let keys =
            [(Modifiers::SHIFT, ReaderCommand::PreviousFound), (Modifiers::NONE, ReaderCommand::NextFound)];
        for (modifiers, step) in keys {
            if ui.input_mut(|input| input.consume_key(modifiers, Key::Enter)) {
                let first = || ReaderCommand::Find(find.query.clone(), from);
                ctx.send(Command::Reader(if shown.is_some() { step } else { first() }));
            }
        }
    }
    let width = (ui.available_width() - BESIDE).clamp(80.0, FIELD);
    let look = Field { name: "Find in the text", hint: "Words to find", rows: 1, width };
    let (response, changed) = field_ui(ui, id, &find.query, look);
    if wanted {
        response.request_focus();
        let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::select_all_str(&find.query)));
        state.store(ui.ctx(), field);
    }
    if let Some(query) = changed {
        ctx.send(Command::Reader(ReaderCommand::Find(query, from)));
    }
}

fn step_ui(ui: &mut Ui, ctx: &UiContext<'_>, enabled: bool, text: &str, command: Command) {
    let response = ui.add_enabled(enabled, Button::new(text));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, command.text()));
    let response = widgets::obstructed(response, "Nothing was found to step to.");
    if widgets::explained(ctx, response, &command).clicked() {
        ctx.send(command);
    }
}
