//! What can be lost comes back: what the reader wrote, the rubric, and documents that were closed.

use super::rubric::Scoring;
use super::{AppState, Document};
use crate::study::{EMPTY, Notebook};
use crate::worker::storage::Kept;
use crate::worker::{Analysis, Job};

/// So many changes can be taken back.
const MAX_CHANGES: usize = 200;

/// One change that can be taken back.
#[derive(Debug)]
pub(super) struct Change {
    what: Changed,
    /// The field that was typed into or dragged: what happens to one field is one change.
    field: Option<String>,
}

/// What was changed, with what stands on the other side of the change.
#[derive(Debug)]
pub(super) enum Changed {
    /// Something was written about the document with this SHA-256.
    Written(String, Box<Notebook>),
    /// Another rubric, or another number in it.
    Scored(Scoring),
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
        let field = field.map(|field| format!("{sha256} {field}"));
        self.remember(Changed::Written(sha256.clone(), other), field);
        self.keep_notebook(sha256)
    }

    /// Remember a change; what was taken back before it cannot be done again.
    pub(super) fn remember(&mut self, what: Changed, field: Option<String>) {
        self.undone.clear();
        if field.is_some() && self.done.last().is_some_and(|last| last.field == field) {
            return;
        }
        self.done.push(Change { what, field });
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
        let Some(change) = self.done.pop() else { return Vec::new() };
        let (other_way, jobs) = self.turn(change.what);
        self.undone.extend(other_way);
        jobs
    }

    /// Do again what was taken back last.
    pub(super) fn redo(&mut self) -> Vec<Job> {
        let Some(change) = self.undone.pop() else { return Vec::new() };
        let (other_way, jobs) = self.turn(change.what);
        self.done.extend(other_way);
        jobs
    }

    /// Go to the other side of a change; the way back comes with the jobs, where there is one.
    fn turn(&mut self, what: Changed) -> (Option<Change>, Vec<Job>) {
        let (back, jobs) = match what {
            Changed::Closed => return (None, self.put_back()),
            Changed::Scored(other) => {
                let before = self.scoring();
                let jobs = self.score_with(other);
                self.tell(format!("Every document is scored with “{}”.", self.rubric.name));
                (Changed::Scored(before), jobs)
            }
            Changed::Written(sha256, other) => {
                self.show_content(&sha256);
                let before = self.notebooks.insert(sha256.clone(), *other).unwrap_or_default();
                let jobs = self.keep_notebook(sha256.clone());
                (Changed::Written(sha256, Box::new(before)), jobs)
            }
        };
        (Some(Change { what: back, field: None }), jobs)
    }

    /// Show the document with this SHA-256, so that what changes about it is seen.
    fn show_content(&mut self, sha256: &str) {
        let has_it = |it: &Document| it.analysis().is_some_and(|it| it.report.source.sha256 == sha256);
        if !self.selected().is_some_and(has_it) {
            let id = self.documents.iter().find(|it| has_it(it)).map(|it| it.id);
            self.select(id.or(self.selection));
        }
    }

    /// The command that brings back what was closed last; it is no longer a change to be taken back.
    pub(super) fn reopen(&mut self) -> Vec<Job> {
        if let Some(at) = self.done.iter().rposition(|change| matches!(change.what, Changed::Closed)) {
            self.done.remove(at);
        }
        self.put_back()
    }
}
