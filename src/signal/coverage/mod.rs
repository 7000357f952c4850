//! What a careful text would also say: facts found by cues, and the questions of frameworks that they answer.
//!
//! Facts; the score takes of them only how far a text about health answers. The cues and frameworks are data;
//! `assets/coverage/README.md` gives sources and rules.

mod cues;

use std::collections::BTreeMap;

use super::{Finding, Kind};
use crate::text::Span;

pub use cues::Cues;

/// Whether a fact is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Found, with its words.
    Present,
    /// A trace of it.
    Unclear,
    /// Nothing found: ask.
    Absent,
}

impl State {
    /// The stable name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Unclear => "unclear",
            Self::Absent => "absent",
        }
    }

    /// Two different pieces of evidence are enough, one is a trace.
    pub(super) const fn of_count(n: usize) -> Self {
        match n {
            0 => Self::Absent,
            1 => Self::Unclear,
            _ => Self::Present,
        }
    }
}

/// One fact with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Whether it is there.
    pub state: State,
    /// How much speaks for it, 0 to 1.
    pub strength: f64,
    /// The words, ascending, at least the first [`MOST_EVIDENCE`]; where the question is turned round, what speaks against
    /// it.
    pub evidence: Vec<Span>,
}

/// A question of a framework and what the text answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Whose question it is.
    pub framework: &'static str,
    /// The framework's own number or name of it.
    pub id: &'static str,
    /// The question.
    pub question: &'static str,
    /// The answer.
    pub observation: Observation,
}

const FRAMEWORKS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/coverage/frameworks.tsv"));

/// More pieces of evidence than this help nobody.
pub const MOST_EVIDENCE: usize = 8;

/// What a careful text about a treatment or a test says, after `HealthNewsReview` and DISCERN.
const HEALTH_QUESTIONS: &[&str] = &["evidence", "benefits", "harms", "costs", "availability"];

/// How far a text about health answers what one should ask of it, 0 to 1.
pub fn health_questions(cues: &Cues) -> f64 {
    let strengths = HEALTH_QUESTIONS.iter().map(|fact| cues.observe(fact).strength).sum::<f64>();
    strengths / HEALTH_QUESTIONS.len() as f64
}

/// The questions of every framework that fits the text, which is about health or not, in file order; `transparency`
/// answers its own.
pub fn coverage(
    about_health: bool,
    findings: &[Finding],
    cues: &Cues,
    transparency: &BTreeMap<&'static str, Observation>,
) -> Vec<Item> {
    let rows = FRAMEWORKS.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        let (framework, scope) = (columns.next()?, columns.next()?);
        let (id, fact, question) = (columns.next()?, columns.next()?, columns.next()?);
        (scope == "any" || about_health).then(|| {
            let known = transparency.get(fact).cloned();
            let observation = known.unwrap_or_else(|| match fact {
                "sources" => sources(findings),
                _ => cues.observe(fact),
            });
            Item { framework, id, question, observation }
        })
    })
    .collect()
}

/// References, citations and named sources together.
fn sources(findings: &[Finding]) -> Observation {
    let kinds = [Kind::Citation, Kind::Reference, Kind::NamedSource];
    let named = |found: &&Finding| kinds.contains(&found.kind) && found.strength > 0;
    let n = findings.iter().filter(named).count();
    let evidence = findings.iter().filter(named).take(MOST_EVIDENCE).map(|found| found.span).collect();
    Observation { state: State::of_count(n), strength: n as f64 / (n as f64 + 3.0), evidence }
}
