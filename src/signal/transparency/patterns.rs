//! What lines look like that say who made a text; a pattern is compiled when a line first holds what it needs.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::find;

const MONTH: &str = "(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli\
                     |Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Oktober|Nov(?:ember)?|Dec(?:ember)?|Dezember)";

/// A pattern of this module, compiled when a line first holds what it needs.
pub(super) struct Pattern {
    /// Whether it may match a line; `false` is certain.
    may: fn(&str) -> bool,
    regex: LazyLock<Option<Regex>>,
}

impl Pattern {
    const fn new(may: fn(&str) -> bool, compile: fn() -> Option<Regex>) -> Self {
        Self { may, regex: LazyLock::new(compile) }
    }

    /// Where it matches first.
    pub(super) fn find(&self, line: &str) -> Option<Range<usize>> {
        if (self.may)(line) { Some(self.regex.as_ref()?.find(line)?.range()) } else { None }
    }
}

fn has_any(line: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| line.contains(part))
}

/// What a line that tells of an update has, in capitals or small letters: the letters before and behind a rare one.
/// None is a k or an s, which have other forms that are the same letters to a pattern.
const UPDATES: [(&[u8], u8, &[u8]); 3] =
    [(b"u", b'p', b"dated"), (b"re", b'v', b"i"), (b"modi", b'f', b"ied")];

fn may_tell_of_update(line: &str) -> bool {
    let line = line.as_bytes();
    find::positions(line, find::one_of(*b"pPvVfF")).any(|at| {
        let (before, behind) = line.split_at_checked(at).unwrap_or_default();
        UPDATES.iter().any(|(head, letter, tail)| {
            let ends = before.len().checked_sub(head.len()).and_then(|from| before.get(from..));
            behind.first().is_some_and(|first| first.eq_ignore_ascii_case(letter))
                && behind.get(1..=tail.len()).is_some_and(|it| it.eq_ignore_ascii_case(tail))
                && ends.is_some_and(|it| it.eq_ignore_ascii_case(head))
        })
    })
}

/// A pattern in whose ends of words and digits English is enough: the tables of every script take longer to compile
/// than a page to read.
fn compile(pattern: &str) -> Option<Regex> {
    let ascii = pattern.replace(r"\W", "[^0-9A-Za-z_]").replace(r"\d", "[0-9]").replace(r"\b", r"(?-u:\b)");
    Regex::new(&ascii).ok()
}

const NAME: &str = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|van|von|de|der|del|la))*";

const BY: &[&str] = &["By ", "BY ", "by ", "Author", "Von ", "Par ", "Por "];

pub(super) static BYLINE: Pattern = Pattern::new(
    |line| has_any(line, BY),
    || {
        compile(&format!(
            r"^\W*(?:By|by|BY|Written by|Author:|Authors:|Words by|Text by|Interview by|Story by|Reported by|Review by|Medically reviewed by|Von|Par|Por) +{NAME}"
        ))
    },
);

const MADE: &[&str] =
    &["osted", "ublished", "ritten", "eviewed", "ompiled", "roduced", "repared", "eveloped", "ssued"];

/// What a body gives out, and says that it made.
const HANDOUT: &str = "(?:[Ll]eaflet|[Bb]ooklet|[Gg]uide|[Ff]act ?sheet|[Pp]age|[Ii]nformation)";

pub(super) static BY_WHOM: Pattern = Pattern::new(
    |line| line.contains("by ") && has_any(line, MADE),
    || {
        compile(&format!(
            r"\b(?:[Pp]osted|[Pp]ublished|[Ww]ritten|[Rr]eviewed|[Cc]ompiled|{HANDOUT} (?:is|was|has been) (?:produced|prepared|developed|issued))\b.{{0,40}}\bby (?:the |[Nn]urse [Pp]ractitioner )?{NAME}"
        ))
    },
);

const TITLES: &[&str] = &[
    "D",
    "RN",
    "R.N",
    "MPH",
    "FRCP",
    "MRCGP",
    "MSc",
    "BSc",
    "Prof",
    "Nurse",
    "eporter",
    "olumnist",
    "ditor",
    "orrespondent",
    "pharmacist",
    "Manager",
];

pub(super) static CREDENTIALS: Pattern = Pattern::new(
    |line| has_any(line, TITLES),
    || {
        compile(
            r"\b(?:M\.?D\b|Ph\.?D\b|R\.?N\b|MPH|PharmD|FRCP|MRCGP|MSc|BSc|Dr\.?|Prof(?:essor)?\.?|Nurse Practitioner|reporter|Reporter|[Cc]olumnist|[Ee]ditor|[Cc]orrespondent|pharmacist|Communications Manager)\b",
        )
    },
);

pub(super) static OWNER: Pattern = Pattern::new(
    |line| has_any(line, &["©", "opyright", "(c)"]),
    || {
        compile(
            r"(?:©|\(c\)|Copyright)[^.\n]{0,24}?(?:19|20)\d\d[.,]? (?:by )?[A-Z][\w'’-]+(?: (?:of |for |and |& )?[A-Z][\w'’-]+)+",
        )
    },
);

/// "Rosalind Amberley, 14 July 2024", "Eye clinic, Wexcombe Hospital. Reviewed May 2024": a name before a day closes a text.
pub(super) static SIGNED: Pattern = Pattern::new(
    |line| has_any(line, &["19", "20"]) && line.starts_with(char::is_uppercase),
    || {
        compile(&format!(
            r"^[A-Z][\w.'’-]+(?: [\w.'’-]+){{1,4}}(?:, [^.,]{{2,40}}){{0,2}}[.,] (?:(?:[Ii]ssued|[Uu]pdated|[Rr]eviewed|[Pp]ublished|[Pp]osted|[Rr]evised) )?(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}}, )?(?:19|20)\d\d\b"
        ))
    },
);

/// What stands before the day on which somebody else looked.
const LOOKED: &[&str] = &["etrieved", "ccessed", "ownloaded", "rinted on"];

/// Where a line tells a day, unless it is the day on which somebody looked.
pub(super) fn date(line: &str) -> Option<Range<usize>> {
    DATE.find(line).filter(|_| !has_any(line, LOOKED))
}

static DATE: Pattern = Pattern::new(
    |line| has_any(line, &["19", "20"]),
    || {
        compile(&format!(
            r"\b(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {MONTH}\.?,? (?:19|20)\d\d|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d)\b"
        ))
    },
);

pub(super) static UPDATED: Pattern = Pattern::new(may_tell_of_update, || {
    compile(
        r"(?i)\b(?:last (?:updated|reviewed|revised|modified)|updated(?: on)?:|reviewed(?: on)?:|next review)\b(?:.{0,30}?\b(?:19|20)\d\d\b|.{0,30})",
    )
});

/// What a line says that is nothing but the kind of the text.
const KINDS: &[&str] = &[
    "opinion",
    "editorial",
    "comment",
    "analysis",
    "letter to the editor",
    "letters to the editor",
    "press release",
    "news release",
    "for immediate release",
    "advertisement feature",
    "sponsored content",
    "review article",
    "original article",
    "research article",
    "case report",
    "information for patients",
    "patient information",
    "factsheet",
    "fact sheet",
    "satire",
    "obituary",
    "book review",
    "column",
];

/// The whole line, where it names a kind of text.
pub(super) fn kind(line: &str) -> Option<Range<usize>> {
    let bare = line.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    KINDS.iter().any(|kind| bare.eq_ignore_ascii_case(kind)).then_some(0..line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is asked before a pattern must let everything through that it matches.
    #[test]
    fn a_line_that_may_not_match_does_not() {
        for line in [
            "By Thora Wexcombe",
            "MEDICALLY REVIEWED BY someone",
            "Written by Thora Wexcombe",
            "Posted on Monday by Nurse Practitioner Thora Wexcombe",
            "Thora Wexcombe, M.D.",
            "Thora Wexcombe, PhD, Columnist",
            "Dr. Wexcombe, Professor of tea, reporter, Editor, pharmacist",
            "3 May 2019",
            "May 3rd, 2019",
            "2019-05-03, 3.5.2019",
            "LAST UPDATED on Monday",
            "Reviewed on: Monday",
            "Next Review in May, last modified in June, last revised",
            "The boats came back by night.",
            "Interview by Thora Wexcombe",
            "by Thora Wexcombe",
            "© Crown copyright 2023. Agency of Tea. Order more.",
            "Copyright 2019 by Thora Wexcombe",
        ] {
            for pattern in [&BYLINE, &BY_WHOM, &CREDENTIALS, &DATE, &UPDATED, &OWNER] {
                let ungated = pattern.regex.as_ref().and_then(|regex| regex.find(line)).map(|it| it.range());
                assert_eq!(pattern.find(line), ungated, "{line}");
            }
        }
    }

    #[test]
    fn a_kind_fills_its_line() {
        for (line, is_kind) in [
            ("OPINION", true),
            ("*** Letters to the editor ***", true),
            ("Fact sheet:", true),
            ("An opinion", false),
            ("Opinions", false),
            ("", false),
        ] {
            assert_eq!(kind(line).is_some(), is_kind, "{line}");
        }
    }
}
