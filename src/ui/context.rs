//! What every drawing function is given: the state to read, and where to send commands.

use std::sync::mpsc::Sender;

use super::index::MarkIndex;
use super::theme::Tokens;
use super::words::{counted, grouped};
use crate::app::{AppState, Command};

/// Read-only; nothing that draws can change the state.
#[derive(Debug, Clone, Copy)]
pub(super) struct UiContext<'a> {
    /// What is shown.
    pub(super) state: &'a AppState,
    /// The colours in force.
    pub(super) tokens: &'static Tokens,
    /// Its marks, counted and filtered.
    pub(super) index: &'a MarkIndex,
    commands: &'a Sender<Command>,
}

impl<'a> UiContext<'a> {
    /// Bundle them for one frame.
    pub(super) const fn new(
        state: &'a AppState,
        tokens: &'static Tokens,
        index: &'a MarkIndex,
        commands: &'a Sender<Command>,
    ) -> Self {
        Self { state, tokens, index, commands }
    }

    /// Which of the shown marks the chosen one is, from 1: "3 of 41", or "41 marks" where none of them is chosen.
    pub(super) fn place_of_mark(&self) -> String {
        let n = self.index.shown.len();
        let at = self.state.mark.and_then(|mark| self.index.shown.binary_search(&mark).ok());
        at.map_or_else(|| counted(n, "mark"), |at| format!("{} of {}", grouped(at + 1), grouped(n)))
    }

    /// Ask for something; it happens before the next frame.
    pub(super) fn send(&self, command: Command) {
        // The receiver lives as long as the window.
        self.commands.send(command).ok();
    }
}
