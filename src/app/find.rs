//! Finding words in the shown text: what is looked for, where it stands, and which of the places is shown.

use regex::Regex;

use super::go::step;
use super::{AppState, Page};
use crate::text::Span;
use crate::worker::DocumentId;

/// What is looked for in the shown text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    /// Whether the bar for it is open.
    pub is_open: bool,
    /// The words that are looked for.
    pub query: String,
    /// Where they stand, in the order of the text.
    pub places: Vec<Span>,
    /// The place that was shown last, by index.
    pub at: Option<usize>,
    /// The reading of the document that was searched.
    of: Option<(DocumentId, u32)>,
}

/// Where the words of `query` stand in `text`, ascending and apart from each other; nowhere if it has no words.
///
/// Large and small letters are the same, and so is all white space, however long. Nothing in `query` is a pattern.
pub fn find(query: &str, text: &str) -> Vec<Span> {
    if query.trim().is_empty() {
        return Vec::new();
    }
    let mut pattern = String::from("(?i)");
    let mut in_space = false;
    for part in query.split_inclusive(char::is_whitespace) {
        let words = part.trim_end();
        pattern.push_str(&regex::escape(words));
        in_space &= words.is_empty();
        if words.len() < part.len() && !in_space {
            pattern.push_str(r"\s+");
            in_space = true;
        }
    }
    // A query that is too long for a pattern is a text, not something to look for.
    let Ok(pattern) = Regex::new(&pattern) else { return Vec::new() };
    pattern.find_iter(text).map(|found| Span::new(found.start(), found.end())).collect()
}

impl AppState {
    /// What is looked for, while the text is shown with the bar for it.
    pub fn finding(&self) -> Option<&Find> {
        let is_shown = self.page == Page::Reader || self.presents();
        let is_ready = self.selected().is_some_and(|document| document.analysis().is_some());
        Some(&self.find).filter(|find| find.is_open && is_shown && is_ready)
    }

    pub(super) fn start_finding(&mut self) {
        self.page = Page::Reader;
        self.find.is_open = true;
        self.wants_find_focus = true;
        self.find_anew();
    }

    /// Look for `query` and show the first place from byte `from` on, or else the first of all.
    pub(super) fn find(&mut self, query: String, from: usize) {
        self.find.is_open = true;
        if self.find.query != query {
            self.find.query = query;
            self.find.of = None;
        }
        self.find_anew();
        let places = &self.find.places;
        let next = places.partition_point(|place| place.start() < from);
        self.show_found(if next < places.len() { Some(next) } else { Some(0) });
    }

    pub(super) fn step_found(&mut self, by: isize) {
        if self.find.query.is_empty() {
            return self.start_finding();
        }
        self.find.is_open = true;
        self.find_anew();
        self.show_found(step(self.find.at, by, self.find.places.len()));
    }

    fn show_found(&mut self, at: Option<usize>) {
        let place = at.and_then(|at| self.find.places.get(at)).copied();
        self.find.at = place.and(at);
        if place.is_some() {
            self.seek(None, place);
            self.page = Page::Reader;
        }
    }

    /// Look through the shown text where it is not what was looked through last.
    pub(super) fn find_anew(&mut self) {
        let shown = self.selected().and_then(|it| Some(((it.id, it.generation), it.analysis()?)));
        let of = shown.map(|(of, _)| of);
        if !self.find.is_open || (of.is_some() && of == self.find.of) {
            return;
        }
        let places = shown.map(|(_, analysis)| find(&self.find.query, &analysis.text)).unwrap_or_default();
        (self.find.places, self.find.at, self.find.of) = (places, None, of);
    }

    /// Whether the field of the words to find is to be given the keyboard; told once.
    pub const fn take_find_focus(&mut self) -> bool {
        std::mem::replace(&mut self.wants_find_focus, false)
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn words_are_found_as_they_are_read() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("may", "It may. MAY, dismay", &["may", "MAY", "may"]),
            ("it works", "It\n  works; it\u{a0}works; itworks; it, works", &["It\n  works", "it\u{a0}works"]),
            ("it \n works", "it works", &["it works"]),
            ("it ", "it, it fits", &["it "]),
            (" it", "it, it fits", &[" it"]),
            ("straße", "STRAßE, Straße, Strasse", &["STRAßE", "Straße"]),
            ("ΣΟΦΟΣ", "σοφός σοφος σοφοσ", &["σοφος", "σοφοσ"]),
            ("é", "É e\u{301} Ã", &["É"]),
            ("世", "世界と世 丗", &["世", "世"]),
            ("aa", "aaaaa", &["aa", "aa"]),
            ("a.c", "abc a.c", &["a.c"]),
            ("(?i)\\b[x]*", "x (?i)\\b[x]*", &["(?i)\\b[x]*"]),
            ("", "text", &[]),
            (" \n", "a text", &[]),
            ("gone", "text", &[]),
            ("text", "", &[]),
        ];
        for (query, text, wanted) in cases {
            let places = find(query, text);
            let words: Vec<&str> = places.iter().map(|place| place.of(text)).collect();
            assert_eq!(words, *wanted, "{query:?} in {text:?}");
            assert!(places.iter().zip(places.iter().skip(1)).all(|(a, b)| a.end() <= b.start()), "{query:?}");
        }
    }

    #[test]
    fn a_query_as_long_as_a_book_is_found_nowhere_and_harms_nothing() {
        let book = "word ".repeat(100_000);
        assert!(find(&book, "word").is_empty());
    }
}
