//! The section `reading`: what the readability figures mean for people.

use std::ops::Range;

use serde::Serialize;

use super::Figure;
use crate::score::Interval;
use crate::score::reading::{self, Fit, HardSentence, HardWord, Hardest, Measured};
use crate::signal::readability::consensus;
use crate::signal::readability::graphs::{FRY, Graph, RAYGOR};
use crate::text::{CodePoints, Document, Span, parallel};

/// Sentences that one thread takes at a time.
const SENTENCES_OF_A_RUN: usize = 4096;

/// What the readability figures mean for people; grades are of English alone, and null without running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadingInfo {
    /// Median of the grade formulas, a US school grade.
    pub grade: Option<Figure>,
    /// How far the formulas disagree.
    pub spread: Option<SpreadInfo>,
    /// What makes the text hard.
    pub driver: Option<DriverInfo>,
    /// The grade as school years and ages.
    pub school: Option<SchoolInfo>,
    /// The target of plain language for health, grade 6 to 8: `met`, `unsure` or `not_met`.
    pub health_target: Option<&'static str>,
    /// How the text fits each reader.
    pub readers: Vec<ReaderInfo>,
    /// Where the text stands on Fry's graph.
    pub fry: Option<GraphInfo>,
    /// Where it stands on Raygor's.
    pub raygor: Option<GraphInfo>,
    /// The hardest sentences, hardest first.
    pub hardest_sentences: Vec<HardSentenceInfo>,
    /// Every sentence that is hard at all, in reading order; for the window alone.
    #[serde(skip)]
    pub hardness: Vec<Hardness>,
    /// The hardest words, hardest first.
    pub hardest_words: Vec<HardWordInfo>,
    /// What to keep in mind of a text with fewer sentences than SMOG was made for.
    pub confidence: Option<String>,
}

/// How hard a sentence is, for the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hardness {
    /// Where it stands.
    pub span: Span,
    /// 1 as in high school, 2 as in college, 3 beyond; in other languages medium, hard and very hard by LIX.
    pub step: u8,
}

/// The lowest and the highest formula.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SpreadInfo {
    /// The formula that gives the lowest grade.
    pub lowest: FormulaGrade,
    /// The formula that gives the highest grade.
    pub highest: FormulaGrade,
    /// How many formulas were asked.
    pub formulas: usize,
}

/// One formula's grade.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FormulaGrade {
    /// The formula.
    pub signal: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// Its grade.
    pub grade: f64,
}

/// The two counts that most formulas are made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriverInfo {
    /// `sentences`, `words`, `both` or `neither`.
    pub driver: &'static str,
    /// In one sentence.
    pub text: String,
    /// Mean sentence length in words.
    pub words_a_sentence: f64,
    /// Mean word length in syllables.
    pub syllables_a_word: f64,
    /// Grades that sentence length adds to typical school texts.
    pub sentence_grades: f64,
    /// Grades that word length adds to them.
    pub word_grades: f64,
}

/// A grade as people say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SchoolInfo {
    /// In the United States.
    pub us: &'static str,
    /// In England and Wales.
    pub uk: &'static str,
    /// Ages in years.
    pub ages: &'static str,
    /// "US grade 7, UK Year 8, ages 12 to 13".
    pub text: String,
}

/// How the text fits one reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReaderInfo {
    /// Stable name.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// `easy`, `fits`, `unsure` or `hard`.
    pub fit: &'static str,
    /// In words.
    pub text: &'static str,
}

/// A point of a graph whose areas are grades.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GraphInfo {
    /// Syllables (Fry) or words of six or more letters (Raygor) in a hundred words.
    pub words: f64,
    /// Sentences in a hundred words.
    pub sentences: f64,
    /// The grade of the area, or of the nearest one.
    pub grade: f64,
    /// Whether the point is on the graph and outside of its invalid corners.
    pub valid: bool,
}

/// A hard sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HardSentenceInfo {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// Its own grade, or LIX.
    pub value: f64,
    /// `grade` or `lix`.
    pub measured: &'static str,
    /// How many words it has.
    pub words: u32,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}

/// A hard word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HardWordInfo {
    /// First code point of its first place.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The word.
    pub text: String,
    /// How often it is there.
    pub n: u32,
    /// Its syllables.
    pub syllables: u8,
    /// Some of `rare`, `long`, `syllables`.
    pub reasons: Vec<&'static str>,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}

impl ReadingInfo {
    /// As plain data; `grade` is the median of the English formulas with its interval. Without the `hardness` of every
    /// sentence unless it is asked for.
    pub fn new(
        document: &Document<'_>,
        grade: Option<Interval>,
        places: &CodePoints<'_>,
        hardness: bool,
    ) -> Self {
        let counts = document.counts();
        let english = document.language().is_english();
        let sentences = || hard_sentences(document, hardness);
        let words = || reading::hardest_words(document);
        let ((sentences, hard), words) = parallel::both(document.is_large(), sentences, words);
        Self {
            grade: grade.map(|it| Figure { value: it.value, low: it.low, high: it.high }),
            spread: grade.and_then(|_| spread(document)),
            driver: reading::drive(counts).filter(|_| english).map(|drive| DriverInfo {
                driver: drive.driver.id(),
                text: drive.sentence(),
                words_a_sentence: drive.words_a_sentence,
                syllables_a_word: drive.syllables_a_word,
                sentence_grades: drive.sentence_grades,
                word_grades: drive.word_grades,
            }),
            school: grade.map(|it| school(it.value)),
            health_target: grade.map(|it| match reading::fit(it, &reading::HEALTH_TARGET) {
                Fit::Easy | Fit::Fits => "met",
                Fit::Unsure => "unsure",
                Fit::Hard => "not_met",
            }),
            readers: grade.map(readers).unwrap_or_default(),
            fry: grade.map(|_| graph(&FRY, document)),
            raygor: grade.map(|_| graph(&RAYGOR, document)),
            hardest_sentences: sentences
                .all()
                .iter()
                .map(|it| hard_sentence(it, document.text(), places))
                .collect(),
            hardness: hard,
            hardest_words: words.iter().map(|it| hard_word(it, document.text(), places)).collect(),
            confidence: reading::confidence_note(counts.sentences).filter(|_| english),
        }
    }
}

/// The hardest sentences, and how hard each one is where that is wanted.
fn hard_sentences(document: &Document<'_>, hardness: bool) -> (Hardest, Vec<Hardness>) {
    let in_run = |run: &Range<usize>| {
        let (mut hardest, mut hard) = (Hardest::default(), Vec::new());
        for it in reading::measured_sentences(document, run.clone()) {
            hardest.meet(&it);
            hard.extend((hardness && it.step() > 0).then(|| Hardness { span: it.span, step: it.step() }));
        }
        (hardest, hard)
    };
    let runs = parallel::runs(document.sentences().len(), SENTENCES_OF_A_RUN);
    let (mut hardest, mut hard) = (Hardest::default(), Vec::new());
    parallel::each_in_order(document.is_large(), &runs, in_run, |(of_run, hard_of_run)| {
        of_run.all().iter().for_each(|it| hardest.meet(it));
        hard.extend(hard_of_run);
    });
    (hardest, hard)
}

fn spread(document: &Document<'_>) -> Option<SpreadInfo> {
    let formulas: Vec<FormulaGrade> = consensus::grades(document.counts())
        .map(|(row, grade)| FormulaGrade { signal: row.id, name: row.name, grade })
        .collect();
    Some(SpreadInfo {
        lowest: formulas.iter().copied().min_by(|a, b| a.grade.total_cmp(&b.grade))?,
        highest: formulas.iter().copied().max_by(|a, b| a.grade.total_cmp(&b.grade))?,
        formulas: formulas.len(),
    })
}

fn school(grade: f64) -> SchoolInfo {
    let year = reading::school_year(grade);
    let text = format!("US {}, UK {}, ages {}", year.us, year.uk, year.ages);
    SchoolInfo { us: year.us, uk: year.uk, ages: year.ages, text }
}

fn readers(grade: Interval) -> Vec<ReaderInfo> {
    let info = |reader: &reading::Reader| {
        let fit = reading::fit(grade, reader);
        ReaderInfo { id: reader.id, name: reader.name, fit: fit.id(), text: fit.name() }
    };
    reading::READERS.iter().map(info).collect()
}

fn graph(graph: &Graph, document: &Document<'_>) -> GraphInfo {
    let point = graph.point(document.counts());
    GraphInfo { words: point.0, sentences: point.1, grade: graph.grade(point), valid: graph.holds(point) }
}

fn hard_sentence(it: &HardSentence, text: &str, places: &CodePoints<'_>) -> HardSentenceInfo {
    HardSentenceInfo {
        start: places.at(it.span.start()),
        end: places.at(it.span.end()),
        text: it.span.of(text).to_owned(),
        value: it.value,
        measured: match it.measured {
            Measured::Grade => "grade",
            Measured::Lix => "lix",
        },
        words: it.words,
        span: it.span,
    }
}

fn hard_word(it: &HardWord, text: &str, places: &CodePoints<'_>) -> HardWordInfo {
    let reasons = [(it.rare, "rare"), (it.long, "long"), (it.many_syllables, "syllables")];
    HardWordInfo {
        start: places.at(it.span.start()),
        end: places.at(it.span.end()),
        text: it.span.of(text).to_owned(),
        n: it.n,
        syllables: it.syllables,
        reasons: reasons.iter().filter(|(holds, _)| *holds).map(|(_, reason)| *reason).collect(),
        span: it.span,
    }
}
