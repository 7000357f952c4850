//! The parts of an e-mail or a saved web page: headers, multipart bodies, transfer encodings.

use std::collections::BTreeMap;

use super::transfer::{base64, encoded_words, quoted_printable};
use crate::text::one_line;

/// How deep multipart bodies are followed, and how many parts of one are.
const MAX_DEPTH: usize = 8;
const MAX_PARTS: usize = 500;

/// Headers that are read, and the longest value.
const MAX_HEADERS: usize = 1_000;
const MAX_VALUE: usize = 16_384;

/// One part: a whole message, or what a boundary sets off.
#[derive(Debug)]
pub(super) struct Part<'b> {
    /// Unfolded, not decoded; names in lower case; the first of each name.
    headers: BTreeMap<String, String>,
    body: &'b [u8],
}

/// A text of the message.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) is_html: bool,
    pub(super) charset: Option<String>,
    pub(super) bytes: Vec<u8>,
}

impl<'b> Part<'b> {
    /// Divide the headers from the body.
    pub(super) fn parse(bytes: &'b [u8]) -> Self {
        let mut headers = BTreeMap::new();
        let mut rest = bytes;
        let mut last: Option<(String, String)> = None;
        for _ in 0..MAX_HEADERS {
            let (line, after) = line(rest);
            if line.is_empty() {
                rest = after;
                break;
            }
            let text = String::from_utf8_lossy(line.get(..MAX_VALUE).unwrap_or(line));
            match (&mut last, text.strip_prefix([' ', '\t'])) {
                (Some((_, value)), Some(more)) if value.len() < MAX_VALUE => {
                    value.push(' ');
                    value.push_str(more.trim());
                }
                (_, Some(_)) => (),
                (_, None) => {
                    // A line that is no header belongs to the body, as does all that follows.
                    let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_name(name)) else {
                        break;
                    };
                    if let Some((name, value)) = last.replace((name.to_lowercase(), value.trim().to_owned()))
                    {
                        headers.entry(name).or_insert(value);
                    }
                }
            }
            rest = after;
        }
        headers.extend(last.filter(|(name, _)| !headers.contains_key(name)));
        Self { headers, body: rest }
    }

    /// The value of a header, decoded.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let value = encoded_words(self.headers.get(name)?);
        Some(one_line(&value)).filter(|value| !value.is_empty())
    }

    /// Whether there is such a header.
    pub(super) fn has(&self, name: &str) -> bool {
        self.headers.contains_key(name)
    }

    /// The kind of content, in lower case.
    pub(super) fn kind(&self) -> String {
        let value = self.headers.get("content-type").map_or("text/plain", String::as_str);
        value.split(';').next().unwrap_or_default().trim().to_lowercase()
    }

    fn parameter(&self, name: &str) -> Option<String> {
        let value = self.headers.get("content-type")?;
        let found = value.split(';').skip(1).find_map(|parameter| {
            let (key, value) = parameter.split_once('=')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches(['"', '\'']).to_owned())
        });
        found.filter(|value| !value.is_empty())
    }

    fn is_attachment(&self) -> bool {
        let disposition = self.headers.get("content-disposition");
        disposition.is_some_and(|value| value.trim_start().to_lowercase().starts_with("attachment"))
    }

    /// The texts of the message in order; of alternatives the web page, else the plain one.
    pub(super) fn bodies(&self) -> Vec<Body> {
        let mut bodies = Vec::new();
        self.collect(0, &mut bodies);
        bodies
    }

    fn collect(&self, depth: usize, bodies: &mut Vec<Body>) {
        let kind = self.kind();
        let inner = || self.parts().into_iter().filter(|_| depth < MAX_DEPTH);
        match kind.as_str() {
            "text/html" | "application/xhtml+xml" | "text/plain" | "text" => bodies.push(Body {
                is_html: kind.contains("html"),
                charset: self.parameter("charset"),
                bytes: self.decoded(),
            }),
            "message/rfc822" if depth < MAX_DEPTH => Self::parse(self.body).collect(depth + 1, bodies),
            "multipart/alternative" => {
                let mut each: Vec<Vec<Body>> = inner()
                    .map(|part| {
                        let mut bodies = Vec::new();
                        part.collect(depth + 1, &mut bodies);
                        bodies
                    })
                    .filter(|bodies| !bodies.is_empty())
                    .collect();
                let html = each.iter().rposition(|bodies| bodies.iter().any(|body| body.is_html));
                let best = html.unwrap_or_default();
                if best < each.len() {
                    bodies.append(&mut each.swap_remove(best));
                }
            }
            // The other parts of a page are its pictures, styles and frames.
            "multipart/related" => {
                let before = bodies.len();
                for part in inner() {
                    part.collect(depth + 1, bodies);
                    if bodies.len() > before {
                        break;
                    }
                }
            }
            _ if kind.starts_with("multipart/") => {
                for part in inner().filter(|part| !part.is_attachment()) {
                    part.collect(depth + 1, bodies);
                }
            }
            _ => (),
        }
    }

    /// What stands between the boundaries.
    fn parts(&self) -> Vec<Self> {
        let Some(boundary) = self.parameter("boundary") else { return Vec::new() };
        let mark = format!("--{boundary}");
        let mut parts = Vec::new();
        let mut begin = None;
        let mut rest = self.body;
        while !rest.is_empty() {
            let (line, after) = line(rest);
            // A boundary may be the beginning of another one, of a part inside.
            let end = line.strip_prefix(mark.as_bytes()).map(<[u8]>::trim_ascii_end);
            if let Some(end @ (b"" | b"--")) = end {
                let here = self.body.len() - rest.len();
                parts.extend(begin.and_then(|begin| self.body.get(begin..here)).map(Self::parse));
                begin = Some(self.body.len() - after.len());
                if parts.len() >= MAX_PARTS || !end.is_empty() {
                    return parts;
                }
            }
            rest = after;
        }
        // A message that is cut off has its last part all the same.
        parts.extend(begin.and_then(|begin| self.body.get(begin..)).map(Self::parse));
        parts
    }

    fn decoded(&self) -> Vec<u8> {
        let encoding = self.headers.get("content-transfer-encoding").map(|value| value.trim().to_lowercase());
        match encoding.as_deref() {
            Some("quoted-printable") => quoted_printable(self.body, false),
            Some("base64") => base64(self.body),
            _ => self.body.to_vec(),
        }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() < 80 && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The first line without its end, and what follows.
pub(super) fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (line, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    (line.strip_suffix(b"\r").unwrap_or(line), rest.get(1..).unwrap_or_default())
}
