//! From a path or bytes to a source: the one place where files are decoded, for the window and the command line.

use std::panic::catch_unwind;
use std::path::Path;
use std::sync::OnceLock;

use super::guard::Guard;
use super::{DEFECT, files};
use crate::format::{self, MAX_BYTES, Source};
use crate::score::Rubric;
use crate::study::Lesson;

/// Set once, by the program when it starts.
static GUARD: OnceLock<Guard> = OnceLock::new();

/// From now on, guarded formats are read by `guard`. A library without one reads them in this process.
pub fn use_guard(guard: Guard) {
    // The first one stays: two programs in one process would be one and the same.
    GUARD.set(guard).ok();
}

/// A rubric file is a few kilobytes; this is room for every curve of every genre.
const MAX_RUBRIC: u64 = 1 << 20;

/// A lesson is a page at most.
const MAX_LESSON: u64 = 1 << 18;

/// Read a rubric; the error is a sentence for the user.
pub fn rubric(path: &Path) -> Result<Rubric, String> {
    Rubric::from_toml(&words(path, MAX_RUBRIC)?).map_err(|error| error.to_string())
}

/// Read a lesson; the error is a sentence for the user.
pub fn lesson(path: &Path) -> Result<Lesson, String> {
    Lesson::from_toml(&words(path, MAX_LESSON)?)
}

fn words(path: &Path, max_bytes: u64) -> Result<String, String> {
    String::from_utf8(files::read(path, max_bytes)?).map_err(|_invalid| "it is not UTF-8 text".to_owned())
}

/// Read one file; the error is a sentence for the user.
pub fn file(path: &Path) -> Result<Source, String> {
    file_while(path, &|| true)
}

/// Read one file as long as it is wanted; the error is a sentence for the user.
pub fn file_while(path: &Path, wanted: &dyn Fn() -> bool) -> Result<Source, String> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    bytes(&name, &files::read(path, MAX_BYTES)?, wanted)
}

/// Read the bytes of the file called `name` as long as it is wanted; the error is a sentence for the user.
pub fn bytes(name: &str, bytes: &[u8], wanted: &dyn Fn() -> bool) -> Result<Source, String> {
    match GUARD.get().filter(|_| format::recognize(name, bytes).guarded) {
        Some(guard) => guard.read(name, bytes, wanted),
        // A reader that panics must not take the other files with it.
        None => catch_unwind(|| format::read(name, bytes))
            .map_err(|_panic| DEFECT.to_owned())?
            .map_err(|error| error.to_string()),
    }
}
