//! Who made the text: author, credentials, dates, money, contact and kind, found with their words, or "not found: ask".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::{Match, Regex};

use super::coverage::{Cues, Observation, State};
use super::lines::{Line, lines};
use crate::text::{BlockKind, Document, Meta, Span, TokenKind};

/// What is asked, in the order in which it is shown: identifier and question.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("author", "Who wrote it?"),
    ("credentials", "What does the author know of the subject?"),
    ("published", "When was it published?"),
    ("updated", "When was it last updated or reviewed?"),
    ("funding", "Who paid for it?"),
    ("interest", "Who gains, and does it say so?"),
    ("contact", "How can one reach the makers?"),
    ("kind", "What kind of text is it?"),
    ("title", "Does the text keep what its title says?"),
];

/// So many lines at the top and at the bottom are where a text says who made it.
const TOP: usize = 14;
/// See [`TOP`].
const BOTTOM: usize = 10;
/// A longer line is running prose.
const MAX_WORDS: usize = 30;

/// Words of headings, not of names.
const SENTENCE_WORDS: &[&str] = &[
    "What",
    "How",
    "Why",
    "We",
    "Will",
    "The",
    "Your",
    "Our",
    "And",
    "Of",
    "For",
    "Information",
    "Year",
    "Museum",
];

const MONTH: &str = "(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli\
                     |Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Oktober|Nov(?:ember)?|Dec(?:ember)?|Dezember)";

/// A pattern of this module, compiled when a line first holds what it needs.
struct Pattern {
    /// A line without any of these cannot match.
    needs: &'static [&'static str],
    regex: LazyLock<Option<Regex>>,
}

impl Pattern {
    const fn new(needs: &'static [&'static str], compile: fn() -> Option<Regex>) -> Self {
        Self { needs, regex: LazyLock::new(compile) }
    }

    fn find<'t>(&self, line: &'t str) -> Option<Match<'t>> {
        let may = self.needs.is_empty() || self.needs.iter().any(|part| line.contains(part));
        self.regex.as_ref().filter(|_| may)?.find(line)
    }
}

/// A pattern in whose ends of words and digits English is enough: the tables of every script take longer to compile
/// than a page to read.
fn compile(pattern: &str) -> Option<Regex> {
    let ascii = pattern.replace(r"\W", "[^0-9A-Za-z_]").replace(r"\d", "[0-9]").replace(r"\b", r"(?-u:\b)");
    Regex::new(&ascii).ok()
}

const NAME: &str = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|van|von|de|der|del|la))*";

static BYLINE: Pattern = Pattern::new(&["By ", "BY ", " by ", "Author", "Von ", "Par ", "Por "], || {
    compile(&format!(
        r"^\W*(?:By|BY|Written by|Author:|Authors:|Words by|Text by|Medically reviewed by|Von|Par|Por) +{NAME}"
    ))
});

static BY_WHOM: Pattern = Pattern::new(&["osted", "ublished", "ritten", "eviewed", "ompiled"], || {
    compile(&format!(
        r"\b(?:[Pp]osted|[Pp]ublished|[Ww]ritten|[Rr]eviewed|[Cc]ompiled)\b.{{0,40}}\bby (?:[Nn]urse [Pp]ractitioner )?{NAME}"
    ))
});

static CREDENTIALS: Pattern = Pattern::new(&[], || {
    compile(
        r"\b(?:M\.?D\b|Ph\.?D\b|R\.?N\b|MPH|PharmD|FRCP|MRCGP|MSc|BSc|Dr\.?|Prof(?:essor)?\.?|Nurse Practitioner|reporter|Reporter|[Cc]olumnist|[Ee]ditor|[Cc]orrespondent|pharmacist|Communications Manager)\b",
    )
});

static DATE: Pattern = Pattern::new(&["19", "20"], || {
    compile(&format!(
        r"\b(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {MONTH}\.?,? (?:19|20)\d\d|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d)\b"
    ))
});

static UPDATED: Pattern = Pattern::new(&[], || {
    compile(
        r"(?i)\b(?:last (?:updated|reviewed|revised|modified)|updated(?: on)?:|reviewed(?: on)?:|next review)\b.{0,30}",
    )
});

static KIND: Pattern = Pattern::new(&[], || {
    compile(
        r"^\W*(?i:opinion|editorial|comment|analysis|letters? to the editor|press release|news release|for immediate release|advertisement feature|sponsored content|review article|original article|research article|case report|information for patients|patient information|fact ?sheet|satire|obituary|book review|column)\W*$",
    )
});

/// What the text says of its makers, by the identifiers of [`QUESTIONS`], and `date` for either date.
pub fn transparency(
    document: &Document<'_>,
    meta: &Meta,
    cues: &Cues,
) -> BTreeMap<&'static str, Observation> {
    let lines = lines(document);
    let author = author(document, meta, &lines);
    let date = first(document, &lines, &DATE);
    let updated = first(document, &lines, &UPDATED);
    let published = told(date, meta.published.is_some());
    let either = if updated.state == State::Present { updated.clone() } else { published.clone() };
    BTreeMap::from([
        ("credentials", credentials(document, &lines, &author)),
        ("author", author),
        ("published", published),
        ("updated", updated),
        ("date", either),
        ("funding", once(cues.observe("funding"))),
        ("interest", once(cues.observe("interest"))),
        ("contact", contact(document, cues)),
        ("kind", first(document, &lines, &KIND)),
    ])
}

fn observed(state: State, evidence: Vec<Span>) -> Observation {
    let strength = match state {
        State::Present => 1.0,
        State::Unclear => 0.5,
        State::Absent => 0.0,
    };
    Observation { state, strength, evidence }
}

/// What the format knows stands without words in the text.
fn told(found: Observation, by_format: bool) -> Observation {
    if by_format && found.state == State::Absent { observed(State::Present, Vec::new()) } else { found }
}

/// Here a single statement is enough.
fn once(mut found: Observation) -> Observation {
    if found.state == State::Unclear {
        found.state = State::Present;
    }
    found
}

/// The lines where makers are named, top first.
fn edges(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let bottom = lines.len().saturating_sub(BOTTOM).max(TOP);
    let edge = move |idx: usize| idx < TOP || idx >= bottom;
    lines.iter().enumerate().filter(move |(idx, _)| edge(*idx)).map(|(_, line)| line)
}

/// The first match of `pattern` in a short line of the edges, or at the head of a dateline.
fn first(document: &Document<'_>, lines: &[Line], pattern: &Pattern) -> Observation {
    let find = |line: &Line| {
        let text = line.span.of(document.text());
        let found = pattern.find(text)?;
        let dateline = found.start() < 60;
        let span = Span::new(line.span.start + found.start(), line.span.start + found.end());
        (dateline || line.has_at_most(MAX_WORDS, document.text())).then_some(span)
    };
    match edges(lines).find_map(find) {
        Some(span) => observed(State::Present, vec![span]),
        None => observed(State::Absent, Vec::new()),
    }
}

fn author(document: &Document<'_>, meta: &Meta, lines: &[Line]) -> Observation {
    let byline = first(document, lines, &BYLINE);
    if byline.state == State::Present {
        return byline;
    }
    let by_whom = told(first(document, lines, &BY_WHOM), meta.author.is_some());
    if by_whom.state == State::Present {
        return by_whom;
    }
    // A line under the title that is a name and nothing else; the buttons of a page are none.
    let text = document.text();
    let name = |line: &&Line| {
        let words: Vec<&str> = line.span.of(text).split_whitespace().collect();
        let capital = |word: &&str| {
            word.starts_with(char::is_uppercase)
                && !word.ends_with([':', '!', '?', ','])
                && !SENTENCE_WORDS.contains(word)
        };
        (2..=4).contains(&words.len()) && words.iter().all(capital) && line.span.of(text).len() > 6
    };
    let written = lines.iter().filter(|line| line.kind != BlockKind::Boilerplate);
    match written.take(4).skip(1).find(name) {
        Some(line) => observed(State::Unclear, vec![line.span]),
        None => by_whom,
    }
}

/// Titles and posts in the line of the author or the next.
fn credentials(document: &Document<'_>, lines: &[Line], author: &Observation) -> Observation {
    let text = document.text();
    let place = author.evidence.first();
    let at = place.and_then(|span| lines.iter().position(|line| line.span.contains(*span)));
    let mut near = at.map(|at| lines.iter().skip(at).take(2)).into_iter().flatten();
    let found = near.find_map(|line| {
        let found = CREDENTIALS.find(line.span.of(text))?;
        Some(Span::new(line.span.start + found.start(), line.span.start + found.end()))
    });
    match found {
        Some(span) => observed(State::Present, vec![span]),
        None => observed(State::Absent, Vec::new()),
    }
}

/// A mail address, or words that invite to write or call.
fn contact(document: &Document<'_>, cues: &Cues) -> Observation {
    let mail = |span: &Span| span.of(document.text()).contains('@');
    let addresses = document.tokens().iter().filter(|token| token.kind() == TokenKind::Address);
    let mut evidence: Vec<Span> = addresses.map(|token| document.span_of(token)).filter(mail).collect();
    if evidence.is_empty() {
        evidence = cues.words("contact");
    }
    let state = if evidence.is_empty() { State::Absent } else { State::Present };
    observed(state, evidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::Terms;
    use crate::text::blocks_of_plain;

    #[test]
    fn makers_are_found_with_their_words() {
        let text = "OPINION\n\nKeep the library open\n\nBy Thora Wexcombe\nColumnist, The Herald, 9 February 2024\n\n\
                    We sat there for an hour. The work was funded by the town. Write to me at t@herald.example.";
        let document = Document::new(text, blocks_of_plain(text));
        let found = transparency(&document, &Meta::default(), &Terms::of(&document).cues);
        for (id, words) in [
            ("author", "By Thora Wexcombe"),
            ("credentials", "Columnist"),
            ("published", "9 February 2024"),
            ("funding", "funded by"),
            ("contact", "t@herald.example"),
            ("kind", "OPINION"),
        ] {
            let evidence = found.get(id).and_then(|found| found.evidence.first());
            assert_eq!(evidence.map(|span| span.of(text)), Some(words), "{id}");
        }
        assert_eq!(found.get("updated").map(|found| found.state), Some(State::Absent));
    }

    #[test]
    fn a_button_is_no_author() {
        let text = "The golden root\nShop All\nThe boats came back by night.";
        let mut blocks = blocks_of_plain(text);
        let author = |blocks| {
            let document = Document::new(text, blocks);
            transparency(&document, &Meta::default(), &Terms::of(&document).cues)
                .get("author")
                .map(|it| it.state)
        };
        assert_eq!(author(blocks.clone()), Some(State::Unclear));
        for block in &mut blocks {
            block.kind = BlockKind::Boilerplate;
        }
        assert_eq!(author(blocks), Some(State::Absent));
    }

    #[test]
    fn nothing_is_made_up() {
        let text = "The boats came back by night.\n\nThey had gone out in May. By then the town was asleep.";
        let document = Document::new(text, blocks_of_plain(text));
        let found = transparency(&document, &Meta::default(), &Terms::of(&document).cues);
        for (id, _) in QUESTIONS.iter().filter(|(id, _)| *id != "title") {
            assert_eq!(found.get(id).map(|found| found.state), Some(State::Absent), "{id}");
        }
    }
}
