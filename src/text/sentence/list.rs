//! Lists inside a paragraph: where an item begins, and markers that are no end of a sentence.

use super::bytes::{Bytes, is_space};
use super::decide::Run;

/// "1.", "a.", "IV." at the start of a sentence.
pub(super) fn is_list_marker(bytes: Bytes<'_>, start: usize, word_at: usize, word: &[u8], run: Run) -> bool {
    if word_at > start + 5 {
        return false;
    }
    let only_marks = !bytes.slice(start, word_at).iter().any(u8::is_ascii_alphanumeric);
    let number = word.len() <= 3 && word.iter().all(u8::is_ascii_digit);
    only_marks && (number || (word.len() == 1 && !run.closed()))
}

/// Whether the letter at `at` is the next item of a list: "b." where the sentence began with "a.".
pub(super) fn follows_in_list(bytes: Bytes<'_>, start: usize, at: usize) -> bool {
    let (letter, first) = (bytes.at(at), bytes.at(start));
    at > start
        && is_space(bytes.before(at))
        && letter.is_ascii_lowercase()
        && first.checked_add(1) == Some(letter)
        && bytes.at(start + 1) == b'.'
        && is_space(bytes.at(start + 2))
}

/// Whether an item of a run-in list begins at `at`: "2)" or "2." where the sentence began with "1)" or "1.".
pub(super) fn starts_item(bytes: Bytes<'_>, start: usize, at: usize) -> bool {
    if !is_space(bytes.before(at)) {
        return false;
    }
    let Some((number, style)) = item_marker(bytes, at) else { return false };
    let mut first = start;
    while first < start + 3 && bytes.at(first) == b'(' {
        first += 1;
    }
    number > 1 && item_marker(bytes, first) == Some((number - 1, style))
}

/// The number and the marks of "2)", "2.)" or "2." before a space.
fn item_marker(bytes: Bytes<'_>, at: usize) -> Option<(usize, &[u8])> {
    let digits = (0..3).take_while(|offset| bytes.at(at + offset).is_ascii_digit()).count();
    let number = bytes.slice(at, at + digits).iter().fold(0, |n, digit| n * 10 + usize::from(digit - b'0'));
    let end = at + digits;
    let marks = (0..2).take_while(|offset| matches!(bytes.at(end + offset), b'.' | b')')).count();
    let style = bytes.slice(end, end + marks);
    (digits > 0 && marks > 0 && is_space(bytes.at(end + marks))).then_some((number, style))
}

/// Whether a bullet stands at `at`, in a sentence that began with the same one.
pub(super) fn starts_bullet(bytes: Bytes<'_>, start: usize, at: usize) -> bool {
    let bullet = bytes.bullet(at);
    !bullet.is_empty() && at > start && is_space(bytes.before(at)) && bytes.bullet(start) == bullet
}
