//! The words of PDF files in their order, against `pdftotext` of Poppler, where there are papers and that program.
//!
//! `CANDOR_DOCUMENTS=folder cargo test --test pdf_order -- --nocapture` prints each paper. `pdftotext` has modes: as
//! the page is read, and as it looks (`-layout`), which reads tables by rows as we do. Both figures are told.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use candor::worker::guard::Guard;

/// The mean share of neighbouring words of `pdftotext` that are neighbours here, too, by its nearer mode.
const WANTED: f64 = 0.97;

type Pairs = BTreeMap<(String, String), usize>;

/// The papers below `folder`, by name.
fn papers(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            papers(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "pdf") {
            found.push(path);
        }
    }
}

/// What `pdftotext` reads in this mode; nothing where there is no such program.
fn reference(path: &Path, mode: &[&str]) -> Option<String> {
    let out =
        Command::new("pdftotext").args(["-enc", "UTF-8"]).args(mode).arg(path).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// How often each two words follow one another: lower case, hyphens at line ends undone, raised figures as others.
fn pairs(text: &str) -> Pairs {
    let mut flat = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        match line.strip_suffix(['-', '‐', '\u{ad}']) {
            Some(parted) => flat.push_str(parted),
            None => flat.extend([line, " "]),
        }
    }
    let mut words = flat.split(|c: char| !c.is_alphanumeric()).map(plain).filter(|word| !word.is_empty());
    let mut pairs = Pairs::new();
    let mut before = words.next().unwrap_or_default();
    for word in words {
        *pairs.entry((before, word.clone())).or_default() += 1;
        before = word;
    }
    pairs
}

fn plain(word: &str) -> String {
    let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let digit =
        |c: char| raised.chars().position(|it| it == c).and_then(|at| char::from_digit(at as u32, 10));
    let plain: String = word.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let letters = [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")];
    letters.iter().fold(plain.to_lowercase(), |word, (one, more)| word.replace(one, more))
}

/// The share of `wanted` that is in `found`.
fn share(wanted: &Pairs, found: &Pairs) -> f64 {
    let common: usize = wanted.iter().map(|(pair, n)| (*n).min(found.get(pair).copied().unwrap_or(0))).sum();
    common as f64 / wanted.values().sum::<usize>().max(1) as f64
}

#[test]
fn words_come_in_the_order_of_pdftotext() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/data/documents");
    let folder = std::env::var_os("CANDOR_DOCUMENTS").map_or(beside, PathBuf::from).join("files/excite");
    let mut paths = Vec::new();
    papers(&folder, &mut paths);
    let guard = Guard::of(PathBuf::from(env!("CARGO_BIN_EXE_candor")));
    let (mut read, mut nearest) = (Vec::new(), Vec::new());
    for path in &paths {
        let (Some(as_read), Some(as_seen)) = (reference(path, &[]), reference(path, &["-layout"])) else {
            return println!("no pdftotext: skipped");
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(path).unwrap_or_default();
        let ours = guard.read(&name, &bytes, &|| true).map(|source| pairs(&source.text)).unwrap_or_default();
        let (one, other) = (share(&pairs(&as_read), &ours), share(&pairs(&as_seen), &ours));
        println!("{name}: {one:.3} as read, {other:.3} as seen");
        read.push(one);
        nearest.push(one.max(other));
    }
    if paths.is_empty() {
        return println!("no papers: skipped");
    }
    let mean = |shares: &[f64]| shares.iter().sum::<f64>() / shares.len() as f64;
    println!(
        "{} papers: mean {:.4} as read, {:.4} by the nearer mode",
        read.len(),
        mean(&read),
        mean(&nearest)
    );
    assert!(mean(&nearest) >= WANTED, "{nearest:?}");
}
