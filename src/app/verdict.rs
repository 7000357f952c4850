//! The verdict in words, as the window says it.

use crate::report::Reliability;
use crate::score::Band;

/// The band of a report; one that is not known counts as no verdict.
pub fn band_of(reliability: &Reliability) -> Band {
    Band::from_id(reliability.band).unwrap_or(Band::TooShort)
}

/// "62 (54 to 70)", "62", or `None` where there is no score.
pub fn score_words(reliability: &Reliability) -> Option<String> {
    let score = reliability.score?;
    Some(match (reliability.low, reliability.high) {
        (Some(low), Some(high)) => format!("{score:.0} ({low:.0} to {high:.0})"),
        _ => format!("{score:.0}"),
    })
}
