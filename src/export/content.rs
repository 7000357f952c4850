//! The annotated report as a row of paragraphs and tables: what PDF and Word files are both written from.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::words::Row;
use super::{Item, escape, said, words};
use crate::report::{Mark, NOTE, Report};
use crate::signal::Kind;
use crate::text::{Block, BlockKind, Span};

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
    /// A kind of marks, over the words that have it.
    Kind,
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
    /// The mark that is shown.
    pub(super) kind: Option<Kind>,
    /// The letters of all marks that end here.
    pub(super) signs: String,
}

impl<'a> Piece<'a> {
    /// Words without a mark.
    pub(super) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), kind: None, signs: String::new() }
    }
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part<'a> {
    /// Some words.
    Paragraph(Role, Vec<Piece<'a>>),
    /// Names with figures under a caption.
    Table(String, Vec<Row>),
}

/// All of one document's report.
pub(super) fn parts<'a>(item: &Item<'a>) -> Vec<Part<'a>> {
    let report = item.report;
    let mut parts = Vec::new();
    let mut say = |role, words: String| parts.push(plain(role, &words));
    say(Role::Title, words::title(report).to_owned());
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
    parts.push(Part::Table("Pillars, 0 to 100".to_owned(), words::pillars(report)));
    parts.push(Part::Table("From 100 to the score".to_owned(), words::contributions(report)));
    parts.push(plain(Role::Section, "Marked text"));
    parts.extend(text_parts(item));
    parts.extend(places(report));
    for (title, lines) in words::sections(report) {
        parts.push(plain(Role::Section, title));
        parts.extend(lines.iter().map(|line| plain(Role::Listed, line)));
    }
    parts.push(Part::Table(format!("Readability ({})", words::size(report)), words::readability(report)));
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

/// Why which words are marked, kind by kind.
fn places<'a>(report: &Report) -> Vec<Part<'a>> {
    let places = words::places(report);
    let title = (!places.is_empty()).then(|| plain(Role::Section, "Why the words are marked"));
    let of_kind = places.iter().flat_map(|it| {
        let signs = it.kind.letter().to_string();
        let name = Piece { kind: Some(it.kind), signs, ..Piece::plain(it.kind.name()) };
        let heading = Part::Paragraph(Role::Kind, vec![name, Piece::plain(format!(" {}", it.n))]);
        std::iter::once(heading).chain(it.lines.iter().map(|line| plain(Role::Listed, line)))
    });
    title.into_iter().chain(of_kind).collect()
}

/// Words of the report, on one line.
fn plain<'a>(role: Role, words: &str) -> Part<'a> {
    Part::Paragraph(role, vec![Piece::plain(escape::one_line(words))])
}

/// The text, block by block.
fn text_parts<'a>(item: &Item<'a>) -> Vec<Part<'a>> {
    let mut marks = item.report.signals.as_slice();
    let part = |block: &Block| {
        let (runs, rest) = runs(block.span, marks);
        marks = rest;
        let piece = |run: &Run<'_>| Piece {
            text: escape::visible(run.span.of(item.text)),
            kind: run.shown().map(|mark| mark.kind),
            signs: run.signs(),
        };
        let bullet = Some(bullet(block, item.text)).filter(|it| !it.is_empty()).map(Piece::plain);
        Part::Paragraph(role(block.kind), bullet.into_iter().chain(runs.iter().map(piece)).collect())
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

/// What is drawn before an item of a list: nothing where its text brings a number or a sign of its own.
pub(super) fn bullet(block: &Block, text: &str) -> &'static str {
    let first = block.span.of(text).split_whitespace().next().unwrap_or_default();
    let is_number = first.len() <= 6 && first.ends_with(['.', ')', ']']);
    let is_sign = !first.contains(char::is_alphanumeric);
    if block.kind == BlockKind::ListItem && !is_number && !is_sign { "• " } else { "" }
}

/// Words that all have the same marks.
pub(super) struct Run<'m> {
    /// Where they stand.
    pub(super) span: Span,
    /// Their marks, ascending.
    pub(super) marks: Vec<&'m Mark>,
}

impl<'m> Run<'m> {
    /// Of marks that overlap, the one whose ground and line are shown: it began last and ends first.
    pub(super) fn shown(&self) -> Option<&'m Mark> {
        self.marks.iter().copied().min_by_key(|mark| (Reverse(mark.span.start()), mark.span.end()))
    }

    /// The letters of the marks that end with these words: none is hidden by another.
    pub(super) fn signs(&self) -> String {
        let ended = self.marks.iter().filter(|mark| mark.span.end() <= self.span.end());
        ended.map(|mark| mark.kind.letter()).collect()
    }
}

/// A block in runs. What is left of `marks` comes back.
pub(super) fn runs(block: Span, marks: &[Mark]) -> (Vec<Run<'_>>, &[Mark]) {
    let n_here = marks.iter().take_while(|mark| mark.span.start() < block.end()).count();
    let (here, rest) = marks.split_at(n_here);
    let here = || here.iter().filter(|mark| mark.span.overlaps(block));
    let inside = |at: usize| at.clamp(block.start(), block.end());
    let mut edges: Vec<_> =
        here().flat_map(|mark| [inside(mark.span.start()), inside(mark.span.end())]).collect();
    edges.extend([block.start(), block.end()]);
    edges.sort_unstable();
    edges.dedup();
    let (mut waiting, mut open) = (here().peekable(), Vec::new());
    let run = |(start, end): (&usize, &usize)| {
        open.extend(std::iter::from_fn(|| waiting.next_if(|mark| mark.span.start() <= *start)));
        open.retain(|mark: &&Mark| mark.span.end() > *start);
        Run { span: Span::new(*start, *end), marks: open.clone() }
    };
    (edges.iter().zip(edges.iter().skip(1)).map(run).collect(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_one_sign() {
        for (kind, item, drawn) in [
            (BlockKind::ListItem, "milk and tea", "• "),
            (BlockKind::ListItem, "“Milk”", "• "),
            (BlockKind::ListItem, "1. milk", ""),
            (BlockKind::ListItem, "b) milk", ""),
            (BlockKind::ListItem, "– milk", ""),
            (BlockKind::Reference, "Smith, J. (2019). On tea.", ""),
            (BlockKind::Paragraph, "Milk.", ""),
        ] {
            let block = Block { kind, span: Span::new(0, item.len()), level: 0 };
            assert_eq!(bullet(&block, item), drawn, "{item}");
        }
    }
}
