//! The state of the window, and simple questions about it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::undo::Change;
use super::{Comparison, Document, Find, Overlay, Page, Request, Selected, Settings};
use crate::report::Report;
use crate::score::Rubric;
use crate::study::Notebook;
use crate::text::Span;
use crate::worker::storage::Kept;
use crate::worker::{DocumentId, Job, Shared};

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
#[expect(clippy::struct_excessive_bools, reason = "switches that do not depend on one another")]
pub struct AppState {
    /// The loaded documents, in the order they came.
    pub documents: Vec<Document>,
    /// The one that is shown.
    pub selection: Option<DocumentId>,
    /// The mark that is shown, by its index in the report.
    pub mark: Option<usize>,
    /// The place that is shown beside the marks.
    pub place: Option<Span>,
    /// How often a mark or a place was asked for: asking for the same again shows it again.
    pub sought: usize,
    /// What fills the middle.
    pub page: Page,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// What survives a restart.
    pub settings: Settings,
    /// Weights, curves and caps.
    pub rubric: Arc<Rubric>,
    /// What it was edited from: a preset or a file.
    pub rubric_base: Arc<Rubric>,
    /// Files written and files in all, while a folder of reports is written.
    pub exporting: Option<(usize, usize)>,
    /// What just happened.
    pub note: Option<Note>,
    /// Files of the last session that can be opened again.
    pub last_session: Vec<PathBuf>,
    /// The documents chosen to be compared, in the order they were chosen.
    pub compared: Vec<DocumentId>,
    /// Whether they are shown side by side, or the table of all.
    pub comparison: Comparison,
    pub(super) shared: Vec<Shared>,
    pub(super) shared_of: Vec<(DocumentId, u32)>,
    pub(super) rubric_hash: String,
    pub(super) n_judge_jobs: usize,
    /// The words that the reader selected.
    pub words: Option<Selected>,
    /// What the reader looks for in the text.
    pub find: Find,
    /// What the reader wrote, by SHA-256 of the document.
    pub notebooks: BTreeMap<String, Notebook>,
    /// Whether the system asks for less movement.
    pub system_moves_less: bool,
    /// Whether the window is dark now, by the reader's choice or the system's.
    pub is_dark: bool,
    /// Whether the text is to be shown alone and large.
    pub presenting: bool,
    pub(super) wants_text_focus: bool,
    pub(super) wants_find_focus: bool,
    pub(super) done: Vec<Change>,
    pub(super) undone: Vec<Change>,
    pub(super) requests: Vec<Request>,
    pub(super) closed: Vec<Vec<(usize, Document)>>,
    pub(super) n_documents_ever: u64,
    pub(super) n_walks: usize,
    pub(super) select_next: bool,
}

impl AppState {
    /// The state at the start of the program.
    pub fn new(settings: Settings) -> Self {
        let (rubric, base) = Self::rubric_at_start(settings.own_rubric.as_deref(), &settings.rubric);
        Self {
            last_session: settings.session.clone(),
            settings,
            rubric_hash: rubric.hash(),
            rubric: Arc::new(rubric),
            rubric_base: Arc::new(base),
            ..Self::default()
        }
    }

    /// Whether nothing is to slide, fade or turn.
    pub fn moves_less(&self) -> bool {
        self.settings.less_motion.unwrap_or(self.system_moves_less)
    }

    /// Whether the text is shown alone and large: not while there is none to show.
    pub fn presents(&self) -> bool {
        self.presenting && self.selected().is_some_and(|document| document.analysis().is_some())
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

    /// The reports that are ready and not kept back for a prediction, in the order of the list.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        let shown = self.documents.iter().filter(|document| !self.is_hidden(document));
        shown.filter_map(|document| Some(&document.analysis()?.report))
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

    /// What the window system must do, each told once.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    pub(super) fn request(&mut self, request: Request) -> Vec<Job> {
        self.requests.push(request);
        Vec::new()
    }

    pub(super) fn store(&self) -> Vec<Job> {
        vec![Job::Store { kept: Kept::Settings, content: self.settings.to_toml() }]
    }
}
