//! Keyword stuffing: the same phrase over and over, written for a search engine and not for a reader.
//!
//! A topic is named often in any good text, so a phrase counts only at a rate that no one reaches who writes for
//! people, and names do not count.

use std::collections::BTreeSet;

use super::super::lines::Line;
use super::{Finding, mark};
use crate::text::{Document, KeyMap, Lexeme, Span, Token, TokenKind, carries_content, fold};

/// Words in a phrase.
const PHRASE: usize = 3;
/// Fewer repetitions are none.
const MIN_TIMES: usize = 5;
/// Repetitions per word of the text from which a phrase is stuffed: one in forty words.
const MIN_RATE: f64 = 1.0 / 40.0;

/// Every stuffed phrase after its first place, and lines of tags.
pub(super) fn find(document: &Document<'_>, lines: &[Line]) -> Vec<Finding> {
    let mut findings = phrases(document);
    findings.extend(lines.iter().filter_map(|line| tags(document, line)));
    findings
}

/// The stuffed phrases, overlapping ones joined.
fn phrases(document: &Document<'_>) -> Vec<Finding> {
    let mut places: KeyMap<Vec<Span>> = KeyMap::default();
    let mut small: BTreeSet<u64> = BTreeSet::new();
    let times = document.times();
    let enough =
        |times: usize, n_words: usize| times >= MIN_TIMES && times as f64 >= MIN_RATE * n_words as f64;
    // A phrase is no more frequent than its rarest word, and next to no word of a longer text is frequent enough.
    let at_least = times.iter().map(|times| *times as usize).sum();
    let telling =
        |(word, times): (&Lexeme, &u32)| enough(*times as usize, at_least) && carries_content(word.key);
    if !document.lexemes().all().iter().zip(times).any(telling) {
        return Vec::new();
    }
    let n_words = document.tokens().iter().filter(|token| token.is_word()).count();
    let enough = |times: usize| enough(times, n_words);
    let frequent = |token: &Token| times.get(token.lexeme()).is_some_and(|times| enough(*times as usize));
    for sentence in document.sentences() {
        let runs = document.tokens_of(sentence).windows(PHRASE);
        for run in runs.filter(|run| run.iter().all(frequent) && is_phrase(document, run)) {
            let key = run.iter().fold(0_u64, |key, token| {
                (key.rotate_left(23) ^ document.key(token)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            });
            let span = Span::new(
                run.first().map_or(0, Token::start),
                run.last().map_or(0, |it| document.span_of(it).end()),
            );
            places.entry(key).or_default().push(span);
            if run.iter().all(|token| !token.capital()) {
                small.insert(key);
            }
        }
    }
    let mut spans: Vec<Span> = places
        .into_iter()
        .filter(|(key, places)| enough(places.len()) && small.contains(key))
        .flat_map(|(_, places)| places.into_iter().skip(1))
        .collect();
    spans.sort_unstable();
    let mut findings: Vec<Finding> = Vec::new();
    for span in spans {
        match findings.last_mut() {
            Some(last) if last.span.overlaps(span) => {
                last.span = last.span.up_to(last.span.end().max(span.end()));
            }
            _ => findings.push(mark(span, "keyword_stuffing", "the same phrase over and over", 1)),
        }
    }
    findings
}

/// Words only, no mark between them, the first and the last and no fewer than two of content.
fn is_phrase(document: &Document<'_>, run: &[Token]) -> bool {
    let content = |token: &Token| token.kind() == TokenKind::Word && carries_content(document.key(token));
    run.iter().all(|token| token.kind() == TokenKind::Word)
        && run.first().is_some_and(content)
        && run.last().is_some_and(content)
}

/// A line of tags that say the same thing over and over.
fn tags(document: &Document<'_>, line: &Line) -> Option<Finding> {
    let text = line.span.of(document.text());
    let list = ["Tags:", "Tagged:", "Keywords:", "Related searches:"]
        .iter()
        .find_map(|lead| text.strip_prefix(lead))?;
    let tags: Vec<String> = list.split([',', '|']).map(|tag| fold(tag.trim())).collect();
    let first = tags.first()?;
    let word = first.split(' ').max_by_key(|word| word.len())?;
    let same = tags.iter().filter(|tag| tag.contains(word)).count();
    (tags.len() >= 3 && same >= 3 && same * 4 >= tags.len() * 3)
        .then(|| mark(line.span, "keyword_stuffing", "tags that repeat one word", 1))
}
