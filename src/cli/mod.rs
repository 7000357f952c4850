//! The command line: the same core without a window.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is where the program speaks to a terminal"
)]

use std::ffi::OsString;
use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use serde::Deserialize;

use crate::analysis::analyze;
use crate::export::EXPORTS;
use crate::format::{self, Source};
use crate::score::Rubric;
use crate::text::{BlockKind, Document};

#[derive(Debug, Parser)]
#[command(name = "candor", version, about)]
enum Arguments {
    /// Score files.
    Score {
        /// table, json, jsonl, csv, markdown or html.
        #[arg(long, default_value = "json")]
        format: String,
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// JSON Lines {"id","text"[,"title"]} in, one report a line out.
    Batch,
    /// The text that is read out of a file.
    Text {
        /// Without navigation and the like.
        #[arg(long)]
        main: bool,
        /// A sentence a line.
        #[arg(long)]
        sentences: bool,
        /// The file.
        file: PathBuf,
    },
}

/// Run the program with `arguments`, the program's name first.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments::Score { format, paths }) => score(&format, &paths),
        Ok(Arguments::Batch) => batch(),
        Ok(Arguments::Text { main, sentences, file }) => text(main, sentences, &file),
        Err(error) => {
            error.print().ok();
            ExitCode::from(if error.use_stderr() { 2 } else { 0 })
        }
    }
}

fn load(path: &std::path::Path) -> Option<Source> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let read = std::fs::read(path).map_err(|error| error.to_string());
    match read.and_then(|bytes| format::read(&name, &bytes).map_err(|error| error.to_string())) {
        Ok(source) => Some(source),
        Err(error) => {
            eprintln!("candor: {}: {error}", path.display());
            None
        }
    }
}

fn score(format: &str, paths: &[PathBuf]) -> ExitCode {
    let reports: Vec<_> =
        paths.iter().filter_map(|path| analyze(&load(path)?, &Rubric::default(), &()).ok()).collect();
    let Some(export) = EXPORTS.iter().find(|export| export.id == format) else { return ExitCode::from(2) };
    std::io::stdout().write_all(&(export.write)(&reports)).ok();
    ExitCode::from(u8::from(reports.len() < paths.len()))
}

#[derive(Debug, Deserialize)]
struct Line {
    id: String,
    text: String,
    title: Option<String>,
}

fn batch() -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(line) = serde_json::from_str::<Line>(&line) else { return ExitCode::from(2) };
        let mut source = Source::of_text(&line.id, &line.text);
        source.meta.title = line.title;
        if let Ok(report) = analyze(&source, &Rubric::default(), &()) {
            serde_json::to_writer(&mut out, &report).ok();
            out.write_all(b"\n").ok();
        }
    }
    ExitCode::SUCCESS
}

fn text(main: bool, sentences: bool, file: &std::path::Path) -> ExitCode {
    let Some(source) = load(file) else { return ExitCode::from(1) };
    if !main && !sentences {
        println!("{}", source.text);
        return ExitCode::SUCCESS;
    }
    let document = Document::new(&source.text, source.blocks.clone());
    let kept = |block| !main || !matches!(block, BlockKind::Boilerplate);
    if sentences {
        for sentence in document.sentences().iter().filter(|sentence| kept(document.block_of(sentence))) {
            println!(
                "{}",
                sentence.span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ")
            );
        }
    } else {
        for block in document.blocks().iter().filter(|block| kept(block.kind)) {
            println!("{}\n", block.span.of(document.text()));
        }
    }
    ExitCode::SUCCESS
}
