//! Legal citations: "347 U.S. 483 (1954)", "42 U.S.C. § 1983", `[1932] AC 562`, "Pub. L. 111-148", "§ 823 BGB".

use std::sync::LazyLock;

use regex::Regex;

use super::{Finding, Span, cited};
use crate::text::{TokenKind, each_token, key_of};

/// Literals that every legal citation holds: the reports and codes of `reporters.tsv`, and three marks.
#[expect(clippy::unwrap_used, reason = "a constant pattern, compiled in every test")]
static TRIGGER: LazyLock<Regex> = LazyLock::new(|| {
    let mut names: Vec<String> = reporters().map(|(name, _)| regex::escape(name)).collect();
    // Of alternatives the first one wins: the longer name must come first.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    Regex::new(&format!(r" (?:{}) |Pub\. ?L\. |§", names.join("|"))).unwrap()
});

/// The keys of the last words and numbers of those literals: a block that has none of them has no legal citation.
pub(in crate::signal) fn telling_words() -> impl Iterator<Item = u64> {
    let last_word = |literal| {
        let mut last = None;
        each_token(literal, |_, key, kind| {
            last = Some(key).filter(|_| kind != TokenKind::Punct).or(last);
        });
        last
    };
    let names = reporters().map(|(name, _)| name).chain(["Pub. L.", "Pub.L."]);
    names.filter_map(last_word).chain([key_of("§")])
}

fn reporters() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/reporters.tsv"))
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

/// The legal citations of one block.
pub(super) fn marks(part: &str, base: usize, out: &mut Vec<Finding>) {
    let mut done = 0;
    for trigger in TRIGGER.find_iter(part) {
        if trigger.start() < done {
            continue;
        }
        let head = part.get(done..trigger.start()).unwrap_or_default();
        let tail = part.get(trigger.end()..).unwrap_or_default();
        let name = trigger.as_str().trim();
        let found = match name {
            "§" => section(tail),
            "Pub. L." | "Pub.L." => number(tail.trim_start_matches("No. "), &['-', '–'])
                .map(|n| (0, tail.len() - tail.trim_start_matches("No. ").len() + n)),
            _ => between(head, tail, name),
        };
        let Some((back, forward)) = found else { continue };
        let start = trigger.start() + usize::from(back == 0 && trigger.as_str().starts_with(' ')) - back;
        let end = trigger.end() + forward;
        done = end;
        out.push(cited(Span::new(base + start, base + end), "legal", "law report, code or statute", 2));
    }
}

/// A volume before and a page, section or year after: how far back and forward they reach.
fn between(head: &str, tail: &str, name: &str) -> Option<(usize, usize)> {
    let kind = reporters().find(|(reporter, _)| *reporter == name).map(|(_, kind)| kind)?;
    let digits = head.bytes().rev().take(5).take_while(u8::is_ascii_digit).count();
    if kind == "bracketed" {
        let year = head.get(head.len().checked_sub(6)?..)?;
        let inner = year.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
        let forward = number(tail, &[])?;
        return inner.bytes().all(|c| c.is_ascii_digit()).then_some((6, forward));
    }
    let before = head.get(..head.len() - digits)?;
    if !(1..=4).contains(&digits)
        || before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '$' | '€' | '£'))
    {
        return None;
    }
    let skip = tail.len() - tail.trim_start_matches(['§', ' ']).len();
    let page = number(tail.get(skip..)?, &['.', '-', '–'])?;
    let rest = tail.get(skip + page..)?;
    let year =
        rest.strip_prefix(" (").and_then(|rest| rest.find(')')).filter(|at| *at <= 24).map_or(0, |at| at + 3);
    Some((digits, skip + page + year))
}

/// "§ 823 BGB", "§§ 12-14": a section with the code it is in.
fn section(tail: &str) -> Option<(usize, usize)> {
    let skip = tail.len() - tail.trim_start_matches(['§', ' ', '\u{a0}']).len();
    let n = number(tail.get(skip..)?, &['.', '-', '–', '(', ')'])?;
    let code = tail.get(skip + n..)?.strip_prefix(' ')?;
    let word = code.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let named = word.len() >= 2
        && word.starts_with(char::is_uppercase)
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    Some((0, skip + n + if named { 1 + word.len() } else { 0 }))
}

/// The length of a number at the start of `text`, with some other characters inside.
fn number(text: &str, inner: &[char]) -> Option<usize> {
    let len = text
        .chars()
        .take(16)
        .take_while(|c| c.is_ascii_digit() || inner.contains(c))
        .map(char::len_utf8)
        .sum::<usize>();
    let value = text.get(..len)?.trim_end_matches(inner);
    (!value.is_empty() && value.starts_with(|c: char| c.is_ascii_digit())).then_some(value.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn law_reports_and_codes_are_found_and_measures_are_not() {
        for (text, wanted) in [
            ("as in 347 U.S. 483 (1954), the court", vec!["347 U.S. 483 (1954)"]),
            ("under 42 U.S.C. § 1983 and", vec!["42 U.S.C. § 1983"]),
            ("see 21 CFR 1308.11.", vec!["21 CFR 1308.11"]),
            ("in [1932] AC 562 it", vec!["[1932] AC 562"]),
            ("in Smith v Jones [2012] EWCA Civ 123 it", vec!["[2012] EWCA Civ 123"]),
            ("Pub. L. 111-148 says", vec!["Pub. L. 111-148"]),
            ("nach § 823 BGB haftet", vec!["§ 823 BGB"]),
            ("1-3 grams of the 12 U.S. states", vec![]),
        ] {
            let mut found = Vec::new();
            marks(text, 0, &mut found);
            let mut tells = false;
            each_token(text, |_, key, _| tells |= telling_words().any(|word| word == key));
            assert!(tells, "{text}");
            let got: Vec<_> = found.iter().map(|finding| finding.span.of(text)).collect();
            assert_eq!(got, wanted, "{text}");
        }
    }
}
