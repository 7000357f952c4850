//! One report as a line of JSON, its long lists written by hand: they take as much room as the text, and are never whole in
//! memory.

use std::io::{self, Write};

use serde::Serialize as _;
use serde_json::ser::{Formatter, Serializer};

use super::json::document;
use super::{Item, lists};
use crate::report::RateInfo;
use crate::report::evidence::SourceItem;
use crate::signal::Finding;
use crate::text::{CodePoints, parallel};

/// How many entries a thread writes at a time.
const AT_ONCE: usize = 1 << 14;
/// How many parts of so many entries are in memory together.
const PARTS: usize = 2;

/// What is written where the report's own list is empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lists<'a> {
    /// What its marks are made of.
    pub findings: &'a [Finding],
    /// The sources of its evidence.
    pub sources: &'a [SourceItem],
    /// Its rates.
    pub rates: &'a [RateInfo],
}

/// One report as a line, with `lists` in the place of those that it has not.
pub fn write_line(item: &Item<'_>, lists: &Lists<'_>, mut out: impl Write) -> io::Result<()> {
    let report = item.report;
    let lists = Lists {
        findings: if report.signals.is_empty() { lists.findings } else { &[] },
        sources: if report.evidence.sources.is_empty() { lists.sources } else { &[] },
        rates: if report.rates.is_empty() { lists.rates } else { &[] },
    };
    let formatter = Splicing { text: item.text, lists, depth: 0, in_key: false, next: None };
    document(item).serialize(&mut Serializer::with_formatter(&mut out, formatter))?;
    out.write_all(b"\n")
}

#[derive(Debug, Clone, Copy)]
enum List {
    Marks,
    Sources,
    Rates,
}

impl List {
    /// The list under this key, so many objects deep.
    fn at(depth: usize, key: &str) -> Option<Self> {
        match (depth, key) {
            (1, "signals") => Some(Self::Marks),
            (1, "rates") => Some(Self::Rates),
            (2, "sources") => Some(Self::Sources),
            _ => None,
        }
    }
}

/// Compact JSON that has lists where the report's own are empty.
struct Splicing<'a> {
    text: &'a str,
    lists: Lists<'a>,
    depth: usize,
    in_key: bool,
    /// What belongs into the next list.
    next: Option<List>,
}

impl Formatter for Splicing<'_> {
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
        if self.in_key && self.depth <= 2 {
            self.next = List::at(self.depth, fragment);
        }
        out.write_all(fragment.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b"[")?;
        match self.next.take() {
            None => Ok(()),
            Some(List::Marks) => {
                let places = CodePoints::new(self.text);
                self.write_entries(self.lists.findings, |part| lists::marks(part, self.text, &places), out)
            }
            Some(List::Sources) => self.write_entries(self.lists.sources, lists::sources, out),
            Some(List::Rates) => self.write_entries(self.lists.rates, lists::rates, out),
        }
    }
}

impl Splicing<'_> {
    /// What `write` makes of `entries`, each with a comma before it, in several threads where the text is large.
    fn write_entries<T: Sync, W: ?Sized + Write>(
        &self,
        entries: &[T],
        write: impl Fn(&[T]) -> Vec<u8> + Send + Sync,
        out: &mut W,
    ) -> io::Result<()> {
        let large = self.text.len() >= parallel::LARGE;
        let mut comma = 1;
        for entries in entries.chunks(PARTS * AT_ONCE) {
            let parts: Vec<&[T]> = entries.chunks(AT_ONCE).collect();
            for bytes in parallel::map_in_order(large, &parts, |part| write(part)) {
                out.write_all(bytes.get(comma..).unwrap_or_default())?;
                comma = 0;
            }
        }
        Ok(())
    }
}
