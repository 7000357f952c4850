//! Keys, files dropped and text pasted: what comes in beside clicks.

use std::path::PathBuf;

use egui::{Event, InputState, Key, KeyboardShortcut, Modifiers};

use crate::app::{AppState, ClassCommand, Command, ReaderCommand, Shortcut};

/// The commands that this frame's input asks for.
pub(super) fn commands(ctx: &egui::Context, state: &AppState) -> Vec<Command> {
    let mut commands = Vec::new();
    let typing = ctx.egui_wants_keyboard_input();
    let in_field = ctx.text_edit_focused();
    let in_menu = egui::Popup::is_any_open(ctx);
    ctx.input_mut(|input| {
        let dropped: Vec<PathBuf> =
            input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
        if !dropped.is_empty() {
            commands.push(Command::Open(dropped));
        }
        // Ctrl+W also answers to Ctrl+Shift+W, so what needs more keys is asked first.
        for with_shift in [true, false] {
            for command in Command::listed() {
                // A field takes back its own letters, and what lies over the window keeps it from the keys.
                let is_elsewhere = state.overlay.is_some() && !reaches_behind(command);
                if is_elsewhere || (in_field && is_of_fields(command)) {
                    continue;
                }
                if let Some(shortcut) = command.shortcut().filter(|it| it.shift == with_shift)
                    && key(shortcut).is_some_and(|keys| input.consume_shortcut(&keys))
                {
                    commands.push(command.clone());
                }
            }
        }
        // Before egui's own answer to Escape, which is to take the keyboard from the field.
        let is_finding = state.finding().is_some() && state.overlay.is_none() && !in_menu;
        if is_finding && input.consume_key(Modifiers::NONE, Key::Escape) {
            commands.push(Command::Reader(ReaderCommand::StopFinding));
        }
        if state.presents() && !in_field && state.overlay.is_none() {
            present(input, state, &mut commands);
        }
        // While something is open, keys belong to it.
        if typing || in_menu || state.overlay.is_some() {
            return;
        }
        if input.consume_key(Modifiers::NONE, Key::Escape) {
            commands.push(match state.words {
                Some(_) => Command::Reader(ReaderCommand::Select(None)),
                None => Command::SelectMark(None),
            });
        }
        for event in &input.events {
            if let Event::Paste(text) = event {
                commands.push(Command::AddText(text.clone()));
            }
            if matches!(event, Event::Copy) && state.words.is_some() {
                commands.push(Command::Reader(ReaderCommand::CopyWords));
            }
        }
    });
    commands
}

/// What a text field does itself with these keys.
const fn is_of_fields(command: &Command) -> bool {
    matches!(command, Command::Reader(ReaderCommand::Undo | ReaderCommand::Redo))
}

/// What still can be called while something lies over the window.
const fn reaches_behind(command: &Command) -> bool {
    matches!(
        command,
        Command::ShowOverlay(_)
            | Command::ToggleTheme
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset
            | Command::CancelAll
            | Command::Quit
    )
}

/// The keys of a presenter: back and forth through the marks, and out.
fn present(input: &mut InputState, state: &AppState, commands: &mut Vec<Command>) {
    if !state.hides_selected() {
        for (keys, command) in [
            ([Key::ArrowRight, Key::Space, Key::PageDown], Command::NextMark),
            ([Key::ArrowLeft, Key::Backspace, Key::PageUp], Command::PreviousMark),
        ] {
            if keys.iter().any(|key| input.consume_key(Modifiers::NONE, *key)) {
                commands.push(command);
            }
        }
    }
    if state.words.is_none() && input.consume_key(Modifiers::NONE, Key::Escape) {
        commands.push(match state.mark {
            Some(_) => Command::SelectMark(None),
            None => Command::Class(ClassCommand::TogglePresenter),
        });
    }
}

fn key(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    if shortcut.command {
        modifiers = modifiers.plus(Modifiers::COMMAND);
    }
    if shortcut.shift {
        modifiers = modifiers.plus(Modifiers::SHIFT);
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(shortcut.key)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_is_a_key_that_exists() {
        for command in Command::listed() {
            if let Some(shortcut) = command.shortcut() {
                assert!(key(shortcut).is_some(), "{}", shortcut.words());
            }
        }
    }
}
