//! `ease`: our own estimate of how easy teachers find a text, a linear model on counts.
//!
//! Fitted by `tools/fit_ease.py` on the development half of the CLEAR corpus (Crossley et al. 2022: 4,724 excerpts of
//! 170 words, compared in pairs by 1,198 teachers). No coefficient may have another sign than the research on
//! readability gives it; sentence length and syllables have a least weight and rare words a greatest, so that a text
//! that was only simplified, with its rare names kept, still comes out easier.

use super::{ENGLISH, Row, TWO_SENTENCES};
use crate::signal::{Signal, Unit};
use crate::text::Counts;

/// The row.
pub(in crate::signal) const ROWS: &[Signal] = &[Row {
    id: "ease",
    name: "Ease",
    unit: Unit::Ease,
    languages: ENGLISH,
    summary: "How easy teachers would find the text: 50 is the average school reader of grades 3 to 12, each 15 points one \
        standard deviation of such texts.",
    source: "own: a linear model fitted on teachers' judgements (CLEAR corpus, Crossley et al. 2022, Behav. Res. Methods)",
    example: (TWO_SENTENCES, 58.58),
    value: |it| INTERCEPT + FEATURES.iter().map(|feature| feature.coefficient * (feature.value)(it)).sum::<f64>(),
}
.signal()];

/// One term of the model.
#[derive(Debug, Clone, Copy)]
pub struct Feature {
    /// What it is, for people.
    pub name: &'static str,
    /// Points of ease for one unit of the value.
    pub coefficient: f64,
    /// From the counts of a text with at least one word and one sentence.
    pub value: fn(&Counts) -> f64,
}

const fn feature(name: &'static str, coefficient: f64, value: fn(&Counts) -> f64) -> Feature {
    Feature { name, coefficient, value }
}

/// `part` of the words that are neither numbers nor names.
fn plain(it: &Counts, part: u32) -> f64 {
    f64::from(part) / f64::from(it.plain_words.max(1))
}

const INTERCEPT: f64 = 85.09;

/// The terms of the model; every value is a share or a mean, so that the length of a text does not matter.
pub const FEATURES: &[Feature] = &[
    feature("words beyond the 20th of a sentence", -23.97, |it| it.a_word(it.words_beyond_20)),
    feature("syllables a word", -6.25, Counts::asw),
    feature("words off the Dale–Chall list", -19.22, |it| plain(it, it.unfamiliar_words)),
    feature("words off the Spache list", -17.54, |it| plain(it, it.spache_unfamiliar)),
    feature("rare words", -32.64, |it| plain(it, it.rare_words)),
    feature("uncommon words", -47.72, |it| plain(it, it.uncommon_words)),
    feature("abstract nouns", -56.19, |it| plain(it, it.abstract_words)),
    feature("subordinating words", -49.35, |it| plain(it, it.subordinators)),
    feature("prepositions", -29.50, |it| plain(it, it.prepositions)),
    feature("of", -40.51, |it| plain(it, it.of_words)),
    feature("the", -30.04, |it| plain(it, it.the_words)),
    feature("semicolons and colons", -67.72, |it| it.a_word(it.semicolons)),
    // Estimated counts are rounded one by one, so that a part may exceed the whole.
    feature("numbers and names", -12.25, |it| it.a_word(it.words.saturating_sub(it.plain_words))),
    feature("pronouns for persons", 9.11, |it| plain(it, it.person_pronouns)),
    feature("contractions", 27.38, |it| plain(it, it.contractions)),
    feature("words repeated within a hundred", 15.71, |it| {
        f64::from(it.repeated_words) / f64::from(it.content_words.max(1))
    }),
];
