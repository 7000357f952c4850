//! What survives a restart: a small type of its own, kept as TOML.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::signal::Kind;
use crate::study::Lesson;
use crate::study::worksheet::USUAL;

/// The form of the file; another one is not read.
const VERSION: u32 = 1;

/// How many recent files are remembered.
const MAX_RECENT: usize = 12;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The reader's choices and history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    version: u32,
    /// Light or dark.
    #[serde(default)]
    pub theme: ThemeChoice,
    /// Size of everything in percent, 50 to 300.
    #[serde(default = "full_size")]
    pub zoom_percent: u16,
    /// Identifiers of the kinds that are not marked.
    #[serde(default)]
    pub hidden_kinds: BTreeSet<String>,
    /// The preset that documents are scored with.
    #[serde(default = "default_rubric")]
    pub rubric: String,
    /// The rubric that the reader edited or opened, as TOML; the preset counts where there is none.
    #[serde(default)]
    pub own_rubric: Option<String>,
    /// Whether documents open without marks and verdict, to be predicted first.
    #[serde(default)]
    pub predict: bool,
    /// The worksheet that is shown.
    #[serde(default = "usual_worksheet")]
    pub worksheet: String,
    /// Whether hard sentences stand on a ground of their own.
    #[serde(default)]
    pub tint_hard: bool,
    /// Whether nothing slides, fades or turns; as the system says where the reader did not.
    #[serde(default)]
    pub less_motion: Option<bool>,
    /// Files opened, newest first.
    #[serde(default)]
    pub recent: Vec<PathBuf>,
    /// Files open when the program was last used.
    #[serde(default)]
    pub session: Vec<PathBuf>,
    /// The lesson that is on.
    #[serde(default)]
    pub lesson: Option<Lesson>,
    /// What the reader had chosen before a lesson was on.
    #[serde(default)]
    pub before_lesson: Option<Lesson>,
}

const fn full_size() -> u16 {
    100
}

fn default_rubric() -> String {
    "default".to_owned()
}

fn usual_worksheet() -> String {
    USUAL.to_owned()
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: ThemeChoice::System,
            zoom_percent: full_size(),
            hidden_kinds: BTreeSet::new(),
            rubric: default_rubric(),
            own_rubric: None,
            recent: Vec::new(),
            session: Vec::new(),
            predict: false,
            worksheet: usual_worksheet(),
            tint_hard: false,
            less_motion: None,
            lesson: None,
            before_lesson: None,
        }
    }
}

impl Settings {
    /// Read what [`Self::to_toml`] wrote; anything else gives the defaults.
    pub fn from_toml(text: &str) -> Self {
        let settings: Self = toml::from_str(text).unwrap_or_default();
        if settings.version == VERSION { settings } else { Self::default() }
    }

    /// As the content of a file. A path that is not Unicode cannot be kept and is left out.
    pub fn to_toml(&self) -> String {
        let mut settings = self.clone();
        settings.recent.retain(|path| path.to_str().is_some());
        settings.session.retain(|path| path.to_str().is_some());
        toml::to_string(&settings).unwrap_or_default()
    }

    /// Choose what the lesson says.
    pub(super) fn follow(&mut self, lesson: &Lesson) {
        self.predict = lesson.predict;
        self.hidden_kinds.clone_from(&lesson.hidden_kinds);
        if let Some(worksheet) = &lesson.worksheet {
            self.worksheet.clone_from(worksheet);
        }
    }

    /// Whether marks of the kind called `kind_id` are shown.
    pub fn shows(&self, kind: Kind) -> bool {
        !self.hidden_kinds.contains(kind.id())
    }

    pub(super) fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_a_restart_and_ignores_what_it_does_not_know() {
        let mut settings = Settings { theme: ThemeChoice::Dark, zoom_percent: 150, ..Settings::default() };
        settings.remember(Path::new("/a"));
        settings.remember(Path::new("/b"));
        settings.remember(Path::new("/a"));
        assert_eq!(settings.recent, [Path::new("/a"), Path::new("/b")]);
        assert_eq!(Settings::from_toml(&settings.to_toml()), settings);
        assert_eq!(Settings::from_toml("version = 1\nnew_key = true").zoom_percent, 100);
        for broken in ["", "version = 99\ntheme = \"dark\"", "= nonsense"] {
            assert_eq!(Settings::from_toml(broken), Settings::default(), "{broken}");
        }
    }
}
