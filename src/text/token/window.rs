//! The quickest way to tell a token from the last one: letters, digits and white space are told for 64 bytes at once. It
//! says where nearly every word, number and mark ends, and nothing where another way must read.

use super::chars::{Class, class};
use super::{Cut, TokenKind};
use crate::text::Span;
use crate::text::find::{self, BLOCK, Sixteen, mask, short_mask};

/// What each of 64 bytes of a text is, a bit for each. From `stop` on all is white space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'t> {
    bytes: &'t [u8],
    stop: usize,
    start: usize,
    /// ASCII letters and digits.
    words: u64,
    spaces: u64,
}

impl<'t> Window<'t> {
    /// The bytes from `start`, of a text that is cut before `stop`.
    pub(super) fn at(bytes: &'t [u8], start: usize, stop: usize) -> Self {
        let mut window = Self { bytes, stop, start, words: 0, spaces: u64::MAX };
        window.move_to(start);
        window
    }

    fn move_to(&mut self, start: usize) {
        let letter = |bytes| find::between(b'a', b'z')(bytes | Sixteen::splat(0x20));
        let of_word = find::either(letter, find::digit());
        let rest = self.bytes.get(start..).unwrap_or_default();
        let (words, spaces) = rest.first_chunk().map_or_else(
            || (short_mask(rest, of_word), short_mask(rest, find::space())),
            |block| (mask(block, of_word), mask(block, find::space())),
        );
        let behind = u64::MAX.checked_shl(self.stop.saturating_sub(start) as u32).unwrap_or(0);
        (self.start, self.words, self.spaces) = (start, words & !behind, spaces | behind);
    }

    /// The first byte from `at` that is no white space; goes on until it is there.
    #[inline]
    pub(super) fn skip_spaces(&mut self, mut at: usize) -> Option<usize> {
        loop {
            let others = (!self.spaces).checked_shr((at - self.start) as u32).unwrap_or(0);
            if others != 0 {
                return Some(at + others.trailing_zeros() as usize);
            }
            at = at.max(self.start + BLOCK);
            if at >= self.stop {
                return None;
            }
            self.move_to(at);
        }
    }

    /// The token at `at`, where [`Self::skip_spaces`] has come to, if it is an ASCII mark, or a word or number of ASCII
    /// characters that surely ends.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "the heart of the loop over all tokens")]
    pub(super) fn plain(&mut self, at: usize) -> Option<Plain> {
        let mut inside = at - self.start;
        let mut len = run_from(self.words, inside);
        if inside + len >= BLOCK {
            self.move_to(at);
            inside = 0;
            len = Some(run_from(self.words, inside)).filter(|len| *len < BLOCK)?;
        }
        if len == 0 {
            let mark = Some(self.byte(at)).filter(|byte| class(*byte) == Class::Mark)?;
            return Some(Plain { end: at + 1, identity: mixed(0, mark.into()) });
        }
        let end = at + len;
        let is_apart = match self.spaces >> (inside + len) & 0b11 {
            // White space, or an ASCII mark before white space.
            0b01 | 0b11 => true,
            0b10 => self.byte(end).is_ascii(),
            _ => false,
        };
        let end = if is_apart { end } else { self.end_of_word(end)? };
        Some(Plain::word(self.bytes, at, end))
    }

    /// The byte at `at`; white space from `stop` on.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().filter(|_| at < self.stop).unwrap_or(b' ')
    }

    /// Whether a dash, an ellipsis or a curly quotation mark that is no apostrophe stands at `at`: what joins nothing.
    fn is_parting_mark(&self, at: usize) -> bool {
        let [first, second, third] = [0, 1, 2].map(|offset| self.byte(at + offset));
        [first, second] == [0xe2, 0x80] && matches!(third, 0x93 | 0x94 | 0x9c..=0x9e | 0xa6)
    }

    /// Where the word ends surely whose first letters and digits end before `end`.
    #[inline(never)]
    fn end_of_word(&self, mut end: usize) -> Option<usize> {
        loop {
            let (mark, next) = (self.byte(end), self.byte(end + 1));
            let joins = match mark {
                b'\'' | b'-' => next.is_ascii_alphanumeric(),
                b'.' | b',' => next.is_ascii_digit() && self.byte(end - 1).is_ascii_digit(),
                _ => false,
            };
            if !joins {
                let is_apart = match mark {
                    // These can join a letter outside of ASCII too.
                    b'\'' | b',' => class(next) != Class::High || self.is_parting_mark(end + 1),
                    0x80.. => self.is_parting_mark(end),
                    // These can stand in an address or an abbreviation too, or join another letter.
                    b'.' => {
                        matches!(next, b'"' | b'\'' | b')' | b']')
                            || class(next) == Class::Space
                            || self.is_parting_mark(end + 1)
                    }
                    b'-' | b'_' | b'+' | b'%' | b'@' | b'/' | b':' => class(next) == Class::Space,
                    _ => matches!(class(mark), Class::Mark | Class::Space),
                };
                return is_apart.then_some(end);
            }
            end += 1;
            while self.byte(end).is_ascii_alphanumeric() {
                end += 1;
            }
        }
    }
}

/// How many bits stand side by side from the one so far `inside` on.
const fn run_from(bits: u64, inside: usize) -> usize {
    (!(bits >> inside)).trailing_zeros() as usize
}

/// A word or number of ASCII characters, or an ASCII mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) end: usize,
    /// See [`super::Cut::identity`]; cheaper than a key.
    pub(super) identity: u64,
}

impl Plain {
    /// What stands from `start` to `end`, at least one byte; eight at a time.
    #[inline]
    fn word(bytes: &[u8], start: usize, end: usize) -> Self {
        let (mut at, mut identity) = (start, 0);
        while end - at > 8 {
            identity = mixed(identity, eight_at(bytes, at));
            at += 8;
        }
        Self { end, identity: mixed(identity, first_of_eight_at(bytes, at, end - at)) }
    }

    /// The token that it is, from `start` on in these bytes.
    pub(super) fn cut(self, bytes: &[u8], start: usize) -> Cut {
        let (mut small, mut capitals, mut digits) = (0_usize, 0, 0);
        for at in (start..self.end).step_by(8) {
            let eight = first_of_eight_at(bytes, at, (self.end - at).min(8));
            small += count_between(eight, b'a', b'z');
            capitals += count_between(eight, b'A', b'Z');
            digits += count_between(eight, b'0', b'9');
        }
        let letters = small + capitals;
        let first = bytes.get(start).copied().unwrap_or_default();
        let kind = match class(first) {
            Class::Letter => TokenKind::Word,
            Class::Digit => TokenKind::Number,
            _ => TokenKind::Punct,
        };
        Cut {
            span: Span::new(start, self.end),
            hash: self.identity,
            is_plain: true,
            letters: letters.min(u16::MAX.into()) as u16,
            characters: (letters + digits).min(u16::MAX.into()) as u16,
            kind,
            capital: first.is_ascii_uppercase(),
            all_capitals: capitals >= 2 && small == 0,
        }
    }
}

/// The eight bytes from `at`, the first in the lowest bits; zero where the text has ended.
#[inline]
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => last_bytes(bytes, at),
    }
}

/// The first `n` of them, one to eight, and zeros.
#[inline]
fn first_of_eight_at(bytes: &[u8], at: usize, n: usize) -> u64 {
    eight_at(bytes, at) & u64::MAX.wrapping_shr(64 - 8 * n as u32)
}

/// How many of eight ASCII characters are from `first` to `last`.
const fn count_between(eight: u64, first: u8, last: u8) -> usize {
    const ONE_EACH: u64 = u64::from_le_bytes([1; 8]);
    let reach_first = eight.wrapping_add(ONE_EACH * (0x80 - first as u64));
    let pass_last = eight.wrapping_add(ONE_EACH * (0x7f - last as u64));
    let between = (reach_first & !pass_last) >> 7 & ONE_EACH;
    (between.wrapping_mul(ONE_EACH) >> 56) as usize
}

#[cold]
#[inline(never)]
fn last_bytes(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// Different for each of `eight` where `hash` is the same; the lowest bits depend on all of them.
const fn mixed(hash: u64, eight: u64) -> u64 {
    (hash ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15).swap_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<Plain> {
        Window::at(text.as_bytes(), 0, text.len()).plain(0)
    }

    #[test]
    fn bytes_are_told_from_all_others() {
        for byte in 0..=u8::MAX {
            for len in [1, 9, 64, 70] {
                let mut bytes = vec![b'~'; len];
                bytes[0] = byte;
                let window = Window::at(&bytes, 0, len);
                assert_eq!(window.words, u64::from(byte.is_ascii_alphanumeric()), "{byte}");
                let behind = u64::MAX.checked_shl(len as u32).unwrap_or(0);
                let space = u64::from(matches!(byte, b' ' | b'\t'..=b'\r'));
                assert_eq!(window.spaces, behind | space, "{byte}");
            }
        }
    }

    #[test]
    fn characters_are_counted_eight_at_a_time() {
        for byte in 0..0x80 {
            for n in 1..=8 {
                let eight = first_of_eight_at(&[byte; 8], 0, n);
                for (first, last) in [(b'a', b'z'), (b'A', b'Z'), (b'0', b'9')] {
                    let wanted = if (first..=last).contains(&byte) { n } else { 0 };
                    assert_eq!(count_between(eight, first, last), wanted, "{byte} {n}");
                }
            }
        }
    }

    #[test]
    fn what_is_plain_is_told() {
        for (text, end) in [
            ("a", 1),
            ("WORLDWIDE now", 9),
            ("eighteen", 8),
            ("it; is", 2),
            ("seventeenthcentur", 17),
            (";.", 1),
            ("'tis", 1),
            ("it's so", 4),
            ("Anne-Marie, too", 10),
            ("1,000.5 or so", 7),
            ("1990s.", 5),
            ("end.", 3),
            ("end- ", 3),
            ("end.”", 3),
            ("end,” he", 3),
            ("end—and", 3),
        ] {
            assert_eq!(plain(text).map(|plain| plain.end), Some(end), "{text}");
            let identity = |text: String| plain(&text).map(|plain| plain.identity);
            assert_ne!(identity(text.to_lowercase()), identity(format!("x{text}")), "{text}");
        }
        for other in [
            "it’s",
            "it-”",
            "it‐",
            "1,’",
            "it'é",
            "e.g.",
            "a.b",
            "1.é",
            "dé",
            "",
            "é",
            "www.example.org",
            "x@y",
        ] {
            assert_eq!(plain(other), None, "{other}");
        }
    }

    #[test]
    fn a_word_is_found_wherever_the_window_begins() {
        for gap in 0..200 {
            let text = format!("{}Mid-9,9t,{}", " ".repeat(gap), " x".repeat(40));
            let found = |stop| {
                let mut window = Window::at(text.as_bytes(), 0, stop);
                window.skip_spaces(0).map(|at| (at, window.plain(at).map(|plain| plain.end)))
            };
            assert_eq!(found(text.len()), Some((gap, Some(gap + 8))));
            assert_eq!(found(gap + 7), Some((gap, Some(gap + 7))), "cut through");
            assert_eq!(found(gap + 6), Some((gap, Some(gap + 5))), "cut behind what joins no more");
            assert_eq!(found(gap), None);
        }
        assert_eq!(plain(&"l".repeat(64)), None);
        assert_eq!(plain(&"l".repeat(63)).map(|word| word.end), Some(63));
    }
}
