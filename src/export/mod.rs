//! From reports to bytes: one row of [`EXPORTS`] a format.

use crate::report::Report;

/// One export format.
#[derive(Debug, Clone, Copy)]
pub struct Export {
    /// Stable identifier: the value of `--format` and the file ending.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// Make the bytes.
    pub write: fn(&[Report]) -> Vec<u8>,
}

/// Every export format.
pub const EXPORTS: &[Export] = &[
    Export { id: "json", name: "JSON", write: json },
    Export { id: "jsonl", name: "JSON Lines", write: jsonl },
];

fn json(reports: &[Report]) -> Vec<u8> {
    serde_json::to_vec_pretty(reports).unwrap_or_default()
}

fn jsonl(reports: &[Report]) -> Vec<u8> {
    let mut out = Vec::new();
    for report in reports {
        out.extend(serde_json::to_vec(report).unwrap_or_default());
        out.push(b'\n');
    }
    out
}
