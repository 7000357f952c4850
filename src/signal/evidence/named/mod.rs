//! Named sources: people with a role or a reporting verb, institutions that report, journals, cases, laws, data sets.
//!
//! "Experts say" names nobody and is never one. A name counts where the text makes it speak, not where it is mentioned.

mod journal;
mod reader;
mod run;
mod work;

use std::collections::BTreeSet;

pub(super) use self::journal::first_words_of_journals;
pub(in crate::signal) use self::reader::tells_source;

use self::reader::Reader;
use self::run::Run;
use super::words::List;
use super::{Context, Finding, Holds, Kind, Label, Reach, Span};
use crate::text::{BlockKind, Sentence, Token, TokenKind, key_of};

/// Every named source, ascending; some of them are citations, see [`leave_to_citations`].
pub(super) fn detect(context: &Context<'_>) -> Vec<Finding> {
    let reader = Reader::of(context.document);
    let mut found = Vec::new();
    let mut surnames: BTreeSet<u64> = BTreeSet::new();
    let mut runs = Vec::new();
    for (sentence, promised) in context.document.sentences().iter().zip(&context.promises.sentences) {
        let kind = context.document.block_of(sentence);
        let prose = matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation);
        if !prose || !promised.any(Holds::SOURCE) {
            continue;
        }
        run::read_runs(&reader, sentence, &mut runs);
        let before = found.len();
        for run in &runs {
            found.extend(speaker(&reader, sentence, run, &mut surnames));
            found.extend(work::of_run(&reader, sentence, run));
        }
        journal::of_sentence(&reader, sentence, &runs, &mut found);
        work::cases(&reader, &runs, &mut found);
        settle(&mut found, before);
    }
    found
}

/// Take back every named source that a citation holds the whole of.
pub(in crate::signal) fn leave_to_citations(found: &mut Vec<Finding>) {
    let citations = found.iter().filter(|other| other.kind == Kind::Citation);
    let citations = Reach::of(citations.map(|other| other.span));
    found.retain(|finding| finding.kind != Kind::NamedSource || !citations.holds(finding.span));
}

/// Of overlapping findings of one sentence the longer one.
fn settle(found: &mut Vec<Finding>, from: usize) {
    if found.len() <= from + 1 {
        return;
    }
    let mut new = found.split_off(from.min(found.len()));
    // A journal that speaks has the form of a person's name.
    let order = |it: &Finding| (it.span.start(), std::cmp::Reverse(it.span.end()), it.subtype == "person");
    new.sort_by_key(order);
    let mut end = 0;
    for finding in new {
        if finding.span.start() >= end {
            end = finding.span.end();
            found.push(finding);
        }
    }
}

/// A named source of this family.
fn named(span: Span, subtype: &'static str, rule: &'static str, grade: u8) -> Finding {
    Finding::new(
        span,
        &Label { kind: Kind::NamedSource, subtype, signal: "named_source", rule, strength: grade },
    )
}

/// A person or institution that the sentence makes speak.
fn speaker(
    reader: &Reader<'_>,
    sentence: &Sentence,
    run: &Run,
    surnames: &mut BTreeSet<u64>,
) -> Option<Finding> {
    let spoken = speaks_after(reader, sentence, run) || speaks_before(reader, sentence, run);
    let credit = credited(reader, sentence, run);
    let told = spoken || credit.is_some();
    let has_role = role_after(reader, sentence, run);
    if !told && !has_role {
        return None;
    }
    let (name, span) = (run::name_of(reader, run)?, run.span(reader));
    if name.institution {
        return told.then(|| named(span, "institution", "institution that reports", 1));
    }
    let known = name.words == 1 && surnames.contains(&name.last);
    let wrote = credit == Some(Credit::Author);
    if name.person && (spoken || has_role || wrote) {
        surnames.insert(name.last);
        let rule = match (has_role, wrote) {
            (true, _) => "person with a role",
            (_, true) => "person who wrote a study",
            _ => "person who speaks",
        };
        return Some(named(span, "person", rule, 1));
    }
    (known && spoken).then(|| named(span, "person", "person named before", 1))
}

/// "Okafor said", "Okafor, who leads the trial, said", "Okafor also noted".
fn speaks_after(reader: &Reader<'_>, sentence: &Sentence, run: &Run) -> bool {
    let mut tokens = after(reader, sentence, run).peekable();
    if tokens.peek().is_some_and(|token| reader.is_comma(token)) {
        tokens.next();
        // "Her daughter, Ellen Price, confirmed it": the name stands between commas itself.
        let apposed = before(reader, sentence, run).next().is_some_and(|token| reader.is_comma(token));
        if apposed && tokens.peek().is_some_and(|token| reader.is(List::Speaks, token)) {
            return true;
        }
        if tokens.by_ref().take(18).find(|token| reader.is_comma(token)).is_none() {
            return false;
        }
    }
    let mut points = false;
    for token in tokens.take(3) {
        let word = reader.word(token);
        if reader.is(List::Speaks, token) || (points && word == "out") {
            return true;
        }
        points = matches!(word, "points" | "pointed");
        if !(points
            || matches!(
                word,
                "also" | "still" | "has" | "have" | "had" | "recently" | "once" | "himself" | "herself"
            )
            || word.ends_with("ly"))
        {
            return false;
        }
    }
    false
}

/// "said Dr. Okafor," and "according to Okafor".
fn speaks_before(reader: &Reader<'_>, sentence: &Sentence, run: &Run) -> bool {
    let mut tokens = before(reader, sentence, run)
        .skip_while(|token| matches!(reader.word(token), "the" | "The" | "a"))
        .take(3);
    let Some(first) = tokens.next() else { return false };
    let second = tokens.next();
    if reader.word(first) == "to" {
        return second.is_some_and(|token| key_of("according") == reader.document.key(token));
    }
    let verb = reader.is(List::Speaks, first) && !reader.is(List::Hears, first);
    let quoted = second.is_none_or(|token| token.kind() == TokenKind::Punct);
    let closed =
        after(reader, sentence, run).next().is_none_or(|token| matches!(reader.word(token), "," | "." | ";"));
    verb && (quoted || closed)
}

/// How a name is credited with something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Credit {
    /// "A study by": whoever made it.
    Author,
    /// "Researchers at", "data from": where it comes from.
    Body,
}

/// "a study by the CDC", "researchers at Leeds University", "data from NOAA", "Source: the WHO", "this leaflet was made by
/// the NHS".
fn credited(reader: &Reader<'_>, sentence: &Sentence, run: &Run) -> Option<Credit> {
    let mut tokens =
        before(reader, sentence, run).skip_while(|token| matches!(reader.word(token), "the" | "The"));
    let first = reader.word(tokens.next()?);
    if first == ":" {
        let source = matches!(reader.word(tokens.next()?), "Source" | "Sources");
        return source.then_some(Credit::Body);
    }
    if !matches!(first, "by" | "from" | "at" | "of" | "with") {
        return None;
    }
    let made = || before(reader, sentence, run).take(8).any(|token| reader.is(List::Handouts, token));
    let mut near = tokens.take(2).peekable();
    if first == "by" && near.peek().is_some_and(|token| reader.is(List::Works, token)) {
        return Some(Credit::Author);
    }
    if first == "by" && near.peek().is_some_and(|token| reader.is(List::Makes, token)) && made() {
        return Some(Credit::Body);
    }
    let gives =
        |token: &Token| [List::Works, List::Roles, List::Gives].iter().any(|list| reader.is(*list, token));
    near.any(gives).then_some(Credit::Body)
}

/// ", a cardiologist at Leeds": an appositive with a role.
fn role_after(reader: &Reader<'_>, sentence: &Sentence, run: &Run) -> bool {
    let mut tokens = after(reader, sentence, run);
    tokens.next().is_some_and(|token| reader.is_comma(token))
        && tokens
            .take_while(|token| token.kind() == TokenKind::Word)
            .take(8)
            .any(|token| reader.is(List::Roles, token))
}

/// The tokens of the sentence after the run, without quotation marks and without its short form, "(WHO)".
fn after<'d>(reader: &'d Reader<'_>, sentence: &Sentence, run: &Run) -> impl Iterator<Item = &'d Token> {
    let tokens = reader.document.tokens().get(run.0.end..sentence.tokens().end).unwrap_or_default();
    let tokens = match tokens {
        [open, short, close, rest @ ..]
            if short.all_capitals() && reader.word(open) == "(" && reader.word(close) == ")" =>
        {
            rest
        }
        _ => tokens,
    };
    tokens.iter().filter(|token| !is_quote(reader, token))
}

/// The tokens of the sentence before the run, nearest first.
fn before<'d>(reader: &'d Reader<'_>, sentence: &Sentence, run: &Run) -> impl Iterator<Item = &'d Token> {
    reader.document.tokens().get(sentence.tokens().start..run.0.start).unwrap_or_default().iter().rev()
}

fn is_quote(reader: &Reader<'_>, token: &Token) -> bool {
    token.kind() == TokenKind::Punct && matches!(reader.word(token), "\"" | "”" | "“" | "’" | "'")
}
