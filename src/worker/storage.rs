//! The program's own settings folder: small files, written whole and atomically.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the program's settings; `None` where the system names no place for it.
///
/// `CANDOR_CONFIG_DIR` overrides it, for portable copies and tests.
pub fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(chosen) = set("CANDOR_CONFIG_DIR") {
        return Some(chosen);
    }
    let base = if cfg!(windows) {
        set("APPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library").join("Application Support"))
    } else {
        set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    base.map(|base| base.join("candor"))
}

/// The content of the file called `name`; `None` where there is none.
pub fn load(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}

/// Write `content` to the file called `name`: complete, or not at all.
pub fn store(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    write_whole(&folder.join(name), content)
}

/// Write `content` beside `path` and put it into its place in one step.
pub(super) fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::write(&beside, content).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        fs::remove_file(&beside).ok();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_loaded_and_leaves_nothing_beside_it() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("new");
        assert_eq!(load(&folder, "settings.toml"), None);
        store(&folder, "settings.toml", b"one").unwrap();
        store(&folder, "settings.toml", b"two").unwrap();
        assert_eq!(load(&folder, "settings.toml").as_deref(), Some("two"));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}
