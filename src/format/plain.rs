//! Plain text in any encoding.

use super::{Format, FormatError, Source};
use crate::text::blocks_of_plain;

/// The registry row.
pub(super) const FORMAT: Format =
    Format { id: "txt", name: "Plain text", extensions: &["txt", "text"], recognizes: |_, _| true, read };

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    if bytes.is_empty() {
        return Err(FormatError::Empty);
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    Ok(Source { blocks: blocks_of_plain(&text), text, encoding: "UTF-8".to_owned(), ..Source::default() })
}
