//! What leaves the window: files, folders of files, and the clipboard.

use std::path::PathBuf;
use std::sync::Arc;

use super::{AppState, Document, Request, band_of, score_words};
use crate::export::{EXPORTS, Export, Item, file_name};
use crate::report::evidence::EntryInfo;
use crate::study::Notebook;
use crate::worker::{Analysis, DocumentId, Job};

fn format_of(id: &str) -> Option<Export> {
    EXPORTS.iter().find(|export| export.id == id).copied()
}

impl AppState {
    /// The finished documents, or the `only` one, with what their readers said; not what is kept back for a prediction.
    fn exportable(&self, only: Option<DocumentId>) -> Vec<(Arc<Analysis>, Notebook)> {
        let wanted = self.documents.iter().filter(|document| only.is_none_or(|id| id == document.id));
        let shown = wanted.filter(|document| !self.is_hidden(document));
        shown.filter_map(|it| Some((Arc::clone(it.analysis()?), self.notebook(it).clone()))).collect()
    }

    /// Ask for the file that takes the report of one document, or of all.
    pub(super) fn ask_where(&mut self, id: &'static str, only: Option<DocumentId>) -> Vec<Job> {
        let Some(export) = format_of(id) else { return Vec::new() };
        let name = self.offered_name(&export, only);
        self.request(Request::SaveDialog { export: id, only, name })
    }

    fn offered_name(&self, export: &Export, only: Option<DocumentId>) -> String {
        let is_worksheet = export.id.starts_with("worksheet");
        let (name, what) = match (only.and_then(|id| self.document(id)), is_worksheet) {
            (Some(document), true) => (document.name.as_str(), "worksheet"),
            (Some(document), false) => (document.name.as_str(), "candor"),
            (None, true) => ("candor", "worksheets"),
            (None, false) => ("candor", "reports"),
        };
        file_name(name, what, export.extension)
    }

    /// One document, or all, in one file.
    pub(super) fn export(&mut self, id: &str, only: Option<DocumentId>, path: PathBuf) -> Vec<Job> {
        let Some(export) = format_of(id) else { return Vec::new() };
        let (documents, worksheet) = (self.exportable(only), self.settings.worksheet.clone());
        if documents.is_empty() {
            self.tell("Nothing was written: the document was closed meanwhile.".to_owned());
            return Vec::new();
        }
        vec![Job::Export { path, export, documents, worksheet }]
    }

    /// One file for each document, into this folder.
    pub(super) fn export_folder(&mut self, id: &str, folder: PathBuf) -> Vec<Job> {
        let Some(export) = format_of(id) else { return Vec::new() };
        let (documents, worksheet) = (self.exportable(None), self.settings.worksheet.clone());
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
