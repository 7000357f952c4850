//! Who made the text: author, credentials, dates, money, contact and kind, found with their words, or "not found: ask".

mod patterns;

use std::collections::BTreeMap;
use std::ops::Range;

use self::patterns::{BY_WHOM, BYLINE, CREDENTIALS, OWNER, SIGNED, UPDATED, date, kind};
use super::coverage::{Cues, Observation, State};
use super::lines::{Line, add_lines};
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
    ("kind", "Does it say what kind of text it is?"),
    ("title", "Does the text keep what its title says?"),
];

/// So many lines at the top and at the bottom are where a text says who made it.
const TOP: usize = 14;
/// See [`TOP`].
const BOTTOM: usize = 10;
/// In so many lines at the end it is signed.
const SIGNATURE: usize = 4;
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

/// What the text says of its makers, by the identifiers of [`QUESTIONS`], and `date` for either date.
pub fn transparency(
    document: &Document<'_>,
    meta: &Meta,
    cues: &Cues,
) -> BTreeMap<&'static str, Observation> {
    let lines = edges(document);
    let author = author(document, meta, &lines);
    let dated = first(document, &lines, date);
    let updated = first(document, &lines, |line| UPDATED.find(line));
    let published = told(dated, meta.published.is_some());
    let either = if updated.state == State::Present { updated.clone() } else { published.clone() };
    BTreeMap::from([
        ("credentials", credentials(document, &author)),
        ("author", author),
        ("published", published),
        ("updated", updated),
        ("date", either),
        ("funding", once(cues.observe("funding"))),
        ("interest", once(cues.observe("interest"))),
        ("contact", contact(document, cues)),
        ("kind", first(document, &lines, kind)),
    ])
}

/// Whether a line is nothing but the name of a kind of text: "PRESS RELEASE".
pub(super) fn is_kind(line: &str) -> bool {
    kind(line).is_some()
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

/// The lines where makers are named, top first; a list of references names the makers of other works.
fn edges(document: &Document<'_>) -> Vec<Line> {
    let n_blocks = document.blocks().len();
    let add_lines = |document: &Document<'_>, block: usize, lines: &mut Vec<Line>| {
        if document.blocks().get(block).is_some_and(|block| block.kind != BlockKind::Reference) {
            add_lines(document, block, lines);
        }
    };
    let (mut lines, mut next) = (Vec::new(), 0);
    while lines.len() < TOP && next < n_blocks {
        add_lines(document, next, &mut lines);
        next += 1;
    }
    let mut rest = lines.split_off(TOP.min(lines.len()));
    let mut bottom = Vec::new();
    for block in (next..n_blocks).rev() {
        let mut own = Vec::new();
        add_lines(document, block, &mut own);
        own.append(&mut bottom);
        bottom = own;
        if bottom.len() >= BOTTOM {
            break;
        }
    }
    rest.append(&mut bottom);
    lines.extend(rest.drain(rest.len().saturating_sub(BOTTOM)..));
    lines
}

/// The first place in a short line of the edges, or at the head of a dateline, that `find` finds.
fn first(
    document: &Document<'_>,
    lines: &[Line],
    find: impl Fn(&str) -> Option<Range<usize>>,
) -> Observation {
    let find = |line: &Line| {
        let found = find(line.span.of(document.text()))?;
        let dateline = found.start < 60;
        let span = Span::new(line.span.start() + found.start, line.span.start() + found.end);
        (dateline || line.has_at_most(MAX_WORDS, document.text())).then_some(span)
    };
    match lines.iter().find_map(find) {
        Some(span) => observed(State::Present, vec![span]),
        None => observed(State::Absent, Vec::new()),
    }
}

fn author(document: &Document<'_>, meta: &Meta, lines: &[Line]) -> Observation {
    let byline = first(document, lines, |line| BYLINE.find(line));
    if byline.state == State::Present {
        return byline;
    }
    let by_whom = told(first(document, lines, |line| BY_WHOM.find(line)), meta.author.is_some());
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
    let mut written = Vec::new();
    for (idx, block) in document.blocks().iter().enumerate() {
        if block.kind != BlockKind::Boilerplate && written.len() < 4 {
            add_lines(document, idx, &mut written);
        }
    }
    if let Some(line) = written.iter().take(4).skip(1).find(name) {
        return observed(State::Unclear, vec![line.span]);
    }
    // A name before a day may be a place, and who holds the rights need not be who wrote it.
    let last = lines.get(lines.len().saturating_sub(SIGNATURE)..).unwrap_or_default();
    let mut perhaps = first(document, last, |line| SIGNED.find(line));
    if perhaps.state == State::Absent {
        perhaps = first(document, lines, |line| OWNER.find(line));
    }
    let state = if perhaps.state == State::Present { State::Unclear } else { State::Absent };
    observed(state, perhaps.evidence)
}

/// Titles and posts in the line of the author or the next.
fn credentials(document: &Document<'_>, author: &Observation) -> Observation {
    let text = document.text();
    let found = author.evidence.first().and_then(|span| {
        let mut lines = Vec::new();
        for block in document.block_at(span.start())?..document.blocks().len() {
            add_lines(document, block, &mut lines);
            let at = lines.iter().position(|line| line.span.contains(*span))?;
            if lines.len() >= at + 2 {
                break;
            }
        }
        let mut near = lines.iter().skip_while(|line| !line.span.contains(*span)).take(2);
        near.find_map(|line| {
            let found = CREDENTIALS.find(line.span.of(text))?;
            Some(Span::new(line.span.start() + found.start, line.span.start() + found.end))
        })
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

    #[test]
    fn a_trace_is_told_from_a_statement() {
        let cases: &[(&str, &str, State)] = &[
            ("Teenagers sleep with the phone beside the bed.", "contact", State::Absent),
            ("Read on.\n\nPhone: 555 0142", "contact", State::Present),
            ("It is a town.\n\n© 2023 Agency of Tea. All rights reserved.", "author", State::Unclear),
            (
                "Knees\n\nThey bend.\n\nThis leaflet was produced by the Department of Health.",
                "author",
                State::Present,
            ),
            (
                "Knees\n\nThey bend.\n\nKnee team, Wexcombe Hospital. Issued May 2024.",
                "author",
                State::Unclear,
            ),
            ("Cuffs\n\nThey pinch.\n\nRosalind Amberley, 14 July 2024", "author", State::Unclear),
            ("Cuffs\n\nThey pinch since they were sold, in July 2024.", "author", State::Absent),
            ("Forty years\n\nInterview by Thora Wexcombe\n\nShe retires.", "author", State::Present),
            ("It is a town.\n\n\"Town\". The Register. Retrieved 3 April 2019.", "published", State::Absent),
            ("We earn from qualifying purchases.", "interest", State::Present),
        ];
        for (text, id, state) in cases {
            let document = Document::new(text, blocks_of_plain(text));
            let found = transparency(&document, &Meta::default(), &Terms::of(&document).cues);
            assert_eq!(found.get(id).map(|found| found.state), Some(*state), "{text}");
        }
    }
}
