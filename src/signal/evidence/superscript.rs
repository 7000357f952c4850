//! Superscript numbers, as such ("relief²³"), glued ("relief12", "lines.4b") or set apart ("relief. 12 The").

use super::Span;
use super::sequence::{MOST, Mark, Place, counts_things, label, last_word, number_list};
use super::words::{self, List};
use crate::text::{find, raised_digit};

/// Every bare or glued number of one block that may be a mark.
pub(super) fn bare(part: &str, base: usize, out: &mut Vec<Mark>) {
    let bytes = part.as_bytes();
    let mut at = 0;
    let mut digits = find::positions(bytes, find::digit());
    while let Some(start) = digits.find(|start| *start >= at) {
        let len = list_len(bytes, start);
        at = start + len.max(1);
        let text = part.get(start..start + len).unwrap_or_default();
        let Some(numbers) = number_list(text).filter(|_| !is_thousands(text)) else { continue };
        let head = part.get(..start).unwrap_or_default();
        let tail = part.get(start + len..).unwrap_or_default();
        if let Some(place) = place(head, tail).filter(|_| out.len() < MOST) {
            let lettered = text.ends_with(|c: char| c.is_ascii_lowercase());
            let place = if lettered && place == Place::Likely { Place::Weak } else { place };
            let list = text.contains(',') && text.bytes().filter(u8::is_ascii_lowercase).count() < 2;
            let close = usize::from(tail.starts_with(')'));
            out.push(Mark {
                span: Span::new(base + start, base + start + len + close),
                numbers,
                place: if list { place.max(Place::Likely) } else { place },
                label: label(head),
            });
        }
    }
}

/// "1,295" is an amount, not two marks.
fn is_thousands(text: &str) -> bool {
    text.split_once(',')
        .is_some_and(|(_, rest)| rest.len() >= 3 && rest.bytes().take(3).all(|c| c.is_ascii_digit()))
}

/// The length of the list of numbers at `start`, without trailing separators.
fn list_len(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    let mut last = start;
    while let Some(c) = bytes.get(end) {
        let dash = bytes.get(end..end + 3) == Some("–".as_bytes());
        let part = (b'a'..=b'h').contains(c)
            && last == end
            && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        if c.is_ascii_digit() || part {
            end += 1;
            last = end;
        } else if last == end && (matches!(c, b',' | b'-') || dash) {
            end += if dash { 3 } else { 1 };
            if *c == b','
                && bytes.get(end) == Some(&b' ')
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
            {
                end += 1;
            }
        } else {
            break;
        }
        if end - start > 60 {
            break;
        }
    }
    last - start
}

/// Whether a mark can stand between `head` and `tail`, and whether amounts rarely do.
fn place(head: &str, tail: &str) -> Option<Place> {
    let next = tail.chars().next();
    let closing = next == Some(')');
    let after = tail.trim_start_matches(')');
    let word_after = after.trim_start_matches([' ', '\u{a0}']).chars().next();
    let clean =
        closing || next.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '”' | '"' | ']'));
    let unit = matches!(
        word_after,
        Some('%' | '°' | '±' | '×' | '=' | '<' | '>' | '+' | '/' | '$' | '€' | 'µ' | 'μ')
    );
    let decimal =
        tail.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if !clean || unit || decimal || is_symbol(after) {
        return None;
    }
    let before = head.chars().next_back()?;
    if !before.is_whitespace() {
        return glued(head, before, closing);
    }
    let gap = head.len() - head.trim_end().len();
    let line_start = head.get(head.len() - gap..).is_none_or(|gap| gap.contains('\n'));
    let item = tail.starts_with(". ") && head.trim_end().ends_with(['.', ':', ';', '!', '?']);
    let head = head.trim_end();
    let word = last_word(head);
    let ends = head.ends_with(['.', '!', '?', '”', '"']);
    if line_start
        || item
        || (!ends && counts_things(word))
        || words::is(List::Abbreviated, &word.to_lowercase())
    {
        return None;
    }
    let ended = (ends && !is_bare_number(word)) || head.ends_with([')', ']', ':']) && closing;
    let opens =
        word_after.is_none_or(|c| c.is_uppercase() || matches!(c, '\n' | '\r' | '(' | '“' | '"' | '.' | ','));
    if closing {
        let open =
            head.rfind(['(', ')']).is_some_and(|at| head.get(at..).is_some_and(|c| c.starts_with('(')));
        let punctuated = after.trim_start().starts_with(['.', ',', ';']);
        let place = if punctuated { Place::Strong } else { Place::Weak };
        return (!open && word.ends_with(char::is_lowercase)).then_some(place);
    }
    if (ended && opens) || head.ends_with(" al.") {
        return Some(Place::Strong);
    }
    let noun = word.trim_end_matches([',', ')', ';']);
    let can = noun.ends_with(char::is_alphabetic) && noun.len() >= 3 || head.ends_with([')', ',']);
    let next = after.split_whitespace().next().unwrap_or_default();
    let place =
        if words::is(List::GoesOn, next) && !head.ends_with(')') { Place::Likely } else { Place::Weak };
    (can && !noun.ends_with(|c: char| c.is_ascii_digit())).then_some(place)
}

/// A number with its full stop, as before an item of a list; a year may end a sentence.
fn is_bare_number(word: &str) -> bool {
    let core = word.trim_end_matches(['.', '!', '?', '”', '"']);
    !matches!(core.len(), 0 | 4) && core.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

/// "1 H NMR", "77 Se", "13 C{": an isotope or a unit in capitals follows.
fn is_symbol(after: &str) -> bool {
    let word = after.split_whitespace().next().unwrap_or_default();
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let lone = capital && chars.next().is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '\'');
    (lone && !matches!(word, "A" | "I"))
        || matches!(word, "Se" | "Si" | "Fe" | "Cu" | "Zn" | "Hz" | "Da" | "Pa" | "Gy")
}

const fn place_if(strong: bool) -> Place {
    if strong { Place::Strong } else { Place::Weak }
}

/// A number without a space before it.
fn glued(head: &str, before: char, closing: bool) -> Option<Place> {
    if closing {
        return None;
    }
    let word = last_word(head);
    if matches!(before, '.' | ',' | '”' | '"' | ')' | ';') {
        let core = word.trim_end_matches(['.', ',', '”', '"', ')', ';']);
        let year =
            core.len() == 4 && core.starts_with(['1', '2']) && core.bytes().all(|c| c.is_ascii_digit());
        return (core.ends_with(char::is_lowercase) || year).then_some(place_if(core.len() >= 2));
    }
    let plain = word.chars().all(char::is_lowercase);
    (before.is_lowercase() && plain && word.chars().count() >= 4)
        .then_some(place_if(word.chars().count() >= 5))
}

/// Whether `part` has a superscript digit.
fn has_raised_digit(part: &str) -> bool {
    let may = find::one_of([0xc2, 0x81]);
    let digit = |at: usize| match part.as_bytes().get(at..at + 2) {
        Some([0xc2, second]) => matches!(second, 0xb2 | 0xb3 | 0xb9),
        Some([0x81, third]) => matches!(third, 0xb0..=0xb9),
        _ => false,
    };
    find::positions(part.as_bytes(), may).any(digit)
}

/// Every run of superscript digits of one block that is no exponent or unit, with its numbers.
pub(super) fn raised(part: &str, base: usize, out: &mut Vec<Mark>) {
    if !has_raised_digit(part) {
        return;
    }
    let mut digits = String::new();
    let mut start = 0;
    let mut at = 0;
    for (here, c) in part.char_indices().chain(std::iter::once((part.len(), ' '))) {
        if let Some(plain) = lowered(c).filter(|plain| plain.is_ascii_digit() || !digits.is_empty()) {
            if digits.is_empty() {
                start = here;
            }
            digits.push(plain);
            at = here + c.len_utf8();
            continue;
        }
        if !digits.is_empty() {
            let head = part.get(..start).unwrap_or_default();
            if let Some(numbers) =
                number_list(digits.trim_end_matches([',', '-'])).filter(|_| is_raised_mark(head))
            {
                out.push(Mark {
                    span: Span::new(base + start, base + at),
                    numbers,
                    place: Place::Strong,
                    label: 0,
                });
            }
            digits.clear();
        }
    }
}

/// The plain form of a raised digit or of a sign between such digits.
pub(super) fn lowered(c: char) -> Option<char> {
    raised_digit(c).or(match c {
        '⁻' | '⁽' => Some('-'),
        '˒' | '⸴' => Some(','),
        _ => None,
    })
}

/// Not a unit ("km²"), a variable ("R²") or an exponent ("10³").
fn is_raised_mark(head: &str) -> bool {
    let word = last_word(head);
    let core = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let punctuated = core.len() < word.len();
    let letters = core.chars().filter(|c| c.is_alphabetic()).count();
    let unit = matches!(
        core,
        "km" | "cm"
            | "mm"
            | "dm"
            | "nm"
            | "ft"
            | "mi"
            | "yd"
            | "min"
            | "sec"
            | "inch"
            | "feet"
            | "mile"
            | "miles"
    );
    (letters >= 3 && !unit) || (punctuated && letters >= 2)
}
