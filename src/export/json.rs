//! JSON: the report itself, as one array or one report a line; see `docs/report.schema.json`.

use serde::Serialize;

use super::Item;
use super::line::{Lists, write_line};
use super::said::ReaderSays;
use crate::report::Report;

/// A report, and what the reader said where there was one.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    reader: Option<ReaderSays<'a>>,
}

/// As it is written.
pub(super) fn document<'a>(item: &Item<'a>) -> Document<'a> {
    Document { report: item.report, reader: ReaderSays::of(item) }
}

/// One array, indented.
pub(super) fn array(items: &[Item<'_>]) -> Vec<u8> {
    let reports: Vec<_> = items.iter().map(document).collect();
    // A report holds nothing that JSON cannot say.
    let mut bytes = serde_json::to_vec_pretty(&reports).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// One report a line.
pub(super) fn lines(items: &[Item<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for item in items {
        // A vector takes every byte.
        write_line(item, &Lists::default(), &mut bytes).ok();
    }
    bytes
}
