//! Documents coming and going: opening, closing, cancelling, and what the worker tells of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::undo::Changed;
use super::{AppState, Document, Note, Stage};
use crate::study::Lesson;
use crate::worker::{DocumentId, Event, Job, Origin, SAMPLES};

impl AppState {
    pub(super) fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Job> {
        self.overlay = None;
        let (lessons, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_lesson(path));
        let mut jobs: Vec<Job> = lessons.into_iter().map(|path| Job::ReadLesson { path }).collect();
        if let [path] = paths.as_slice()
            && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
        {
            jobs.push(Job::ReadRubric { path: path.clone() });
        } else if !paths.is_empty() {
            self.n_walks += 1;
            self.select_next = true;
            jobs.push(Job::Walk { paths });
        }
        jobs
    }

    pub(super) fn open_samples(&mut self) -> Vec<Job> {
        self.select_next = true;
        (0..SAMPLES.len()).flat_map(|idx| self.add(Origin::Sample(idx))).collect()
    }

    pub(super) fn add_text(&mut self, text: String) -> Vec<Job> {
        self.overlay = None;
        if text.trim().is_empty() {
            self.warn("There is no text in it.".to_owned());
            return Vec::new();
        }
        self.select_next = true;
        self.add(Origin::Text(text.into()))
    }

    /// Add a document, or show it where it is loaded already.
    fn add(&mut self, origin: Origin) -> Vec<Job> {
        let select = std::mem::take(&mut self.select_next) || self.selection.is_none();
        let loaded = self.documents.iter().find(|document| document.origin == origin);
        if let Some(id) = loaded.map(|document| document.id) {
            if select {
                self.select(Some(id));
            }
            return Vec::new();
        }
        self.n_documents_ever += 1;
        let id = DocumentId(self.n_documents_ever);
        let genre = self.settings.lesson.as_ref().and_then(Lesson::genre);
        self.documents.push(Document { genre, ..Document::new(id, origin) });
        if select {
            self.select(Some(id));
        }
        self.start(id)
    }

    /// Begin a new attempt at a document.
    pub(super) fn start(&mut self, id: DocumentId) -> Vec<Job> {
        let rubric = Arc::clone(&self.rubric);
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        document.generation += 1;
        document.stage = Stage::Waiting;
        document.before = None;
        let (generation, origin, genre) = (document.generation, document.origin.clone(), document.genre);
        vec![Job::Analyze { document: id, generation, origin, genre, rubric }]
    }

    pub(super) fn retry(&mut self, id: DocumentId) -> Vec<Job> {
        let mut jobs = self.cancel(&[id]);
        if self.selection == Some(id) {
            self.seek(None, None);
        }
        jobs.extend(self.start(id));
        jobs
    }

    pub(super) fn cancel(&mut self, ids: &[DocumentId]) -> Vec<Job> {
        let pending = self.documents.iter_mut().filter(|it| ids.contains(&it.id) && it.is_pending());
        pending
            .map(|document| {
                document.stage = Stage::Cancelled;
                Job::Cancel { document: document.id, generation: document.generation }
            })
            .collect()
    }

    pub(super) fn close(&mut self, ids: &[DocumentId]) -> Vec<Job> {
        let mut jobs = self.cancel(ids);
        let at = self.documents.iter().position(|document| Some(document.id) == self.selection);
        let (mut gone, mut kept) = (Vec::new(), Vec::new());
        for (idx, document) in self.documents.drain(..).enumerate() {
            if ids.contains(&document.id) { gone.push((idx, document)) } else { kept.push(document) }
        }
        self.documents = kept;
        if !gone.is_empty() {
            self.closed.push(gone);
            self.remember(Changed::Closed, None);
        }
        self.tidy_comparison();
        self.presenting &= !self.documents.is_empty();
        if self.selected().is_none() {
            let near = at.unwrap_or(0).min(self.documents.len().saturating_sub(1));
            self.select(self.documents.get(near).map(|document| document.id));
        }
        jobs.extend(self.keep_session());
        jobs
    }

    /// Put back what was closed last, at its old place; what had been stopped by closing starts again.
    pub(super) fn put_back(&mut self) -> Vec<Job> {
        let gone = self.closed.pop().unwrap_or_default();
        let mut jobs = Vec::new();
        for (idx, document) in gone {
            let id = document.id;
            let unfinished = document.analysis().is_none();
            self.documents.insert(idx.min(self.documents.len()), document);
            self.select(Some(id));
            if unfinished {
                jobs.extend(self.start(id));
            }
        }
        jobs.extend(self.judge_again());
        jobs.extend(self.find_shared());
        jobs.extend(self.keep_session());
        jobs
    }

    /// Remember which files are open.
    fn keep_session(&mut self) -> Vec<Job> {
        let files = self.documents.iter().filter_map(|document| match &document.origin {
            Origin::File(path) => Some(path.clone()),
            Origin::Text(_) | Origin::Sample(_) => None,
        });
        self.settings.session = files.collect();
        self.store()
    }

    pub(super) fn warn(&mut self, text: String) {
        self.note = Some(Note { text, is_error: true });
    }

    pub(super) fn tell(&mut self, text: String) {
        self.note = Some(Note { text, is_error: false });
    }

    /// Take in one event; those of abandoned attempts are dropped.
    pub fn receive(&mut self, event: Event) -> Vec<Job> {
        if matches!(event, Event::Exported { .. }) {
            self.exporting = None;
        }
        match event {
            Event::Found(path) => {
                self.settings.remember(&path);
                return self.add(Origin::File(path));
            }
            Event::Unreadable { path, reason } => self.add_failed(path, reason),
            Event::Walked { skipped } => {
                self.n_walks = self.n_walks.saturating_sub(1);
                self.select_next = false;
                if skipped > 0 {
                    let files = if skipped == 1 { "file was" } else { "files were" };
                    self.tell(format!("{skipped} {files} left out: no format for them."));
                }
                return self.keep_session();
            }
            Event::Progress { document, generation, done, total } => {
                self.set_stage(document, generation, Stage::Working { done, total });
            }
            Event::Ready { document, generation, analysis } => {
                self.set_stage(document, generation, Stage::Ready(analysis));
                self.find_anew();
                let mut jobs = self.judge_again();
                jobs.extend(self.find_shared());
                return jobs;
            }
            Event::Failed { document, generation, reason } => {
                self.set_stage(document, generation, Stage::Failed(reason));
            }
            Event::Cancelled { document, generation } => {
                self.set_stage(document, generation, Stage::Cancelled);
            }
            Event::Judged(judgements) => return self.receive_judged(judgements),
            Event::SharedFound(shared) => self.receive_shared(shared),
            Event::RubricRead { path, result } => return self.receive_rubric(&path, result),
            Event::Notebook { sha256, notebook } => {
                self.notebooks.entry(sha256).or_insert(notebook);
            }
            Event::Lesson { result: Ok(lesson), .. } => {
                self.tell(format!("The lesson is on: {}", lesson.title));
                return self.use_lesson(lesson);
            }
            Event::Lesson { path, result: Err(reason) } => {
                self.warn(format!("{} could not be used: {reason}", path.display()));
            }
            Event::FolderProgress { done, total } => self.exporting = Some((done, total)),
            Event::Exported { path, result: Ok(()) } => self.tell(format!("Saved as {}", path.display())),
            Event::Exported { path, result: Err(reason) } => {
                self.warn(format!("{} could not be written: {reason}", path.display()));
            }
        }
        Vec::new()
    }

    /// A path that could not be looked into is a row of its own, so that nothing vanishes silently.
    fn add_failed(&mut self, path: PathBuf, reason: String) {
        let unreadable = Origin::File(path);
        if self.documents.iter().any(|document| document.origin == unreadable) {
            return;
        }
        self.n_documents_ever += 1;
        let id = DocumentId(self.n_documents_ever);
        let stage = Stage::Failed(reason);
        self.documents.push(Document { stage, ..Document::new(id, unreadable) });
        if self.selection.is_none() {
            self.select(Some(id));
        }
    }

    /// Move a document on, unless the news is of an attempt that was given up.
    fn set_stage(&mut self, id: DocumentId, generation: u32, stage: Stage) {
        if let Some(document) = self.document_mut(id)
            && document.generation == generation
            && document.is_pending()
        {
            document.stage = stage;
        }
    }
}

/// Whether the file is a lesson by its name.
fn is_lesson(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(".lesson.toml"))
}
