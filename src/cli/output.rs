//! Standard output and standard error: quiet on a broken pipe, harmless to a terminal.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use crate::export::visible;

/// Report one failure on one line of standard error.
pub(super) fn complain(about: impl Display, what: impl Display) {
    let line = format!("candor: {about}: {what}").replace('\n', " ");
    // There is nowhere left to report a failure of standard error.
    writeln!(io::stderr(), "{}", visible(&line)).ok();
}

/// Print `bytes` as they are and end with `code`; a closed pipe is no failure.
pub(super) fn print(bytes: &[u8], code: u8) -> ExitCode {
    let mut out = io::stdout().lock();
    finish(out.write_all(bytes).and_then(|()| out.flush()), code)
}

/// Standard output for many long lines. Where the system allows, it goes around [`io::stdout`], which searches everything
/// for line ends.
pub(super) fn line_writer() -> impl Write + Send {
    let out: Box<dyn Write + Send> = match unbuffered() {
        Some(file) => Box::new(file),
        None => Box::new(io::stdout()),
    };
    // A line is nearly always longer than this buffer, and is then written without being copied.
    io::BufWriter::with_capacity(1 << 13, out)
}

#[cfg(unix)]
fn unbuffered() -> Option<File> {
    use std::os::fd::AsFd as _;
    io::stdout().as_fd().try_clone_to_owned().ok().map(File::from)
}

#[cfg(not(unix))]
const fn unbuffered() -> Option<File> {
    None
}

/// Print a text; on a terminal without its control characters.
pub(super) fn print_text(text: &str, code: u8) -> ExitCode {
    if is_terminal() { print(visible(text).as_bytes(), code) } else { print(text.as_bytes(), code) }
}

/// The exit code after writing to standard output ended with `written`.
pub(super) fn finish(written: io::Result<()>, code: u8) -> ExitCode {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain("standard output", error);
            ExitCode::from(1)
        }
        _ => ExitCode::from(code),
    }
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether colour may be used on standard output (<https://no-color.org>).
pub(super) fn has_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    !refused && !dumb && is_terminal()
}
