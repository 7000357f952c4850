//! The word lists of the citation rules, from `assets/evidence/words.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

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

static WORDS: LazyLock<HashMap<List, HashSet<&str>>> = LazyLock::new(|| {
    let mut lists: HashMap<List, HashSet<&str>> = HashMap::new();
    for line in include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/words.tsv")).lines() {
        if let Some((list, words)) =
            line.split_once('\t').and_then(|(name, words)| Some((List::named(name)?, words)))
        {
            lists.entry(list).or_default().extend(words.split(' '));
        }
    }
    lists
});

/// Whether `word`, folded, is on `list`.
pub(super) fn is(list: List, word: &str) -> bool {
    WORDS.get(&list).is_some_and(|words| words.contains(word))
}
