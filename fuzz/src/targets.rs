//! What is fuzzed: each target takes any bytes, and panics where something that must always hold does not.

use candor::analysis::analyze;
use candor::app::Settings;
use candor::export::{EXPORTS, Item};
use candor::format::{FORMATS, Source, recognize};
use candor::score::Rubric;
use candor::signal::detect;
use candor::study::{Lesson, Notebook};
use candor::text::Document;

/// One entrance for bytes from outside.
pub struct Target {
    /// What it is called on the command line.
    pub name: String,
    /// The endings of the samples that it begins with.
    pub endings: &'static [&'static str],
    /// Take these bytes.
    pub run: Box<dyn Fn(&[u8]) + Send + Sync>,
}

/// Every target: one a file format, and the readers of everything else.
pub fn targets() -> Vec<Target> {
    let formats = FORMATS.iter().map(|format| Target {
        name: format!("read-{}", format.id),
        endings: format.extensions,
        run: Box::new(|bytes| {
            if let Ok(source) = (format.read)(bytes) {
                sound(&source);
            }
        }),
    });
    let texts: &'static [&'static str] = &["txt", "md"];
    let rest: [(&str, &'static [&'static str], fn(&[u8])); 9] = [
        ("recognize", &[], |bytes| {
            recognize("file", bytes);
        }),
        ("document", texts, |bytes| {
            let source = Source::of_text("text", &String::from_utf8_lossy(bytes));
            sound(&source);
            let document = Document::new(&source.text, source.blocks.clone());
            assert!(document.sentences().iter().all(|it| !it.span.of(document.text()).is_empty()));
        }),
        ("detectors", texts, |bytes| {
            let source = Source::of_text("text", &String::from_utf8_lossy(bytes));
            let document = Document::new(&source.text, source.blocks.clone());
            let found = detect(&document, &source.meta, &|_| true).unwrap_or_default();
            assert!(found.iter().all(|it| source.text.get(it.span.start..it.span.end).is_some()));
        }),
        ("analysis", texts, |bytes| {
            let source = Source::of_text("text", &String::from_utf8_lossy(bytes));
            report(&source, &Rubric::default());
        }),
        ("rubric", &["toml"], |bytes| {
            if let Ok(rubric) = Rubric::from_toml(&String::from_utf8_lossy(bytes)) {
                let words = "Studies show that it may probably rain. See (Doe, 2001). Buy now! ".repeat(20);
                report(&Source::of_text("text", &words), &rubric);
                assert!(Rubric::from_toml(&rubric.to_toml()).is_ok(), "what is written can be read");
            }
        }),
        ("settings", &["settings"], |bytes| {
            let settings = Settings::from_toml(&String::from_utf8_lossy(bytes));
            assert_eq!(Settings::from_toml(&settings.to_toml()), settings);
        }),
        ("notebook", &["settings", "toml"], |bytes| {
            let written = String::from_utf8_lossy(bytes);
            if let Some(notebook) = Notebook::from_toml(&written, "Some words. And more of them.") {
                assert!(Notebook::from_toml(&notebook.to_toml(), "Some words. And more of them.").is_some());
            }
        }),
        ("lesson", &["toml"], |bytes| {
            if let Ok(lesson) = Lesson::from_toml(&String::from_utf8_lossy(bytes)) {
                assert_eq!(Lesson::from_toml(&lesson.to_toml()), Ok(lesson));
            }
        }),
        ("batch", &["jsonl"], |mut bytes| {
            let mut out = Vec::new();
            let done = candor::cli::score_lines(&mut bytes, &mut out, &mut |_, _| ());
            assert!(done.is_ok() && (out.is_empty() || out.ends_with(b"\n")));
        }),
    ];
    let rest = rest.into_iter().map(|(name, endings, run)| Target {
        name: name.to_owned(),
        endings,
        run: Box::new(run),
    });
    formats.chain(rest).collect()
}

/// Places lie in the text and in order.
fn sound(source: &Source) {
    for block in &source.blocks {
        assert!(source.text.get(block.span.start..block.span.end).is_some(), "{block:?}");
    }
    assert!(source.blocks.is_sorted_by(|one, next| one.span.end <= next.span.start), "{:?}", source.blocks);
    assert!(source.meta.links.iter().all(|link| source.text.get(link.span.start..link.span.end).is_some()));
    Document::new(&source.text, source.blocks.clone());
}

/// The report and every export of it.
fn report(source: &Source, rubric: &Rubric) {
    let Ok(report) = analyze(source, rubric, &()) else { return };
    for mark in &report.signals {
        assert_eq!(source.text.get(mark.span.start..mark.span.end), Some(mark.text.as_str()));
    }
    let item = Item::new(&report, &source.text, &source.blocks);
    for export in EXPORTS {
        (export.write)(&[item]);
    }
}
