//! One marked place, in little room: what it shares with all marks of its rule is kept once for all of them.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use super::Kind;
use crate::text::Span;

/// What a mark is and why it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// What it is.
    pub kind: Kind,
    /// The kind's own division, such as `modal` or `doi`.
    pub subtype: &'static str,
    /// The row of [`super::signals`] that found it.
    pub signal: &'static str,
    /// The term or the pattern that matched.
    pub rule: &'static str,
    /// 1 weak, 2 medium, 3 strong, 0 shown but never scored.
    /// Of a citation, reference or named source: its traceability grade, 3 resolvable, 2 traceable, 1 pointer, 0 vague.
    pub strength: u8,
}

/// Every label that was ever given. They are never dropped: no text adds a rule, so there are not more than can be written
/// with the words of the rules and lists.
static KEPT: Mutex<BTreeSet<&'static Label>> = Mutex::new(BTreeSet::new());

/// More places than labels that one text is likely to meet.
const N_MET: usize = 1 << 10;

thread_local! {
    /// The labels that were given last, by where their words lie; those that share a place push each other out.
    static MET: [Cell<Option<&'static Label>>; N_MET] = const { [const { Cell::new(None) }; N_MET] };
}

impl Label {
    /// Where it is kept: one place for all that are alike.
    fn kept(&self) -> &'static Self {
        MET.with(|met| {
            let Some(place) = met.get(self.place()) else { return self.keep() };
            place.get().filter(|label| label.has_words_of(self)).unwrap_or_else(|| {
                let label = self.keep();
                place.set(Some(label));
                label
            })
        })
    }

    fn keep(&self) -> &'static Self {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(self).copied().unwrap_or_else(|| {
            let label: &'static Self = Box::leak(Box::new(*self));
            kept.insert(label);
            label
        })
    }

    fn place(&self) -> usize {
        let words = self.rule.as_ptr().addr() ^ self.subtype.as_ptr().addr().rotate_left(20);
        let hash = (words as u64 ^ u64::from(self.strength)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (hash >> 48) as usize % N_MET
    }

    /// Whether the two are alike, told without reading their words.
    fn has_words_of(&self, other: &Self) -> bool {
        std::ptr::eq(self.rule, other.rule)
            && std::ptr::eq(self.subtype, other.subtype)
            && std::ptr::eq(self.signal, other.signal)
            && self.kind as u8 == other.kind as u8
            && self.strength == other.strength
    }
}

/// One marked place and why it was marked, which is read as if it were its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands.
    pub span: Span,
    label: &'static Label,
}

impl Deref for Finding {
    type Target = Label;

    fn deref(&self) -> &Label {
        self.label
    }
}

impl Finding {
    /// A mark at `span`.
    pub fn new(span: Span, label: &Label) -> Self {
        Self { span, label: label.kept() }
    }

    /// The same mark with another strength.
    #[must_use]
    pub fn with_strength(self, strength: u8) -> Self {
        Self::new(self.span, &Label { strength, ..*self.label })
    }

    /// What it is and why it was marked.
    pub const fn label(&self) -> &'static Label {
        self.label
    }

    /// Whether it leads a reader to a source: a citation that can be resolved or traced, or a source with a name.
    ///
    /// A pointer alone, such as a bracket number without a list, leads nowhere.
    pub const fn is_traceable(&self) -> bool {
        match self.label.kind {
            Kind::Citation => self.label.strength >= 2,
            Kind::NamedSource => self.label.strength >= 1,
            _ => false,
        }
    }

    /// Whether rows of later stages look at it: a source or a notice, see [`super::Context::earlier`].
    pub(super) const fn is_looked_at(&self) -> bool {
        matches!(self.label.kind, Kind::Citation | Kind::NamedSource | Kind::Disclaimer)
    }
}

/// Those of `findings` (ascending by place) that begin inside `span`.
pub fn beginning_in(findings: &[Finding], span: Span) -> &[Finding] {
    let first = findings.partition_point(|finding| finding.span.start() < span.start());
    let end = findings.partition_point(|finding| finding.span.start() < span.end());
    findings.get(first..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_alike_are_one() {
        let words = String::from("may").leak();
        let label =
            |rule, strength| Label { kind: Kind::Hedge, subtype: "modal", signal: "hedge", rule, strength };
        let given = |rule, strength| Finding::new(Span::default(), &label(rule, strength)).label();
        assert!(std::ptr::eq(given("may", 1), given(words, 1)));
        assert_eq!(*given(words, 1), label("may", 1));
        for other in [given("might", 1), given("may", 2)] {
            assert_ne!(given("may", 1), other);
        }
        let stronger = Finding::new(Span::new(1, 2), &label("may", 1)).with_strength(2);
        assert_eq!((stronger.span, stronger.label()), (Span::new(1, 2), given("may", 2)));
    }
}
