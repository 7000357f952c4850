//! The section `counted`: the places that an indicator counts and that are no marks.

use serde::Serialize;

use super::Evidence;
use crate::score::Seen;
use crate::score::counted::places;
use crate::score::indicator::INDICATORS;
use crate::text::{CodePoints, Document};

/// So many places of an indicator are listed; the rest is counted.
const MOST: usize = 100;

/// The places of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedInfo {
    /// The indicator.
    pub signal: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// How many places there are.
    pub n: usize,
    /// The first hundred of them, ascending.
    pub places: Vec<Evidence>,
}

impl CountedInfo {
    /// Those of every indicator that has any, in the order of the indicators.
    pub fn all(document: &Document<'_>, seen: &Seen<'_>, points: &CodePoints<'_>) -> Vec<Self> {
        let text = document.text();
        let of = |indicator: &crate::score::indicator::Indicator| {
            let (n, spans) = places(indicator.unmarked, document, seen, MOST);
            Self {
                signal: indicator.id,
                name: indicator.name,
                n,
                places: spans.iter().map(|span| Evidence::at(*span, text, points)).collect(),
            }
        };
        INDICATORS.iter().map(of).filter(|info| info.n > 0).collect()
    }
}

/// "12 dates: “Monday”, “2019” and 10 more.", a line for each indicator.
pub fn counted_sentences(counted: &[CountedInfo]) -> Vec<String> {
    counted.iter().map(CountedInfo::in_words).collect()
}

impl CountedInfo {
    /// So many places are quoted in a sentence.
    const QUOTED: usize = 5;

    fn in_words(&self) -> String {
        let quoted: Vec<String> = self.places.iter().take(Self::QUOTED).map(Evidence::quoted).collect();
        let more = self.n - quoted.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}, {}: {}{more}.", self.name, self.n, quoted.join(", "))
    }
}
