//! Jobs for the worker and the events that it answers with: plain data.

use std::path::PathBuf;
use std::sync::Arc;

use crate::export::Export;
use crate::report::{Basis, Judged, Reliability, Report};
use crate::score::Rubric;
use crate::signal::genre::Genre;
use crate::study::{Lesson, Notebook};
use crate::text::{Block, Span};

use super::samples::SAMPLES;
use super::storage::Kept;

/// The number of a document in this run of the program; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u64);

/// Where a document comes from; enough to read it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file of the user; it is read and never written to.
    File(PathBuf),
    /// Text pasted or dropped as such.
    Text(Arc<str>),
    /// A row of [`SAMPLES`].
    Sample(usize),
}

impl Origin {
    /// The name that is shown.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Text(text) => name_of_text(text),
            Self::Sample(idx) => SAMPLES.get(*idx).map_or("sample", |(name, _)| name).to_owned(),
        }
    }
}

/// The first words of a pasted text.
fn name_of_text(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    let start: String = words.join(" ").chars().take(40).collect();
    if start.is_empty() { "Pasted text".to_owned() } else { format!("“{start}…”") }
}

/// Something that needs a file or a thread.
#[derive(Debug, Clone)]
pub enum Job {
    /// Find the files under these paths; answered by [`Event::Found`] for each and one [`Event::Walked`].
    Walk {
        /// Files and folders, as the user gave them.
        paths: Vec<PathBuf>,
    },
    /// Read, divide, measure and score one document.
    Analyze {
        /// Which document.
        document: DocumentId,
        /// Which attempt; events of earlier ones are dropped.
        generation: u32,
        /// Where to read it.
        origin: Origin,
        /// The genre that the reader chose; `None` to guess it.
        genre: Option<Genre>,
        /// Weights, curves and caps.
        rubric: Arc<Rubric>,
    },
    /// Stop this attempt as soon as possible.
    Cancel {
        /// Which document.
        document: DocumentId,
        /// Which attempt.
        generation: u32,
    },
    /// Keep something in the program's own folders.
    Store {
        /// What.
        kept: Kept,
        /// Its whole content.
        content: String,
    },
    /// Judge these documents by another rubric, without reading them again; answered by [`Event::Judged`].
    Judge {
        /// What to judge by, and whose it is.
        documents: Vec<(DocumentId, Arc<Basis>)>,
        /// The new rubric.
        rubric: Arc<Rubric>,
        /// What it was edited from, to say what the edit changes.
        base: Option<Arc<Rubric>>,
    },
    /// Find the passages that these documents share; answered by [`Event::SharedFound`].
    FindShared {
        /// Which documents.
        documents: Vec<(DocumentId, Arc<Analysis>)>,
    },
    /// Read a rubric file; answered by [`Event::RubricRead`].
    ReadRubric {
        /// Which.
        path: PathBuf,
    },
    /// Write a text to a file that the user named; answered by [`Event::Exported`].
    Write {
        /// Where to.
        path: PathBuf,
        /// Its whole content.
        content: String,
    },
    /// Write one file for each document into a folder; answered by [`Event::FolderProgress`] and [`Event::Exported`].
    ExportFolder {
        /// Which folder; it is made where there is none.
        folder: PathBuf,
        /// In which format.
        export: Export,
        /// Of which documents, with what their readers said.
        documents: Vec<(Arc<Analysis>, Notebook)>,
        /// The identifier of the worksheet.
        worksheet: String,
    },
    /// Write reports to a file that the user named.
    Export {
        /// Where to.
        path: PathBuf,
        /// In which format.
        export: Export,
        /// Of which documents, with what the reader said of each.
        documents: Vec<(Arc<Analysis>, Notebook)>,
        /// The worksheet to print where the format is one.
        worksheet: String,
    },
    /// Read a lesson; answered by [`Event::Lesson`].
    ReadLesson {
        /// Its file.
        path: PathBuf,
    },
}

/// A document that shares passages with another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Whose passages.
    pub of: DocumentId,
    /// Who has them too.
    pub with: DocumentId,
    /// The share of `of`'s passages, 0 to 1.
    pub share: f64,
}

/// A document judged by another rubric.
#[derive(Debug, Clone)]
pub struct Rejudged {
    /// Which document.
    pub document: DocumentId,
    /// What was judged; where the document has another by now, the judgement is of no use.
    pub basis: Arc<Basis>,
    /// The judgement.
    pub judged: Judged,
    /// The verdict of the rubric that it was edited from.
    pub before: Option<Reliability>,
}

/// A finished document: its text and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The text that all spans are into.
    pub text: String,
    /// Its layout.
    pub blocks: Vec<Block>,
    /// Everything that was measured.
    pub report: Report,
}

impl Analysis {
    /// The bytes of the code points from `start` to `end`, which is how reports give places.
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        let mut bytes = self.text.char_indices().map(|(at, _)| at).skip(start);
        let from = bytes.next().unwrap_or(self.text.len());
        let more = end.saturating_sub(start);
        let to = more.checked_sub(1).map_or(from, |rest| bytes.nth(rest).unwrap_or(self.text.len()));
        Span::new(from, to)
    }

    /// The sentence-like neighbourhood of `span`: at most `reach` bytes to either side, cut at white space.
    pub fn around(&self, span: Span, reach: usize) -> (&str, &str) {
        let before =
            Span::new(self.boundary(span.start().saturating_sub(reach)), span.start()).of(&self.text);
        let after = Span::new(span.end(), self.boundary(span.end().saturating_add(reach))).of(&self.text);
        let before = before.split_once(char::is_whitespace).map_or(before, |(_, rest)| rest);
        let after = after.rsplit_once(char::is_whitespace).map_or(after, |(start, _)| start);
        (before, after)
    }

    fn boundary(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        (0..=byte).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }
}

/// What the worker reports to the app.
#[derive(Debug, Clone)]
pub enum Event {
    /// A file was found under a path that the user gave.
    Found(PathBuf),
    /// A path could not be looked into.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why, in a sentence for the user.
        reason: String,
    },
    /// A [`Job::Walk`] ended.
    Walked {
        /// Files left out because no format reads their ending.
        skipped: usize,
    },
    /// Some steps of a document are behind us.
    Progress {
        /// Which document.
        document: DocumentId,
        /// Which attempt.
        generation: u32,
        /// Steps done.
        done: usize,
        /// Steps in all; 0 while the file is being read.
        total: usize,
    },
    /// A document is ready.
    Ready {
        /// Which document.
        document: DocumentId,
        /// Which attempt.
        generation: u32,
        /// All of it.
        analysis: Arc<Analysis>,
    },
    /// A document could not be read or analyzed.
    Failed {
        /// Which document.
        document: DocumentId,
        /// Which attempt.
        generation: u32,
        /// Why, in a sentence for the user.
        reason: String,
    },
    /// The attempt was stopped.
    Cancelled {
        /// Which document.
        document: DocumentId,
        /// Which attempt.
        generation: u32,
    },
    /// Documents were judged by another rubric.
    Judged(Vec<Rejudged>),
    /// What the documents have in common.
    SharedFound(Vec<Shared>),
    /// A rubric file was read.
    RubricRead {
        /// Which file.
        path: PathBuf,
        /// The rubric, or what is wrong with it and where, in a sentence.
        result: Result<Rubric, String>,
    },
    /// What the reader wrote about a document in an earlier session; comes before its [`Event::Ready`].
    Notebook {
        /// SHA-256 of the document.
        sha256: String,
        /// All of it.
        notebook: Notebook,
    },
    /// A lesson was read, or not; the error is a sentence for the user.
    Lesson {
        /// Its file.
        path: PathBuf,
        /// The lesson.
        result: Result<Lesson, String>,
    },
    /// So many files of a folder of reports are written.
    FolderProgress {
        /// Files written.
        done: usize,
        /// Files in all.
        total: usize,
    },
    /// A file of the user's choice was written, or not.
    Exported {
        /// Which file.
        path: PathBuf,
        /// What went wrong.
        result: Result<(), String>,
    },
}
