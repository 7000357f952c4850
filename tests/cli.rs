//! The program as it is run: what it prints where, and how it ends.
#![expect(clippy::expect_used, reason = "a test")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use candor::report::NOTE;
use dom_query::Document;
use serde_json::Value;
use tempfile::TempDir;

/// How one run ended.
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Run the program in `folder` with `input`; where it ends early, what is left of the input is dropped.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_candor"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env_remove("NO_COLOR")
        .env("TERM", "xterm-256color")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).ok();
    let done = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { code: done.status.code().expect("no signal"), out: text(done.stdout), err: text(done.stderr) }
}

fn samples(arguments: &[&str]) -> Run {
    run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"), arguments, "")
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name)
}

/// A folder with two documents, and with files of every sort that is none.
fn mixed_folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["01-encyclopedia-scurvy.md", "10-notice-school-trip.txt"] {
        fs::copy(sample(name), folder.path().join(name)).expect("a copy");
    }
    for (name, bytes) in [
        ("empty.txt", &b""[..]),
        ("archive.txt", b"PK\x03\x04\x14\x00\x00\x00\x08\x00abc\x00\x00"),
        ("program.md", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"),
        (".hidden.txt", b"Nobody asked for this."),
    ] {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

#[test]
fn a_folder_is_scored_as_a_table_without_colour_on_a_pipe() {
    let done = samples(&["score", "samples"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(!done.out.contains('\u{1b}'));
    assert!(done.out.ends_with(&format!("{NOTE}\n")));
    // A line of column names, a rule, and a row a document.
    assert_eq!(done.out.lines().take_while(|line| !line.is_empty()).count(), 2 + 12);
    let ids = samples(&["score", "--format", "jsonl", "samples"]).out;
    let ids: Vec<String> = ids
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].to_string())
        .collect();
    assert!(ids.len() == 12 && ids.is_sorted(), "the files of a folder come sorted by name: {ids:?}");
}

#[test]
fn every_format_can_be_read_back() {
    let print = |format| samples(&["score", "--format", format, "samples"]).out;
    let array: Value = serde_json::from_str(&print("json")).expect("JSON");
    let reports = array.as_array().expect("an array");
    let lines: Vec<Value> =
        print("jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((reports.len(), reports), (12, &lines));
    let table = print("csv");
    let mut table = csv::Reader::from_reader(table.as_bytes());
    assert!(table.headers().expect("a header").iter().any(|name| name == "verdict"));
    let rows: Result<Vec<_>, _> = table.records().collect();
    assert_eq!(rows.expect("rows").len(), 12);
    let markdown = print("markdown");
    assert_eq!(markdown.lines().filter(|line| line.starts_with("# ")).count(), 12);
    let page = Document::from(print("html"));
    assert_eq!(page.select("article h1").length(), 12);
    for report in reports {
        let verdict = report["reliability"]["verdict"].as_str().expect("a verdict");
        assert!(markdown.contains(verdict) && page.select("p.verdict").text().contains(verdict));
    }
}

#[test]
fn a_folder_of_reports_is_written_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Studies show that this may always work (Smith, 2019). Buy now! ".repeat(12);
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.path().join(name), &text).expect("a file");
    }
    let write =
        |format| run(folder.path(), &["score", "--format", format, "--out-dir", "out", "a.txt", "b.txt"], "");
    for (format, begins) in
        [("pdf", "%PDF-"), ("docx", "PK"), ("html", "<!DOCTYPE html>"), ("html", "<!DOCTYPE html>")]
    {
        let done = write(format);
        assert_eq!((done.code, done.out.as_str(), done.err.as_str()), (0, "", ""));
        let file = fs::read(folder.path().join(format!("out/a-candor.{format}"))).expect("a report");
        assert!(file.starts_with(begins.as_bytes()), "{format}");
    }
    let mut names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let wanted = ["a-candor-2.html", "a-candor.docx", "a-candor.html", "a-candor.pdf"];
    assert_eq!(names.iter().filter(|name| name.starts_with('a')).collect::<Vec<_>>(), wanted);
    assert_eq!(names.len(), 8);
    assert_eq!(write("table").code, 2, "a table is no file");
}

#[test]
fn a_folder_without_documents_is_told_and_no_folder_is_refused_before_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    for (format, printed) in [("table", ""), ("html", ""), ("pdf", ""), ("json", "[]\n")] {
        let done = run(folder.path(), &["score", "--format", format, "empty"], "");
        assert_eq!((done.code, done.out.as_str()), (0, printed), "{format}");
        assert_eq!(done.err, "candor: folders: they contain no document\n");
    }
    fs::write(folder.path().join("a.txt"), "The cat sat.").expect("a file");
    let done = run(folder.path(), &["score", "--format", "html", "--out-dir", "a.txt", "a.txt"], "");
    assert_eq!((done.code, done.err.as_str()), (1, "candor: a.txt: this is not a folder\n"));
}

#[test]
fn two_runs_print_the_same_bytes() {
    for format in ["table", "json", "html"] {
        let print = || samples(&["score", "--format", format, "samples"]).out;
        assert!(print() == print(), "{format} differs");
    }
}

#[test]
fn what_cannot_be_read_is_one_line_and_the_rest_is_still_reported() {
    let folder = mixed_folder();
    let arguments = ["score", "--format", "jsonl", ".", "gone.txt", "picture.png"];
    let done = run(folder.path(), &arguments, "");
    assert_eq!(done.code, 1);
    let ids: Vec<Value> = done
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["source"]["name"].clone())
        .collect();
    assert_eq!(ids, ["01-encyclopedia-scurvy.md", "10-notice-school-trip.txt"]);
    // The picture is told where it was named, and only counted where it lies among documents.
    let told = ["archive.txt", "empty.txt", "program.md", "gone.txt", "picture.png", "folders: 1 file"];
    assert_eq!(done.err.lines().count(), told.len(), "{}", done.err);
    for name in told {
        let lines: Vec<_> = done.err.lines().filter(|line| line.contains(name)).collect();
        assert_eq!(lines.len(), 1, "{name}: {}", done.err);
        assert!(lines[0].starts_with("candor: "));
    }
    assert!(done.err.contains("archive.txt: the archive inside the file is damaged or cut off"));
    assert!(done.err.contains("empty.txt: the file is empty"));
}

#[cfg(unix)]
#[test]
fn devices_and_dangling_links_do_not_hang() {
    let folder = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink("gone", folder.path().join("link.txt")).expect("a link");
    std::os::unix::fs::symlink(".", folder.path().join("loop")).expect("a link");
    let done = run(folder.path(), &["score", "/dev/zero", "link.txt"], "");
    assert_eq!((done.code, done.err.lines().count()), (1, 2), "{}", done.err);
    assert!(done.err.contains("/dev/zero: not a regular file"));
    let inside = run(folder.path(), &["score", "."], "");
    assert_eq!((inside.code, inside.err.lines().count()), (1, 1), "{}", inside.err);
    assert!(inside.err.starts_with("candor: ./link.txt: "));
}

#[test]
fn exit_codes_tell_wrong_usage_from_failure() {
    let folder = mixed_folder();
    let runs: [(&[&str], i32); 16] = [
        (&["score", "01-encyclopedia-scurvy.md"], 0),
        (&["--version"], 0),
        (&["--help"], 0),
        (&["explain"], 0),
        (&["explain", "hedge"], 0),
        (&["score", "gone.txt"], 1),
        (&["text", "gone.txt"], 1),
        (&["text", "."], 1),
        (&["gone.txt"], 1),
        (&[], 2),
        (&["score"], 2),
        (&["score", "--format", "nonsense", "."], 2),
        (&["score", "--rubric", "gone.toml", "."], 2),
        (&["score", "--rubric", "01-encyclopedia-scurvy.md", "."], 2),
        (&["explain", "nonsense"], 2),
        (&["--nonsense"], 2),
    ];
    for (arguments, code) in runs {
        let done = run(folder.path(), arguments, "");
        assert_eq!(done.code, code, "{arguments:?}: {}", done.err);
        // A reason stands on standard error, and nowhere else.
        assert_eq!(done.err.is_empty(), code == 0, "{arguments:?}: {}", done.err);
        assert_eq!(done.out.is_empty(), code != 0, "{arguments:?}: {}", done.out);
    }
}

#[test]
fn a_batch_keeps_its_order_and_tells_a_bad_line() {
    let input = "{\"id\":\"b\",\"text\":\"It may rain.\",\"title\":\"Rain\"}\nno object\n{\"id\":7,\"text\":\"\"}\n\
                 \n{\"id\":\"a\",\"text\":\"Naïve 漢字.\"}";
    let folder = tempfile::tempdir().expect("a folder");
    let done = run(folder.path(), &["batch"], input);
    assert_eq!(done.code, 1);
    assert_eq!(done.err.lines().count(), 1);
    assert!(done.err.starts_with("candor: line 2: "), "{}", done.err);
    let reports: Vec<Value> =
        done.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let ids: Vec<_> = reports.iter().map(|report| report["id"].as_str().expect("text")).collect();
    assert_eq!(ids, ["b", "7", "a"]);
    assert_eq!(reports[0]["source"]["title"], "Rain");
    assert_eq!(run(folder.path(), &["batch"], input).out, done.out);
    let nothing = run(folder.path(), &["batch"], "");
    assert_eq!((nothing.code, nothing.out.as_str(), nothing.err.as_str()), (0, "", ""));
}

#[test]
fn the_text_is_what_offsets_count_in() {
    let name = "samples/05-shop-sorrelune-root.html";
    let whole = samples(&["text", name]).out;
    let points: Vec<char> = whole.chars().collect();
    let report = samples(&["score", "--format", "jsonl", name]).out;
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let marks = report["signals"].as_array().expect("marks");
    assert!(marks.len() > 20);
    for mark in marks {
        let at = |field: &str| mark[field].as_u64().expect("an offset") as usize;
        let words: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(mark["text"], words.as_str());
    }
    let plain = "samples/10-notice-school-trip.txt";
    let written = fs::read_to_string(sample("10-notice-school-trip.txt")).expect("a sample");
    assert_eq!(samples(&["text", plain]).out, written, "no line is added");
    let main = samples(&["text", "--main", name]).out;
    assert!(whole.contains("Free shipping") && !main.contains("Free shipping"));
    assert!(main.contains("Many sellers cut corners"));
    let sentences = samples(&["text", "--main", "--sentences", name]).out;
    assert!(
        sentences.lines().any(|line| line.starts_with("Many sellers cut corners")
            && line.ends_with("buy from a trusted supplier."))
    );
}

#[test]
fn signals_are_explained_or_the_like_are_named() {
    let all = samples(&["explain"]).out;
    let one = samples(&["explain", "hedge"]).out;
    assert!(all.contains("  hedge ") && one.contains("(hedge, Certainty)") && one.contains("Example"));
    let near = samples(&["explain", "flesch"]);
    assert_eq!((near.code, near.out.as_str()), (2, ""));
    assert!(near.err.contains("flesch_reading_ease") && near.err.lines().count() == 1);
}

#[test]
fn without_a_display_the_table_is_printed_with_one_line_why() {
    let opened = samples(&["samples"]);
    assert_eq!((opened.code, opened.err.lines().count()), (0, 1), "{}", opened.err);
    assert!(opened.err.starts_with("candor: no window: "));
    assert_eq!(opened.out, samples(&["score", "samples"]).out);
}
