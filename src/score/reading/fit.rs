//! Whether a text fits the reader whom the user picks.

use crate::score::Interval;

/// Somebody the text may be for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reader {
    /// Stable name.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// Below this grade the text is easier than it need be.
    pub easiest: f64,
    /// Up to this grade they read without help.
    pub hardest: f64,
}

/// Health leaflets should be written for grade 6 to 8 (US National Institutes of Health and American Medical Association,
/// as quoted in Weiss 2007, Health Literacy and Patient Safety). A grade rounds to its whole number.
pub const HEALTH_TARGET: Reader =
    Reader { id: "health_leaflet", name: "Health leaflet", easiest: 5.5, hardest: 8.5 };

/// The readers to choose from, easiest first; a school class also reads with ease what is two grades below it.
pub const READERS: &[Reader] = &[
    Reader { id: "grade_5", name: "Grade 5 (Year 6)", easiest: 2.5, hardest: 5.5 },
    HEALTH_TARGET,
    Reader { id: "grade_8", name: "Grade 8 (Year 9)", easiest: 5.5, hardest: 8.5 },
    Reader { id: "grade_12", name: "Grade 12 (Year 13)", easiest: 9.5, hardest: 12.5 },
    Reader { id: "undergraduate", name: "Undergraduate", easiest: 10.5, hardest: 16.5 },
    Reader { id: "graduate", name: "Graduate", easiest: 12.5, hardest: f64::INFINITY },
];

/// The reader with this identifier.
pub fn reader(id: &str) -> Option<&'static Reader> {
    READERS.iter().find(|reader| reader.id == id)
}

/// How a text's grade stands to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Surely below what the reader can read.
    Easy,
    /// Within it.
    Fits,
    /// The interval reaches beyond it.
    Unsure,
    /// Surely beyond it.
    Hard,
}

impl Fit {
    /// The stable name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Fits => "fits",
            Self::Unsure => "unsure",
            Self::Hard => "hard",
        }
    }

    /// In words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Easy => "Easier than needed",
            Self::Fits => "Fits",
            Self::Unsure => "May be too hard",
            Self::Hard => "Too hard",
        }
    }
}

/// How a text of this grade, with its 90 % interval, fits `reader`.
pub fn fit(grade: Interval, reader: &Reader) -> Fit {
    if grade.high < reader.easiest {
        Fit::Easy
    } else if grade.high < reader.hardest {
        Fit::Fits
    } else if grade.low < reader.hardest {
        Fit::Unsure
    } else {
        Fit::Hard
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_decides() {
        let grade = |low: f64, high: f64| Interval { value: f64::midpoint(low, high), low, high };
        for (id, low, high, expected) in [
            ("grade_5", 1.0, 2.0, Fit::Easy),
            ("grade_5", 3.0, 5.4, Fit::Fits),
            ("grade_5", 5.0, 6.0, Fit::Unsure),
            ("grade_5", 6.0, 7.0, Fit::Hard),
            ("health_leaflet", 7.0, 8.4, Fit::Fits),
            ("health_leaflet", 8.6, 9.4, Fit::Hard),
            ("graduate", 17.0, 30.0, Fit::Fits),
            ("graduate", 6.0, 7.0, Fit::Easy),
        ] {
            assert_eq!(fit(grade(low, high), reader(id).expect("a reader")), expected, "{id} {low} {high}");
        }
        assert!(reader("nobody").is_none());
    }

    #[test]
    fn a_harder_text_never_fits_better() {
        for reader in READERS {
            let fits: Vec<u8> = (0..40)
                .map(|step| f64::from(step) / 2.0)
                .map(|low| fit(Interval { value: low, low, high: low + 1.0 }, reader) as u8)
                .collect();
            assert!(fits.is_sorted(), "{} {fits:?}", reader.id);
        }
    }
}
