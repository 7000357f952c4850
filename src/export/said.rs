//! What the reader said of a document, as every export prints it: the same content and words in each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Item, escape};
use crate::score::Band;
use crate::signal::Kind;
use crate::study::worksheet::worksheet;
use crate::study::{Agreement, Judgement, Notebook, Place};
use crate::text::CodePoints;

/// Lines under a heading.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) lines: Vec<String>,
}

/// All that a reader said, for people; nothing where nobody said anything.
pub(super) fn sections(item: &Item<'_>) -> Vec<Section> {
    let notebook = item.notebook;
    let mut sections = vec![
        Section { heading: "The reader’s prediction".to_owned(), lines: prediction(item) },
        Section { heading: "The reader’s judgement of marks".to_owned(), lines: judgements(notebook) },
        Section { heading: "The reader’s notes".to_owned(), lines: notes(notebook) },
    ];
    for (id, answers) in &notebook.answers {
        let Some(sheet) = worksheet(id) else { continue };
        let lines = sheet.questions().filter_map(|question| {
            let answer = answers.get(&question.id)?;
            Some(format!("{} {}", question.text, escape::one_line(answer)))
        });
        sections.push(Section {
            heading: format!("The reader’s answers: {}", sheet.name),
            lines: lines.collect(),
        });
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn quoted(place: &Place) -> String {
    format!("“{}”", escape::one_line(&place.words))
}

fn kind_name(id: &str) -> &str {
    match Kind::from_id(id) {
        Some(kind) => kind.name(),
        None => id,
    }
}

fn prediction(item: &Item<'_>) -> Vec<String> {
    let prediction = &item.notebook.prediction;
    if prediction.is_empty() {
        return Vec::new();
    }
    let expected = prediction.band().map_or("none", Band::name);
    let mut lines = vec![format!("Expected verdict: {expected}.")];
    if prediction.revealed {
        let found = Band::from_id(item.report.reliability.band).map_or("none", Band::name);
        let agreement = Agreement::of(prediction, &item.report.signals);
        lines.push(format!("Candor’s verdict: {found}."));
        lines.push(format!(
            "Marks of both: {}; only the reader’s: {}; only Candor’s: {}.",
            agreement.n_both(),
            agreement.n_only_yours(),
            agreement.n_only_candor(),
        ));
        lines.extend(agreement.kinds.iter().map(|it| {
            format!(
                "{}: {} of both, {} only the reader’s, {} only Candor’s.",
                it.kind.name(),
                it.both.len(),
                it.only_yours.len(),
                it.only_candor.len(),
            )
        }));
    }
    lines.extend(
        prediction.picks.iter().map(|pick| format!("{}: {}", quoted(&pick.place), kind_name(&pick.kind))),
    );
    lines
}

fn judgements(notebook: &Notebook) -> Vec<String> {
    if notebook.said.is_empty() {
        return Vec::new();
    }
    let tally = notebook.tally();
    let count = format!("Agrees with {}, disagrees with {}.", tally.agreed, tally.disagreed);
    let lines = notebook.said.iter().map(|said| {
        let judgement = said.judgement.map_or("No judgement", Judgement::name);
        let why = escape::one_line(&said.why);
        let why = if why.is_empty() { String::new() } else { format!(" Why: {why}") };
        format!("{judgement}: {} as {}.{why}", quoted(&said.place), kind_name(&said.kind))
    });
    std::iter::once(count).chain(lines).collect()
}

fn notes(notebook: &Notebook) -> Vec<String> {
    let line = |it: &crate::study::Remark| format!("{}: {}", quoted(&it.place), escape::one_line(&it.text));
    notebook.remarks.iter().map(line).collect()
}

/// The columns of a table that are the reader's.
pub(super) const COLUMNS: &[&str] = &[
    "reader_verdict",
    "reader_marks",
    "reader_and_candor",
    "only_reader",
    "only_candor",
    "reader_agrees",
    "reader_disagrees",
    "reader_notes",
];

/// Their cells; empty where the reader did not say.
pub(super) fn cells(item: &Item<'_>) -> Vec<String> {
    let notebook = item.notebook;
    if notebook.is_empty() {
        return vec![String::new(); COLUMNS.len()];
    }
    let prediction = &notebook.prediction;
    let agreement = (prediction.revealed && !prediction.is_empty())
        .then(|| Agreement::of(prediction, &item.report.signals));
    let count =
        |of: fn(&Agreement) -> usize| agreement.as_ref().map(|it| of(it).to_string()).unwrap_or_default();
    let tally = notebook.tally();
    vec![
        prediction.band().map(|band| band.id().to_owned()).unwrap_or_default(),
        prediction.picks.len().to_string(),
        count(Agreement::n_both),
        count(Agreement::n_only_yours),
        count(Agreement::n_only_candor),
        tally.agreed.to_string(),
        tally.disagreed.to_string(),
        notebook.remarks.len().to_string(),
    ]
}

/// The same as plain data; offsets are code points, as everywhere in a report.
#[derive(Serialize)]
pub(super) struct ReaderSays<'a> {
    prediction: Option<PredictionSays<'a>>,
    judgements: Vec<JudgementSays<'a>>,
    notes: Vec<NoteSays<'a>>,
    worksheets: &'a BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Serialize)]
struct PlaceSays<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct PredictionSays<'a> {
    band: Option<&'static str>,
    revealed: bool,
    both: Option<usize>,
    only_reader: Option<usize>,
    only_candor: Option<usize>,
    marks: Vec<PickSays<'a>>,
}

#[derive(Serialize)]
struct PickSays<'a> {
    kind: &'a str,
    #[serde(flatten)]
    place: PlaceSays<'a>,
}

#[derive(Serialize)]
struct JudgementSays<'a> {
    kind: &'a str,
    rule: &'a str,
    #[serde(flatten)]
    place: PlaceSays<'a>,
    judgement: Option<Judgement>,
    why: &'a str,
}

#[derive(Serialize)]
struct NoteSays<'a> {
    #[serde(flatten)]
    place: PlaceSays<'a>,
    note: &'a str,
}

impl<'a> ReaderSays<'a> {
    /// `None` where nobody said anything.
    pub(super) fn of(item: &Item<'a>) -> Option<Self> {
        let notebook = item.notebook;
        if notebook.is_empty() {
            return None;
        }
        let points = CodePoints::new(item.text);
        let at = |place: &'a Place| PlaceSays {
            start: points.at(place.start),
            end: points.at(place.end),
            text: &place.words,
        };
        let prediction = &notebook.prediction;
        let prediction = (!prediction.is_empty()).then(|| {
            let agreement = prediction.revealed.then(|| Agreement::of(prediction, &item.report.signals));
            PredictionSays {
                band: prediction.band().map(Band::id),
                revealed: prediction.revealed,
                both: agreement.as_ref().map(Agreement::n_both),
                only_reader: agreement.as_ref().map(Agreement::n_only_yours),
                only_candor: agreement.as_ref().map(Agreement::n_only_candor),
                marks: prediction
                    .picks
                    .iter()
                    .map(|pick| PickSays { kind: &pick.kind, place: at(&pick.place) })
                    .collect(),
            }
        });
        let judgements = notebook.said.iter().map(|said| JudgementSays {
            kind: &said.kind,
            rule: &said.rule,
            place: at(&said.place),
            judgement: said.judgement,
            why: &said.why,
        });
        let judgements = judgements.collect();
        let notes = notebook.remarks.iter().map(|it| NoteSays { place: at(&it.place), note: &it.text });
        let notes = notes.collect();
        Some(Self { prediction, judgements, notes, worksheets: &notebook.answers })
    }
}
