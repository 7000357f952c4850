//! Foreign formats are read in a process of their own: what it gives back, and how it is stopped.

#[path = "support/pdf.rs"]
mod pdf;

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use candor::text::BlockKind;
use candor::worker::guard::{COMMAND, Guard};

fn guard() -> Guard {
    Guard::of(PathBuf::from(env!("CARGO_BIN_EXE_candor")))
}

#[test]
fn a_small_pdf_comes_back_whole() {
    let lines = [
        "Rivers rise in spring. The water is high, as every-",
        "body in the town knows. It falls in autumn.",
    ];
    let source = guard().read("rivers.pdf", &pdf::of_lines(&lines), &|| true).expect("a text");
    assert_eq!(
        source.text,
        "Rivers rise in spring. The water is high, as everybody in the town knows. It falls in autumn."
    );
    assert_eq!((source.format, source.name.as_str()), ("pdf", "rivers.pdf"));
    assert_eq!(source.blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), [BlockKind::Paragraph]);
    assert_eq!(source.meta.title.as_deref(), Some("Of rivers"));
    assert_eq!(source.meta.published.as_deref(), Some("2001-02-03"));
}

#[test]
fn each_hostile_file_ends_in_one_sentence() {
    for (name, bytes, said) in [
        ("empty.pdf", b"%PDF-1.4\n%%EOF".to_vec(), "damaged"),
        ("cut.pdf", pdf::of_lines(&["Some words."])[..80].to_vec(), "damaged"),
        (
            "picture.pdf",
            pdf::of_content("q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"),
            "scanned",
        ),
        ("blank.pdf", pdf::of_content(""), "no text"),
        ("page-circle.pdf", pdf::cyclic_pages(), ""),
        ("form-circle.pdf", pdf::cyclic_form(), ""),
    ] {
        let read = guard().read(name, &bytes, &|| true);
        let error = read.expect_err(name);
        assert!(error.contains(said) && !error.contains('\n'), "{name}: {error}");
    }
}

#[test]
fn too_much_time_memory_and_output_are_told_apart() {
    let bytes = pdf::of_lines(&["Words enough to fill more than nothing."]);
    for (limits, said) in [
        (Guard { seconds: 0, ..guard() }, "longer than 0 s"),
        (Guard { output_mib: 0, ..guard() }, "unpacks to more than 0 MiB"),
        (Guard { program: PathBuf::from("no such program"), ..guard() }, "could not be started"),
    ] {
        let error = limits.read("a.pdf", &bytes, &|| true).expect_err("a limit");
        assert!(error.contains(said), "{error}");
    }
}

/// A stream that unpacks to far more than it is large: refused, or stopped, but never here.
#[test]
fn a_bomb_takes_nothing_with_it() {
    let bomb = pdf::bomb();
    let tight = Guard { memory_mib: 256, ..guard() };
    let error = tight.read("bomb.pdf", &bomb, &|| true).expect_err("no room");
    assert!(error.contains("more than 256 MiB"), "{error}");
    assert!(guard().read("bomb.pdf", &bomb, &|| true).is_err(), "there is no text in it");
    assert!(guard().read("fine.pdf", &pdf::of_lines(&["Still here."]), &|| true).is_ok());
}

#[test]
fn what_is_no_longer_wanted_is_ended() {
    if std::env::args().any(|argument| argument == COMMAND) {
        // This is the process that reads, and comes to no end.
        return thread::sleep(Duration::from_mins(2));
    }
    let endless = Guard { program: std::env::current_exe().expect("this test"), ..guard() };
    let read = endless.read("what_is_no_longer_wanted_is_ended", b"Some words.", &|| false);
    assert_eq!(read, Err("reading it was stopped".to_owned()));
}
