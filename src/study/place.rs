//! A place in a text that is remembered with its words, so that it is found again.

use serde::{Deserialize, Serialize};

use crate::text::{Span, one_line};

/// So many characters of a place are remembered.
const MAX_WORDS: usize = 300;

/// Bytes of a text, and the first words there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words, cut after some hundred characters.
    pub words: String,
}

impl Place {
    /// The place `span` of `text`.
    pub fn new(span: Span, text: &str) -> Self {
        Self { start: span.start(), end: span.end(), words: span.of(text).chars().take(MAX_WORDS).collect() }
    }

    /// Where it is; empty where it was not found again.
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Move to where the words are in `text`: a later version may read a file a little differently.
    pub fn fit(&mut self, text: &str) {
        if self.words.is_empty() || self.span().of(text).starts_with(&self.words) {
            return;
        }
        let distance = |at: &usize| at.abs_diff(self.start);
        let nearest = text.match_indices(&self.words).map(|(at, _)| at).min_by_key(distance);
        // Of a long place only the first words are known; it is as long as it was, where the text is.
        let end = |at: usize| at.saturating_add(self.end.saturating_sub(self.start));
        let len = |at| text.get(at..end(at)).map_or(0, str::len).max(self.words.len());
        (self.start, self.end) = nearest.map_or((0, 0), |at| (at, at + len(at)));
    }

    /// The words on one line.
    pub fn flat(&self) -> String {
        one_line(&self.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_its_length() {
        let long = "word ".repeat(MAX_WORDS);
        let mut place = Place::new(Span::new(0, long.len()), &long);
        place.fit(&format!("new {long}"));
        assert_eq!(place.span(), Span::new(4, 4 + long.len()));
        place.fit(&format!("newer {}", place.words));
        assert_eq!(place.span(), Span::new(6, 6 + place.words.len()));
    }

    #[test]
    fn follows_its_words() {
        let mut place = Place::new(Span::new(4, 7), "one two three two");
        for (text, now) in [
            ("one two three two", Span::new(4, 7)),
            ("\u{feff}one two three two", Span::new(7, 10)),
            ("three two", Span::new(6, 9)),
            ("nothing", Span::new(0, 0)),
        ] {
            place.fit(text);
            assert_eq!(place.span(), now, "{text}");
        }
    }
}
