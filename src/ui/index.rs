//! What several panels ask about the marks of the shown document, answered once and not once a frame.
//!
//! A text of ten megabytes has hundreds of thousands of marks; walking them in every frame would be felt.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::{AppState, Document, Settings};
use crate::signal::Kind;
use crate::study::{Agreement, Prediction};
use crate::worker::{Analysis, DocumentId};

/// Into how many parts a text is divided to show what stands where.
pub(super) const PARTS: usize = 24;

/// How many marks of each kind stand in each part of the text, and the first of them.
pub(super) type Parts = BTreeMap<(usize, Kind), (usize, usize)>;

/// The marks of one document under one choice of kinds; none while they are kept back for a prediction.
#[derive(Debug, Default)]
pub(super) struct MarkIndex {
    of: Option<(DocumentId, u32, BTreeSet<String>, bool)>,
    /// The prediction that the agreement is of.
    predicted: Prediction,
    /// The marks whose kind is switched on, by index in the report, ascending.
    pub(super) shown: Vec<usize>,
    /// How many marks of each kind there are, shown or not.
    pub(super) counts: BTreeMap<Kind, usize>,
    /// The shown marks along the text.
    pub(super) along: Parts,
    /// The reader's revealed prediction beside Candor's marks.
    pub(super) agreement: Agreement,
}

impl MarkIndex {
    /// Make it fit the shown document.
    pub(super) fn follow(&mut self, state: &AppState) {
        let Some(document) = state.selected() else { return };
        let Some(analysis) = document.analysis() else { return };
        let hidden = &state.settings.hidden_kinds;
        let hides = state.hides_selected();
        let fits = self.of.as_ref().is_some_and(|(id, generation, known, hid)| {
            *id == document.id && *generation == document.generation && known == hidden && *hid == hides
        });
        if fits {
            self.follow_prediction(state, document, analysis);
            return;
        }
        *self =
            Self { of: Some((document.id, document.generation, hidden.clone(), hides)), ..Self::default() };
        if !hides {
            self.count(analysis, &state.settings);
        }
        self.follow_prediction(state, document, analysis);
    }

    /// One look at every mark: there may be more of them than fit into the caches of the processor.
    fn count(&mut self, analysis: &Analysis, settings: &Settings) {
        let marks = &analysis.report.signals;
        let n_bytes = analysis.text.len().max(1);
        let hidden: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !settings.shows(*kind)).collect();
        let cell = |part: usize, kind: Kind| part * Kind::ALL.len() + kind as usize;
        let mut cells = vec![(0, 0); PARTS * Kind::ALL.len()];
        self.shown.reserve_exact(marks.len());
        for (idx, mark) in marks.iter().enumerate() {
            let part = (mark.span.start() * PARTS / n_bytes).min(PARTS - 1);
            if let Some((n, first)) = cells.get_mut(cell(part, mark.kind)) {
                *first = if *n == 0 { idx } else { *first };
                *n += 1;
            }
            if !hidden.contains(&mark.kind) {
                self.shown.push(idx);
            }
        }
        for (part, kind) in (0..PARTS).flat_map(|part| Kind::ALL.iter().map(move |kind| (part, *kind))) {
            let Some((n, first)) = cells.get(cell(part, kind)).copied().filter(|(n, _)| *n > 0) else {
                continue;
            };
            *self.counts.entry(kind).or_default() += n;
            if !hidden.contains(&kind) {
                self.along.insert((part, kind), (n, first));
            }
        }
    }

    fn follow_prediction(&mut self, state: &AppState, document: &Document, analysis: &Analysis) {
        if !state.shows_prediction(document) {
            return;
        }
        let prediction = &state.notebook(document).prediction;
        if *prediction != self.predicted {
            self.agreement = Agreement::of(prediction, &analysis.report.signals);
            self.predicted = prediction.clone();
        }
    }
}
