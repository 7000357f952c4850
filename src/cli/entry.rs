//! One line of `candor batch`: a document as JSON. A long text is read in pieces.

use std::ops::Range;

use serde::Deserialize;

use crate::text::{find, parallel};

/// One document to score; other keys are allowed and ignored.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Entry {
    pub id: Id,
    pub text: String,
    pub title: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Bytes of a piece of text: what is read of it stays near until it is taken.
const PIECE: usize = 1 << 17;

impl Entry {
    /// What `line` holds.
    pub(super) fn of(line: &[u8]) -> Result<Self, serde_json::Error> {
        let long = line.len() >= parallel::LARGE;
        // What has no such text, or is wrong, is read as it stands.
        long.then(|| Self::in_pieces(line)).flatten().map_or_else(|| serde_json::from_slice(line), Ok)
    }

    /// The text apart from the rest, which says whether all of it is a document.
    fn in_pieces(line: &[u8]) -> Option<Self> {
        let place = place_of_text(line)?;
        let (before, behind) = (line.get(..place.start)?, line.get(place.end..)?);
        let rest: Self = serde_json::from_slice(&[before, behind].concat()).ok()?;
        let mut text = String::with_capacity(place.len());
        // Several threads would wait for each other longer than they read.
        for piece in pieces(line.get(place)?) {
            text.push_str(&serde_json::from_slice::<String>(&[b"\"", piece, b"\""].concat()).ok()?);
        }
        Some(Self { text, ..rest })
    }
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

/// Cut before spaces, which stand in no escape and in no character.
fn pieces(mut text: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    while !text.is_empty() {
        let space = text.iter().skip(PIECE).position(|byte| *byte == b' ');
        let (piece, rest) = text.split_at(space.map_or(text.len(), |space| PIECE + space));
        pieces.push(piece);
        text = rest;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_read_in_pieces_as_it_stands_in_the_line() {
        let prose = r#"Tea \"cures\" colds,\n\u0074h\u00e9 чай 茶 \ud83c\udf75 \\ "#.repeat(6_000);
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
            let whole = serde_json::from_slice::<Entry>(line.as_bytes()).ok();
            assert_eq!(whole.is_some(), sound, "{line:.99}");
            assert_eq!(Entry::in_pieces(line.as_bytes()), whole, "{line:.99}");
        }
        assert!(pieces(prose.as_bytes()).len() > 2 && pieces(prose.as_bytes()).concat() == prose.as_bytes());
    }
}
