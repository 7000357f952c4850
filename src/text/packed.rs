//! The counts of a sentence in little room: a long text has many sentences, and nearly all counts are small.

use super::{Counts, N_COUNTS};

/// [`Counts`] that are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedCounts(Packed);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Packed {
    /// Each fits into a byte.
    Small([u8; N_COUNTS]),
    /// Some do not.
    Large(Box<Counts>),
}

impl From<&Counts> for PackedCounts {
    fn from(counts: &Counts) -> Self {
        let all = counts.to_array();
        let bits = all.iter().fold(0, |bits, count| bits | count);
        let small = u8::try_from(bits).is_ok();
        Self(if small {
            Packed::Small(all.map(|count| count as u8))
        } else {
            Packed::Large(Box::new(*counts))
        })
    }
}

impl PackedCounts {
    /// All of them.
    pub fn get(&self) -> Counts {
        match &self.0 {
            Packed::Small(counts) => Counts::from_array(counts.map(u32::from)),
            Packed::Large(counts) => **counts,
        }
    }

    /// [`Counts::words`] alone.
    pub fn words(&self) -> u32 {
        self.get().words
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
        assert!(size_of::<PackedCounts>() <= 40);
        for words in [0, 1, 255, 256, 70_000] {
            let counts = Counts { words, letters: 7, contractions: 200, ..Counts::ZERO };
            let packed = PackedCounts::from(&counts);
            assert_eq!((packed.get(), packed.words()), (counts, words));
            assert_eq!(packed.is_counted(), words > 0);
        }
    }
}
