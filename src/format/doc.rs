//! Word 97-2003: `office_oxide` reads the binary file, and hands its structure on as Markdown.

use std::io::Cursor;

use office_oxide::doc::{DocDocument, DocError};

use super::container::{is_compound_with, locked};
use super::package::{is_author, is_title};
use super::{Format, FormatError, Source, markdown};
use crate::text::Meta;

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "doc",
    name: "Word 97-2003 document",
    extensions: &["doc", "dot"],
    recognizes: |file| is_compound_with(file.bytes, "WordDocument"),
    guarded: true,
    read,
};

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let document = DocDocument::from_reader(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let source = (markdown::FORMAT.read)(document.to_markdown().as_bytes())?;
    let known = document.summary_properties();
    let said =
        |field: Option<&String>| field.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    let meta = Meta {
        title: said(known.and_then(|it| it.title.as_ref())).filter(|title| is_title(title)),
        author: said(known.and_then(|it| it.author.as_ref())).filter(|name| is_author(name)),
        published: said(known.and_then(|it| it.created.as_ref()))
            .and_then(|it| it.get(..10).map(str::to_owned)),
        ..source.meta
    };
    let mut warnings = source.warnings;
    if !document.text_complete() {
        warnings.push("a part of this Word file is damaged, and its text is missing".to_owned());
    }
    Ok(Source { meta, warnings, encoding: "Word".to_owned(), ..source })
}

fn refusal(error: &DocError) -> FormatError {
    FormatError::Damaged(match error {
        DocError::Encrypted => return locked(),
        DocError::UnsupportedVersion(_) => {
            "this Word file is of a version before 97; save it as DOCX or PDF and open that".to_owned()
        }
        _ => format!("this Word file is damaged and cannot be read ({error})"),
    })
}

#[cfg(test)]
mod tests {
    use crate::format;
    use crate::format::container::COMPOUND;

    #[test]
    fn a_broken_file_is_told_as_what_it_is() {
        let mut bytes = COMPOUND.to_vec();
        bytes.extend([0; 600]);
        assert_eq!(format::recognize("a.doc", &bytes).id, "txt", "a spreadsheet has no such stream");
        bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
        let error = format::read("a.txt", &bytes).unwrap_err().to_string();
        assert!(error.contains("this Word file is damaged"), "{error}");
        assert_eq!(format::recognize("a.doc", b"Plain words.").id, "txt");
    }
}
