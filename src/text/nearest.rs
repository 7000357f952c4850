//! The last of many things in a text that begins at a place or before it, found without halving all of them.

/// Bytes in which a thing is looked for.
const STRETCH: usize = 1024;

/// How many of the things, which are in the order of their beginnings, begin before each multiple of [`STRETCH`].
#[derive(Debug)]
pub(super) struct Nearest(Vec<usize>);

impl Nearest {
    /// Of things that begin at `starts`, ascending.
    pub(super) fn of(starts: impl Iterator<Item = usize>) -> Self {
        let mut before = Vec::new();
        for (idx, start) in starts.enumerate() {
            let n_stretches = start / STRETCH + 1;
            if before.len() < n_stretches {
                before.resize(n_stretches, idx);
            }
        }
        Self(before)
    }

    /// The index of the last of `all` that begins at `byte` or before it; `start` tells where each begins.
    pub(super) fn at<T>(&self, all: &[T], byte: usize, start: impl Fn(&T) -> usize) -> Option<usize> {
        let first = |stretch: usize| self.0.get(stretch).copied().unwrap_or(all.len());
        let from = first(byte / STRETCH);
        let near = all.get(from..first(byte / STRETCH + 1)).unwrap_or_default();
        (from + near.partition_point(|thing| start(thing) <= byte)).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_that_which_halving_finds() {
        for starts in [vec![], vec![0], vec![3, 3, 1023, 1024, 5000, 5001, 9000], vec![4096]] {
            let nearest = Nearest::of(starts.iter().copied());
            for byte in [0, 1, 2, 3, 4, 1022, 1023, 1024, 1025, 4095, 4096, 5000, 5001, 8999, 9000, 20_000] {
                let expected = starts.partition_point(|start| *start <= byte).checked_sub(1);
                assert_eq!(nearest.at(&starts, byte, |start| *start), expected, "{starts:?} {byte}");
            }
        }
    }
}
