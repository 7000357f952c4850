//! Looking for bytes of a kind, a block of them at a time, with vector instructions and without branches inside of a
//! block. For the many questions whose answer is mostly "nowhere".

pub use wide::u8x16 as Sixteen;

use super::Span;

/// Bytes of a block: a bit of a number for each.
pub(super) const BLOCK: usize = 64;

/// Which of sixteen bytes are of a kind: all bits of those that are.
pub trait Wanted: Fn(Sixteen) -> Sixteen + Copy {}

impl<F: Fn(Sixteen) -> Sixteen + Copy> Wanted for F {}

/// One of `set`.
pub fn one_of<const N: usize>(set: [u8; N]) -> impl Wanted {
    move |bytes| set.iter().fold(Sixteen::ZERO, |any, one| any | bytes.simd_eq(Sixteen::splat(*one)))
}

/// From `first` to `last`.
pub fn between(first: u8, last: u8) -> impl Wanted {
    let beyond = last.wrapping_sub(first).saturating_add(1);
    move |bytes| (bytes - Sixteen::splat(first)).simd_lt(Sixteen::splat(beyond))
}

/// One of the one kind or the other.
pub fn either(one: impl Wanted, other: impl Wanted) -> impl Wanted {
    move |bytes| one(bytes) | other(bytes)
}

/// An ASCII digit.
pub fn digit() -> impl Wanted {
    between(b'0', b'9')
}

/// ASCII white space.
pub(super) fn space() -> impl Wanted {
    either(one_of([b' ']), between(b'\t', b'\r'))
}

/// A bit for each of the bytes that is `wanted`, the first in the lowest.
#[inline]
pub(super) fn mask(block: &[u8; BLOCK], wanted: impl Wanted) -> u64 {
    let (quarters, _) = block.as_chunks();
    quarters.iter().rev().fold(0, |mask, quarter| mask << 16 | mask_of_sixteen(*quarter, wanted))
}

/// The same for fewer than a block, with no bit beyond the end.
pub(super) fn short_mask(bytes: &[u8], wanted: impl Wanted) -> u64 {
    let (quarters, last) = bytes.as_chunks();
    let last = mask_of_sixteen(padded(last), wanted) & !(u64::MAX << last.len());
    quarters.iter().rev().fold(last, |mask, quarter| mask << 16 | mask_of_sixteen(*quarter, wanted))
}

#[inline]
fn mask_of_sixteen(bytes: [u8; 16], wanted: impl Wanted) -> u64 {
    u64::from(wanted(Sixteen::new(bytes)).to_bitmask())
}

/// Fewer than sixteen bytes with zeros behind them, put together from two that may overlap.
fn padded(bytes: &[u8]) -> [u8; 16] {
    let both = |head: u64, tail: u64, len: usize| {
        u128::from(head) | u128::from(tail) << (8 * bytes.len().saturating_sub(len))
    };
    let all = if let (Some(head), Some(tail)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        both(u64::from_le_bytes(*head), u64::from_le_bytes(*tail), 8)
    } else if let Some((head, tail)) = bytes.first_chunk::<4>().zip(bytes.last_chunk::<4>()) {
        both(u32::from_le_bytes(*head).into(), u32::from_le_bytes(*tail).into(), 4)
    } else {
        bytes.iter().rev().fold(0, |all, byte| all << 8 | u128::from(*byte))
    };
    all.to_le_bytes()
}

/// The masks of all blocks of a text, see [`mask`].
#[derive(Debug, Clone)]
struct Masks<'b, W> {
    rest: &'b [u8],
    wanted: W,
}

impl<W: Wanted> Iterator for Masks<'_, W> {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if let Some((block, rest)) = self.rest.split_first_chunk() {
            self.rest = rest;
            return Some(mask(block, self.wanted));
        }
        let last = std::mem::take(&mut self.rest);
        (!last.is_empty()).then(|| short_mask(last, self.wanted))
    }
}

/// The places of the bytes of a kind, ascending; see [`positions`].
#[derive(Debug, Clone)]
pub struct Positions<'b, W> {
    masks: Masks<'b, W>,
    /// Where the block that is looked at ends, and those of its bytes that are still to come.
    end: usize,
    found: u64,
}

/// Where all bytes stand that are `wanted`.
pub const fn positions<W: Wanted>(bytes: &[u8], wanted: W) -> Positions<'_, W> {
    Positions { masks: Masks { rest: bytes, wanted }, end: 0, found: 0 }
}

impl<W: Wanted> Iterator for Positions<'_, W> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.found = self.masks.next()?;
            self.end += BLOCK;
        }
        let inside = self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(self.end - BLOCK + inside)
    }
}

/// The pieces of `text` that a `wanted` byte ends, which belongs to its piece; wanted are ASCII characters.
pub fn pieces(text: &str, wanted: impl Wanted) -> impl Iterator<Item = Span> {
    let mut ends = positions(text.as_bytes(), wanted);
    let mut start = 0;
    std::iter::from_fn(move || {
        let piece = Span::new(start, ends.next().map_or(text.len(), |end| end + 1));
        start = piece.end();
        (!piece.is_empty()).then_some(piece)
    })
}

/// Where the first byte stands that is `wanted`.
pub fn position(bytes: &[u8], wanted: impl Wanted) -> Option<usize> {
    positions(bytes, wanted).next()
}

/// Whether some byte of `text` is `wanted`.
pub fn any(text: &str, wanted: impl Wanted) -> bool {
    has(text.as_bytes(), wanted)
}

/// Whether some of `bytes` is `wanted`.
pub fn has(bytes: &[u8], wanted: impl Wanted) -> bool {
    Masks { rest: bytes, wanted }.any(|mask| mask != 0)
}

/// Whether two of `byte` stand side by side in `text`.
pub fn has_pair(text: &str, byte: u8) -> bool {
    let mut before = 0;
    Masks { rest: text.as_bytes(), wanted: one_of([byte]) }.any(|mask| {
        let pairs = mask & (mask << 1 | before);
        before = mask >> (BLOCK - 1);
        pairs != 0
    })
}

/// Whether `text` has an ASCII digit.
pub fn has_digit(text: &str) -> bool {
    any(text, digit())
}

/// How many words `text` has, parted by white space; `most` if it has more.
pub fn count_words(text: &str, most: usize) -> usize {
    let (mut n_words, mut before) = (0, 1);
    let blocks = text.as_bytes().chunks(BLOCK);
    let spaces = Masks { rest: text.as_bytes(), wanted: space() };
    for ((nth, block), spaces) in blocks.enumerate().zip(spaces) {
        if has_wide_space(text, nth * BLOCK, block) {
            return text.split_whitespace().take(most).count();
        }
        // Behind the end of the text nothing begins.
        let ends = u64::MAX.checked_shl(block.len() as u32).unwrap_or(0);
        let begins = !(spaces | ends) & (spaces << 1 | before);
        before = spaces >> (BLOCK - 1);
        n_words += begins.count_ones() as usize;
        if n_words >= most {
            return most;
        }
    }
    n_words
}

/// Whether white space outside of ASCII begins in the `block` of `text` at `start`.
fn has_wide_space(text: &str, start: usize, block: &[u8]) -> bool {
    let may = one_of([0xc2, 0xe1, 0xe2, 0xe3]);
    let is_wide =
        |at: usize| text.get(start + at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    !block.is_ascii() && positions(block, may).any(is_wide)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_ways_agree(text in "([a-z0-9 .\n]{0,40}|[é\u{a0}\u{85}\u{1680}\u{2003}\u{3000}“©]){0,12}") {
            let digits: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
            prop_assert_eq!(has_digit(&text), !digits.is_empty());
            prop_assert_eq!(positions(text.as_bytes(), digit()).collect::<Vec<_>>(), digits);
            prop_assert_eq!(has_pair(&text, b' '), text.contains("  "));
            let lines: Vec<&str> = pieces(&text, one_of([b'\n'])).map(|line| line.of(&text)).collect();
            prop_assert_eq!(lines, text.split_inclusive('\n').collect::<Vec<_>>());
            for most in [0, 3, 100] {
                prop_assert_eq!(count_words(&text, most), text.split_whitespace().take(most).count());
            }
        }
    }

    fn assert_finds(wanted: impl Wanted, is_wanted: impl Fn(u8) -> bool) {
        for byte in 0..=u8::MAX {
            for len in [1, 3, 7, 8, 15, 16, 63, 64, 65, 130] {
                let mut bytes = vec![b'x'; len];
                *bytes.last_mut().unwrap() = byte;
                assert_eq!(
                    position(&bytes, wanted),
                    is_wanted(byte).then_some(len - 1),
                    "{byte} behind {len}"
                );
            }
        }
    }

    #[test]
    fn each_byte_is_found_at_each_place() {
        assert_finds(digit(), |byte| byte.is_ascii_digit());
        assert_finds(space(), |byte| matches!(byte, b' ' | b'\t'..=b'\r'));
        assert_finds(between(0xd6, 0xff), |byte| byte >= 0xd6);
        assert_finds(either(one_of([0, b'!']), between(b'a', b'c')), |byte| {
            matches!(byte, 0 | b'!' | b'a'..=b'c')
        });
    }

    #[test]
    fn words_are_parted_by_white_space() {
        for text in ["", " ", "one", " one  two\tthree\u{b}four\n", "a\u{a0}b ü", "a\u{1c}b", "\u{b}a"] {
            assert_eq!(count_words(text, 99), text.split_whitespace().count(), "{text:?}");
        }
    }
}
