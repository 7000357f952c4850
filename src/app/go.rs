//! Changing what is looked at.

use super::{AppState, Command, Document, Page};
use crate::text::Span;
use crate::worker::DocumentId;

impl AppState {
    /// Change what is looked at.
    pub(super) fn go(&mut self, command: &Command) {
        match command {
            Command::Select(id) => {
                self.select(Some(*id));
                if matches!(self.page, Page::Compare | Page::Rubric) {
                    self.page = Page::Reader;
                }
            }
            Command::NextDocument => self.step_document(1),
            Command::PreviousDocument => self.step_document(-1),
            Command::ShowPlace(place) => {
                self.seek(None, Some(*place));
                self.page = Page::Reader;
            }
            Command::SelectMark(mark) => {
                self.seek(*mark, None);
                if mark.is_some() {
                    self.page = Page::Reader;
                }
            }
            Command::NextMark => self.step_mark(1),
            Command::PreviousMark => self.step_mark(-1),
            Command::ShowPage(page) => self.page = *page,
            Command::ShowOverlay(overlay) => self.overlay = Some(*overlay),
            _ => self.overlay = None,
        }
    }

    pub(super) fn select(&mut self, id: Option<DocumentId>) {
        if self.selection != id {
            self.selection = id;
            self.seek(None, None);
            self.find_anew();
        }
    }

    /// Show this mark or this place, or neither, in the place of what was shown or selected before.
    pub(super) fn seek(&mut self, mark: Option<usize>, place: Option<Span>) {
        (self.mark, self.place, self.words) = (mark, place, None);
        self.sought += 1;
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
            self.seek(shown.get(next).copied(), None);
            self.page = Page::Reader;
        }
    }
}

/// The index `by` steps after `at` in a ring of `n`; from nowhere to the first or the last.
pub(super) fn step(at: Option<usize>, by: isize, n: usize) -> Option<usize> {
    let n_signed = isize::try_from(n).ok().filter(|n| *n > 0)?;
    let from = at.and_then(|at| isize::try_from(at).ok());
    let next = from.map_or(if by > 0 { 0 } else { n_signed - 1 }, |at| (at + by).rem_euclid(n_signed));
    usize::try_from(next).ok()
}
