//! One line of plain text and what it looks like.

use super::trimmed;
use crate::text::{Span, find};

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Without white space at either end.
    pub(super) span: Span,
    /// Whether a blank line stands before it.
    pub(super) after_gap: bool,
    /// White space before it, in bytes; a tab counts four.
    pub(super) indent: u16,
}

/// What kind of block a line begins by its looks alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    Text,
    /// `# Title`, of this level.
    Title(u8),
    Item,
    Quoted,
    Row,
    /// Opens or closes a block of code.
    Fence,
    /// Has no letter and no digit: a rule, a row of stars.
    Ornament,
}

/// The lines of `text` that are not blank.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut gap = true;
    find::pieces(text, find::one_of([b'\n', b'\x0c'])).filter_map(move |raw| {
        let span = trimmed(text, raw);
        if span.is_empty() {
            gap = true;
            return None;
        }
        let lead = Span::new(raw.start(), span.start()).of(text).bytes().take(64);
        let indent = lead.map(|byte| if byte == b'\t' { 4 } else { 1 }).sum();
        Some(Line { span, after_gap: std::mem::take(&mut gap), indent })
    })
}

/// What `line` looks like.
pub(super) fn looks(line: &str) -> Looks {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
        return Looks::Title(hashes as u8);
    }
    if line.starts_with("```") || line.starts_with("~~~") {
        return Looks::Fence;
    }
    if is_item(line) {
        return Looks::Item;
    }
    if line.starts_with('>') {
        return Looks::Quoted;
    }
    if line.len() < 400 && is_row(line) {
        return Looks::Row;
    }
    if line.len() < 200 && !line.chars().any(char::is_alphanumeric) {
        return Looks::Ornament;
    }
    Looks::Text
}

/// "- milk", "• milk", "3. milk", "(3) milk", "b) milk".
fn is_item(line: &str) -> bool {
    let bullet = ["- ", "* ", "+ ", "• ", "– ", "— ", "▪ ", "◦ ", "● ", "‣ ", "⁃ ", "· ", "•", "·\t", "•\t"];
    let plain = line.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !plain && bullet.iter().any(|bullet| line.starts_with(bullet)) {
        return true;
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(digits == 0 && inner.starts_with(|c: char| c.is_ascii_alphabetic()));
    let rest = inner.get(digits + letter..).unwrap_or_default();
    let number = (1..=3).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(".)"));
    number || ((1..=3).contains(&(digits + letter)) && (rest.starts_with(") ") || rest.starts_with(")\t")))
}

/// Cells parted by bars, tabs or wide gaps.
fn is_row(line: &str) -> bool {
    if !find::any(line, find::one_of([b'|', b'\t'])) && !find::has_pair(line, b' ') {
        return false;
    }
    let (mut bars, mut tabs, mut gaps, mut spaces) = (0, 0, 0, 0);
    for byte in line.bytes() {
        bars += u32::from(byte == b'|');
        tabs += u32::from(byte == b'\t');
        spaces = if byte == b' ' { spaces + 1 } else { 0 };
        gaps += u32::from(spaces == 3);
    }
    bars >= 2 || tabs >= 2 || gaps >= 2
}

/// Whether the line ends as a sentence does, closing quotation marks and brackets aside.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_their_looks() {
        for (line, kind) in [
            ("# Title", Looks::Title(1)),
            ("#hashtag here", Looks::Text),
            ("- milk", Looks::Item),
            ("12. milk", Looks::Item),
            ("(a) milk", Looks::Item),
            ("1999. It was", Looks::Text),
            ("- - - -", Looks::Item),
            ("=====", Looks::Ornament),
            ("name | age | town", Looks::Row),
            ("> quoted", Looks::Quoted),
            ("I. The king", Looks::Text),
        ] {
            assert_eq!(looks(line), kind, "{line}");
        }
    }
}
