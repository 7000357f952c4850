//! Why words are marked, in plain words: one line a kind and subtype, from `assets/marks/plain.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::signal::Kind;

const TABLE: &str = include_str!("../../assets/marks/plain.tsv");

static LINES: LazyLock<BTreeMap<(&str, &str), &str>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let (kind, rest) = line.split_once('\t')?;
        let (subtype, words) = rest.split_once('\t')?;
        Some(((kind, subtype), words))
    })
    .collect()
});

/// The line for marks of this kind and subtype.
pub fn words(kind: Kind, subtype: &str) -> &'static str {
    let id = kind.id();
    LINES.get(&(id, subtype)).or_else(|| LINES.get(&(id, "*"))).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_line_and_every_line_a_kind() {
        for kind in Kind::ALL {
            assert!(words(*kind, "a subtype that comes later").ends_with('.'), "{}", kind.id());
        }
        for ((kind, subtype), words) in LINES.iter() {
            assert!(Kind::from_id(kind).is_some(), "{kind}");
            assert!(words.ends_with('.') && words.len() < 110, "{kind} {subtype}: {words}");
        }
        assert_ne!(words(Kind::Hedge, "modal"), words(Kind::Hedge, "*"));
    }
}
