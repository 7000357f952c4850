//! Files, threads, jobs in, events out, progress and cancel; the only layer beside `cli` that touches the disk.
//!
//! Start at [`Worker`]. It knows nothing of a window: the caller gives it a closure that wakes whoever reads events.

mod event;
pub mod files;
pub mod guard;
pub mod motion;
mod pool;
pub mod reading;
mod run;
mod samples;
pub mod storage;
pub mod threads;
mod writing;

pub use event::{Analysis, DocumentId, Event, Job, Origin, Rejudged, Shared};
pub use pool::Worker;
pub use samples::SAMPLES;
pub use writing::{made, make_folder, write_folder};

/// Said where a panic was caught.
pub const DEFECT: &str = "the analysis failed: a defect in Candor, please report it";
