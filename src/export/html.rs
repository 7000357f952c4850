//! A web page that needs nothing else: scores, reasons and the marked text; printable, readable without colour.

use askama::Template;

use super::look::{GROUND, Look, hex, look, tinted};
use super::said::Section;
use super::words::{Bar, Places, Row};
use super::{Item, content, escape, said, words};
use crate::report::{Mark, NOTE, Report};
use crate::signal::Kind;
use crate::text::{Block, BlockKind, Span};

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    style: String,
    note: &'a str,
    documents: Vec<Shown>,
}

/// One document as the template prints it; everything but `text` is escaped there.
struct Shown {
    title: String,
    verdict: String,
    band: &'static str,
    scored: bool,
    reliability: String,
    alerts: Vec<String>,
    summary: Vec<String>,
    tables: Vec<(String, Vec<Row>)>,
    readability: Vec<Row>,
    sections: Vec<(&'static str, Vec<String>)>,
    size: String,
    places: Vec<Places>,
    language: &'static str,
    text: String,
    said: Vec<Section>,
    notices: Vec<String>,
    provenance: String,
}

/// One page for all documents.
pub(super) fn write(items: &[Item<'_>]) -> Vec<u8> {
    let kinds: String = Kind::ALL.iter().map(|kind| rule(*kind)).collect();
    let style = format!("{}{kinds}", include_str!("../../templates/report.css"));
    let documents = items.iter().map(shown).collect();
    // The template writes to memory; it has no filter that can fail.
    Page { style, note: NOTE, documents }.render().unwrap_or_default().into_bytes()
}

/// The style of the marks of one kind.
fn rule(kind: Kind) -> String {
    let Look { ink, css_line: (style, thickness), .. } = look(kind);
    let (line, ground) = (hex(ink), hex(tinted(ink, GROUND)));
    format!(
        "mark.{} {{ background: #{ground}; text-decoration-color: #{line}; text-decoration-style: {style}; \
         text-decoration-thickness: {thickness}; }}\n",
        kind.id()
    )
}

fn shown(item: &Item<'_>) -> Shown {
    let report = item.report;
    let safe = |text: &str| escape::one_line(text);
    let caps = report.reliability.caps.iter().map(|cap| format!("{}: {}", cap.name, cap.summary));
    Shown {
        title: safe(words::title(report)),
        verdict: report.reliability.verdict.clone(),
        band: report.reliability.band,
        scored: report.reliability.score.is_some(),
        reliability: words::reliability(report),
        alerts: report
            .alerts
            .iter()
            .map(|alert| safe(&format!("{} {}", alert.message, alert.check)))
            .collect(),
        summary: report.summary.iter().cloned().chain(caps).map(|line| safe(&line)).collect(),
        tables: vec![
            ("Pillars, 0 to 100".to_owned(), words::pillars(report)),
            ("From 100 to the score".to_owned(), words::contributions(report)),
        ],
        readability: words::readability(report),
        sections: words::sections(report)
            .into_iter()
            .map(|(title, lines)| (title, lines.iter().map(|line| safe(line)).collect()))
            .collect(),
        size: words::size(report),
        places: words::places(report)
            .into_iter()
            .map(|it| Places { lines: it.lines.iter().map(|line| safe(line)).collect(), ..it })
            .collect(),
        language: report.language.code,
        text: marked_text(item.text, item.blocks, report),
        said: said::sections(item),
        notices: report.notices.iter().map(|notice| safe(notice)).collect(),
        provenance: safe(&words::provenance(report)),
    }
}

impl Bar {
    /// Where it lies on its scale, and how long it is.
    fn place(&self) -> String {
        let percent = |share: f64| share.clamp(0.0, 1.0) * 100.0;
        format!("left:{:.1}%;width:{:.1}%", percent(self.from), percent(self.to - self.from))
    }

    /// Where the figure itself lies.
    fn point(&self) -> Option<String> {
        self.at.map(|at| format!("left:{:.1}%", at.clamp(0.0, 1.0) * 100.0))
    }
}

/// The text with its layout and its marks, escaped.
fn marked_text(text: &str, blocks: &[Block], report: &Report) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut marks = report.signals.as_slice();
    for block in blocks {
        let (open, close) = element(*block);
        out.push_str(open);
        out.push_str(content::bullet(block, text));
        marks = marked_block(text, block.span, marks, &mut out);
        out.push_str(close);
        out.push('\n');
    }
    out
}

/// Each block begins at the side where its own script does.
const fn element(block: Block) -> (&'static str, &'static str) {
    match block.kind {
        BlockKind::Heading if block.level <= 1 => ("<h2 dir=\"auto\">", "</h2>"),
        BlockKind::Heading => ("<h3 dir=\"auto\">", "</h3>"),
        BlockKind::Paragraph => ("<p dir=\"auto\">", "</p>"),
        BlockKind::ListItem | BlockKind::Reference => ("<p class=\"item\" dir=\"auto\">", "</p>"),
        BlockKind::Quotation => ("<blockquote dir=\"auto\">", "</blockquote>"),
        BlockKind::Table | BlockKind::Code => ("<pre dir=\"auto\">", "</pre>"),
        BlockKind::Boilerplate => ("<p class=\"boilerplate-block\" dir=\"auto\">", "</p>"),
    }
}

/// Print one block. What is left of `marks` comes back.
fn marked_block<'m>(text: &str, block: Span, marks: &'m [Mark], out: &mut String) -> &'m [Mark] {
    let (runs, rest) = content::runs(block, marks);
    for run in runs {
        let Some(shown) = run.shown() else {
            push_escaped(run.span.of(text), out);
            continue;
        };
        out.push_str("<mark class=\"");
        out.push_str(shown.kind.id());
        out.push_str("\" title=\"");
        let reasons: Vec<_> = run.marks.iter().map(|mark| words::reason(mark)).collect();
        push_escaped(&reasons.join("; "), out);
        out.push_str("\">");
        push_escaped(run.span.of(text), out);
        let signs = run.signs();
        if !signs.is_empty() {
            out.push_str("<sup>");
            out.push_str(&signs);
            out.push_str("</sup>");
        }
        out.push_str("</mark>");
    }
    rest
}

fn push_escaped(text: &str, out: &mut String) {
    for c in escape::visible(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}
