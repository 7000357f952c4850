//! Marks of notes: "Ibid., 45", "op. cit.", "*", "†" after a word, and Wikipedia's inline templates as text.

use std::sync::LazyLock;

use regex::Regex;

use super::{Finding, Span, cited};
use crate::text::find;

/// Literals with which a note points at an earlier one.
#[expect(clippy::unwrap_used, reason = "a constant pattern, compiled in every test")]
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:Ibid|ibid|Ebd|ebd)\.|(?:op|loc|Op|Loc)\. cit\.|a\. ?a\. ?O\.|\{\{(?:cn|citation needed|Citation needed|fact)(?-u:\b)[^}\n]*\}\}").unwrap()
});

/// Every dagger of `part`, single or double, and where it stands.
fn daggers(part: &str) -> impl Iterator<Item = (usize, &str)> {
    let last = find::one_of([0xa0, 0xa1]);
    find::positions(part.as_bytes(), last).filter_map(|last| {
        let at = last.checked_sub(2)?;
        let mark = part.get(at..=last)?;
        matches!(mark, "†" | "‡").then_some((at, mark))
    })
}

/// The marks of one block.
pub(super) fn marks(part: &str, base: usize, out: &mut Vec<Finding>) {
    for found in EARLIER.find_iter(part) {
        let whole = !part.get(..found.start()).is_some_and(|head| head.ends_with(char::is_alphanumeric));
        let span = Span::new(base + found.start(), base + found.end());
        if found.as_str().starts_with('{') {
            out.push(cited(span, "citation_needed", "an editor's note that a source is missing", 0));
        } else if whole {
            out.push(cited(span, "ibid", "points at the note before", 1));
        }
    }
    for (at, mark) in daggers(part) {
        let word = part.get(..at).is_some_and(|head| {
            head.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ',' | '”' | '"'))
        });
        let born = part
            .get(at + mark.len()..)
            .is_some_and(|tail| tail.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        if word && !born {
            out.push(cited(
                Span::new(base + at, base + at + mark.len()),
                "footnote",
                "sign of a footnote",
                1,
            ));
        }
    }
}
