//! The quick ways to read a word: letters alone, and ASCII alone. Both say nothing where another way must read it.

use super::chars::{Class, class};
use super::scan::Run;

/// A word of ASCII letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) end: usize,
    /// Equal words in any case have equal ones, other words have others; cheaper than a key.
    pub(super) hash: u64,
    /// Whether no letter is small.
    pub(super) capitals: bool,
}

/// In each byte of eight: its highest bit, and the bit that tells small letters from capitals.
const HIGHEST: u64 = 0x8080_8080_8080_8080;
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Read a word of ASCII letters at `at` behind which it surely ends: nearly every word. Eight letters at a time.
pub(super) fn plain_word(bytes: &[u8], at: usize) -> Option<Plain> {
    let mut word = Plain { end: at, hash: 0, capitals: true };
    loop {
        let eight = eight_at(bytes, word.end);
        let others = HIGHEST & !letters(eight);
        // All bits below the first byte that is no letter.
        let inside = ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
        word.hash = mixed(word.hash, (eight | SMALL) & inside);
        word.capitals &= eight & SMALL & inside == 0;
        word.end += others.trailing_zeros() as usize / 8;
        if others != 0 {
            break;
        }
    }
    ends_word(bytes, word.end).then_some(word)
}

/// The eight bytes from `at`, the first in the lowest bits; zero where the text has ended.
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk().map_or_else(
        || rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
        |eight| u64::from_le_bytes(*eight),
    )
}

/// The highest bit of each byte that is an ASCII letter.
const fn letters(eight: u64) -> u64 {
    let low = (eight | SMALL) & !HIGHEST;
    let from_a = low + 0x1f1f_1f1f_1f1f_1f1f;
    let beyond_z = low + 0x0505_0505_0505_0505;
    from_a & !beyond_z & !eight & HIGHEST
}

/// Different for each of `eight` where `hash` is the same.
const fn mixed(hash: u64, eight: u64) -> u64 {
    let product = (hash ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

/// Whether a word of letters that stands before `at` surely ends there.
fn ends_word(bytes: &[u8], at: usize) -> bool {
    let behind = |at: usize| bytes.get(at).map_or((b' ', Class::Space), |byte| (*byte, class(*byte)));
    match behind(at) {
        (_, Class::Space) => true,
        // These can join words, or stand in an address or an abbreviation.
        (b'\'' | b'-' | b'.' | b',' | b'_' | b'+' | b'%' | b'@' | b'/' | b':', _) => {
            behind(at + 1).1 == Class::Space
        }
        (_, class) => class == Class::Mark,
    }
}

/// Read a word of ASCII characters at `at`; `None` where it touches another character.
pub(super) fn ascii_word(bytes: &[u8], at: usize) -> Option<Run> {
    let mut run = Run::new(at);
    let mut after_digit = false;
    while let Some(byte) = bytes.get(run.end) {
        match class(*byte) {
            Class::Letter => {
                run.letter(*byte);
                after_digit = false;
            }
            Class::Digit => {
                run.digit(*byte);
                after_digit = true;
            }
            Class::High => return None,
            Class::Space => break,
            Class::Mark => {
                let next = bytes.get(run.end + 1).map_or(Class::Space, |next| class(*next));
                let joins = match byte {
                    b'\'' | b'-' => matches!(next, Class::Letter | Class::Digit),
                    b'.' | b',' => after_digit && next == Class::Digit,
                    _ => break,
                };
                if next == Class::High {
                    return None;
                }
                if !joins {
                    break;
                }
                run.byte(*byte);
                after_digit = false;
            }
        }
    }
    Some(run)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let eight = u64::from(byte) << (8 * place) | u64::from(b'~') << (8 * ((place + 1) % 8));
                let expected = u64::from(byte.is_ascii_alphabetic()) << (8 * place + 7);
                assert_eq!(letters(eight), expected, "{byte}");
            }
        }
    }

    #[test]
    fn words_in_any_case_have_one_hash() {
        let word = |text: &str| plain_word(text.as_bytes(), 0);
        for (text, end, capitals) in [
            ("a", 1, false),
            ("WORLDWIDE now", 9, true),
            ("Internationally", 15, false),
            ("eighteen", 8, false),
        ] {
            assert_eq!(word(text).map(|word| (word.end, word.capitals)), Some((end, capitals)), "{text}");
            let hash = |text: String| word(&text).map(|word| word.hash);
            assert_eq!(hash(text.to_uppercase()), hash(text.to_lowercase()), "{text}");
            assert_ne!(hash(text.to_lowercase()), hash(format!("x{text}")), "{text}");
        }
        assert_eq!(word("it's"), None);
    }
}
