//! The state of the window and the carrying out of commands.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Command, Document, Overlay, Page, Request, SETTINGS_FILE, Settings, ThemeChoice};
use crate::export::EXPORTS;
use crate::report::Report;
use crate::report::evidence::{bibtex, csl_json};
use crate::score::Rubric;
use crate::text::Span;
use crate::worker::{DocumentId, Job};

/// The steps of zoom, in percent.
const ZOOM_STEPS: &[u16] = &[50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/// One line for the user about what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The line.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

/// Everything the window shows.
#[derive(Debug, Default)]
pub struct AppState {
    /// The loaded documents, in the order they came.
    pub documents: Vec<Document>,
    /// The one that is shown.
    pub selection: Option<DocumentId>,
    /// The mark that is shown, by its index in the report.
    pub mark: Option<usize>,
    /// The place that is shown beside the marks.
    pub place: Option<Span>,
    /// What fills the middle.
    pub page: Page,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// What survives a restart.
    pub settings: Settings,
    /// Weights, curves and caps.
    pub rubric: Arc<Rubric>,
    /// What just happened.
    pub note: Option<Note>,
    /// Files of the last session that can be opened again.
    pub last_session: Vec<PathBuf>,
    pub(super) requests: Vec<Request>,
    pub(super) closed: Vec<Vec<(usize, Document)>>,
    pub(super) n_documents_ever: u64,
    pub(super) n_walks: usize,
    pub(super) select_next: bool,
}

impl AppState {
    /// The state at the start of the program.
    pub fn new(settings: Settings) -> Self {
        let rubric = Arc::new(Rubric::preset(&settings.rubric).unwrap_or_default());
        Self { last_session: settings.session.clone(), settings, rubric, ..Self::default() }
    }

    /// The shown document.
    pub fn selected(&self) -> Option<&Document> {
        self.document(self.selection?)
    }

    /// The document with this number.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    pub(super) fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id == id)
    }

    /// How many documents wait or are worked on.
    pub fn n_pending(&self) -> usize {
        self.documents.iter().filter(|document| document.is_pending()).count()
    }

    /// Whether folders are still being looked into.
    pub const fn is_walking(&self) -> bool {
        self.n_walks > 0
    }

    /// The reports that are ready, in the order of the list.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        self.documents.iter().filter_map(|document| Some(&document.analysis()?.report))
    }

    /// The words in the window's title bar.
    pub fn title(&self) -> String {
        let (n, done) = (self.documents.len(), self.documents.len() - self.n_pending());
        match (n, n == done) {
            (0, _) => "Candor".to_owned(),
            (1, true) => "Candor – 1 document".to_owned(),
            (_, true) => format!("Candor – {n} documents"),
            (_, false) => format!("Candor – {done} of {n} documents"),
        }
    }

    /// Whether `command` can be carried out now.
    pub fn is_enabled(&self, command: &Command) -> bool {
        let ready = || self.selected().is_some_and(|document| document.analysis().is_some());
        match command {
            Command::CloseSelected | Command::ChooseGenre(_) => self.selection.is_some(),
            Command::CloseAll | Command::ShowPage(Page::Compare) => !self.documents.is_empty(),
            Command::NextDocument | Command::PreviousDocument => self.documents.len() > 1,
            Command::ReopenClosed => !self.closed.is_empty(),
            Command::OpenSession => !self.last_session.is_empty(),
            Command::OpenSamples => !crate::worker::SAMPLES.is_empty(),
            Command::CancelAll => self.n_pending() > 0,
            Command::NextMark | Command::PreviousMark | Command::CopySummary => ready(),
            Command::CopyBibtex | Command::CopyCslJson => {
                let analysis = self.selected().and_then(Document::analysis);
                analysis.is_some_and(|analysis| !analysis.report.evidence.entries.is_empty())
            }
            Command::Export(id) => self.reports().next().is_some() && EXPORTS.iter().any(|it| it.id == *id),
            _ => true,
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
            Command::Export(id) => self.request(Request::SaveDialog(id)),
            Command::ExportTo(id, path) => self.export(id, path),
            Command::CopySummary => self.copy_summary(),
            Command::ChooseGenre(genre) => self.choose_genre(genre),
            Command::ChooseRubric(id) => self.choose_rubric(id),
            Command::Copy(text) => self.copy(text),
            Command::CopyBibtex => self.copy_references(bibtex),
            Command::CopyCslJson => self.copy_references(csl_json),
            Command::Quit => self.request(Request::Quit),
            Command::ToggleKind(_)
            | Command::ShowAllKinds
            | Command::ShowOnlyKind(_)
            | Command::SetTheme(_)
            | Command::ToggleTheme
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
            | Command::Judge(..)
            | Command::ShowPage(_)
            | Command::ShowOverlay(_)
            | Command::CloseOverlay => {
                self.go(&command);
                Vec::new()
            }
        }
    }

    /// What the window system must do, each told once.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    pub(super) fn request(&mut self, request: Request) -> Vec<Job> {
        self.requests.push(request);
        Vec::new()
    }

    pub(super) fn store(&self) -> Vec<Job> {
        vec![Job::Store { name: SETTINGS_FILE, content: self.settings.to_toml() }]
    }

    /// Change what survives a restart.
    fn set(&mut self, command: &Command) -> Vec<Job> {
        let settings = &mut self.settings;
        match command {
            Command::ToggleKind(kind) => {
                if !settings.hidden_kinds.remove(kind.id()) {
                    settings.hidden_kinds.insert(kind.id().to_owned());
                }
            }
            Command::ShowAllKinds => settings.hidden_kinds.clear(),
            Command::ShowOnlyKind(kind) => {
                let others = crate::signal::Kind::ALL.iter().filter(|other| *other != kind);
                settings.hidden_kinds = others.map(|other| other.id().to_owned()).collect();
            }
            Command::SetTheme(theme) => settings.theme = *theme,
            Command::ToggleTheme if settings.theme == ThemeChoice::Dark => {
                settings.theme = ThemeChoice::Light;
            }
            Command::ToggleTheme => settings.theme = ThemeChoice::Dark,
            Command::ZoomIn => {
                let larger = ZOOM_STEPS.iter().find(|step| **step > settings.zoom_percent);
                settings.zoom_percent = larger.copied().unwrap_or(settings.zoom_percent);
            }
            Command::ZoomOut => {
                let smaller = ZOOM_STEPS.iter().rev().find(|step| **step < settings.zoom_percent);
                settings.zoom_percent = smaller.copied().unwrap_or(settings.zoom_percent);
            }
            _ => settings.zoom_percent = 100,
        }
        self.store()
    }

    /// Change what is looked at.
    fn go(&mut self, command: &Command) {
        match command {
            Command::Select(id) => {
                self.select(Some(*id));
                if self.page == Page::Compare {
                    self.page = Page::Reader;
                }
            }
            Command::NextDocument => self.step_document(1),
            Command::PreviousDocument => self.step_document(-1),
            Command::ShowPlace(place) => {
                self.place = Some(*place);
                self.page = Page::Reader;
            }
            Command::SelectMark(mark) => {
                self.mark = *mark;
                self.place = None;
                self.page = Page::Reader;
            }
            Command::NextMark => self.step_mark(1),
            Command::PreviousMark => self.step_mark(-1),
            Command::Judge(mark, judgement) => {
                if let Some(document) = self.selection.and_then(|id| self.document_mut(id))
                    && document.judgements.insert(*mark, *judgement) == Some(*judgement)
                {
                    document.judgements.remove(mark);
                }
            }
            Command::ShowPage(page) => self.page = *page,
            Command::ShowOverlay(overlay) => self.overlay = Some(*overlay),
            _ => self.overlay = None,
        }
    }

    pub(super) fn select(&mut self, id: Option<DocumentId>) {
        if self.selection != id {
            self.selection = id;
            self.mark = None;
            self.place = None;
        }
    }

    fn step_document(&mut self, by: isize) {
        let at = self.documents.iter().position(|document| Some(document.id) == self.selection);
        if let Some(next) = step(at, by, self.documents.len()) {
            self.select(self.documents.get(next).map(|document| document.id));
        }
    }

    fn step_mark(&mut self, by: isize) {
        let Some(analysis) = self.selected().and_then(Document::analysis).cloned() else { return };
        let shown: Vec<usize> =
            super::visible_marks(&analysis.report, &self.settings).map(|(idx, _)| idx).collect();
        let at = self.mark.and_then(|mark| shown.iter().position(|idx| *idx == mark));
        if let Some(next) = step(at, by, shown.len()) {
            self.mark = shown.get(next).copied();
            self.page = Page::Reader;
        }
    }
}

/// The index `by` steps after `at` in a ring of `n`; from nowhere to the first or the last.
fn step(at: Option<usize>, by: isize, n: usize) -> Option<usize> {
    let n_signed = isize::try_from(n).ok().filter(|n| *n > 0)?;
    let from = at.and_then(|at| isize::try_from(at).ok());
    let next = from.map_or(if by > 0 { 0 } else { n_signed - 1 }, |at| (at + by).rem_euclid(n_signed));
    usize::try_from(next).ok()
}
