//! A filter in the manner of Bloom: small sets of vocabulary entries that are never wrong when they say no.

/// Vocabulary entries, one bit for all those that are alike in their last digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sieve([u64; 8]);

impl Sieve {
    /// Every entry.
    pub(super) const ALL: Self = Self([u64::MAX; 8]);

    const fn place(entry: u32) -> (usize, u64) {
        ((entry / 64 % 8) as usize, 1 << (entry % 64))
    }

    /// Add an entry.
    pub(super) fn add(&mut self, entry: u32) {
        let (word, bit) = Self::place(entry);
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }

    /// Add those of `other`.
    pub(super) fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(bits, more)| *bits |= more);
    }

    /// Whether `entry` may be one of them; `false` is certain.
    #[inline]
    pub(super) fn may_have(&self, entry: u32) -> bool {
        let (word, bit) = Self::place(entry);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_stays_and_little_else() {
        let (mut some, mut more) = (Sieve::default(), Sieve::default());
        (0..12).for_each(|entry| some.add(entry * 37));
        more.add(4000);
        some.join(&more);
        assert!((0..12).all(|entry| some.may_have(entry * 37)) && some.may_have(4000));
        let wrong = (10_000..11_024).filter(|entry| some.may_have(*entry)).count();
        assert_eq!(wrong, 2 * 13);
        assert!((0..1000).all(|entry| Sieve::ALL.may_have(entry) && !Sieve::default().may_have(entry)));
    }
}
