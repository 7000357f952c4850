//! The other side of the pipe: limit this process, read, answer.

use std::io::{self, Read as _, Write as _};
use std::panic::catch_unwind;

use crate::format::{self, MAX_BYTES, Source};

/// Read the file called `name` from standard input and answer on standard output, under these limits.
pub fn serve(name: &str, memory_mib: u64, seconds: u64) -> io::Result<()> {
    restrict(memory_mib << 20, seconds)?;
    let mut bytes = Vec::new();
    io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let read = catch_unwind(|| format::read(name, &bytes).map_err(|error| error.to_string()));
    let answer: Result<Source, String> = read.unwrap_or_else(|_panic| Err(super::super::DEFECT.to_owned()));
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &answer)?;
    out.flush()
}

/// Bound the address space and processor time, and forbid files and core dumps.
#[cfg(unix)]
fn restrict(memory: u64, seconds: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // Processor time is the second line: the caller stops this process by the clock.
    for (resource, most) in [
        (Resource::As, memory),
        (Resource::Cpu, seconds.saturating_add(5)),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 8),
    ] {
        // An inherited limit that is stricter stays.
        let most = getrlimit(resource).maximum.map_or(most, |inherited| inherited.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

/// No such limits here: the caller still stops this process by the clock.
#[cfg(not(unix))]
fn restrict(_memory: u64, _seconds: u64) -> io::Result<()> {
    Ok(())
}
