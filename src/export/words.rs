//! The words that every export for people shares.

use crate::report::{Figure, Mark, PillarInfo, Report, counted_sentences, flip_sentences, rate_sentences};
use crate::signal::Kind;
use crate::study::plain;

/// "62 (55–70)", or a dash where nothing could be measured.
pub(super) fn figure(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
    match (value, low, high) {
        (Some(value), Some(low), Some(high)) if low < high => format!("{value:.0} ({low:.0}–{high:.0})"),
        (Some(value), _, _) => format!("{value:.0}"),
        _ => "–".to_owned(),
    }
}

/// The composite with its interval.
pub(super) fn reliability(report: &Report) -> String {
    let it = &report.reliability;
    figure(it.score, it.low, it.high)
}

/// The four pillars: name and figure.
pub(super) fn pillars(report: &Report) -> [(&'static str, String); 4] {
    let pillars = &report.pillars;
    let of = |pillar: &Option<PillarInfo>| {
        let pillar = pillar.as_ref();
        figure(pillar.map(|it| it.score), pillar.map(|it| it.low), pillar.map(|it| it.high))
    };
    [
        ("Evidence", of(&pillars.evidence)),
        ("Certainty", of(&pillars.certainty)),
        ("Commerce", of(&pillars.commerce)),
        ("Integrity", of(&pillars.integrity)),
    ]
}

/// Where the points went, the largest first: what took them, and how many.
pub(super) fn contributions(report: &Report) -> Vec<(&'static str, String)> {
    report.reliability.largest().iter().map(|row| (row.name, row.shown())).collect()
}

/// Every readability figure that could be measured: its name and value.
pub(super) fn readability(report: &Report) -> Vec<(&'static str, String)> {
    let named = |(id, figure): (&&'static str, &Option<Figure>)| {
        let name = crate::signal::signal(id).map_or(*id, |row| row.name);
        figure.map(|figure| (name, format!("{:.1}", figure.value)))
    };
    report.readability.iter().filter_map(named).collect()
}

/// "535 words, 24 sentences, English".
pub(super) fn size(report: &Report) -> String {
    let counts = &report.counts;
    let of = |n, one| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    format!("{}, {}, {}", of(counts.words, "word"), of(counts.sentences, "sentence"), report.language.name)
}

/// How many marks there are of each kind, in the order of the legend, kinds without any left out.
pub(super) fn marks(report: &Report) -> Vec<(Kind, usize)> {
    let count = |kind: Kind| report.signals.iter().filter(|mark| mark.kind == kind).count();
    Kind::ALL.iter().map(|kind| (*kind, count(*kind))).filter(|(_, n)| *n > 0).collect()
}

/// Why a place is marked, in plain words, and the rule that says so.
pub(super) fn reason(mark: &Mark) -> String {
    format!("{}. {} ({})", mark.kind.name(), plain::words(mark.kind, mark.subtype), mark.rule)
}

/// The parts of a report that are sentences under a title; those without sentences are left out.
pub(super) fn sections(report: &Report) -> Vec<(&'static str, Vec<String>)> {
    let sections = [
        ("How firm the verdict is", flip_sentences(&report.reliability)),
        ("Counted without a mark", counted_sentences(&report.counted)),
        ("Beside real genres", rate_sentences(&report.rates)),
    ];
    sections.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// The words of a marked place and why it is marked.
pub(super) fn place(mark: &Mark) -> String {
    format!("“{}”: {}", mark.text.chars().take(160).collect::<String>(), reason(mark))
}

/// What made this report, from what: the last line of every export.
pub(super) fn provenance(report: &Report) -> String {
    format!(
        "Candor {}, rubric {} ({}), {} terms ({}). {}, {} bytes, {}, SHA-256 {}.",
        report.versions.app,
        report.rubric.name,
        report.rubric.hash,
        report.versions.lexicons.n_terms,
        report.versions.lexicons.hash,
        report.source.name,
        report.source.bytes,
        report.source.encoding,
        report.source.sha256,
    )
}
