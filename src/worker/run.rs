//! One job, carried out: from a path to events. Runs on the pool's threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::event::{Analysis, DocumentId, Event, Origin, Rejudged, Shared};
use super::samples::SAMPLES;
use super::{files, reading};
use crate::analysis::{Cancelled, Progress, analyze_as, judge, shared_passages};
use crate::format::Source;
use crate::report::Basis;
use crate::score::Rubric;
use crate::signal::genre::Genre;
use crate::signal::integrity::Overlap;

/// How many files one walk may find: more rows than that help nobody in a window.
const MAX_FILES: usize = 5_000;

/// Why there is no analysis.
pub(super) enum Stop {
    /// The user said so.
    Cancelled,
    /// A sentence for the user.
    Failed(String),
}

/// Read and analyze one document. A panic anywhere in it becomes its own failure.
pub(super) fn document(
    origin: &Origin,
    genre: Option<Genre>,
    rubric: &Rubric,
    control: &Control<'_>,
) -> Result<Analysis, Stop> {
    let work = || {
        let stop = |reason| if (control.wanted)() { Stop::Failed(reason) } else { Stop::Cancelled };
        let source = source(origin, control.wanted).map_err(stop)?;
        let report = analyze_as(&source, rubric, genre, control).map_err(|Cancelled| Stop::Cancelled)?;
        Ok(Analysis { text: source.text, blocks: source.blocks, report })
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
        Err(Stop::Failed(format!("the analysis crashed on this document ({said}); please report it")))
    })
}

/// Who waits for an analysis.
pub(super) struct Control<'a> {
    /// Told how far it is.
    pub(super) step: &'a (dyn Fn(usize, usize) + Sync),
    /// Whether it is still wanted.
    pub(super) wanted: &'a (dyn Fn() -> bool + Sync),
}

impl Progress for Control<'_> {
    fn step(&self, done: usize, total: usize) -> bool {
        (self.step)(done, total);
        (self.wanted)()
    }
}

fn source(origin: &Origin, wanted: &dyn Fn() -> bool) -> Result<Source, String> {
    let name = origin.name();
    match origin {
        Origin::Text(text) => Ok(Source::of_text(&name, text.as_ref())),
        Origin::File(path) => reading::file_while(path, wanted),
        Origin::Sample(idx) => {
            let (_, bytes) = SAMPLES.get(*idx).ok_or("no such sample")?;
            reading::bytes(&name, bytes, wanted)
        }
    }
}

/// Find files and report each.
pub(super) fn walk(paths: &[PathBuf], tell: &dyn Fn(Event)) {
    // The session is opened again from another place, so what is remembered is absolute.
    let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
    let walk = files::walk(&paths.iter().map(absolute).collect::<Vec<_>>(), MAX_FILES);
    for path in walk.files {
        tell(Event::Found(path));
    }
    for (path, reason) in walk.unreadable {
        tell(Event::Unreadable { path, reason });
    }
    tell(Event::Walked { skipped: walk.skipped });
}

/// Judge these documents by `rubric`, and by `base` to see what changes.
pub(super) fn judge_all(
    documents: Vec<(DocumentId, Arc<Basis>)>,
    rubric: &Rubric,
    base: Option<&Rubric>,
) -> Event {
    let rejudged = |(document, basis): (DocumentId, Arc<Basis>)| Rejudged {
        document,
        judged: judge(&basis, rubric),
        before: base.map(|base| judge(&basis, base).reliability),
        basis,
    };
    Event::Judged(documents.into_iter().map(rejudged).collect())
}

/// Find what these documents have in common.
pub(super) fn shared(documents: &[(DocumentId, Arc<Analysis>)]) -> Event {
    let texts = documents.iter().map(|(_, it)| (it.text.as_str(), it.blocks.as_slice()));
    let of = |idx: usize| documents.get(idx).map(|(id, _)| *id);
    let both = |it: Overlap| {
        let (first, second) = (of(it.first)?, of(it.second)?);
        Some([
            Shared { of: first, with: second, share: it.of_first },
            Shared { of: second, with: first, share: it.of_second },
        ])
    };
    Event::SharedFound(shared_passages(texts).into_iter().filter_map(both).flatten().collect())
}

/// Read a rubric file.
pub(super) fn rubric(path: PathBuf) -> Event {
    let result = reading::rubric(&path);
    Event::RubricRead { path, result }
}

/// Read a lesson.
pub(super) fn lesson(path: PathBuf) -> Event {
    let result = reading::lesson(&path);
    Event::Lesson { path, result }
}

/// The event that ends a document's attempt.
pub(super) fn outcome(document: DocumentId, generation: u32, result: Result<Analysis, Stop>) -> Event {
    match result {
        Ok(analysis) => Event::Ready { document, generation, analysis: Arc::new(analysis) },
        Err(Stop::Cancelled) => Event::Cancelled { document, generation },
        Err(Stop::Failed(reason)) => Event::Failed { document, generation, reason },
    }
}
