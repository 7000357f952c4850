//! Hashes that were met, a bit each: most questions of exact tables are answered "never" before they are asked.

/// Hashes that were met: one that was is never denied, another seldom affirmed.
pub(super) struct Met {
    bits: Vec<u64>,
    mask: usize,
}

impl Met {
    /// None yet, of about `n`.
    pub(super) fn none(n: usize) -> Self {
        let n_bits = (8 * n).next_power_of_two().max(64);
        Self { bits: vec![0; n_bits / 64], mask: n_bits - 1 }
    }

    const fn bit(&self, hash: u64) -> usize {
        (hash >> 20) as usize & self.mask
    }

    /// Whether it may have been met.
    pub(super) fn has(&self, hash: u64) -> bool {
        let bit = self.bit(hash);
        self.bits.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    /// The same; remembers it.
    pub(super) fn meet(&mut self, hash: u64) -> bool {
        let bit = self.bit(hash);
        self.bits.get_mut(bit / 64).is_some_and(|word| {
            let known = *word >> (bit % 64) & 1 == 1;
            *word |= 1 << (bit % 64);
            known
        })
    }
}
