//! Markdown: a report to paste into an assignment or a wiki.

use super::{Item, escape, words};
use crate::report::{NOTE, Report};

/// So many marked places are listed; the rest is counted.
const MAX_MARKS: usize = 200;

/// One section a document.
pub(super) fn write(items: &[Item<'_>]) -> Vec<u8> {
    let sections: Vec<_> = items.iter().map(|item| section(item.report)).collect();
    format!("{}\n---\n\n{NOTE}\n", sections.join("\n---\n\n")).into_bytes()
}

fn section(report: &Report) -> String {
    let title = report.source.title.as_deref().unwrap_or(&report.id);
    let mut out = format!("# {}\n\n", escaped(title));
    out += &format!("**{}**", escaped(&report.reliability.verdict));
    if report.reliability.score.is_some() {
        out += &format!(": reliability {} of 100 (90 % interval)", words::reliability(report));
    }
    out += "\n\n";
    out += &list(
        report.alerts.iter().map(|alert| format!("**{}** {}", escaped(&alert.message), escaped(alert.check))),
    );
    out += &list(report.summary.iter().map(|line| escaped(line)));
    out += &list(
        report.reliability.caps.iter().map(|cap| format!("**{}:** {}", cap.name, escaped(cap.summary))),
    );
    out += "| Pillar | Score |\n|---|---:|\n";
    for (name, value) in words::pillars(report) {
        out += &format!("| {name} | {value} |\n");
    }
    out += &contributions(report);
    out += &format!(
        "\n## Readability\n\n{} words, {} sentences, {}.\n\n| Formula | Value |\n|---|---:|\n",
        report.counts.words,
        report.counts.sentences,
        escaped(report.language.name)
    );
    for (name, value) in words::readability(report) {
        out += &format!("| {name} | {value} |\n");
    }
    out += &marks(report);
    if !report.notices.is_empty() {
        out += "\n## Notices\n\n";
        out += &list(report.notices.iter().map(|notice| escaped(notice)));
    }
    out + &format!("\n{}\n", escaped(&words::provenance(report)))
}

fn contributions(report: &Report) -> String {
    let rows = &report.reliability.contributions;
    if rows.is_empty() {
        return String::new();
    }
    let rows: String = rows.iter().map(|row| format!("| {} | {:+.1} |\n", row.name, row.points)).collect();
    format!("\n## From 100 to the score\n\n| Reason | Points |\n|---|---:|\n{rows}")
}

fn marks(report: &Report) -> String {
    if report.signals.is_empty() {
        return String::new();
    }
    let counts: Vec<_> =
        words::marks(report).iter().map(|(kind, n)| format!("{} {n}", kind.name())).collect();
    let mut out = format!("\n## Marked places\n\n{}\n\n", counts.join(", "));
    let place = |mark| format!("“{}”: {}", escaped(&mark_text(mark)), escaped(&words::reason(mark)));
    out += &list(report.signals.iter().take(MAX_MARKS).map(place));
    let more = report.signals.len().saturating_sub(MAX_MARKS);
    if more > 0 {
        out += &format!("and {more} more.\n");
    }
    out
}

fn mark_text(mark: &crate::report::Mark) -> String {
    mark.text.chars().take(160).collect()
}

fn list(lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.map(|line| format!("- {line}\n")).collect();
    if lines.is_empty() { lines } else { lines + "\n" }
}

/// `text` on one line with all that Markdown or HTML would act on disarmed.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in escape::one_line(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '$' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    // An address would become a link by itself.
    out.replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disarms_markup() {
        assert_eq!(escaped("<b>a|b\n# c"), "&lt;b&gt;a\\|b \\# c");
        assert_eq!(escaped("![x](https://e.org)"), "\\!\\[x\\](https:&#47;&#47;e.org)");
    }
}
