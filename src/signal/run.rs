//! Runs the rows: the terms and lines once for all, then every detector, stage by stage.

use super::terms::{Hits, Terms};
use super::{Context, Finding, Measure, Signal, holds, integrity, lines, signals};
use crate::text::{Document, Meta, parallel};

/// Rows that run before all others: `named_source` looks at what they found.
const FIRST: &[&str] = &["citation"];
/// Rows that run after all others, and look at what those found.
const LAST: &[&str] = &["vague_attribution", "health_claim_red_flag", "text_defect"];
const N_STAGES: usize = 3;

fn stage_of(signal: &Signal) -> usize {
    usize::from(!FIRST.contains(&signal.id)) + usize::from(LAST.contains(&signal.id))
}

/// As [`detect_among`], with the terms looked for first.
pub fn detect(
    document: &Document<'_>,
    meta: &Meta,
    step: &(dyn Fn(usize) -> bool + Sync),
) -> Option<Vec<Finding>> {
    detect_among(document, Terms::of(document).hits, meta, step)
}

/// Run every detector over `document`, in which `hits` stand, those of one stage side by side; the findings come back
/// ascending by place. `step` is told before each stage how many rows are behind; it returns `false` to stop, and then
/// `None` comes back.
pub fn detect_among(
    document: &Document<'_>,
    hits: Hits,
    meta: &Meta,
    step: &(dyn Fn(usize) -> bool + Sync),
) -> Option<Vec<Finding>> {
    let large = document.is_large();
    // As much work as many rows together, and on nothing but the text: it is done beside them, or before them, so that
    // what it remembers is gone when they find something.
    let rows = move || stages(document, &hits, meta, step);
    let (mut found, rows) = parallel::both(large, || integrity::repeats(document), rows);
    let rows = rows?;
    found.reserve_exact(rows.len());
    found.extend(rows);
    found.sort_by_key(|finding: &Finding| (finding.span, finding.kind));
    Some(found)
}

/// What the rows find, stage by stage.
fn stages(
    document: &Document<'_>,
    hits: &Hits,
    meta: &Meta,
    step: &(dyn Fn(usize) -> bool + Sync),
) -> Option<Vec<Finding>> {
    let large = document.is_large();
    let (lines, holds) = parallel::both(large, || lines::lines(document), || holds::holds(document));
    let mut found: Vec<Finding> = Vec::new();
    let mut n_done = 0;
    for stage in 0..N_STAGES {
        if !step(n_done) {
            return None;
        }
        let earlier: Vec<Finding> = found.iter().filter(|it: &&Finding| it.is_looked_at()).copied().collect();
        let context = Context { document, hits, lines: &lines, holds: &holds, earlier: &earlier, meta };
        let rows: Vec<&Signal> = signals().filter(|signal| stage_of(signal) == stage).collect();
        let detect = |signal: &&Signal| match signal.measure {
            Measure::Detector(_, detector) => detector(&context),
            Measure::Formula(_) => Vec::new(),
        };
        let by_row = parallel::map_in_order(large, &rows, detect);
        found.reserve_exact(by_row.iter().map(Vec::len).sum());
        for of_row in by_row {
            found.extend(of_row.into_iter().filter(|finding| !finding.span.is_empty()));
        }
        n_done += rows.len();
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    /// Else it would find less than it did, and only in a text that has what it looks for.
    #[test]
    fn a_row_outside_of_the_stages_does_not_look_at_what_others_found() {
        let text = "Experts say that it may cure cancer (Smith, 2019). It is safe and effective, Dr. Ann Okafor said. \
                    Consult your doctor. Buy tea now from a reputable vendor! Take two drops a day.\n\n\
                    It clearly cures cancer. Some say it might not.\n\nReferences\n\n\
                    Smith, J. (2019). On tea. Journal of Rest, 12(3), 45-50.";
        let document = Document::new(text, blocks_of_plain(text));
        let meta = Meta::default();
        let all = detect(&document, &meta, &|_| true).unwrap_or_default();
        assert!(all.len() > 8, "{all:?}");
        let (hits, lines) = (Terms::of(&document).hits, lines::lines(&document));
        let holds = holds::holds(&document);
        for row in signals().filter(|row| row.id != "named_source" && !LAST.contains(&row.id)) {
            if let Measure::Detector(_, detector) = row.measure {
                let found = |earlier| {
                    let document = &document;
                    detector(&Context {
                        document,
                        hits: &hits,
                        lines: &lines,
                        holds: &holds,
                        earlier,
                        meta: &meta,
                    })
                };
                assert_eq!(found(&all), found(&[]), "{}", row.id);
            }
        }
    }
}
