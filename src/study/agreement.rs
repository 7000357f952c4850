//! A reader's marks beside Candor's: what both found, what one alone did. Two marks meet where they share a letter.

use super::{Pick, Prediction};
use crate::report::Mark;
use crate::signal::Kind;

/// A mark of the reader that Candor does not share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnlyYours {
    /// Its index among the reader's marks.
    pub pick: usize,
    /// A mark of another kind at the same place: its index in the report.
    pub instead: Option<usize>,
}

/// One kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindAgreement {
    /// Which.
    pub kind: Kind,
    /// Candor's marks that the reader has, too: their index in the report.
    pub both: Vec<usize>,
    /// Marks of the reader alone.
    pub only_yours: Vec<OnlyYours>,
    /// Marks of Candor alone: their index in the report.
    pub only_candor: Vec<usize>,
}

/// Every kind that either side has, in the order of the legend.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Kind by kind.
    pub kinds: Vec<KindAgreement>,
}

impl Agreement {
    /// Lay `picks` beside `marks` (ascending), for the kinds that `counts`.
    pub fn new(picks: &[Pick], marks: &[Mark], counts: impl Fn(Kind) -> bool) -> Self {
        let kinds = Kind::ALL.iter().filter(|kind| counts(**kind));
        let kinds = kinds.map(|kind| of_kind(*kind, picks, marks));
        let is_empty =
            |it: &KindAgreement| it.both.is_empty() && it.only_yours.is_empty() && it.only_candor.is_empty();
        Self { kinds: kinds.filter(|it| !is_empty(it)).collect() }
    }

    /// Lay a prediction beside `marks` (ascending), for the kinds that were asked for.
    pub fn of(prediction: &Prediction, marks: &[Mark]) -> Self {
        Self::new(&prediction.picks, marks, |kind| !prediction.left_out.contains(kind.id()))
    }

    /// How many places both have.
    pub fn n_both(&self) -> usize {
        self.kinds.iter().map(|kind| kind.both.len()).sum()
    }

    /// How many only the reader has.
    pub fn n_only_yours(&self) -> usize {
        self.kinds.iter().map(|kind| kind.only_yours.len()).sum()
    }

    /// How many only Candor has.
    pub fn n_only_candor(&self) -> usize {
        self.kinds.iter().map(|kind| kind.only_candor.len()).sum()
    }
}

fn of_kind(kind: Kind, picks: &[Pick], marks: &[Mark]) -> KindAgreement {
    let yours: Vec<(usize, &Pick)> =
        picks.iter().enumerate().filter(|(_, pick)| pick.kind == kind.id()).collect();
    let meets = |mark: &Mark| yours.iter().any(|(_, pick)| pick.place.span().overlaps(mark.span));
    let of_it = marks.iter().enumerate().filter(|(_, mark)| mark.kind == kind);
    let (both, only_candor): (Vec<_>, Vec<_>) = of_it.partition(|(_, mark)| meets(mark));
    let alone =
        |pick: &&(usize, &Pick)| !both.iter().any(|(_, mark)| mark.span.overlaps(pick.1.place.span()));
    let only_yours = yours.iter().filter(alone).map(|(idx, pick)| {
        let instead = marks.iter().position(|mark| mark.span.overlaps(pick.place.span()));
        OnlyYours { pick: *idx, instead }
    });
    let only_yours = only_yours.collect();
    let indices = |marks: Vec<(usize, &Mark)>| marks.into_iter().map(|(idx, _)| idx).collect();
    KindAgreement { kind, only_yours, both: indices(both), only_candor: indices(only_candor) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Rule;
    use crate::study::Place;
    use crate::text::Span;

    const TEXT: &str = "Experts agree that it may definitely work.";

    fn mark(kind: Kind, words: &str) -> Mark {
        let start = TEXT.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let (rule, text) = (Rule { signal: "hedge", rule: "may" }, words.to_owned());
        Mark { kind, subtype: "", rule, start, end: span.end(), text, strength: 1, span }
    }

    fn pick(kind: Kind, words: &str) -> Pick {
        let mark = mark(kind, words);
        Pick { kind: kind.id().to_owned(), place: Place::new(mark.span, TEXT) }
    }

    #[test]
    fn marks_meet_where_they_overlap_in_kind() {
        let marks = [
            mark(Kind::VagueAttribution, "Experts agree"),
            mark(Kind::Hedge, "may"),
            mark(Kind::Booster, "definitely"),
        ];
        let picks = [
            pick(Kind::VagueAttribution, "Experts"),
            pick(Kind::Hedge, "definitely"),
            pick(Kind::Commercial, "work"),
        ];
        let agreement = Agreement::new(&picks, &marks, |_| true);
        assert_eq!((agreement.n_both(), agreement.n_only_yours(), agreement.n_only_candor()), (1, 2, 2));
        let of = |kind| agreement.kinds.iter().find(|it| it.kind == kind).unwrap();
        assert_eq!(of(Kind::VagueAttribution).both, [0]);
        assert_eq!(of(Kind::Hedge).only_yours, [OnlyYours { pick: 1, instead: Some(2) }]);
        assert_eq!(of(Kind::Hedge).only_candor, [1]);
        assert_eq!(of(Kind::Commercial).only_yours, [OnlyYours { pick: 2, instead: None }]);
        let fewer = Agreement::new(&picks, &marks, |kind| kind == Kind::Booster);
        assert_eq!((fewer.kinds.len(), fewer.n_only_candor()), (1, 1));
        assert!(Agreement::new(&[], &[], |_| true).kinds.is_empty());
    }
}
