//! Worksheets: the questions of published frameworks, filled with what was found; the judgement stays with the reader.

mod fill;

use std::sync::LazyLock;

pub use fill::{Fact, Found, facts_of};
use serde::Deserialize;

const FILES: &[&str] = &[
    include_str!("../../../assets/worksheets/craap.toml"),
    include_str!("../../../assets/worksheets/sift.toml"),
    include_str!("../../../assets/worksheets/radar.toml"),
    include_str!("../../../assets/worksheets/act_up.toml"),
    include_str!("../../../assets/worksheets/discern.toml"),
];

/// The worksheet that is shown where none was chosen.
pub const USUAL: &str = "craap";

/// One worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    /// Stable identifier.
    pub id: String,
    /// The name that is shown.
    pub name: String,
    /// The publication it comes from.
    pub source: String,
    /// What it is for.
    pub about: String,
    /// Its parts.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
}

/// A part of a worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The name that is shown.
    pub name: String,
    /// Its questions.
    #[serde(rename = "item")]
    pub items: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable identifier within its worksheet.
    pub id: String,
    /// The question.
    #[serde(rename = "question")]
    pub text: String,
    /// What is filled in, by the names of `assets/worksheets/README.md`.
    pub facts: Vec<String>,
    /// What to do outside the text; may be empty.
    #[serde(default)]
    pub look: String,
}

static WORKSHEETS: LazyLock<Vec<Worksheet>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| toml::from_str(file).ok()).collect());

/// Every worksheet.
pub fn worksheets() -> &'static [Worksheet] {
    &WORKSHEETS
}

/// The worksheet of this name.
pub fn worksheet(id: &str) -> Option<&'static Worksheet> {
    WORKSHEETS.iter().find(|worksheet| worksheet.id == id)
}

impl Worksheet {
    /// Its questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.groups.iter().flat_map(|group| &group.items)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_worksheet_is_whole() {
        assert_eq!(worksheets().len(), FILES.len());
        assert!(worksheet(USUAL).is_some() && worksheet("dreams").is_none());
        for worksheet in worksheets() {
            let ids: BTreeSet<&str> = worksheet.questions().map(|it| it.id.as_str()).collect();
            assert_eq!(ids.len(), worksheet.questions().count(), "{}", worksheet.id);
            for question in worksheet.questions() {
                assert!(question.text.ends_with('?'), "{}", question.text);
                assert!(!question.facts.is_empty(), "{}", question.text);
            }
        }
    }
}
