//! JSON written by hand: what is in every report thousands of times, with the same bytes as by its serializer.

use serde::Serialize;

/// A number, or `null` for one that could not be measured.
pub(super) fn push_value(out: &mut Vec<u8>, value: impl Serialize) {
    // A vector takes every byte, and a number can be said.
    serde_json::to_writer(out, &value).ok();
}

/// What stands between the quotation marks; next to no words need an escape.
pub(super) fn push_escaped(out: &mut Vec<u8>, words: &str) {
    if has_escapes(words.as_bytes()) {
        let quoted = serde_json::to_vec(words).unwrap_or_default();
        out.extend_from_slice(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default());
    } else {
        out.extend_from_slice(words.as_bytes());
    }
}

fn has_escapes(bytes: &[u8]) -> bool {
    match bytes.last_chunk::<8>() {
        // The last eight may be the same as others before them.
        Some(last) => {
            let eights = bytes.as_chunks::<8>().0.iter().chain([last]);
            eights.fold(0, |any, eight| any | escapes(u64::from_le_bytes(*eight))) != 0
        }
        None => bytes.iter().any(|byte| matches!(byte, ..b' ' | b'"' | b'\\')),
    }
}

const ONES: u64 = u64::MAX / 0xff;

/// Not 0 where one of eight bytes is a quotation mark, a backslash or less than a space.
const fn escapes(eight: u64) -> u64 {
    less(eight, b' ') | less(eight ^ (ONES * b'"' as u64), 1) | less(eight ^ (ONES * b'\\' as u64), 1)
}

/// Not 0 where one of eight bytes is less than this one.
const fn less(eight: u64, than: u8) -> u64 {
    eight.wrapping_sub(ONES * than as u64) & !eight & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_as_the_serializer_does() {
        let mut cases: Vec<String> =
            ["", "tea", "thé, чай", "a \"b\"", "\\", "a\tb", "\u{7f}\u{80}"].map(String::from).into();
        for place in 0..20 {
            for other in ['"', '\\', '\n', '\u{0}', '\u{1f}', ' ', '!', '#', '[', ']', 'é'] {
                let mut word = "abcdefghijklmnopqrs".to_owned();
                word.insert(place, other);
                cases.push(word);
            }
        }
        for words in cases {
            let mut out = b"\"".to_vec();
            push_escaped(&mut out, &words);
            out.push(b'"');
            assert_eq!(String::from_utf8(out), Ok(serde_json::to_string(&words).unwrap()), "{words:?}");
        }
    }
}
