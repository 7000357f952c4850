//! Plain text in any encoding; takes whatever no other format recognizes.

use super::{Format, FormatError, Source, encoding};
use crate::text::blocks_of_plain;

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "txt",
    name: "Plain text",
    extensions: &["txt", "text"],
    guarded: false,
    recognizes: |_| true,
    read,
};

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let decoded = encoding::decode(bytes, None)?;
    Ok(Source {
        blocks: blocks_of_plain(&decoded.text),
        text: decoded.text,
        encoding: decoded.encoding,
        warnings: decoded.warnings,
        ..Source::default()
    })
}
