//! Page furniture: lines of navigation, carts, cookies and sharing that stay behind when a page is copied.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::find;

const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/furniture.tsv"));
/// A longer line is a sentence about something.
const MOST_WORDS: usize = 12;
const MOST_BYTES: usize = 160;

fn entries(class: &'static str) -> impl Iterator<Item = &'static str> {
    FILE.lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(move |(found, _)| *found == class)
        .flat_map(|(_, entries)| entries.split('|'))
}

static WHOLE: LazyLock<HashSet<&str>> = LazyLock::new(|| entries("whole").collect());
static START: LazyLock<Vec<&str>> = LazyLock::new(|| entries("start").collect());

/// Whether `line` is page furniture: nothing but one of the listed labels, or a short line that begins like one.
pub fn is_furniture(line: &str) -> bool {
    if line.len() > MOST_BYTES || find::count_words(line, MOST_WORDS + 1) > MOST_WORDS {
        return false;
    }
    let folded = line.to_lowercase();
    let (label, words) = (folded.trim_matches(|c: char| !c.is_alphabetic()), folded.trim_start());
    let begins =
        |start: &&str| start.as_bytes().first() == words.as_bytes().first() && words.starts_with(start);
    WHOLE.contains(label) || START.iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_sentences() {
        for line in [
            "Skip to content",
            "Your Cart (0)",
            "» Share on Facebook",
            "© 2020 Example Ltd",
            "We use cookies.",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in
            ["Home is where the heart is.", "Cookies bake in ten minutes.", "Search engines rank pages.", ""]
        {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
