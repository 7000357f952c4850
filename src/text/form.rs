//! What the letters of a word say of it, without looking it up.

use super::key_of;
use super::vocabulary::{self, Entry};

/// Endings that tell what kind of word may have them; before them stand two letters or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Of adverbs: "quickly".
    Ly,
    /// Of verbs: "believed".
    Ed,
    /// Of verbs: "believing".
    Ing,
}

/// What the letters of a word say of it, or which mark it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Form(u16);

impl Form {
    const CONTRACTION: u16 = 1;
    const ABSTRACT: u16 = 1 << 1;
    const COMPOUND: u16 = 1 << 2;
    const SYLLABIC_ENDING: u16 = 1 << 3;
    const OF: u16 = 1 << 4;
    const THE: u16 = 1 << 5;
    const COLON: u16 = 1 << 6;
    const SEMICOLON: u16 = 1 << 7;
    const QUOTATION_MARK: u16 = 1 << 8;
    const DRESSING: u16 = 1 << 9;
    const EXCLAIMS: u16 = 1 << 10;
    const HYPHEN: u16 = 1 << 11;
    const LY: u16 = 1 << 12;
    const ED: u16 = 1 << 13;
    const ING: u16 = 1 << 14;

    pub(super) fn of(word: &str) -> Self {
        let bits = [
            (Self::CONTRACTION, word.contains('\'') && possessed(word).is_none()),
            (Self::ABSTRACT, is_abstract(word)),
            (Self::COMPOUND, word.contains('-')),
            (Self::SYLLABIC_ENDING, has_syllabic_ending(word)),
            (Self::OF, word == "of"),
            (Self::THE, word == "the"),
            (Self::LY, ends_in(word, "ly")),
            (Self::ED, ends_in(word, "ed")),
            (Self::ING, ends_in(word, "ing")),
        ];
        Self(bits.iter().filter(|(_, holds)| *holds).map(|(bit, _)| bit).sum::<u16>() | Self::of_mark(word))
    }

    const fn of_mark(mark: &str) -> u16 {
        match mark.as_bytes() {
            b":" => Self::COLON,
            b";" => Self::SEMICOLON,
            b"!" | b"?" => Self::EXCLAIMS,
            b"-" => Self::HYPHEN,
            b"'" | b"*" => Self::DRESSING,
            // " “ ” „ « »
            b"\"" | [0xe2, 0x80, 0x9c..=0x9e] | [0xc2, 0xab | 0xbb] => Self::QUOTATION_MARK | Self::DRESSING,
            _ => 0,
        }
    }

    const fn has(self, bit: u16) -> bool {
        self.0 & bit != 0
    }

    pub(super) const fn is_contraction(self) -> bool {
        self.has(Self::CONTRACTION)
    }

    /// Whether it ends like a noun of abstraction.
    pub(super) const fn is_abstract(self) -> bool {
        self.has(Self::ABSTRACT)
    }

    /// Whether it is a mark that is counted.
    pub(super) const fn is_counted(self) -> bool {
        self.has(Self::COLON | Self::SEMICOLON | Self::QUOTATION_MARK | Self::EXCLAIMS)
    }

    pub(super) const fn is_colon(self) -> bool {
        self.has(Self::COLON)
    }

    pub(super) const fn is_semicolon(self) -> bool {
        self.has(Self::SEMICOLON)
    }

    pub(super) const fn is_quotation_mark(self) -> bool {
        self.has(Self::QUOTATION_MARK)
    }

    pub(super) const fn is_dressing(self) -> bool {
        self.has(Self::DRESSING)
    }

    pub(super) const fn is_hyphen(self) -> bool {
        self.has(Self::HYPHEN)
    }

    pub(super) const fn exclaims(self) -> bool {
        self.has(Self::EXCLAIMS)
    }

    pub(super) const fn is_of(self) -> bool {
        self.has(Self::OF)
    }

    pub(super) const fn is_the(self) -> bool {
        self.has(Self::THE)
    }

    pub(super) const fn ending(self) -> Option<Ending> {
        match self.0 & (Self::LY | Self::ED | Self::ING) {
            Self::LY => Some(Ending::Ly),
            Self::ED => Some(Ending::Ed),
            Self::ING => Some(Ending::Ing),
            _ => None,
        }
    }

    /// Gunning's complex word: three syllables or more, no compound of short words, and not made three by an ending.
    pub(super) const fn is_complex(self, syllables: u8) -> bool {
        syllables >= 3 && !self.has(Self::COMPOUND) && (syllables > 3 || !self.has(Self::SYLLABIC_ENDING))
    }
}

/// -ing always adds a syllable; -ed and -es do after these letters.
const fn has_syllabic_ending(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [.., b'i', b'n', b'g']
            | [.., b't' | b'd', b'e', b'd']
            | [.., b's' | b'x' | b'z' | b'c' | b'g', b'e', b's']
            | [.., b'c' | b's', b'h', b'e', b's']
    )
}

fn ends_in(word: &str, ending: &str) -> bool {
    word.strip_suffix(ending).is_some_and(|stem| stem.len() > 1)
}

fn is_abstract(word: &str) -> bool {
    matches!(
        word.strip_suffix('s').unwrap_or(word).as_bytes(),
        [.., b't' | b's', b'i', b'o', b'n']
            | [.., b'm', b'e', b'n', b't']
            | [.., b'i', b't', b'y']
            | [.., b'e' | b'a', b'n', b'c', b'e']
            | [.., b'i', b's', b'm']
            | [.., b'i', b't', b'i', b'e']
    )
}

/// The vocabulary's entry of the folded word with this key; a possessive has its owner's.
pub(super) fn entry_of(key: u64, word: &str) -> Entry {
    let entry = vocabulary::entry(key);
    match possessed(word) {
        Some(owner) if entry.is_unknown() => vocabulary::entry(key_of(owner)),
        _ => entry,
    }
}

fn possessed(folded: &str) -> Option<&str> {
    folded.strip_suffix("'s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complex_words_leave_out_endings_and_compounds() {
        for (word, syllables, complex) in [
            ("created", 3, false),
            ("developed", 3, true),
            ("processes", 3, false),
            ("running", 2, false),
            ("remembering", 4, true),
            ("beginning", 3, false),
            ("bookkeeper-like", 4, false),
            ("horrible", 3, true),
        ] {
            assert_eq!(Form::of(word).is_complex(syllables), complex, "{word}");
        }
    }

    #[test]
    fn the_letters_of_a_word_say_what_it_is() {
        for (word, contraction, abstraction) in [
            ("don't", true, false),
            ("mother's", false, false),
            ("nations", false, true),
            ("abilities", false, true),
            ("its", false, false),
            ("conscience", false, true),
            ("monsieur", false, false),
            ("cat", false, false),
        ] {
            let form = Form::of(word);
            assert_eq!((form.is_contraction(), form.is_abstract()), (contraction, abstraction), "{word}");
        }
    }

    #[test]
    fn endings_have_a_word_before_them() {
        for (word, ending) in [
            ("quickly", Some(Ending::Ly)),
            ("need", Some(Ending::Ed)),
            ("bed", None),
            ("going", Some(Ending::Ing)),
            ("king", None),
            ("go", None),
        ] {
            assert_eq!(Form::of(word).ending(), ending, "{word}");
        }
    }
}
