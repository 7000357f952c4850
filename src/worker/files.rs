//! Reading files and walking folders, safely: size limits, no special files, no symlink loops.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::format::FORMATS;

/// How deep folders are followed.
const MAX_DEPTH: usize = 24;

/// The bytes of the file at `path`; the error is a sentence for the user.
pub fn read(path: &Path, max_bytes: u64) -> Result<Vec<u8>, String> {
    let metadata = fs::metadata(path).map_err(|error| reason(&error))?;
    if metadata.is_dir() {
        return Err("this is a folder".to_owned());
    }
    if !metadata.is_file() {
        return Err("not a regular file, so it is not opened".to_owned());
    }
    let too_large = || format!("larger than {} MiB, which is the limit for one file", max_bytes >> 20);
    if metadata.len() > max_bytes {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    // The file may grow while it is read, so the limit holds for what arrives.
    let file = open(path).map_err(|error| reason(&error))?;
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Err("replaced by something else while it was opened".to_owned());
    }
    file.take(max_bytes + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > max_bytes { Err(too_large()) } else { Ok(bytes) }
}

/// Open without waiting: a pipe may have taken the file's place since it was looked at.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let no_waiting = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    fs::OpenOptions::new().read(true).custom_flags(no_waiting).open(path)
}

/// Open it; other systems have no pipes among files.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path)
}

/// What a system error means, for people.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no longer there, or never was".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => error.to_string(),
    }
}

/// What one walk found, in a stable order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// Files, folders opened, sorted within each folder.
    pub files: Vec<PathBuf>,
    /// Paths that could not be looked into, with the reason.
    pub unreadable: Vec<(PathBuf, String)>,
    /// Files in folders whose ending no format reads.
    pub skipped: usize,
}

/// Find the files under `paths`. A file given by itself is always taken, whatever its ending; in folders only the
/// endings of [`FORMATS`] are, and hidden entries are not. Every folder is entered once, links included. At most `max_files` come out of folders.
pub fn walk(paths: &[PathBuf], max_files: usize) -> Walk {
    let mut walk = Walk::default();
    let mut entered = BTreeSet::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => enter(path, 0, max_files, &mut entered, &mut walk),
            Ok(_) => walk.files.push(path.clone()),
            Err(error) => walk.unreadable.push((path.clone(), reason(&error))),
        }
    }
    walk
}

fn enter(folder: &Path, depth: usize, max_files: usize, entered: &mut BTreeSet<PathBuf>, walk: &mut Walk) {
    let entries = fs::canonicalize(folder).and_then(|real| Ok((real, fs::read_dir(folder)?)));
    let (real, entries) = match entries {
        Ok(found) => found,
        Err(error) => return walk.unreadable.push((folder.to_owned(), reason(&error))),
    };
    if !entered.insert(real) {
        return;
    }
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths.iter().filter(|path| !is_hidden(path)) {
        if walk.files.len() >= max_files {
            let reason = format!("more than {max_files} files: the rest was left out");
            return walk.unreadable.push((folder.to_owned(), reason));
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() && depth < MAX_DEPTH => {
                enter(path, depth + 1, max_files, entered, walk);
            }
            Ok(metadata) if metadata.is_file() && is_known(path) => walk.files.push(path.clone()),
            Ok(_) => walk.skipped += 1,
            Err(error) => walk.unreadable.push((path.clone(), reason(&error))),
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn is_known(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    FORMATS.iter().any(|format| format.extensions.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_each_folder_once_and_keeps_known_endings() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        for name in ["b.txt", "a.txt", "c.exe", ".hidden.txt", "inner/d.TXT"] {
            fs::write(folder.path().join(name), "text").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), inner.join("loop")).unwrap();
        let walk = walk(&[folder.path().to_owned(), folder.path().join("gone")], 9);
        let names: Vec<_> = walk.files.iter().map(|path| path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["a.txt", "b.txt", "d.TXT"]);
        assert_eq!(walk.skipped, 1);
        assert_eq!(walk.unreadable.len(), 1);
        assert!(walk.unreadable[0].1.contains("no longer there"));
    }

    #[test]
    fn refuses_folders_special_and_large_files() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "four").unwrap();
        assert_eq!(read(&file, 4), Ok(b"four".to_vec()));
        assert!(read(&file, 3).unwrap_err().contains("larger than"));
        assert!(read(folder.path(), 9).unwrap_err().contains("folder"));
        #[cfg(unix)]
        assert!(read(Path::new("/dev/null"), 9).unwrap_err().contains("not a regular file"));
    }
}
