//! The annotated report as a row of paragraphs and tables: what PDF and Word files are both written from.

use std::borrow::Cow;

use super::{Item, escape, said, words};
use crate::report::{Mark, NOTE};
use crate::signal::Kind;
use crate::text::{Block, BlockKind, Span};

/// So many marked places are listed; the rest is counted.
pub(super) const MAX_MARKS: usize = 200;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The title of one document's report.
    Title,
    /// A section of the report.
    Section,
    /// The verdict.
    Verdict,
    /// Something to be checked first.
    Alert,
    /// Words of the report.
    Plain,
    /// One of a list.
    Listed,
    /// Words that explain.
    Small,
    /// A heading of the text.
    Heading,
    /// Running text.
    Text,
    /// One of the text's own list.
    Item,
    /// Quoted by the text.
    Quotation,
    /// Laid out by its spaces.
    Fixed,
    /// The text's page furniture.
    Furniture,
}

/// A few words, marked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The words; no character in them acts.
    pub(super) text: Cow<'a, str>,
    /// Their mark.
    pub(super) kind: Option<Kind>,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Some words.
    Paragraph(Role, Vec<Piece<'a>>),
    /// Names with figures under a caption.
    Table(String, Vec<(&'static str, String)>),
}

/// All of one document's report.
pub(super) fn parts<'a>(item: &Item<'a>) -> Vec<Part<'a>> {
    let report = item.report;
    let mut parts = Vec::new();
    let mut say = |role, words: String| parts.push(plain(role, &words));
    say(Role::Title, report.source.title.clone().unwrap_or_else(|| report.id.clone()));
    say(Role::Verdict, report.reliability.verdict.clone());
    if report.reliability.score.is_some() {
        say(
            Role::Plain,
            format!("Reliability {} of 100, with its 90 % interval", words::reliability(report)),
        );
    }
    for alert in &report.alerts {
        say(Role::Alert, format!("{} {}", alert.message, alert.check));
    }
    for line in &report.summary {
        say(Role::Plain, line.clone());
    }
    for cap in &report.reliability.caps {
        say(Role::Plain, format!("{}: {}", cap.name, cap.summary));
    }
    parts.push(Part::Table("Pillars, 0 to 100".to_owned(), words::pillars(report).to_vec()));
    parts.push(Part::Table("From 100 to the score".to_owned(), words::contributions(report)));
    for (title, lines) in words::sections(report) {
        parts.push(plain(Role::Section, title));
        parts.extend(lines.iter().map(|line| plain(Role::Listed, line)));
    }
    parts.push(Part::Table(format!("Readability ({})", words::size(report)), words::readability(report)));
    parts.push(plain(Role::Section, "Marked text"));
    parts.extend(text_parts(item));
    let counts = words::marks(report);
    parts.push(plain(Role::Section, "Marked places"));
    parts.extend(
        counts
            .iter()
            .map(|(kind, n)| plain(Role::Listed, &format!("{} {} marks: {n}", kind.letter(), kind.name()))),
    );
    let places = report.signals.iter().take(MAX_MARKS);
    parts.extend(places.map(|mark| plain(Role::Small, &words::place(mark))));
    let more = report.signals.len().saturating_sub(MAX_MARKS);
    if more > 0 {
        parts.push(plain(Role::Small, &format!("and {more} more.")));
    }
    for section in said::sections(item) {
        parts.push(plain(Role::Section, &section.heading));
        parts.extend(section.lines.iter().map(|line| plain(Role::Listed, line)));
    }
    if !report.notices.is_empty() {
        parts.push(plain(Role::Section, "Notices"));
        parts.extend(report.notices.iter().map(|notice| plain(Role::Listed, notice)));
    }
    parts.push(plain(Role::Small, &words::provenance(report)));
    parts.push(plain(Role::Plain, NOTE));
    parts.retain(|part| !matches!(part, Part::Table(_, rows) if rows.is_empty()));
    parts
}

/// Words of the report, on one line.
fn plain<'a>(role: Role, words: &str) -> Part<'a> {
    Part::Paragraph(role, vec![Piece { text: Cow::Owned(escape::one_line(words)), kind: None }])
}

/// The text, block by block.
fn text_parts<'a>(item: &Item<'a>) -> Vec<Part<'a>> {
    let mut marks = item.report.signals.as_slice();
    let part = |block: &Block| {
        let (runs, rest) = runs(block.span, marks);
        marks = rest;
        let piece = |(span, mark): (Span, Option<&Mark>)| Piece {
            text: escape::visible(span.of(item.text)),
            kind: mark.map(|mark| mark.kind),
        };
        let pieces = runs.into_iter().map(piece).filter(|piece| !piece.text.is_empty());
        Part::Paragraph(role(block.kind), pieces.collect())
    };
    item.blocks.iter().map(part).collect()
}

const fn role(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Heading => Role::Heading,
        BlockKind::Paragraph => Role::Text,
        BlockKind::ListItem | BlockKind::Reference => Role::Item,
        BlockKind::Quotation => Role::Quotation,
        BlockKind::Table | BlockKind::Code => Role::Fixed,
        BlockKind::Boilerplate => Role::Furniture,
    }
}

/// A block in runs, marked and not; of marks that overlap, the first is shown. What is left of `marks` comes back.
pub(super) fn runs(block: Span, mut marks: &[Mark]) -> (Vec<(Span, Option<&Mark>)>, &[Mark]) {
    let mut runs = Vec::new();
    let mut at = block.start;
    while let Some((mark, rest)) = marks.split_first() {
        if mark.span.start >= block.end {
            break;
        }
        marks = rest;
        if mark.span.start < at {
            continue;
        }
        let end = mark.span.end.min(block.end);
        runs.push((Span::new(at, mark.span.start), None));
        runs.push((Span::new(mark.span.start, end), Some(mark)));
        at = end;
    }
    runs.push((Span::new(at, block.end), None));
    (runs, marks)
}
