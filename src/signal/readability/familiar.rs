//! Formulas on words that are not on a list of familiar ones. How words are matched: [`crate::text::Counts`].

use super::{ENGLISH, Row, TWO_SENTENCES};
use crate::signal::{Signal, Unit};
use crate::text::Counts;

/// The rows.
pub(in crate::signal) const ROWS: &[Signal] = &[
    Row {
        id: "dale_chall_1948",
        name: "Dale–Chall 1948",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "Raw score from percent of unfamiliar words and sentence length, the constant always added, as published: \
            4.9 is grade 4, 9.0 college.",
        source: "Dale & Chall 1948, A formula for predicting readability and Instructions, Educ. Research Bulletin 27",
        example: (TWO_SENTENCES, 5.34),
        value: |it| 0.1579 * it.percent(it.unfamiliar_words) + 0.0496 * it.asl() + 3.6365,
    }
    .signal(),
    Row {
        id: "dale_chall_1995",
        name: "New Dale–Chall 1995 (cloze)",
        unit: Unit::Ease,
        languages: ENGLISH,
        summary: "Estimated percentage of gaps that a reader fills rightly: 64 − 0.95 percent of unfamiliar words − 0.69 \
            words a sentence.",
        source: "Chall & Dale 1995, Readability Revisited: The New Dale–Chall Readability Formula",
        example: (TWO_SENTENCES, 51.57),
        value: cloze_1995,
    }
    .signal(),
    Row {
        id: "dale_chall_1995_grade",
        name: "New Dale–Chall 1995 (grade)",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "The school grade of the New Dale–Chall cloze score by the published table; the middle where it gives two.",
        source: "Chall & Dale 1995, Readability Revisited: The New Dale–Chall Readability Formula",
        example: (TWO_SENTENCES, 3.0),
        value: |it| {
            let cloze = cloze_1995(it);
            GRADES_1995.iter().find(|(above, _)| cloze > *above).map_or(16.0, |(_, grade)| *grade)
        },
    }
    .signal(),
    Row {
        id: "spache_1953",
        name: "Spache 1953",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade of primers up to grade 3: 0.141 words a sentence + 0.086 percent of words off Spache's list + \
            0.839.",
        source: "Spache 1953, A new readability formula for primary-grade reading materials, Elem. School J. 53: 410–413",
        example: (TWO_SENTENCES, 3.18),
        value: |it| 0.141 * it.asl() + 0.086 * it.percent(it.spache_unfamiliar) + 0.839,
    }
    .signal(),
    Row {
        id: "spache_revised",
        name: "Spache, revised",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade of primers up to grade 3: 0.121 words a sentence + 0.082 percent of different words off \
            Spache's list in a hundred + 0.659.",
        source: "Spache 1974, Good Reading for Poor Readers, 9th edition",
        example: (TWO_SENTENCES, 2.82),
        value: |it| 0.121 * it.asl() + 0.082 * it.percent(it.spache_unique) + 0.659,
    }
    .signal(),
    Row {
        id: "bormuth",
        name: "Bormuth mean cloze",
        unit: Unit::Ease,
        languages: ENGLISH,
        summary: "Estimated share of gaps that readers fill rightly, in percent, from letters a word, familiar words and \
            sentence length.",
        source: "Bormuth 1969, Development of Readability Analyses, US Office of Education",
        example: (TWO_SENTENCES, 59.54),
        value: |it| {
            let familiar = 1.0 - it.a_word(it.unfamiliar_words);
            let asl = it.asl();
            100.0
                * (0.886_593 - 0.083_640 * it.awl() + 0.161_911 * familiar.powi(3) - 0.021_401 * asl
                    + 0.000_577 * asl.powi(2)
                    - 0.000_005 * asl.powi(3))
        },
    }
    .signal(),
];

fn cloze_1995(it: &Counts) -> f64 {
    64.0 - 0.95 * it.percent(it.unfamiliar_words) - 0.69 * it.asl()
}

/// Cloze scores above the first number have the second as their grade.
const GRADES_1995: &[(f64, f64)] = &[
    (57.0, 1.0),
    (53.0, 2.0),
    (49.0, 3.0),
    (44.0, 4.0),
    (39.0, 5.5),
    (33.0, 7.5),
    (27.0, 9.5),
    (21.0, 11.5),
    (15.0, 14.0),
];
