//! What can be lost comes back: what the reader wrote, and documents that were closed.

use super::{AppState, Document};
use crate::study::{EMPTY, Notebook};
use crate::worker::storage::Kept;
use crate::worker::{Analysis, Job};

/// So many changes can be taken back.
const MAX_CHANGES: usize = 200;

/// One change that can be taken back.
#[derive(Debug)]
pub(super) enum Change {
    /// Something was written about the document with this SHA-256.
    Written {
        sha256: String,
        /// The notebook on the other side of the change.
        other: Box<Notebook>,
        /// The field that was typed into: letters of one field are one change.
        field: Option<String>,
    },
    /// Documents were closed; they lie in the state.
    Closed,
}

impl AppState {
    /// What the reader wrote about `document`.
    pub fn notebook(&self, document: &Document) -> &Notebook {
        let analysis = document.analysis();
        analysis.and_then(|it| self.notebooks.get(&it.report.source.sha256)).unwrap_or(&EMPTY)
    }

    /// Write about the shown document, so that it can be taken back, and keep it.
    pub(super) fn write(
        &mut self,
        field: Option<String>,
        change: impl FnOnce(&mut Notebook, &Analysis),
    ) -> Vec<Job> {
        let Some(analysis) = self.selected().and_then(Document::analysis).cloned() else { return Vec::new() };
        let sha256 = analysis.report.source.sha256.clone();
        let notebook = self.notebooks.entry(sha256.clone()).or_default();
        let other = Box::new(notebook.clone());
        change(notebook, &analysis);
        if *notebook == *other {
            return Vec::new();
        }
        let goes_on = field.is_some()
            && matches!(self.done.last(), Some(Change::Written { sha256: before, field: of, .. })
                if *before == sha256 && *of == field);
        if !goes_on {
            self.remember(Change::Written { sha256: sha256.clone(), other, field });
        }
        self.keep_notebook(sha256)
    }

    pub(super) fn remember(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
        if self.done.len() > MAX_CHANGES {
            self.done.remove(0);
        }
    }

    fn keep_notebook(&self, sha256: String) -> Vec<Job> {
        let written = self.notebooks.get(&sha256).filter(|notebook| !notebook.is_empty());
        let content = written.map(Notebook::to_toml).unwrap_or_default();
        vec![Job::Store { kept: Kept::Notebook(sha256), content }]
    }

    /// Take back the last change.
    pub(super) fn undo(&mut self) -> Vec<Job> {
        match self.done.pop() {
            Some(Change::Closed) => self.reopen(),
            Some(Change::Written { sha256, other, .. }) => {
                let (change, jobs) = self.swap(sha256, *other);
                self.undone.push(change);
                jobs
            }
            None => Vec::new(),
        }
    }

    /// Do again what was taken back last.
    pub(super) fn redo(&mut self) -> Vec<Job> {
        match self.undone.pop() {
            Some(Change::Written { sha256, other, .. }) => {
                let (change, jobs) = self.swap(sha256, *other);
                self.done.push(change);
                jobs
            }
            Some(Change::Closed) | None => Vec::new(),
        }
    }

    fn swap(&mut self, sha256: String, other: Notebook) -> (Change, Vec<Job>) {
        let before = Box::new(self.notebooks.insert(sha256.clone(), other).unwrap_or_default());
        let jobs = self.keep_notebook(sha256.clone());
        (Change::Written { sha256, other: before, field: None }, jobs)
    }
}
