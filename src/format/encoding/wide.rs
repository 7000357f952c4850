//! UTF-16 and UTF-32: by byte order mark, or by where the zero bytes stand.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::codepage;

/// How much of a file is looked at.
const SAMPLE: usize = 65_536;

/// The text and the name of its encoding, if `bytes` are UTF-16 or UTF-32.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe\0\0").filter(|_| bytes.len().is_multiple_of(4)) {
        return Some((codepage::utf_32(rest, false), "UTF-32LE"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\0\0\xfe\xff") {
        return Some((codepage::utf_32(rest, true), "UTF-32BE"));
    }
    if let Some((encoding, len)) = Encoding::for_bom(bytes).filter(|(_, len)| *len == 2) {
        return Some((utf_16(bytes.get(len..).unwrap_or_default(), encoding), encoding.name()));
    }
    without_mark(bytes)
}

fn utf_16(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Letters, digits and spaces of most scripts have a zero in the same place of each unit; binary data has not.
fn without_mark(bytes: &[u8]) -> Option<(String, &'static str)> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut zeros = [0_usize; 4];
    for unit in sample.chunks_exact(4) {
        for (count, byte) in zeros.iter_mut().zip(unit) {
            *count += usize::from(*byte == 0);
        }
    }
    let units = sample.len() / 4;
    let [first, second, third, fourth] = zeros;
    if units == 0 || first + second + third + fourth < (units / 32).max(3) {
        return None;
    }
    let text = if first == units && second * 10 >= units * 9 && fourth * 20 < units {
        (codepage::utf_32(bytes, true), "UTF-32BE")
    } else if fourth == units && third * 10 >= units * 9 && first * 20 < units {
        (codepage::utf_32(bytes, false), "UTF-32LE")
    } else if (first + third) > (second + fourth) * 20 {
        (utf_16(bytes, UTF_16BE), "UTF-16BE")
    } else if (second + fourth) > (first + third) * 20 {
        (utf_16(bytes, UTF_16LE), "UTF-16LE")
    } else {
        return None;
    };
    is_text(&text.0).then_some(text)
}

/// Whether the decoded text has next to no control, replacement or unassigned characters.
fn is_text(text: &str) -> bool {
    let (mut total, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        total += 1;
        let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
        odd += usize::from(control || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}'));
    }
    total > 0 && odd * 50 <= total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(text: &str, width: usize, big_endian: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        for c in text.chars() {
            let code = u32::from(c).to_be_bytes();
            let unit = code.iter().skip(4 - width).copied();
            if big_endian { bytes.extend(unit) } else { bytes.extend(unit.rev()) }
        }
        bytes
    }

    #[test]
    fn tells_the_byte_order_by_the_zeros() {
        let text = "The river rose by two metres.\nŽluťoučký kůň.";
        for (width, big_endian, name) in
            [(2, true, "UTF-16BE"), (2, false, "UTF-16LE"), (4, true, "UTF-32BE"), (4, false, "UTF-32LE")]
        {
            let plain = encode(text, width, big_endian);
            assert_eq!(decode(&plain), Some((text.to_owned(), name)));
            let marked = encode(&format!("\u{feff}{text}"), width, big_endian);
            assert_eq!(decode(&marked), Some((text.to_owned(), name)));
        }
    }

    #[test]
    fn leaves_other_bytes_alone() {
        for bytes in [&b""[..], b"a", b"plain text", b"\x7fELF\x02\x01\x01\0\0\0\0\0\x03\0>\0\x01\0\0\0"] {
            assert_eq!(decode(bytes), None);
        }
    }
}
