//! The words that every export for people shares.

use std::collections::BTreeMap;

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

/// The document's title, or the name of its file without the folders.
pub(super) fn title(report: &Report) -> &str {
    let name = || report.id.rsplit(['/', '\\']).next().filter(|name| !name.is_empty());
    report.source.title.as_deref().or_else(name).unwrap_or(&report.id)
}

/// A name with its figure, drawn where the format can draw.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) bar: Option<Bar>,
}

/// A figure on a scale; all are shares of the scale's length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    /// Where the bar begins and ends.
    pub(super) from: f64,
    pub(super) to: f64,
    /// The figure itself, where the bar is its interval.
    pub(super) at: Option<f64>,
}

/// The four pillars with their intervals.
pub(super) fn pillars(report: &Report) -> Vec<Row> {
    let pillars = &report.pillars;
    let row = |(name, pillar): (&'static str, &Option<PillarInfo>)| {
        let bar = pillar.as_ref().map(|it| Bar {
            from: it.low / 100.0,
            to: it.high / 100.0,
            at: Some(it.score / 100.0),
        });
        let pillar = pillar.as_ref();
        let value = figure(pillar.map(|it| it.score), pillar.map(|it| it.low), pillar.map(|it| it.high));
        Row { name, value, bar }
    };
    let named = [
        ("Evidence", &pillars.evidence),
        ("Certainty", &pillars.certainty),
        ("Commerce", &pillars.commerce),
        ("Integrity", &pillars.integrity),
    ];
    named.into_iter().map(row).collect()
}

/// Where the points went, the largest first: what took them, and how many, beside the largest.
pub(super) fn contributions(report: &Report) -> Vec<Row> {
    let rows = report.reliability.largest();
    let most = rows.first().map_or(1.0, |row| row.points);
    let bar = |points: f64| Some(Bar { from: 0.0, to: points / most, at: None });
    rows.iter().map(|row| Row { name: row.name, value: row.shown(), bar: bar(row.points) }).collect()
}

/// Every readability figure that could be measured.
pub(super) fn readability(report: &Report) -> Vec<Row> {
    let named = |(id, figure): (&&'static str, &Option<Figure>)| {
        let name = crate::signal::signal(id).map_or(*id, |row| row.name);
        figure.map(|figure| Row { name, value: format!("{:.1}", figure.value), bar: None })
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

/// The marked places of one kind.
pub(super) struct Places {
    pub(super) kind: Kind,
    /// How many there are.
    pub(super) n: usize,
    /// A line for each reason: the reason, then the words, each once.
    pub(super) lines: Vec<String>,
}

/// So many words are listed under one reason; the rest is counted.
const MAX_WORDS: usize = 24;

/// Every marked place by its kind and its reason, in the order of the legend and then of the text.
pub(super) fn places(report: &Report) -> Vec<Places> {
    let mut reasons: BTreeMap<Kind, Vec<(&str, Wordings)>> = BTreeMap::new();
    for mark in &report.signals {
        let reason = plain::words(mark.kind, mark.subtype);
        let of_kind = reasons.entry(mark.kind).or_default();
        match of_kind.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, wordings)) => wordings.add(&mark.text),
            None => of_kind.push((reason, Wordings::of(&mark.text))),
        }
    }
    let line = |(reason, wordings): &(&str, Wordings)| format!("{reason} {}", wordings.listed());
    let places = |(kind, n): (Kind, usize)| {
        let lines = reasons.get(&kind).into_iter().flatten().map(line).collect();
        Places { kind, n, lines }
    };
    marks(report).into_iter().map(places).collect()
}

/// Different words with how often they are marked, in the order of the text.
#[derive(Default)]
struct Wordings {
    counts: Vec<(String, usize)>,
    places: BTreeMap<String, usize>,
}

impl Wordings {
    fn of(words: &str) -> Self {
        let mut wordings = Self::default();
        wordings.add(words);
        wordings
    }

    fn add(&mut self, words: &str) {
        let words: String = words.chars().take(160).collect();
        let next = self.counts.len();
        let at = *self.places.entry(words.to_lowercase()).or_insert(next);
        match self.counts.get_mut(at) {
            Some((_, n)) => *n += 1,
            None => self.counts.push((words, 1)),
        }
    }

    /// "“may” ×3, “might”".
    fn listed(&self) -> String {
        let word = |(words, n): &(String, usize)| match n {
            1 => format!("“{words}”"),
            n => format!("“{words}” ×{n}"),
        };
        let mut listed: Vec<String> = self.counts.iter().take(MAX_WORDS).map(word).collect();
        let more = self.counts.len().saturating_sub(MAX_WORDS);
        if more > 0 {
            listed.push(format!("and {more} more"));
        }
        listed.join(", ")
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_once_with_their_number() {
        let mut wordings = Wordings::of("May");
        for words in ["might", "may", "MAY"] {
            wordings.add(words);
        }
        assert_eq!(wordings.listed(), "“May” ×3, “might”");
        for n in 0..30 {
            wordings.add(&format!("word {n}"));
        }
        assert!(wordings.listed().ends_with("“word 21”, and 8 more"), "{}", wordings.listed());
    }
}
