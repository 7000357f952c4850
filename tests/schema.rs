//! Every report is valid against `docs/report.schema.json`, and a report with a fault is not.
#![expect(clippy::expect_used, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use candor::analysis::analyze;
use candor::format::{self, Source};
use candor::report::SCHEMA;
use candor::score::{Band, Pillar, Rubric};
use candor::signal::Kind;
use candor::signal::genre::Genre;
use jsonschema::Validator;
use serde_json::{Value, json};

/// What has to be done when a report no longer fits.
const ADVICE: &str = "docs/report.schema.json does not describe what src/report makes. A new field or section goes under \
     `properties` and `required` there; one that changes or goes away needs another version of the schema.";

/// A sample with marks of most kinds, alerts, caps, and a score.
const RICH: &str = "05-shop-sorrelune-root.html";

#[test]
fn the_report_of_every_sample_is_valid() {
    let names = sample_names();
    assert!(names.len() >= 12);
    for name in names {
        assert_valid(&name, &report_of_sample(&name));
    }
}

#[test]
fn reports_of_odd_texts_are_valid() {
    let long_german =
        "Der Ausschuss hat am Dienstag über den Plan beraten und ihn danach abgelehnt. ".repeat(40);
    let long_english =
        "Studies show that the plan may undoubtedly fail (Smith, 2019). It costs $5. ".repeat(40);
    for (name, text) in [
        ("empty", ""),
        ("blank", " \n\t\n "),
        ("one word", "Perhaps"),
        ("too short", "The council may vote on Tuesday. Experts agree that it will."),
        ("German", long_german.as_str()),
        ("long", long_english.as_str()),
        ("no language", "1234 5678 !!! ??? 90"),
        ("only a heading", "# A title"),
        ("other letters", "日本語の文です。 שלום עולם 👩‍👩‍👧‍👦 \u{202e}abc\u{0}"),
        (
            "a list of references",
            "References\n\n1. Doe J. A title. Journal. 2001;3(4):5–6. doi:10.1000/xyz123",
        ),
    ] {
        assert_valid(name, &report_of(&Source::of_text(name, text)));
    }
}

#[test]
fn reports_with_a_fault_are_not_valid() {
    let good = report_of_sample(RICH);
    let validator = validator();
    for field in good.as_object().expect("an object").keys() {
        let mut report = good.clone();
        report.as_object_mut().expect("an object").remove(field);
        assert!(!validator.is_valid(&report), "a report without `{field}` passes");
    }
    for (place, value) in [
        ("/extra", json!({})),
        ("/source/extra", json!(1)),
        ("/language/code", json!("English")),
        ("/counts/words", json!(-1)),
        ("/counts/uncounted/poems", json!(3)),
        ("/readability/ease", json!(50)),
        ("/readability/ease/value", Value::Null),
        ("/signals/0/kind", json!("lie")),
        ("/signals/0/strength", json!(4)),
        ("/claims/share", json!(1.5)),
        ("/reading/health_target", json!("good")),
        ("/evidence/extra", json!(1)),
        ("/evidence/grades", json!([1, 2, 3])),
        ("/pillars/evidence/score", json!(100.5)),
        ("/pillars/honesty", Value::Null),
        ("/reliability/score", Value::Null),
        ("/reliability/band", json!("too_short")),
        ("/reliability/band", json!("fine")),
        ("/reliability/contributions/0/points", json!(0.5)),
        ("/summary", json!([])),
        ("/alerts/0/check", json!("")),
        ("/transparency/0/state", json!("maybe")),
        ("/rubric/hash", json!("f4bf")),
        ("/versions/lexicons/n_terms", json!(0)),
        ("/schema", json!("candor/report/2")),
    ] {
        let mut report = good.clone();
        let (parent, field) = place.rsplit_once('/').expect("a path");
        match report.pointer_mut(parent).expect(parent) {
            Value::Array(items) => items[field.parse::<usize>().expect("an index")] = value,
            parent => parent[field] = value,
        }
        assert!(!validator.is_valid(&report), "a report with another `{place}` passes");
    }
}

/// A field that is not required, or an object that may hold anything, would let a forgotten section pass.
#[test]
fn the_schema_is_strict_and_described() {
    let mut faults = Vec::new();
    visit(&schema(), "", &mut faults);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    let loose = json!({"properties": {"a": {"type": "object", "properties": {"b": {"type": "string"}}}}});
    let mut found = Vec::new();
    visit(&loose, "", &mut found);
    assert_eq!(found.len(), 6, "{found:?}");
}

#[test]
fn the_schema_knows_what_the_code_knows() {
    let schema = schema();
    let listed = |place: &str| -> BTreeSet<String> {
        let list = schema.pointer(place).and_then(Value::as_array).expect(place);
        list.iter().map(|id| id.as_str().expect("text").to_owned()).collect()
    };
    let set = |ids: Vec<&str>| -> BTreeSet<String> { ids.into_iter().map(str::to_owned).collect() };
    assert_eq!(listed("/$defs/kind/enum"), set(Kind::ALL.iter().map(|kind| kind.id()).collect()));
    assert_eq!(listed("/$defs/band/enum"), set(Band::ALL.iter().map(|band| band.id()).collect()));
    assert_eq!(listed("/$defs/pillar_id/enum"), set(Pillar::ALL.iter().map(|pillar| pillar.id()).collect()));
    let genres = set(Genre::ALL.iter().map(|genre| genre.id()).collect());
    assert_eq!(listed("/properties/genre/properties/id/enum"), genres);
    let questions = candor::signal::transparency::QUESTIONS.iter().map(|(id, _)| *id).collect();
    assert_eq!(listed("/properties/transparency/items/properties/id/enum"), set(questions));
    assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
}

/// Collects what is loose in a schema and all below it.
fn visit(schema: &Value, place: &str, faults: &mut Vec<String>) {
    if let Value::Array(items) = schema {
        for (idx, item) in items.iter().enumerate() {
            visit(item, &format!("{place}/{idx}"), faults);
        }
    }
    let Value::Object(fields) = schema else { return };
    // The branches of a condition repeat only what they narrow.
    let whole = !["/if", "/then", "/else"].iter().any(|branch| place.contains(branch));
    if let (Some(properties), true) = (schema.get("properties").and_then(Value::as_object), whole) {
        // The reader's side is in an export only where a reader said something.
        let optional = |name: &&str| place.is_empty() && *name == "reader";
        let named: BTreeSet<_> =
            properties.keys().map(String::as_str).filter(|name| !optional(name)).collect();
        let required = schema.get("required").and_then(Value::as_array);
        let required: BTreeSet<_> = required.into_iter().flatten().filter_map(Value::as_str).collect();
        if named != required {
            faults.push(format!("{place}: `required` is not every property"));
        }
        if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
            faults.push(format!("{place}: other fields may be added"));
        }
        let told = |field: &Value| ["description", "$ref", "enum"].iter().any(|key| field.get(key).is_some());
        let untold = properties.iter().filter(|(_, field)| !told(field));
        faults.extend(untold.map(|(name, _)| format!("{place}/{name}: has no description")));
    }
    for (name, inner) in fields {
        visit(inner, &format!("{place}/{name}"), faults);
    }
}

fn assert_valid(name: &str, report: &Value) {
    let validator = validator();
    let errors: Vec<_> =
        validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "the report of «{name}» is not valid:\n{}\n{ADVICE}", errors.join("\n"));
}

fn schema() -> Value {
    let text = fs::read_to_string(root().join("docs/report.schema.json")).expect("the schema");
    serde_json::from_str(&text).expect("JSON")
}

fn validator() -> Validator {
    let schema = schema();
    assert!(jsonschema::meta::is_valid(&schema), "not a schema by the rules of JSON Schema");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn report_of(source: &Source) -> Value {
    let report = analyze(source, &Rubric::default(), &()).expect("nobody cancels");
    serde_json::to_value(report).expect("a report is JSON")
}

fn report_of_sample(name: &str) -> Value {
    let bytes = fs::read(root().join("assets/samples").join(name)).expect("a sample");
    report_of(&format::read(name, &bytes).expect("a readable sample"))
}

fn sample_names() -> BTreeSet<String> {
    let entries = fs::read_dir(root().join("assets/samples")).expect("the samples");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
