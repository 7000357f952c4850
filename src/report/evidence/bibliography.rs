//! Entries of a reference list as BibTeX and CSL-JSON, with what was found and nothing invented.

use serde_json::{Map, Value, json};

use super::EntryInfo;

/// The entries as BibTeX.
pub fn bibtex(entries: &[EntryInfo]) -> String {
    let mut out = String::new();
    for (idx, entry) in entries.iter().enumerate() {
        let kind = match entry.genre {
            "article" => "article",
            "chapter" => "incollection",
            "book" => "book",
            "thesis" => "phdthesis",
            _ => "misc",
        };
        let holder = match kind {
            "article" => "journal",
            "incollection" => "booktitle",
            "phdthesis" => "school",
            "book" => "publisher",
            _ => "howpublished",
        };
        let name: String = entry.surname.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut fields = String::new();
        for (field, value) in [
            ("author", entry.authors.as_str()),
            ("title", &entry.title),
            (holder, &entry.container),
            ("year", entry.year.as_deref().unwrap_or_default()),
            ("volume", entry.volume.as_deref().unwrap_or_default()),
            ("pages", entry.pages.as_deref().unwrap_or_default()),
            ("doi", entry.doi.as_deref().unwrap_or_default()),
            ("url", entry.url.as_deref().unwrap_or_default()),
        ] {
            if !value.is_empty() {
                let value = value.replace(['{', '}', '\\'], " ").replace('&', "\\&").replace('%', "\\%");
                for part in ["  ", field, " = {", value.as_str(), "},\n"] {
                    fields.push_str(part);
                }
            }
        }
        let year = entry.year.as_deref().unwrap_or("nd");
        let written = format!("@{kind}{{{}{year}_{},\n{fields}}}\n\n", name.to_lowercase(), idx + 1);
        out.push_str(&written);
    }
    out
}

/// The entries as CSL-JSON: an array, pretty-printed.
pub fn csl_json(entries: &[EntryInfo]) -> String {
    let items: Vec<Value> = entries.iter().enumerate().map(|(idx, entry)| item(idx, entry)).collect();
    serde_json::to_string_pretty(&items).unwrap_or_default()
}

fn item(idx: usize, entry: &EntryInfo) -> Value {
    let kind = match entry.genre {
        "article" => "article-journal",
        "chapter" => "chapter",
        "book" => "book",
        "thesis" => "thesis",
        "web_page" => "webpage",
        _ => "document",
    };
    let mut item = Map::new();
    item.insert("id".to_owned(), json!(format!("ref{}", idx + 1)));
    item.insert("type".to_owned(), json!(kind));
    for (field, value) in [
        ("title", Some(&entry.title)),
        ("container-title", Some(&entry.container)),
        ("volume", entry.volume.as_ref()),
        ("page", entry.pages.as_ref()),
        ("DOI", entry.doi.as_ref()),
        ("URL", entry.url.as_ref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            item.insert(field.to_owned(), json!(value));
        }
    }
    if !entry.authors.is_empty() {
        item.insert("author".to_owned(), json!([{ "literal": entry.authors }]));
    }
    if let Some(year) =
        entry.year.as_deref().and_then(|year| year.get(..4)).and_then(|year| year.parse::<u16>().ok())
    {
        item.insert("issued".to_owned(), json!({ "date-parts": [[year]] }));
    }
    Value::Object(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_written_with_what_it_has() {
        let entry = EntryInfo {
            authors: "Smith, J.".to_owned(),
            surname: "Smith".to_owned(),
            year: Some("2020a".to_owned()),
            title: "On sleep & rest".to_owned(),
            container: "Journal of Rest".to_owned(),
            genre: "article",
            ..EntryInfo::default()
        };
        let written = bibtex(std::slice::from_ref(&entry));
        assert!(
            written.starts_with(
                "@article{smith2020a_1,\n  author = {Smith, J.},\n  title = {On sleep \\& rest},"
            )
        );
        assert!(!written.contains("doi"));
        let csl: Vec<Value> = serde_json::from_str(&csl_json(&[entry])).unwrap();
        assert_eq!(csl[0]["issued"]["date-parts"][0][0], 2020);
        assert_eq!(csl[0]["author"][0]["literal"], "Smith, J.");
    }
}
