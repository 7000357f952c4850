//! Syllables are exact on every word of `CMUdict`, and right on words that the model has not seen.

#[path = "../examples/fit_syllables/fit.rs"]
mod fit;

use candor::text::syllable;

const DICTIONARY: &str = include_str!("../assets/language/cmudict_syllables.tsv");

#[test]
fn every_word_of_the_dictionary_has_a_listed_number_of_syllables() {
    let entries = fit::entries(DICTIONARY);
    assert!(entries.len() > 126_000);
    let wrong: Vec<_> =
        entries.iter().filter(|(word, counts)| !counts.contains(&syllable::count(word))).collect();
    assert!(wrong.is_empty(), "{} wrong: {:?}", wrong.len(), wrong.get(..20.min(wrong.len())));
}

#[test]
fn words_that_were_held_out_are_right_in_96_of_100() {
    let entries = fit::entries(DICTIONARY);
    let held_out: Vec<_> = entries.iter().step_by(10).collect();
    let rest: Vec<_> =
        entries.iter().enumerate().filter(|(idx, _)| idx % 10 > 0).map(|(_, entry)| entry).collect();
    let weights = fit::fit(&rest);
    let share = fit::right(&held_out, &weights) as f64 / held_out.len() as f64;
    assert!(share >= 0.96, "{share}");
    assert!(fit::right(&held_out, &[]) < held_out.len() * 85 / 100, "the weights must earn their place");
}
