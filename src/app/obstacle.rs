//! What can be done now; and of what cannot, why not.

use super::comparing::SIDE_BY_SIDE;
use super::{
    AppState, ClassCommand, Command, CompareCommand, Comparison, Document, Page, ReaderCommand,
    RubricCommand, Stage,
};
use crate::worker::SAMPLES;

const NO_DOCUMENT: &str = "Open a document first.";
const REVEAL: &str = "Reveal Candor’s marks first.";

/// Nothing where it `can` be done, else `why` not.
fn unless(can: bool, why: &'static str) -> Option<&'static str> {
    (!can).then_some(why)
}

impl AppState {
    /// Whether `command` can be carried out now.
    pub fn is_enabled(&self, command: &Command) -> bool {
        self.obstacle(command).is_none()
    }

    /// Why `command` cannot be carried out now, in one sentence; nothing where it can.
    pub fn obstacle(&self, command: &Command) -> Option<&'static str> {
        match command {
            Command::CloseSelected | Command::ChooseGenre(_) => unless(self.selection.is_some(), NO_DOCUMENT),
            Command::CloseAll | Command::ShowPage(Page::Compare) => {
                unless(!self.documents.is_empty(), NO_DOCUMENT)
            }
            Command::NextDocument | Command::PreviousDocument => {
                unless(self.documents.len() > 1, "No other document is open.")
            }
            Command::ReopenClosed => unless(!self.closed.is_empty(), "No document was closed."),
            Command::OpenSession => {
                unless(!self.last_session.is_empty(), "No file was open when Candor was closed last.")
            }
            Command::OpenSamples => unless(!SAMPLES.is_empty(), "No samples are included."),
            Command::CancelAll => unless(self.n_pending() > 0, "No document is being analyzed."),
            Command::NextMark | Command::PreviousMark | Command::CopyReport(_) | Command::CopySummary => {
                self.kept_back()
            }
            Command::ShowPage(Page::Worksheet) => self.unread(),
            Command::Reader(command) => self.reading_obstacle(command),
            Command::Class(command) => self.teaching_obstacle(command),
            Command::CopyBibtex | Command::CopyCslJson => self.unread().or_else(|| {
                let analysis = self.selected().and_then(Document::analysis);
                let has_entries = analysis.is_some_and(|it| !it.report.evidence.entries.is_empty());
                unless(has_entries, "This text has no list of references.")
            }),
            Command::ExportFolder(_) => self
                .unexportable()
                .or_else(|| unless(self.exporting.is_none(), "Reports are being written already.")),
            Command::Export(_) => self.kept_back(),
            Command::ExportAll(_) => self.unexportable(),
            Command::Compare(command) => self.comparing_obstacle(*command),
            Command::Rubric(RubricCommand::Reset) => {
                unless(self.is_rubric_edited(), "The rubric was not changed.")
            }
            _ => None,
        }
    }

    /// Why there is no text to look at.
    fn unread(&self) -> Option<&'static str> {
        match self.selected().map(|document| &document.stage) {
            None => Some(NO_DOCUMENT),
            Some(Stage::Waiting | Stage::Working { .. }) => Some("This document is still being read."),
            Some(Stage::Failed(_)) => Some("This document could not be read."),
            Some(Stage::Cancelled) => Some("This document was cancelled."),
            Some(Stage::Ready(_)) => None,
        }
    }

    /// Why there are no marks to look at.
    fn kept_back(&self) -> Option<&'static str> {
        self.unread().or_else(|| unless(!self.hides_selected(), REVEAL))
    }

    /// Why there is no report to write.
    fn unexportable(&self) -> Option<&'static str> {
        if self.reports().next().is_some() {
            return None;
        }
        Some(match self.documents.iter().find(|document| document.analysis().is_some()) {
            Some(_) => REVEAL,
            None if self.documents.is_empty() => NO_DOCUMENT,
            None if self.n_pending() > 0 => "The documents are still being read.",
            None => "No document could be read.",
        })
    }

    fn reading_obstacle(&self, command: &ReaderCommand) -> Option<&'static str> {
        match command {
            ReaderCommand::StartSelecting
            | ReaderCommand::StartFinding
            | ReaderCommand::Find(..)
            | ReaderCommand::NextFound
            | ReaderCommand::PreviousFound => self.unread(),
            ReaderCommand::CopyWords => unless(self.words.is_some(), "Select words in the text first."),
            ReaderCommand::Judge(_) => {
                self.kept_back().or_else(|| unless(self.mark.is_some(), "Choose a mark in the text first."))
            }
            ReaderCommand::Undo => unless(!self.done.is_empty(), "Nothing was done yet."),
            ReaderCommand::Redo => unless(!self.undone.is_empty(), "Nothing was undone."),
            _ => None,
        }
    }

    fn teaching_obstacle(&self, command: &ClassCommand) -> Option<&'static str> {
        let hides = || self.unread().or_else(|| unless(self.hides_selected(), "Nothing is hidden here."));
        match command {
            ClassCommand::Pick(_) | ClassCommand::Unpick => {
                hides().or_else(|| unless(self.words.is_some(), "Select words in the text first."))
            }
            ClassCommand::Expect(_) | ClassCommand::Reveal => hides(),
            ClassCommand::PredictAgain => {
                let prediction = self.selected().map(|it| &self.notebook(it).prediction);
                let has_one = prediction.is_some_and(|it| it.revealed || !it.is_empty());
                unless(has_one, "Nothing was predicted for this document.")
            }
            ClassCommand::TogglePresenter => self.unread().filter(|_| !self.presenting),
            ClassCommand::EndLesson => unless(self.settings.lesson.is_some(), "No lesson is on."),
            _ => None,
        }
    }

    fn comparing_obstacle(&self, command: CompareCommand) -> Option<&'static str> {
        match command {
            CompareCommand::Toggle(id) => {
                let has_room = self.compared.contains(&id) || self.compared.len() < SIDE_BY_SIDE;
                unless(has_room, "Four are chosen already.")
            }
            CompareCommand::SideBySide => {
                unless(self.compared.len() >= 2, "Tick two documents or more in the table of Compare first.")
            }
            CompareCommand::Table => {
                unless(self.comparison == Comparison::SideBySide, "The table is shown already.")
            }
            CompareCommand::Clear => unless(!self.compared.is_empty(), "No document is ticked."),
        }
    }
}
