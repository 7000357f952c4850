//! The reader's side on real reports: every fact of every worksheet, and what every export says of a reader.
#![expect(clippy::expect_used, reason = "a test")]

use std::fs;
use std::path::Path;

use candor::analysis::analyze;
use candor::export::{EXPORTS, Export, Item};
use candor::format::{self, Source};
use candor::report::Report;
use candor::score::{Band, Rubric};
use candor::signal::Kind;
use candor::study::worksheet::{Found, facts_of, worksheets};
use candor::study::{Agreement, Judgement, Notebook};
use candor::text::Span;

fn sample(name: &str) -> (Source, Report) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name);
    let source = format::read(name, &fs::read(path).expect("a sample")).expect("a readable sample");
    let report = analyze(&source, &Rubric::default(), &()).expect("nobody cancels");
    (source, report)
}

/// A name that no report answers would leave a question without its facts.
#[test]
fn every_fact_of_every_worksheet_can_be_filled_in() {
    let (_, leaflet) = sample("09-leaflet-sore-throat.txt");
    let (_, notice) = sample("10-notice-school-trip.txt");
    for worksheet in worksheets() {
        let mut found = 0;
        for question in worksheet.questions() {
            for name in &question.facts {
                let fact = facts_of(&leaflet, name).unwrap_or_else(|| panic!("{name} is no fact"));
                assert!(!fact.text.contains("could not be asked"), "{}: {name}", worksheet.id);
                found += usize::from(fact.found != Found::No);
                facts_of(&notice, name).expect("a fact of a short text");
            }
        }
        assert!(found >= 5, "{}: {found} facts", worksheet.id);
    }
    assert_eq!(
        facts_of(&leaflet, "title").expect("a fact").text,
        "Title: Sore throat: do I need antibiotics?"
    );
    assert_eq!(facts_of(&leaflet, "marks:spin"), None);
    assert_eq!(facts_of(&leaflet, "score"), None, "a worksheet has no points");
}

#[test]
fn what_word_lists_of_another_language_would_find_is_told_as_not_measured() {
    let (_, german) = sample("11-german-schwammstadt.txt");
    for (name, measured) in
        [("marks:booster", false), ("marks:commercial", false), ("claims", false), ("alerts", false)]
            .into_iter()
            .chain([("marks:text_defect", true), ("marks:citation", true), ("sources", true)])
    {
        let fact = facts_of(&german, name).expect("a fact");
        assert_eq!(!fact.text.contains("not measured in this language"), measured, "{name}: {}", fact.text);
    }
}

#[test]
fn facts_lead_to_their_words() {
    let (source, report) = sample("05-shop-sorrelune-root.html");
    for name in ["marks:commercial", "unsupported", "made:contact", "sources"] {
        let fact = facts_of(&report, name).expect("a fact");
        for (words, span) in fact.places {
            let there = span.of(&source.text).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(there.starts_with(words.trim_end_matches('…')), "{name}: {words} is not at {span:?}");
        }
    }
}

#[test]
fn every_export_tells_what_the_reader_said() {
    let (source, report) = sample("05-shop-sorrelune-root.html");
    let mut notebook = Notebook::default();
    let mark = report.signals.first().expect("a mark");
    notebook.judge(mark, Judgement::Disagree);
    notebook.say_why(mark, "because <of> irony".to_owned());
    notebook.remark(Span::new(0, 4), &source.text, "my own note".to_owned());
    notebook.pick(mark.span, &source.text, mark.kind);
    notebook.prediction.band = Some(Band::PartlySupported.id().to_owned());
    notebook.prediction.revealed = true;
    notebook.set_answer("craap", "author", "nobody we know".to_owned());
    let agreement = Agreement::of(&notebook.prediction, &report.signals);
    assert!(agreement.n_both() >= 1 && agreement.n_only_candor() > 5);
    let plain = Item::new(&report, &source.text, &source.blocks);
    let item = Item { notebook: &notebook, ..plain };
    for export in EXPORTS {
        let said = words_of(export, item);
        let wanted: &[&str] = match export.id {
            "worksheet" | "worksheet-markdown" => &["nobody we know"],
            "csv" => &["reader_verdict", "partly_supported"],
            "json" | "jsonl" => &["because <of> irony", "my own note", "partly_supported", "nobody we know"],
            "html" => &["because &#60;of&#62; irony", "my own note", "Partly supported", "nobody we know"],
            _ => &["irony", "my own note", "Partly supported", "nobody we know"],
        };
        for words in wanted {
            assert!(said.contains(words), "{} does not say «{words}»", export.id);
        }
        let without = words_of(export, plain);
        assert!(!without.contains("nobody we know") && !without.contains("The reader’s"), "{}", export.id);
    }
}

/// What a person reads in an export; those that are no text are read as any file is.
fn words_of(export: &Export, item: Item<'_>) -> String {
    let bytes = (export.write)(&[item]);
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(binary) => {
            let name = format!("a.{}", export.extension);
            let source = format::read(&name, binary.as_bytes()).expect("a file that can be read");
            source.text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}

#[test]
fn what_the_reader_said_fits_the_schema() {
    let (source, report) = sample("01-encyclopedia-scurvy.md");
    let mut notebook = Notebook::default();
    for mark in report.signals.iter().take(3) {
        notebook.judge(mark, Judgement::Agree);
    }
    let at = source.text.char_indices().nth(40).map_or(0, |(at, _)| at);
    notebook.remark(Span::new(at, source.text.len()), &source.text, "long".to_owned());
    notebook.prediction.revealed = true;
    notebook.pick(Span::new(0, at), &source.text, Kind::Hedge);
    let item = Item { notebook: &notebook, ..Item::new(&report, &source.text, &source.blocks) };
    let json = EXPORTS.iter().find(|export| export.id == "json").expect("JSON");
    let reports: serde_json::Value = serde_json::from_slice(&(json.write)(&[item])).expect("JSON");
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/report.schema.json"));
    let schema = serde_json::from_str(&schema.expect("the schema")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(&reports[0])
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(reports[0]["reader"]["notes"][0]["start"], 40, "offsets are code points");
    assert_eq!(reports[0]["reader"]["judgements"].as_array().map(Vec::len), Some(3));
}
