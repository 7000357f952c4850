//! The section `transparency`: who made the text, with the words that say so, or "not found: ask".

use std::collections::BTreeMap;

use serde::Serialize;

use super::coverage::Evidence;
use crate::signal::coverage::{Observation, State};
use crate::signal::title::Title;
use crate::signal::transparency::QUESTIONS;
use crate::text::{CodePoints, Meta};

/// One question about the makers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TransparencyItem {
    /// Identifier.
    pub id: &'static str,
    /// The question.
    pub question: &'static str,
    /// `present`, `unclear` or `absent`.
    pub state: &'static str,
    /// What the format's metadata or a missing answer has to say; may be empty.
    pub note: String,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// Every question, in the order of [`QUESTIONS`].
pub fn transparency(
    found: &BTreeMap<&'static str, Observation>,
    title: &Title,
    meta: &Meta,
    text: &str,
    places: &CodePoints<'_>,
) -> Vec<TransparencyItem> {
    let kept = title.observation();
    let observed = |id: &str| if id == "title" { Some(&kept) } else { found.get(id) };
    let rows = QUESTIONS.iter().filter_map(|(id, question)| Some((*id, *question, observed(id)?)));
    rows.map(|(id, question, observation)| {
        let told = match id {
            "author" => meta.author.clone(),
            "published" => meta.published.clone(),
            _ => None,
        };
        let note = match (told, observation.state) {
            (Some(told), _) if observation.evidence.is_empty() => format!("from the file: {told}"),
            (_, State::Unclear) if id == "title" => title.remarks().join(" "),
            (_, State::Absent) => "not found: ask".to_owned(),
            _ => String::new(),
        };
        let evidence = Evidence::of(observation, text, places);
        TransparencyItem { id, question, state: observation.state.id(), note, evidence }
    })
    .collect()
}
