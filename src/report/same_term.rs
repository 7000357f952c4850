//! The same term, claimed differently: a reading aid of the report.

use serde::Serialize;

use crate::text::Span;

/// Sentences about one thing, of which some affirm and some deny it; no verdict of contradiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SameTermInfo {
    /// The common beginning of its words: "depend" for dependence and dependency.
    pub term: String,
    /// What is said of it, ascending by place.
    pub sentences: Vec<SaidOfTerm>,
}

/// One sentence about the thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidOfTerm {
    /// First code point of the sentence.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// `affirmed` or `denied`.
    pub polarity: &'static str,
    /// `flat`, `boosted` or `hedged`.
    pub force: &'static str,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}
