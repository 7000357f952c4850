//! From lines to entries: where one begins, in numbered, hanging, spaced and plain lists.

use super::lead::{Lead, lead, marker, strip_marker};
use super::likeness::{self, likeness};
use super::{Block, Line, Span};

/// One entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) span: Span,
    /// Index of its last line.
    pub(super) last_line: usize,
}

/// How a list shows where an entry begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `[1]`, "1.", `[BAD10]`.
    Numbered,
    /// Later lines of an entry are indented; the width of the first.
    Hanging(u16),
    /// A blank line between entries.
    Spaced,
    /// By the look of each line.
    Plain,
}

/// Lines from which the style is told.
const SAMPLE: usize = 60;

/// The lines of a section as entries, one after the other: a section may be long, and its list short.
pub(super) fn groups<'a>(text: &'a str, lines: &'a [Line]) -> impl Iterator<Item = Group> + 'a {
    let style = style(text, lines.get(..lines.len().min(SAMPLE)).unwrap_or_default());
    let is_of_list = move |(_, line): &(usize, &Line)| !is_page_number(line.span.of(text));
    let mut lines = lines.iter().enumerate().filter(is_of_list).peekable();
    std::iter::from_fn(move || {
        let (idx, mut before) = lines.next()?;
        let mut group = Group { span: before.span, last_line: idx };
        while let Some((idx, line)) = lines.next_if(|(_, line)| !starts(text, style, before, line)) {
            group.span = group.span.up_to(line.span.end());
            group.last_line = idx;
            before = line;
        }
        Some(group)
    })
}

fn starts(text: &str, style: Style, before: &Line, line: &Line) -> bool {
    let words = line.span.of(text);
    match style {
        Style::Numbered => marker(words).is_some(),
        Style::Hanging(first) => line.indent <= first,
        Style::Spaced => line.gap,
        Style::Plain => {
            let ended = before.span.of(text).ends_with(['.', ')', ']', '/', ';'])
                || before.span.of(text).ends_with(|c: char| c.is_ascii_digit());
            let opens = lead(strip_marker(words));
            marker(words).is_some()
                || (line.block != before.block && words.len() > 60)
                || (ended && !matches!(opens, Lead::None))
                || (ended && words.starts_with(char::is_uppercase) && likeness(words) >= super::BELOW_HEADING)
        }
    }
}

fn style(text: &str, lines: &[Line]) -> Style {
    let n = lines.len();
    let numbered = lines.iter().filter(|line| marker(line.span.of(text)).is_some()).count();
    let opens = lines.first().is_some_and(|line| marker(line.span.of(text)).is_some());
    if opens && numbered * 6 >= n {
        return Style::Numbered;
    }
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let hanging = lines.iter().filter(|line| line.indent > least).count();
    if hanging * 4 >= n && hanging < n {
        return Style::Hanging(least);
    }
    let gaps = lines.iter().skip(1).filter(|line| line.gap).count();
    if gaps * 8 >= n && gaps * 10 < n * 9 { Style::Spaced } else { Style::Plain }
}

/// A page number or a lone mark between two pages.
fn is_page_number(line: &str) -> bool {
    line.len() <= 6
        && line.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x' | '-' | ' ' | '–'))
}

/// A list without a heading: entries from the first line on, as long as they look it. How many lines they take.
pub(super) fn run(text: &str, lines: &[Line], found: &mut Vec<Span>) -> usize {
    let mut taken = 0;
    let mut spans: Vec<Span> = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        let words = line.span.of(text);
        if super::heading(words).is_some() {
            break;
        }
        if words.len() <= super::LONGEST_ALONE && stands_alone(words, super::WITHOUT_HEADING - 2) {
            spans.push(line.span);
            taken = idx + 1;
            continue;
        }
        let wrapped = line.block == lines.get(idx.saturating_sub(1)).map_or(0, |line| line.block)
            && idx - taken < 2
            && words.len() < 120;
        if !wrapped {
            break;
        }
        if let Some(span) = spans.last_mut() {
            *span = span.up_to(line.span.end());
        }
    }
    if spans.len() < 3 {
        return 1;
    }
    found.extend(spans);
    taken
}

/// Whether a line is an entry by itself: it begins with a name or a number, and has `points`.
pub(super) fn stands_alone(line: &str, points: i32) -> bool {
    let body = strip_marker(line);
    let named = matches!(lead(body), Lead::Inverted | Lead::Initials | Lead::Dash);
    let marked = body.len() < line.len() && lead(body) != Lead::None;
    (named || marked) && likeness(line) >= points
}

/// Whether a text that stands alone is one entry.
pub(super) fn alone(text: &str) -> bool {
    if cites_in_prose(text) {
        return false;
    }
    let body = strip_marker(text);
    let named = lead(body) != Lead::None || body.len() < text.trim().len();
    let inverted = matches!(lead(body), Lead::Inverted | Lead::Initials | Lead::Dash);
    let needed = match (inverted, named || !likeness::has_prose(body)) {
        (true, _) => super::ALONE - 1,
        (false, true) => super::ALONE,
        (false, false) => super::ALONE_UNNAMED,
    };
    likeness(text) >= needed
}

/// How many blocks begin like an entry: a document of several is a list, not one entry.
pub(super) fn leads(text: &str, blocks: &[Block]) -> usize {
    blocks.iter().filter(|block| likeness(block.span.of(text)) >= super::WITHOUT_HEADING).count()
}

/// Whether two sentences close with a source of theirs, "(Keller, 2019).": an entry names one work, prose several.
fn cites_in_prose(text: &str) -> bool {
    let closes = |at: usize| {
        let rest = text.get(at + 2..).unwrap_or_default();
        rest.trim().is_empty() || rest.trim_start().len() < rest.len()
    };
    let sources = text.match_indices(").").filter(|(at, _)| closes(*at) && names_source(text, *at));
    sources.take(2).count() == 2
}

/// Whether the bracket that closes at `at` ends with a year and has a word before it.
fn names_source(text: &str, at: usize) -> bool {
    let inside = text.get(..at).and_then(|head| head.rsplit_once('(')).map_or("", |(_, inside)| inside);
    inside.rsplit_once(' ').is_some_and(|(name, year)| {
        year.len() == 4 && likeness::is_year(year) && name.contains(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::alone;

    #[test]
    fn tells_an_entry_from_prose_with_two_sources() {
        let entry = "Keller, A. (2019). The concentration of salts in rain. Water Letters, 12(3), 45-67.";
        let note =
            "A. Keller, Salts in Rain (London, 1999), 12; B. Marsh, Rain and Rivers (Oxford, 2001), 45.";
        let sentence = "The measured concentration fell by 12 per cent (Keller, 2019).";
        assert!(alone(entry));
        assert!(alone(note));
        for text in [2, 3, 6].map(|n| [sentence].repeat(n).join(" ")) {
            assert!(!alone(&text), "{text}");
        }
    }
}
