//! Carrying out commands: who does it.

use super::{AppState, ClassCommand, Command, ReaderCommand, Request};
use crate::report::evidence::{bibtex, csl_json};
use crate::worker::Job;

impl AppState {
    /// Whether `command` switches something that is on now.
    pub fn is_on(&self, command: &Command) -> bool {
        match command {
            Command::ShowPage(page) => self.page == *page,
            Command::ToggleMotion => self.moves_less(),
            Command::Reader(ReaderCommand::ToggleHardness) => self.settings.tint_hard,
            Command::Class(ClassCommand::TogglePredict) => self.settings.predict,
            Command::Class(ClassCommand::TogglePresenter) => self.presenting,
            _ => false,
        }
    }

    /// Carry out one command; what needs a thread or a file comes back as jobs.
    pub fn handle(&mut self, command: Command) -> Vec<Job> {
        if !self.is_enabled(&command) {
            return Vec::new();
        }
        self.note = None;
        match command {
            Command::OpenFiles => self.request(Request::FileDialog),
            Command::OpenFolder => self.request(Request::FolderDialog),
            Command::Open(paths) => self.open(paths),
            Command::OpenSamples => self.open_samples(),
            Command::OpenSession => self.open(self.last_session.clone()),
            Command::AddText(text) => self.add_text(text),
            Command::Close(id) => self.close(&[id]),
            Command::CloseSelected => self.close(&self.selection.into_iter().collect::<Vec<_>>()),
            Command::CloseAll => self.close(&self.documents.iter().map(|it| it.id).collect::<Vec<_>>()),
            Command::ReopenClosed => self.reopen(),
            Command::Retry(id) => self.retry(id),
            Command::Cancel(id) => self.cancel(&[id]),
            Command::CancelAll => self.cancel(&self.documents.iter().map(|it| it.id).collect::<Vec<_>>()),
            Command::Export(id) => self.ask_where(id, self.selection),
            Command::ExportAll(id) => self.ask_where(id, None),
            Command::ExportTo(id, only, path) => self.export(id, only, path),
            Command::ExportFolder(id) => self.request(Request::ExportFolderDialog(id)),
            Command::ExportFolderTo(id, folder) => self.export_folder(id, folder),
            Command::CopyReport(id) => self.copy_report(id),
            Command::CopySummary => self.copy_summary(),
            Command::ChooseGenre(genre) => self.choose_genre(genre),
            Command::ChooseRubric(id) => self.choose_rubric(id),
            Command::Compare(command) => self.handle_compare(command),
            Command::Rubric(command) => self.handle_rubric(command),
            Command::Copy(text) => self.copy(text),
            Command::CopyBibtex => self.copy_references(bibtex),
            Command::CopyCslJson => self.copy_references(csl_json),
            Command::Reader(command) => self.read(command),
            Command::Class(command) => self.teach(command),
            Command::Quit => self.request(Request::Quit),
            Command::ToggleKind(_)
            | Command::ShowAllKinds
            | Command::ShowOnlyKind(_)
            | Command::SetTheme(_)
            | Command::ToggleTheme
            | Command::ToggleMotion
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset => self.set(&command),
            Command::Select(_)
            | Command::NextDocument
            | Command::PreviousDocument
            | Command::SelectMark(_)
            | Command::ShowPlace(_)
            | Command::NextMark
            | Command::PreviousMark
            | Command::ShowPage(_)
            | Command::ShowOverlay(_)
            | Command::CloseOverlay => {
                self.go(&command);
                self.find_shared()
            }
        }
    }
}
