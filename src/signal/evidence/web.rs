//! Web addresses: where one ends, whether its host can exist, and the kind of site as a fact, never as points.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Host or ending of a host, and its kind.
static CLASSES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/domain_classes.tsv"))
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// The address at the start of `rest`: its length and grade. A host alone names no document: 1; a page: 2.
pub(super) fn address(rest: &str) -> Option<(usize, u8)> {
    let run = rest
        .char_indices()
        .take(2_000)
        .find(|(_, c)| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '“' | '»' | '|' | '\\' | '`'))
        .map_or_else(
            || rest.char_indices().take(2_000).last().map_or(0, |(at, c)| at + c.len_utf8()),
            |(at, _)| at,
        );
    let address = trim_end(rest.get(..run)?);
    let host = host(address)?;
    (address.len() > 8).then(|| (address.len(), grade(address, &host)))
}

/// The grade of an address, by its form and by whether it is a page or a shop.
pub(super) fn grade(address: &str, host: &str) -> u8 {
    if !plausible(host) {
        return 0;
    }
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split_once(['/', '?']).map_or("", |(_, path)| path).trim_end_matches(['/', '#']);
    let page = !path.is_empty() && !path.starts_with("index.");
    match class(host) {
        "shop" => 1,
        _ if page => 2,
        _ => 1,
    }
}

/// The host in lower case, without "www."; `None` where there is none.
pub fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    (!host.is_empty()).then_some(host)
}

/// Whether a host can exist: labels, a top level of letters, none of the reserved names (RFC 2606).
pub fn plausible(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let clean = labels.iter().all(|label| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    });
    let top = labels.last().copied().unwrap_or_default();
    let lettered = top.len() >= 2 && (top.chars().all(char::is_alphabetic) || top.starts_with("xn--"));
    let second = labels.iter().rev().nth(1).copied().unwrap_or_default();
    let reserved = matches!(top, "test" | "example" | "invalid" | "localhost" | "local")
        || (second == "example" && matches!(top, "com" | "org" | "net" | "edu"));
    labels.len() >= 2 && clean && lettered && !reserved
}

/// The kind of site: "journal", "government", "university", "news", "shop", "user content" … or "other".
pub fn class(host: &str) -> &'static str {
    let mut rest = host;
    loop {
        if let Some(class) = CLASSES.get(rest) {
            return class;
        }
        match rest.split_once('.') {
            Some((_, parent)) => rest = parent,
            None => return "other",
        }
    }
}

/// Without the punctuation of the sentence around it; brackets that were opened inside stay.
pub(super) fn trim_end(address: &str) -> &str {
    let mut rest = address;
    loop {
        let cut = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '»']);
        let cut = match cut.chars().next_back() {
            Some(')') if cut.matches(')').count() > cut.matches('(').count() => {
                cut.strip_suffix(')').unwrap_or(cut)
            }
            Some(']') if cut.matches(']').count() > cut.matches('[').count() => {
                cut.strip_suffix(']').unwrap_or(cut)
            }
            Some('}') => cut.strip_suffix('}').unwrap_or(cut),
            _ => cut,
        };
        if cut.len() == rest.len() {
            return rest;
        }
        rest = cut;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_facts_about_hosts() {
        for (host, wanted) in [
            ("cdc.gov", "government"),
            ("nhs.uk", "government"),
            ("stanford.edu", "university"),
            ("nature.com", "journal"),
            ("bbc.co.uk", "news"),
            ("smile.amazon.com", "shop"),
            ("old.reddit.com", "user content"),
            ("someones-page.info", "other"),
        ] {
            assert_eq!(class(host), wanted, "{host}");
        }
    }

    #[test]
    fn reserved_and_broken_hosts_are_not_plausible() {
        for (host, wanted) in
            [("fda.gov", true), ("example.com", false), ("a..b", false), ("host", false), ("x.123", false)]
        {
            assert_eq!(plausible(host), wanted, "{host}");
        }
    }
}
