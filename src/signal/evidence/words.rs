//! The word lists of the citation rules, from `assets/evidence/words.tsv`.

use std::sync::LazyLock;

use super::named;
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
    /// The whole name of a body.
    Bodies,
    /// At the end of the name of a body.
    Countries,
    /// Capitalised, and no name of a source.
    NotNames,
    /// What a study is called.
    Works,
    /// What a set of data is called.
    Datasets,
    /// A people: part of a name only.
    Nations,
    /// What a body gives, or those of it who gave it.
    Gives,
    /// What a body gives out.
    Handouts,
    /// How a body made what it gives out.
    Makes,
    /// Joins the words of a name.
    Joins,
    /// Beside the name of an institution, a journal, a case or a law; see [`super::named`].
    Tells,
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
            "bodies" => Self::Bodies,
            "countries" => Self::Countries,
            "not_names" => Self::NotNames,
            "works" => Self::Works,
            "datasets" => Self::Datasets,
            "nations" => Self::Nations,
            "gives" => Self::Gives,
            "handouts" => Self::Handouts,
            "makes" => Self::Makes,
            "joins" => Self::Joins,
            "tells" => Self::Tells,
            _ => return None,
        })
    }
}

/// Lists that a word is on, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Lists(u32);

impl Lists {
    /// This one alone.
    pub(super) const fn of(list: List) -> Self {
        Self(1 << list as u32)
    }

    /// Those of the folded word with this key.
    pub(super) fn of_word(key: u64) -> Self {
        WORDS.get(&key).copied().unwrap_or_default()
    }

    /// Both together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `wanted` is among them.
    pub(super) const fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }
}

/// The lists of every word, by its key.
static WORDS: LazyLock<KeyMap<Lists>> = LazyLock::new(|| {
    let mut lists: KeyMap<Lists> = KeyMap::default();
    let mut add = |word: &str, list: List| {
        let known = lists.entry(key_of(word)).or_default();
        *known = known.or(Lists::of(list));
    };
    for line in include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/words.tsv")).lines() {
        if let Some((list, words)) =
            line.split_once('\t').and_then(|(name, words)| Some((List::named(name)?, words)))
        {
            words.split(' ').for_each(|word| add(word, list));
        }
    }
    named::first_words_of_journals().for_each(|word| add(&word, List::Tells));
    lists
});

/// Whether `word`, folded, is on `list`.
pub(super) fn is(list: List, word: &str) -> bool {
    Lists::of_word(key_of(word)).has(Lists::of(list))
}
