//! What is known of English words: the familiar ones of two published lists, how frequent they are, what they do.
//!
//! Sources and licences of the lists: `assets/language/README.md`.

use std::sync::LazyLock;

use super::key_of;
use super::token::key_with;

/// What is known of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Entry(u16);

const DALE_CHALL: u16 = 1 << 4;
const SPACHE: u16 = 1 << 5;
const SUBORDINATOR: u16 = 1 << 6;
const PREPOSITION: u16 = 1 << 7;
const PERSON: u16 = 1 << 8;
const OHAYRE: u16 = 1 << 9;
/// The low bits hold the band of frequency: the whole part of the Zipf value, 3 to 6; 0 where it is below 3.
const BAND: u16 = 0b1111;

/// Below this band a word carries content: under 1,000 in a million words.
pub(super) const CONTENT: u16 = 6;
/// Below this band a word tells what a text is about: under 100 in a million words.
const TOPICAL: u16 = 5;
/// Below this band a word is uncommon: under 10 in a million words.
pub(super) const UNCOMMON: u16 = 4;
/// Below this band a word is rare: under 1 in a million words.
pub(super) const RARE: u16 = 3;

impl Entry {
    pub(super) const fn is_unknown(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn is_below(self, band: u16) -> bool {
        self.0 & BAND < band
    }

    pub(super) const fn is_dale_chall(self) -> bool {
        self.0 & DALE_CHALL != 0
    }

    pub(super) const fn is_spache(self) -> bool {
        self.0 & SPACHE != 0
    }

    pub(super) const fn is_subordinator(self) -> bool {
        self.0 & SUBORDINATOR != 0
    }

    pub(super) const fn is_preposition(self) -> bool {
        self.0 & PREPOSITION != 0
    }

    pub(super) const fn is_person_pronoun(self) -> bool {
        self.0 & PERSON != 0
    }

    pub(super) const fn is_skipped_by_ohayre(self) -> bool {
        self.0 & OHAYRE != 0
    }
}

/// Words that do one thing in a sentence, with what they do.
const ROLES: &[(u16, &str)] = &[
    (SUBORDINATOR, "which whose whom that because although though while whereas since unless if when who as"),
    (PREPOSITION, "of in for by with to from on at"),
    (PERSON, "he him his himself she her hers herself they them their"),
    (OHAYRE, "the is are was were"),
];

/// What is known of words, by key; a word's place is the first free one from that which its key names.
#[derive(Debug)]
struct Table {
    /// The upper 48 bits of a key, which tell words apart, above what is known; 0 where there is no word.
    rows: Vec<u64>,
}

impl Table {
    /// Places: a power of two, a third more than there are words, so that few steps lead to each.
    const PLACES: usize = 1 << 17;
    /// The bits of an [`Entry`].
    const ENTRY: u64 = 0xffff;

    /// The places where a word may stand, in their order.
    fn places(key: u64) -> impl Iterator<Item = usize> {
        (0..Self::PLACES).map(move |step| (key as usize).wrapping_add(step) % Self::PLACES)
    }

    fn add(&mut self, key: u64, flag: u16) {
        for place in Self::places(key) {
            let Some(row) = self.rows.get_mut(place) else { return };
            if *row == 0 || (*row ^ key) & !Self::ENTRY == 0 {
                *row |= key & !Self::ENTRY | u64::from(flag);
                return;
            }
        }
    }

    fn get(&self, key: u64) -> Entry {
        let mut rows =
            Self::places(key).filter_map(|place| self.rows.get(place)).take_while(|row| **row != 0);
        let found = rows.find(|row| (**row ^ key) & !Self::ENTRY == 0);
        Entry(found.map_or(0, |row| (row & Self::ENTRY) as u16))
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: vec![0; Table::PLACES] };
    let mut band = 0;
    for line in include_str!("../../assets/language/frequency.txt").lines() {
        if let Some(number) = line.strip_prefix("# ") {
            band = number.parse().unwrap_or_default();
        } else {
            line.split(' ').for_each(|word| table.add(key_of(word), band));
        }
    }
    for (flag, words) in ROLES {
        words.split(' ').for_each(|word| table.add(key_of(word), *flag));
    }
    for (flag, list) in [
        (DALE_CHALL, include_str!("../../assets/language/dale_chall.txt")),
        (SPACHE, include_str!("../../assets/language/spache.txt")),
    ] {
        for word in list.split_whitespace() {
            each_inflection(word, &mut |key| table.add(key, flag));
        }
    }
    table
});

/// What is known of the word with this key.
pub(super) fn entry(key: u64) -> Entry {
    TABLE.get(key)
}

/// Whether the word with this key carries content: an English word that is not among the most frequent, or an unknown one.
pub fn carries_content(key: u64) -> bool {
    entry(key).is_below(CONTENT)
}

/// Whether the word with this key is an English word that a list knows.
pub fn is_listed(key: u64) -> bool {
    !entry(key).is_unknown()
}

/// Whether the word with this key tells what a text is about: rarer than those that stand in texts on everything.
pub fn is_topical(key: u64) -> bool {
    entry(key).is_below(TOPICAL)
}

/// A listed word and the forms that Dale and Chall's instructions count with it: plurals and possessives, -s -es -ies
/// -d -ed -ied -ing of verbs, -er -est of adjectives with doubled letters and changed endings, -ly of adverbs.
fn each_inflection(word: &str, form: &mut impl FnMut(u64)) {
    let key = key_of(word);
    form(key);
    for ending in [
        "s", "es", "'s", "s'", "d", "ed", "ing", "er", "est", "r", "st", "ly", "n't", "'ll", "'d", "'re",
        "'ve",
    ] {
        form(key_with(key, ending));
    }
    if let Some(stem) = word.strip_suffix('y') {
        for ending in ["ies", "ied", "ier", "iest", "ily", "ies'"] {
            form(key_with(key_of(stem), ending));
        }
    }
    if let Some(stem) = word.strip_suffix('e') {
        form(key_with(key_of(stem), "ing"));
    }
    if let Some((last, _)) = word.char_indices().next_back()
        && let Some(last) = word.get(last..)
        && last.bytes().all(|byte| byte.is_ascii_alphabetic() && !b"aeiouyw".contains(&byte))
    {
        for ending in ["ed", "ing", "er", "est"] {
            form(key_with(key_with(key, last), ending));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_place_are_told_apart() {
        let mut table = Table { rows: vec![0; Table::PLACES] };
        let keys = [7, 7 | 1 << 17, 7 | 1 << 40, 8, Table::PLACES as u64 - 1, u64::MAX];
        for (flag, key) in (1..).zip(keys) {
            table.add(key, flag);
            table.add(key, 64);
        }
        for (flag, key) in (1..).zip(keys) {
            assert_eq!(table.get(key), Entry(flag | 64), "{key}");
        }
        assert!([9 | 1 << 50, 7 | 1 << 19, 1 << 40].iter().all(|key| table.get(*key).is_unknown()));
    }

    #[test]
    fn there_is_room_for_all_words() {
        let n = TABLE.rows.iter().filter(|row| **row != 0).count();
        assert!(n > 80_000 && n * 10 < Table::PLACES * 8, "{n}");
    }

    #[test]
    fn words_have_their_lists_and_bands() {
        for (word, dale_chall, spache, rare, content) in [
            ("the", true, true, false, false),
            ("stories", true, true, false, true),
            ("bigger", true, true, false, true),
            ("policy", false, false, false, true),
            ("epistemic", false, false, true, true),
        ] {
            let entry = entry(key_of(word));
            assert_eq!(entry.is_dale_chall(), dale_chall, "{word}");
            assert_eq!(entry.is_spache(), spache, "{word}");
            assert_eq!(entry.is_below(RARE), rare, "{word}");
            assert_eq!(entry.is_below(CONTENT), content, "{word}");
        }
    }
}
