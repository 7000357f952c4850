//! Hashes that were met, two bits each: most questions of exact tables are answered "never" before they are asked.

/// Hashes that were met: one that was is never denied, another seldom affirmed.
pub(super) struct Met {
    words: Vec<u64>,
    mask: usize,
}

impl Met {
    /// None yet, of about `n`.
    pub(super) fn none(n: usize) -> Self {
        let n_words = (n / 8).next_power_of_two();
        Self { words: vec![0; n_words], mask: n_words - 1 }
    }

    /// The word in which a hash is noted, and its bits there.
    const fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 20) as usize & self.mask, 1 << (hash >> 52 & 63) | 1 << (hash >> 58))
    }

    /// Whether it may have been met.
    pub(super) fn has(&self, hash: u64) -> bool {
        let (at, bits) = self.place(hash);
        self.words.get(at).is_some_and(|word| word & bits == bits)
    }

    /// The same; remembers it.
    pub(super) fn meet(&mut self, hash: u64) -> bool {
        let (at, bits) = self.place(hash);
        self.words.get_mut(at).is_some_and(|word| {
            let known = *word & bits == bits;
            *word |= bits;
            known
        })
    }
}
