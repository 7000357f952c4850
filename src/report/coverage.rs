//! The section `coverage`: the questions of published frameworks and what the text answers, with its words.

use serde::Serialize;

use crate::signal::coverage::{Item, MOST_EVIDENCE, Observation};
use crate::text::{CodePoints, Span, one_line};

/// Words that answer a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}

/// So many characters of the words are quoted.
const QUOTED: usize = 60;

impl Evidence {
    /// The words at `span`.
    pub(super) fn at(span: Span, text: &str, places: &CodePoints<'_>) -> Self {
        let (start, end) = places.of(span);
        Self { start, end, text: span.of(text).to_owned(), span }
    }

    /// The words on one line in quotation marks, cut where they are many.
    pub fn quoted(&self) -> String {
        let words = one_line(&self.text);
        let kept: String = words.chars().take(QUOTED).collect();
        let dots = if kept.len() < words.len() { "…" } else { "" };
        format!("“{kept}{dots}”")
    }

    /// The first pieces of evidence of an observation.
    pub(super) fn of(observation: &Observation, text: &str, places: &CodePoints<'_>) -> Vec<Self> {
        let spans = observation.evidence.iter().take(MOST_EVIDENCE);
        spans.map(|span| Self::at(*span, text, places)).collect()
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageItem {
    /// Whose question it is.
    pub framework: &'static str,
    /// The framework's own number or name of it.
    pub id: &'static str,
    /// The question.
    pub question: &'static str,
    /// `present`, `unclear` or `absent`.
    pub state: &'static str,
    /// How much speaks for it, 0 to 1.
    pub strength: f64,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// All questions that fit the text; none where the lists do not fit its language.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CoverageInfo {
    /// The questions, framework by framework.
    pub items: Vec<CoverageItem>,
}

impl CoverageInfo {
    /// As plain data.
    pub fn new(items: &[Item], text: &str, places: &CodePoints<'_>) -> Self {
        let items = items.iter().map(|item| CoverageItem {
            framework: item.framework,
            id: item.id,
            question: item.question,
            state: item.observation.state.id(),
            strength: (item.observation.strength * 10_000.0).round() / 10_000.0,
            evidence: Evidence::of(&item.observation, text, places),
        });
        Self { items: items.collect() }
    }
}
