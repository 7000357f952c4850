//! The program's own folders: small files, written whole and atomically.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the program keeps what is its own; `None` where the system names no place for it.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    /// Settings.
    pub settings: Option<PathBuf>,
    /// What readers wrote: a notebook a document.
    pub data: Option<PathBuf>,
}

impl Folders {
    /// Those of this user. `CANDOR_CONFIG_DIR` overrides both, for portable copies and tests.
    pub fn of_user() -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(chosen) = set("CANDOR_CONFIG_DIR") {
            return Self { settings: Some(chosen.clone()), data: Some(chosen) };
        }
        let below_home = |path: &str| set("HOME").map(|home| home.join(path));
        let (settings, data) = if cfg!(windows) {
            (set("APPDATA"), set("APPDATA"))
        } else if cfg!(target_os = "macos") {
            (below_home("Library/Application Support"), below_home("Library/Application Support"))
        } else {
            (
                set("XDG_CONFIG_HOME").or_else(|| below_home(".config")),
                set("XDG_DATA_HOME").or_else(|| below_home(".local/share")),
            )
        };
        let own = |base: Option<PathBuf>| base.map(|base| base.join("candor"));
        Self { settings: own(settings), data: own(data) }
    }

    /// Folder and file name of what is kept.
    fn place(&self, kept: &Kept) -> Option<(PathBuf, String)> {
        match kept {
            Kept::Settings => Some((self.settings.clone()?, "settings.toml".to_owned())),
            Kept::Notebook(sha256) => Some((self.data.clone()?.join("notebooks"), format!("{sha256}.toml"))),
        }
    }

    /// Take away what this program left unfinished when it was killed.
    pub fn sweep(&self) {
        for kept in [Kept::Settings, Kept::Notebook(String::new())] {
            self.place(&kept).into_iter().for_each(|(folder, _)| sweep(&folder));
        }
    }

    /// The content of what is kept; `None` where there is none.
    pub fn load(&self, kept: &Kept) -> Option<String> {
        let (folder, name) = self.place(kept)?;
        load(&folder, &name)
    }

    /// Keep `content`: complete, or not at all. Where it is empty, the file is taken away.
    pub fn store(&self, kept: &Kept, content: &str) -> io::Result<()> {
        let Some((folder, name)) = self.place(kept) else { return Ok(()) };
        if content.is_empty() {
            return match fs::remove_file(folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        store(&folder, &name, content.as_bytes())
    }
}

/// What the program keeps for itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// The settings.
    Settings,
    /// What the reader wrote about the document with this SHA-256.
    Notebook(String),
}

/// The content of the file called `name`; `None` where there is none.
pub fn load(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}

/// Write `content` to the file called `name`: complete, or not at all.
pub fn store(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    sweep(folder);
    write_whole(&folder.join(name), content)
}

/// The end of the name of a file that is not finished; no other program names one so.
const NEW: &str = ".candor-new";

/// How long an unfinished file lies before it is nobody's any more.
const UNFINISHED: Duration = Duration::from_mins(1);

/// Take away what a writer left in `folder` that was killed.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let old = || {
            entry.metadata().and_then(|it| it.modified()).ok()?.elapsed().ok().filter(|it| *it > UNFINISHED)
        };
        if entry.file_name().to_string_lossy().ends_with(NEW) && old().is_some() {
            // Another program may have been faster.
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Write `content` beside `path` and put it into its place in one step.
pub(super) fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}{NEW}", std::process::id()));
    let beside = path.with_file_name(name);
    let whole = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(content)?;
        // On the disk before it takes the old one's place: the power may fail, too.
        file.sync_all()
    });
    let written = whole.and_then(|()| fs::rename(&beside, path));
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

    #[test]
    fn what_a_killed_writer_left_is_swept_when_it_is_old() {
        let base = tempfile::tempdir().unwrap();
        for (name, age, kept) in
            [("s.toml.7.candor-new", 90, false), ("s.toml.8.candor-new", 5, true), ("o.7.new", 90, true)]
        {
            let file = fs::File::create(base.path().join(name)).unwrap();
            file.set_modified(std::time::SystemTime::now() - Duration::from_secs(age)).unwrap();
            store(base.path(), "s.toml", b"one").unwrap();
            assert_eq!(base.path().join(name).exists(), kept, "{name}");
        }
    }

    #[test]
    fn a_notebook_lies_apart_from_the_settings_and_goes_when_it_is_empty() {
        let base = tempfile::tempdir().unwrap();
        let folder = Some(base.path().to_owned());
        let folders = Folders { settings: folder.clone(), data: folder };
        let kept = Kept::Notebook("ab12".to_owned());
        folders.store(&kept, "one").unwrap();
        assert_eq!(folders.load(&kept).as_deref(), Some("one"));
        assert_eq!(folders.load(&Kept::Settings), None);
        for _ in 0..2 {
            folders.store(&kept, "").unwrap();
            assert_eq!(folders.load(&kept), None);
        }
        Folders::default().store(&kept, "nowhere").unwrap();
    }
}
