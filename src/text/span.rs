//! A place in a text, in bytes, and its safe slicing.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into one text; 8 bytes, for a long text has many. What lies beyond 4 GiB has an empty
/// place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: small(start), end: small(end) }
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Its bytes.
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The same beginning, and another end.
    #[must_use]
    pub const fn up_to(self, end: usize) -> Self {
        Self { end: small(end), ..self }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end().saturating_sub(self.start())
    }

    /// Whether nothing is inside.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words of `text` at this place; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// What does not fit stays at the maximum.
const fn small(byte: usize) -> u32 {
    if byte > u32::MAX as usize { u32::MAX } else { byte as u32 }
}

/// Translates byte offsets of one text to Unicode code points, in any order: the text is counted once.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// The code points before every multiple of [`STRIDE`] but the first; none where all are ASCII, a byte each.
    before: Vec<u32>,
}

/// Bytes between two places whose code points are remembered; as many as a byte can count.
const STRIDE: usize = 128;

impl<'t> CodePoints<'t> {
    /// Count those of `text`.
    pub fn new(text: &'t str) -> Self {
        let strides = if text.is_ascii() { "" } else { text };
        let mut n = 0;
        let before = strides.as_bytes().chunks_exact(STRIDE).map(|stride| {
            n += u32::from(characters(stride));
            n
        });
        Self { text, before: before.collect() }
    }

    /// The number of code points that begin before `byte`.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.before.is_empty() && self.text.len() >= STRIDE {
            return byte;
        }
        let stride = byte / STRIDE;
        let before = stride.checked_sub(1).and_then(|idx| self.before.get(idx)).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(stride * STRIDE..byte).unwrap_or_default();
        before as usize + usize::from(characters(rest))
    }

    /// The code points of both ends of `span`: of a short one the second is counted from the first.
    pub fn of(&self, span: Span) -> (usize, usize) {
        let start = self.at(span.start());
        match self.text.as_bytes().get(span.range()) {
            Some(bytes) if bytes.len() < STRIDE / 2 => (start, start + usize::from(characters(bytes))),
            _ => (start, self.at(span.end())),
        }
    }
}

/// How many characters begin in these at most [`STRIDE`] bytes: one that a cut goes through belongs to the side where
/// it begins. Bytes are added as bytes, which processors do many at a time.
fn characters(bytes: &[u8]) -> u8 {
    bytes.iter().map(|byte| u8::from(!matches!(byte, 0x80..=0xbf))).sum()
}

/// The words of `text` on one line, a blank between them.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        out.extend([if out.is_empty() { "" } else { " " }, word]);
    }
    out
}

/// `bytes` as lower-case hexadecimal digits: how digests are written everywhere.
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        write!(digits, "{byte:02x}").ok();
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_the_same_in_any_order() {
        let text = "Tea, thé, чай, 茶. ".repeat(1500);
        let plain = |byte: usize| text.char_indices().take_while(|(at, _)| *at < byte).count();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(977).collect();
        let places = CodePoints::new(&text);
        let there_and_back = ends.iter().chain(ends.iter().rev()).chain(ends.iter().step_by(3));
        for byte in there_and_back {
            assert_eq!(places.at(*byte), plain(*byte), "{byte}");
        }
        assert_eq!(places.at(usize::MAX), text.chars().count());
    }

    #[test]
    fn code_points_of_ascii_and_short_texts() {
        for text in
            ["", "Tea", "thé", &"tea ".repeat(99), &format!("{}é", "tea ".repeat(32)), &"é".repeat(64)]
        {
            let places = CodePoints::new(text);
            for byte in 0..=text.len() + 1 {
                let plain = text.char_indices().filter(|(at, _)| *at < byte).count();
                assert_eq!(places.at(byte), plain, "{text}: {byte}");
                for end in byte..=text.len() + 1 {
                    assert_eq!(
                        places.of(Span::new(byte, end)),
                        (plain, places.at(end)),
                        "{text}: {byte}..{end}"
                    );
                }
            }
        }
    }
}
