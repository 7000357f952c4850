//! Documents beside each other: which were chosen, and which say the same.

use std::sync::Arc;

use super::{AppState, Page};
use crate::worker::{DocumentId, Job, Shared};

/// More columns than this are a table, not a comparison.
pub(super) const SIDE_BY_SIDE: usize = 4;

/// How documents are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// All in one table.
    #[default]
    Table,
    /// The chosen ones beside each other.
    SideBySide,
}

/// What can be asked of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareCommand {
    /// Choose a document, or leave it out again.
    Toggle(DocumentId),
    /// Show the chosen ones side by side.
    SideBySide,
    /// Back to the table of all.
    Table,
    /// Choose none.
    Clear,
}

impl CompareCommand {
    pub(super) const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Toggle(_) => ("Choose to compare", "Put this document beside others, four at most."),
            Self::SideBySide => ("Compare side by side", "Show the chosen documents on the same scale."),
            Self::Table => ("Back to the table", "Show all documents in one table."),
            Self::Clear => ("Choose none", "Leave all documents out of the comparison."),
        }
    }
}

impl AppState {
    pub(super) fn handle_compare(&mut self, command: CompareCommand) -> Vec<Job> {
        match command {
            CompareCommand::Toggle(id) => match self.compared.iter().position(|it| *it == id) {
                Some(at) => drop(self.compared.remove(at)),
                None => self.compared.push(id),
            },
            CompareCommand::SideBySide => {
                self.comparison = Comparison::SideBySide;
                self.page = Page::Compare;
            }
            CompareCommand::Table => self.comparison = Comparison::Table,
            CompareCommand::Clear => self.compared.clear(),
        }
        self.tidy_comparison();
        self.find_shared()
    }

    /// Closed documents are no longer compared, and one alone is no comparison.
    pub(super) fn tidy_comparison(&mut self) {
        let documents = &self.documents;
        self.compared.retain(|id| documents.iter().any(|document| document.id == *id));
        if self.compared.len() < 2 {
            self.comparison = Comparison::Table;
        }
    }

    /// Look for shared passages where the comparison is shown and its documents are not those of the last time.
    pub(super) fn find_shared(&mut self) -> Vec<Job> {
        let ready = self.documents.iter().filter_map(|it| Some((it.id, Arc::clone(it.analysis()?))));
        let key: Vec<_> = self
            .documents
            .iter()
            .filter(|it| it.analysis().is_some())
            .map(|it| (it.id, it.generation))
            .collect();
        if self.page != Page::Compare || self.n_pending() > 0 || self.shared_of == key {
            return Vec::new();
        }
        let documents = ready.collect();
        self.shared_of = key;
        vec![Job::FindShared { documents }]
    }

    /// Take in the passages that were found; those of closed documents say nothing.
    pub(super) fn receive_shared(&mut self, shared: Vec<Shared>) {
        self.shared = shared;
    }

    /// The share of `of`'s passages that `with` has too, 0 to 1; nothing where it is next to none.
    pub fn shared_with(&self, of: DocumentId, with: DocumentId) -> Option<f64> {
        self.shared.iter().find(|it| it.of == of && it.with == with).map(|it| it.share)
    }

    /// The loaded document that has most of this one's passages, with the share of this one's, 0 to 1.
    pub fn most_shared(&self, id: DocumentId) -> Option<(&super::Document, f64)> {
        let shares = self.shared.iter().filter(|it| it.of == id);
        let known = shares.filter_map(|it| Some((self.document(it.with)?, it.share)));
        known.max_by(|a, b| a.1.total_cmp(&b.1))
    }
}
