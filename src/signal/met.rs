//! Hashes that were met, two bits each: most questions of exact tables are answered "never" before they are asked.

/// Hashes that were met: one that was is never denied, another seldom affirmed.
pub(super) struct Met {
    /// Bits of hashes that were not met. Of zeroes that are read before they are written the system makes pages one by one, and
    /// stops all other threads for each.
    unmet: Vec<u64>,
    mask: usize,
}

impl Met {
    /// None yet, of about `n`.
    pub(super) fn none(n: usize) -> Self {
        let n_words = (n / 8).next_power_of_two();
        Self { unmet: vec![u64::MAX; n_words], mask: n_words - 1 }
    }

    /// The word in which a hash is noted, and its bits there.
    const fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 20) as usize & self.mask, 1 << (hash >> 52 & 63) | 1 << (hash >> 58))
    }

    /// Whether it may have been met.
    pub(super) fn has(&self, hash: u64) -> bool {
        let (at, bits) = self.place(hash);
        self.unmet.get(at).is_some_and(|unmet| unmet & bits == 0)
    }

    /// The same; remembers it.
    pub(super) fn meet(&mut self, hash: u64) -> bool {
        let (at, bits) = self.place(hash);
        self.unmet.get_mut(at).is_some_and(|unmet| {
            let known = *unmet & bits == 0;
            *unmet &= !bits;
            known
        })
    }
}
