//! The summary table: one line a document, verdict first, then what is behind it.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr};

use crate::export::{Item, visible};
use crate::report::{NOTE, PillarInfo, Report};

/// The widest name that is printed whole.
const NAME_WIDTH: usize = 36;

/// Up to so many documents, the reasons are printed below the table.
const WITH_REASONS: usize = 5;

const COLUMNS: [&str; 9] =
    ["Document", "Verdict", "Reliability", "Evid.", "Cert.", "Comm.", "Integ.", "Grade", "Words"];

/// How many columns stand at the left; the others hold numbers.
const LEFT: usize = 2;

/// Render the table of `items`, with terminal colours if `colour`; nothing where nothing could be read.
pub(super) fn render(items: &[Item<'_>], colour: bool) -> String {
    if items.is_empty() {
        return String::new();
    }
    let rows: Vec<_> = items.iter().map(|item| cells(item.report)).collect();
    let mut widths = COLUMNS.map(UnicodeWidthStr::width);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut out = paint(&line(&COLUMNS.map(str::to_owned), &widths), colour.then_some("1"));
    out.push_str(&"─".repeat(widths.iter().sum::<usize>() + 2 * (widths.len() - 1)));
    out.push('\n');
    for (row, item) in rows.iter().zip(items) {
        out.push_str(&paint(&line(row, &widths), colour.then(|| band_colour(item.report.reliability.band))));
    }
    if items.len() <= WITH_REASONS {
        out.extend(items.iter().map(|item| reasons(item.report)));
    }
    out.push('\n');
    out.push_str(NOTE);
    out.push('\n');
    out
}

fn cells(report: &Report) -> [String; 9] {
    let pillars = &report.pillars;
    let pillar = |it: &Option<PillarInfo>| number(it.as_ref().map(|it| it.score));
    let whole = &report.reliability;
    let interval = match (whole.low, whole.high) {
        (Some(low), Some(high)) => format!(" ({low:.0}–{high:.0})"),
        _ => String::new(),
    };
    let grade = report.readability.get("flesch_kincaid_grade").copied().flatten();
    [
        shorten(&visible(&report.id)),
        whole.verdict.clone(),
        number(whole.score) + &interval,
        pillar(&pillars.evidence),
        pillar(&pillars.certainty),
        pillar(&pillars.commerce),
        pillar(&pillars.integrity),
        grade.map_or_else(dash, |grade| format!("{:.1}", grade.value)),
        report.counts.words.to_string(),
    ]
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(dash, |value| format!("{value:.0}"))
}

fn dash() -> String {
    "–".to_owned()
}

/// The end of a long path says more than its beginning.
fn shorten(name: &str) -> String {
    let name = name.replace(['\n', '\t'], " ");
    if name.width() <= NAME_WIDTH {
        return name;
    }
    let mut kept = Vec::new();
    let mut width = 1;
    for c in name.chars().rev() {
        width += c.width().unwrap_or(0);
        if width > NAME_WIDTH {
            break;
        }
        kept.push(c);
    }
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

fn line(cells: &[String; 9], widths: &[usize; 9]) -> String {
    let pad = |(idx, (cell, width)): (usize, (&String, &usize))| {
        let blanks = " ".repeat(width.saturating_sub(cell.width()));
        if idx < LEFT { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
    };
    let cells: Vec<_> = cells.iter().zip(widths).enumerate().map(pad).collect();
    format!("{}\n", cells.join("  ").trim_end())
}

/// What decides the verdict, and what should be checked first.
fn reasons(report: &Report) -> String {
    let alerts = report.alerts.iter().map(|alert| format!("! {} {}", alert.message, alert.check));
    let caps = report.reliability.caps.iter().map(|cap| format!("{}: {}", cap.name, cap.summary));
    let lines: Vec<_> = report.summary.iter().cloned().chain(caps).chain(alerts).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("\n{}\n  {}\n", visible(&report.id), visible(&lines.join("\n  ")))
}

/// A select-graphic-rendition code for each band: colour only repeats what the words say.
fn band_colour(band: &str) -> &'static str {
    match band {
        "well_supported" => "32",
        "partly_supported" => "36",
        "weakly_supported" => "33",
        "no_checkable_support" => "31",
        _ => "2",
    }
}

fn paint(line: &str, code: Option<&str>) -> String {
    match code {
        Some(code) => format!("\u{1b}[{code}m{}\u{1b}[0m\n", line.trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::format::Source;
    use crate::score::Rubric;

    fn table(name: &str, colour: bool) -> String {
        let source = Source::of_text(name, "The cat sat on the mat. It was warm.");
        let report = analyze(&source, &Rubric::default(), &()).unwrap();
        render(&[Item::new(&report, &source.text, &source.blocks)], colour)
    }

    #[test]
    fn columns_are_aligned_for_wide_letters_too() {
        for name in ["a.txt", "漢字の文書.txt", "a/very/long/path/to/a/folder/of/documents/essay.txt"] {
            let table = table(name, false);
            let mut lines = table.lines();
            let head = lines.next().unwrap_or_default().width();
            assert_eq!(lines.next().unwrap_or_default().width(), head);
            assert_eq!(lines.next().unwrap_or_default().width(), head, "{table}");
        }
    }

    #[test]
    fn colours_only_when_asked_and_never_lets_a_name_act() {
        assert!(!table("a\u{1b}[2J.txt", false).contains('\u{1b}'));
        assert!(table("a", true).contains("\u{1b}[2m"));
    }
}
