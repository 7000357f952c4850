//! The reports of all samples in short, as one text to review: a moved figure or mark is a line of a diff.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test golden`, and read the diff.
#![expect(clippy::expect_used, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use candor::analysis::analyze;
use candor::format;
use candor::report::Report;
use candor::score::{Pillar, Rubric};

#[test]
fn samples_in_short() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the samples").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| in_short(&report_of(path))).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("samples", texts.join("\n\n")));
}

fn report_of(path: &Path) -> Report {
    let name = path.file_name().expect("a name").to_string_lossy();
    let source = format::read(&name, &fs::read(path).expect("a sample")).expect("a readable sample");
    analyze(&source, &Rubric::default(), &()).expect("nobody cancels")
}

fn in_short(report: &Report) -> String {
    let mut lines = vec![report.source.name.clone()];
    let mut line = |name: &str, text: String| lines.push(format!("  {name}: {text}"));
    line("title", report.source.title.clone().unwrap_or_else(|| "none".to_owned()));
    line(
        "read as",
        format!("{}, {}, {}", report.source.format, report.source.encoding, report.language.code),
    );
    let counts = &report.counts;
    line(
        "counts",
        format!(
            "{} words, {} sentences, {} paragraphs, {} syllables",
            counts.words, counts.sentences, counts.paragraphs, counts.syllables
        ),
    );
    line("left out", listed(counts.uncounted.iter().map(|(part, words)| format!("{part} {words}"))));
    let figures = report.readability.iter();
    line(
        "readability",
        listed(figures.map(|(id, figure)| format!("{id} {}", rounded(figure.map(|it| it.value))))),
    );
    let mut marks: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in &report.signals {
        *marks.entry(mark.kind.id()).or_default() += 1;
    }
    line("marks", listed(marks.iter().map(|(kind, n)| format!("{kind} {n}"))));
    line("claims", format!("{} of {} supported", report.claims.supported, report.claims.n));
    let pillar = |pillar: &Pillar| {
        let figure = report.pillars.get(*pillar);
        format!("{} {}", pillar.id(), rounded(figure.map(|figure| figure.score)))
    };
    line("pillars", listed(Pillar::ALL.iter().map(pillar)));
    let reliability = &report.reliability;
    line("reliability", format!("{} {}", reliability.band, rounded(reliability.score)));
    line("caps", listed(reliability.caps.iter().map(|cap| cap.id.to_owned())));
    line("alerts", listed(report.alerts.iter().map(|alert| alert.kind.to_owned())));
    line("notices", report.notices.len().to_string());
    lines.join("\n")
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

/// To a tenth: below that, nothing is meant.
fn rounded(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}
