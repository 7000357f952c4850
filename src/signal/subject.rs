//! Whether a text is about health: asked by the marks of health claims and doses, and by the questions of a health story.

use std::sync::LazyLock;

use crate::text::{Document, WordSet, key_of};

/// So many different words of health make a text one about health,
const DIFFERENT: usize = 3;
/// where of so many words, at most, one is of health: any long report speaks of a hospital or a drug somewhere.
const EVERY: u64 = 100;

/// Keys of the words of health, medicines and what they are taken for.
static WORDS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let file = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/coverage/health_words.txt"));
    file.lines().filter(|line| !line.starts_with('#')).map(key_of).collect()
});

/// Whether `document` is about health.
pub fn is_about_health(document: &Document<'_>) -> bool {
    let times = document.times();
    let times_of = |key: &u64| times.get(document.lexemes().number_of(*key)?).copied();
    let (mut different, mut of_health) = (0, 0);
    for times in WORDS.iter().filter_map(times_of).filter(|times| *times > 0) {
        different += 1;
        of_health += u64::from(times);
    }
    different >= DIFFERENT && of_health * EVERY >= times.iter().copied().map(u64::from).sum()
}

/// The words of health among those of `document`.
pub(super) fn health_words(document: &Document<'_>) -> WordSet {
    document.lexemes().set(WORDS.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn texts_about_health_speak_of_it_in_several_words() {
        for (text, is_about) in [
            ("The vaccine protects patients from the disease.", true),
            ("Antibiotics cure infections; a doctor prescribes them.", true),
            ("The patient doctor is a doctor who waits for his patient.", false),
            ("A healthy economy heals old wounds of trade.", false),
            ("The pan is forged from one piece of steel.", false),
            (
                &format!("{}A doctor at the hospital asked for a vaccine.", "The pan is new. ".repeat(80)),
                false,
            ),
        ] {
            let document = Document::new(text, blocks_of_plain(text));
            assert_eq!(is_about_health(&document), is_about, "{text}");
        }
    }
}
