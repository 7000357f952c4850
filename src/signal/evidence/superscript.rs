//! Superscript numbers, as such ("relief²³"), glued ("relief12", "lines.4b") or set apart ("relief. 12 The").

use super::Span;
use super::sequence::{Mark, counts_things, label, last_word, number_list};

/// Abbreviations whose full stop does not end a sentence before a number.
const ABBREVIATED: &[&str] = &[
    "fig.", "figs.", "no.", "nos.", "p.", "pp.", "vol.", "eq.", "eqs.", "ref.", "refs.", "sec.", "ch.",
    "ca.", "c.", "approx.", "dr.", "st.", "u.s.", "e.g.", "i.e.", "vs.", "jan.", "feb.", "mar.", "apr.",
    "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
];

/// Every bare or glued number of one block that may be a mark.
pub(super) fn bare(part: &str, base: usize, out: &mut Vec<Mark>) {
    let bytes = part.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + step;
        let len = list_len(bytes, start);
        at = start + len.max(1);
        let text = part.get(start..start + len).unwrap_or_default();
        let Some((low, high)) = number_list(text) else { continue };
        let head = part.get(..start).unwrap_or_default();
        let tail = part.get(start + len..).unwrap_or_default();
        if let Some(strong) = place(head, tail) {
            let close = usize::from(tail.starts_with(')'));
            out.push(Mark {
                span: Span::new(base + start, base + start + len + close),
                low,
                high,
                strong: strong || (text.contains(',') && low < high),
                label: label(head),
            });
        }
    }
}

/// The length of the list of numbers at `start`, without trailing separators.
fn list_len(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    let mut last = start;
    while let Some(c) = bytes.get(end) {
        let dash = bytes.get(end..end + 3) == Some("–".as_bytes());
        if c.is_ascii_digit() {
            end += 1;
            last = end;
        } else if (b'a'..=b'h').contains(c)
            && last == end
            && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
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
fn place(head: &str, tail: &str) -> Option<bool> {
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
    let head = head.trim_end();
    let word = last_word(head);
    if line_start || counts_things(word) || ABBREVIATED.contains(&word.to_lowercase().as_str()) {
        return None;
    }
    let ended = head.ends_with(['.', '!', '?', '”', '"']) && !word.starts_with(|c: char| c.is_ascii_digit())
        || head.ends_with("al.")
        || head.ends_with([')', ']', ':']) && closing;
    let opens =
        word_after.is_none_or(|c| c.is_uppercase() || matches!(c, '\n' | '\r' | '(' | '“' | '"' | '.' | ','));
    if closing {
        let open =
            head.rfind(['(', ')']).is_some_and(|at| head.get(at..).is_some_and(|c| c.starts_with('(')));
        let punctuated = after.trim_start().starts_with(['.', ',', ';']);
        return (!open && word.ends_with(char::is_lowercase)).then_some(punctuated);
    }
    let noun = word.trim_end_matches([',', ')', ';']);
    let can = noun.ends_with(|c: char| c.is_lowercase() || c.is_uppercase()) && noun.len() >= 3
        || head.ends_with([')', ',']);
    if (ended && opens) || head.ends_with(" al.") {
        return Some(true);
    }
    (can && !noun.ends_with(|c: char| c.is_ascii_digit())).then_some(false)
}

/// "1 H NMR", "77 Se": an isotope or a unit in capitals follows.
fn is_symbol(after: &str) -> bool {
    let word = after.trim_start().split_whitespace().next().unwrap_or_default();
    let capital = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    capital
        && word.len() <= 2
        && !matches!(
            word,
            "A" | "I"
                | "In"
                | "It"
                | "We"
                | "He"
                | "As"
                | "To"
                | "At"
                | "By"
                | "On"
                | "If"
                | "So"
                | "An"
                | "No"
                | "My"
                | "Or"
                | "Up"
        )
}

/// A number without a space before it.
fn glued(head: &str, before: char, closing: bool) -> Option<bool> {
    if closing {
        return None;
    }
    let word = last_word(head);
    if matches!(before, '.' | ',' | '”' | '"' | ')' | ';') {
        let core = word.trim_end_matches(['.', ',', '”', '"', ')', ';']);
        return core.ends_with(char::is_lowercase).then_some(core.len() >= 2);
    }
    let plain = word.chars().all(char::is_lowercase);
    (before.is_lowercase() && plain && word.chars().count() >= 4).then_some(word.chars().count() >= 5)
}

/// Every run of superscript digits of one block that is no exponent or unit, with its numbers.
pub(super) fn raised(part: &str, base: usize, out: &mut Vec<Mark>) {
    if part.is_ascii() {
        return;
    }
    let mut digits = String::new();
    let mut start = 0;
    let mut at = 0;
    for (here, c) in part.char_indices().chain(std::iter::once((part.len(), ' '))) {
        if let Some(plain) = plain_of(c).filter(|plain| plain.is_ascii_digit() || !digits.is_empty()) {
            if digits.is_empty() {
                start = here;
            }
            digits.push(plain);
            at = here + c.len_utf8();
            continue;
        }
        if !digits.is_empty() {
            let head = part.get(..start).unwrap_or_default();
            if let Some((low, high)) =
                number_list(digits.trim_end_matches([',', '-'])).filter(|_| is_raised_mark(head))
            {
                out.push(Mark {
                    span: Span::new(base + start, base + at),
                    low,
                    high,
                    strong: true,
                    label: 0,
                });
            }
            digits.clear();
        }
    }
}

fn plain_of(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        '⁻' | '⁽' => '-',
        '˒' | '⸴' => ',',
        _ => return None,
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
