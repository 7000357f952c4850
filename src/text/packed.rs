//! The counts of a sentence in little room: a long text has many sentences, and nearly all counts are small.

use super::{Counts, N_COUNTS};

/// [`Counts`] that are kept, in 32 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedCounts(Packed);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Packed {
    /// Each fits into a byte; what follows from the number of words, which is the first, is left out.
    Small([u8; N_COUNTS - 2]),
    /// Some do not.
    Large(Box<Counts>),
}

/// The sentences and the words beyond the twentieth that belong to these words of one sentence.
const fn following(words: u32) -> [u32; 2] {
    [(words > 0) as u32, words.saturating_sub(20)]
}

impl From<&Counts> for PackedCounts {
    fn from(counts: &Counts) -> Self {
        let all = counts.to_array();
        let bits = all.iter().fold(0, |bits, count| bits | count);
        let [sentences, beyond, rest @ ..] = all;
        let small = u8::try_from(bits).is_ok() && [sentences, beyond] == following(counts.words);
        Self(if small {
            Packed::Small(rest.map(|count| count as u8))
        } else {
            Packed::Large(Box::new(*counts))
        })
    }
}

impl PackedCounts {
    /// All of them.
    pub fn get(&self) -> Counts {
        match &self.0 {
            Packed::Small(rest) => {
                let mut all = [0; N_COUNTS];
                let [sentences, beyond, others @ ..] = &mut all;
                [*sentences, *beyond] = following(self.words());
                *others = rest.map(u32::from);
                Counts::from_array(all)
            }
            Packed::Large(counts) => **counts,
        }
    }

    /// [`Counts::words`] alone.
    pub fn words(&self) -> u32 {
        match &self.0 {
            Packed::Small([words, ..]) => u32::from(*words),
            Packed::Large(counts) => counts.words,
        }
    }

    /// Whether anything was counted: the sentence is running prose.
    pub fn is_counted(&self) -> bool {
        self.words() > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        assert!(size_of::<PackedCounts>() <= 32);
        for (sentences, words, words_beyond_20) in
            [(0, 0, 0), (1, 1, 0), (1, 21, 1), (1, 255, 235), (1, 256, 236), (1, 70_000, 69_980), (0, 30, 0)]
        {
            let marks = Counts { colons: 1, semicolons: 2, quotes: 3, exclaims: 4, ..Counts::ZERO };
            let counts = Counts { sentences, words, words_beyond_20, letters: 7, contractions: 200, ..marks };
            let packed = PackedCounts::from(&counts);
            assert_eq!((packed.get(), packed.words()), (counts, words));
            assert_eq!(packed.is_counted(), words > 0);
        }
    }
}
