//! The blocks of plain text: paragraphs, hard-wrapped or a line each, headings, lists, tables, quotations, code.

use super::furniture::is_furniture;
use super::line::{Line, Looks, ends_sentence, lines, looks};
use super::{Block, BlockKind};
use crate::text::{Span, find, room_for};

/// Longer lines are whole paragraphs.
const WIDEST_WRAP: usize = 160;
/// Shorter lines say nothing about the width at which a text was wrapped.
const NARROWEST_WRAP: usize = 30;
/// The width that is assumed where too few lines tell it.
const USUAL_WRAP: usize = 62;
/// Longer lines are no headings.
const LONGEST_HEADING: usize = 14;
/// A question above a paragraph of this many bytes is its heading.
const LONG_PARAGRAPH: usize = 120;

/// Find the blocks of plain text. Every character that is no white space is in one of them.
pub fn blocks_of_plain(text: &str) -> Vec<Block> {
    let mut found = room_for(text);
    found.extend(lines(text));
    let layout = Layout::of(text, &found);
    let mut blocks: Vec<Block> = Vec::with_capacity(found.len());
    let mut rest = found.as_slice();
    let mut in_code = false;
    let mut group = Group::default();
    while let [first, tail @ ..] = rest {
        if group.left == 0 {
            group = Group::of(text, *first, tail);
        }
        group.left -= 1;
        let kind = looks(first.span.of(text));
        if kind == Looks::Fence || in_code {
            in_code ^= kind == Looks::Fence;
            add(&mut blocks, BlockKind::Code, first.span, 0, true);
            rest = tail;
            continue;
        }
        let (block_kind, level) = match kind {
            Looks::Title(level) => (BlockKind::Heading, level),
            Looks::Row if is_beside_row(text, tail, &blocks) => (BlockKind::Table, 0),
            Looks::Ornament | Looks::Fence => (BlockKind::Boilerplate, 0),
            Looks::Item => (BlockKind::ListItem, 1 + (first.indent / 4).min(8) as u8),
            Looks::Quoted => (BlockKind::Quotation, 0),
            Looks::Row | Looks::Text => (BlockKind::Paragraph, 0),
        };
        let one_line = matches!(block_kind, BlockKind::Heading | BlockKind::Table | BlockKind::Boilerplate);
        let more = if one_line { 0 } else { layout.continued(text, *first, tail, group) };
        group.left -= more;
        let last = rest.get(more).unwrap_or(first);
        let span = Span::new(first.span.start(), last.span.end());
        rest = tail.get(more..).unwrap_or_default();
        let kind =
            if block_kind == BlockKind::Paragraph { kind_of(text, span, rest.first()) } else { block_kind };
        let merges = kind == BlockKind::Table || (kind == BlockKind::Quotation && !first.after_gap);
        add(&mut blocks, kind, span, if kind == BlockKind::Heading { level.max(1) } else { level }, merges);
    }
    blocks
}

/// Add a block, or lengthen the last one of the same kind.
fn add(blocks: &mut Vec<Block>, kind: BlockKind, span: Span, level: u8, merges: bool) {
    match blocks.last_mut() {
        Some(last) if merges && last.kind == kind => last.span = last.span.up_to(span.end()),
        _ => blocks.push(Block { kind, span, level }),
    }
}

fn is_beside_row(text: &str, tail: &[Line], blocks: &[Block]) -> bool {
    blocks.last().is_some_and(|block| block.kind == BlockKind::Table)
        || tail.first().is_some_and(|next| matches!(looks(next.span.of(text)), Looks::Row | Looks::Ornament))
}

/// Lines without a blank one between them.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    /// How many are still to come.
    left: usize,
    /// Whether the last one ends as a sentence does.
    prose: bool,
}

impl Group {
    fn of(text: &str, first: Line, tail: &[Line]) -> Self {
        let more = tail.iter().take_while(|line| !line.after_gap).count();
        let last = more.checked_sub(1).and_then(|at| tail.get(at)).unwrap_or(&first);
        Self { left: 1 + more, prose: ends_sentence(last.span.of(text)) }
    }
}

/// How the lines of a text are laid out.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// The width at which lines were wrapped; `None` where each line is a paragraph.
    wrap: Option<usize>,
}

impl Layout {
    /// Judged by the lines that another follows without a gap.
    fn of(text: &str, lines: &[Line]) -> Self {
        let inner = lines.windows(2).filter_map(|pair| match pair {
            [line, next] if !next.after_gap && line.span.len() >= NARROWEST_WRAP => Some(line),
            _ => None,
        });
        let mut ends = 0;
        let mut widths: Vec<usize> = Vec::new();
        for line in inner.take(2000) {
            ends += usize::from(ends_sentence(line.span.of(text)));
            widths.push(line.span.len());
        }
        widths.sort_unstable();
        let usual = widths.get(widths.len() * 3 / 4).copied();
        let a_line_each = widths.len() >= 3 && ends * 10 > widths.len() * 6;
        let wrap = match usual {
            Some(width) if width > WIDEST_WRAP || a_line_each => None,
            Some(width) if widths.len() >= 4 => Some(width),
            _ => Some(USUAL_WRAP),
        };
        Self { wrap }
    }

    /// How many of the lines behind `first` belong to its paragraph.
    fn continued(self, text: &str, first: Line, tail: &[Line], group: Group) -> usize {
        let mut line = first;
        for (idx, next) in tail.iter().take(group.left).enumerate() {
            if !self.joins(text, line, *next, group.prose) {
                return idx;
            }
            line = *next;
        }
        group.left
    }

    /// Whether `next` goes on with the sentence of `line`; `prose` says that the lines end as a sentence does.
    fn joins(self, text: &str, line: Line, next: Line, prose: bool) -> bool {
        let (words, following) = (line.span.of(text), next.span.of(text));
        if !matches!(looks(following), Looks::Text | Looks::Row) || is_furniture(following) {
            return false;
        }
        let small = following.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | ',' | ';' | '&'));
        let first_word = following.find(char::is_whitespace).unwrap_or(following.len());
        let full =
            self.wrap.is_some_and(|wrap| (line.span.len() + 1 + first_word.min(24)) * 100 >= wrap * 92);
        if full && !is_capitals(words) {
            return true;
        }
        let open = words.ends_with([',', ';']) || (words.ends_with('-') && small);
        !ends_sentence(words) && prose && (small || open)
    }
}

/// Paragraph, heading or page furniture, by the words of a block and the line behind it.
fn kind_of(text: &str, span: Span, next: Option<&Line>) -> BlockKind {
    let words = span.of(text);
    if is_furniture(words) {
        BlockKind::Boilerplate
    } else if is_heading(words, next.map_or(0, |line| line.span.len())) || is_title(text, span, next) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

fn is_heading(words: &str, next_len: usize) -> bool {
    looks_like_heading(words, next_len)
        && !words.contains('\n')
        && find::count_words(words, LONGEST_HEADING + 1) <= LONGEST_HEADING
}

/// A question that opens the text is its title, if a subtitle and no answer stands below it.
fn is_title(text: &str, span: Span, next: Option<&Line>) -> bool {
    let words = span.of(text);
    words.ends_with('?')
        && text.get(..span.start()).is_some_and(|before| before.trim().is_empty())
        && next.is_some_and(|line| is_heading(line.span.of(text), 0))
        && is_heading(words, LONG_PARAGRAPH)
}

/// Whether all but the length of `words` says that they are a heading.
fn looks_like_heading(words: &str, next_len: usize) -> bool {
    if is_capitals(words) || is_chapter(words) {
        return true;
    }
    if words.ends_with('?') {
        return next_len >= LONG_PARAGRAPH && !words.starts_with(['"', '“', '\'', '‘', '-', '—']);
    }
    !ends_sentence(words) && !words.ends_with([',', ';', ':', '"', '”', '’'])
}

/// No small letter and at least two capitals.
fn is_capitals(words: &str) -> bool {
    words.len() < 200
        && !words.chars().any(char::is_lowercase)
        && words.chars().filter(|c| c.is_uppercase()).take(2).count() == 2
}

/// "Chapter 3. The Storm."
fn is_chapter(words: &str) -> bool {
    let kinds = ["chapter", "part", "book", "section", "appendix", "volume", "act", "scene"];
    let is_one = |word: &str| kinds.iter().any(|kind| word.eq_ignore_ascii_case(kind));
    let end = words.bytes().take(9).position(|byte| !byte.is_ascii_alphabetic());
    if !end.and_then(|end| words.get(..end)).is_some_and(is_one) {
        return false;
    }
    let mut parts = words.split_whitespace();
    let named = parts.next().is_some_and(is_one);
    let number = parts.next().unwrap_or_default().trim_end_matches(['.', ':', ',']);
    let roman = !number.is_empty() && number.chars().all(|c| "IVXLCDM".contains(c));
    named && (roman || (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> String {
        let letter = |block: &Block| match block.kind {
            BlockKind::Heading => 'H',
            BlockKind::Paragraph => 'P',
            BlockKind::ListItem => 'L',
            BlockKind::Quotation => 'Q',
            BlockKind::Table => 'T',
            BlockKind::Code => 'C',
            BlockKind::Boilerplate => 'B',
            BlockKind::Reference => 'R',
        };
        blocks_of_plain(text).iter().map(letter).collect()
    }

    #[test]
    fn layouts_are_told() {
        let wrapped = "It was a dark and stormy night, and the rain fell in torrents, except at\n\
                       occasional intervals, when it was checked by a violent gust of wind which\n\
                       swept up the streets and rattled along the housetops of the old town. The\n\
                       lamps went out.\n\nA new day broke.";
        let long = "A whole paragraph stands on this one line, which is long. ".repeat(4);
        let a_line_each = format!("{}\n{}\nA short one.", long.trim(), long.trim());
        for (text, expected) in [
            ("", ""),
            ("A Heading\n\nThe cat sat. It may rain.\n\n- a list item", "HPL"),
            (wrapped, "PP"),
            (&a_line_each, "PPP"),
            ("It was a cold\nnight in the city.", "P"),
            ("features\ncontact manager\nevents, activities", "HHH"),
            ("Skip to content\nYour Cart\nTea is a drink.", "BBP"),
            ("> quoted\n> more\n\nText here.", "QP"),
            ("a | b | c\n1 | 2 | 3", "T"),
            ("```\nlet x = 1;\n```\nDone.", "CP"),
            ("CHAPTER I.\n\nHe ran.", "HP"),
            ("Title\n=====\nHe ran.", "HBP"),
            (&format!("What is tea?\n\n{long}"), "HP"),
            ("What is tea?\n\nI do not know.", "PP"),
            ("What is tea?\n\nFor beginners\n\nTea is a drink.", "HHP"),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }
}
