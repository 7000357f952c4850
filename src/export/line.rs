//! One report as a line of JSON, its long lists written by hand: they take as much room as the text, and are never whole in
//! memory.

use std::io::{self, Write};

use serde::Serialize as _;

use super::compact::Compact;
use super::json::document;
use super::{Item, lists};
use crate::report::RateInfo;
use crate::report::evidence::SourceItem;
use crate::signal::Finding;
use crate::text::{CodePoints, parallel};

/// How many entries a thread writes at a time.
const AT_ONCE: usize = 1 << 13;

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
pub fn write_line(item: &Item<'_>, lists: &Lists<'_>, mut out: impl Write + Send) -> io::Result<()> {
    let mut written = Compact::default();
    written.bytes.reserve(1 << 16);
    document(item).serialize(&mut written).map_err(io::Error::other)?;
    let Compact { mut bytes, empty, .. } = written;
    bytes.push(b'\n');
    let mut from = 0;
    for (depth, at) in empty {
        let before = bytes.get(from..at).unwrap_or_default();
        let is_under = |deep: usize, key: &str| depth == deep && before.ends_with(key.as_bytes());
        out.write_all(before)?;
        from = at;
        if is_under(1, "\"signals\":[") {
            let places = CodePoints::new(item.text);
            write_entries(item, lists.findings, |part| lists::marks(part, item.text, &places), &mut out)?;
        } else if is_under(2, "\"sources\":[") {
            write_entries(item, lists.sources, lists::sources, &mut out)?;
        } else if is_under(1, "\"rates\":[") {
            write_entries(item, lists.rates, lists::rates, &mut out)?;
        }
    }
    out.write_all(bytes.get(from..).unwrap_or_default())
}

/// What `write` makes of `entries`, each with a comma before it, in several threads where the text is large.
fn write_entries<T: Sync>(
    item: &Item<'_>,
    entries: &[T],
    write: impl Fn(&[T]) -> Vec<u8> + Send + Sync,
    out: &mut (impl Write + Send),
) -> io::Result<()> {
    let parts: Vec<&[T]> = entries.chunks(AT_ONCE).collect();
    let (mut comma, mut done) = (1, Ok(()));
    let large = item.text.len() >= parallel::LARGE;
    let take = |bytes: Vec<u8>| {
        if done.is_ok() {
            done = out.write_all(bytes.get(comma..).unwrap_or_default());
        }
        comma = 0;
    };
    parallel::each_in_order(large, &parts, |part| write(part), take);
    done
}
