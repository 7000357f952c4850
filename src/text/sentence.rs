//! Sentences: where one ends inside a block.

use super::Span;

/// The sentence spans of one block of running text.
pub(super) fn split(text: &str, block: Span) -> Vec<Span> {
    let part = block.of(text);
    let mut spans = Vec::new();
    let mut start = 0;
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, c)) =
            chars.next_if(|(_, c)| matches!(c, '.' | '!' | '?' | '"' | '”' | ')' | '’' | '\''))
        {
            end = next + c.len_utf8();
        }
        let rest = part.get(end..).unwrap_or_default();
        let opens = rest.trim_start().chars().next();
        if rest.starts_with(char::is_whitespace) && opens.is_none_or(|c| !c.is_lowercase()) {
            spans.push(Span::new(block.start + start, block.start + end));
            start = end + (rest.len() - rest.trim_start().len());
        }
    }
    if start < part.len() {
        spans.push(Span::new(block.start + start, block.end));
    }
    spans
}
