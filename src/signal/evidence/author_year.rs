//! Author and year: "(Smith & Lee, 2020; Park 2021)", "Smith et al. (2020)", "Matthews and Sandage 1963".
//!
//! Every year is a candidate; the names before it are read backwards, so that the cost is bounded for each year.

use std::sync::LazyLock;

use regex::Regex;

use super::names::{Names, names_before};
use super::words::{self, List};
use super::{Finding, Span, cited};
use crate::text::find;

/// How sure a candidate is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Only where the document cites by author and year anyway, or lists the author.
    Weak,
    /// By its own form.
    Strong,
}

/// A candidate citation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) sure: Sure,
    pub(super) rule: &'static str,
}

/// Furthest that names are looked for before a year, in bytes.
const REACH: usize = 200;

/// Every candidate with a year in one block.
pub(super) fn dated(part: &str, base: usize, out: &mut Vec<Candidate>) {
    let bytes = part.as_bytes();
    let mut at = 0;
    let mut done = 0;
    let mut ones_and_twos = find::positions(bytes, find::one_of([b'1', b'2']));
    while let Some(start) = ones_and_twos.find(|start| *start >= at) {
        at = start + 1;
        let Some(year_end) = year_at(bytes, start) else { continue };
        at = year_end;
        if start < done {
            continue;
        }
        if let Some(found) = candidate(part, start, year_end, done) {
            done = found.span.end();
            out.push(Candidate {
                span: Span::new(base + found.span.start(), base + found.span.end()),
                ..found
            });
        }
    }
}

/// What stands for a year where the work has none.
#[expect(clippy::unwrap_used, reason = "a constant pattern, compiled in every test")]
static UNDATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"in prep\b|in preparation|in press\b|n\.d\.|forthcoming|submitted|personal communication|pers\. comm").unwrap()
});

/// Works without a year, which only a bracket or "et al." can tell from prose; behind those with one.
pub(super) fn undated(part: &str, base: usize, out: &mut Vec<Candidate>) {
    for word in UNDATED.find_iter(part) {
        let Some(found) = candidate(part, word.start(), word.end(), 0) else { continue };
        let bracket = found.span.of(part).ends_with([')', ']']);
        let span = Span::new(base + found.span.start(), base + found.span.end());
        if bracket
            && found.sure == Sure::Strong
            && !out.iter().rev().take(8).any(|other| other.span.overlaps(span))
        {
            out.push(Candidate { span, ..found });
        }
    }
}

/// Where the year that begins at `start` ends, with its letter; `None` where there is no year.
fn year_at(bytes: &[u8], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'/' | b'$' | b'_')) {
        return None;
    }
    let digits = bytes.get(start..start + 4)?;
    let number =
        digits.iter().try_fold(0_u32, |sum, c| c.is_ascii_digit().then(|| sum * 10 + u32::from(c - b'0')))?;
    if !(1500..=2099).contains(&number) {
        return None;
    }
    let mut end = start + 4;
    if bytes.get(end).is_some_and(|c| (b'a'..=b'h').contains(c)) {
        end += 1;
    }
    match bytes.get(end) {
        Some(c) if c.is_ascii_alphanumeric() || matches!(c, b'%' | b'_') => None,
        _ => Some(end),
    }
}

fn candidate(part: &str, start: usize, year_end: usize, floor: usize) -> Option<Candidate> {
    let from = floor_boundary(part, start.saturating_sub(REACH).max(floor));
    let head = part.get(from..start)?;
    let trimmed = head.trim_end();
    if let Some(before) = trimmed.strip_suffix(['(', '[']) {
        return narrative(part, from, before, year_end);
    }
    let names = names_before(trimmed.trim_end_matches([',', ':']))?;
    let comma = trimmed.ends_with(',');
    let open = open_bracket(head);
    let name_start = from + names.start;
    let Some(open) = open else {
        let strong = names.et_al || names.n > 1;
        let ranged = part.get(year_end..)?.starts_with(['–', '-']);
        return (strong && !comma && !ranged).then(|| Candidate {
            span: Span::new(name_start, year_end),
            sure: if names.et_al { Sure::Strong } else { Sure::Weak },
            rule: "author and year",
        });
    };
    let lead = head.get(open + 1..names.start)?;
    let opens = lead.len() <= 60 && is_lead_in(lead);
    let sure = sure_in_brackets(&names, comma, (!opens).then_some(lead))?;
    let close = close_bracket(part, year_end);
    let span = match close {
        Some(close) if opens => Span::new(from + open, close),
        Some(close) if lead.contains(';') || is_only_citations(lead) => Span::new(from + open, close),
        _ => Span::new(name_start, year_end),
    };
    Some(Candidate { span, sure, rule: "author and year in brackets" })
}

fn sure_in_brackets(names: &Names, comma: bool, lead: Option<&str>) -> Option<Sure> {
    if names.et_al || (names.n > 1 && names.adjacent <= 2) || names.corporate {
        return Some(Sure::Strong);
    }
    match (names.adjacent, comma, lead.is_none()) {
        (0, ..) => None,
        (1, _, true) if names.capital => Some(Sure::Strong),
        (1, false, _) if !names.capital => None,
        _ => Some(Sure::Weak),
    }
}

fn narrative(part: &str, from: usize, before: &str, year_end: usize) -> Option<Candidate> {
    let before = before.trim_end();
    let before = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s")).unwrap_or(before);
    let names = names_before(before.trim_end_matches(['\'', '’']))?;
    let close = close_bracket(part, year_end)?;
    let inside = part.get(year_end..close)?.trim_end_matches([')', ']']);
    if inside.starts_with(['–', '-', '—']) || inside.len() > 120 {
        return None;
    }
    let next = part.get(close..)?.split_whitespace().next().unwrap_or_default();
    let verb = words::is(List::Reports, next.trim_end_matches([',', ':']));
    let strong = names.et_al
        || names.capital && ((names.n > 1 && names.adjacent <= 2) || (verb && names.adjacent <= 3));
    let sure = if strong { Sure::Strong } else { Sure::Weak };
    (names.adjacent > 0 || names.et_al).then(|| Candidate {
        span: Span::new(from + names.start, close),
        sure,
        rule: "author with the year in brackets",
    })
}

/// The last bracket in `head` that is not closed.
fn open_bracket(head: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in head.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' if depth == 0 => return Some(at),
            '(' | '[' => depth -= 1,
            _ => (),
        }
    }
    None
}

/// One past the bracket that closes after the year; at most 400 bytes away, one level of brackets inside.
fn close_bracket(part: &str, from: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in part.get(from..)?.char_indices().take(400) {
        match c {
            ')' | ']' if depth == 0 => return Some(from + at + 1),
            ')' | ']' => depth -= 1,
            '(' | '[' if depth > 0 => return None,
            '(' | '[' => depth += 1,
            _ => (),
        }
    }
    None
}

/// Words that may open a bracket of citations.
fn is_lead_in(lead: &str) -> bool {
    lead.split_whitespace().all(|word| {
        matches!(
            word.trim_matches([',', '.', ':', ';']).to_lowercase().as_str(),
            "see"
                | "e.g"
                | "eg"
                | "cf"
                | "also"
                | "for"
                | "example"
                | "review"
                | "reviews"
                | "reviewed"
                | "in"
                | "by"
                | "as"
                | "i.e"
                | "compare"
                | "vgl"
                | "siehe"
                | "z.b"
                | "s"
                | "voir"
                | "a"
                | "and"
                | "references"
                | "therein"
                | "adapted"
                | "from"
                | "after"
                | "source"
                | "data"
                | "quoted"
                | "cited"
                | "especially"
                | ""
        )
    })
}

/// A run of earlier citations in the same bracket, not closed off by a semicolon.
fn is_only_citations(lead: &str) -> bool {
    lead.split([',', ';']).all(|piece| {
        let piece = piece.trim();
        piece.is_empty()
            || piece.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'a'..='h'))
            || piece.starts_with(char::is_uppercase)
    })
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The accepted candidates: strong ones, and weak ones where the document shows that it cites this way.
pub(super) fn accept(candidates: &[Candidate], listed: impl Fn(Span) -> bool) -> Vec<Finding> {
    let strong = candidates.iter().filter(|candidate| candidate.sure == Sure::Strong).count();
    candidates
        .iter()
        .filter(|candidate| candidate.sure == Sure::Strong || strong >= 3 || listed(candidate.span))
        .map(|candidate| cited(candidate.span, "author_year", candidate.rule, 2))
        .collect()
}
