//! What several panels ask about the marks of the shown document, answered once and not once a frame.
//!
//! A text of ten megabytes has hundreds of thousands of marks; walking them in every frame would be felt.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::{AppState, Document, kind_counts, visible_marks};
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
            self.shown = visible_marks(&analysis.report, &state.settings).map(|(idx, _)| idx).collect();
            self.counts = kind_counts(&analysis.report);
            self.along = along(&self.shown, analysis);
        }
        self.follow_prediction(state, document, analysis);
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

fn along(shown: &[usize], analysis: &Analysis) -> Parts {
    let n_bytes = analysis.text.len().max(1);
    let mut parts = Parts::new();
    for idx in shown {
        let Some(mark) = analysis.report.signals.get(*idx) else { continue };
        if let Some(kind) = Kind::from_id(mark.kind) {
            let part = (mark.span.start * PARTS / n_bytes).min(PARTS - 1);
            parts.entry((part, kind)).or_insert((0, *idx)).0 += 1;
        }
    }
    parts
}

/// "1,234,567".
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut words = String::with_capacity(digits.len() + digits.len() / 3);
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn long_numbers_are_grouped() {
        for (n, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(n), words);
        }
    }
}
