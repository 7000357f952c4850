//! One report as a line of JSON, its marks written from what was found: they take as much room as the text, and are
//! never whole in memory.

use std::io::{self, Write};

use serde::Serialize as _;
use serde_json::ser::{Formatter, Serializer};

use super::Item;
use super::json::document;
use crate::signal::Finding;
use crate::text::{CodePoints, parallel};

/// How many marks a thread writes at a time.
const AT_ONCE: usize = 1024;

/// One report as a line, with `findings` for its marks where it has none.
pub fn write_line(item: &Item<'_>, findings: &[Finding], mut out: impl Write) -> io::Result<()> {
    let findings = if item.report.signals.is_empty() { findings } else { &[] };
    let formatter = Marking { text: item.text, findings, depth: 0, in_key: false, is_next: false };
    document(item).serialize(&mut Serializer::with_formatter(&mut out, formatter))?;
    out.write_all(b"\n")
}

/// Compact JSON that has the marks where the report's list of them is empty.
struct Marking<'a> {
    text: &'a str,
    findings: &'a [Finding],
    depth: usize,
    in_key: bool,
    /// Whether the next list is that of the marks.
    is_next: bool,
}

impl Formatter for Marking<'_> {
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        if first { Ok(()) } else { out.write_all(b",") }
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _out: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if self.in_key {
            self.is_next = self.depth == 1 && fragment == "signals";
        }
        out.write_all(fragment.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b"[")?;
        if std::mem::take(&mut self.is_next) { self.write_marks(out) } else { Ok(()) }
    }
}

impl Marking<'_> {
    /// The marks, in several threads where the text is large.
    fn write_marks<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        let places = CodePoints::new(self.text);
        let write = |findings: &&[Finding]| {
            let mut bytes = Vec::with_capacity(findings.len() * 192);
            findings.iter().for_each(|finding| push_mark(&mut bytes, finding, self.text, &places));
            bytes
        };
        let large = self.text.len() >= parallel::LARGE;
        let mut comma = 1;
        for findings in self.findings.chunks(8 * AT_ONCE) {
            let parts: Vec<&[Finding]> = findings.chunks(AT_ONCE).collect();
            for bytes in parallel::map_in_order(large, &parts, write) {
                out.write_all(bytes.get(comma..).unwrap_or_default())?;
                comma = 0;
            }
        }
        Ok(())
    }
}

/// A comma and a mark, as [`crate::report::Mark`] would be written.
fn push_mark(out: &mut Vec<u8>, finding: &Finding, text: &str, places: &CodePoints<'_>) {
    out.extend_from_slice(b",{\"kind\":\"");
    out.extend_from_slice(finding.kind.id().as_bytes());
    out.extend_from_slice(b"\",\"subtype\":\"");
    push_escaped(out, finding.subtype);
    out.extend_from_slice(b"\",\"rule\":\"");
    push_escaped(out, finding.signal);
    out.extend_from_slice(b": ");
    push_escaped(out, finding.rule);
    out.extend_from_slice(b"\",\"start\":");
    push_number(out, places.at(finding.span.start));
    out.extend_from_slice(b",\"end\":");
    push_number(out, places.at(finding.span.end));
    out.extend_from_slice(b",\"text\":\"");
    push_escaped(out, finding.span.of(text));
    out.extend_from_slice(b"\",\"strength\":");
    push_number(out, usize::from(finding.strength));
    out.push(b'}');
}

fn push_number(out: &mut Vec<u8>, number: usize) {
    // A vector takes every byte.
    serde_json::to_writer(out, &number).ok();
}

/// What stands between the quotation marks; next to no words need an escape.
fn push_escaped(out: &mut Vec<u8>, words: &str) {
    // Without a branch, so that the processor looks at many bytes at a time.
    let escapes = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
    if words.bytes().fold(0, |any, byte| any | escapes(byte)) > 0 {
        let quoted = serde_json::to_vec(words).unwrap_or_default();
        out.extend_from_slice(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default());
    } else {
        out.extend_from_slice(words.as_bytes());
    }
}
