//! What each command is called and does.

use super::{Command, Overlay, Page};
use crate::app::ThemeChoice;

/// Name, and what it does in one sentence.
pub(super) type Words = (&'static str, &'static str);

impl Command {
    /// What it is called.
    pub const fn text(&self) -> &'static str {
        self.words().0
    }

    /// What it does, in one sentence.
    pub const fn tooltip(&self) -> &'static str {
        self.words().1
    }

    const fn words(&self) -> Words {
        match self {
            Self::OpenFiles => ("Open files…", "Load text, web pages or documents from this computer."),
            Self::OpenFolder => ("Open folder…", "Load every document in a folder."),
            Self::Open(_) => ("Open", "Load these files."),
            Self::OpenSamples => ("Open samples", "Load the sample documents that come with Candor."),
            Self::OpenSession => ("Reopen last session", "Load the files that were open last time."),
            Self::AddText(_) => ("Add text", "Analyze this text."),
            Self::Select(_) => ("Show document", "Show this document."),
            Self::NextDocument => ("Next document", "Show the next document of the list."),
            Self::PreviousDocument => ("Previous document", "Show the previous document."),
            Self::Close(_) => ("Close document", "Take this document out of the list."),
            Self::CloseSelected => ("Close document", "Take the shown document out of the list."),
            Self::CloseAll => ("Close all documents", "Empty the list; nothing is deleted."),
            Self::ReopenClosed => ("Reopen closed document", "Bring back what was closed last."),
            Self::Retry(_) => ("Try again", "Read and analyze this document once more."),
            Self::Cancel(_) => ("Cancel", "Stop analyzing this document."),
            Self::CancelAll => ("Cancel everything", "Stop all documents that are still being analyzed."),
            Self::SelectMark(_) => ("Show mark", "Show these words in the text."),
            Self::ShowPlace(_) => ("Show place", "Show these words in the text."),
            Self::NextMark => ("Next mark", "Go to the next mark."),
            Self::PreviousMark => ("Previous mark", "Go to the previous mark."),
            Self::Reader(command) => command.words(),
            Self::Class(command) => command.words(),
            Self::ToggleMotion => ("Less movement", "Nothing slides, fades or turns."),
            Self::ToggleKind(kind) => (kind.name(), "Show or hide the marks of this kind."),
            Self::ShowAllKinds => ("Show all kinds of marks", "Switch every kind of mark on."),
            Self::ShowOnlyKind(kind) => (kind.name(), "Show the marks of this kind alone."),
            Self::SetTheme(ThemeChoice::System) => {
                ("Theme of the system", "Light or dark, as the system is set.")
            }
            Self::SetTheme(ThemeChoice::Light) => ("Light theme", "Dark text on a light background."),
            Self::SetTheme(ThemeChoice::Dark) => ("Dark theme", "Light text on a dark background."),
            Self::ToggleTheme => ("Light or dark", "Switch between the light and the dark theme."),
            Self::ZoomIn => ("Larger", "Make everything larger."),
            Self::ZoomOut => ("Smaller", "Make everything smaller."),
            Self::ZoomReset => ("Usual size", "Show everything at 100 %."),
            Self::ShowPage(Page::Reader) => ("Text", "One document with its marks."),
            Self::ShowPage(Page::Dashboard) => ("Dashboard", "One document's verdict and what it rests on."),
            Self::ShowPage(Page::Rubric) => {
                ("Rubric", "The numbers of the score, with their reasons, to be changed.")
            }
            Self::ShowPage(Page::Compare) => ("Compare", "All documents in one table."),
            Self::ShowPage(Page::Worksheet) => {
                ("Worksheet", "Questions about one document, with what was found.")
            }
            Self::ShowOverlay(Overlay::Lesson) => ("Lesson…", "Choose a lesson, or make one for your class."),
            Self::ShowOverlay(Overlay::Palette) => ("Find a command…", "Search every command by name."),
            Self::ShowOverlay(Overlay::Help) => ("Help and keys", "What the marks mean, and every key."),
            Self::ShowOverlay(Overlay::Path) => ("Open path…", "Type the path of a file or folder."),
            Self::ShowOverlay(Overlay::Text) => ("Paste text…", "Analyze a text from the clipboard."),
            Self::CloseOverlay => ("Close", "Back to the window."),
            Self::Export(id) => (export_name(id), "Write the report of the shown document to a file."),
            Self::ExportAll(id) => (export_all_name(id), "Write the reports of all documents to one file."),
            Self::ExportFolder(id) | Self::ExportFolderTo(id, _) => {
                (folder_name(id), "Write one file for each document into a folder.")
            }
            Self::CopyReport(id) => {
                (copy_name(id), "Put the whole report of the shown document on the clipboard.")
            }
            Self::ExportTo(..) => ("Export", "Write the report to this file."),
            Self::CopySummary => ("Copy summary", "Put the verdict in words on the clipboard."),
            Self::ChooseGenre(None) => ("Guess from the text", "Let Candor guess the kind of text."),
            Self::ChooseGenre(Some(genre)) => (genre.name(), "Measure the document as this kind of text."),
            Self::Compare(command) => command.words(),
            Self::Rubric(command) => command.words(),
            Self::ChooseRubric(id) => (rubric_name(id), "Score every document with this rubric."),
            Self::Copy(_) => ("Copy", "Put this text on the clipboard."),
            Self::CopyBibtex => ("Copy references as BibTeX", "Put the list of references on the clipboard."),
            Self::CopyCslJson => {
                ("Copy references as CSL-JSON", "Put the list of references on the clipboard.")
            }
            Self::Quit => ("Quit", "Close Candor."),
        }
    }
}

const fn export_name(id: &str) -> &'static str {
    match id.as_bytes() {
        b"html" => "Export HTML…",
        b"pdf" => "Export PDF…",
        b"docx" => "Export Word document…",
        b"markdown" => "Export Markdown…",
        b"csv" => "Export CSV…",
        b"json" => "Export JSON…",
        b"worksheet" => "Export worksheet to print…",
        b"worksheet-markdown" => "Export worksheet as Markdown…",
        _ => "Export…",
    }
}

const fn export_all_name(id: &str) -> &'static str {
    match id.as_bytes() {
        b"html" => "Export all as one HTML file…",
        b"pdf" => "Export all as one PDF…",
        b"docx" => "Export all as one Word document…",
        b"markdown" => "Export all as one Markdown file…",
        b"csv" => "Export all as a CSV table…",
        b"json" => "Export all as JSON…",
        b"worksheet" => "Export all worksheets to print…",
        _ => "Export all…",
    }
}

const fn folder_name(id: &str) -> &'static str {
    match id.as_bytes() {
        b"html" => "Export a folder of web pages…",
        b"pdf" => "Export a folder of PDFs…",
        b"docx" => "Export a folder of Word documents…",
        _ => "Export a folder of reports…",
    }
}

const fn copy_name(id: &str) -> &'static str {
    match id.as_bytes() {
        b"html" => "Copy report as HTML",
        b"markdown" => "Copy report as Markdown",
        _ => "Copy report",
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
