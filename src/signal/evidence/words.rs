//! The word lists of the citation rules, from `assets/evidence/words.tsv`.

use std::sync::LazyLock;

use crate::text::{KeyMap, key_of};

/// A list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    /// Before a year, and no author.
    NoAuthor,
    /// In the name of an organisation.
    Organisation,
    /// Follows an author or a speaker.
    Reports,
    /// Before a number that is no mark.
    CountsThings,
    /// Its full stop ends no sentence.
    Abbreviated,
    /// Follows a finished noun phrase.
    GoesOn,
    /// A source speaks by it.
    Speaks,
    /// Stands before its hearer.
    Hears,
    /// Before a name.
    Titles,
    /// Why somebody is asked.
    Roles,
    /// In the name of an institution.
    Institution,
    /// Capitalised, and no name of a source.
    NotNames,
    /// What a study is called.
    Works,
    /// What a set of data is called.
    Datasets,
    /// A people: part of a name only.
    Nations,
}

impl List {
    /// The name in the file.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "no_author" => Self::NoAuthor,
            "organisation" => Self::Organisation,
            "reports" => Self::Reports,
            "counts_things" => Self::CountsThings,
            "abbreviated" => Self::Abbreviated,
            "goes_on" => Self::GoesOn,
            "speaks" => Self::Speaks,
            "hears" => Self::Hears,
            "titles" => Self::Titles,
            "roles" => Self::Roles,
            "institution" => Self::Institution,
            "not_names" => Self::NotNames,
            "works" => Self::Works,
            "datasets" => Self::Datasets,
            "nations" => Self::Nations,
            _ => return None,
        })
    }
}

/// The lists of every word, a bit each, by the key of the word.
static WORDS: LazyLock<KeyMap<u32>> = LazyLock::new(|| {
    let mut lists = KeyMap::default();
    for line in include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/words.tsv")).lines() {
        if let Some((list, words)) =
            line.split_once('\t').and_then(|(name, words)| Some((List::named(name)?, words)))
        {
            for word in words.split(' ') {
                *lists.entry(key_of(word)).or_insert(0) |= 1 << list as u32;
            }
        }
    }
    lists
});

/// Whether `word`, folded, is on `list`.
pub(super) fn is(list: List, word: &str) -> bool {
    has(list, key_of(word))
}

/// Whether the word with this key is on `list`.
pub(super) fn has(list: List, key: u64) -> bool {
    WORDS.get(&key).is_some_and(|lists| lists >> list as u32 & 1 == 1)
}
