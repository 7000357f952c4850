//! Markdown: a report to paste into an assignment or a wiki.

use super::words::Row;
use super::{Item, escape, said, words};
use crate::report::{Alert, CapInfo, NOTE};

/// One section a document.
pub(super) fn write(items: &[Item<'_>]) -> Vec<u8> {
    let sections: Vec<_> = items.iter().map(section).collect();
    format!("{}\n---\n\n{NOTE}\n", sections.join("\n---\n\n")).into_bytes()
}

fn section(item: &Item<'_>) -> String {
    let report = item.report;
    let score = report.reliability.score.map_or_else(String::new, |_| {
        format!(": reliability {} of 100 (90 % interval)", words::reliability(report))
    });
    let mut lines = vec![format!("# {}", escaped(words::title(report))), String::new()];
    lines.push(format!("**{}**{score}", escaped(&report.reliability.verdict)));
    let alert = |alert: &Alert| format!("- **{}** {}", escaped(&alert.message), escaped(alert.check));
    let cap = |cap: &CapInfo| format!("- **{}:** {}", cap.name, escaped(cap.summary));
    part(&mut lines, "", report.alerts.iter().map(alert));
    part(&mut lines, "", report.summary.iter().map(|line| format!("- {}", escaped(line))));
    part(&mut lines, "", report.reliability.caps.iter().map(cap));
    table(&mut lines, "Pillar | Score", &words::pillars(report));
    table(&mut lines, "From 100 to the score | Points", &words::contributions(report));
    let places = words::places(report);
    part(
        &mut lines,
        "## Why the words are marked",
        places.iter().flat_map(|it| {
            let heading = format!("- **{}: {}**", it.kind.name(), it.n);
            std::iter::once(heading).chain(it.lines.iter().map(|line| format!("  - {}", escaped(line))))
        }),
    );
    for (title, sentences) in words::sections(report) {
        part(&mut lines, &format!("## {title}"), sentences.iter().map(|line| format!("- {}", escaped(line))));
    }
    lines.extend([String::new(), words::size(report)]);
    table(&mut lines, "Readability | Value", &words::readability(report));
    for said in said::sections(item) {
        part(
            &mut lines,
            &format!("## {}", said.heading),
            said.lines.iter().map(|line| format!("- {}", escaped(line))),
        );
    }
    part(&mut lines, "## Notices", report.notices.iter().map(|notice| format!("- {}", escaped(notice))));
    lines.extend([String::new(), escaped(&words::provenance(report)), String::new()]);
    lines.join("\n")
}

/// Lines under a heading, apart from what stands before; nothing where there are none.
fn part(lines: &mut Vec<String>, heading: &str, more: impl Iterator<Item = String>) {
    let mut more = more.peekable();
    if more.peek().is_none() {
        return;
    }
    lines.push(String::new());
    if !heading.is_empty() {
        lines.extend([heading.to_owned(), String::new()]);
    }
    lines.extend(more);
}

fn table(lines: &mut Vec<String>, header: &str, rows: &[Row]) {
    let rows: Vec<_> = rows.iter().map(|row| format!("| {} | {} |", row.name, row.value)).collect();
    let head = [format!("| {header} |"), "|---|---:|".to_owned()];
    let count = rows.len();
    part(lines, "", head.into_iter().chain(rows).take(if count == 0 { 0 } else { count + 2 }));
}

/// `text` on one line with all that Markdown or HTML would act on disarmed.
pub(super) fn escaped(text: &str) -> String {
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
