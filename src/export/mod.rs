//! From reports to bytes: one row of [`EXPORTS`] a format; the same content and words in each.
//!
//! Everything that comes from a document is escaped for the place where it lands: see [`visible`].

mod compact;
mod content;
mod csv;
mod docx;
mod escape;
mod html;
mod json;
mod line;
mod lists;
mod look;
mod markdown;
mod names;
mod pdf;
mod raw;
mod said;
mod words;
mod worksheet;

pub use escape::visible;
pub use line::{Lists, write_line};
pub use names::{file_name, file_names};

use crate::report::Report;
use crate::study::worksheet::{USUAL, Worksheet, worksheet};
use crate::study::{EMPTY, Notebook};
use crate::text::Block;

/// One document with its report, as exports need it.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// What was found.
    pub report: &'a Report,
    /// The analyzed text.
    pub text: &'a str,
    /// Its layout.
    pub blocks: &'a [Block],
    /// What the reader said of it.
    pub notebook: &'a Notebook,
    /// The identifier of the worksheet to print where one is asked for.
    pub worksheet: &'a str,
}

impl<'a> Item<'a> {
    /// A document of which no reader said anything.
    pub const fn new(report: &'a Report, text: &'a str, blocks: &'a [Block]) -> Self {
        Self { report, text, blocks, notebook: &EMPTY, worksheet: USUAL }
    }

    fn sheet(&self) -> Option<&'static Worksheet> {
        worksheet(self.worksheet).or_else(|| worksheet(USUAL))
    }
}

/// One export format.
#[derive(Debug, Clone, Copy)]
pub struct Export {
    /// Stable identifier: the value of `--format`.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// Make the bytes.
    pub write: fn(&[Item<'_>]) -> Vec<u8>,
}

/// Every export format.
pub const EXPORTS: &[Export] = &[
    Export { id: "json", name: "JSON", extension: "json", write: json::array },
    Export { id: "jsonl", name: "JSON Lines", extension: "jsonl", write: json::lines },
    Export { id: "csv", name: "CSV table", extension: "csv", write: csv::write },
    Export { id: "markdown", name: "Markdown", extension: "md", write: markdown::write },
    Export { id: "html", name: "Web page", extension: "html", write: html::write },
    Export { id: "worksheet", name: "Worksheet", extension: "html", write: worksheet::html },
    Export {
        id: "worksheet-markdown",
        name: "Worksheet as Markdown",
        extension: "md",
        write: worksheet::markdown,
    },
    Export { id: "pdf", name: "PDF", extension: "pdf", write: pdf::write },
    Export { id: "docx", name: "Word document", extension: "docx", write: docx::write },
];
