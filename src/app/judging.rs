//! What a document is measured as: its genre.

use super::{AppState, Document};
use crate::signal::genre::Genre;
use crate::worker::{DocumentId, Job};

impl AppState {
    /// Take the shown document for this genre, or guess again. Its marks stay the same.
    pub(super) fn choose_genre(&mut self, genre: Option<Genre>) -> Vec<Job> {
        let Some(id) = self.selection else { return Vec::new() };
        match self.document_mut(id) {
            Some(document) if document.genre != genre => document.genre = genre,
            _ => return Vec::new(),
        }
        self.measure_again(&[id])
    }

    /// Begin anew with those that are finished or on their way; what failed or was stopped stays so.
    pub(super) fn measure_again(&mut self, ids: &[DocumentId]) -> Vec<Job> {
        let affected = |it: &&Document| ids.contains(&it.id) && (it.is_pending() || it.analysis().is_some());
        let ids: Vec<DocumentId> = self.documents.iter().filter(affected).map(|it| it.id).collect();
        let mut jobs = self.cancel(&ids);
        jobs.extend(ids.into_iter().flat_map(|id| self.start(id)));
        jobs
    }
}
