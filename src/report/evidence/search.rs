//! Search strings that check a claim or an author elsewhere; they are shown and copied, never sent.

use super::UnsupportedClaim;
use crate::text::Meta;

/// Most words of a search.
const MOST_WORDS: usize = 7;

/// The words of a claim that carry it, for sites of government: "magnets relieve joint pain site:.gov".
pub(super) fn of_claim(sentence: &str) -> String {
    let words: Vec<&str> = sentence
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
        .filter(|word| {
            word.chars().count() >= 5 || word.starts_with(char::is_uppercase) && word.chars().count() >= 3
        })
        .take(MOST_WORDS)
        .collect();
    format!("{} site:.gov", words.join(" "))
}

/// The searches of a document: a distinctive sentence, the strongest claims, the author's interests.
pub(super) fn ready(meta: &Meta, unsupported: &[UnsupportedClaim]) -> Vec<String> {
    let mut searches = Vec::new();
    if let Some(author) = meta.author.as_deref().filter(|author| !author.trim().is_empty()) {
        searches.push(format!("\"{}\" \"conflict of interest\"", author.trim()));
    }
    if let Some(longest) =
        unsupported.iter().map(|claim| claim.text.as_str()).max_by_key(|text| text.len().min(160))
    {
        let phrase: Vec<&str> = longest.split_whitespace().take(12).collect();
        searches.push(format!("\"{}\"", phrase.join(" ").trim_end_matches(['.', ',', '"'])));
    }
    searches.extend(unsupported.iter().take(3).map(|claim| claim.search.clone()));
    searches
}
