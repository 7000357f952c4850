//! Hyphens at the ends of lines: which of them part a word, by how the same words are written elsewhere.

use std::collections::BTreeSet;

use super::line::Line;

pub(super) const HYPHENS: [char; 3] = ['-', '‐', '\u{ad}'];

/// Words that a hyphen before them waits for: "pre- and post-war".
const JOINING: &[&str] =
    &["and", "or", "to", "und", "oder", "bzw.", "sowie", "als", "bis", "et", "ou", "y", "e"];

/// What becomes of a hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    Kept,
    Dropped,
}

/// The words inside the lines of a document, in lower case; those with a hyphen among them.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeSet<String>);

impl Words {
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut words = BTreeSet::new();
        for line in lines {
            for word in line.text().split_whitespace() {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                if !word.is_empty() && !words.contains(word) {
                    words.insert(word.to_lowercase());
                }
            }
        }
        Self(words)
    }

    /// What becomes of the hyphen between two lines; none where there is none, or it waits for another word.
    pub(super) fn hyphen(&self, line: &str, next: &str) -> Option<Hyphen> {
        let stem = line.strip_suffix(HYPHENS)?;
        let first = next.split_whitespace().next()?;
        if JOINING.contains(&first) {
            return None;
        }
        let head = stem.split_whitespace().next_back().unwrap_or_default();
        let tail = first.trim_end_matches(|c: char| !c.is_alphanumeric());
        let joined = format!("{head}{tail}");
        let is_word = self.0.contains(&joined.to_lowercase());
        // In wide setting the hyphen stands apart, as a dash does.
        if !stem.ends_with(char::is_alphanumeric) {
            let apart =
                stem.trim_end().ends_with(char::is_alphabetic) && first.starts_with(char::is_lowercase);
            return (apart && is_word).then_some(Hyphen::Dropped);
        }
        let kept = !first.starts_with(char::is_lowercase)
            || stem.ends_with(|c: char| c.is_ascii_digit())
            || self.0.contains(&format!("{head}-{tail}").to_lowercase());
        let shouted = is_word && !joined.chars().any(char::is_lowercase);
        Some(if kept && !shouted { Hyphen::Kept } else { Hyphen::Dropped })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Hyphen::{Dropped, Kept};

    #[test]
    fn a_hyphen_goes_where_it_parts_a_word() {
        let page = ["A long-term view of GESIS,", "with the perspective of the Web-Seiten, webseiten."];
        let lines: Vec<Line> = page.iter().map(|text| Line::sample(0.0, 9.0, 0.0, 9.0, text)).collect();
        let words = Words::of(lines.iter());
        for (line, next, expected) in [
            ("the water is high, as every-", "body knows.", Some(Dropped)),
            ("in the long-", "term, it falls", Some(Kept)),
            ("pre-", "and post-war", None),
            ("no hyphen", "at all", None),
            ("seen from a pers -", "pective that is new", Some(Dropped)),
            ("a dash -", "between words", None),
            ("asked by GE-", "SIS, too", Some(Dropped)),
            ("asked by DGAP-", "Analyse", Some(Kept)),
            ("on the Web-", "Seiten", Some(Kept)),
            ("in 1990-", "ies", Some(Kept)),
        ] {
            assert_eq!(words.hyphen(line, next), expected, "{line}");
        }
    }
}
