//! Runs the rows: the terms and lines once for all, then every detector, in two stages.

use super::evidence::leave_to_citations;
use super::holds::Promises;
use super::terms::{Hits, Terms};
use super::{Context, Finding, Measure, Signal, integrity, lines, signals};
use crate::text::{Document, Meta, parallel, room_for};

/// Rows that look at what others found. They run after all others, which work on the text alone.
const LAST: &[&str] = &["vague_attribution", "health_claim_red_flag", "text_defect"];
/// The lists that they read: what is found of all others is forgotten before they run.
const LISTS_OF_LAST: &[&str] = &["vague_attribution", "health_claim_red_flag", "garbled", "effect"];

/// The findings of [`detect_and_read`] alone.
pub fn detect(
    document: &Document<'_>,
    meta: &Meta,
    step: &(dyn Fn(usize) -> bool + Sync),
) -> Option<Vec<Finding>> {
    detect_and_read(document, meta, step).map(|(findings, _)| findings)
}

/// Look for the terms, and run every detector over `document`, those of one stage side by side; the findings come back
/// ascending by place, and beside them what else the terms tell. `step` is told before each stage how many rows are behind;
/// it returns `false` to stop, and then `None` comes back.
pub fn detect_and_read(
    document: &Document<'_>,
    meta: &Meta,
    step: &(dyn Fn(usize) -> bool + Sync),
) -> Option<(Vec<Finding>, Terms)> {
    let rows = || {
        let mut terms = Terms::of(document);
        let hits = std::mem::take(&mut terms.hits);
        Some((stages(document, hits, meta, step)?, terms))
    };
    // As much work as many rows together, and on nothing but the text: it is done beside them, or before them, so that
    // what it remembers is gone when they find something.
    let large = document.is_large();
    let (repeats, rows) = parallel::both(large, || integrity::repeats(document), rows);
    let (mut found, terms) = rows?;
    found.splice(0..0, repeats);
    parallel::sort_by_key(large, &mut found, |finding| (finding.span, finding.kind));
    Some((found, terms))
}

/// What the rows find, stage by stage.
fn stages(
    document: &Document<'_>,
    mut hits: Hits,
    meta: &Meta,
    step: &(dyn Fn(usize) -> bool + Sync),
) -> Option<Vec<Finding>> {
    let large = document.is_large();
    let counted_and_lines = || {
        // The first row that asks would count while others have nothing left to do.
        document.times();
        lines::lines(document)
    };
    let (lines, promises) = parallel::both(large, counted_and_lines, || Promises::of(document));
    let (last, first): (Vec<&Signal>, Vec<&Signal>) = signals().partition(|row| LAST.contains(&row.id));
    // Adds what the rows of a stage find; no mark is empty.
    let stage = |rows: &[&Signal], hits: &Hits, earlier: &[Finding], found: &mut Vec<Finding>| {
        let context = Context { document, hits, lines: &lines, promises: &promises, earlier, meta };
        let detect = |signal: &&Signal| match signal.measure {
            Measure::Detector(_, detector) => detector(&context),
            Measure::Formula(_) => Vec::new(),
        };
        parallel::each_in_order(large, rows, detect, |of_row| {
            found.extend(of_row.into_iter().filter(|finding| !finding.span.is_empty()));
        });
    };
    if !step(0) {
        return None;
    }
    let mut found = room_for(document.text());
    stage(&first, &hits, &[], &mut found);
    leave_to_citations(&mut found);
    if !step(first.len()) {
        return None;
    }
    let earlier: Vec<Finding> = found.iter().filter(|it| it.is_looked_at()).copied().collect();
    hits.keep(LISTS_OF_LAST);
    stage(&last, &hits, &earlier, &mut found);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    /// Else it would find less than it did, and only in a text that has what it looks for.
    #[test]
    fn a_row_finds_the_same_with_all_that_others_found_and_all_lists() {
        let text = "Experts say that it may cure cancer (Smith, 2019). It is safe and effective, Dr. Ann Okafor said. \
                    Consult your doctor. Buy tea now from a reputable vendor! Take two drops a day.\n\n\
                    It clearly cures cancer. Some say it might not. It eases cramps without any drowsiness; an arbitrary \
                    timberland is cheap. Tea may cause drowsiness. Many experts say so.\n\nReferences\n\n\
                    Smith, J. (2019). On tea. Journal of Rest, 12(3), 45-50.";
        let document = Document::new(text, blocks_of_plain(text));
        let meta = Meta::default();
        let all = detect(&document, &meta, &|_| true).unwrap_or_default();
        assert!(all.len() > 8, "{all:?}");
        let (whole, lines) = (Terms::of(&document).hits, lines::lines(&document));
        let promises = Promises::of(&document);
        assert!(LISTS_OF_LAST.iter().all(|list| !whole.of(list).is_empty()), "{whole:?}");
        let mut kept = whole.clone();
        kept.keep(LISTS_OF_LAST);
        for row in signals() {
            if let Measure::Detector(_, detector) = row.measure {
                let found = |hits, earlier| {
                    let document = &document;
                    detector(&Context {
                        document,
                        hits,
                        lines: &lines,
                        promises: &promises,
                        earlier,
                        meta: &meta,
                    })
                };
                let (hits, earlier) =
                    if LAST.contains(&row.id) { (&kept, &all[..]) } else { (&whole, &[][..]) };
                assert_eq!(found(hits, earlier), found(&whole, &all), "{}", row.id);
            }
        }
    }
}
