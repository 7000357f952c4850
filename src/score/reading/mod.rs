//! What the readability figures mean for people: the grade's cause, its school year, its readers, the hardest places.

mod drive;
mod fit;
mod hardest;
mod school;

pub use drive::{Drive, Driver, drive};
pub use fit::{Fit, HEALTH_TARGET, READERS, Reader, fit, reader};
pub use hardest::{HardSentence, HardWord, Hardest, Measured, hardest_words, measured_sentences};
pub use school::{SchoolYear, school_year};

/// SMOG was made for this many sentences.
const SENTENCES_OF_SMOG: u32 = 30;

/// What to keep in mind where the text has fewer sentences than SMOG was made for; never an error.
pub fn confidence_note(sentences: u32) -> Option<String> {
    let ending = if sentences == 1 { "" } else { "s" };
    (1..SENTENCES_OF_SMOG).contains(&sentences).then(|| {
        format!(
            "SMOG was made for {SENTENCES_OF_SMOG} sentences; this text has {sentences} sentence{ending}: take its grade, and \
             those of the other formulas, as rough."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_texts_get_the_note() {
        for (sentences, has) in [(0, false), (1, true), (29, true), (30, false)] {
            assert_eq!(confidence_note(sentences).is_some(), has, "{sentences}");
        }
    }
}
