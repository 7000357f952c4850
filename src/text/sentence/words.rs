//! The words that decide about a full stop: abbreviations, words that start sentences, verbs of speech.

use std::sync::LazyLock;

use crate::text::KeyMap;

const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/sentence_words.tsv"));

/// What is known of a word; several can be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Traits(u8);

/// Something must follow: a title or the name of a part.
pub(super) const NEVER: Traits = Traits(1);
/// The same, even before a word that often starts a sentence.
pub(super) const BOUND: Traits = Traits(2);
/// An abbreviation that can stand last.
pub(super) const MAYBE: Traits = Traits(4);
/// Such an abbreviation that is also a common word when written small.
pub(super) const ORDINARY: Traits = Traits(8);
/// In capitals it shows a new sentence.
pub(super) const STARTER: Traits = Traits(16);
/// A verb that goes on after a quotation.
pub(super) const SPEECH: Traits = Traits(32);

const CLASSES: &[(&str, Traits)] = &[
    ("never", NEVER),
    ("bound", BOUND),
    ("maybe", MAYBE),
    ("ordinary", ORDINARY),
    ("starter", STARTER),
    ("speech", SPEECH),
];

impl Traits {
    /// Whether any of `other` is true.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Every word by its key.
static WORDS: LazyLock<KeyMap<Traits>> = LazyLock::new(|| {
    let mut words: KeyMap<Traits> = KeyMap::default();
    for (class, list) in FILE.lines().filter_map(|line| line.split_once('\t')) {
        let traits = CLASSES.iter().find(|row| row.0 == class).map(|row| row.1).unwrap_or_default();
        for word in list.split(' ') {
            let known = words.entry(key(word.as_bytes())).or_default();
            *known = known.or(traits);
        }
    }
    words
});

/// What is known of `word`, in any case.
pub(super) fn traits(word: &[u8]) -> Traits {
    if word.is_empty() || word.len() > 16 {
        return Traits::default();
    }
    WORDS.get(&key(word)).copied().unwrap_or_default()
}

fn key(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |key, byte| {
        (key ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}
