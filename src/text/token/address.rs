//! Addresses: web and mail addresses, domains and DOIs, which are looked at and not read as words.

/// Endings of domains that are told without a path or `www.`; endings that are English words are not among them.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "eu", "uk", "de", "fr", "ca", "au",
    "jp", "cn", "ru", "br", "nl", "se", "ch", "es", "pl", "nz", "ie", "dk", "fi", "cz", "gr", "pt", "kr",
    "mx", "za", "tv", "fm", "dev", "app", "blog", "shop", "store", "online", "news", "health", "xyz",
];

/// What was found at the start of a run of address characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// An address of this many bytes.
    Address(usize),
    /// No address starts within the next this many bytes.
    Nothing(usize),
}

/// Look for an address at the start of `tail`.
pub(super) fn find(tail: &str) -> Found {
    let bytes = tail.as_bytes();
    let run = bytes.iter().take_while(|byte| is_name_byte(**byte)).count();
    let (head, rest) = tail.split_at_checked(run).unwrap_or((tail, ""));
    if rest.starts_with("://") && head.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+') {
        return Found::Address(web_len(tail));
    }
    if rest.starts_with('@') {
        return mail_len(tail, run).map_or(Found::Nothing(run), Found::Address);
    }
    let doi = rest.starts_with('/') && is_doi_prefix(head);
    let www = head.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) && head.len() > 4;
    if doi || www || is_domain(head.trim_end_matches(['.', '-', '_'])) {
        return Found::Address(web_len(tail));
    }
    Found::Nothing(run)
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'%')
}

fn is_doi_prefix(head: &str) -> bool {
    head.strip_prefix("10.").is_some_and(|registrant| {
        registrant.len() >= 4 && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    })
}

/// "example.com", "cdc.gov", "bbc.co.uk"; the name before the ending has two letters or more.
fn is_domain(head: &str) -> bool {
    let Some((name, ending)) = head.rsplit_once('.') else { return false };
    let labels = || name.split('.');
    DOMAINS.contains(&ending)
        && labels().all(|label| !label.is_empty() && !label.contains(['%', '+']))
        && labels().next_back().is_some_and(|label| label.len() > 1)
}

/// The length of a mail address whose name ends at `at`.
fn mail_len(tail: &str, at: usize) -> Option<usize> {
    let host = tail.get(at + 1..)?;
    let len =
        host.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')).count();
    let host = host.get(..len)?.trim_end_matches(['.', '-']);
    let (name, ending) = host.rsplit_once('.')?;
    let known = !name.is_empty() && ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    (known && at > 0).then_some(at + 1 + host.len())
}

/// The length of an address that goes on to the next space or quotation mark, without closing punctuation.
fn web_len(tail: &str) -> usize {
    let stops = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|' | '`' | '、' | '。')
    };
    let run = tail.split(stops).next().unwrap_or_default();
    let mut run = trimmed(run);
    // A closing bracket belongs to the address only where it was opened inside.
    let count = |brackets: [char; 2]| run.matches(brackets).count();
    let mut unopened = count([')', ']']).saturating_sub(count(['(', '[']));
    while let Some(inside) = run.strip_suffix([')', ']']).filter(|_| unopened > 0) {
        run = trimmed(inside);
        unopened -= 1;
    }
    run.len()
}

fn trimmed(run: &str) -> &str {
    run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '}', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (tail, len) in [
            ("https://example.org/a_(b)), and", 25),
            ("www.example.org.", 15),
            ("jane.doe+x@mail.example.org, who", 27),
            ("10.1000/182.", 11),
            ("example.com/path?x=1 is", 20),
        ] {
            assert_eq!(find(tail), Found::Address(len), "{tail}");
        }
        for (tail, run) in
            [("and/or", 3), ("end.The", 7), ("3.5 mg", 3), ("me@home", 2), ("e.g. this", 4), ("x.com", 5)]
        {
            assert_eq!(find(tail), Found::Nothing(run), "{tail}");
        }
    }
}
