//! The command line: the same core without a window. Arguments here, one file a command.
//!
//! Exit codes: 0 all read; 1 something could not be read (the rest is still reported); 2 wrong usage.

mod batch;
mod entry;
mod explain;
mod input;
mod line;
mod output;
mod score;
mod table;
mod text;
mod window;

pub use batch::score_lines;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::worker::guard::{self, Guard};
use crate::worker::reading;

/// The exit code of wrong usage.
const USAGE: u8 = 2;

#[derive(Debug, Parser)]
#[command(
    name = "candor",
    version,
    about = "Shows how a text reads, how sure it sounds, what it cites and what it sells",
    after_help = "Without a command, the window opens with the given files and folders.\n\
                  These are signals in the wording, not a check of facts.",
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Files and folders to open in the window.
    paths: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score files, and all files in folders, and print the reports.
    Score {
        /// How to print the reports.
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        /// A rubric of your own: weights, curves and caps as TOML.
        #[arg(long, value_name = "FILE")]
        rubric: Option<PathBuf>,
        /// Write one file per document into this folder instead of printing; not with the table.
        #[arg(long, value_name = "FOLDER")]
        out_dir: Option<PathBuf>,
        /// Files and folders to score.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Read JSON Lines {"id","text"[,"title"]} and print one report per line, in the same order.
    ///
    /// A line that is not such an object gets no report; its number is printed on standard error, and the exit code is 1
    /// at the end. Lines are scored in groups: reports are printed when 512 lines or 8 MiB were read, or the input ends.
    Batch,
    /// Print the text that is extracted from a file; offsets in reports refer to it.
    Text {
        /// Leave out navigation and other page furniture.
        #[arg(long)]
        main: bool,
        /// Print one sentence per line.
        #[arg(long)]
        sentences: bool,
        /// The file to read.
        file: PathBuf,
    },
    /// Explain a signal: its meaning, source and example; without an identifier, list all signals.
    Explain {
        /// The identifier of a signal, as in reports.
        signal: Option<String>,
    },
    /// Read one file from standard input for another process of this program.
    #[command(name = guard::COMMAND, hide = true)]
    ReadInGuard {
        /// Address space in MiB.
        memory_mib: u64,
        /// Processor time in seconds.
        seconds: u64,
        /// What the file is called.
        name: String,
    },
}

/// What `score` can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A summary table.
    Table,
    /// All reports as one JSON array.
    Json,
    /// JSON Lines, one report per line.
    Jsonl,
    /// A table with one row per document.
    Csv,
    /// A report as Markdown text.
    Markdown,
    /// A web page with the marked text.
    Html,
    /// A page of questions to print, with what was found and room for the reader's judgement.
    Worksheet,
    /// The same questions as Markdown.
    WorksheetMarkdown,
    /// A report with the marked text as PDF.
    Pdf,
    /// A report with the marked text as a Word document.
    Docx,
}

impl Format {
    /// The row of [`crate::export::EXPORTS`], none for the table.
    const fn id(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Worksheet => "worksheet",
            Self::WorksheetMarkdown => "worksheet-markdown",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

/// Run the program with `arguments`, the program's name first.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(message) => {
            let code = if message.use_stderr() { USAGE } else { 0 };
            // A closed terminal cannot be written to.
            message.print().ok();
            return ExitCode::from(code);
        }
    };
    if let Ok(program) = std::env::current_exe() {
        reading::use_guard(Guard::of(program));
    }
    match arguments.command {
        None => window::open(&arguments.paths),
        Some(Command::Score { format, rubric, out_dir, paths }) => {
            score::run(format, rubric.as_deref(), out_dir.as_deref(), &paths)
        }
        Some(Command::Batch) => batch::run(),
        Some(Command::Text { main, sentences, file }) => text::run(&file, text::What { main, sentences }),
        Some(Command::Explain { signal }) => explain::run(signal.as_deref()),
        Some(Command::ReadInGuard { memory_mib, seconds, name }) => {
            let served = guard::serve(&name, memory_mib, seconds);
            output::finish(served, 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::export::EXPORTS;

    #[test]
    fn arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_export_can_be_asked_for() {
        let formats: Vec<_> = Format::value_variants().iter().skip(1).map(|format| format.id()).collect();
        let exports: Vec<_> = EXPORTS.iter().map(|export| export.id).collect();
        assert_eq!(formats, exports);
    }
}
