//! Every document of `assets/samples` gets the marks and the band that `assets/samples.toml` expects of it.
//!
//! What the detectors cannot do yet stands in `tests/samples/known_failures.txt`, one line each; a line that no
//! longer fails must be taken out, so that the list can only shrink.
#![expect(clippy::expect_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use candor::analysis::analyze;
use candor::format::{self, Source};
use candor::report::Report;
use candor::score::counted::Unmarked;
use candor::score::indicator::indicator;
use candor::score::{Pillar, Rubric};
use candor::signal::Kind;
use candor::text::Span;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    title: String,
    genre: String,
    language: String,
    bands: Vec<String>,
    /// For texts whose band rests on lists that there are in English only.
    #[serde(default)]
    band_may_be_absent: bool,
    must_mark: Vec<Place>,
    must_not_mark: Vec<Place>,
    min: BTreeMap<String, usize>,
    max: BTreeMap<String, usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    kind: String,
    text: String,
}

#[test]
fn samples_meet_their_expectations() {
    let known: BTreeSet<String> = fs::read_to_string(root().join("tests/samples/known_failures.txt"))
        .expect("the list of known failures")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(str::to_owned)
        .collect();
    let failures: BTreeSet<String> = expectations()
        .iter()
        .flat_map(|(name, expected)| {
            let (source, report) = analyzed(name);
            failures_of(expected, &source, &report)
                .into_iter()
                .map(move |failure| format!("{name}: {failure}"))
        })
        .collect();
    let new: Vec<_> = failures.difference(&known).map(String::as_str).collect();
    let mended: Vec<_> = known.difference(&failures).map(String::as_str).collect();
    assert!(
        new.is_empty() && mended.is_empty(),
        "\n{} new failures:\n{}\n\n{} known failures no longer fail, take them out of the list:\n{}\n",
        new.len(),
        new.join("\n"),
        mended.len(),
        mended.join("\n"),
    );
}

#[test]
fn every_indicator_with_a_value_opens_its_words() {
    let mut n_opened = 0;
    for name in expectations().keys() {
        let (_, report) = analyzed(name);
        let pillars = Pillar::ALL.iter().filter_map(|pillar| report.pillars.get(*pillar));
        for it in pillars.flat_map(|pillar| &pillar.indicators).filter(|it| it.value > Some(0.0)) {
            let row = indicator(it.id).expect("a row");
            let marked = report.signals.iter().any(|mark| row.kinds.contains(&mark.kind));
            let counted = report.counted.iter().any(|counted| counted.signal == it.id);
            let elsewhere = matches!(row.unmarked, Unmarked::Elsewhere(_));
            assert!(marked || counted || elsewhere, "{name}: {} is {:?} and opens nothing", it.id, it.value);
            n_opened += usize::from(counted);
        }
    }
    assert!(n_opened > 20, "{n_opened}");
}

#[test]
fn every_sample_has_its_expectations() {
    let on_disk: BTreeSet<String> = fs::read_dir(root().join("assets/samples"))
        .expect("the samples")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let expected: BTreeSet<String> = expectations().into_keys().collect();
    assert_eq!(on_disk, expected);
}

/// A misspelt kind or a text that no longer occurs would make an expectation that cannot fail.
#[test]
fn expectations_can_fail() {
    let mut faults = Vec::new();
    for (name, expected) in expectations() {
        let (source, _) = analyzed(&name);
        let places = || expected.must_mark.iter().chain(&expected.must_not_mark);
        let counted = expected.min.keys().chain(expected.max.keys()).map(String::as_str);
        for kind in places().map(|place| place.kind.as_str()).chain(counted) {
            if Kind::from_id(kind).is_none() {
                faults.push(format!("{name}: there is no kind `{kind}`"));
            }
        }
        for place in places().filter(|place| occurrences(&source.text, &place.text).is_empty()) {
            faults.push(format!("{name}: the text has no «{}»", place.text));
        }
        if expected.title.is_empty() || expected.genre.is_empty() || expected.bands.is_empty() {
            faults.push(format!("{name}: title, genre or bands are missing"));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn a_failure_of_each_sort_is_found() {
    let (source, report) = analyzed("01-encyclopedia-scurvy.md");
    let expected: Expected = toml::from_str(
        r#"title = ""
        genre = ""
        language = "fra"
        bands = ["no_such_band"]
        must_mark = [{ kind = "commercial", text = "20 May 1747" }]
        must_not_mark = [{ kind = "citation", text = "[3]" }]
        min = { disclaimer = 99 }
        max = { citation = 0 }"#,
    )
    .expect("expectations");
    assert_eq!(failures_of(&expected, &source, &report).len(), 6);
}

fn failures_of(expected: &Expected, source: &Source, report: &Report) -> Vec<String> {
    let mut failures = Vec::new();
    if report.language.code != expected.language {
        failures.push(format!("language is {}", report.language.code));
    }
    let no_band = expected.band_may_be_absent && report.reliability.score.is_none();
    if !no_band && !expected.bands.iter().any(|band| band == report.reliability.band) {
        failures.push(format!("band is {}, not {}", report.reliability.band, expected.bands.join(" or ")));
    }
    let marked = |place: &Place| {
        occurrences(&source.text, &place.text).iter().any(|span| {
            report.signals.iter().any(|mark| mark.kind.id() == place.kind && mark.span.overlaps(*span))
        })
    };
    let missed = expected.must_mark.iter().filter(|place| !marked(place));
    failures.extend(missed.map(|place| format!("no {} at «{}»", place.kind, place.text)));
    let wrong = expected.must_not_mark.iter().filter(|place| marked(place));
    failures.extend(wrong.map(|place| format!("a {} at «{}»", place.kind, place.text)));
    let count = |kind: &str| report.signals.iter().filter(|mark| mark.kind.id() == kind).count();
    let few = expected.min.iter().filter(|(kind, least)| count(kind) < **least);
    failures.extend(few.map(|(kind, least)| format!("fewer than {least} of {kind}")));
    let many = expected.max.iter().filter(|(kind, most)| count(kind) > **most);
    failures.extend(many.map(|(kind, most)| format!("more than {most} of {kind}")));
    failures
}

/// Every place of `part` in `text`.
fn occurrences(text: &str, part: &str) -> Vec<Span> {
    text.match_indices(part).map(|(start, found)| Span::new(start, start + found.len())).collect()
}

fn analyzed(name: &str) -> (Source, Report) {
    let bytes = fs::read(root().join("assets/samples").join(name)).expect("a sample");
    let source = format::read(name, &bytes).expect("a readable sample");
    let report = analyze(&source, &Rubric::default(), &()).expect("nobody cancels");
    (source, report)
}

fn expectations() -> BTreeMap<String, Expected> {
    let file = fs::read_to_string(root().join("assets/samples.toml")).expect("the expectations");
    toml::from_str(&file).expect("valid expectations")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
