//! The places that an indicator counts and that are no marks: what is told, and claims without a source.

use super::Seen;
use crate::signal::account::{Detail, Told};
use crate::signal::claims::Force;
use crate::text::{Document, Span};

/// What accounts for an indicator besides marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmarked {
    /// Nothing: its marks are all.
    Nothing,
    /// Places that tell this.
    Told(Detail),
    /// The sentences of claims that are put so and have no source.
    Claims(Force),
    /// No place in the text; where to look instead, in one sentence.
    Elsewhere(&'static str),
}

/// How many places there are in running text, and the first `most` of them, ascending.
pub fn places(
    unmarked: Unmarked,
    document: &Document<'_>,
    seen: &Seen<'_>,
    most: usize,
) -> (usize, Vec<Span>) {
    let sentence = |at: usize| document.sentences().get(at);
    let mut places: Vec<Span> = match unmarked {
        Unmarked::Nothing | Unmarked::Elsewhere(_) => Vec::new(),
        Unmarked::Told(detail) => {
            let of_it = seen.told.iter().filter(|told| told.detail == detail);
            of_it
                .filter(|told| sentence(told.sentence()).is_some_and(|sentence| sentence.counts.is_counted()))
                .map(Told::span)
                .collect()
        }
        Unmarked::Claims(force) => {
            let open = seen.claims.iter().filter(|claim| !claim.is_supported() && claim.force == force);
            open.filter_map(|claim| sentence(claim.sentence)).map(|sentence| sentence.span).collect()
        }
    };
    let n = places.len();
    if most < n {
        places.select_nth_unstable(most);
        places.truncate(most);
    }
    places.sort_unstable();
    (n, places)
}
