//! How fast each stage runs on the English samples, repeated to a megabyte:
//! `cargo bench --bench pipeline`. What came out is in `docs/performance.md`.

use std::sync::LazyLock;

use candor::analysis::analyze;
use candor::format::{Source, read};
use candor::lexicon::{TERMS, Term, automaton_of};
use candor::score::interval;
use candor::score::{Facts, Measured, Rubric, Seen, score};
use candor::signal::claims::claims;
use candor::signal::{Terms, detect};
use candor::text::{Document, Meta, blocks_of_plain};
use candor::worker::SAMPLES;
use divan::Bencher;
use divan::counter::BytesCount;

/// The length of the text; every sample is in it many times, so that no stage lives on one kind of text.
const BYTES: usize = 1 << 20;

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let read = SAMPLES.iter().filter_map(|(name, bytes)| read(name, bytes).ok());
    let texts: Vec<String> = read.map(|source| source.text).filter(|text| is_english(text)).collect();
    let mut all = String::with_capacity(BYTES * 2);
    while all.len() < BYTES {
        for text in &texts {
            all.push_str(text);
            all.push_str("\n\n");
        }
    }
    all
});

fn is_english(text: &str) -> bool {
    candor::text::detect(text).is_english()
}

fn document() -> Document<'static> {
    Document::new(&TEXT, blocks_of_plain(&TEXT))
}

fn main() {
    divan::main();
}

#[divan::bench]
fn decode(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(|| read("samples.txt", TEXT.as_bytes()));
}

#[divan::bench]
fn divide(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(document);
}

#[divan::bench(name = "detect")]
fn mark(bencher: Bencher<'_, '_>) {
    let (document, meta) = (document(), Meta::default());
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(|| detect(&document, &meta, &|_| true));
}

/// Lists of so many terms: from the program's own, as many as there are, then pairs of words, common ones first.
#[divan::bench(args = [200, 2_000, 20_000])]
fn terms(bencher: Bencher<'_, '_>, n_terms: usize) {
    let words =
        include_str!("../assets/language/frequency.txt").lines().filter(|line| !line.starts_with('#'));
    let words: Vec<&str> = words.flat_map(|line| line.split(' ')).collect();
    let word = |at: usize| words.get(at % words.len()).copied().unwrap_or_default();
    let pair = |n: usize| Term {
        lexicon: "bench",
        pattern: format!("{} {}", word(n * 6), word(n * 7_919)).leak(),
        subtype: "",
        strength: 1,
        note: "",
        source: "own",
        example: "",
        counter_example: "",
    };
    let step = (TERMS.len() / n_terms).max(1);
    let mut terms: Vec<Term> = TERMS.iter().step_by(step).take(n_terms).copied().collect();
    terms.extend((0..n_terms - terms.len()).map(pair));
    let (automaton, document) = (automaton_of(&terms), document());
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(|| automaton.find(&document));
}

#[divan::bench(name = "claims")]
fn claim(bencher: Bencher<'_, '_>) {
    let (document, meta) = (document(), Meta::default());
    let findings = detect(&document, &meta, &|_| true).unwrap_or_default();
    let words = Terms::of(&document).claim_words;
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(|| claims(&document, &words, &findings));
}

#[divan::bench]
fn intervals(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(|| interval::formulas(&document));
}

#[divan::bench(name = "score")]
fn weigh(bencher: Bencher<'_, '_>) {
    let (document, meta, rubric) = (document(), Meta::default(), Rubric::default());
    let findings = detect(&document, &meta, &|_| true).unwrap_or_default();
    let Terms { claim_words, told, .. } = Terms::of(&document);
    let claims = claims(&document, &claim_words, &findings);
    let facts = Facts::gather(&document, &meta, &findings);
    let seen = Seen { findings: &findings, claims: &claims, told: &told };
    bencher
        .counter(BytesCount::of_str(TEXT.as_str()))
        .bench(|| score(&Measured::gather(&document, &seen, facts.clone()), &rubric));
}

#[divan::bench]
fn json(bencher: Bencher<'_, '_>) {
    let (source, rubric) = (Source::of_text("samples", TEXT.as_str()), Rubric::default());
    let report = analyze(&source, &rubric, &()).ok();
    bencher
        .counter(BytesCount::of_str(TEXT.as_str()))
        .bench(|| report.as_ref().and_then(|report| serde_json::to_vec(report).ok()));
}

#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let (source, rubric) = (Source::of_text("samples", TEXT.as_str()), Rubric::default());
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(|| analyze(&source, &rubric, &()));
}
