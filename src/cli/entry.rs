//! One line of `candor batch`: a document as JSON. A long text is read in pieces.

use std::iter::repeat_n;
use std::ops::Range;

use serde::Deserialize;
use serde::de::Error as _;

use crate::text::{find, parallel};

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

/// Bytes of a piece of text: what is read of it stays near until it is taken.
const PIECE: usize = 1 << 17;

impl Entry {
    /// What `line` holds; the error is a sentence for the user.
    pub(super) fn of(mut line: Vec<u8>) -> Result<Self, String> {
        // A list of the three values would be taken for an object, too.
        if !bare(&line).starts_with(b"{") {
            return Err("not a JSON object".to_owned());
        }
        if line.starts_with(MARK) {
            line.drain(..MARK.len());
        }
        // Else the end of what is cut off would stand on a second line.
        line.truncate(line.trim_ascii_end().len());
        // The line is told by its number in the whole input.
        Self::in_object(line).map_err(|error| error.to_string().replace(" at line 1 column ", ", column "))
    }

    fn in_object(line: Vec<u8>) -> Result<Self, serde_json::Error> {
        let long = line.len() >= parallel::LARGE;
        match long.then(|| place_of_text(&line)).flatten() {
            Some(place) => Self::with_text(line, place),
            None => serde_json::from_slice(&line),
        }
    }

    /// The text, which stands at `place`, is read apart from the rest, and then takes the room of the line.
    fn with_text(mut line: Vec<u8>, place: Range<usize>) -> Result<Self, serde_json::Error> {
        let (before, behind) = (line.get(..place.start), line.get(place.end..));
        let rest = [before.unwrap_or_default(), behind.unwrap_or_default()].concat();
        let Ok(entry) = serde_json::from_slice::<Self>(&rest) else { return serde_json::from_slice(&line) };
        let (mut at, mut n_read) = (place.start, 0);
        // Several threads would wait for each other longer than they read.
        while at < place.end {
            let piece = line.get(at..place.end).map(first_piece).unwrap_or_default();
            let next = at + piece.len();
            let Ok(words) = serde_json::from_slice::<String>(&[b"\"", piece, b"\""].concat()) else {
                // Any letters will do for those that were read: what is wrong is told with its place in the line.
                line.splice(
                    ..at,
                    rest.iter().copied().take(place.start).chain(repeat_n(b'x', at - place.start)),
                );
                return serde_json::from_slice(&line);
            };
            if let Some(room) = line.get_mut(n_read..n_read + words.len()) {
                room.copy_from_slice(words.as_bytes());
            }
            (at, n_read) = (next, n_read + words.len());
        }
        line.truncate(n_read);
        line.shrink_to_fit();
        Ok(Self { text: String::from_utf8(line).map_err(serde_json::Error::custom)?, ..entry })
    }
}

/// Some programs put it before the first line.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A line without what programs put around it: blanks and a mark of the byte order.
pub(super) fn bare(line: &[u8]) -> &[u8] {
    line.strip_prefix(MARK).unwrap_or(line).trim_ascii()
}

/// Where the text stands in an object, without its quotation marks, if the object is sound.
fn place_of_text(line: &[u8]) -> Option<Range<usize>> {
    let (mut at, mut depth, mut key) = (0, 0_usize, Range::default());
    loop {
        let byte = line.get(at)?;
        at += 1;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            b'"' => {
                let string = at..at + end_of_string(line.get(at..)?)?;
                at = string.end + 1;
                let is_key = line.get(at..)?.trim_ascii_start().starts_with(b":");
                match depth {
                    1 if is_key => key = string,
                    1 if line.get(key.clone())? == b"text" => return Some(string),
                    _ => (),
                }
            }
            _ => (),
        }
    }
}

/// Where the first quotation mark stands that no backslash escapes.
fn end_of_string(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + find::position(bytes.get(from..)?, find::one_of([b'"', b'\\']))?;
        if bytes.get(at)? == &b'"' {
            return Some(at);
        }
        from = at + 2;
    }
}

/// Up to a space, which stands in no escape and in no character.
fn first_piece(text: &[u8]) -> &[u8] {
    let space = text.iter().skip(PIECE).position(|byte| *byte == b' ');
    space.and_then(|space| text.get(..PIECE + space)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_read_in_pieces_as_it_stands_in_the_line() {
        let prose = r#"Tea \"cures\" colds,\n\u0074h\u00e9 чай 茶 \ud83c\udf75 \\ "#.repeat(25_000);
        let wrong = format!("{prose}\\ud83c {prose}");
        let nested = format!(r#"{{"text": "{prose}", "text\"": ["text", {{}}]}}"#);
        let lines = [
            (true, format!(r#"{{"id": "a", "text": "{prose}"}}"#)),
            (true, format!(r#" {{"text" : "{prose}","more":{nested},"title":"text","id":7}} "#)),
            (true, format!(r#"{{"more": {nested}, "id": "text", "text": "{}"}}"#, "x".repeat(PIECE + 1))),
            (false, format!(r#"{{"more": {nested}, "id": "text"}}"#)),
            (false, format!(r#"{{"id": "a", "text": "{wrong}"}}"#)),
            (false, format!("{{\"id\": \"a\", \"text\": \"{prose}\n\"}}")),
            (false, format!(r#"{{"id": "a", "text": "{prose}\ "}}"#)),
            (false, format!(r#"{{"id": "a", "text": "{prose}", "text": "b"}}"#)),
            (false, format!(r#"{{"id": "a", "text": "{prose}""#)),
            (false, format!(r#"[{{"id": "a", "text": "{prose}"}}]"#)),
        ];
        for (sound, line) in lines {
            let wanted = serde_json::from_slice::<Entry>(line.as_bytes()).map_err(|error| error.to_string());
            assert_eq!(wanted.is_ok(), sound, "{line:.99}");
            let read = Entry::in_object(line.clone().into_bytes()).map_err(|error| error.to_string());
            assert_eq!(read, wanted, "{line:.99}");
        }
        assert!((PIECE..PIECE + 99).contains(&first_piece(prose.as_bytes()).len()));
    }
}
