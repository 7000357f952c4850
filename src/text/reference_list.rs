//! Reference lists: which lines are entries, under a heading or without one, on one line or wrapped.
//!
//! [`mark`] rewrites a document's blocks so that each entry is one block of [`BlockKind::Reference`], which keeps it
//! out of the readability counts. Linear in the text: every line is looked at a bounded number of times.

mod entries;
mod lead;
mod likeness;

use std::ops::Range;
use std::sync::LazyLock;

use super::block::{Block, BlockKind, trimmed};
use super::span::Span;
use super::token::folded_key;
use super::{KeyMap, find, key_of, parallel, room_for};

pub use lead::{is_particle, marker};
pub use likeness::likeness;

/// So many lines one thread looks at.
const LINES_AT_ONCE: usize = 1 << 14;
/// The lines of so many blocks one thread finds.
const BLOCKS_AT_ONCE: usize = 1 << 12;

/// A line of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    span: Span,
    block: usize,
    /// White space before it, in characters.
    indent: u16,
    /// Whether a blank line stands before it.
    gap: bool,
}

impl Line {
    /// The line at `span` of this block, behind one that ends at `end_before`.
    fn behind(text: &str, end_before: usize, span: Span, block: usize) -> Self {
        let between = text.get(end_before..span.start()).unwrap_or_default();
        let mut breaks = between.bytes().enumerate().rev().filter(|(_, byte)| *byte == b'\n');
        let own = breaks.next().map_or(0, |(at, _)| at + 1);
        let indent = between.get(own..).unwrap_or_default().chars().count().min(500) as u16;
        Self { span, block, indent, gap: breaks.next().is_some() }
    }
}

/// Whether a heading begins or ends a reference list, by the key of its small letters.
static HEADINGS: LazyLock<KeyMap<bool>> = LazyLock::new(|| {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/reference_headings.tsv"))
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(heading, what)| (key_of(heading), what == "start"))
        .collect()
});

/// Points from which a single string that is a whole document is an entry.
const ALONE: i32 = 5;
/// The same for one that begins with neither a name nor a number and has a word of prose.
const ALONE_UNNAMED: i32 = 8;
/// A longer text is no single entry.
const LONGEST_ALONE: usize = 700;
/// Points from which a line without a heading above it can begin a list.
const WITHOUT_HEADING: i32 = 8;
/// Points from which an entry below a heading counts as one.
const BELOW_HEADING: i32 = 3;
/// Half of so many entries below a heading must count.
const FIRST_ENTRIES: usize = 6;
/// Behind so many in a row that do not count, the list has ended.
const MOST_MISSES: usize = 4;

/// `blocks` with the entries of reference lists as blocks of their own.
pub fn mark(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let found = find(text, &blocks);
    if found.is_empty() { blocks } else { cut(text, &blocks, &found) }
}

fn find(text: &str, blocks: &[Block]) -> Vec<Span> {
    let whole = trimmed(text, Span::new(0, text.len()));
    if whole.len() <= LONGEST_ALONE
        && blocks.len() <= 3
        && blocks.iter().all(|block| block.kind != BlockKind::Code)
        && !whole.of(text).contains("\n\n")
        && entries::alone(whole.of(text))
        && entries::leads(text, blocks) <= 1
        && whole.of(text).lines().all(|line| heading(line).is_none())
    {
        return vec![whole];
    }
    let lines = lines(text, blocks);
    let may_begin = |line: &Line| {
        let words = line.span.of(text);
        heading(words) == Some(true) || may_be_entry(words)
    };
    let parts: Vec<&[Line]> = lines.chunks(LINES_AT_ONCE).collect();
    let may_begin = parallel::map_in_order(text.len() >= parallel::LARGE, &parts, |part| {
        part.iter().map(may_begin).collect::<Vec<bool>>()
    })
    .concat();
    let mut found = Vec::new();
    let mut at = 0;
    while let (Some(line), Some(may_begin)) = (lines.get(at), may_begin.get(at)) {
        let words = line.span.of(text);
        let rest = lines.get(at + 1..).unwrap_or_default();
        at += 1;
        if !may_begin {
            continue;
        }
        if heading(words) == Some(true) {
            at += below_heading(text, rest, &mut found);
        } else if entries::stands_alone(words, WITHOUT_HEADING) {
            let lines = lines.get(at - 1..).unwrap_or_default();
            at += entries::run(text, lines, &mut found).saturating_sub(1);
        }
    }
    found
}

/// Entries below a heading; how many lines they take.
fn below_heading(text: &str, rest: &[Line], found: &mut Vec<Span>) -> usize {
    let end = rest.iter().position(|line| heading(line.span.of(text)).is_some()).unwrap_or(rest.len());
    let section = rest.get(..end).unwrap_or_default();
    let (mut groups, mut n_likely) = (Vec::new(), 0);
    let (mut last, mut misses) = (0, 0);
    for group in entries::groups(text, section) {
        let likely = likeness(group.span.of(text)) >= BELOW_HEADING;
        groups.push(group);
        n_likely += usize::from(likely && groups.len() <= FIRST_ENTRIES);
        (last, misses) = if likely { (groups.len(), 0) } else { (last, misses + 1) };
        if misses >= MOST_MISSES {
            break;
        }
    }
    if n_likely * 2 < groups.len().clamp(1, FIRST_ENTRIES) {
        return 0;
    }
    let kept = groups.get(..last).unwrap_or_default();
    found.extend(kept.iter().map(|group| group.span));
    kept.last().map_or(0, |group| group.last_line + 1)
}

/// A cheap look before [`likeness()`]: a fitting length and something like a year.
fn may_be_entry(line: &str) -> bool {
    (30..=LONGEST_ALONE).contains(&line.len())
        && find::positions(line.as_bytes(), find::one_of([b'1', b'2']))
            .any(|at| line.as_bytes().get(at..at + 4).is_some_and(|four| four.iter().all(u8::is_ascii_digit)))
}

/// Whether a line is the heading of a reference list (`true`), of what follows one (`false`), or neither.
fn heading(line: &str) -> Option<bool> {
    if line.len() > 60 {
        return None;
    }
    let plain = line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '#' | '*' | '_' | '=' | ':' | '.' | '§' | '\u{c}')
    });
    let plain = plain
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')'))
        .trim_start_matches(|c: char| c.is_whitespace());
    let plain = plain.strip_suffix("[edit]").unwrap_or(plain).trim_end();
    if plain.is_ascii() {
        return listed_heading(folded_key(plain), plain);
    }
    let folded: String = plain.chars().flat_map(char::to_lowercase).collect();
    listed_heading(key_of(&folded), &folded)
}

/// The same of a line's words alone, in small letters but for ASCII ones; their key is given.
fn listed_heading(key: u64, words: &str) -> Option<bool> {
    let begins = |begin: &&str| words.get(..begin.len()).is_some_and(|head| head.eq_ignore_ascii_case(begin));
    let ends = || words.len() <= 40 && ["appendix ", "chapter ", "anhang "].iter().any(begins);
    HEADINGS.get(&key).copied().or_else(|| ends().then_some(false))
}

/// The lines of all blocks that can hold a reference list.
fn lines(text: &str, blocks: &[Block]) -> Vec<Line> {
    let mut lines: Vec<Line> = room_for(text);
    let runs = parallel::runs(blocks.len(), BLOCKS_AT_ONCE);
    let in_run = |run: &Range<usize>| lines_of(text, blocks, run.clone());
    parallel::each_in_order(text.len() >= parallel::LARGE, &runs, in_run, |mut of_run| {
        // A run does not know what stands before it.
        if let (Some(first), Some(last)) = (of_run.first_mut(), lines.last()) {
            *first = Line::behind(text, last.span.end(), first.span, first.block);
        }
        lines.extend(of_run);
    });
    lines
}

/// Those of one run of blocks, as if nothing but white space stood before it.
fn lines_of(text: &str, blocks: &[Block], run: Range<usize>) -> Vec<Line> {
    let (mut lines, mut end_before) = (Vec::new(), 0);
    for (block, part) in run.clone().zip(blocks.get(run).unwrap_or_default()) {
        if matches!(part.kind, BlockKind::Code | BlockKind::Boilerplate | BlockKind::Table) {
            continue;
        }
        for line in find::pieces(part.span.of(text), find::one_of([b'\n'])) {
            let span =
                trimmed(text, Span::new(part.span.start() + line.start(), part.span.start() + line.end()));
            if !span.is_empty() {
                lines.push(Line::behind(text, end_before, span, block));
                end_before = span.end();
            }
        }
    }
    lines
}

/// Replace what the ascending `entries` cover by one block each.
fn cut(text: &str, blocks: &[Block], entries: &[Span]) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len() + entries.len());
    let mut next = entries.iter().copied().peekable();
    let mut covered = 0;
    for block in blocks {
        let mut at = block.span.start().max(covered);
        while let Some(entry) = next.next_if(|entry| entry.start() < block.span.end()) {
            push_rest(text, block, Span::new(at, entry.start()), &mut out);
            out.push(Block { kind: BlockKind::Reference, span: entry, level: 0 });
            at = entry.end();
            covered = entry.end();
        }
        push_rest(text, block, Span::new(at, block.span.end()), &mut out);
    }
    out
}

fn push_rest(text: &str, block: &Block, span: Span, out: &mut Vec<Block>) {
    let span = trimmed(text, span);
    if span.is_empty() {
        return;
    }
    let kind = if heading(span.of(text)).is_some() { BlockKind::Heading } else { block.kind };
    out.push(Block { kind, span, level: block.level });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn lines_know_what_stands_before_them_in_runs_too() {
        let part =
            "A Heading\n\n  Some words\n  of prose, 2019.\n```\ncode\n```\n   More words.\n- an item\n\n";
        let text = part.repeat(parallel::LARGE / part.len() + 2);
        let blocks = blocks_of_plain(&text);
        assert!(blocks.len() > 2 * BLOCKS_AT_ONCE);
        let (all, whole) = (lines(&text, &blocks), lines_of(&text, &blocks, 0..blocks.len()));
        assert!(all == whole && all.iter().any(|line| line.indent > 0) && all.iter().any(|line| line.gap));
    }
}
