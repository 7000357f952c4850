//! A lesson: what a class looks at and how, as a small file that a teacher writes once and gives to everybody.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::worksheet;
use crate::signal::Kind;
use crate::signal::genre::Genre;

/// The form of the file; another one is not read.
const VERSION: u32 = 1;

/// The lessons that come with the program, simplest first.
pub const LESSONS: &[&str] = &[
    include_str!("../../assets/lessons/who_says_so.toml"),
    include_str!("../../assets/lessons/how_sure.toml"),
    include_str!("../../assets/lessons/who_gains.toml"),
    include_str!("../../assets/lessons/health_claims.toml"),
];

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    version: u32,
    /// Its name.
    pub title: String,
    /// Message to the class; may be empty.
    #[serde(default)]
    pub text: String,
    /// Whether documents open without marks, to be predicted first.
    #[serde(default)]
    pub predict: bool,
    /// The identifier of the worksheet, where there is one.
    #[serde(default)]
    pub worksheet: Option<String>,
    /// The identifier of the genre that documents are taken for, where it is not guessed.
    #[serde(default)]
    pub genre: Option<String>,
    /// Identifiers of the kinds that are not marked.
    #[serde(default)]
    pub hidden_kinds: BTreeSet<String>,
}

impl Default for Lesson {
    fn default() -> Self {
        Self {
            version: VERSION,
            title: String::new(),
            text: String::new(),
            predict: false,
            worksheet: None,
            genre: None,
            hidden_kinds: BTreeSet::new(),
        }
    }
}

impl Lesson {
    /// Read a lesson; the error is a sentence for the user.
    pub fn from_toml(written: &str) -> Result<Self, String> {
        let lesson: Self = toml::from_str(written).map_err(|error| {
            format!("it is not a Candor lesson ({})", error.message().lines().next().unwrap_or_default())
        })?;
        if lesson.version != VERSION {
            return Err(format!(
                "it is a lesson of form {}, and this Candor reads form {VERSION}",
                lesson.version
            ));
        }
        if let Some(unknown) = lesson.hidden_kinds.iter().find(|id| Kind::from_id(id).is_none()) {
            return Err(format!("it names an unknown kind of mark: {unknown}"));
        }
        if let Some(unknown) = lesson.worksheet.as_deref().filter(|id| worksheet::worksheet(id).is_none()) {
            return Err(format!("it names an unknown worksheet: {unknown}"));
        }
        if let Some(unknown) = lesson.genre.as_deref().filter(|id| Genre::from_id(id).is_none()) {
            return Err(format!("it names an unknown genre: {unknown}"));
        }
        Ok(lesson)
    }

    /// As the content of a file.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// The genre that documents are taken for.
    pub fn genre(&self) -> Option<Genre> {
        self.genre.as_deref().and_then(Genre::from_id)
    }

    /// The lessons that come with the program.
    pub fn included() -> Vec<Self> {
        LESSONS.iter().filter_map(|written| Self::from_toml(written).ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_included_lesson_is_whole() {
        for written in LESSONS {
            let lesson = Lesson::from_toml(written).unwrap();
            assert!(!lesson.title.is_empty() && !lesson.text.is_empty(), "{written}");
            assert_eq!(Lesson::from_toml(&lesson.to_toml()), Ok(lesson));
        }
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        for (written, said) in [
            ("", "not a Candor lesson"),
            ("version = 7\ntitle = \"x\"", "form 7"),
            ("version = 1\ntitle = \"x\"\nhidden_kinds = [\"spin\"]", "spin"),
            ("version = 1\ntitle = \"x\"\nworksheet = \"dreams\"", "dreams"),
            ("version = 1\ntitle = \"x\"\ngenre = \"opera\"", "opera"),
        ] {
            let reason = Lesson::from_toml(written).unwrap_err();
            assert!(reason.contains(said), "{reason}");
        }
    }
}
