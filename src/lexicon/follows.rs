//! What can stand at a place in a text: small sets of words that are never wrong when they say no.
//!
//! Most tokens that begin a pattern are not followed by its second word; one bit tells that without reading the node.

/// The commonest words of English and marks of any text: each has a bit of its own, or it would let others pass.
pub(super) const COMMON: &str = ", . the of and to a in is that it for was on with as be by this are at from have not or \
     an they his he you had but which were their one has we been all can who will more if when there no she about its than said would up i";

/// Words of [`COMMON`], which are the first entries of every vocabulary.
const OWN: u32 = 56;
/// Bits that all other words share.
const SHARED: u32 = 67;

/// Words, a bit or two each; and what a token is besides its word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Bits([u64; 2]);

impl Bits {
    /// Anything, and the end too.
    pub(super) const ALL: Self = Self([u64::MAX; 2]);
    /// The end of the sentence.
    pub(super) const END: Self = Self::nth(OWN + SHARED);
    /// A token of any kind.
    pub(super) const TOKEN: Self = Self::nth(OWN + SHARED + 1);
    /// No punctuation.
    pub(super) const WORD: Self = Self::nth(OWN + SHARED + 2);
    pub(super) const NUMBER: Self = Self::nth(OWN + SHARED + 3);
    /// A word with a capital.
    pub(super) const CAPITAL: Self = Self::nth(OWN + SHARED + 4);

    const fn nth(bit: u32) -> Self {
        if bit < 64 { Self([1 << bit, 0]) } else { Self([0, 1 << (bit - 64)]) }
    }

    /// The bit of a vocabulary entry.
    pub(super) const fn of(entry: u32) -> Self {
        // Multiplied by a large odd number, neighbouring entries fall on bits far apart.
        let mixed = entry.wrapping_mul(0x9e37_79b1) >> 16;
        Self::nth(if entry < OWN { entry } else { OWN + mixed % SHARED })
    }

    #[must_use]
    pub(super) const fn or(self, other: Self) -> Self {
        let (Self([low, high]), Self([more_low, more_high])) = (self, other);
        Self([low | more_low, high | more_high])
    }

    #[must_use]
    pub(super) const fn and(self, other: Self) -> Self {
        let (Self([low, high]), Self([other_low, other_high])) = (self, other);
        Self([low & other_low, high & other_high])
    }

    /// Whether the two have something in common; `false` is certain.
    pub(super) const fn meet(self, other: Self) -> bool {
        let Self([low, high]) = self.and(other);
        low | high != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_meets_and_little_else() {
        let words: Vec<Bits> = (0..12).map(|word| Bits::of(word * 37)).collect();
        let some = words.iter().fold(Bits::default(), |all, word| all.or(*word));
        assert!(words.iter().all(|word| some.meet(*word) && Bits::ALL.meet(*word)));
        assert!(!some.meet(Bits::TOKEN) && !some.meet(Bits::END) && Bits::ALL.meet(Bits::END));
        let wrong = (10_000..11_000).filter(|word| some.meet(Bits::of(*word))).count();
        assert!(wrong < 200, "{wrong}");
    }

    #[test]
    fn common_words_share_no_bit() {
        assert_eq!(COMMON.split_whitespace().count(), OWN as usize);
        let own: std::collections::BTreeSet<_> = (0..OWN).map(|word| Bits::of(word).0).collect();
        assert_eq!(own.len(), OWN as usize);
        let other = (OWN..20_000).fold(Bits::default(), |all, word| all.or(Bits::of(word)));
        assert!((0..OWN).all(|word| !other.meet(Bits::of(word))));
        let what = [Bits::END, Bits::TOKEN, Bits::WORD, Bits::NUMBER, Bits::CAPITAL];
        assert!(what.iter().all(|what| !other.meet(*what)));
    }
}
