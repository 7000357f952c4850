//! A US grade as school years and ages, as people say it.

/// A grade in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolYear {
    /// In the United States: the grade, or the kind of school.
    pub us: &'static str,
    /// In England and Wales: the year, or the kind of school.
    pub uk: &'static str,
    /// Ages of those who go there.
    pub ages: &'static str,
}

/// From the first year of school up; the grade of each row is its place.
const YEARS: &[(&str, &str, &str)] = &[
    ("kindergarten", "Year 1", "5 to 6"),
    ("grade 1", "Year 2", "6 to 7"),
    ("grade 2", "Year 3", "7 to 8"),
    ("grade 3", "Year 4", "8 to 9"),
    ("grade 4", "Year 5", "9 to 10"),
    ("grade 5", "Year 6", "10 to 11"),
    ("grade 6", "Year 7", "11 to 12"),
    ("grade 7", "Year 8", "12 to 13"),
    ("grade 8", "Year 9", "13 to 14"),
    ("grade 9", "Year 10", "14 to 15"),
    ("grade 10", "Year 11", "15 to 16"),
    ("grade 11", "Year 12", "16 to 17"),
    ("grade 12", "Year 13", "17 to 18"),
];
const COLLEGE: (&str, &str, &str) = ("college", "university", "18 to 22");
const GRADUATE: (&str, &str, &str) = ("graduate school", "postgraduate study", "22 and over");
/// The last grade of college.
const LAST_OF_COLLEGE: usize = 16;

/// The year of a grade, rounded to a whole one.
pub fn school_year(grade: f64) -> SchoolYear {
    let year = grade.round().max(0.0) as usize;
    let beyond = if year <= LAST_OF_COLLEGE { COLLEGE } else { GRADUATE };
    let (us, uk, ages) = YEARS.get(year).copied().unwrap_or(beyond);
    SchoolYear { us, uk, ages }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_have_their_years() {
        for (grade, us, uk, ages) in [
            (-3.0, "kindergarten", "Year 1", "5 to 6"),
            (6.4, "grade 6", "Year 7", "11 to 12"),
            (6.6, "grade 7", "Year 8", "12 to 13"),
            (12.4, "grade 12", "Year 13", "17 to 18"),
            (13.0, "college", "university", "18 to 22"),
            (99.0, "graduate school", "postgraduate study", "22 and over"),
            (f64::NAN, "kindergarten", "Year 1", "5 to 6"),
        ] {
            assert_eq!(school_year(grade), SchoolYear { us, uk, ages }, "{grade}");
        }
    }
}
