//! PDF: `unpdf` decodes the runs of each page; the order of reading, paragraphs and furniture are our own.
//!
//! [`mod@line`] joins runs, [`furniture`] takes heads and feet away, [`columns`] orders, [`paragraph`] divides,
//! [`flow`] writes, and asks [`hyphen`] where words go on; [`form`] adds what was filled in. Scanned and
//! locked files are refused with a reason.

mod columns;
mod flow;
mod form;
mod furniture;
mod hyphen;
mod line;
mod meta;
mod paragraph;

use unpdf::parser::LayoutAnalyzer;
use unpdf::parser::backend::{PdfBackend, RawBackend};

use self::flow::Flow;
use self::furniture::Page;
use self::hyphen::Words;
use self::line::Line;
use self::paragraph::{Form, Paragraph, paragraphs};
use super::container::locked;
use super::{Format, FormatError, Source};
use crate::text::Meta;

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "pdf",
    name: "PDF document",
    extensions: &["pdf"],
    recognizes: |file| recognizes(file.bytes),
    guarded: true,
    read,
};

/// Pages that are read; the rest of a longer document is left out, with a notice.
const MAX_PAGES: usize = 3_000;
/// Characters that are read, for a page that is drawn over and over.
const MAX_CHARS: usize = 32 << 20;
/// Some writers put a few lines of their own before the document.
const HEAD: usize = 1_024;

fn recognizes(bytes: &[u8]) -> bool {
    bytes.get(..HEAD).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-")
}

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let backend = RawBackend::load_bytes(bytes).map_err(|error| refusal(&error))?;
    let found = extract(&backend)?;
    let sizes = body_size(found.pages.iter().flatten());
    let first_words = found.pages.first().map(|lines| words_of(lines)).unwrap_or_default();
    let mut flow = Flow::new(sizes, Words::of(found.pages.iter().flatten()));
    for Page { head, body, foot } in furniture::part(found.pages) {
        flow.aside(head.into_iter().map(|line| Paragraph::of(Form::Furniture, line)));
        for region in columns::regions(body) {
            let (text, notes) = paragraphs(region, sizes);
            flow.column(text);
            flow.aside(notes);
        }
        flow.aside(foot.into_iter().map(|line| Paragraph::of(Form::Furniture, line)));
    }
    let mut builder = flow.finish();
    form::write(&backend.acroform_fields(), &mut builder);
    let (text, blocks, links) = builder.finish();
    let mut meta = meta::of(&backend.metadata(), &first_words, &text, &blocks);
    meta = Meta { links, keeps_links: true, ..meta };
    Ok(Source {
        text,
        blocks,
        meta,
        encoding: "PDF".to_owned(),
        warnings: found.warnings,
        ..Source::default()
    })
}

fn refusal(error: &unpdf::Error) -> FormatError {
    match error {
        unpdf::Error::Encrypted | unpdf::Error::InvalidPassword => locked(),
        _ => FormatError::Damaged(format!("this PDF is damaged and cannot be read ({error})")),
    }
}

/// The lines of all pages and what was lost.
struct Found {
    pages: Vec<Vec<Line>>,
    warnings: Vec<String>,
}

fn extract(backend: &RawBackend) -> Result<Found, FormatError> {
    let numbers: Vec<u32> = backend.pages().into_keys().collect();
    let analyzer = LayoutAnalyzer::new(backend);
    let mut pages = Vec::new();
    let (mut pictures, mut unreadable, mut broken, mut chars) = (0, 0, 0, 0);
    for number in numbers.iter().take(MAX_PAGES) {
        let spans = analyzer.extract_page_spans(*number).unwrap_or_else(|_error| {
            broken += 1;
            Vec::new()
        });
        unreadable += usize::from(analyzer.suppressed_text_runs() > 0);
        pictures += usize::from(spans.is_empty() && analyzer.page_op_counts().image > 0);
        let (lines, _turned) = line::lines(spans);
        chars += lines.iter().map(|line| line.chars).sum::<usize>();
        pages.push(lines);
        if chars > MAX_CHARS {
            break;
        }
    }
    if chars == 0 {
        return Err(nothing(numbers.len(), pictures, unreadable));
    }
    let lost = backend.integrity().unresolved_page_nodes;
    let total = numbers.len();
    let told = [
        (total - pages.len(), format!("only the first {} of its {total} pages were read", pages.len())),
        (broken + lost, format!("left out as damaged: {} of its pages", broken + lost)),
        (pictures, format!("left out as pictures without text: {pictures} of its {total} pages")),
        (
            unreadable,
            format!(
                "some text is in fonts that do not say which letters they show: on {unreadable} of its {total} pages"
            ),
        ),
    ];
    Ok(Found { pages, warnings: told.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect() })
}

/// Why a document has no text at all.
fn nothing(pages: usize, pictures: usize, unreadable: usize) -> FormatError {
    if pages == 0 {
        return FormatError::Damaged("this PDF is damaged: none of its pages can be found".to_owned());
    }
    FormatError::NotText(if pictures > 0 {
        "this PDF is scanned: its pages are pictures without text; run a text recognition (OCR) on it first"
            .to_owned()
    } else if unreadable > 0 {
        "the fonts of this PDF do not say which letters they show, so its text cannot be read".to_owned()
    } else if pages == 1 {
        "this PDF has no text on its one page".to_owned()
    } else {
        format!("this PDF has no text on its {pages} pages")
    })
}

/// The size of most of the type.
fn body_size<'l>(lines: impl Iterator<Item = &'l Line>) -> f32 {
    let mut sizes = std::collections::BTreeMap::<u32, usize>::new();
    for line in lines {
        *sizes.entry((line.size * 2.0).round() as u32).or_default() += line.chars;
    }
    sizes.into_iter().max_by_key(|(_, chars)| *chars).map_or(10.0, |(size, _)| size as f32 / 2.0)
}

fn words_of(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text() + " ").collect()
}
