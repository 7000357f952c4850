//! Everything the user can ask for. `words` says what each is called, `keys` what calls it, `menus` where it stands;
//! buttons, shortcuts and palette read these.

mod class;
mod keys;
mod menus;
mod reader;
mod words;

use std::path::PathBuf;

pub use class::ClassCommand;
pub use keys::Shortcut;
pub use menus::{Group, MENUS, Menu};
pub use reader::ReaderCommand;
use words::Words;

use super::{CompareCommand, RubricCommand, ThemeChoice};
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
    /// The numbers of the score, to be changed.
    Rubric,
    /// One document: the questions of a worksheet with what was found, to be answered.
    Worksheet,
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
    /// The lesson: choosing and editing one.
    Lesson,
}

/// What only the window system can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Ask for files with the system's dialog.
    FileDialog,
    /// Ask for a folder with the system's dialog.
    FolderDialog,
    /// Ask for a rubric file.
    RubricDialog,
    /// Ask where to save the rubric.
    SaveRubricDialog,
    /// Ask where to write an export of this format; the name is offered.
    SaveDialog {
        /// The format.
        export: &'static str,
        /// The only document to write; `None` for all.
        only: Option<DocumentId>,
        /// The file's name.
        name: String,
    },
    /// Ask for a lesson.
    LessonDialog,
    /// Ask where to write the lesson.
    SaveLessonDialog,
    /// Ask for a folder to write reports of this format into.
    ExportFolderDialog(&'static str),
    /// Put a text on the clipboard.
    Copy(String),
    /// Close the window.
    Quit,
}

/// Something the user asked for.
#[derive(Debug, Clone, PartialEq)]
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
    /// Ask where to, and write the report of the shown document in this format.
    Export(&'static str),
    /// The same with all documents in one file.
    ExportAll(&'static str),
    /// Ask for a folder, and write one file for each document in this format.
    ExportFolder(&'static str),
    /// Write them into this folder.
    ExportFolderTo(&'static str, PathBuf),
    /// Put the report of the shown document on the clipboard, in this format.
    CopyReport(&'static str),
    /// Write the report of this document, or of all, in this format to this file.
    ExportTo(&'static str, Option<DocumentId>, PathBuf),
    /// Put the verdict in words on the clipboard.
    CopySummary,
    /// Take the shown document for this genre; `None` for the guess.
    ChooseGenre(Option<Genre>),
    /// Score every document with the preset of this name.
    ChooseRubric(&'static str),
    /// Choose what is compared.
    Compare(CompareCommand),
    /// Change, open or save the rubric.
    Rubric(RubricCommand),
    /// Put a text on the clipboard; nothing is opened by itself.
    Copy(String),
    /// Put the document's list of references on the clipboard as BibTeX.
    CopyBibtex,
    /// The same as CSL-JSON.
    CopyCslJson,
    /// What a reader does with the words of the text.
    Reader(ReaderCommand),
    /// What is done in class.
    Class(ClassCommand),
    /// Less movement on the screen, or as usual.
    ToggleMotion,
    /// Close the window.
    Quit,
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
