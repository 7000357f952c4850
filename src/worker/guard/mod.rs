//! Reads a foreign format in a process of its own, where its parser can break nothing but itself.
//!
//! The process is this program again, under a hidden command: bytes on standard input, a [`Source`] on standard
//! output. It is limited in memory and time, may write no file, and when it dies there is a sentence that says why.

mod serve;

use std::io::{self, Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::format::{Source, recognize};

pub use serve::serve;

/// The hidden command of the program that calls [`fn@serve`].
pub const COMMAND: &str = "read-in-guard";

/// How long at most nobody looks whether the answer is still wanted.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// How much of what the process says on standard error is looked at, in bytes.
const SAID: u64 = 8 << 10;

/// What the system and the standard library say of memory that is not to be had.
const NO_MEMORY: &[&str] = &["memory allocation", "Cannot allocate memory", "out of memory"];

/// The program that reads, and what it may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// This program.
    pub program: PathBuf,
    /// Wall clock time for one file, in seconds.
    pub seconds: u64,
    /// Address space of the process, in MiB; only Unix systems enforce it.
    pub memory_mib: u64,
    /// Size of what it hands back, in MiB.
    pub output_mib: u64,
}

impl Guard {
    /// The usual limits for `program`.
    pub const fn of(program: PathBuf) -> Self {
        Self { program, seconds: 20, memory_mib: 1024, output_mib: 256 }
    }

    /// Read the bytes of the file called `name`; the error is a sentence for the user. As soon as `wanted` says no,
    /// the process is ended, and what it did is lost.
    pub fn read(&self, name: &str, bytes: &[u8], wanted: &dyn Fn() -> bool) -> Result<Source, String> {
        let child = self.start(name).map_err(|error| format!("its reader could not be started: {error}"))?;
        let ended =
            self.talk(child, bytes, wanted).map_err(|error| format!("its reader was lost: {error}"))?;
        if ended.out.len() as u64 > self.output_mib << 20 {
            return Err(format!(
                "it unpacks to more than {} MiB of text, so it was stopped",
                self.output_mib
            ));
        }
        let Ok(answer) = serde_json::from_slice::<Result<Source, String>>(&ended.out) else {
            return Err(self.reason(&ended));
        };
        let source = Source { format: recognize(name, bytes).id, ..answer? };
        if is_sound(&source) { Ok(source) } else { Err("its reader crashed on it".to_owned()) }
    }

    fn start(&self, name: &str) -> io::Result<Child> {
        let (memory, seconds) = (self.memory_mib.to_string(), self.seconds.to_string());
        Command::new(&self.program)
            .args([COMMAND, &memory, &seconds, "--", name])
            .env_clear()
            // Threads of a pool would only add to the memory that is counted.
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    }

    /// Give the process its bytes and wait for its answer, for its end, or for the time to be over.
    fn talk(&self, mut child: Child, bytes: &[u8], wanted: &dyn Fn() -> bool) -> io::Result<Ended> {
        let limit = (self.output_mib << 20) + 1;
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            let (done, waiting) = mpsc::channel();
            scope.spawn(move || {
                // A process that has seen enough, or has died, takes no more; its answer or exit code says why.
                stdin.map(|mut pipe| pipe.write_all(bytes).ok())
            });
            let said = scope.spawn(move || collect(stderr, SAID));
            let out = scope.spawn(move || {
                let out = collect(stdout, limit);
                // Only a process that was stopped meanwhile has nobody waiting.
                done.send(()).ok();
                out
            });
            let begun = Instant::now();
            let left = || Duration::from_secs(self.seconds).saturating_sub(begun.elapsed());
            let mut stopped = None;
            while stopped.is_none()
                && waiting.recv_timeout(left().min(LOOK_AGAIN)) == Err(RecvTimeoutError::Timeout)
            {
                let late = left().is_zero().then_some(Stopped::Late);
                stopped = if wanted() { late } else { Some(Stopped::Unwanted) };
            }
            if stopped.is_some() {
                child.kill()?;
            }
            let status = child.wait()?;
            Ok(Ended {
                status,
                stopped,
                out: out.join().unwrap_or_default(),
                said: said.join().unwrap_or_default(),
            })
        })
    }

    /// Why a process without an answer has none.
    fn reason(&self, ended: &Ended) -> String {
        let said = String::from_utf8_lossy(&ended.said);
        if ended.stopped == Some(Stopped::Late) {
            format!("reading it took longer than {} s, so it was stopped", self.seconds)
        } else if ended.stopped == Some(Stopped::Unwanted) {
            "reading it was stopped".to_owned()
        } else if NO_MEMORY.iter().any(|words| said.contains(words)) {
            format!("reading it needed more than {} MiB of memory, so it was stopped", self.memory_mib)
        } else if said.contains("overflowed its stack") {
            "its parts are nested too deeply to be read".to_owned()
        } else {
            format!("its reader crashed on it ({})", ended.status)
        }
    }
}

/// Why a process was ended from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stopped {
    Late,
    Unwanted,
}

/// How a process ended and what it left.
struct Ended {
    status: ExitStatus,
    stopped: Option<Stopped>,
    out: Vec<u8>,
    said: Vec<u8>,
}

/// The first `limit` bytes of a pipe; the rest is not waited for.
fn collect(pipe: Option<impl Read>, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What arrived before an error is all there is.
        pipe.take(limit).read_to_end(&mut bytes).ok();
    }
    bytes
}

/// Whether all places lie in the text, in order: a process that went wrong must not make trouble here.
fn is_sound(source: &Source) -> bool {
    let text = &source.text;
    let fits = |span: crate::text::Span| text.get(span.start()..span.end()).is_some();
    let in_order = source.blocks.is_sorted_by(|one, next| one.span.end() <= next.span.start());
    in_order
        && source.blocks.iter().all(|block| fits(block.span))
        && source.meta.links.iter().all(|link| fits(link.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind, Link, Span};

    #[test]
    fn places_outside_the_text_are_seen() {
        let block = |start, end| Block { kind: BlockKind::Paragraph, span: Span::new(start, end), level: 0 };
        for (blocks, link, sound) in [
            (vec![block(0, 2), block(3, 5)], 0..2, true),
            (vec![block(0, 2), block(1, 5)], 0..2, false),
            (vec![block(0, 99)], 0..2, false),
            (vec![block(0, 2)], 3..4, false),
            (vec![block(4, 3)], 0..1, false),
        ] {
            let mut source = Source { text: "ab é".to_owned(), blocks, ..Source::default() };
            source.text.push('d');
            source.meta.links.push(Link { span: Span::new(link.start, link.end), target: String::new() });
            assert_eq!(is_sound(&source), sound, "{source:?}");
        }
    }
}
