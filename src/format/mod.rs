//! From bytes to a [`Source`]: one row of [`FORMATS`] per file format.
//!
//! The format is recognized by content first and by the name's ending second. Readers get bytes and open no files.

mod archive;
mod builder;
mod container;
mod doc;
mod docx;
mod drawing;
mod encoding;
mod epub;
mod field;
mod flow;
mod html;
mod magic;
mod mail;
mod markdown;
mod markup;
mod numeral;
mod odt;
mod package;
mod pdf;
mod plain;
mod pptx;
mod probe;
mod rtf;
mod style_name;
mod subtitles;
mod symbol;
mod xml;

use serde::{Deserialize, Serialize};

use crate::text::{Block, Meta, blocks_of_plain, hexadecimal, parallel};

pub use probe::Probe;

/// A decoded text, where it came from, and what was noticed on the way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// What the user calls it: a file name or an identifier.
    pub name: String,
    /// Title, author, date and links, as far as the format keeps them.
    pub meta: Meta,
    /// The text that is analyzed; all offsets are into it.
    pub text: String,
    /// Its layout, ascending, not overlapping.
    pub blocks: Vec<Block>,
    /// The row of [`FORMATS`] that read it, or "text" for text given as such.
    #[serde(skip)]
    pub format: &'static str,
    /// The encoding it was decoded from.
    pub encoding: String,
    /// Size of the original in bytes.
    pub bytes: u64,
    /// SHA-256 of the original, hexadecimal.
    pub sha256: String,
    /// What the reader should know: replaced characters, lost parts.
    pub warnings: Vec<String>,
}

impl Source {
    /// Text given as such: pasted, or a line of `candor batch`.
    pub fn of_text(name: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        let large = text.len() >= parallel::LARGE;
        let (blocks, sha256) = parallel::both(large, || blocks_of_plain(&text), || sha256(text.as_bytes()));
        Self {
            name: name.to_owned(),
            blocks,
            format: "text",
            encoding: "UTF-8".to_owned(),
            bytes: text.len() as u64,
            sha256,
            text,
            ..Self::default()
        }
    }

    /// What a reader of laid-out XML has put together; an error where that holds no words.
    fn laid_out(parts: builder::Parts, meta: Meta) -> Result<Self, FormatError> {
        let (text, blocks, links) = parts;
        if blocks.is_empty() {
            let sentence = "the document holds no text; words in pictures or attached files are not read";
            return Err(FormatError::NotText(sentence.to_owned()));
        }
        let meta = Meta { links, keeps_links: true, ..meta };
        Ok(Self { text, blocks, meta, encoding: "UTF-8".to_owned(), ..Self::default() })
    }

    /// What another reader may put into its own text.
    fn parts(self) -> builder::Parts {
        (self.text, self.blocks, self.meta.links)
    }
}

/// Why a file could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not text.
    #[error("{0}")]
    NotText(String),
    /// Over a limit.
    #[error("{0}")]
    TooLarge(String),
    /// Of a known format, but broken, cut off or locked.
    #[error("{0}")]
    Damaged(String),
}

/// The largest file that is read, in bytes: some twelve thousand pages of text.
pub const MAX_BYTES: u64 = 64 << 20;

/// One file format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Stable identifier.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// File name endings, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a file is of this format.
    pub recognizes: fn(&Probe<'_>) -> bool,
    /// Whether its reader rests on parsers of others that could break down, and so runs in a process of its own.
    pub guarded: bool,
    /// Read it.
    pub read: fn(&[u8]) -> Result<Source, FormatError>,
}

/// Every format, the most particular first; plain text takes what is left.
pub const FORMATS: &[Format] = &[
    pdf::FORMAT,
    doc::FORMAT,
    docx::FORMAT,
    pptx::FORMAT,
    odt::FORMAT,
    epub::FORMAT,
    container::FORMAT,
    rtf::FORMAT,
    mail::PAGE,
    mail::MAIL,
    subtitles::VTT,
    subtitles::SRT,
    html::FORMAT,
    markup::FORMAT,
    markdown::FORMAT,
    plain::FORMAT,
];

/// The row that reads the bytes of the file called `name`.
pub fn recognize(name: &str, bytes: &[u8]) -> &'static Format {
    let probe = Probe::new(name, bytes);
    FORMATS.iter().find(|format| (format.recognizes)(&probe)).unwrap_or(&plain::FORMAT)
}

/// Read the bytes of the file called `name`.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, FormatError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(FormatError::TooLarge(format!("the file is larger than {} MiB", MAX_BYTES >> 20)));
    }
    let format = recognize(name, bytes);
    let large = bytes.len() >= parallel::LARGE;
    let (source, sha256) = parallel::both(large, || (format.read)(bytes), || sha256(bytes));
    let source = source?;
    if source.text.len() as u64 > MAX_BYTES {
        return Err(FormatError::TooLarge(format!("its text is longer than {} MiB", MAX_BYTES >> 20)));
    }
    Ok(Source { name: name.to_owned(), format: format.id, bytes: bytes.len() as u64, sha256, ..source })
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    hexadecimal(&sha2::Sha256::digest(bytes))
}
