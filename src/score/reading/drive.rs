//! Whether long sentences or long words make a text hard, in the terms of Flesch and Kincaid.

use crate::text::Counts;

/// Words a sentence and syllables a word of school texts of grades 3 to 12: medians of 600 excerpts of the CLEAR corpus
/// (Crossley et al. 2022), counted by our rules.
const TYPICAL: (f64, f64) = (20.0, 1.5);
/// Grades for one word a sentence and for one syllable a word, as in the Flesch–Kincaid grade.
const GRADES: (f64, f64) = (0.39, 11.8);
/// A difference of fewer grades is none.
const NOTICEABLE: f64 = 1.0;

/// What makes the text harder than school texts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// Sentence length.
    Sentences,
    /// Word length.
    Words,
    /// Sentence and word length equally.
    Both,
    /// Neither is above that of school texts.
    Neither,
}

impl Driver {
    /// The stable name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sentences => "sentences",
            Self::Words => "words",
            Self::Both => "both",
            Self::Neither => "neither",
        }
    }
}

/// The two counts that most formulas are made of, and what they add.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drive {
    /// Which of the two drives the grade.
    pub driver: Driver,
    /// Mean length of a sentence in words.
    pub words_a_sentence: f64,
    /// Mean length of a word in syllables.
    pub syllables_a_word: f64,
    /// Grades that sentence length adds to that of typical school texts; negative where it takes some.
    pub sentence_grades: f64,
    /// Grades that word length adds.
    pub word_grades: f64,
}

/// What drives the grade of these counts; nothing without a word and a sentence.
pub fn drive(counts: &Counts) -> Option<Drive> {
    if counts.words == 0 || counts.sentences == 0 {
        return None;
    }
    let sentence_grades = GRADES.0 * (counts.asl() - TYPICAL.0);
    let word_grades = GRADES.1 * (counts.asw() - TYPICAL.1);
    let driver = if sentence_grades.max(word_grades) < NOTICEABLE {
        Driver::Neither
    } else if sentence_grades > word_grades + NOTICEABLE {
        Driver::Sentences
    } else if word_grades > sentence_grades + NOTICEABLE {
        Driver::Words
    } else {
        Driver::Both
    };
    Some(Drive {
        driver,
        words_a_sentence: counts.asl(),
        syllables_a_word: counts.asw(),
        sentence_grades,
        word_grades,
    })
}

impl Drive {
    /// In one sentence: "Long sentences make it hard: 31.0 words a sentence (school texts: 20), 1.52 syllables a word (1.5)."
    pub fn sentence(&self) -> String {
        let cause = match self.driver {
            Driver::Sentences => "Long sentences make it hard",
            Driver::Words => "Long words make it hard",
            Driver::Both => "Long sentences and long words make it hard",
            Driver::Neither => "Neither sentences nor words are long",
        };
        format!(
            "{cause}: {:.1} words a sentence (school texts: {}), {:.2} syllables a word ({}).",
            self.words_a_sentence, TYPICAL.0, self.syllables_a_word, TYPICAL.1
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_one_drives() {
        for (words, sentences, syllables, driver) in [
            (1000, 20, 1450, Driver::Sentences),
            (1000, 60, 1900, Driver::Words),
            (1000, 36, 1800, Driver::Both),
            (1000, 30, 1600, Driver::Sentences),
            (1000, 80, 1300, Driver::Neither),
        ] {
            let found = drive(&Counts { sentences, words, syllables, ..Counts::ZERO });
            assert_eq!(found.map(|it| it.driver), Some(driver), "{words} {sentences} {syllables}");
        }
        assert_eq!(drive(&Counts::ZERO), None);
    }
}
