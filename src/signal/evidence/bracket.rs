//! Marks in square brackets: `[1]`, `[2, 5–7]`, `[5][7]`, `[12, p. 3]`, `[^1]`, `[BAD10]`, `[citation needed]`.

use super::sequence::{last_word, number_list};
use super::{Finding, Span, cited};

/// Longest content of a bracket, in bytes.
const LONGEST: usize = 120;

/// What Wikipedia writes where a source is missing.
const MISSING: &[&str] = &[
    "citation needed",
    "citations needed",
    "who?",
    "by whom?",
    "according to whom?",
    "when?",
    "which?",
    "clarification needed",
    "verification needed",
    "failed verification",
    "unreliable source?",
    "better source needed",
    "dubious – discuss",
    "original research?",
    "page needed",
    "dead link",
    "not in citation given",
    "weasel words",
    "vague",
];

/// Every mark in one block; `keys` are the keys of the document's reference list.
pub(super) fn marks(part: &str, base: usize, keys: &dyn Fn(&str) -> bool, out: &mut Vec<Finding>) {
    for (open, _) in part.match_indices('[') {
        let Some(rest) = part.get(open + 1..) else { continue };
        let Some(close) = rest.bytes().take(LONGEST).position(|c| matches!(c, b']' | b'[' | b'\n')) else {
            continue;
        };
        if rest.as_bytes().get(close) != Some(&b']') {
            continue;
        }
        let inside = rest.get(..close).unwrap_or_default().trim();
        let end = open + 1 + close + 1;
        let head = part.get(..open).unwrap_or_default();
        let tail = part.get(end..).unwrap_or_default();
        let Some((subtype, rule, grade)) = kind(inside, head, tail, keys) else { continue };
        let span = Span::new(base + open, base + end);
        match out.last_mut() {
            Some(last)
                if last.span.end() == span.start() && last.subtype == subtype && subtype == "bracket" =>
            {
                last.span = last.span.up_to(span.end());
            }
            _ => out.push(cited(span, subtype, rule, grade)),
        }
    }
}

type Mark = (&'static str, &'static str, u8);

fn kind(inside: &str, head: &str, tail: &str, keys: &dyn Fn(&str) -> bool) -> Option<Mark> {
    let folded = inside.to_lowercase();
    if MISSING.contains(&folded.as_str()) {
        return Some(("citation_needed", "an editor's note that a source is missing", 0));
    }
    if let Some(note) = inside.strip_prefix('^') {
        return (!note.is_empty() && !note.contains(' ') && !tail.starts_with(':')).then_some((
            "footnote",
            "Markdown footnote",
            1,
        ));
    }
    if folded.strip_prefix("note ").is_some_and(|n| !n.is_empty() && n.bytes().all(|c| c.is_ascii_digit())) {
        return Some(("footnote", "note in brackets", 1));
    }
    let numbers = inside.split_once(", p").map_or(inside, |(numbers, _)| numbers);
    let numbers = numbers.strip_prefix("Ref. ").or_else(|| numbers.strip_prefix("see ")).unwrap_or(numbers);
    if number_list(numbers).is_some() {
        let glued = last_word(head);
        let code = head.ends_with(char::is_alphanumeric)
            && glued.chars().filter(|c| c.is_alphabetic()).count() <= 2
            || head.ends_with(['_', '=', '^', '\\', '∈'])
            || tail.starts_with(['-', '–', '(', '_'])
            || tail.starts_with(|c: char| c.is_alphanumeric())
            || matches!(glued, "interval" | "range" | "∈" | "=");
        return (!code).then_some(("bracket", "number in brackets", 1));
    }
    let all = !inside.is_empty() && inside.split([',', ';']).all(|key| keys(key.trim()));
    all.then_some(("bracket", "key of a list entry", 1))
}
