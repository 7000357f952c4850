//! A title that presses: words in capitals, exclamation marks, loaded words.
//!
//! Of the signals whose agreement was measured, a clickbait title goes with low expert ratings most clearly (`CredCo`
//! 2018, as tabulated by W3C `CredWeb`). The teasers are [`super::title`]'s.

use crate::lexicon::{AUTOMATON, TERMS};
use crate::text::{Document, TokenKind, blocks_of_plain};

/// Capital words of fewer letters are mostly abbreviations.
const SHOUTED_LETTERS: usize = 4;

/// How many such faults a title has. One that is in capitals throughout is a matter of type, not of tone.
pub(super) fn faults(title: &str) -> usize {
    let document = Document::new(title, blocks_of_plain(title));
    let words = || document.tokens().iter().filter(|token| token.kind() == TokenKind::Word);
    let shouted = words().filter(|token| is_shouted(document.word(token))).count();
    let mixed = 2 * shouted <= words().count();
    let terms = AUTOMATON.find(&document).into_iter().filter_map(|hit| TERMS.get(hit.term()));
    let loaded = terms.filter(|term| term.lexicon == "loaded" && term.strength > 0).count();
    (if mixed { shouted } else { 0 }) + title.matches('!').count() + loaded
}

/// Labels before a title that only say what has become of the text.
const LABELS: &[&str] =
    &["CORRECTION", "CORRECTED", "CLARIFICATION", "RETRACTED", "RETRACTION", "UPDATE", "UPDATED"];

fn is_shouted(word: &str) -> bool {
    if LABELS.contains(&word) {
        return false;
    }
    word.chars().filter(|c| c.is_alphabetic()).count() >= SHOUTED_LETTERS
        && word.chars().all(|c| !c.is_lowercase() && !c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_titles_are_counted() {
        for (title, n) in [
            ("Bridge closed for repairs", 0),
            ("The FBI closes the bridge", 0),
            ("BRIDGE CLOSED FOR REPAIRS", 0),
            ("BREAKING: the bridge is closed", 1),
            ("CORRECTION: the bridge is open", 0),
            ("WATCH: what a shocking bridge does!", 3),
        ] {
            assert_eq!(faults(title), n, "{title}");
        }
    }
}
