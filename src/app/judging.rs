//! What documents are measured against: the genre of each, and the rubric of all.

use std::sync::Arc;

use super::{AppState, Document};
use crate::score::Rubric;
use crate::signal::genre::Genre;
use crate::worker::{DocumentId, Job};

impl AppState {
    /// Take the shown document for this genre, or guess again. Its marks stay the same, so judgements are kept.
    pub(super) fn choose_genre(&mut self, genre: Option<Genre>) -> Vec<Job> {
        let Some(id) = self.selection else { return Vec::new() };
        match self.document_mut(id) {
            Some(document) if document.genre != genre => document.genre = genre,
            _ => return Vec::new(),
        }
        self.measure_again(&[id])
    }

    /// Score every document with this preset, now and after a restart.
    pub(super) fn choose_rubric(&mut self, id: &str) -> Vec<Job> {
        let Some(rubric) = Rubric::preset(id).filter(|rubric| *rubric != *self.rubric) else {
            return Vec::new();
        };
        self.rubric = Arc::new(rubric);
        id.clone_into(&mut self.settings.rubric);
        let all: Vec<DocumentId> = self.documents.iter().map(|document| document.id).collect();
        let mut jobs = self.measure_again(&all);
        jobs.extend(self.store());
        jobs
    }

    /// Begin anew with those that are finished or on their way; what failed or was stopped stays so.
    fn measure_again(&mut self, ids: &[DocumentId]) -> Vec<Job> {
        let affected = |it: &&Document| ids.contains(&it.id) && (it.is_pending() || it.analysis().is_some());
        let ids: Vec<DocumentId> = self.documents.iter().filter(affected).map(|it| it.id).collect();
        let mut jobs = self.cancel(&ids);
        jobs.extend(ids.into_iter().flat_map(|id| self.start(id)));
        jobs
    }
}
