//! `candor [FILE|FOLDER…]`: the window, or the summary table and one line that says why there is none.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{USAGE, output, score, table};
use crate::score::Rubric;

/// Open the window with `paths`.
pub(super) fn open(paths: &[PathBuf]) -> ExitCode {
    let Err(reason) = show(paths) else { return ExitCode::SUCCESS };
    output::complain("no window", reason);
    if paths.is_empty() {
        output::complain("usage", "candor score PATH…; see candor --help");
        return ExitCode::from(USAGE);
    }
    let (scored, failed) = score::score_all(paths, &Rubric::default());
    let items: Vec<_> = scored.iter().map(score::item).collect();
    output::print(table::render(&items, output::has_colour()).as_bytes(), u8::from(failed))
}

#[cfg(not(feature = "gui"))]
fn show(_paths: &[PathBuf]) -> Result<(), String> {
    Err("this program was built without it; build it with cargo build --release".to_owned())
}

#[cfg(feature = "gui")]
fn show(paths: &[PathBuf]) -> Result<(), String> {
    crate::ui::run(paths.to_vec())
}
