//! What is fuzzed: each target takes any bytes, and panics where something that must always hold does not.

use candor::analysis::analyze;
use candor::app::Settings;
use candor::export::{EXPORTS, Item};
use candor::format::{FORMATS, Format, Source, recognize};
use candor::lexicon::TERMS;
use candor::score::Rubric;
use candor::signal::{Example, Family, detect, signals};
use candor::study::{Lesson, Notebook};
use candor::text::Document;

use crate::{parts, pdf};

/// What the inputs of a target are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The bytes that are read.
    Plain,
    /// The parts of a package that is made of them.
    Word,
    /// As [`Self::Word`].
    Slides,
    /// As [`Self::Word`].
    OpenText,
    /// As [`Self::Word`].
    Book,
    /// The streams of a compound file.
    Word97,
    /// A whole PDF file.
    Pdf,
}

/// One entrance for bytes from outside.
pub struct Target {
    /// What it is called on the command line.
    pub name: String,
    /// What its inputs are.
    pub kind: Kind,
    /// The endings of the samples that it begins with.
    pub endings: &'static [&'static str],
    /// Its own code below `src`, whose literals are words and examples for it.
    pub code: &'static [&'static str],
    /// More examples.
    pub examples: Vec<Vec<u8>>,
    /// More words.
    pub words: Vec<&'static str>,
    /// Take these bytes.
    pub run: Box<dyn Fn(&[u8]) + Send + Sync>,
}

/// Every target: one a file format, one a family of detectors, and the readers of everything else.
pub fn targets() -> Vec<Target> {
    let formats = FORMATS.iter().map(of_format);
    let families =
        Family::ALL.iter().filter(|family| **family != Family::Readability).map(|it| of_family(*it));
    formats.chain(families).chain(REST.iter().map(of_rest)).collect()
}

/// Where the code of a format stands, and what its inputs are.
const CODE: &[(&str, Kind, &[&str])] = &[
    ("doc", Kind::Word97, &["format/doc.rs"]),
    ("docx", Kind::Word, &["format/docx", "format/package.rs", "format/drawing.rs", "format/field.rs"]),
    ("pptx", Kind::Slides, &["format/pptx.rs", "format/package.rs", "format/drawing.rs"]),
    ("odt", Kind::OpenText, &["format/odt"]),
    ("epub", Kind::Book, &["format/epub.rs", "format/html"]),
    ("archive", Kind::Word, &["format/container.rs", "format/package.rs"]),
    ("pdf", Kind::Pdf, &[]),
    ("rtf", Kind::Plain, &["format/rtf", "format/field.rs"]),
    ("eml", Kind::Plain, &["format/mail"]),
    ("mhtml", Kind::Plain, &["format/mail", "format/html"]),
    ("srt", Kind::Plain, &["format/subtitles.rs"]),
    ("vtt", Kind::Plain, &["format/subtitles.rs"]),
    ("html", Kind::Plain, &["format/html"]),
    ("xml", Kind::Plain, &["format/markup.rs", "format/xml.rs", "format/docx", "format/odt"]),
    ("markdown", Kind::Plain, &["format/markdown.rs"]),
    ("txt", Kind::Plain, &["format/encoding"]),
];

fn of_format(format: &'static Format) -> Target {
    let row = CODE.iter().find(|(id, ..)| *id == format.id);
    let (kind, code) = row.map_or((Kind::Plain, &[][..]), |(_, kind, code)| (*kind, *code));
    let read = move |bytes: &[u8]| {
        if let Ok(source) = (format.read)(bytes) {
            sound(&source);
        }
    };
    Target {
        name: format!("read-{}", format.id),
        kind,
        endings: format.extensions,
        code,
        examples: Vec::new(),
        words: Vec::new(),
        run: match kind {
            Kind::Plain | Kind::Pdf => Box::new(read),
            Kind::Word97 => Box::new(move |bytes| read(&parts::compound(bytes))),
            Kind::Word | Kind::Slides | Kind::OpenText | Kind::Book => {
                Box::new(move |bytes| read(&parts::archive(bytes)))
            }
        },
    }
}

/// The detectors of one family: all of them run, on what this family looks for.
fn of_family(family: Family) -> Target {
    let rows = || signals().filter(move |row| row.family == family);
    let text = |row: &candor::signal::Signal| match row.example {
        Example::Value(text, _) | Example::Marks(text, _) => text,
    };
    let terms = || TERMS.iter().filter(|term| rows().any(|row| row.id == term.lexicon));
    let examples = rows().map(text).chain(terms().map(|term| term.example).filter(|it| !it.is_empty()));
    Target {
        name: format!("detect-{}", family.name().to_lowercase()),
        kind: Kind::Plain,
        endings: &["txt", "md"],
        code: &[],
        examples: examples.map(|text| text.as_bytes().to_vec()).collect(),
        words: terms().map(|term| term.pattern).collect(),
        run: Box::new(move |bytes| {
            let source = Source::of_text("text", String::from_utf8_lossy(bytes));
            let document = Document::new(&source.text, source.blocks.clone());
            let found = detect(&document, &source.meta, &|_| true).unwrap_or_default();
            assert!(found.is_sorted_by_key(|it| (it.span, it.kind)));
            assert!(found.iter().all(|it| source.text.get(it.span.start()..it.span.end()).is_some()));
        }),
    }
}

/// A target that is neither a format nor a family: its name, the endings of its samples, and what it does.
type Rest = (&'static str, &'static [&'static str], fn(&[u8]));

const TEXTS: &[&str] = &["txt", "md"];

fn of_rest((name, endings, run): &Rest) -> Target {
    Target {
        name: (*name).to_owned(),
        kind: Kind::Plain,
        endings,
        code: &[],
        examples: Vec::new(),
        words: Vec::new(),
        run: Box::new(*run),
    }
}

const REST: &[Rest] = &[
    ("inside-pdf", &[], |bytes| {
        let pdf = pdf::of_content(&bytes.iter().map(|byte| char::from(*byte)).collect::<String>());
        if let Ok(source) = (recognize("a.pdf", &pdf).read)(&pdf) {
            sound(&source);
        }
    }),
    ("recognize", &[], |bytes| {
        recognize("file", bytes);
    }),
    ("document", TEXTS, |bytes| {
        let source = Source::of_text("text", String::from_utf8_lossy(bytes));
        sound(&source);
        let document = Document::new(&source.text, source.blocks.clone());
        assert!(document.sentences().iter().all(|it| !it.span.of(document.text()).is_empty()));
    }),
    ("analysis", TEXTS, |bytes| {
        let source = Source::of_text("text", String::from_utf8_lossy(bytes));
        report(&source, &Rubric::default());
    }),
    ("rubric", &["toml"], |bytes| {
        if let Ok(rubric) = Rubric::from_toml(&String::from_utf8_lossy(bytes)) {
            let words = "Studies show that it may probably rain. See (Doe, 2001). Buy now! ".repeat(20);
            report(&Source::of_text("text", words.as_str()), &rubric);
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

/// Places lie in the text and in order.
fn sound(source: &Source) {
    for block in &source.blocks {
        assert!(source.text.get(block.span.start()..block.span.end()).is_some(), "{block:?}");
    }
    assert!(source.blocks.is_sorted_by(|one, next| one.span.end() <= next.span.start()), "{:?}", source.blocks);
    assert!(source.meta.links.iter().all(|link| source.text.get(link.span.start()..link.span.end()).is_some()));
    Document::new(&source.text, source.blocks.clone());
}

/// The report and every export of it.
fn report(source: &Source, rubric: &Rubric) {
    let Ok(report) = analyze(source, rubric, &()) else { return };
    for mark in &report.signals {
        assert_eq!(source.text.get(mark.span.start()..mark.span.end()), Some(mark.text.as_str()));
    }
    let item = Item::new(&report, &source.text, &source.blocks);
    for export in EXPORTS {
        (export.write)(&[item]);
    }
}
