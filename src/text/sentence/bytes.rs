//! Reading text byte by byte around a full stop: marks that end, open and close, words and spaces.

/// The text of one block; reading past an end gives 0, which is no character of interest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'t>(pub(super) &'t [u8]);

/// What kind of mark can end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Dot,
    /// Exclamation, question, danda and the like.
    Strong,
    Ellipsis,
    /// Full-width marks, which need no space behind them.
    Wide,
}

impl<'t> Bytes<'t> {
    pub(super) fn at(self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or(0)
    }

    pub(super) fn before(self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |at| self.at(at))
    }

    pub(super) const fn len(self) -> usize {
        self.0.len()
    }

    pub(super) fn slice(self, from: usize, to: usize) -> &'t [u8] {
        self.0.get(from..to).unwrap_or_default()
    }

    /// The mark at `at` and its length.
    pub(super) fn mark(self, at: usize) -> Option<(usize, Mark)> {
        Some(match self.at(at) {
            b'.' => (1, Mark::Dot),
            b'!' | b'?' => (1, Mark::Strong),
            0xe2 => match (self.at(at + 1), self.at(at + 2)) {
                (0x80, 0xa6) => (3, Mark::Ellipsis),
                (0x80, 0xbc | 0xbd) | (0x81, 0x87..=0x89) => (3, Mark::Strong),
                _ => return None,
            },
            0xe3 if self.slice(at + 1, at + 3) == [0x80, 0x82] => (3, Mark::Wide),
            0xef if matches!(
                (self.at(at + 1), self.at(at + 2)),
                (0xbc, 0x81 | 0x9f | 0x8e) | (0xbd, 0xa1)
            ) =>
            {
                (3, Mark::Wide)
            }
            0xe0 if matches!((self.at(at + 1), self.at(at + 2)), (0xa5, 0xa4 | 0xa5)) => (3, Mark::Strong),
            0xd8 if self.at(at + 1) == 0x9f => (2, Mark::Strong),
            0xdb if self.at(at + 1) == 0x94 => (2, Mark::Strong),
            0xd6 if self.at(at + 1) == 0x89 => (2, Mark::Strong),
            _ => return None,
        })
    }

    /// The length of a closing quotation mark or bracket at `at`; 0 if there is none.
    pub(super) fn closer(self, at: usize) -> usize {
        match self.at(at) {
            b')' | b']' | b'"' | b'\'' | b'*' | b'_' | b'}' => 1,
            0xe2 if self.at(at + 1) == 0x80 && matches!(self.at(at + 2), 0x99 | 0x9d | 0xba) => 3,
            0xc2 if self.at(at + 1) == 0xbb => 2,
            _ => 0,
        }
    }

    /// The length of an opening quotation mark or bracket at `at`; 0 if there is none.
    pub(super) fn opener(self, at: usize) -> usize {
        match self.at(at) {
            b'(' | b'[' | b'"' | b'\'' | b'*' | b'_' | b'{' | b'`' | b'<' => 1,
            0xe2 if self.at(at + 1) == 0x80 && matches!(self.at(at + 2), 0x98 | 0x9c | 0xb9) => 3,
            0xc2 if self.at(at + 1) == 0xab => 2,
            _ => 0,
        }
    }

    /// The bullet at `at`; empty if there is none.
    pub(super) fn bullet(self, at: usize) -> &'t [u8] {
        match self.slice(at, at + 3) {
            bullet @ ([0xe2, 0x80, 0xa2 | 0xa3] | [0xe2, 0x81, 0x83] | [0xe2, 0x97, 0x8f]) => bullet,
            _ => &[],
        }
    }

    /// The first byte at or after `at` that is no white space.
    pub(super) fn skip_space(self, mut at: usize) -> usize {
        loop {
            at += match self.at(at) {
                b' ' | b'\t'..=b'\r' => 1,
                0xc2 if self.at(at + 1) == 0xa0 => 2,
                0xe2 if self.at(at + 1) == 0x80 && matches!(self.at(at + 2), 0x80..=0x8a | 0xaf) => 3,
                0xe3 if self.slice(at + 1, at + 3) == [0x80, 0x80] => 3,
                _ => return at,
            };
        }
    }

    /// The end of the word at `at`; an apostrophe inside belongs to it.
    pub(super) fn word_end(self, at: usize) -> usize {
        let mut end = at;
        while is_word(self.at(end)) || (self.at(end) == b'\'' && end > at) {
            end += 1;
        }
        end
    }
}

/// Whether the byte can belong to a word.
pub(super) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
