//! CSV: one row a document; cells that a spreadsheet would run as formulas are disarmed.

use super::{Item, escape, said};
use crate::report::Report;
use crate::signal::{Kind, Measure, signals};

/// One row a document under a row of column names.
pub(super) fn write(items: &[Item<'_>]) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    out.write_record(columns()).ok();
    for item in items {
        out.write_record(row(item)).ok();
    }
    out.into_inner().unwrap_or_default()
}

fn formulas() -> impl Iterator<Item = &'static str> {
    signals().filter(|row| matches!(row.measure, Measure::Formula(_))).map(|row| row.id)
}

fn columns() -> Vec<String> {
    let fixed = "id,title,format,language,words,sentences,verdict,band,reliability,reliability_low,reliability_high,\
                 evidence,certainty,commerce,integrity,claims,claims_supported";
    let columns = fixed.split(',').map(str::to_owned);
    let kinds = Kind::ALL.iter().map(|kind| format!("n_{}", kind.id()));
    let reader = said::COLUMNS.iter().map(|name| (*name).to_owned());
    let tail = "summary,alerts,caps,notices,rubric,rubric_hash,version,lexicon_hash,note";
    let tail = tail.split(',').map(str::to_owned);
    columns.chain(formulas().map(str::to_owned)).chain(kinds).chain(reader).chain(tail).collect()
}

fn row(item: &Item<'_>) -> Vec<String> {
    let report = item.report;
    let number = |value: Option<f64>| value.map(|value| format!("{value:.2}")).unwrap_or_default();
    let pillar = |it: &Option<crate::report::PillarInfo>| number(it.as_ref().map(|it| it.score));
    let claims = |n: usize| if report.has_lists() { n.to_string() } else { String::new() };
    let whole = &report.reliability;
    let mut cells = vec![
        guard(&report.id),
        guard(report.source.title.as_deref().unwrap_or_default()),
        report.source.format.to_owned(),
        report.language.code.to_owned(),
        report.counts.words.to_string(),
        report.counts.sentences.to_string(),
        whole.verdict.clone(),
        whole.band.to_owned(),
        number(whole.score),
        number(whole.low),
        number(whole.high),
        pillar(&report.pillars.evidence),
        pillar(&report.pillars.certainty),
        pillar(&report.pillars.commerce),
        pillar(&report.pillars.integrity),
        claims(report.claims.n),
        claims(report.claims.supported),
    ];
    let readability = |id| report.readability.get(id).copied().flatten().map(|figure| figure.value);
    cells.extend(formulas().map(|id| number(readability(id))));
    cells.extend(Kind::ALL.iter().map(|kind| marks(report, *kind)));
    cells.extend(said::cells(item));
    let alerts: Vec<_> = report.alerts.iter().map(|alert| alert.message.as_str()).collect();
    let caps: Vec<_> = whole.caps.iter().map(|cap| cap.name).collect();
    cells.push(guard(&report.summary.join(" ")));
    cells.push(guard(&alerts.join("; ")));
    cells.push(guard(&caps.join("; ")));
    cells.push(guard(&report.notices.join("; ")));
    cells.push(guard(&report.rubric.name));
    cells.push(report.rubric.hash.clone());
    cells.push(report.versions.app.to_owned());
    cells.push(report.versions.lexicons.hash.clone());
    cells.push(guard(report.note));
    cells
}

/// How many marks of a kind there are; nothing where they could not be found.
fn marks(report: &Report, kind: Kind) -> String {
    let n = report.signals.iter().filter(|mark| mark.kind == kind).count();
    if n > 0 || report.measures(kind) { n.to_string() } else { String::new() }
}

/// A cell that begins like a formula gets an apostrophe before it (OWASP, "CSV Injection").
fn guard(text: &str) -> String {
    let text = escape::one_line(text);
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disarms_formulas() {
        for (text, cell) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("\t@SUM(A1)", "'@SUM(A1)"),
            ("-1+1", "'-1+1"),
            ("a=b", "a=b"),
            ("\u{1b}]0;x", "<U+001B>]0;x"),
        ] {
            assert_eq!(guard(text), cell);
        }
    }

    #[test]
    fn every_row_is_as_wide_as_the_header() {
        let mut names = columns();
        let width = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), width, "a column name comes twice");
    }
}
