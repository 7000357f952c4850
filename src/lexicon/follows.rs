//! Which words can follow a place in the trie: a small filter that is never wrong when it says no.
//!
//! Most tokens that begin a pattern are not followed by its second word; one bit tells that without reading the node.

/// A set of vocabulary entries, remembered by a few bits each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Follows(u128);

impl Follows {
    /// Anything can follow.
    pub(super) const ALL: Self = Self(u128::MAX);

    /// Multiplied by a large odd number, neighbouring entries fall on bits far apart.
    const fn bit(word: u32) -> u128 {
        1 << (word.wrapping_mul(0x9e37_79b1) >> 25)
    }

    pub(super) const fn add(&mut self, word: u32) {
        self.0 |= Self::bit(word);
    }

    pub(super) const fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether `word` may be in the set; `false` is certain.
    pub(super) const fn may(self, word: u32) -> bool {
        self.0 & Self::bit(word) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_follow_and_little_else() {
        let (mut some, mut more) = (Follows::default(), Follows::default());
        let words: Vec<u32> = (0..12).map(|word| word * 37).collect();
        for word in &words {
            some.add(*word);
        }
        more.join(some);
        assert!(words.iter().all(|word| some.may(*word) && more.may(*word) && Follows::ALL.may(*word)));
        let wrong = (10_000..11_000).filter(|word| some.may(*word)).count();
        assert!(wrong < 200, "{wrong}");
    }
}
