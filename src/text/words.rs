//! Words and sentences around a place, for readers who select them; what is counted is divided elsewhere.

use unicode_segmentation::UnicodeSegmentation as _;

use super::Span;

/// How far a neighbour is looked for, in bytes.
const REACH: usize = 8_192;

fn boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first word that ends after `byte`.
pub fn word_from(text: &str, byte: usize) -> Option<Span> {
    let start = text_start_of_word(text, byte);
    let ahead = Span::new(start, boundary(text, start.saturating_add(REACH))).of(text);
    let mut words =
        ahead.unicode_word_indices().map(|(at, word)| Span::new(start + at, start + at + word.len()));
    words.find(|word| word.end() > byte)
}

/// The last word that begins before `byte`.
pub fn word_before(text: &str, byte: usize) -> Option<Span> {
    let end = boundary(text, byte);
    let start = boundary(text, end.saturating_sub(REACH));
    let behind = Span::new(start, end).of(text);
    let (at, word) = behind.unicode_word_indices().next_back()?;
    // The cut may have gone through a word; its whole is wanted.
    word_from(text, start + at).filter(|_| !word.is_empty())
}

/// Where the run of letters around `byte` may begin: after the white space before it.
fn text_start_of_word(text: &str, byte: usize) -> usize {
    let byte = boundary(text, byte);
    let from = boundary(text, byte.saturating_sub(256));
    let behind = Span::new(from, byte).of(text);
    behind.rfind(char::is_whitespace).map_or(from, |at| {
        at + from + behind.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    })
}

/// The sentence around `byte`, by the rules of Unicode, without the white space at its ends.
pub fn sentence_around(text: &str, byte: usize) -> Option<Span> {
    let from = boundary(text, byte.saturating_sub(REACH));
    let to = boundary(text, byte.saturating_add(REACH));
    let window = Span::new(from, to).of(text);
    let mut sentences = window.split_sentence_bound_indices();
    let found = sentences.find(|(at, sentence)| byte < from + at + sentence.len());
    let (at, sentence) = found?;
    let span = super::trimmed(text, Span::new(from + at, from + at + sentence.len()));
    (!span.is_empty()).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Naïve” readers, it’s said, agree. Why?  They do.";

    #[test]
    fn finds_the_words_around_a_place() {
        for (byte, from, before) in [
            (0, Some("Naïve"), None),
            (4, Some("Naïve"), Some("Naïve")),
            (12, Some("readers"), Some("Naïve")),
            (23, Some("it’s"), Some("it’s")),
            (TEXT.len() - 1, None, Some("do")),
            (TEXT.len() + 9, None, Some("do")),
        ] {
            assert_eq!(word_from(TEXT, byte).map(|span| span.of(TEXT)), from, "from {byte}");
            assert_eq!(word_before(TEXT, byte).map(|span| span.of(TEXT)), before, "before {byte}");
        }
        assert_eq!(word_from("", 0), None);
    }

    #[test]
    fn finds_the_sentence() {
        let at = TEXT.find("Why").unwrap();
        assert_eq!(sentence_around(TEXT, at).map(|span| span.of(TEXT)), Some("Why?"));
        assert_eq!(sentence_around(TEXT, at - 1).map(|span| span.of(TEXT)).unwrap().len(), at - 1);
        assert_eq!(sentence_around("", 0), None);
    }

    #[test]
    fn long_runs_without_a_word_end() {
        let dots = ". ".repeat(20_000);
        assert_eq!(word_from(&dots, 10), None);
        assert_eq!(word_before(&dots, 30_000), None);
        let long = "x".repeat(30_000);
        assert!(word_from(&long, 15_000).is_some() && word_before(&long, 15_000).is_some());
    }
}
