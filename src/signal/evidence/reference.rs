//! The entries of reference lists as findings.

use super::entry::Entry;
use super::{Context, Finding, Kind, Label};
use crate::text::BlockKind;

/// Every entry of every reference list.
pub(super) fn detect(context: &Context<'_>) -> Vec<Finding> {
    let text = context.document.text();
    context
        .document
        .blocks()
        .iter()
        .filter(|block| block.kind == BlockKind::Reference)
        .map(|block| {
            let entry = Entry::parse(block.span.of(text));
            let label = Label {
                kind: Kind::Reference,
                subtype: entry.genre.id(),
                signal: "reference",
                rule: "entry of a reference list",
                strength: entry.grade(),
            };
            Finding::new(block.span, &label)
        })
        .collect()
}
