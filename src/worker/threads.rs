//! The one place that starts a thread for something else than jobs.

use std::io;
use std::thread;

/// Run `work` in a thread of its own, called `name`; nobody waits for it.
pub fn start(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}
