//! A labelled folder of real files, where there is one: each ends in a text or one sentence, and holds what it must.
//!
//! `CANDOR_DOCUMENTS=folder cargo test --test documents`; the folder holds `expectations.json`, a list of documents
//! with strings that must be in their text. What asks for more than the text of a document is counted apart.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use candor::format;
use candor::worker::files;
use serde_json::Value;

/// The share of the expected strings that must be found.
const WANTED: f64 = 0.95;

/// Documents some of whose strings ask for special options, and how many: files inside the file, markup, macros,
/// alternative texts, ruby beside its base, placeholders, comments in the middle of a sentence.
const APART: &[(&str, usize)] = &[
    ("testRTFEmbeddedFiles.rtf", 11),
    ("testRTF_annotation_spacing.rtf", 1),
    ("testSubdocument.docx", 2),
    ("testWORD_EMFAndAttachments.docx", 2),
    ("testWORD_2006ml.docx", 1),
    ("testWORD_2006ml.xml", 1),
    ("testWORD_phonetic.docx", 1),
    ("test_recursive_embedded.docx", 3),
    ("testPDFEmbeddingAndEmbedded.docx", 2),
    ("testODFwithOOo3.odt", 3),
    ("testODTMacro.odt", 1),
    ("testZip_with_DataDescriptor2.zip", 2),
    ("testWORD2003.xml", 2),
    ("testSrcDoc.html", 1),
];

/// Endings that are not read in this process, or not by the readers that this test is about.
const ELSEWHERE: &[&str] = &["pdf", "doc"];

fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/data/documents");
    let named = std::env::var_os("CANDOR_DOCUMENTS").map(PathBuf::from);
    named.or(Some(beside)).filter(|folder| folder.join("expectations.json").is_file())
}

fn is_elsewhere(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    ELSEWHERE.contains(&ending.as_str())
}

/// The text of a file, or the sentence that says why there is none.
fn text_of(path: &Path) -> Result<String, String> {
    let bytes = files::read(path, format::MAX_BYTES)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let source = format::read(&name, &bytes).map_err(|error| error.to_string())?;
    for block in &source.blocks {
        assert!(
            source.text.get(block.span.start()..block.span.end()).is_some(),
            "{name}: a block outside of the text"
        );
    }
    Ok(source.text)
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn strings(row: &Value, key: &str) -> Vec<String> {
    row[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(flat).collect()
}

#[test]
fn every_file_ends_in_a_text_or_a_sentence() {
    let Some(folder) = folder() else { return println!("no folder of documents: skipped") };
    let mut waiting = vec![folder.join("files")];
    let (mut read, mut refused) = (0, 0);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if !is_elsewhere(&path.to_string_lossy()) {
                match text_of(&path) {
                    Ok(text) => {
                        read += 1;
                        assert!(!text.trim().is_empty(), "{}: an empty text", path.display());
                    }
                    Err(sentence) => {
                        refused += 1;
                        assert!(
                            sentence.len() > 10 && !sentence.contains('\n'),
                            "{}: {sentence}",
                            path.display()
                        );
                    }
                }
            }
        }
    }
    println!("{read} files read, {refused} refused with a sentence");
    assert!(read > 0);
}

#[test]
fn the_expected_strings_are_found() {
    let Some(folder) = folder() else { return println!("no folder of documents: skipped") };
    let rows = fs::read_to_string(folder.join("expectations.json")).expect("the expectations");
    let rows: Vec<Value> = serde_json::from_str(&rows).expect("a list");
    let (mut found, mut wanted, mut apart) = (0_usize, 0_usize, 0_usize);
    let mut missed = BTreeSet::new();
    for row in &rows {
        let name = row["doc"].as_str().unwrap_or_default();
        let path = row["paths"][0].as_str().map(|path| folder.join(path)).filter(|path| path.is_file());
        let Some(path) = path.filter(|_| !is_elsewhere(name)) else { continue };
        let text = text_of(&path).map(|text| flat(&text)).unwrap_or_default();
        let strings = strings(row, "contains");
        let missing: Vec<&String> = strings.iter().filter(|string| !text.contains(*string)).collect();
        let special = APART.iter().find(|(doc, _)| *doc == name).map_or(0, |(_, strings)| *strings);
        let special = special.min(missing.len());
        found += strings.len() - missing.len();
        wanted += strings.len() - special;
        apart += special;
        missed.extend(missing.iter().skip(special).map(|string| format!("{name}: {string}")));
    }
    println!("{found} of {wanted} expected strings found; {apart} that need special options left apart");
    for string in &missed {
        println!("missed: {string}");
    }
    assert!(found as f64 >= WANTED * wanted as f64, "{missed:?}");
}
