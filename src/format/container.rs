//! What a ZIP archive holds, recognized by its entries; and the row for archives that are not text documents.

use super::archive::{Archive, is_archive};
use super::package::Package;
use super::{Format, FormatError, Source};

/// The registry row; it stands behind the formats that are archives themselves.
pub(super) const FORMAT: Format = Format {
    id: "archive",
    name: "Archive",
    extensions: &[],
    recognizes: |file| refused(file.bytes),
    guarded: false,
    read,
};

/// The kinds of archive that are distinguished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `WordprocessingML`.
    Word,
    /// `PresentationML`.
    Slides,
    /// `OpenDocument` text or slides.
    OpenDocument,
    /// An electronic book.
    Book,
    /// Something else; the end of "this is …", and what to do.
    Other(&'static str),
}

/// How files of Office 97-2003 begin, and Office files that are locked with a password: compound files.
pub(super) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const SHEET: Kind = Kind::Other("a spreadsheet, not a text: copy its text into a document and open that");
const OPEN_OTHER: Kind =
    Kind::Other("an OpenDocument file that is no text: save its text as a document and open that");
const PAGES: Kind = Kind::Other("a Pages, Numbers or Keynote file: export it as Word or PDF and open that");
const ZIP: Kind = Kind::Other("a ZIP archive: unpack it and open the documents inside");

/// What the archive is; `None` where the bytes are not an archive, or a damaged one.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    if !is_archive(bytes) {
        return None;
    }
    let mut archive = Archive::open(bytes).ok()?;
    let mimetype = archive.head("mimetype", 100).unwrap_or_default();
    let mimetype = String::from_utf8_lossy(&mimetype);
    let open_document = mimetype.trim().strip_prefix("application/vnd.oasis.opendocument.");
    let is_book = mimetype.starts_with("application/epub") || archive.has("META-INF/container.xml");
    let is_pages = archive.names().any(|name| name.rsplit('.').next() == Some("iwa"));
    Some(match open_document {
        Some(it) if it.starts_with("text") || it.starts_with("presentation") => Kind::OpenDocument,
        Some(sheet) if sheet.starts_with("spreadsheet") => SHEET,
        Some(_) => OPEN_OTHER,
        None if is_book => Kind::Book,
        None if is_pages => PAGES,
        None => match Package::of(archive).root().as_str() {
            "document" => Kind::Word,
            "presentation" => Kind::Slides,
            "workbook" => SHEET,
            _ => ZIP,
        },
    })
}

/// Whether it is an archive, or an Office file that is locked.
fn refused(bytes: &[u8]) -> bool {
    is_archive(bytes) || is_locked(bytes)
}

/// Whether it is a compound file with a stream of this name: names stand in it in UTF-16.
pub(super) fn is_compound_with(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(COMPOUND) && bytes.windows(name.len()).any(|window| window == name)
}

fn is_locked(bytes: &[u8]) -> bool {
    is_compound_with(bytes, "EncryptedPackage")
}

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    if is_locked(bytes) {
        return Err(locked());
    }
    // What is wrong with it, if that is why its kind is not known.
    Archive::open(bytes)?;
    let Some(Kind::Other(what)) = kind(bytes) else {
        return Err(FormatError::Damaged("the archive inside the file is damaged or cut off".to_owned()));
    };
    Err(FormatError::NotText(format!("this is {what}")))
}

/// The document is locked with a password.
pub(super) fn locked() -> FormatError {
    FormatError::Damaged(
        "the document is protected with a password: save a copy without one and open that".to_owned(),
    )
}
