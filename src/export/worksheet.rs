//! A worksheet to print: questions, what was found for each in the words, and room for the reader's judgement.

use askama::Template;

use super::markdown::escaped;
use super::{Item, escape, words};
use crate::report::NOTE;
use crate::study::worksheet::{Fact, Found, Question, facts_of};

/// So many lines to write on stand under a question that is not answered.
const LINES: usize = 3;

#[derive(Template)]
#[template(path = "worksheet.html")]
struct Page<'a> {
    style: &'a str,
    note: &'a str,
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: &'static str,
    source: &'static str,
    about: &'static str,
    title: String,
    groups: Vec<Group>,
    provenance: String,
}

struct Group {
    name: &'static str,
    questions: Vec<Asked>,
}

struct Asked {
    question: &'static str,
    facts: Vec<Shown>,
    look: &'static str,
    answer: String,
    lines: std::ops::Range<usize>,
}

struct Shown {
    sign: &'static str,
    text: String,
    places: Vec<String>,
}

fn sheet(item: &Item<'_>) -> Option<Sheet> {
    let sheet = item.sheet()?;
    let report = item.report;
    let groups = sheet.groups.iter().map(|group| Group {
        name: &group.name,
        questions: group.items.iter().map(|question| asked(item, &sheet.id, question)).collect(),
    });
    Some(Sheet {
        name: &sheet.name,
        source: &sheet.source,
        about: &sheet.about,
        title: escape::one_line(words::title(report)),
        groups: groups.collect(),
        provenance: escape::one_line(&words::provenance(report)),
    })
}

fn asked(item: &Item<'_>, sheet: &str, question: &'static Question) -> Asked {
    let facts = question.facts.iter().filter_map(|name| facts_of(item.report, name));
    let answer = escape::visible(item.notebook.answer(sheet, &question.id)).into_owned();
    let lines = 0..if answer.is_empty() { LINES } else { 0 };
    Asked {
        question: &question.text,
        facts: facts.map(|fact| shown(&fact)).collect(),
        look: &question.look,
        answer,
        lines,
    }
}

fn shown(fact: &Fact) -> Shown {
    let sign = match fact.found {
        // No tick: what was found may speak against the text.
        Found::Yes => "•",
        Found::Perhaps => "?",
        Found::No => "–",
    };
    let places = fact.places.iter().map(|(words, _)| escape::one_line(words)).collect();
    Shown { sign, text: escape::one_line(&fact.text), places }
}

/// One page a document, to be printed.
pub(super) fn html(items: &[Item<'_>]) -> Vec<u8> {
    let style = include_str!("../../templates/worksheet.css");
    let sheets = items.iter().filter_map(sheet).collect();
    // The template writes to memory; it has no filter that can fail.
    Page { style, note: NOTE, sheets }.render().unwrap_or_default().into_bytes()
}

/// The same as Markdown.
pub(super) fn markdown(items: &[Item<'_>]) -> Vec<u8> {
    let sheets: Vec<String> = items.iter().filter_map(sheet).map(|sheet| section(&sheet)).collect();
    format!("{}\n---\n\n{NOTE}\n", sheets.join("\n---\n\n")).into_bytes()
}

fn section(sheet: &Sheet) -> String {
    let mut lines = vec![format!("# {}: {}", escaped(sheet.name), escaped(&sheet.title)), String::new()];
    lines.extend([escaped(sheet.about), String::new()]);
    for group in &sheet.groups {
        lines.extend([format!("## {}", escaped(group.name)), String::new()]);
        for asked in &group.questions {
            lines.extend([format!("**{}**", escaped(asked.question)), String::new()]);
            for fact in &asked.facts {
                lines.push(format!("- {} {}", fact.sign, escaped(&fact.text)));
                lines.extend(fact.places.iter().map(|words| format!("  - “{}”", escaped(words))));
            }
            if !asked.look.is_empty() {
                lines.push(format!("- → {}", escaped(asked.look)));
            }
            let answer = if asked.answer.is_empty() { "…".to_owned() } else { escaped(&asked.answer) };
            lines.extend([String::new(), format!("> Your judgement: {answer}"), String::new()]);
        }
    }
    let source = format!("{}. {}", escaped(sheet.source), escaped(&sheet.provenance));
    lines.extend([source, String::new()]);
    lines.join("\n")
}
