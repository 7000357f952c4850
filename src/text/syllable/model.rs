//! The syllable model: groups of vowel letters, corrected by a weight for every run of one to five letters.
//!
//! Fitted on `CMUdict` by `examples/fit_syllables`; the words that it still gets wrong are a list of exceptions.

/// How many weights there are; runs of letters share them by hash.
pub const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 17;
/// The longest run of letters that has a weight of its own.
const LONGEST: usize = 5;
/// What a weight of 1 adds to the number of syllables.
pub const STEP: f32 = 0.02;

/// The weights, one byte (signed) each.
#[derive(Debug, Clone, Copy)]
pub struct Model<'w> {
    weights: Option<&'w [u8; SLOTS]>,
}

impl<'w> Model<'w> {
    /// A model with these weights; where some are missing, all are 0.
    pub const fn new(weights: &'w [u8]) -> Self {
        Self { weights: weights.first_chunk() }
    }

    /// The syllables of a lower-case ASCII word; at least 1.
    pub fn count(&self, word: &[u8]) -> u8 {
        let mut sum = 0_i32;
        if let Some(weights) = self.weights {
            each_slot(word, &mut |slot| {
                sum += i32::from(weights.get(slot).map_or(0, |weight| weight.cast_signed()));
            });
        }
        let syllables = vowel_groups(word) as f32 + sum as f32 * STEP;
        syllables.round().clamp(1.0, 255.0) as u8
    }
}

/// Runs of the letters a, e, i, o, u, y in `word`.
pub fn vowel_groups(word: &[u8]) -> usize {
    let mut after_vowel = false;
    let begins = |byte: &&u8| {
        let vowel = matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        let follows = std::mem::replace(&mut after_vowel, vowel);
        vowel && !follows
    };
    word.iter().filter(begins).count()
}

/// Call `visit` with the slot of every run of one to five letters of `word`, its start and end being letters too.
pub fn each_slot(word: &[u8], visit: &mut impl FnMut(usize)) {
    const START: u8 = 1;
    const END: u8 = 2;
    // The last letters, the newest in the lowest byte.
    let mut last = 0_u64;
    for (at, letter) in std::iter::once(&START).chain(word).chain(std::iter::once(&END)).enumerate() {
        last = last << 8 | u64::from(*letter);
        let mut visit_last = |len: usize| visit(slot(last & ((1 << (8 * len)) - 1)));
        // Of most letters all five; a loop of known length is unrolled.
        if at + 1 >= LONGEST {
            (1..=LONGEST).for_each(visit_last);
        } else {
            (1..=at + 1).for_each(&mut visit_last);
        }
    }
}

const fn slot(run: u64) -> usize {
    // Fibonacci hashing after a fold, so that the high bits depend on every letter.
    let mixed = (run ^ (run >> 19)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ (mixed >> 31)).wrapping_mul(0xd6e8_feb8_6659_fd93) >> (64 - SLOT_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_a_slot_for_every_run_of_letters() {
        let mut n = 0;
        each_slot(b"cat", &mut |slot| {
            assert!(slot < SLOTS);
            n += 1;
        });
        assert_eq!(n, 5 + 4 + 3 + 2 + 1);
    }

    #[test]
    fn without_weights_it_counts_vowel_groups() {
        for (word, syllables) in [("cat", 1), ("banana", 3), ("queue", 1), ("hm", 1), ("", 1)] {
            assert_eq!(Model::new(&[]).count(word.as_bytes()), syllables, "{word}");
        }
    }
}
