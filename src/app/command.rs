//! Everything the user can ask for, with its words and its keys; menus, buttons, shortcuts and palette read this.

use std::path::PathBuf;

use super::{Judgement, ThemeChoice};
use crate::signal::Kind;
use crate::signal::genre::Genre;
use crate::text::Span;
use crate::worker::DocumentId;

/// What fills the middle of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Page {
    /// One document: its text with marks, and the dashboard beside it where there is room.
    #[default]
    Reader,
    /// One document: the dashboard alone.
    Dashboard,
    /// All documents in a table.
    Compare,
}

/// What lies over the window until it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// Every command, to be found by typing.
    Palette,
    /// What the marks and scores mean, and the keys.
    Help,
    /// A field to type a path into.
    Path,
    /// A field to paste or type a text into.
    Text,
}

/// What only the window system can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Ask for files with the system's dialog.
    FileDialog,
    /// Ask for a folder with the system's dialog.
    FolderDialog,
    /// Ask where to write an export of this format.
    SaveDialog(&'static str),
    /// Put a text on the clipboard.
    Copy(String),
    /// Close the window.
    Quit,
}

/// Something the user asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Ask for files and load them.
    OpenFiles,
    /// Ask for a folder and load what is in it.
    OpenFolder,
    /// Load these files and folders.
    Open(Vec<PathBuf>),
    /// Load the documents that come with the program.
    OpenSamples,
    /// Load the files of the last session.
    OpenSession,
    /// Load this text.
    AddText(String),
    /// Show one document.
    Select(DocumentId),
    /// Show the next document.
    NextDocument,
    /// Show the document before.
    PreviousDocument,
    /// Take one document out of the list.
    Close(DocumentId),
    /// Take the shown document out of the list.
    CloseSelected,
    /// Empty the list.
    CloseAll,
    /// Bring back what was closed last.
    ReopenClosed,
    /// Read and analyze one document again.
    Retry(DocumentId),
    /// Stop one document.
    Cancel(DocumentId),
    /// Stop everything that is running.
    CancelAll,
    /// Show one mark of the shown document, or none.
    SelectMark(Option<usize>),
    /// Show a place of the shown document that is no mark.
    ShowPlace(Span),
    /// Show the next mark.
    NextMark,
    /// Show the mark before.
    PreviousMark,
    /// Say what the reader thinks of a mark; the same again takes it back.
    Judge(usize, Judgement),
    /// Switch the marks of a kind off or on.
    ToggleKind(Kind),
    /// Switch every kind on.
    ShowAllKinds,
    /// Switch every kind off but this.
    ShowOnlyKind(Kind),
    /// Light, dark or as the system says.
    SetTheme(ThemeChoice),
    /// From light to dark and back.
    ToggleTheme,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Everything in its usual size.
    ZoomReset,
    /// One document or the table of all.
    ShowPage(Page),
    /// Lay something over the window.
    ShowOverlay(Overlay),
    /// Take it away.
    CloseOverlay,
    /// Ask where to, and write the reports in this format.
    Export(&'static str),
    /// Write the reports in this format to this file.
    ExportTo(&'static str, PathBuf),
    /// Put the verdict in words on the clipboard.
    CopySummary,
    /// Take the shown document for this genre; `None` for the guess.
    ChooseGenre(Option<Genre>),
    /// Score every document with the preset of this name.
    ChooseRubric(&'static str),
    /// Put a text on the clipboard; nothing is opened by itself.
    Copy(String),
    /// Put the document's list of references on the clipboard as BibTeX.
    CopyBibtex,
    /// The same as CSL-JSON.
    CopyCslJson,
    /// Close the window.
    Quit,
}

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

/// One menu of the menu bar.
#[derive(Debug, Clone, Copy)]
pub struct Menu {
    /// The name that is shown.
    pub name: &'static str,
    /// Its commands, in groups.
    pub groups: &'static [&'static [Command]],
}

/// Every menu; together they hold every command that needs nothing more to be said.
pub const MENUS: &[Menu] = &[
    Menu {
        name: "File",
        groups: &[
            &[
                Command::OpenFiles,
                Command::OpenFolder,
                Command::ShowOverlay(Overlay::Path),
                Command::ShowOverlay(Overlay::Text),
            ],
            &[Command::OpenSamples, Command::OpenSession],
            &[
                Command::Export("html"),
                Command::Export("markdown"),
                Command::Export("csv"),
                Command::Export("json"),
                Command::CopySummary,
                Command::CopyBibtex,
                Command::CopyCslJson,
            ],
            &[Command::CloseSelected, Command::CloseAll, Command::ReopenClosed],
            &[Command::Quit],
        ],
    },
    Menu {
        name: "View",
        groups: &[
            &[
                Command::ShowPage(Page::Reader),
                Command::ShowPage(Page::Dashboard),
                Command::ShowPage(Page::Compare),
            ],
            &[Command::ToggleTheme, Command::SetTheme(ThemeChoice::System)],
            &[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset],
            &[Command::ShowAllKinds],
            &[
                Command::ChooseRubric("default"),
                Command::ChooseRubric("strict"),
                Command::ChooseRubric("health"),
            ],
        ],
    },
    Menu {
        name: "Go",
        groups: &[
            &[Command::NextDocument, Command::PreviousDocument],
            &[Command::NextMark, Command::PreviousMark],
            &[Command::CancelAll],
        ],
    },
    Menu {
        name: "Help",
        groups: &[&[Command::ShowOverlay(Overlay::Help), Command::ShowOverlay(Overlay::Palette)]],
    },
];

impl Command {
    /// Every command of the menus.
    pub fn listed() -> impl Iterator<Item = &'static Self> {
        MENUS.iter().flat_map(|menu| menu.groups).copied().flatten()
    }

    /// What it is called.
    pub const fn text(&self) -> &'static str {
        self.words().0
    }

    /// What it does, in one sentence.
    pub const fn tooltip(&self) -> &'static str {
        self.words().1
    }

    const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::OpenFiles => ("Open files…", "Load text, web pages or documents from this computer."),
            Self::OpenFolder => ("Open folder…", "Load every document in a folder."),
            Self::Open(_) => ("Open", "Load these files."),
            Self::OpenSamples => ("Open samples", "Load the sample documents that come with Candor."),
            Self::OpenSession => ("Reopen last session", "Load the files that were open last time."),
            Self::AddText(_) => ("Add text", "Analyze this text."),
            Self::Select(_) => ("Show document", "Show this document."),
            Self::NextDocument => ("Next document", "Show the next document of the list."),
            Self::PreviousDocument => ("Previous document", "Show the document before this one."),
            Self::Close(_) => ("Close document", "Take this document out of the list."),
            Self::CloseSelected => ("Close document", "Take the shown document out of the list."),
            Self::CloseAll => ("Close all documents", "Empty the list; nothing is deleted."),
            Self::ReopenClosed => ("Reopen closed document", "Bring back what was closed last."),
            Self::Retry(_) => ("Try again", "Read and analyze this document once more."),
            Self::Cancel(_) => ("Cancel", "Stop analyzing this document."),
            Self::CancelAll => ("Cancel everything", "Stop all documents that are still being analyzed."),
            Self::SelectMark(_) => ("Show mark", "Show these words in the text."),
            Self::ShowPlace(_) => ("Show place", "Show these words in the text."),
            Self::NextMark => ("Next mark", "Go to the next marked words."),
            Self::PreviousMark => ("Previous mark", "Go to the marked words before."),
            Self::Judge(_, Judgement::Agree) => ("Agree", "This mark is right."),
            Self::Judge(_, Judgement::Disagree) => ("Disagree", "This mark is wrong here."),
            Self::ToggleKind(kind) => (kind.name(), "Show or hide the marks of this kind."),
            Self::ShowAllKinds => ("Show all kinds of marks", "Switch every kind of mark on."),
            Self::ShowOnlyKind(kind) => (kind.name(), "Show the marks of this kind alone."),
            Self::SetTheme(ThemeChoice::System) => ("Theme of the system", "Light or dark as the system is."),
            Self::SetTheme(ThemeChoice::Light) => ("Light theme", "Dark text on light ground."),
            Self::SetTheme(ThemeChoice::Dark) => ("Dark theme", "Light text on dark ground."),
            Self::ToggleTheme => ("Light or dark", "Switch between the light and the dark theme."),
            Self::ZoomIn => ("Larger", "Make everything larger."),
            Self::ZoomOut => ("Smaller", "Make everything smaller."),
            Self::ZoomReset => ("Usual size", "Show everything at 100 %."),
            Self::ShowPage(Page::Reader) => ("Text", "One document with its marks."),
            Self::ShowPage(Page::Dashboard) => ("Dashboard", "One document's verdict and what it rests on."),
            Self::ShowPage(Page::Compare) => ("Compare", "All documents in one table."),
            Self::ShowOverlay(Overlay::Palette) => ("Find a command…", "Search every command by name."),
            Self::ShowOverlay(Overlay::Help) => ("Help and keys", "What the marks mean, and every key."),
            Self::ShowOverlay(Overlay::Path) => ("Open path…", "Type the path of a file or folder."),
            Self::ShowOverlay(Overlay::Text) => ("Paste text…", "Analyze a text from the clipboard."),
            Self::CloseOverlay => ("Close", "Back to the window."),
            Self::Export(id) => (export_name(id), "Write the reports of all documents to a file."),
            Self::ExportTo(..) => ("Export", "Write the reports of all documents to this file."),
            Self::CopySummary => ("Copy summary", "Put the verdict in words on the clipboard."),
            Self::ChooseGenre(None) => ("Guess from the text", "Let the text say what kind of text it is."),
            Self::ChooseGenre(Some(genre)) => (genre.name(), "Measure the document as this kind of text."),
            Self::ChooseRubric(id) => (rubric_name(id), "Score every document with this rubric."),
            Self::Copy(_) => ("Copy", "Put this text on the clipboard."),
            Self::CopyBibtex => ("Copy references as BibTeX", "Put the list of references on the clipboard."),
            Self::CopyCslJson => {
                ("Copy references as CSL-JSON", "Put the list of references on the clipboard.")
            }
            Self::Quit => ("Quit", "Close Candor."),
        }
    }

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

const fn export_name(id: &str) -> &'static str {
    match id.as_bytes() {
        b"html" => "Export HTML…",
        b"markdown" => "Export Markdown…",
        b"csv" => "Export CSV…",
        b"json" => "Export JSON…",
        _ => "Export…",
    }
}

const fn rubric_name(id: &str) -> &'static str {
    match id.as_bytes() {
        b"default" => "Default rubric",
        b"strict" => "Strict rubric",
        b"health" => "Health rubric",
        _ => "Another rubric",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_command_has_words_and_its_own_keys() {
        let mut taken = Vec::new();
        for command in Command::listed() {
            assert!(!command.text().is_empty(), "{command:?}");
            assert!(command.tooltip().ends_with('.'), "{command:?}");
            if let Some(shortcut) = command.shortcut() {
                assert!(!taken.contains(&shortcut), "{command:?} shares {}", shortcut.words());
                taken.push(shortcut);
            }
        }
    }
}
