//! The quickest way to cut a token: letters and white space are told for 64 bytes at once, and what a word of letters
//! alone or a mark is follows from few numbers. It says nothing where another way must read.

use super::chars::{Class, class};
use super::{Cut, TokenKind};
use crate::text::Span;
use crate::text::find::{self, BLOCK, Sixteen, mask, short_mask};

/// Which of 64 bytes of a text are letters and which are white space: a bit for each. Behind `stop` all is white space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'t> {
    bytes: &'t [u8],
    stop: usize,
    start: usize,
    letters: u64,
    spaces: u64,
}

impl<'t> Window<'t> {
    /// The bytes from `start`, of a text that is cut before `stop`.
    pub(super) fn at(bytes: &'t [u8], start: usize, stop: usize) -> Self {
        let mut window = Self { bytes, stop, start, letters: 0, spaces: u64::MAX };
        window.move_to(start);
        window
    }

    fn move_to(&mut self, start: usize) {
        let letter = |bytes| find::between(b'a', b'z')(bytes | Sixteen::splat(0x20));
        let rest = self.bytes.get(start..).unwrap_or_default();
        let (letters, spaces) = rest.first_chunk().map_or_else(
            || (short_mask(rest, letter), short_mask(rest, find::space())),
            |block| (mask(block, letter), mask(block, find::space())),
        );
        let behind = u64::MAX.checked_shl(self.stop.saturating_sub(start) as u32).unwrap_or(0);
        (self.start, self.letters, self.spaces) = (start, letters & !behind, spaces | behind);
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

    /// The token at `at`, where [`Self::skip_spaces`] has come to: an ASCII mark, or a word of ASCII letters that surely
    /// ends before another byte of its kind: nearly every one.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "the heart of the loop over all tokens")]
    pub(super) fn plain(&mut self, at: usize) -> Option<Plain> {
        let mut inside = at - self.start;
        let mut letters = self.letters_from(inside);
        if inside + letters >= BLOCK {
            self.move_to(at);
            inside = 0;
            letters = Some(self.letters_from(inside)).filter(|letters| *letters < BLOCK)?;
        }
        if letters == 0 {
            let mark = self.byte(at).filter(|byte| class(*byte) == Class::Mark)?;
            return Some(Plain { start: at, end: at + 1, identity: mixed(0, mark.into()) });
        }
        let (end, is_apart) = (at + letters, self.spaces >> (inside + letters) & 1 == 1);
        (is_apart || self.ends_word(end)).then(|| Plain::word(self.bytes, at, end))
    }

    /// How many letters stand side by side from the byte so far `inside` on.
    fn letters_from(&self, inside: usize) -> usize {
        (!(self.letters >> inside)).trailing_zeros() as usize
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied().filter(|_| at < self.stop)
    }

    /// Whether a word of letters that stands before `at` surely ends there.
    #[inline(never)]
    fn ends_word(&self, at: usize) -> bool {
        let class_of = |byte: Option<u8>| byte.map_or(Class::Space, class);
        match self.byte(at) {
            // These can join words, or stand in an address or an abbreviation.
            Some(b'\'' | b'-' | b'.' | b',' | b'_' | b'+' | b'%' | b'@' | b'/' | b':') => {
                class_of(self.byte(at + 1)) == Class::Space
            }
            byte => matches!(class_of(byte), Class::Mark | Class::Space),
        }
    }
}

/// A word of ASCII letters, or an ASCII mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) start: usize,
    pub(super) end: usize,
    /// See [`Cut::identity`]; cheaper than a key.
    pub(super) identity: u64,
}

impl Plain {
    /// The letters from `start` to `end`, at least one; eight at a time.
    #[inline]
    fn word(bytes: &[u8], start: usize, end: usize) -> Self {
        let (mut at, mut identity) = (start, 0);
        while end - at > 8 {
            identity = mixed(identity, eight_at(bytes, at));
            at += 8;
        }
        let inside = u64::MAX.wrapping_shr(64 - 8 * (end - at) as u32);
        Self { start, end, identity: mixed(identity, eight_at(bytes, at) & inside) }
    }

    /// All of it; it was found in `text`.
    pub(super) fn cut(&self, text: &[u8]) -> Cut {
        let span = Span::new(self.start, self.end);
        let own = text.get(self.start..self.end).unwrap_or_default();
        let is_word = own.first().is_some_and(u8::is_ascii_alphabetic);
        let letters = if is_word { own.len().min(usize::from(u16::MAX)) as u16 } else { 0 };
        Cut {
            span,
            hash: self.identity,
            is_plain: true,
            letters,
            characters: letters,
            kind: if is_word { TokenKind::Word } else { TokenKind::Punct },
            capital: own.first().is_some_and(u8::is_ascii_uppercase),
            all_capitals: letters >= 2 && own.iter().all(u8::is_ascii_uppercase),
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

#[cold]
#[inline(never)]
fn last_bytes(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// Different for each of `eight` where `hash` is the same.
const fn mixed(hash: u64, eight: u64) -> u64 {
    let product = (hash ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<Plain> {
        Window::at(text.as_bytes(), 0, text.len()).plain(0)
    }

    #[test]
    fn letters_and_spaces_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for len in [1, 9, 64, 70] {
                let mut bytes = vec![b'~'; len];
                bytes[0] = byte;
                let window = Window::at(&bytes, 0, len);
                assert_eq!(window.letters, u64::from(byte.is_ascii_alphabetic()), "{byte}");
                assert_eq!(window.spaces & 1 == 1, matches!(byte, b' ' | b'\t'..=b'\r'), "{byte}");
                assert_eq!(
                    window.spaces.count_ones() as usize,
                    64 - len.min(64) + (window.spaces & 1) as usize
                );
            }
        }
    }

    #[test]
    fn what_is_plain_is_told() {
        for (text, end, capital, all_capitals) in [
            ("a", 1, false, false),
            ("I", 1, true, false),
            ("WORLDWIDE now", 9, true, true),
            ("Internationally", 15, true, false),
            ("eighteen", 8, false, false),
            ("it; is", 2, false, false),
            ("seventeenthcentur", 17, false, false),
            (";.", 1, false, false),
        ] {
            let found = plain(text).map(|plain| plain.cut(text.as_bytes()));
            let told = found.map(|cut| (cut.span.end, cut.capital, cut.all_capitals, cut.letters > 0));
            assert_eq!(told, Some((end, capital, all_capitals, text != ";.")), "{text}");
            let identity = |text: String| plain(&text).map(|plain| plain.identity);
            assert_ne!(identity(text.to_lowercase()), identity(format!("x{text}")), "{text}");
        }
        for other in ["it's", "Anne-Marie", "a1", "dé", "e.g.", "", "1", "é"] {
            assert_eq!(plain(other), None, "{other}");
        }
    }

    #[test]
    fn a_word_is_found_wherever_the_window_begins() {
        for gap in 0..200 {
            let text = format!("{}Midnight,{}", " ".repeat(gap), " x".repeat(40));
            let found = |stop| {
                let mut window = Window::at(text.as_bytes(), 0, stop);
                window.skip_spaces(0).map(|at| (at, window.plain(at).map(|plain| plain.end)))
            };
            assert_eq!(found(text.len()), Some((gap, Some(gap + 8))));
            assert_eq!(found(gap + 5), Some((gap, Some(gap + 5))), "cut through");
            assert_eq!(found(gap), None);
        }
        assert_eq!(plain(&"l".repeat(64)), None);
        assert_eq!(plain(&"l".repeat(63)).map(|word| word.end), Some(63));
    }
}
