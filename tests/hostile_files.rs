//! Files that are no honest files: each ends in one sentence, at once, and the rest is unharmed.
#![cfg(unix)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use candor::format::MAX_BYTES;
use candor::worker::files::{read, walk};
use candor::worker::{reading, storage};

#[test]
fn two_gigabytes_on_one_line_are_refused_by_their_size() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("line.txt");
    fs::File::create(&path).and_then(|file| file.set_len(2 << 30)).expect("a file with a hole");
    let error = reading::file(&path).expect_err("too large");
    assert!(error.contains("larger than 64 MiB"), "{error}");
}

#[test]
fn what_is_no_file_is_not_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.txt");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    for path in [Path::new("/dev/zero"), Path::new("/dev/tty"), pipe.as_path()] {
        let error = reading::file(path).expect_err("no file");
        assert!(error.contains("not a regular file"), "{}: {error}", path.display());
    }
    // Nobody writes to the pipe: a walk that opened it would wait for ever.
    assert_eq!(walk(&[folder.path().to_owned()], 9).files.len(), 0);
}

#[test]
fn links_in_a_circle_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(from)).expect("a link");
    };
    link("a.txt", "b.txt");
    link("b.txt", "a.txt");
    fs::create_dir(folder.path().join("inner")).expect("a folder");
    link("inner/up", "");
    fs::write(folder.path().join("inner/fine.txt"), "It is fine.").expect("a file");
    assert!(!reading::file(&folder.path().join("a.txt")).expect_err("a circle").is_empty());
    let found = walk(&[folder.path().to_owned()], 99);
    assert_eq!((found.files.len(), found.unreadable.len()), (1, 2));
}

#[test]
fn a_file_that_grows_or_vanishes_is_read_as_it_is_or_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (growing, blinking) = (folder.path().join("growing.txt"), folder.path().join("blinking.txt"));
    fs::write(&growing, "a").expect("a file");
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::OpenOptions::new().append(true).open(&growing).expect("a file");
            while !ended.load(Ordering::Relaxed) {
                file.write_all(&[b'a'; 5_000]).expect("room");
                fs::write(&blinking, "Here I am.").expect("a file");
                fs::remove_file(&blinking).expect("gone again");
            }
        });
        for limit in [10_000, 300_000, MAX_BYTES].into_iter().cycle().take(60) {
            match read(&growing, limit) {
                Ok(bytes) => assert!(bytes.len() as u64 <= limit),
                Err(error) => assert!(error.contains("larger than"), "{error}"),
            }
            if let Err(error) = reading::file(&blinking) {
                assert!(error.contains("no longer there") || error.contains("empty"), "{error}");
            }
        }
        ended.store(true, Ordering::Relaxed);
    });
}

/// Set for the process that the next test starts and kills.
const FOLDER: &str = "CANDOR_TEST_WRITES_INTO";

/// Settings in the middle of whose writing the program is killed are the old ones or the new ones, whole.
#[test]
fn settings_survive_a_kill_at_any_moment() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        // This is the process that is to be killed.
        for n in 0_u64.. {
            let content = format!("{n}\n").repeat(20_000);
            storage::store(Path::new(&folder), "settings.toml", content.as_bytes()).expect("a file");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut last = 0;
    for round in 0..12 {
        let mut writer = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "settings_survive_a_kill_at_any_moment"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a process");
        thread::sleep(Duration::from_millis(60 + 17 * round));
        writer.kill().expect("it was still writing");
        writer.wait().expect("it ended");
        if let Some(content) = storage::load(folder.path(), "settings.toml") {
            let first = content.lines().next().expect("a line").to_owned();
            assert_eq!(content, format!("{first}\n").repeat(20_000), "not whole");
            last += 1;
        }
    }
    assert!(last > 0, "something was written at all");
    // What a killed writer left beside is taken away by a later one, and no reader takes it for settings.
    assert!(fs::read_dir(folder.path()).expect("a folder").count() <= 13);
}
