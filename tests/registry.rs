//! The registry holds what it says: names, sentences, sources and examples of every row.

use std::collections::BTreeSet;

use candor::signal::{self, Example, Measure, Signal, methods};
use candor::text::{Document, Language, Meta, blocks_of_plain};

#[test]
fn rows_are_named_and_sourced() {
    let mut ids = BTreeSet::new();
    for row in signal::signals() {
        assert!(ids.insert(row.id), "{} is there twice", row.id);
        let snake = row.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        assert!(snake, "{} is not snake_case", row.id);
        assert!(!row.name.is_empty() && !row.source.is_empty(), "{} has no name or source", row.id);
        let sentence = row.summary.ends_with('.') && row.summary.starts_with(char::is_uppercase);
        assert!(sentence, "{}: {:?} is no sentence", row.id, row.summary);
    }
}

/// What a row makes of its example, beside what it should.
fn holds(row: &Signal) -> Result<(), String> {
    match (row.example, row.measure) {
        (Example::Value(text, wanted), Measure::Formula(formula)) => {
            let document = Document::new(text, blocks_of_plain(text));
            let value = formula.measure(document.counts(), document.language());
            match value {
                Ok(value) if (value - wanted).abs() < 0.006 => Ok(()),
                _ => Err(format!("{}: {value:.2?}, not {wanted} ({})", row.id, document.language().code)),
            }
        }
        (Example::Marks(text, wanted), Measure::Detector(..)) => {
            let document = Document::new(text, blocks_of_plain(text));
            let findings = signal::detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
            let marked: Vec<&str> =
                findings.iter().filter(|it| it.signal == row.id).map(|it| it.span.of(text)).collect();
            if marked == wanted { Ok(()) } else { Err(format!("{}: {marked:?}, not {wanted:?}", row.id)) }
        }
        _ => Err(format!("{}: an example of another kind than the measure", row.id)),
    }
}

#[test]
fn every_example_holds() {
    let wrong: Vec<String> = signal::signals().filter_map(|row| holds(row).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn published_examples_hold() {
    let english = Language { code: "eng", ..Language::UNKNOWN };
    for worked in signal::readability::worked::WORKED {
        let row = signal::signal(worked.signal).expect("a row");
        let Measure::Formula(formula) = row.measure else { panic!("{} is no formula", row.id) };
        let language = Language { code: formula.languages.first().copied().unwrap_or("eng"), ..english };
        let value = formula.measure(&worked.counts, language).expect("counts");
        let off = (value - worked.value).abs();
        assert!(off <= worked.within, "{} gives {value}, not {} ({})", row.id, worked.value, worked.source);
    }
}

#[test]
fn the_methods_page_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/methods.md");
    let page = methods::page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).expect("write the page");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page,
        "assets/methods.md is out of date: run UPDATE_DOCS=1 cargo test --test registry"
    );
}
