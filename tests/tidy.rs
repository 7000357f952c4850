//! The architecture as a test: who may use whom, who may touch files, how large a file and a function may grow.
//!
//! `ARCHITECTURE.md` says why. Every rule is itself tested: [`each_fault_is_found`] holds a text that breaks it.
#![expect(clippy::expect_used, clippy::panic, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and those that it may use, lowest first.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("format", &["text"]),
    ("lexicon", &["text"]),
    ("signal", &["text", "lexicon"]),
    ("score", &["text", "signal"]),
    ("report", &["text", "signal", "score"]),
    ("analysis", &["text", "format", "lexicon", "signal", "score", "report"]),
    ("study", &["text", "signal", "score", "report"]),
    ("export", &["text", "format", "signal", "score", "report", "study"]),
    ("worker", &["text", "format", "signal", "score", "report", "analysis", "study", "export"]),
    ("app", &["text", "format", "signal", "score", "report", "analysis", "study", "export", "worker"]),
    ("ui", &["text", "format", "signal", "score", "report", "analysis", "study", "export", "worker", "app"]),
    (
        "cli",
        &[
            "text", "format", "signal", "score", "report", "analysis", "study", "export", "worker", "app",
            "ui",
        ],
    ),
];

/// What only some layers may say in their code; nobody, where none is named.
const RESERVED: &[(&str, &[&str])] = &[
    ("egui", &["ui"]),
    ("eframe", &["ui"]),
    ("rfd::", &["ui"]),
    ("winit::", &["ui"]),
    ("std::fs", &["worker", "cli"]),
    ("std::thread", &["worker", "cli"]),
    ("std::process::Command", &["worker"]),
    ("std::net", &[]),
    ("std::time::SystemTime", &["worker", "cli", "ui"]),
];

/// What no code may say; a lint is silenced by `expect` with its reason, never by `allow`.
const UNWANTED: &[&str] =
    &["#[ignore", "todo!", "unimplemented!", "dbg!", "#[allow(", "#![allow(", "unsafe {", "extern crate"];

/// What no file may say: work left undone, and folders of the machine it was written on.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
    concat!("/ho", "me/"),
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/tm", "p/"),
];

const MAX_LINES: usize = 400;
const MAX_FUNCTION_LINES: usize = 80;

#[test]
fn sources_are_tidy() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for path in files_below(&root().join(folder)) {
            if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                let name = name_of(&path);
                faults.extend(faults_of(&name, &text).into_iter().map(|fault| format!("{name}: {fault}")));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn nothing_is_left_undone() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "benches", "examples", "docs", "assets", ".ci"] {
        for path in files_below(&root().join(folder)) {
            // Pictures, fonts and compressed data are no text.
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let name = name_of(&path);
            faults.extend(unfinished(&text).into_iter().map(|word| format!("{name}: says `{word}`")));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A file that nobody lists would be dead without a sound.
#[test]
fn every_lexicon_file_is_listed() {
    let listed = fs::read_to_string(root().join("src/lexicon/lists.rs")).expect("UTF-8");
    let forgotten: Vec<_> = files_below(&root().join("assets/lexicons"))
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .filter(|name| !listed.contains(&format!("\"{name}\"")))
        .collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
}

/// Where what is shipped comes from, and under which licence, must be found from one page.
#[test]
fn every_folder_of_assets_is_described() {
    let page = fs::read_to_string(root().join("assets/README.md")).expect("a page");
    let missing: BTreeSet<String> = files_below(&root().join("assets"))
        .iter()
        .filter_map(|path| Some(name_of(path).strip_prefix("assets/")?.split_once('/')?.0.to_owned()))
        .filter(|folder| !page.contains(&format!("`{folder}/`")))
        .collect();
    assert!(missing.is_empty(), "assets/README.md says nothing of {missing:?}");
}

#[test]
fn every_dependency_comes_from_the_public_registry() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let other: Vec<_> =
        lock.lines().filter(|line| line.starts_with("source = ") && *line != public).collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn each_fault_is_found() {
    let long_file = format!("//! x\n{}", "// y\n".repeat(MAX_LINES));
    let long_function = format!("//! x\npub fn f() {{\n{}}}\n", "    g();\n".repeat(MAX_FUNCTION_LINES));
    for (name, code) in [
        ("src/score/mod.rs", "use crate::text::Span;"),
        ("src/score/mod.rs", long_file.as_str()),
        ("src/score/mod.rs", long_function.as_str()),
        ("src/nowhere/mod.rs", "//! x"),
        ("src/text/mod.rs", "//! x\nuse crate::report::Report;"),
        ("src/signal/mod.rs", "//! x\nuse crate::format::Source;"),
        ("src/format/mod.rs", "//! x\nfn f(x: crate::lexicon::Term) {}"),
        ("src/ui/mod.rs", "//! x\nuse crate::cli::run;"),
        ("src/score/mod.rs", "//! x\nuse crate::{text, signal};"),
        ("src/score/mod.rs", "//! x\nuse super::super::ui::Shell;"),
        ("src/app/mod.rs", "//! x\nuse eframe::App;"),
        ("src/worker/mod.rs", "//! x\nfn f(ui: &mut egui::Ui) {}"),
        ("src/score/mod.rs", "//! x\nfn f() { std::fs::read(p); }"),
        ("src/ui/mod.rs", "//! x\nuse std::{fs, io};\nfn f() { fs::read(p); }"),
        ("src/app/mod.rs", "//! x\nuse std::thread;"),
        ("src/cli/mod.rs", "//! x\nuse std::process::Command;"),
        ("src/worker/mod.rs", "//! x\nuse std::net::TcpStream;"),
        ("src/app/mod.rs", "//! x\n#[allow(dead_code)]\nfn f() {}"),
        ("tests/app.rs", "//! x\n#[test]\n#[ignore = \"slow\"]\nfn f() {}"),
    ] {
        let faults = faults_of(name, code);
        assert_eq!(faults.len(), 1, "{name}: {code}: {faults:?}");
    }
    assert_eq!(unfinished(concat!("// TO", "DO later")).len(), 1);
}

#[test]
fn good_code_has_no_fault() {
    for (name, code) in [
        ("src/ui/mod.rs", "//! x\nuse eframe::egui;\nuse crate::app::AppState;"),
        ("src/score/mod.rs", "//! No egui here.\n// std::fs neither\nconst X: &str = \"egui\";"),
        ("src/cli/mod.rs", "//! x\nuse std::process::ExitCode;\nuse std::fs;"),
        ("src/main.rs", "//! x\nfn main() { candor::cli::run() }"),
    ] {
        assert_eq!(faults_of(name, code), Vec::<String>::new(), "{name}: {code}");
    }
}

fn faults_of(name: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !text.starts_with("//! ") {
        faults.push("does not start with a module doc".to_owned());
    }
    if text.lines().count() > MAX_LINES {
        faults.push(format!("has more than {MAX_LINES} lines"));
    }
    let code = code_of(text);
    faults.extend(long_functions(text));
    faults.extend(UNWANTED.iter().filter(|word| code.contains(**word)).map(|word| format!("says `{word}`")));
    let Some(below) = name.strip_prefix("src/") else { return faults };
    let layer = below.split(['/', '.']).next().unwrap_or_default();
    match LAYERS.iter().find(|(known, _)| *known == layer) {
        Some((_, may_use)) => faults.extend(layer_faults(layer, may_use, &code)),
        None if matches!(layer, "lib" | "main") => {}
        None => faults.push(format!("`{layer}` is no layer")),
    }
    faults
}

fn layer_faults(layer: &str, may_use: &[&str], code: &str) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for grouped in ["use crate::{", "use std::{"] {
        if code.contains(grouped) {
            faults.insert(format!("groups modules behind `{grouped}`"));
        }
    }
    for used in ["crate::", "super::super::"].iter().flat_map(|path| code.split(path).skip(1)) {
        let used = used.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        let known = LAYERS.iter().any(|(name, _)| *name == used);
        if known && used != layer && !may_use.contains(&used) {
            faults.insert(format!("`{layer}` may not use `{used}`"));
        }
    }
    for (word, only) in RESERVED {
        if code.contains(word) && !only.contains(&layer) {
            faults.insert(format!("`{layer}` may not say `{word}`"));
        }
    }
    faults.into_iter().collect()
}

/// Functions over the limit. rustfmt closes a function by a brace right under the word that opens it.
fn long_functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut faults = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let item = line.trim_start();
        if !opens_a_function(item) || item.ends_with(['}', ';']) {
            continue;
        }
        let end = format!("{}}}", " ".repeat(line.len() - item.len()));
        let length = 1 + lines.iter().skip(first).position(|line| *line == end).unwrap_or_default();
        if length > MAX_FUNCTION_LINES {
            faults.push(format!("line {}: a function of {length} lines", first + 1));
        }
    }
    faults
}

fn opens_a_function(item: &str) -> bool {
    let mut words = item.split([' ', '(', ')']).filter(|word| !word.is_empty());
    words.find(|word| !matches!(*word, "pub" | "crate" | "super" | "in" | "const" | "async")) == Some("fn")
}

fn unfinished(text: &str) -> Vec<&'static str> {
    UNFINISHED.iter().copied().filter(|word| text.contains(word)).collect()
}

/// The code without comments and without what stands in quotation marks.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/', '\'', 'r']) {
        let (before, from) = rest.split_at(at);
        code.push_str(before);
        let skipped = skipped(from, code.chars().next_back());
        if skipped == 0 {
            code.extend(from.chars().next());
        }
        rest = from.split_at(skipped.max(1)).1;
    }
    code + rest
}

/// The length of the comment or literal that `from` begins with; 0 where it begins with neither.
fn skipped(from: &str, before: Option<char>) -> usize {
    let hashes = from.strip_prefix('r').map(|rest| rest.len() - rest.trim_start_matches('#').len());
    if from.starts_with("//") {
        return from.find('\n').unwrap_or(from.len());
    }
    if let Some(n) = hashes {
        let raw = from.get(n + 1..).is_some_and(|rest| rest.starts_with('"'));
        let within_a_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_') && before != Some('b');
        let end = format!("\"{}", "#".repeat(n));
        let tail = from.get(n + 2..).filter(|_| raw && !within_a_word);
        return tail.map_or(0, |tail| n + 2 + tail.find(&end).map_or(tail.len(), |at| at + end.len()));
    }
    if from.starts_with('"') {
        return quoted(from, '"');
    }
    // A quotation mark as a character; a lifetime is left as it is.
    if ["'\"'", "'/'", "'\\''", "'\\\"'"].iter().any(|literal| from.starts_with(literal)) {
        return quoted(from, '\'');
    }
    0
}

fn quoted(from: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in from.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    from.len()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
