//! A term that fits, before the lists have chosen among those that overlap.

/// A term that fits somewhere in a sentence. The order is that of the choice: of each list the leftmost, of those the
/// longest, context counted; a term comes before an exception.
///
/// One number, for the order is asked more often than anything else. From the highest bits: the list (8 bits), the first
/// slot that is marked (32), the slots that the pattern asked for, the most first (16), whether it is an exception (1), the
/// slots from the first marked to the last, the most first (16), the term (32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate(u128);

const LAST: u32 = 32;
const EXCEPTION: u32 = 48;
const LENGTH: u32 = 49;
const FIRST: u32 = 65;
const LIST: u32 = 97;

/// How far a node is from where its patterns begin, and which slots on the path there are marked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Path {
    length: u16,
    /// The first and last that are marked; [`Self::NONE`] where none is.
    marked: (u16, u16),
}

impl Path {
    const NONE: u16 = u16::MAX;
    /// No slot so far.
    pub(super) const BEGIN: Self = Self { length: 0, marked: (Self::NONE, Self::NONE) };

    /// One slot farther, over one that is marked or only `context`.
    pub(super) fn step(self, context: bool) -> Self {
        let marked = if context { self.marked } else { (self.marked.0.min(self.length), self.length) };
        Self { length: self.length.saturating_add(1), marked }
    }
}

impl Candidate {
    /// The term, at no place yet.
    pub(super) fn of(term: u32, list: u8, exception: bool) -> Self {
        Self(u128::from(list) << LIST | u128::from(exception) << EXCEPTION | u128::from(term))
    }

    /// The same at the end of `path`, where the pattern begins with the first slot of a sentence.
    pub(super) fn along(self, path: Path) -> Self {
        let (first, last) = path.marked;
        let (length, rest) = (u16::MAX - path.length, u16::MAX - last.saturating_sub(first));
        Self(self.0 | u128::from(first) << FIRST | u128::from(length) << LENGTH | u128::from(rest) << LAST)
    }

    /// The same where the pattern begins with the slot `begin`.
    pub(super) const fn from(self, begin: usize) -> Self {
        Self(self.0 + ((begin as u128) << FIRST))
    }

    pub(super) const fn term(self) -> u32 {
        self.0 as u32
    }

    pub(super) const fn list(self) -> u8 {
        (self.0 >> LIST) as u8
    }

    /// Whether it only hides shorter terms and is not reported.
    pub(super) const fn is_exception(self) -> bool {
        self.0 >> EXCEPTION & 1 == 1
    }

    /// The first slot that is marked.
    pub(super) const fn first(self) -> u32 {
        (self.0 >> FIRST) as u32
    }

    /// The last slot that is marked.
    pub(super) const fn last(self) -> u32 {
        self.first() + (u16::MAX - (self.0 >> LAST) as u16) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marked slots as `x`, context as `-`.
    fn path(slots: &str) -> Path {
        slots.bytes().fold(Path::BEGIN, |path, slot| path.step(slot == b'-'))
    }

    #[test]
    fn the_first_is_chosen_before_the_others() {
        let term = |number, list, exception, slots, begin| {
            Candidate::of(number, list, exception).along(path(slots)).from(begin)
        };
        let ascending = [
            term(9, 0, false, "x", 7),
            term(8, 1, false, "x", 2),
            term(7, 1, false, "-x-", 3),
            term(6, 1, false, "xx", 4),
            term(5, 1, false, "x-", 4),
            term(6, 1, false, "x-", 4),
            term(4, 1, true, "x-", 4),
            term(3, 1, false, "x", 4),
            term(2, 1, false, "x", 5),
        ];
        assert!(ascending.is_sorted(), "{ascending:x?}");
    }

    #[test]
    fn a_candidate_knows_its_place() {
        let found = Candidate::of(70_000, 200, true).along(path("--x-x-")).from(1_000_000);
        assert_eq!((found.term(), found.list(), found.is_exception()), (70_000, 200, true));
        assert_eq!((found.first(), found.last()), (1_000_002, 1_000_004));
    }
}
