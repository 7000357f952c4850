//! Author and year: "(Smith & Lee, 2020; Park 2021)", "Smith et al. (2020)", "Matthews and Sandage 1963".
//!
//! Every year is a candidate; the names before it are read backwards, so that the cost is bounded for each year.

use super::{Finding, Span, cited};

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

/// The names that stand directly before a year.
#[derive(Debug, Clone, Copy, Default)]
struct Names {
    /// Where they begin.
    start: usize,
    /// How many surnames.
    n: usize,
    /// "et al.", "and colleagues".
    et_al: bool,
    /// Words of the last name that stand side by side: "World Health Organization" is 3.
    adjacent: usize,
    /// One of the words is of an organisation.
    corporate: bool,
}

/// Furthest that names are looked for before a year, in bytes.
const REACH: usize = 200;

/// Words before a number that never are an author.
const STOP: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "figure",
    "fig",
    "figs",
    "table",
    "tables",
    "chapter",
    "section",
    "sections",
    "equation",
    "eq",
    "eqs",
    "appendix",
    "part",
    "volume",
    "vol",
    "page",
    "route",
    "highway",
    "since",
    "until",
    "before",
    "after",
    "from",
    "between",
    "during",
    "in",
    "on",
    "by",
    "year",
    "circa",
    "ca",
    "c",
    "about",
    "around",
    "early",
    "late",
    "mid",
    "act",
    "olympics",
    "games",
    "cup",
    "war",
    "election",
    "covid",
    "sars-cov",
    "windows",
    "office",
    "version",
    "model",
    "scheme",
    "the",
    "this",
    "these",
    "those",
    "that",
    "there",
    "then",
    "when",
    "while",
    "and",
    "also",
    "however",
    "although",
    "because",
    "thus",
    "of",
    "for",
    "at",
    "to",
    "no",
    "number",
    "ad",
    "bc",
    "ce",
    "bce",
    "born",
    "died",
    "b",
    "d",
    "founded",
    "est",
    "established",
    "released",
    "published",
    "copyright",
    "london",
    "paris",
    "rome",
    "berlin",
    "tokyo",
    "athens",
    "beijing",
    "vienna",
    "moscow",
    "boston",
    "chicago",
    "washington",
    "york",
    "angeles",
    "sydney",
    "madrid",
    "america",
    "england",
    "britain",
    "france",
    "germany",
    "italy",
    "spain",
    "russia",
    "china",
    "japan",
    "india",
    "canada",
    "mexico",
    "brazil",
    "europe",
    "africa",
    "asia",
    "australia",
    "usa",
    "uk",
    "us",
    "eu",
    "ver",
    "rev",
    "q1",
    "q2",
    "q3",
    "q4",
    "fy",
    "season",
    "series",
    "experiment",
    "study",
    "studies",
    "class",
    "grade",
    "phase",
    "type",
    "level",
    "step",
    "day",
    "week",
    "month",
    "january–march",
    "census",
    "edition",
    "updated",
    "accessed",
    "retrieved",
    "unit",
    "lot",
    "item",
    "box",
    "room",
];

/// Words of organisations that are cited as an author.
const CORPORATE: &[&str] = &[
    "organization",
    "organisation",
    "association",
    "institute",
    "institutes",
    "institution",
    "ministry",
    "department",
    "agency",
    "commission",
    "committee",
    "council",
    "bureau",
    "office",
    "society",
    "foundation",
    "center",
    "centre",
    "centers",
    "university",
    "college",
    "bank",
    "group",
    "collaboration",
    "consortium",
    "team",
    "administration",
    "authority",
    "board",
    "service",
    "union",
    "nations",
    "federation",
    "academy",
    "network",
    "statistics",
    "survey",
    "initiative",
    "programme",
    "program",
    "library",
    "press",
    "inc",
    "corporation",
    "bundesamt",
    "institut",
    "panel",
    "court",
    "government",
    "alliance",
    "company",
    "project",
    "hospital",
];

/// Verbs that follow an author in running text.
const VERBS: &[&str] = &[
    "found",
    "finds",
    "find",
    "show",
    "shows",
    "showed",
    "showing",
    "argue",
    "argues",
    "argued",
    "report",
    "reports",
    "reported",
    "suggest",
    "suggests",
    "suggested",
    "demonstrate",
    "demonstrates",
    "demonstrated",
    "propose",
    "proposes",
    "proposed",
    "describe",
    "describes",
    "described",
    "note",
    "notes",
    "noted",
    "observe",
    "observed",
    "observes",
    "state",
    "states",
    "stated",
    "conclude",
    "concludes",
    "concluded",
    "claim",
    "claims",
    "claimed",
    "examine",
    "examined",
    "examines",
    "investigated",
    "studied",
    "used",
    "uses",
    "defined",
    "defines",
    "introduced",
    "reviewed",
    "explained",
    "explains",
    "pointed",
    "points",
    "wrote",
    "writes",
    "estimated",
    "compared",
    "discussed",
    "discusses",
    "analyzed",
    "analysed",
    "concluded",
    "identified",
    "developed",
    "called",
    "maintains",
    "contends",
    "asserts",
    "says",
    "said",
    "highlighted",
    "emphasizes",
    "emphasized",
    "observes",
];

/// Every candidate in one block.
pub(super) fn candidates(part: &str, base: usize, out: &mut Vec<Candidate>) {
    let bytes = part.as_bytes();
    let mut at = 0;
    let mut done = 0;
    while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(|c| matches!(c, b'1' | b'2')))
    {
        let start = at + step;
        at = start + 1;
        let Some(year_end) = year_at(bytes, start) else { continue };
        at = year_end;
        if start < done {
            continue;
        }
        if let Some(found) = candidate(part, start, year_end, done) {
            done = found.span.end;
            out.push(Candidate { span: Span::new(base + found.span.start, base + found.span.end), ..found });
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
    let sure = sure_in_brackets(&names, comma, opens)?;
    let close = close_bracket(part, year_end);
    let span = match close {
        Some(close) if opens => Span::new(from + open, close),
        Some(close) if lead.contains(';') || is_only_citations(lead) => Span::new(from + open, close),
        _ => Span::new(name_start, year_end),
    };
    Some(Candidate { span, sure, rule: "author and year in brackets" })
}

fn sure_in_brackets(names: &Names, comma: bool, opens: bool) -> Option<Sure> {
    if names.et_al || (names.n > 1 && names.adjacent <= 2) || names.corporate {
        return Some(Sure::Strong);
    }
    match (names.adjacent, comma, opens) {
        (0, ..) => None,
        (1, _, true) => Some(Sure::Strong),
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
    let verb = VERBS.contains(&next.trim_end_matches([',', ':']));
    let strong = names.et_al || (names.n > 1 && names.adjacent <= 2) || (verb && names.adjacent <= 3);
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

/// The names that end exactly where `head` ends.
fn names_before(head: &str) -> Option<Names> {
    let mut names = Names { start: head.len(), ..Names::default() };
    let mut rest = head.trim_end();
    let mut run = 0;
    let mut joined = true;
    for _ in 0..16 {
        let cut = rest.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ';')).map_or(0, |at| {
            at + rest.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8)
        });
        let word = rest.get(cut..).unwrap_or_default();
        let bare = word.trim_end_matches([',', ':']);
        let comma = bare.len() < word.len();
        let lower = bare.to_lowercase();
        let outer = rest.get(..cut).unwrap_or_default();
        let at_bracket = outer.is_empty() || outer.ends_with(['(', '[', ';']);
        if matches!(
            lower.as_str(),
            "al." | "al" | "others" | "colleagues" | "coworkers" | "co-workers" | "associates"
        ) {
            names.et_al = true;
            joined = true;
        } else if matches!(lower.as_str(), "et" | "and" | "&" | "und" | "y" | "e" | "with")
            && !bare.is_empty()
        {
            if run == 0 && names.n == 0 && !names.et_al {
                break;
            }
            joined = true;
            run = 0;
        } else if is_name(bare) && (joined || run > 0 || comma) {
            if comma && !joined && names.n > 0 {
                run = 0;
            }
            if STOP.contains(&lower.trim_end_matches('.')) {
                break;
            }
            names.corporate |= CORPORATE.contains(&lower.as_str());
            names.corporate |= bare.len() >= 3 && bare.chars().all(|c| c.is_ascii_uppercase());
            if run == 0 {
                names.n += 1;
            }
            run += 1;
            if names.n == 1 {
                names.adjacent = run;
            }
            names.start = cut;
            joined = false;
        } else if is_link(&lower) && names.n > 0 {
            if starts_lower(bare)
                && matches!(lower.as_str(), "of" | "for" | "the" | "on")
                && !names.corporate
                && run == 0
            {
                break;
            }
        } else {
            break;
        }
        if at_bracket {
            break;
        }
        rest = outer.trim_end();
    }
    (names.n > 0).then_some(names)
}

fn starts_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Particles and the small words inside names of organisations.
fn is_link(lower: &str) -> bool {
    matches!(
        lower,
        "de" | "van"
            | "der"
            | "den"
            | "von"
            | "la"
            | "le"
            | "di"
            | "del"
            | "da"
            | "du"
            | "dos"
            | "ter"
            | "ten"
            | "zu"
            | "bin"
            | "al"
            | "of"
            | "for"
            | "the"
            | "on"
            | "el"
            | "st."
            | "st"
    )
}

/// A surname, an initial, or an acronym.
fn is_name(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let clean = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.' | '‐' | '´' | '`' | '¨'));
    word.starts_with(char::is_uppercase) && clean && letters >= 1
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
