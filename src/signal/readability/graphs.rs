//! Graphs that give a grade by area: Fry's and Raygor's, their boundary lines as data.
//!
//! The lines are read off the printed graphs, as common re-statements do: a line's end may be off by one syllable or
//! long word and by 2 % of the sentences, so that the grade can be one off beside a line.

use super::{ENGLISH, Row, TWO_SENTENCES};
use crate::signal::{Signal, Unit};
use crate::text::Counts;

/// The rows.
pub(in crate::signal) const ROWS: &[Signal] = &[
    Row {
        id: "fry",
        name: "Fry graph",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade of the area of Fry's graph that syllables and sentences in a hundred words fall into; 17 is \
            beyond college.",
        source: "Fry 1968, A readability formula that saves time, J. Reading 11: 513–516, 575–578, extended 1977, J. \
            Reading 21: 242–252; lines read off the graph (one grade off beside a line)",
        example: (TWO_SENTENCES, 4.0),
        value: |it| FRY.grade(FRY.point(it)),
    }
    .signal(),
    Row {
        id: "raygor",
        name: "Raygor estimate",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade of the area of Raygor's graph that words of six letters and sentences in a hundred words fall \
            into; from 3 up, 13 is college, 17 beyond.",
        source: "Raygor 1977, The Raygor readability estimate, in Reading: Theory, Research and Practice, 259–263; lines \
            read off the graph (one grade off beside a line)",
        example: (TWO_SENTENCES, 3.0),
        value: |it| RAYGOR.grade(RAYGOR.point(it)),
    }
    .signal(),
];

/// A point of a graph: its word axis (syllables or long words) and its sentences, both in a hundred words.
pub type Point = (f64, f64);

/// A boundary: its end among short sentences, its end among long ones, and the grade that begins to its right.
pub type Boundary = (Point, Point, f64);

/// A graph with two axes and a grade for each area. Between the ends of a line, and on the axis as it is drawn, words a
/// sentence run evenly, so that the lines are straight there.
#[derive(Debug)]
pub struct Graph {
    /// The row's identifier.
    pub id: &'static str,
    /// What the word axis counts in a hundred words.
    pub word_axis: &'static str,
    /// Ends of the word axis.
    pub words: (f64, f64),
    /// Ends of the sentence axis, sentences in a hundred words.
    pub sentences: (f64, f64),
    /// The grade left of every boundary.
    pub first_grade: f64,
    /// The boundaries, ascending by grade.
    pub boundaries: &'static [Boundary],
    /// The edge of the corner where words are too long for the graph, ascending on the word axis.
    pub long_words: &'static [Point],
    /// The edge of the corner where sentences are too long for it.
    pub long_sentences: &'static [Point],
    /// The counted words of the word axis.
    counted: fn(&Counts) -> u32,
}

impl Graph {
    /// Where counts stand; they have a word and a sentence.
    pub fn point(&self, counts: &Counts) -> Point {
        (counts.percent((self.counted)(counts)), counts.percent(counts.sentences))
    }

    /// The grade of the area that holds `point`; beyond the axes, of the nearest area.
    pub fn grade(&self, point: Point) -> f64 {
        let passed =
            self.boundaries.iter().rev().find(|(short, long, _)| point.0 > at(*short, *long, point.1));
        passed.map_or(self.first_grade, |(.., grade)| *grade)
    }

    /// Whether `point` is on the graph and outside of the corners that its author calls invalid.
    pub fn holds(&self, point: Point) -> bool {
        let on_axes = (self.words.0..=self.words.1).contains(&point.0)
            && (self.sentences.0..=self.sentences.1).contains(&point.1);
        let beyond = |edge: &[Point], sign: f64| {
            edge.windows(2).any(|ends| match ends {
                [a, b] if (a.0..=b.0).contains(&point.0) => {
                    let share = (point.0 - a.0) / (b.0 - a.0);
                    let edge = 100.0 / a.1 + share * (100.0 / b.1 - 100.0 / a.1);
                    sign * (100.0 / point.1 - edge) > 0.0
                }
                _ => false,
            })
        };
        on_axes && !beyond(self.long_words, -1.0) && !beyond(self.long_sentences, 1.0)
    }
}

/// Where the line from `short` to `long`, drawn on, crosses this number of sentences.
fn at(short: Point, long: Point, sentences: f64) -> f64 {
    let length = |sentences: f64| 100.0 / sentences;
    let share = (length(sentences) - length(short.1)) / (length(long.1) - length(short.1));
    short.0 + share * (long.0 - short.0)
}

/// Fry's graph of 1977.
pub const FRY: Graph = Graph {
    id: "fry",
    word_axis: "syllables",
    words: (108.0, 182.0),
    sentences: (2.0, 25.0),
    first_grade: 1.0,
    boundaries: &[
        ((132.2, 23.0), (109.0, 10.0), 2.0),
        ((140.2, 23.0), (109.0, 7.9), 3.0),
        ((142.0, 18.0), (109.0, 6.5), 4.0),
        ((144.3, 14.3), (109.6, 5.8), 5.0),
        ((146.0, 12.5), (109.6, 5.2), 6.0),
        ((149.0, 11.2), (112.0, 4.2), 7.0),
        ((153.0, 9.1), (120.0, 3.6), 8.0),
        ((157.0, 8.6), (127.0, 3.2), 9.0),
        ((159.5, 8.2), (137.2, 3.1), 10.0),
        ((164.0, 7.6), (144.1, 2.5), 11.0),
        ((168.0, 7.2), (149.0, 2.5), 12.0),
        ((170.2, 7.1), (155.5, 2.4), 13.0),
        ((172.2, 7.0), (162.0, 2.4), 14.0),
        ((174.2, 6.8), (168.5, 2.4), 15.0),
        ((176.2, 6.8), (173.8, 2.4), 16.0),
        ((180.2, 6.8), (179.0, 2.4), 17.0),
    ],
    long_words: &[
        (141.0, 25.0),
        (148.0, 14.3),
        (154.0, 11.1),
        (158.0, 10.0),
        (162.0, 9.1),
        (168.0, 8.3),
        (175.0, 7.6),
        (182.0, 7.3),
    ],
    long_sentences: &[(108.0, 4.2), (124.0, 2.0)],
    counted: |it| it.syllables,
};

/// Raygor's graph of 1977.
pub const RAYGOR: Graph = Graph {
    id: "raygor",
    word_axis: "words of six or more letters",
    words: (6.0, 44.0),
    sentences: (3.2, 28.0),
    first_grade: 3.0,
    boundaries: &[
        ((24.0, 12.5), (7.5, 5.8), 4.0),
        ((26.0, 11.7), (9.8, 5.3), 5.0),
        ((26.8, 10.3), (11.5, 5.0), 6.0),
        ((30.0, 9.8), (13.5, 4.6), 7.0),
        ((31.5, 9.0), (18.4, 4.0), 8.0),
        ((33.2, 8.5), (22.8, 3.8), 9.0),
        ((34.3, 8.0), (24.8, 3.7), 10.0),
        ((36.0, 7.7), (26.8, 3.5), 11.0),
        ((38.0, 7.6), (29.5, 3.4), 12.0),
        ((39.4, 7.2), (32.0, 3.3), 13.0),
        ((42.0, 6.6), (36.1, 3.2), 17.0),
    ],
    long_words: &[
        (18.0, 28.0),
        (20.0, 22.6),
        (22.0, 18.6),
        (24.0, 15.9),
        (26.0, 13.8),
        (32.0, 10.4),
        (36.0, 9.0),
        (40.0, 7.9),
        (44.0, 7.3),
    ],
    long_sentences: &[(6.0, 5.5), (9.0, 4.9), (11.0, 4.6), (15.8, 4.0), (20.4, 3.6), (27.0, 3.2)],
    counted: |it| it.six_letter_words,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_between_the_printed_numbers_have_their_grade() {
        // Well inside each area, by the position of its printed number.
        for (graph, point, grade) in [
            (&FRY, (115.0, 14.0), 1.0),
            (&FRY, (150.0, 5.0), 9.0),
            (&FRY, (124.0, 6.6), 6.0),
            (&FRY, (178.0, 4.0), 16.0),
            (&FRY, (181.0, 4.0), 17.0),
            (&RAYGOR, (8.4, 7.0), 3.0),
            (&RAYGOR, (22.0, 6.9), 6.0),
            (&RAYGOR, (24.5, 6.2), 7.0),
            (&RAYGOR, (27.0, 5.55), 8.0),
            (&RAYGOR, (34.5, 4.65), 12.0),
            (&RAYGOR, (37.0, 4.45), 13.0),
            (&RAYGOR, (42.0, 4.2), 17.0),
        ] {
            assert!((graph.grade(point) - grade).abs() < 1e-9, "{} {point:?}", graph.id);
            assert!(graph.holds(point), "{} {point:?}", graph.id);
        }
    }

    #[test]
    fn corners_and_outside_are_not_held() {
        for (graph, point) in [
            (&FRY, (110.0, 2.5)),
            (&FRY, (175.0, 12.0)),
            (&FRY, (190.0, 5.0)),
            (&RAYGOR, (40.0, 20.0)),
            (&RAYGOR, (8.0, 3.5)),
        ] {
            assert!(!graph.holds(point), "{} {point:?}", graph.id);
        }
    }

    #[test]
    fn harder_words_and_longer_sentences_never_lower_the_grade() {
        for graph in [&FRY, &RAYGOR] {
            for step in 0..20 {
                let sentences =
                    graph.sentences.0 + f64::from(step) * (graph.sentences.1 - graph.sentences.0) / 20.0;
                let grades: Vec<f64> = (0..40)
                    .map(|step| {
                        let share = f64::from(step) / 40.0;
                        graph.grade((graph.words.0 + share * (graph.words.1 - graph.words.0), sentences))
                    })
                    .collect();
                assert!(grades.is_sorted(), "{} at {sentences}: {grades:?}", graph.id);
            }
        }
    }
}
