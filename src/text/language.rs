//! Which language a text is in, and how sure that is.

/// A detected language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-3; "und" where it could not be told.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// Whether the guess can be built on.
    pub reliable: bool,
}

impl Language {
    /// No language could be told.
    pub const UNKNOWN: Self = Self { code: "und", name: "Unknown", reliable: false };

    /// Whether English lexicons and formulas apply.
    pub fn is_english(self) -> bool {
        self.code == "eng"
    }
}

/// Detect the language of `text` from its first 64 kB.
pub fn detect(text: &str) -> Language {
    let mut end = text.len().min(65_536);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    whatlang::detect(text.get(..end).unwrap_or(text)).map_or(Language::UNKNOWN, |info| Language {
        code: info.lang().code(),
        name: info.lang().eng_name(),
        reliable: info.is_reliable(),
    })
}
