//! Runs of capitalised words: names of people, institutions, journals and laws.

use std::ops::Range;

use super::reader::Reader;
use crate::signal::evidence::words::List;
use crate::text::{Sentence, Span, Token, TokenKind};

/// A run of capitalised words with what joins them: its tokens in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run(pub(super) Range<usize>);

/// What a run may be the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    /// How many capitalised words.
    pub(super) words: usize,
    /// Key of its last word.
    pub(super) last: u64,
    /// Has the form of a person's name.
    pub(super) person: bool,
    /// Has a word of institutions, or is an acronym.
    pub(super) institution: bool,
}

impl Run {
    /// Its tokens.
    pub(super) fn tokens<'d>(&self, reader: &Reader<'d>) -> &'d [Token] {
        reader.document.tokens().get(self.0.clone()).unwrap_or_default()
    }

    /// Where it stands.
    pub(super) fn span(&self, reader: &Reader<'_>) -> Span {
        let tokens = self.tokens(reader);
        let end = tokens.last().map_or(0, |last| reader.document.span_of(last).end());
        Span::new(tokens.first().map_or(end, Token::start), end)
    }

    /// How many capitalised words.
    pub(super) fn n_words(&self, reader: &Reader<'_>) -> usize {
        self.tokens(reader).iter().filter(|token| is_capital(token)).count()
    }
}

/// Longest run, in tokens.
const LONGEST: usize = 14;

/// The runs of one sentence, ascending, in place of those of the one before.
pub(super) fn read_runs(reader: &Reader<'_>, sentence: &Sentence, runs: &mut Vec<Run>) {
    runs.clear();
    let tokens = reader.document.tokens();
    let mut at = sentence.tokens().start;
    while let Some(rest) = tokens.get(at..sentence.tokens().end)
        && let Some((step, first)) = rest.iter().enumerate().find(|(_, token)| is_capital(token))
    {
        at += step;
        // The list knows the pronoun, not the World Health Organization.
        if reader.is(List::NotNames, first) && reader.word(first) != "WHO" {
            at += 1;
            continue;
        }
        let end = run_end(reader, at, sentence.tokens().end);
        runs.push(Run(with_country(reader, at, end).max(sentence.tokens().start)..end));
        at = end;
    }
}

/// Where the run begins, with the country before a body of it: "the UK Health Security Agency".
fn with_country(reader: &Reader<'_>, start: usize, end: usize) -> usize {
    let tokens = reader.document.tokens();
    let names_body = tokens.get(start..end).unwrap_or_default().iter().any(|it| is_institution(reader, it));
    let country = start.checked_sub(1).filter(|_| names_body);
    country.filter(|at| tokens.get(*at).is_some_and(|it| is_short_country(reader, it))).unwrap_or(start)
}

/// "UK", "US", "U.S.".
fn is_short_country(reader: &Reader<'_>, token: &Token) -> bool {
    is_capital(token) && matches!(reader.word(token), "UK" | "US" | "U.S" | "U.S." | "U.K" | "U.K.")
}

fn is_capital(token: &Token) -> bool {
    token.kind() == TokenKind::Word && token.capital()
}

/// One past the last token of the run that begins at `start`.
fn run_end(reader: &Reader<'_>, start: usize, limit: usize) -> usize {
    let tokens = reader.document.tokens();
    let limit = limit.min(start + LONGEST);
    let mut end = start + 1;
    let mut institution = tokens.get(start).is_some_and(|token| is_institution(reader, token));
    while let Some(token) = tokens.get(end).filter(|_| end < limit)
        && (is_capital(token)
            || reader.is(List::Joins, token) && joins(reader, start..end, limit, institution, token))
    {
        institution |= is_institution(reader, token);
        end += 1;
    }
    end
}

/// Whether `token` joins what follows it to the run so far, which has a word of an `institution` or not.
fn joins(reader: &Reader<'_>, so_far: Range<usize>, limit: usize, institution: bool, token: &Token) -> bool {
    let tokens = reader.document.tokens();
    let Range { start, end } = so_far;
    let next = tokens.get(end + 1).filter(|_| end + 1 < limit);
    let next_capital = next.is_some_and(is_capital);
    let before = tokens.get(end - 1);
    let is_one =
        || tokens.get(start..end).unwrap_or_default().iter().filter(|it| is_capital(it)).count() == 1;
    match reader.word(token) {
        "." => next_capital && before.is_some_and(|token| is_short(reader, token)),
        "of" | "for" => {
            let article = next.is_some_and(|token| reader.word(token) == "the");
            let capital = next_capital || article && tokens.get(end + 2).is_some_and(is_capital);
            let is_of = reader.word(token) == "of";
            capital && (institution || (is_of && is_one()) || has_journal(reader, start, end))
        }
        "on" => next_capital && institution,
        "in" => next_capital && is_one() && has_journal(reader, start, end),
        "the" => next_capital && matches!(before.map(|token| reader.word(token)), Some("of" | "for")),
        "and" | "&" => {
            let whole =
                institution || has_journal(reader, start, end) || names_institution(reader, end + 1, limit);
            next_capital && whole && !next.is_some_and(|token| is_alone(reader, token))
        }
        "de" | "van" | "von" | "der" | "la" | "al" | "bin" | "del" | "di" | "da" | "du" => next_capital,
        _ => false,
    }
}

/// Whether the run so far begins the name of a journal.
fn has_journal(reader: &Reader<'_>, start: usize, end: usize) -> bool {
    reader.document.tokens().get(start..end).unwrap_or_default().iter().any(|token| {
        matches!(
            reader.word(token),
            "Journal" | "Annals" | "Proceedings" | "Frontiers" | "Trends" | "Advances" | "Archives"
        )
    })
}

/// A title or an initial, whose full stop does not end the name.
fn is_short(reader: &Reader<'_>, token: &Token) -> bool {
    let word = reader.word(token);
    word.chars().count() == 1
        || matches!(
            word,
            "Dr" | "Prof" | "Mr" | "Mrs" | "Ms" | "St" | "Sen" | "Rep" | "Gov" | "Jr" | "Sr" | "Ph"
        )
}

/// Whether one of the next capitalised words is of an institution.
fn names_institution(reader: &Reader<'_>, from: usize, limit: usize) -> bool {
    let tokens = reader.document.tokens().get(from..limit).unwrap_or_default();
    tokens
        .iter()
        .take(3)
        .take_while(|token| is_capital(token))
        .any(|token| is_institution(reader, token) && !token.all_capitals())
}

/// An acronym after "and" is another institution.
fn is_alone(reader: &Reader<'_>, token: &Token) -> bool {
    token.all_capitals() && reader.word(token).len() >= 3
}

fn is_institution(reader: &Reader<'_>, token: &Token) -> bool {
    reader.is(List::Organisation, token) || reader.is(List::Institution, token)
}

/// What `run` may be the name of.
pub(super) fn name_of(reader: &Reader<'_>, run: &Run) -> Option<Name> {
    let part = run.tokens(reader);
    let first = part.first()?;
    let last = part.last()?;
    let capitals = || part.iter().filter(|token| is_capital(token));
    let n_capitals = capitals().count();
    let titled = reader.is(List::Titles, first);
    // "NVT-101" is a compound or a model.
    let numbered = reader
        .word(first)
        .rsplit_once('-')
        .is_some_and(|(_, end)| end.ends_with(|c: char| c.is_ascii_digit()));
    let lone_acronym = n_capitals == 1
        && !numbered
        && first.all_capitals()
        && (2..=6).contains(&reader.document.letters_of(first));
    let institution = lone_acronym
        || (n_capitals >= 2 && capitals().any(|token| is_institution(reader, token)))
        || (n_capitals >= 2 && !titled && reader.is(List::Countries, last))
        || (n_capitals == 1 && reader.is(List::Bodies, first));
    let names = n_capitals - usize::from(titled);
    let plain = capitals().skip(usize::from(titled)).all(|token| {
        !reader.is(List::NotNames, token) && (!token.all_capitals() || reader.document.letters_of(token) <= 2)
    });
    let is_small = |token: &Token| {
        !is_capital(token) && matches!(reader.word(token), "of" | "for" | "the" | "on" | "in" | "and" | "&")
    };
    let small = part.iter().any(is_small);
    let person =
        !institution && plain && !small && (if titled { names >= 1 } else { (2..=4).contains(&names) });
    Some(Name { words: n_capitals, last: reader.document.key(last), person, institution })
}
