//! A place in a text, in bytes, and its safe slicing.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
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
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Translates byte offsets of one text to Unicode code points; fastest where they ascend, fast in any order.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    chars: usize,
    /// The code points before every multiple of [`STRIDE`] that was passed so far.
    passed: Vec<usize>,
}

/// Bytes between two places whose code points are remembered, so that going back costs no walk from the beginning.
const STRIDE: usize = 4096;

impl<'t> CodePoints<'t> {
    /// Start at the beginning of `text`.
    pub const fn new(text: &'t str) -> Self {
        Self { text, byte: 0, chars: 0, passed: Vec::new() }
    }

    /// The number of code points that begin before `byte`.
    pub fn at(&mut self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if byte < self.byte {
            let known = byte / STRIDE;
            (self.byte, self.chars) = match known.checked_sub(1).and_then(|idx| self.passed.get(idx)) {
                Some(chars) => (known * STRIDE, *chars),
                None => (0, 0),
            };
        }
        while let next = (self.byte / STRIDE + 1) * STRIDE
            && next <= byte
        {
            self.walk_to(next);
            if self.passed.len() == next / STRIDE - 1 {
                self.passed.push(self.chars);
            }
        }
        self.walk_to(byte);
        self.chars
    }

    fn walk_to(&mut self, byte: usize) {
        // A character that a cut goes through belongs to the side where it begins.
        let between = self.text.as_bytes().get(self.byte..byte).unwrap_or_default();
        self.chars += if between.is_ascii() {
            between.len()
        } else {
            between.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
        };
        self.byte = byte;
    }
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
        let mut places = CodePoints::new(&text);
        let there_and_back = ends.iter().chain(ends.iter().rev()).chain(ends.iter().step_by(3));
        for byte in there_and_back {
            assert_eq!(places.at(*byte), plain(*byte), "{byte}");
        }
        assert_eq!(places.at(usize::MAX), text.chars().count());
    }
}
