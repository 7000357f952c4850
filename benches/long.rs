//! How time and memory grow with the length of one text, up to 1 GB, which neither a file nor a line of `candor batch`
//! may have: `cargo bench --bench long -- [prose.txt]`. What came out is in
//! `docs/performance.md`.
//!
//! The text is the given one, or else the English samples, repeated with a number before each paragraph. Analyzed by
//! [`analyze`] and written out as one line of JSON, to nowhere. `RAYON_NUM_THREADS=1` measures one thread.
#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::fmt::Write as _;
use std::io::sink;
use std::time::Instant;

use candor::analysis::analyze;
use candor::export::{Item, Lists, write_line};
use candor::format::{Source, read};
use candor::score::Rubric;
use candor::worker::SAMPLES;

/// Bytes of the texts.
const LENGTHS: [usize; 6] = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

fn main() {
    let given = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let prose = given.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_else(samples);
    // What is compiled once is not measured.
    measure(&prose, LENGTHS[0]);
    println!(
        "| one text of | seconds | MB/s | ratio to the row before | peak MB | peak to text |\n|---|---|---|---|---|---|"
    );
    let mut before = None;
    for n_bytes in LENGTHS {
        let (seconds, peak) = measure(&prose, n_bytes);
        let per_byte = seconds / n_bytes as f64;
        let ratio = before.map_or_else(String::new, |before: f64| format!("{:.2}", per_byte / before));
        before = Some(per_byte);
        let (speed, peak) = (1e-6 / per_byte, peak.unwrap_or(f64::NAN));
        println!(
            "| {n_bytes} | {seconds:.3} | {speed:.1} | {ratio} | {:.0} | {:.1} |",
            peak / 1e6,
            peak / n_bytes as f64
        );
    }
}

/// The least time of some runs, in seconds, and the most memory of the process meanwhile, in bytes.
fn measure(prose: &str, n_bytes: usize) -> (f64, Option<f64>) {
    let source = Source::of_text("long", text(prose, n_bytes));
    forget_peak();
    let runs = (20_000_000 / n_bytes).clamp(1, 50);
    let times = (0..runs).map(|_| {
        let begun = Instant::now();
        if let Ok(report) = analyze(&source, &Rubric::default(), &()) {
            write_line(&Item::new(&report, &source.text, &source.blocks), &Lists::default(), sink()).ok();
        }
        begun.elapsed().as_secs_f64()
    });
    (times.fold(f64::INFINITY, f64::min), peak())
}

fn text(prose: &str, n_bytes: usize) -> String {
    let mut text = String::with_capacity(n_bytes + 1000);
    for n in 0.. {
        for paragraph in prose.split("\n\n") {
            if text.len() >= n_bytes {
                return text;
            }
            write!(text, "{n} {paragraph}\n\n").ok();
        }
    }
    text
}

fn samples() -> String {
    let texts = SAMPLES.iter().filter_map(|(name, bytes)| read(name, bytes).ok()).map(|source| source.text);
    let english = texts.filter(|text| candor::text::detect(text).is_english());
    english.collect::<Vec<_>>().join("\n\n")
}

/// The most memory that the process has had, in bytes; only Linux reports it.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    kilobytes.trim_end_matches("kB").trim().parse::<f64>().ok().map(|n| n * 1024.0)
}

/// Let [`peak`] begin anew.
fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").ok();
}
