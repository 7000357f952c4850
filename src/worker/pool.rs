//! The threads: a queue of jobs, a few named threads that take from it, and the events they post.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::event::{DocumentId, Event, Job};
use super::{run, storage};

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
    settings_folder: Option<PathBuf>,
    /// Held while settings are written, so that the newest content is always the last one on disk.
    storing: Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<Job>,
    unstored: BTreeMap<&'static str, String>,
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
    /// Start the threads. `wake` is called after each event; settings are kept in `settings_folder`.
    pub fn start(
        settings_folder: Option<PathBuf>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let n_cores = thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
        let (post, events) = mpsc::channel();
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            settings_folder,
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
            Job::Store { name, content } => {
                state.unstored.insert(name, content);
                state.queue.push_front(Job::Store { name, content: String::new() });
            }
            // What the user waits for goes before documents in the queue.
            Job::Walk { .. }
            | Job::Export { .. }
            | Job::Judge { .. }
            | Job::ReadRubric { .. }
            | Job::Write { .. } => state.queue.push_front(job),
            Job::Analyze { .. } => state.queue.push_back(job),
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
        let last: Vec<&'static str> = state.unstored.keys().copied().collect();
        drop(state);
        self.shared.changed.notify_all();
        // The last change must not be lost with the window.
        for name in last {
            store(&self.shared, name);
        }
    }
}

fn store(shared: &Shared, name: &'static str) {
    let storing = shared.storing.lock().unwrap_or_else(PoisonError::into_inner);
    let content = shared.lock().unstored.remove(name);
    if let (Some(folder), Some(content)) = (&shared.settings_folder, content) {
        // Settings that cannot be kept are no reason to disturb the reader.
        storage::store(folder, name, content.as_bytes()).ok();
    }
    drop(storing);
}

fn carry_out(shared: &Shared, job: Job, tell: &dyn Fn(Event)) {
    match job {
        Job::Walk { paths } => run::walk(&paths, tell),
        Job::Analyze { document, generation, origin, genre, rubric } => {
            let step = |done, total| {
                tell(Event::Progress { document, generation, done, total });
                !shared.is_cancelled(document, generation)
            };
            let result = if step(0, 0) {
                run::document(&origin, genre, &rubric, &step)
            } else {
                Err(run::Stop::Cancelled)
            };
            shared.lock().cancelled.remove(&(document, generation));
            tell(run::outcome(document, generation, result));
        }
        Job::Store { name, .. } => store(shared, name),
        Job::Export { path, export, analyses } => tell(run::export(&path, &export, &analyses)),
        Job::Judge { documents, rubric, base } => {
            tell(run::judge_all(documents, &rubric, base.as_deref()));
        }
        Job::ReadRubric { path } => tell(run::rubric(path)),
        Job::Write { path, content } => tell(run::write(path, content.as_bytes())),
        Job::Cancel { .. } => (),
    }
}
