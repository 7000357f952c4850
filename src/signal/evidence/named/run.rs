//! Runs of capitalised words: names of people, institutions, journals and laws.

use std::ops::Range;

use super::reader::Reader;
use crate::signal::evidence::words::List;
use crate::text::{Sentence, Span, Token, TokenKind};

/// A run of capitalised words with what joins them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) span: Span,
    /// Its tokens in the document.
    pub(super) tokens: Range<usize>,
    /// How many capitalised words.
    pub(super) words: usize,
    /// Key of its last word.
    pub(super) last: u64,
    /// Has the form of a person's name.
    pub(super) person: bool,
    /// Has a word of institutions, or is an acronym.
    pub(super) institution: bool,
}

/// Longest run, in tokens.
const LONGEST: usize = 14;

/// The runs of one sentence, ascending.
pub(super) fn runs(reader: &Reader<'_>, sentence: &Sentence) -> Vec<Run> {
    let tokens = reader.document.tokens();
    let mut runs = Vec::new();
    let mut at = sentence.tokens().start;
    while let Some(rest) = tokens.get(at..sentence.tokens().end)
        && let Some(step) = rest.iter().position(is_capital)
    {
        at += step;
        if rest.get(step).is_none_or(|token| reader.is(List::NotNames, token)) {
            at += 1;
            continue;
        }
        let end = run_end(reader, at, sentence.tokens().end);
        if let Some(run) = tokens.get(at..end).and_then(|part| describe(reader, part, at..end)) {
            runs.push(run);
        }
        at = end.max(at + 1);
    }
    runs
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
    while end < limit {
        let Some(token) = tokens.get(end) else { break };
        if !is_capital(token) && !reader.is(List::Joins, token) {
            break;
        }
        let word = reader.word(token);
        let next = tokens.get(end + 1).filter(|_| end + 1 < limit);
        let next_capital = next.is_some_and(is_capital);
        let dotted =
            word == "." && next_capital && tokens.get(end - 1).is_some_and(|token| is_short(reader, token));
        let so_far =
            tokens.get(start..end).unwrap_or_default().iter().filter(|token| is_capital(token)).count();
        let joins = match word {
            "of" | "for" => {
                let article = next.is_some_and(|token| reader.word(token) == "the");
                let capital = next_capital || article && tokens.get(end + 2).is_some_and(is_capital);
                capital && (institution || (word == "of" && so_far == 1) || has_journal(reader, start, end))
            }
            "on" => next_capital && institution,
            "in" => next_capital && so_far == 1 && has_journal(reader, start, end),
            "the" => {
                next_capital
                    && matches!(tokens.get(end - 1).map(|token| reader.word(token)), Some("of" | "for"))
            }
            "and" | "&" => {
                let whole = institution
                    || has_journal(reader, start, end)
                    || names_institution(reader, end + 1, limit);
                next_capital && whole && !next.is_some_and(|token| is_alone(reader, token))
            }
            "de" | "van" | "von" | "der" | "la" | "al" | "bin" | "del" | "di" | "da" | "du" => next_capital,
            _ => false,
        };
        if is_capital(token) || dotted || joins {
            institution |= is_institution(reader, token);
            end += 1;
        } else {
            break;
        }
    }
    end
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

fn describe(reader: &Reader<'_>, part: &[Token], tokens: Range<usize>) -> Option<Run> {
    let first = part.first()?;
    let last = part.last()?;
    let span = Span::new(first.start(), reader.document.span_of(last).end);
    let capitals = || part.iter().filter(|token| is_capital(token));
    let n_capitals = capitals().count();
    let titled = reader.is(List::Titles, first);
    let lone_acronym =
        n_capitals == 1 && first.all_capitals() && (2..=6).contains(&reader.document.letters_of(first));
    let institution = lone_acronym
        || (n_capitals >= 2 && capitals().any(|token| is_institution(reader, token)))
        || (n_capitals == 1 && first.all_capitals() && is_institution(reader, first));
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
    Some(Run { span, tokens, words: n_capitals, last: reader.document.key(last), person, institution })
}
