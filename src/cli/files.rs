//! From paths to sources: folders are walked in order, and what cannot be read is a sentence, not an end.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::format::{self, FORMATS, FormatError, MAX_BYTES, Source};

/// How deep folders are walked.
const MAX_DEPTH: usize = 32;

/// How many files are taken from all folders together.
const MAX_FILES: usize = 100_000;

/// A file to read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Whether the user named it, rather than a folder that it is in.
    pub(super) named: bool,
}

/// Why a path gave no source.
#[derive(Debug, thiserror::Error)]
pub(super) enum LoadError {
    /// The system refuses.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Not readable as text.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// A device, a pipe or a socket: reading it might never end.
    #[error("not a regular file")]
    Special,
    /// A reader failed on it.
    #[error("it could not be read: a defect in Candor, please report it")]
    Defect,
}

/// The files under `paths`: those named as they come, those in folders sorted by name, hidden ones left out.
pub(super) fn find(paths: &[PathBuf], complain: &mut dyn FnMut(&Path, std::io::Error)) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, MAX_DEPTH, &mut found, complain);
        } else {
            found.push(Found { path: path.clone(), named: true });
        }
    }
    found
}

fn walk(
    folder: &Path,
    depth: usize,
    found: &mut Vec<Found>,
    complain: &mut dyn FnMut(&Path, std::io::Error),
) {
    let mut entries: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => entries.take(MAX_FILES).filter_map(Result::ok).collect(),
        Err(error) => return complain(folder, error),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let Ok(kind) = entry.file_type() else { continue };
        if hidden || found.len() >= MAX_FILES {
            continue;
        }
        // A link to a folder is not followed: it may lead back here.
        if kind.is_dir() && depth > 0 {
            walk(&entry.path(), depth - 1, found, complain);
        } else if kind.is_file() || (kind.is_symlink() && entry.path().is_file()) {
            found.push(Found { path: entry.path(), named: false });
        }
    }
}

/// Read one file.
pub(super) fn load(path: &Path) -> Result<Source, LoadError> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory).into());
    }
    if !metadata.is_file() {
        return Err(LoadError::Special);
    }
    let mut bytes = Vec::with_capacity(metadata.len().min(MAX_BYTES) as usize + 1);
    // One byte more than allowed tells a file that is too large, and one that grows while it is read.
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    // A reader of a foreign format that panics must not take the other files with it.
    let read = std::panic::catch_unwind(|| format::read(&name, &bytes));
    Ok(read.map_err(|_panic| LoadError::Defect)??)
}

/// Whether a failure on this file is worth a line: not for a picture that lies in a folder of texts.
pub(super) fn is_expected(file: &Found, error: &LoadError) -> bool {
    let ending = file.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let known =
        ending.is_none_or(|ending| FORMATS.iter().any(|row| row.extensions.contains(&ending.as_str())));
    file.named || known || !matches!(error, LoadError::Format(FormatError::NotText(_)))
}
