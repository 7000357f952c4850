//! A short text with marks of several kinds, and its analysis, for tests of the state.
#![expect(clippy::expect_used, reason = "a test")]

use std::sync::Arc;

use candor::analysis::analyze;
use candor::format::Source;
use candor::score::Rubric;
use candor::worker::Analysis;

pub(crate) const TEXT: &str =
    "Studies show that this may always work. Everyone agrees that it definitely cures it. Buy now!";

pub(crate) fn analysis() -> Arc<Analysis> {
    let source = Source::of_text("a", TEXT);
    let report = analyze(&source, &Rubric::default(), &()).expect("nobody cancels");
    Arc::new(Analysis { text: source.text, blocks: source.blocks, report })
}
