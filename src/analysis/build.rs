//! Puts what was measured into the report's plain data, section by section.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::about::About;
use super::judge::judge;
use crate::format::Source;
use crate::lexicon::EDITION;
use crate::report::evidence;
use crate::report::{
    self, Alert, Basis, ClaimsInfo, CountedInfo, CountsInfo, CoverageInfo, Figure, GenreInfo, GenreRate,
    Judged, LanguageInfo, Mark, NOTE, RateInfo, ReadingInfo, Report, Rule, SCHEMA, SaidOfTerm, SameTermInfo,
    SourceInfo, VersionsInfo,
};
use crate::score::interval::{self, Figures};
use crate::score::reference::{self, REFERENCES};
use crate::score::{Facts, Measured, Pillar, Rubric, Seen, alert, explain};
use crate::signal::account::Told;
use crate::signal::claims::Claim;
use crate::signal::same_term::{self, Place};
use crate::signal::{Finding, Kind, Unmeasurable};
use crate::text::{BlockKind, CodePoints, Document, parallel};

/// What the sections are built from.
pub(super) struct Parts<'a> {
    /// The source.
    pub source: &'a Source,
    /// Its text, divided.
    pub document: &'a Document<'a>,
    /// All findings, ascending.
    pub findings: &'a [Finding],
    /// All claims, ascending.
    pub claims: &'a [Claim],
    /// All places that tell something.
    pub told: &'a [Told],
    /// What holds for the whole document.
    pub facts: &'a Facts,
    /// Its genre, its makers and what it leaves out.
    pub about: &'a About,
    /// Its code points.
    pub places: &'a CodePoints<'a>,
    /// Whether the report has its marks and what the window shows beside them.
    pub whole: bool,
}

impl<'a> Parts<'a> {
    const fn seen(&self) -> Seen<'a> {
        Seen { findings: self.findings, claims: self.claims, told: self.told }
    }
}

/// What is told of the words, before they are forgotten.
pub(super) struct Worded {
    figures: Figures,
    reading: ReadingInfo,
    same_term: Vec<SameTermInfo>,
}

impl Worded {
    /// Tell it; `whole` as in [`Parts`].
    pub(super) fn of(
        document: &Document<'_>,
        findings: &[Finding],
        places: &CodePoints<'_>,
        whole: bool,
    ) -> Self {
        let read = || {
            let figures = interval::formulas(document);
            let reading = ReadingInfo::new(document, figures.grade, places, whole);
            (figures, reading)
        };
        let said = || same_terms(document, findings, places);
        // What takes longest and cannot be divided comes first.
        let (same_term, (figures, reading)) = parallel::both(document.is_large(), said, read);
        Self { figures, reading, same_term }
    }
}

/// The report.
pub(super) fn report(parts: &Parts<'_>, worded: Worded, rubric: &Rubric) -> Report {
    let mut notices = parts.source.warnings.clone();
    let document = parts.document;
    let Worded { figures, reading, same_term } = worded;
    let cited =
        || evidence::section(document, &parts.source.meta, parts.findings, parts.claims, parts.places);
    let counted = || CountedInfo::all(document, &parts.seen(), parts.places);
    let large = document.is_large();
    let listed = || parallel::both(large, cited, counted);
    let (basis, (evidence, counted)) = parallel::both(large, || basis(parts), listed);
    let readability = readability(parts.document, &figures.rows, &mut notices);
    let language = parts.document.language();
    notices.extend(uncounted_notice(parts.document));
    notices.extend(foreign_notices(parts.document));
    notices.extend(without_prose_notice(parts.document));
    let Judged { pillars, reliability, summary, notice, rubric } = judge(&basis, rubric);
    notices.extend(notice);
    Report {
        schema: SCHEMA,
        id: parts.source.name.clone(),
        source: source_info(parts.source),
        language: LanguageInfo { code: language.code, name: language.name, reliable: language.reliable },
        genre: GenreInfo::new(&parts.about.guess, parts.about.chosen),
        counts: counts(parts.document),
        readability,
        reading,
        signals: if parts.whole { marks(parts) } else { Vec::new() },
        claims: claims(parts.claims),
        same_term,
        evidence,
        counted,
        rates: rates(parts, &pillars),
        pillars,
        reliability,
        summary,
        alerts: alert::alerts(parts.findings)
            .into_iter()
            .map(|alert| Alert {
                id: alert.id,
                kind: alert.kind.id(),
                message: alert.message,
                check: alert.check,
            })
            .collect(),
        transparency: report::transparency(
            &parts.about.transparency,
            &parts.about.title,
            &parts.source.meta,
            parts.document.text(),
            parts.places,
        ),
        coverage: CoverageInfo::new(&parts.about.coverage, parts.document.text(), parts.places),
        notices,
        rubric,
        versions: VersionsInfo::new(EDITION.n_terms, &EDITION.hash),
        note: NOTE,
        basis: Arc::new(basis),
    }
}

/// What any rubric judges by, and the reasons in words, which are the same under each.
fn basis(parts: &Parts<'_>) -> Basis {
    let Parts { document, findings, claims, .. } = parts;
    let measured = Measured::gather(document, &parts.seen(), parts.facts.clone());
    Basis {
        reasons: explain::explain(document, findings, claims, &measured),
        unscored: explain::unscored(document, parts.facts),
        measured,
    }
}

fn source_info(source: &Source) -> SourceInfo {
    SourceInfo {
        name: source.name.clone(),
        title: source.meta.title.clone(),
        format: source.format,
        encoding: source.encoding.clone(),
        bytes: source.bytes,
        sha256: source.sha256.clone(),
    }
}

fn counts(document: &Document<'_>) -> CountsInfo {
    let counts = document.counts();
    CountsInfo {
        characters: counts.characters,
        letters: counts.letters,
        words: counts.words,
        sentences: counts.sentences,
        paragraphs: document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph).count()
            as u32,
        syllables: counts.syllables,
        polysyllables: counts.polysyllables,
        uncounted: uncounted(document),
    }
}

fn uncounted(document: &Document<'_>) -> BTreeMap<&'static str, u32> {
    let mut by_kind = BTreeMap::new();
    for part in document.uncounted() {
        *by_kind.entry(part.kind.plural()).or_default() += part.words;
    }
    by_kind
}

/// Headings, labels and list items were counted for want of anything else.
fn without_prose_notice(document: &Document<'_>) -> Option<String> {
    document.is_without_prose().then(|| "No running text: every line was counted for readability.".to_owned())
}

/// "120 of 900 words are in French and not counted for readability."
fn foreign_notices(document: &Document<'_>) -> impl Iterator<Item = String> {
    let all = document.counts().words + document.foreign().values().sum::<u32>();
    let foreign = document.foreign().iter();
    foreign.map(move |(name, n)| format!("{n} of {all} words are in {name} and not counted for readability."))
}

/// "1,997 of 9,859 words not counted: 1,200 in tables, 797 in headings."
fn uncounted_notice(document: &Document<'_>) -> Option<String> {
    let by_kind = uncounted(document);
    let left_out: u32 = by_kind.values().sum();
    let parts: Vec<String> = by_kind.iter().map(|(kind, words)| format!("{words} in {kind}")).collect();
    let all = left_out + document.counts().words;
    (left_out > 0)
        .then(|| format!("{left_out} of {all} words not counted for readability: {}.", parts.join(", ")))
}

fn readability(
    document: &Document<'_>,
    rows: &[interval::MeasuredFormula],
    notices: &mut Vec<String>,
) -> BTreeMap<&'static str, Option<Figure>> {
    let mut figures = BTreeMap::new();
    let mut others = 0;
    for row in rows {
        match row.value {
            Err(Unmeasurable::Language(_)) => others += 1,
            Err(reason) => notices.push(format!("{}: {reason}", row.signal.name)),
            Ok(_) => (),
        }
        let figure = row.value.ok().map(|it| Figure { value: it.value, low: it.low, high: it.high });
        figures.insert(row.signal.id, figure);
    }
    if others > 0 {
        let language = document.language().name;
        notices.push(format!("{others} formulas made for other languages are not measured in {language}."));
    }
    figures
}

fn same_terms(document: &Document<'_>, findings: &[Finding], places: &CodePoints<'_>) -> Vec<SameTermInfo> {
    let text = document.text();
    let said = |place: &Place| {
        let span = document.sentences().get(place.sentence)?.span;
        Some(SaidOfTerm {
            start: places.at(span.start()),
            end: places.at(span.end()),
            text: span.of(text).to_owned(),
            polarity: if place.denied { "denied" } else { "affirmed" },
            force: match place.certainty {
                0 => "flat",
                1.. => "boosted",
                _ => "hedged",
            },
            span,
        })
    };
    same_term::same_terms(document, findings)
        .into_iter()
        .map(|term| SameTermInfo {
            sentences: term.places.iter().filter_map(&said).collect(),
            term: term.stem,
        })
        .collect()
}

fn claims(claims: &[Claim]) -> ClaimsInfo {
    let supported = claims.iter().filter(|claim| claim.is_supported()).count();
    ClaimsInfo {
        n: claims.len(),
        supported,
        share: (!claims.is_empty()).then(|| supported as f64 / claims.len() as f64),
    }
}

/// Every measure of the table, held against every corpus; nothing of a text that is too short or in a language without
/// lists: having no marks, it would be told to be rare in them.
fn rates(parts: &Parts<'_>, pillars: &report::Pillars) -> Vec<RateInfo> {
    let n_words = parts.document.counts().words;
    if n_words < reference::SHORTEST || !parts.facts.lexicons_apply {
        return Vec::new();
    }
    let kinds = reference::rates(parts.findings, n_words).map(|(kind, rate)| (kind.id(), rate));
    let all = Pillar::ALL.iter().filter_map(|pillar| pillars.get(*pillar));
    let indicators = all.flat_map(|pillar| &pillar.indicators).filter_map(|row| Some((row.id, row.value?)));
    let info = |(measure, rate): (&'static str, f64)| {
        let references = REFERENCES.iter().filter(|reference| reference.measure == measure);
        let genres: Vec<GenreRate> = references
            .map(|reference| GenreRate {
                corpus: reference.corpus,
                median: reference.median(),
                p90: reference.p90(),
                more_than: reference.more_than(rate),
                less_than: reference.less_than(rate),
            })
            .collect();
        (!genres.is_empty()).then_some(RateInfo { kind: measure, per_1000_words: rate, genres })
    };
    // An indicator of the same name as a kind is a share, not a rate.
    let indicators = indicators.filter(|(measure, _)| Kind::from_id(measure).is_none());
    kinds.chain(indicators).filter_map(info).collect()
}

/// The findings as marks in the text.
fn marks(parts: &Parts<'_>) -> Vec<Mark> {
    let (text, places) = (parts.document.text(), parts.places);
    let findings = parts.findings.iter();
    findings
        .map(|finding| Mark {
            kind: finding.kind,
            subtype: finding.subtype,
            rule: Rule { signal: finding.signal, rule: finding.rule },
            start: places.at(finding.span.start()),
            end: places.at(finding.span.end()),
            text: finding.span.of(text).to_owned(),
            strength: finding.strength,
            span: finding.span,
        })
        .collect()
}
