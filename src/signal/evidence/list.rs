//! The reference list of a document as an index, and what a marker in the text points at.

use std::collections::BTreeMap;

use super::Finding;
use super::entry::Entry;
use super::superscript::lowered;
use crate::text::{BlockKind, Document, Span};

/// The entries of a document's reference lists, by key and by surname.
#[derive(Debug, Default)]
pub struct List {
    /// The entries with their places, in order.
    pub entries: Vec<(Span, Entry)>,
    by_key: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl List {
    /// Index the reference blocks of `document`.
    pub fn of(document: &Document<'_>) -> Self {
        let mut list = Self::default();
        for block in document.blocks().iter().filter(|block| block.kind == BlockKind::Reference) {
            let entry = Entry::parse(block.span.of(document.text()));
            let idx = list.entries.len();
            if let Some(key) = &entry.key {
                list.by_key.entry(key.clone()).or_insert(idx);
            }
            if !entry.surname.is_empty() {
                list.by_name.entry(entry.surname.to_lowercase()).or_default().push(idx);
            }
            list.entries.push((block.span, entry));
        }
        list
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether an entry has this key.
    pub fn has_key(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// How many entries a list of numbers has, as its greatest number; `None` for other lists.
    pub fn numbered(&self) -> Option<u16> {
        let numbers = self.by_key.keys().filter_map(|key| key.parse::<u16>().ok());
        numbers.max().or_else(|| {
            (self.entries.len() >= 3 && self.by_key.is_empty()).then_some(self.entries.len() as u16)
        })
    }

    /// Whether a word of `marker` is the surname of a listed author.
    pub fn author_in(&self, marker: &str) -> bool {
        !self.is_empty() && names(marker).any(|name| self.by_name.contains_key(&name))
    }

    /// The entries that a marker points at, ascending; `marker` is its text.
    pub fn targets(&self, subtype: &str, marker: &str) -> Vec<usize> {
        let mut found: Vec<usize> = match subtype {
            "bracket" | "superscript" | "footnote" => {
                keys(marker).iter().filter_map(|key| self.by_key.get(key).copied()).collect()
            }
            "author_year" | "author_page" => names(marker)
                .filter_map(|name| self.by_name.get(&name))
                .flatten()
                .copied()
                .filter(|idx| subtype == "author_page" || self.year_fits(*idx, marker))
                .collect(),
            _ => Vec::new(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    fn year_fits(&self, idx: usize, marker: &str) -> bool {
        let year = self.entries.get(idx).and_then(|(_, entry)| entry.year.as_deref());
        year.is_none_or(|year| marker.contains(year.get(..4).unwrap_or(year)))
    }

    /// The grade of a marker: its entry's where it has one, lower where there is a list and it has none.
    pub fn grade(&self, finding: &Finding, text: &str) -> u8 {
        let linked =
            matches!(finding.subtype, "bracket" | "superscript" | "footnote" | "author_year" | "author_page");
        if !linked || self.is_empty() {
            return finding.strength;
        }
        let targets = self.targets(finding.subtype, finding.span.of(text));
        let best =
            targets.iter().filter_map(|idx| self.entries.get(*idx)).map(|(_, entry)| entry.grade()).max();
        match best {
            Some(grade) => grade.max(finding.strength),
            None if self.by_key.is_empty() && !matches!(finding.subtype, "author_year" | "author_page") => {
                finding.strength
            }
            None => finding.strength.saturating_sub(1),
        }
    }
}

/// The numbers and keys of a marker: "[2, 5–7]" is 2, 5, 6, 7.
pub fn keys(marker: &str) -> Vec<String> {
    let plain: String = marker.chars().map(|c| lowered(c).unwrap_or(c)).collect();
    let mut keys = Vec::new();
    for piece in
        plain.split(['[', ']', '(', ')', ',', ';', '^', ' ']).map(str::trim).filter(|piece| !piece.is_empty())
    {
        let ends = piece
            .split_once(['-', '–', '—', '−'])
            .map(|(a, b)| (a.trim().parse::<u16>(), b.trim().parse::<u16>()));
        match ends {
            Some((Ok(from), Ok(to))) if from <= to && to - from <= 60 => {
                keys.extend((from..=to).map(|n| n.to_string()));
            }
            _ => keys.push(piece.to_owned()),
        }
    }
    keys
}

/// The capitalised words of a marker, folded.
fn names(marker: &str) -> impl Iterator<Item = String> {
    marker
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')))
        .map(|word| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word))
        .filter(|word| word.chars().count() >= 2 && word.starts_with(char::is_uppercase))
        .map(str::to_lowercase)
}
