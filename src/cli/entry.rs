//! One line of `candor batch`: a document as JSON.

use serde::Deserialize;

use crate::text::find;

/// One document to score; other keys are allowed and ignored.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Entry {
    pub id: Id,
    pub text: String,
    pub title: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "the id is neither text nor a number")]
pub(super) enum Id {
    Text(String),
    Number(serde_json::Number),
}

impl Entry {
    /// What `line` holds; the error is a sentence for the user.
    pub(super) fn of(line: &[u8]) -> Result<Self, String> {
        // A list of the three values would be taken for an object, too.
        if !bare(line).starts_with(b"{") {
            return Err("not a JSON object".to_owned());
        }
        // Else the end of what is cut off would stand on a second line.
        let line = line.strip_prefix(MARK).unwrap_or(line).trim_ascii_end();
        let object = serde_json::from_slice(line);
        // The caller adds the number of the line in the whole input.
        object.map_err(|error| error.to_string().replace(" at line 1 column ", ", column "))
    }
}

/// Some programs put it before the first line.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A line without what programs put around it: blanks and a mark of the byte order.
pub(super) fn bare(line: &[u8]) -> &[u8] {
    line.strip_prefix(MARK).unwrap_or(line).trim_ascii()
}

/// Where the text of an object begins, behind its quotation mark, if the object is valid.
pub(super) fn start_of_text(line: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        let byte = line.get(at)?;
        at += 1;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            b'"' => {
                let end = at + end_of_string(line.get(at..)?)?;
                let (string, behind) = (line.get(at..end)?, line.get(end + 1..)?);
                if depth == 1
                    && string == b"text"
                    && let Some(value) = string_value(behind)
                {
                    return Some(line.len() - value.len());
                }
                at = end + 1;
            }
            _ => (),
        }
    }
}

/// What follows the quotation mark of a value that is text; `behind` its name.
fn string_value(behind: &[u8]) -> Option<&[u8]> {
    behind.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start().strip_prefix(b"\"")
}

/// Where the first quotation mark stands that no backslash escapes.
pub(super) fn end_of_string(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + find::position(bytes.get(from..)?, find::one_of([b'"', b'\\']))?;
        if bytes.get(at)? == &b'"' {
            return Some(at);
        }
        from = at + 2;
    }
}
