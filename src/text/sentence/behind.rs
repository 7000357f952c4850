//! What stands right behind a full stop: citation marks, numbers of notes, a forgotten space.

use super::bytes::{Bytes, is_space};
use super::decide::Run;
use super::decide::Verdict::{self, End, GoOn};
use super::words::{BOUND, NEVER, STARTER, traits};

/// The end of citation marks such as `[12]` or `[3][4]` at `at`.
pub(super) fn citation_end(bytes: Bytes<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while bytes.at(end) == b'[' && bytes.at(end + 1).is_ascii_digit() {
        let mut inside = end + 1;
        while bytes.at(inside).is_ascii_digit() || matches!(bytes.at(inside), b',' | b'-' | b' ') {
            inside += 1;
        }
        if bytes.at(inside) != b']' {
            break;
        }
        end = inside + 1;
    }
    (end > at).then_some(end)
}

/// The end of what still belongs to a sentence behind its full stop: the number of a note ("so. 4 Even though"), or
/// an omission ("so. […] Then").
pub(super) fn note_end(bytes: Bytes<'_>, run: Run, at: usize) -> Option<usize> {
    if !matches!(bytes.at(at), b'[' | b'0'..=b'9') {
        return None;
    }
    let tail = bytes.slice(at, at + 5);
    let omission = if tail == b"[...]" || tail == [b'[', 0xe2, 0x80, 0xa6, b']'] { 5 } else { 0 };
    let after_word = bytes.before(run.start).is_ascii_lowercase() || bytes.before(run.start) == b')';
    let digits = (0..3).take_while(|offset| bytes.at(at + offset).is_ascii_digit()).count();
    let note = if after_word && run.dots == 1 && !run.strong && digits < 3 { digits } else { 0 };
    let end = at + omission.max(note);
    let behind = bytes.skip_space(end);
    let capital = bytes.at(behind).is_ascii_uppercase() && bytes.at(behind + 1).is_ascii_lowercase();
    let new = behind > end
        && (capital && traits(bytes.slice(behind, bytes.word_end(behind))).any(STARTER) || omission > 0);
    (end > at && (new || (omission > 0 && end >= bytes.len()))).then_some(end)
}

/// "(Smith 55)." behind a quotation belongs to its sentence.
pub(super) fn is_short_reference(bytes: Bytes<'_>, at: usize) -> bool {
    const LONGEST: usize = 40;
    let inside = bytes.slice(at, (at + LONGEST).min(bytes.len()));
    let close = inside.iter().position(|byte| *byte == b')');
    inside.first() == Some(&b'(') && close.is_some_and(|close| bytes.at(at + close + 1) == b'.')
}

/// No white space behind the mark: a citation mark or a forgotten space ("world.Today").
pub(super) fn without_space(bytes: Bytes<'_>, start: usize, run: Run) -> Verdict {
    let at = run.end;
    if let Some(end) = citation_end(bytes, at) {
        let behind = bytes.skip_space(end);
        let new = end >= bytes.len() || (behind > end && !bytes.at(behind).is_ascii_lowercase());
        return if new && !run.strong { End(end) } else { GoOn(end) };
    }
    if run.closed() || !bytes.at(at).is_ascii_uppercase() || run.dots > 1 {
        return GoOn(run.end);
    }
    let mut word = run.start;
    while word > start && bytes.before(word).is_ascii_lowercase() {
        word -= 1;
    }
    let before = bytes.before(word);
    let whole =
        word == start || is_space(before) || matches!(before, b'-' | b'\'') || before.is_ascii_uppercase();
    let after_word = run.start - word >= 3 && whole;
    let after_number = bytes.before(run.start).is_ascii_digit();
    let mut end = at + 1;
    while bytes.at(end).is_ascii_lowercase() || bytes.at(end) == b'\'' {
        end += 1;
    }
    let behind = bytes.at(end);
    let alone = end > at + 1 || matches!(bytes.at(at), b'I' | b'A');
    let stops = matches!(behind, b',' | b'.') && (bytes.at(end + 1) == 0 || is_space(bytes.at(end + 1)));
    let new = alone
        && (behind == 0
            || is_space(behind)
            || (stops && (end - at > 3 || traits(bytes.slice(at, end)).any(NEVER.or(BOUND)))));
    if (after_word || after_number) && new && !is_domain_ending(bytes.slice(at, end)) {
        End(run.end)
    } else {
        GoOn(run.end)
    }
}

fn is_domain_ending(word: &[u8]) -> bool {
    [&b"com"[..], b"org", b"net", b"edu", b"gov", b"co", b"io"]
        .iter()
        .any(|ending| word.eq_ignore_ascii_case(ending))
}
