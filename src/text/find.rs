//! Looking for bytes of a kind, a block of them at a time: without branches inside of a block, which the compiler turns
//! into vector instructions. For the many questions whose answer is mostly "nowhere".

/// Bytes of a block.
const BLOCK: usize = 16;

/// The places of the bytes of a kind, ascending; see [`positions`].
#[derive(Debug, Clone)]
pub struct Positions<'b, F> {
    bytes: &'b [u8],
    wanted: F,
    /// The block that is looked at, and where the next begins.
    block: usize,
    next_block: usize,
    /// The wanted bytes of the block, as bytes with all bits set.
    found: u128,
}

/// Where all bytes stand that are `wanted`, a test that is best written without branches.
pub const fn positions<F: Fn(u8) -> bool>(bytes: &[u8], wanted: F) -> Positions<'_, F> {
    Positions { bytes, wanted, block: 0, next_block: 0, found: 0 }
}

impl<F: Fn(u8) -> bool> Iterator for Positions<'_, F> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            let rest = self.bytes.get(self.next_block..).filter(|rest| !rest.is_empty())?;
            if rest.first_chunk().is_some_and(|two| none(two, &self.wanted)) {
                self.next_block += 2 * BLOCK;
                continue;
            }
            self.found =
                rest.first_chunk().map_or_else(|| self.short_block(rest), |block| mask(block, &self.wanted));
            self.block = self.next_block;
            self.next_block += BLOCK;
        }
        let inside = self.found.trailing_zeros() & !7;
        self.found &= !(0xff << inside);
        Some(self.block + inside as usize / 8)
    }
}

impl<F: Fn(u8) -> bool> Positions<'_, F> {
    /// The wanted bytes of the last block, which is shorter.
    #[cold]
    fn short_block(&self, rest: &[u8]) -> u128 {
        let mut block = [0; BLOCK];
        block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        mask(&block, &self.wanted) & !(u128::MAX << (8 * rest.len()))
    }
}

/// Whether two blocks hold nothing that is wanted: all that is asked of most.
fn none(two: &[u8; 2 * BLOCK], wanted: impl Fn(u8) -> bool) -> bool {
    !two.iter().fold(false, |any, byte| any | wanted(*byte))
}

fn mask(block: &[u8; BLOCK], wanted: impl Fn(u8) -> bool) -> u128 {
    u128::from_le_bytes(block.map(|byte| if wanted(byte) { 0xff } else { 0 }))
}

/// Where the first byte stands that is `wanted`.
pub fn position(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    positions(bytes, wanted).next()
}

/// A test for [`positions`] and the like: whether a byte is one of `set`.
pub fn one_of<const N: usize>(set: [u8; N]) -> impl Fn(u8) -> bool + Copy {
    move |byte| set.iter().fold(0, |any, one| any | u8::from(byte == *one)) != 0
}

/// Whether some byte of `text` is `wanted`.
pub fn any(text: &str, wanted: impl Fn(u8) -> bool) -> bool {
    position(text.as_bytes(), wanted).is_some()
}

/// Whether two of `byte` stand side by side in `text`.
pub fn has_pair(text: &str, byte: u8) -> bool {
    let pairs = text.as_bytes().iter().zip(text.as_bytes().iter().skip(1));
    // Without a way out of the middle, which the compiler turns into vector instructions.
    pairs.fold(0, |any, (first, second)| any | u8::from(*first == byte) & u8::from(*second == byte)) != 0
}

/// Whether `text` has an ASCII digit.
pub fn has_digit(text: &str) -> bool {
    any(text, |byte| byte.is_ascii_digit())
}

/// How many words `text` has, parted by white space; `most` if it has more.
pub fn count_words(text: &str, most: usize) -> usize {
    let (n_words, read) = count_ascii_words(text.as_bytes(), most);
    // What white space outside of ASCII begins with.
    let may = one_of([0xc2, 0xe1, 0xe2, 0xe3]);
    let is_wide = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if positions(text.as_bytes().get(..read).unwrap_or_default(), may).any(is_wide) {
        return text.split_whitespace().take(most).count();
    }
    n_words
}

/// The same, parted by ASCII white space alone, and how many bytes had to be read: a word begins where no other byte
/// of one is before it.
fn count_ascii_words(bytes: &[u8], most: usize) -> (usize, usize) {
    let Some((first, rest)) = bytes.split_first() else { return (0, 0) };
    let mut n_words = usize::from(is_space(*first) ^ 1);
    let (blocks, tail) = rest.as_chunks::<BLOCK>();
    for (nth, (before, after)) in bytes.as_chunks::<BLOCK>().0.iter().zip(blocks).enumerate() {
        if n_words >= most {
            return (most, nth * BLOCK + 1);
        }
        n_words += count_begins(before, after);
    }
    // Behind the end of the text there is white space, where no word begins.
    let mut padded = [[b' '; BLOCK]; 2];
    let from = rest.len() - tail.len();
    for (to, from) in padded.iter_mut().zip([from, from + 1]) {
        to.iter_mut().zip(bytes.get(from..).unwrap_or_default()).for_each(|(to, from)| *to = *from);
    }
    let [before, after] = &padded;
    ((n_words + count_begins(before, after)).min(most), bytes.len())
}

/// How many words begin in `after`, each byte of which stands behind that of `before`.
fn count_begins(before: &[u8; BLOCK], after: &[u8; BLOCK]) -> usize {
    let begins = before.iter().zip(after).map(|(before, after)| is_space(*before) & (is_space(*after) ^ 1));
    usize::from(begins.sum::<u8>())
}

fn is_space(byte: u8) -> u8 {
    u8::from(byte == b' ') | u8::from(byte.wrapping_sub(b'\t') < 5)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_ways_agree(text in "([a-z0-9 .\n]{0,40}|[é\u{a0}\u{85}\u{1680}\u{2003}\u{3000}“©]){0,12}") {
            let digits: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
            prop_assert_eq!(positions(text.as_bytes(), |byte| byte.is_ascii_digit()).collect::<Vec<_>>(), digits);
            for most in [0, 3, 100] {
                prop_assert_eq!(count_words(&text, most), text.split_whitespace().take(most).count());
            }
        }
    }

    #[test]
    fn words_are_parted_by_white_space() {
        for text in ["", " ", "one", " one  two\tthree\u{b}four\n", "a\u{a0}b ü", "a\u{1c}b", "\u{b}a"] {
            assert_eq!(count_words(text, 99), text.split_whitespace().count(), "{text:?}");
        }
    }
}
