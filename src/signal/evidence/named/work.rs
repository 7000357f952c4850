//! Court cases, laws and sets of data that have a name.

use super::named;
use super::reader::Reader;
use super::run::Run;
use crate::signal::Finding;
use crate::signal::evidence::words::List;
use crate::text::{Sentence, Span};

/// A law that the sentence relies on, or a set of data.
pub(super) fn of_run(reader: &Reader<'_>, sentence: &Sentence, run: &Run) -> Option<Finding> {
    let tokens = reader.document.tokens();
    let last = run.tokens(reader).last()?;
    if !reader.is(List::Tells, last) && !reader.is(List::Datasets, last) {
        return None;
    }
    if matches!(reader.word(last), "Act" | "Directive" | "Regulation" | "Code" | "Convention")
        && run.n_words(reader) >= 2
    {
        let relied = tokens.get(sentence.tokens().start..run.0.start)?.iter().rev().take(3).any(|token| {
            matches!(
                reader.word(token),
                "under" | "Under" | "section" | "Section" | "to" | "by" | "violates" | "violated" | "in"
            )
        });
        let mut behind = tokens.get(run.0.end..sentence.tokens().end)?.iter().take(3);
        let year = behind.any(|token| matches!(reader.word(token).parse::<u16>(), Ok(1600..=2099)));
        return (relied && (year || run.n_words(reader) >= 3))
            .then(|| named(run.span(reader), "law", "named law", if year { 2 } else { 1 }));
    }
    let data = run.n_words(reader) >= 3 && reader.is(List::Datasets, last);
    data.then(|| named(run.span(reader), "dataset", "named set of data", 1))
}

/// "Brown v. Board of Education": two runs with "v." between them.
pub(super) fn cases(reader: &Reader<'_>, runs: &[Run], found: &mut Vec<Finding>) {
    for pair in runs.windows(2) {
        let [first, second] = pair else { continue };
        // "v" and its full stop.
        if !(1..=2).contains(&(second.0.start - first.0.end)) {
            continue;
        }
        let (first, second) = (first.span(reader), second.span(reader));
        let between = reader.document.text().get(first.end()..second.start()).unwrap_or_default().trim();
        if matches!(between, "v." | "vs." | "v") {
            found.push(named(Span::new(first.start(), second.end()), "court_case", "named court case", 2));
        }
    }
}
