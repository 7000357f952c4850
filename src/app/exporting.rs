//! What leaves the window: files, folders of files, and the clipboard.

use std::path::PathBuf;
use std::sync::Arc;

use super::{AppState, Document, Request, band_of, score_words};
use crate::export::{EXPORTS, Export, Item};
use crate::report::evidence::EntryInfo;
use crate::study::Notebook;
use crate::worker::{Analysis, Job};

fn format_of(id: &str) -> Option<Export> {
    EXPORTS.iter().find(|export| export.id == id).copied()
}

impl AppState {
    /// The finished documents with what their readers said; not what is kept back for a prediction.
    fn exportable(&self) -> Vec<(Arc<Analysis>, Notebook)> {
        let shown = self.documents.iter().filter(|document| !self.is_hidden(document));
        shown.filter_map(|it| Some((Arc::clone(it.analysis()?), self.notebook(it).clone()))).collect()
    }

    /// All documents in one file.
    pub(super) fn export(&self, id: &str, path: PathBuf) -> Vec<Job> {
        let Some(export) = format_of(id) else { return Vec::new() };
        let worksheet = self.settings.worksheet.clone();
        vec![Job::Export { path, export, documents: self.exportable(), worksheet }]
    }

    /// One file for each document, into this folder.
    pub(super) fn export_folder(&mut self, id: &str, folder: PathBuf) -> Vec<Job> {
        let Some(export) = format_of(id) else { return Vec::new() };
        let (documents, worksheet) = (self.exportable(), self.settings.worksheet.clone());
        self.exporting = Some((0, documents.len()));
        vec![Job::ExportFolder { folder, export, documents, worksheet }]
    }

    /// The report of the shown document on the clipboard, in a format that is text.
    pub(super) fn copy_report(&mut self, id: &str) -> Vec<Job> {
        let (Some(export), Some(document)) = (format_of(id), self.selected()) else { return Vec::new() };
        let Some(analysis) = document.analysis() else { return Vec::new() };
        let item = Item {
            notebook: self.notebook(document),
            worksheet: &self.settings.worksheet,
            ..Item::new(&analysis.report, &analysis.text, &analysis.blocks)
        };
        let text = String::from_utf8((export.write)(&[item])).unwrap_or_default();
        self.copy(text)
    }

    pub(super) fn copy_summary(&mut self) -> Vec<Job> {
        let Some(document) = self.selected() else { return Vec::new() };
        let Some(analysis) = document.analysis() else { return Vec::new() };
        let reliability = &analysis.report.reliability;
        let band = band_of(reliability).name();
        let score = score_words(reliability).map(|score| format!(", {score} of 100")).unwrap_or_default();
        let summary = format!("{}: {band}{score}", document.title());
        self.tell("The summary is on the clipboard.".to_owned());
        self.request(Request::Copy(summary))
    }

    pub(super) fn copy(&mut self, text: String) -> Vec<Job> {
        self.tell("It is on the clipboard.".to_owned());
        self.request(Request::Copy(text))
    }

    pub(super) fn copy_references(&mut self, write: fn(&[EntryInfo]) -> String) -> Vec<Job> {
        let Some(analysis) = self.selected().and_then(Document::analysis) else { return Vec::new() };
        let references = write(&analysis.report.evidence.entries);
        self.copy(references)
    }
}
