//! Eight small counters side by side in one number, so that a word adds to all of them at once.

/// Eight counters of a byte each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Lanes(u64);

impl Lanes {
    /// So many times may be added before a counter is full.
    pub(super) const MOST: usize = u8::MAX as usize;
    /// How many counters there are.
    pub(super) const N: usize = 8;

    /// One in each counter that holds.
    pub(super) const fn of(holds: [bool; Self::N]) -> Self {
        let mut lanes = 0;
        let mut rest: &[bool] = &holds;
        while let [head @ .., last] = rest {
            lanes = lanes << 8 | *last as u64;
            rest = head;
        }
        Self(lanes)
    }

    /// Add each counter to its like.
    pub(super) const fn add(&mut self, other: Self) {
        self.0 = self.0.wrapping_add(other.0);
    }

    /// The counters, in the order in which they were given.
    pub(super) fn sums(self) -> [u32; Self::N] {
        self.0.to_le_bytes().map(u32::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_do_not_touch_each_other() {
        let mut sums = Lanes::default();
        for n in 0..Lanes::MOST {
            sums.add(Lanes::of([true, n < 3, false, n % 2 == 0, false, false, n == 9, true]));
        }
        assert_eq!(sums.sums(), [255, 3, 0, 128, 0, 0, 1, 255]);
    }
}
