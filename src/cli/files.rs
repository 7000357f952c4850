//! From a path to a source; what cannot be read is a sentence, not an end.

use std::path::Path;

use super::DEFECT;
use crate::format::{self, Source};
use crate::worker::files;

/// Read one file; the error is a sentence for the user.
pub(super) fn load(path: &Path) -> Result<Source, String> {
    let bytes = files::read(path, format::MAX_BYTES)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    // A reader of a foreign format that panics must not take the other files with it.
    let read = std::panic::catch_unwind(|| format::read(&name, &bytes));
    read.map_err(|_panic| DEFECT.to_owned())?.map_err(|error| error.to_string())
}
