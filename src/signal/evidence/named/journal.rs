//! Journals: "published in The Lancet", "a 2019 study in the Journal of Sleep Research".

use std::sync::LazyLock;

use super::run::Run;
use super::{is, named};
use crate::signal::Finding;
use crate::signal::evidence::words::List;
use crate::text::{Document, KeyMap, Sentence, Span, Token, TokenKind, key_of};

/// Journals by the key of their name; `true` where the name alone is enough.
static JOURNALS: LazyLock<KeyMap<bool>> = LazyLock::new(|| {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/journals.tsv"))
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, how)| (key_of(name), how == "sure"))
        .collect()
});

/// The journals of one sentence; with the study that appeared in one, where the sentence says so.
pub(super) fn of_sentence(
    document: &Document<'_>,
    sentence: &Sentence,
    runs: &[Run],
    found: &mut Vec<Finding>,
) {
    for run in runs {
        let name = run.span.of(document.text());
        let known = |name: &str| JOURNALS.get(&key_of(name)).copied();
        let listed = known(name).or_else(|| known(name.strip_prefix("The ")?));
        let shaped = name.contains("Journal of ")
            || name.starts_with("Annals of ")
            || name.starts_with("Proceedings of ")
            || name.ends_with(" Journal") && run.words >= 3;
        let sure = listed == Some(true) || shaped;
        let named_so = || says_journal(document, preceding(document, sentence, run));
        if !(sure || listed.is_some() || named_so()) {
            continue;
        }
        let before: Vec<&Token> = preceding(document, sentence, run).collect();
        let introduced = is_introduced(document, &before);
        if !sure && !introduced {
            continue;
        }
        let work = before.iter().find(|token| is(document, List::Works, token));
        let year = before.iter().find(|token| is_year(document, token));
        let date_after = document
            .tokens()
            .get(run.tokens.end..sentence.tokens.end)
            .unwrap_or_default()
            .iter()
            .take(4)
            .any(|token| is_year(document, token));
        let finding = match (work, year, introduced || work.is_some()) {
            (Some(work), Some(year), true) => {
                let start = work.start().min(year.start());
                named(Span::new(start, run.span.end), "study", "dated study in a named journal", 2)
            }
            (_, _, true) if date_after => named(run.span, "journal", "named journal with a date", 2),
            _ => named(run.span, "journal", "named journal", 1),
        };
        found.push(finding);
    }
}

/// Up to twelve tokens of the sentence before the run, nearest first.
fn preceding<'d>(
    document: &'d Document<'_>,
    sentence: &Sentence,
    run: &Run,
) -> impl Iterator<Item = &'d Token> {
    document.tokens().get(sentence.tokens.start..run.tokens.start).unwrap_or_default().iter().rev().take(12)
}

/// "in", "in the journal", "by the journal" directly before, and a study or "published" not far away.
fn is_introduced(document: &Document<'_>, before: &[&Token]) -> bool {
    let mut near = before
        .iter()
        .map(|token| document.word(token))
        .skip_while(|word| matches!(*word, "the" | "The" | "journal" | "magazine" | ","));
    let first = near.next();
    let cited = before.iter().any(|token| {
        is(document, List::Works, token)
            || matches!(
                document.word(token),
                "published" | "appeared" | "appearing" | "reported" | "writing" | "journal" | "studies"
            )
    });
    matches!(first, Some("in" | "by" | "In")) && cited
}

fn says_journal<'d>(document: &Document<'_>, mut before: impl Iterator<Item = &'d Token>) -> bool {
    before.by_ref().take(2).any(|token| document.word(token) == "journal")
}

fn is_year(document: &Document<'_>, token: &Token) -> bool {
    token.kind() == TokenKind::Number && matches!(document.word(token).parse::<u16>(), Ok(1850..=2099))
}
