//! The verdict in words, as the window says it.

use crate::report::Reliability;

/// The bands, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Most claims can be followed to a source.
    WellSupported,
    /// Some can.
    PartlySupported,
    /// Few can.
    WeaklySupported,
    /// None can.
    NoCheckableSupport,
    /// There is too little text for a verdict.
    TooShort,
}

impl Band {
    /// Every band, best first.
    pub const ALL: &[Self] = &[
        Self::WellSupported,
        Self::PartlySupported,
        Self::WeaklySupported,
        Self::NoCheckableSupport,
        Self::TooShort,
    ];

    /// The identifier in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::WellSupported => "well_supported",
            Self::PartlySupported => "partly_supported",
            Self::WeaklySupported => "weakly_supported",
            Self::NoCheckableSupport => "no_checkable_support",
            Self::TooShort => "too_short",
        }
    }

    /// The words that are shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WellSupported => "Well supported",
            Self::PartlySupported => "Partly supported",
            Self::WeaklySupported => "Weakly supported",
            Self::NoCheckableSupport => "No checkable support",
            Self::TooShort => "Too short to say",
        }
    }

    /// How many of four bars are filled: the same verdict as a shape.
    pub const fn level(self) -> u8 {
        match self {
            Self::WellSupported => 4,
            Self::PartlySupported => 3,
            Self::WeaklySupported => 2,
            Self::NoCheckableSupport => 1,
            Self::TooShort => 0,
        }
    }
}

/// The band of a report; one that is not known counts as no verdict.
pub fn band_of(reliability: &Reliability) -> Band {
    let known = Band::ALL.iter().copied().find(|band| band.id() == reliability.band);
    known.unwrap_or(Band::TooShort)
}

/// "62 (54 to 70)", "62", or `None` where there is no score.
pub fn score_words(reliability: &Reliability) -> Option<String> {
    let score = reliability.score?;
    Some(match (reliability.low, reliability.high) {
        (Some(low), Some(high)) => format!("{score:.0} ({low:.0} to {high:.0})"),
        _ => format!("{score:.0}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_score_with_its_interval_or_nothing() {
        let mut reliability = Reliability {
            score: None,
            low: None,
            high: None,
            band: "too_short",
            caps: Vec::new(),
            contributions: Vec::new(),
        };
        assert_eq!(score_words(&reliability), None);
        assert_eq!(band_of(&reliability), Band::TooShort);
        (reliability.score, reliability.low, reliability.high) = (Some(61.6), Some(54.2), Some(70.1));
        reliability.band = "partly_supported";
        assert_eq!(score_words(&reliability).as_deref(), Some("62 (54 to 70)"));
        assert_eq!(band_of(&reliability), Band::PartlySupported);
    }
}
