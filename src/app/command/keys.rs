//! The keys that call commands.

use super::{Command, Overlay, Page};

/// A key with its modifiers. `command` is Ctrl, or Cmd on a Mac.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// With Ctrl or Cmd.
    pub command: bool,
    /// With Shift.
    pub shift: bool,
    /// The key's name, as egui spells it.
    pub key: &'static str,
}

impl Shortcut {
    pub(super) const fn plain(key: &'static str) -> Self {
        Self { command: false, shift: false, key }
    }

    pub(super) const fn command(key: &'static str) -> Self {
        Self { command: true, shift: false, key }
    }

    pub(super) const fn command_shift(key: &'static str) -> Self {
        Self { command: true, shift: true, key }
    }

    /// "Ctrl+Shift+O".
    pub fn words(self) -> String {
        let command = match (self.command, cfg!(target_os = "macos")) {
            (false, _) => "",
            (true, true) => "⌘",
            (true, false) => "Ctrl+",
        };
        format!("{command}{}{}", if self.shift { "Shift+" } else { "" }, self.key)
    }
}

impl Command {
    /// The keys that call it.
    pub const fn shortcut(&self) -> Option<Shortcut> {
        let (command, shift, key) = match self {
            Self::OpenFiles => (true, false, "O"),
            Self::OpenFolder => (true, true, "O"),
            Self::ShowOverlay(Overlay::Path) => (true, false, "L"),
            Self::ShowOverlay(Overlay::Text) => (true, true, "V"),
            Self::CopySummary => (true, true, "C"),
            Self::CloseSelected => (true, false, "W"),
            Self::CloseAll => (true, true, "W"),
            Self::ReopenClosed => (true, true, "T"),
            Self::Quit => (true, false, "Q"),
            Self::ShowPage(Page::Reader) => (true, false, "1"),
            Self::ShowPage(Page::Dashboard) => (true, false, "2"),
            Self::ShowPage(Page::Compare) => (true, false, "3"),
            Self::ShowPage(Page::Rubric) => (true, false, "4"),
            Self::ShowPage(Page::Worksheet) => (true, false, "5"),
            Self::Reader(command) => return command.shortcut(),
            Self::Class(command) => return command.shortcut(),
            Self::ToggleTheme => (true, false, "D"),
            Self::ZoomIn => (true, false, "Plus"),
            Self::ZoomOut => (true, false, "Minus"),
            Self::ZoomReset => (true, false, "0"),
            Self::NextDocument => (true, false, "PageDown"),
            Self::PreviousDocument => (true, false, "PageUp"),
            Self::NextMark => (false, false, "F8"),
            Self::PreviousMark => (false, true, "F8"),
            Self::CancelAll => (true, false, "Period"),
            Self::ShowOverlay(Overlay::Help) => (false, false, "F1"),
            Self::ShowOverlay(Overlay::Palette) => (true, false, "K"),
            _ => return None,
        };
        Some(Shortcut { command, shift, key })
    }
}
