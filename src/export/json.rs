//! JSON: the report itself, as one array or one report a line; see `docs/report.schema.json`.

use super::Item;

/// One array, indented.
pub(super) fn array(items: &[Item<'_>]) -> Vec<u8> {
    let reports: Vec<_> = items.iter().map(|item| item.report).collect();
    // A report holds nothing that JSON cannot say.
    let mut bytes = serde_json::to_vec_pretty(&reports).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// One report a line.
pub(super) fn lines(items: &[Item<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for item in items {
        bytes.extend(serde_json::to_vec(item.report).unwrap_or_default());
        bytes.push(b'\n');
    }
    bytes
}
