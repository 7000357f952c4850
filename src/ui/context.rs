//! What every drawing function is given: the state to read, and where to send commands.

use std::sync::mpsc::Sender;

use super::index::MarkIndex;
use super::theme::Tokens;
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

    /// Ask for something; it happens before the next frame.
    pub(super) fn send(&self, command: Command) {
        // The receiver lives as long as the window.
        self.commands.send(command).ok();
    }
}
