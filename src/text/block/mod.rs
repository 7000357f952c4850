//! Blocks: the parts a document is laid out in, and how they are found in plain text.

mod furniture;
mod line;
mod plain;

use serde::{Deserialize, Serialize};

use super::Span;

pub use furniture::is_furniture;
pub use line::ends_sentence;
pub use plain::blocks_of_plain;

/// What a block is; only running prose is counted for readability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// A title or section heading.
    Heading,
    /// Running prose.
    Paragraph,
    /// One entry of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A table or a row of one.
    Table,
    /// Program code or preformatted text.
    Code,
    /// Navigation, shop chrome, comment forms and other page furniture.
    Boilerplate,
    /// A line of a reference list.
    Reference,
}

impl BlockKind {
    /// Every kind, in the order reports use.
    pub const ALL: &[Self] = &[
        Self::Heading,
        Self::Paragraph,
        Self::ListItem,
        Self::Quotation,
        Self::Table,
        Self::Code,
        Self::Boilerplate,
        Self::Reference,
    ];

    /// The plural used in messages ("12 words in headings").
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Heading => "headings",
            Self::Paragraph => "paragraphs",
            Self::ListItem => "list items",
            Self::Quotation => "quotations",
            Self::Table => "tables",
            Self::Code => "code",
            Self::Boilerplate => "navigation and page furniture",
            Self::Reference => "reference lists",
        }
    }

    /// Whether the words of such a block belong to the running prose that readability formulas were made for.
    ///
    /// List items count when they are sentences; that is decided per block by its final punctuation.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::Quotation)
    }
}

/// One block of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Heading level or list depth, 1 = outermost; 0 where it has no meaning.
    pub level: u8,
}

/// `span` without white space at either end.
#[inline]
pub fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    match part.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => span,
        _ => without_space(part, span),
    }
}

/// The same of its `part` of the text, where that may be blank or begin or end with white space.
fn without_space(part: &str, span: Span) -> Span {
    let tail = part.as_bytes().trim_ascii_start();
    let inside = tail.trim_ascii_end();
    if let (Some(first), Some(last)) = (inside.first(), inside.last())
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        let start = span.start() + (part.len() - tail.len());
        return Span::new(start, start + inside.len());
    }
    // White space outside of ASCII may stand there.
    let start = span.start() + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}
