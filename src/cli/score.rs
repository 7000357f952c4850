//! `candor score`: read, analyze in parallel, report in the order given.

use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::line::Line;
use super::{Format, USAGE, output, table};
use crate::analysis::{Cancelled, analyze, analyze_unmarked, prepare};
use crate::export::{EXPORTS, Export, Item};
use crate::format::Source;
use crate::report::Report;
use crate::score::Rubric;
use crate::text::parallel;
use crate::worker::files::walk;
use crate::worker::{DEFECT, made, make_folder, reading, write_folder};

/// How many files are taken from all folders together.
const MAX_FILES: usize = 100_000;

/// A document and its report.
pub(super) type Scored = (Source, Report);

/// Score `paths` and print the reports.
pub(super) fn run(
    format: Format,
    rubric: Option<&Path>,
    out_dir: Option<&Path>,
    paths: &[PathBuf],
) -> ExitCode {
    let export = EXPORTS.iter().find(|export| export.id == format.id());
    if out_dir.is_some() && export.is_none() {
        output::complain("--out-dir", "needs a --format that is written to files, such as html");
        return ExitCode::from(USAGE);
    }
    if matches!(format, Format::Pdf | Format::Docx) && out_dir.is_none() && output::is_terminal() {
        output::complain(
            "--format",
            "this format is not text for a terminal: add --out-dir, or redirect the output to a file",
        );
        return ExitCode::from(USAGE);
    }
    let rubric = match rubric.map_or(Ok(Rubric::default()), reading::rubric) {
        Ok(rubric) => rubric,
        Err(message) => {
            output::complain(rubric.unwrap_or(Path::new("")).display(), message);
            return ExitCode::from(USAGE);
        }
    };
    if format == Format::Jsonl && out_dir.is_none() {
        return print_lines(paths, &rubric);
    }
    // Fail before the work rather than after it.
    if let Some((folder, reason)) = out_dir.and_then(|folder| Some((folder, make_folder(folder).err()?))) {
        output::complain(folder.display(), reason);
        return ExitCode::from(1);
    }
    let (scored, failed) = score_all(paths, &rubric);
    let items: Vec<_> = scored.iter().map(item).collect();
    let code = u8::from(failed);
    let done = match (export, out_dir) {
        // An empty list is an answer for a program; an empty page is none for people.
        (Some(_), None) if items.is_empty() && !matches!(format, Format::Json | Format::Csv) => {
            Ok(ExitCode::from(code))
        }
        (Some(export), Some(folder)) => write_all(folder, export, &items).map(|()| ExitCode::from(code)),
        (Some(export), None) => made(export, &items).map(|bytes| output::print(&bytes, code)),
        (None, _) => Ok(output::print(table::render(&items, output::has_colour()).as_bytes(), code)),
    };
    done.unwrap_or_else(|reason| {
        output::complain(out_dir.unwrap_or(Path::new("standard output")).display(), reason);
        ExitCode::from(1)
    })
}

/// One file for each document.
fn write_all(folder: &Path, export: &Export, items: &[Item<'_>]) -> Result<(), String> {
    let progress = progress_bar(items.len());
    write_folder(folder, export, items, &|done| progress.set_position(done as u64))?;
    progress.finish_and_clear();
    Ok(())
}

/// A scored document as exports take it.
pub(super) fn item((source, report): &Scored) -> Item<'_> {
    Item::new(report, &source.text, &source.blocks)
}

/// One report a line, as soon as it can be written: memory does not grow with the number of documents.
fn print_lines(paths: &[PathBuf], rubric: &Rubric) -> ExitCode {
    let mut out = output::line_writer();
    let line = |path: &Path| {
        let source = reading::file(path)?;
        let mut unmarked = catch_panic(|| analyze_unmarked(source, rubric)).ok_or(DEFECT)?;
        unmarked.report.id = path.display().to_string();
        Ok(Line::of(unmarked))
    };
    let done = for_each(paths, line, |line| line.write(&mut out));
    match done {
        Ok(failed) => output::finish(out.flush(), u8::from(failed)),
        Err(error) => output::finish(Err(error), 0),
    }
}

/// Every file under `paths` with its report, and whether anything failed.
pub(super) fn score_all(paths: &[PathBuf], rubric: &Rubric) -> (Vec<Scored>, bool) {
    let mut all = Vec::new();
    let done = for_each(
        paths,
        |path| score_one(path, rubric),
        |scored| {
            all.push(scored);
            Ok(())
        },
    );
    (all, done.unwrap_or(true))
}

/// Score every file under `paths`: `score` runs in parallel, `take` gets the results in the order of the paths. Once `take`
/// fails, the rest is not scored. Returns whether any file failed.
fn for_each<T: Send>(
    paths: &[PathBuf],
    score: impl Fn(&Path) -> Result<T, String> + Send + Sync,
    mut take: impl FnMut(T) -> io::Result<()> + Send,
) -> io::Result<bool> {
    let (walk, ()) = rayon::join(|| walk(paths, MAX_FILES), prepare);
    for (path, reason) in &walk.unreadable {
        output::complain(path.display(), reason);
    }
    let mut failed = !walk.unreadable.is_empty();
    let progress = progress_bar(walk.files.len());
    let (mut taken, stop) = (Ok(()), AtomicBool::new(false));
    let scored = |path: &PathBuf| {
        let result = (!stop.load(Ordering::Relaxed)).then(|| score(path));
        progress.inc(1);
        (path.clone(), result)
    };
    parallel::each_in_order(true, &walk.files, scored, |(path, result)| match result {
        Some(Ok(ready)) if taken.is_ok() => {
            taken = take(ready);
            stop.store(taken.is_err(), Ordering::Relaxed);
        }
        Some(Err(reason)) => {
            failed = true;
            output::complain(path.display(), reason);
        }
        _ => (),
    });
    taken?;
    progress.finish_and_clear();
    if walk.skipped == 1 {
        output::complain("folders", "1 file that is not a document was skipped");
    } else if walk.skipped > 1 {
        output::complain("folders", format!("{} files that are not documents were skipped", walk.skipped));
    } else if walk.files.is_empty() && !failed {
        output::complain("folders", "they contain no document");
    }
    Ok(failed)
}

fn score_one(path: &Path, rubric: &Rubric) -> Result<Scored, String> {
    let source = reading::file(path)?;
    let mut report = catch_panic(|| analyze(&source, rubric, &())).ok_or(DEFECT)?;
    report.id = path.display().to_string();
    Ok((source, report))
}

/// The result of an analysis; `None` where it failed, so that the other documents are still reported.
pub(super) fn catch_panic<T>(analysis: impl FnOnce() -> Result<T, Cancelled>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(|| analysis().ok())).ok().flatten()
}

/// A bar on standard error for more than a few files; silent where that is no terminal.
fn progress_bar(n_files: usize) -> ProgressBar {
    let worth_it = n_files > 8 && io::IsTerminal::is_terminal(&io::stderr());
    let target = if worth_it { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template("{bar:32} {pos} of {len} documents, {eta} left");
    let bar = ProgressBar::with_draw_target(Some(n_files as u64), target);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
