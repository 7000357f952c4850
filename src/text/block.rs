//! Blocks: the parts a document is laid out in, and how they are found in plain text.

use super::Span;

/// What a block is; only running prose is counted for readability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Heading level or list depth, 1 = outermost; 0 where it has no meaning.
    pub level: u8,
}

/// Find the blocks of plain text: paragraphs parted by blank lines, headings, list items.
pub fn blocks_of_plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Span> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let span = trimmed(text, Span::new(start, end));
        if span.is_empty() {
            close(text, &mut open, &mut blocks);
        } else if is_list_item(span.of(text)) {
            close(text, &mut open, &mut blocks);
            blocks.push(Block { kind: BlockKind::ListItem, span, level: 1 });
        } else {
            open = Some(Span::new(open.map_or(span.start, |block| block.start), span.end));
        }
        start = end;
    }
    close(text, &mut open, &mut blocks);
    blocks
}

fn close(text: &str, open: &mut Option<Span>, blocks: &mut Vec<Block>) {
    if let Some(span) = open.take() {
        let heading = looks_like_heading(span.of(text));
        blocks.push(Block {
            kind: if heading { BlockKind::Heading } else { BlockKind::Paragraph },
            span,
            level: u8::from(heading),
        });
    }
}

/// A short line that ends without sentence punctuation.
fn looks_like_heading(line: &str) -> bool {
    let words = line.split_whitespace().count();
    !line.contains('\n') && words <= 14 && !line.ends_with(['.', '!', ',', ';', ':', '"', '”'])
}

fn is_list_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && line.len() - rest.len() <= 3;
    (numbered && (rest.starts_with(". ") || rest.starts_with(") ")))
        || ["- ", "* ", "• ", "– ", "·"].iter().any(|bullet| line.starts_with(bullet))
}

/// `span` without white space at either end.
pub fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}
