//! Writes `assets/language/syllable_model.bin` and `syllable_exceptions.tsv` from `cmudict_syllables.tsv`.
//!
//! `cargo run --release --example fit_syllables`; the same input gives the same bytes.
#![expect(clippy::print_stdout, reason = "a program that reports what it wrote")]

mod fit;

use std::path::Path;

use candor::text::syllable::Rules;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language");
    let file = std::fs::read_to_string(folder.join("cmudict_syllables.tsv"))?;
    let entries = fit::entries(&file);
    let (held_out, rest): (Vec<_>, Vec<_>) = entries.iter().enumerate().partition(|(idx, _)| idx % 10 == 0);
    let strip = |part: Vec<(usize, _)>| part.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>();
    let (held_out, rest) = (strip(held_out), strip(rest));
    let right = fit::right(&held_out, &fit::fit(&rest));
    println!("held out: {right} of {} right", held_out.len());

    let all: Vec<_> = entries.iter().collect();
    let weights = fit::fit(&all);
    let exceptions = with_compounds(&entries, &weights);
    println!("fitted on all: {} exceptions, {} bytes", exceptions.lines().count(), exceptions.len());
    std::fs::write(folder.join("syllable_model.bin"), &weights)?;
    std::fs::write(folder.join("syllable_exceptions.tsv"), exceptions)
}

/// The words that the rules over `weights` get wrong; compounds are looked at when those of their parts are known.
fn with_compounds(entries: &[fit::Entry<'_>], weights: &[u8]) -> String {
    let mut exceptions = String::new();
    for compound in [false, true] {
        let rules = Rules::new(weights, &exceptions);
        for (word, counts) in entries.iter().filter(|(word, _)| word.contains('-') == compound) {
            if !counts.contains(&rules.count(word)) {
                let count = counts.first().copied().unwrap_or(1).max(1);
                exceptions.extend([word, "\t", &count.to_string(), "\n"]);
            }
        }
    }
    exceptions
}
