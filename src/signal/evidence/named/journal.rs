//! Journals: "published in The Lancet", "a 2019 study in the Journal of Sleep Research".

use std::sync::LazyLock;

use super::named;
use super::reader::Reader;
use super::run::Run;
use crate::signal::Finding;
use crate::signal::evidence::words::List;
use crate::text::{KeyMap, Sentence, Span, Token, TokenKind, fold, key_of};

/// Journals by the key of their name; `true` where the name alone is enough.
static JOURNALS: LazyLock<KeyMap<bool>> =
    LazyLock::new(|| names().map(|(name, how)| (key_of(name), how == "sure")).collect());

/// How the names of the sisters of a journal begin.
const FAMILIES: &[&str] = &["JAMA ", "BMJ ", "The Lancet ", "Lancet ", "PLOS ", "PLoS ", "Nature Reviews "];

fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/journals.tsv"))
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

/// The folded words with which the names on the list begin, behind their article.
pub(in crate::signal::evidence) fn first_words_of_journals() -> impl Iterator<Item = String> {
    let first = |name: &str| {
        let name = name.strip_prefix("The ").unwrap_or(name);
        name.split(' ').next().map(fold)
    };
    names().filter_map(move |(name, _)| first(name))
}

/// The journals of one sentence; with the study that appeared in one, where the sentence says so.
pub(super) fn of_sentence(reader: &Reader<'_>, sentence: &Sentence, runs: &[Run], found: &mut Vec<Finding>) {
    for run in runs {
        let near = run.0.start.saturating_sub(2).max(sentence.tokens().start)..run.0.end;
        let near = reader.document.tokens().get(near).unwrap_or_default();
        if !near.iter().any(|token| reader.is(List::Tells, token)) {
            continue;
        }
        let span = run.span(reader);
        let name = span.of(reader.document.text());
        let known = |name: &str| JOURNALS.get(&key_of(name)).copied();
        let listed = known(name).or_else(|| known(name.strip_prefix("The ")?));
        let shaped = name.contains("Journal of ")
            || name.starts_with("Annals of ")
            || name.starts_with("Proceedings of ")
            || name.ends_with(" Journal") && run.n_words(reader) >= 3
            || FAMILIES.iter().any(|family| name.starts_with(family));
        let sure = listed == Some(true) || shaped;
        let named_so = || says_journal(reader, preceding(reader, sentence, run));
        if !(sure || listed.is_some() || named_so()) {
            continue;
        }
        let before: Vec<&Token> = preceding(reader, sentence, run).collect();
        let introduced = is_introduced(reader, &before);
        if !sure && !introduced {
            continue;
        }
        let work = before.iter().find(|token| reader.is(List::Works, token));
        let year = before.iter().find(|token| is_year(reader, token));
        let date_after = reader
            .document
            .tokens()
            .get(run.0.end..sentence.tokens().end)
            .unwrap_or_default()
            .iter()
            .take(4)
            .any(|token| is_year(reader, token));
        let finding = match (work, year, introduced || work.is_some()) {
            (Some(work), Some(year), true) => {
                let start = work.start().min(year.start());
                named(Span::new(start, span.end()), "study", "dated study in a named journal", 2)
            }
            (_, _, true) if date_after => named(span, "journal", "named journal with a date", 2),
            _ => named(span, "journal", "named journal", 1),
        };
        found.push(finding);
    }
}

/// Up to twelve tokens of the sentence before the run, nearest first.
fn preceding<'d>(reader: &'d Reader<'_>, sentence: &Sentence, run: &Run) -> impl Iterator<Item = &'d Token> {
    reader
        .document
        .tokens()
        .get(sentence.tokens().start..run.0.start)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(12)
}

/// "in", "in the journal", "by the journal" directly before, and a study or "published" not far away.
fn is_introduced(reader: &Reader<'_>, before: &[&Token]) -> bool {
    let mut near = before
        .iter()
        .map(|token| reader.word(token))
        .skip_while(|word| matches!(*word, "the" | "The" | "journal" | "magazine" | ","));
    let first = near.next();
    let cited = before.iter().any(|token| {
        reader.is(List::Works, token)
            || matches!(
                reader.word(token),
                "published" | "appeared" | "appearing" | "reported" | "writing" | "journal" | "studies"
            )
    });
    matches!(first, Some("in" | "by" | "In")) && cited
}

fn says_journal<'d>(reader: &Reader<'_>, mut before: impl Iterator<Item = &'d Token>) -> bool {
    before.by_ref().take(2).any(|token| reader.word(token) == "journal")
}

fn is_year(reader: &Reader<'_>, token: &Token) -> bool {
    token.kind() == TokenKind::Number && matches!(reader.word(token).parse::<u16>(), Ok(1850..=2099))
}
