//! The threads: a queue of jobs, a few named threads that take from it, and the events they post.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::event::{Analysis, DocumentId, Event, Job};
use super::run;
use super::storage::{Folders, Kept};
use super::writing;
use crate::study::Notebook;

/// Two documents at once keep both small machines and the window responsive; more only helps with many cores.
const MAX_THREADS: usize = 4;

/// A handle to the threads; dropping it lets them end after the document they are at.
#[derive(Debug)]
pub struct Worker {
    shared: Arc<Shared>,
    events: mpsc::Receiver<Event>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    folders: Folders,
    /// Held while settings are written, so that the newest content is always the last one on disk.
    storing: Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<Job>,
    unstored: BTreeMap<Kept, String>,
    cancelled: BTreeSet<(DocumentId, u32)>,
    ended: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next job; `None` when the worker was dropped.
    fn next(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if state.ended {
                return None;
            }
            if let Some(job) = state.queue.pop_front() {
                return Some(job);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn is_cancelled(&self, document: DocumentId, generation: u32) -> bool {
        let state = self.lock();
        state.ended || state.cancelled.contains(&(document, generation))
    }
}

impl Worker {
    /// Start the threads. `wake` is called after each event; what is the program's own is kept in `folders`.
    pub fn start(folders: Folders, wake: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        folders.sweep();
        let n_cores = thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
        let (post, events) = mpsc::channel();
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            folders,
            storing: Mutex::default(),
        });
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        for idx in 0..n_cores.clamp(2, MAX_THREADS) {
            let (shared, post, wake) = (Arc::clone(&shared), post.clone(), Arc::clone(&wake));
            let tell = move |event| {
                // The window may be gone already; then nobody needs the event.
                post.send(event).ok();
                wake();
            };
            thread::Builder::new().name(format!("candor-worker-{idx}")).spawn(move || {
                while let Some(job) = shared.next() {
                    carry_out(&shared, job, &tell);
                }
            })?;
        }
        Ok(Self { shared, events })
    }

    /// Queue a job; a cancel takes effect at once.
    pub fn submit(&self, job: Job) {
        let mut state = self.shared.lock();
        match job {
            Job::Cancel { document, generation } => {
                state.cancelled.insert((document, generation));
            }
            Job::Store { kept, content } => {
                state.unstored.insert(kept.clone(), content);
                state.queue.push_front(Job::Store { kept, content: String::new() });
            }
            // What the user waits for goes before documents in the queue.
            Job::Walk { .. }
            | Job::Export { .. }
            | Job::ExportFolder { .. }
            | Job::Judge { .. }
            | Job::ReadRubric { .. }
            | Job::ReadLesson { .. }
            | Job::Write { .. } => state.queue.push_front(job),
            Job::Analyze { .. } | Job::FindShared { .. } => state.queue.push_back(job),
        }
        drop(state);
        self.shared.changed.notify_one();
    }

    /// The events since the last call.
    pub fn drain(&self) -> impl Iterator<Item = Event> + '_ {
        self.events.try_iter()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.ended = true;
        let last: Vec<Kept> = state.unstored.keys().cloned().collect();
        drop(state);
        self.shared.changed.notify_all();
        // The last change must not be lost with the window.
        for kept in &last {
            store(&self.shared, kept);
        }
        // Nor one that a thread has taken, but not written to its end.
        drop(self.shared.storing.lock());
    }
}

fn store(shared: &Shared, kept: &Kept) {
    let storing = shared.storing.lock().unwrap_or_else(PoisonError::into_inner);
    let content = shared.lock().unstored.remove(kept);
    if let Some(content) = content {
        // What cannot be kept is no reason to disturb the reader.
        shared.folders.store(kept, &content).ok();
    }
    drop(storing);
}

/// Tell what the reader wrote about a document in an earlier session.
fn tell_notebook(shared: &Shared, analysis: &Analysis, tell: &(dyn Fn(Event) + Sync)) {
    let sha256 = analysis.report.source.sha256.clone();
    let written = shared.folders.load(&Kept::Notebook(sha256.clone()));
    if let Some(notebook) = written.and_then(|written| Notebook::from_toml(&written, &analysis.text)) {
        tell(Event::Notebook { sha256, notebook });
    }
}

fn carry_out(shared: &Shared, job: Job, tell: &(dyn Fn(Event) + Sync)) {
    match job {
        Job::Walk { paths } => run::walk(&paths, tell),
        Job::Analyze { document, generation, origin, genre, rubric } => {
            let step = |done, total| tell(Event::Progress { document, generation, done, total });
            let wanted = || !shared.is_cancelled(document, generation);
            step(0, 0);
            let result = if wanted() {
                run::document(&origin, genre, &rubric, &run::Control { step: &step, wanted: &wanted })
            } else {
                Err(run::Stop::Cancelled)
            };
            shared.lock().cancelled.remove(&(document, generation));
            if let Ok(analysis) = &result {
                tell_notebook(shared, analysis, tell);
            }
            tell(run::outcome(document, generation, result));
        }
        Job::Store { kept, .. } => store(shared, &kept),
        Job::Export { path, export, documents, worksheet } => {
            tell(writing::export(&path, &export, &documents, &worksheet));
        }
        Job::ExportFolder { folder, export, documents, worksheet } => {
            writing::export_folder(folder, &export, &documents, &worksheet, tell);
        }
        Job::Judge { documents, rubric, base } => {
            tell(run::judge_all(documents, &rubric, base.as_deref()));
        }
        Job::FindShared { documents } => tell(run::shared(&documents)),
        Job::ReadRubric { path } => tell(run::rubric(path)),
        Job::Write { path, content } => tell(writing::write(path, content.as_bytes())),
        Job::ReadLesson { path } => tell(run::lesson(path)),
        Job::Cancel { .. } => (),
    }
}
