//! How mail carries bytes beyond ASCII: quoted-printable, base64, encoded words in headers.

use encoding_rs::{Encoding, UTF_8};

/// Decode quoted-printable; in a header an underline is a blank.
pub(super) fn quoted_printable(bytes: &[u8], in_header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match *byte {
            b'=' => {
                let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
                if let Some(code) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                    out.push(code);
                    rest = after.get(2..).unwrap_or_default();
                } else if let Some(joined) = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n"))
                {
                    rest = joined;
                } else {
                    out.push(b'=');
                }
            }
            b'_' if in_header => out.push(b' '),
            byte => out.push(byte),
        }
    }
    out
}

/// Decode base64; what is no sign of it is passed over.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut n) = (0_u32, 0_u32);
    for byte in bytes {
        let value = match *byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        n += 6;
        if n >= 8 {
            n -= 8;
            out.push((bits >> n) as u8);
        }
    }
    out
}

/// The encoding and the bytes of words that are not decoded yet.
type Open = (&'static Encoding, Vec<u8>);

/// Decode the words of a header that look like `=?utf-8?Q?caf=C3=A9?=`.
pub(super) fn encoded_words(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    // Neighbouring words are decoded together: a character may be divided between them.
    let mut open: Option<Open> = None;
    let flush = |open: &mut Option<Open>, out: &mut String| {
        let text =
            open.take().map(|(encoding, bytes)| encoding.decode_without_bom_handling(&bytes).0.into_owned());
        out.push_str(&text.unwrap_or_default());
    };
    while let Some((before, from)) = rest.split_once("=?") {
        let Some((encoding, bytes, after)) = encoded_word(from) else {
            flush(&mut open, &mut out);
            out.extend([before, "=?"]);
            rest = from;
            continue;
        };
        // Blanks between two such words only keep the lines short.
        let goes_on = open.is_some() && before.trim().is_empty();
        if !goes_on || open.as_ref().is_some_and(|(last, _)| *last != encoding) {
            flush(&mut open, &mut out);
        }
        out.push_str(if goes_on { "" } else { before });
        open.get_or_insert((encoding, Vec::new())).1.extend(bytes);
        rest = after;
    }
    flush(&mut open, &mut out);
    out + rest
}

/// `charset?Q?text?=` and what follows.
fn encoded_word(from: &str) -> Option<(&'static Encoding, Vec<u8>, &str)> {
    let (charset, rest) = from.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let (text, rest) = rest.split_once("?=")?;
    let bytes = match kind {
        "Q" | "q" => quoted_printable(text.as_bytes(), true),
        "B" | "b" => base64(text.as_bytes()),
        _ => return None,
    };
    let charset = charset.split('*').next().unwrap_or_default();
    Some((Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8), bytes, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_mail_carries() {
        for (encoded, decoded) in
            [(&b"caf=C3=A9 =\r\nau lait=3D=\nx = y=4"[..], "café au lait=x = y=4"), (b"a_b", "a_b")]
        {
            assert_eq!(String::from_utf8(quoted_printable(encoded, false)).unwrap(), decoded);
        }
        for (encoded, decoded) in [(&b"aGVs\r\nbG8="[..], &b"hello"[..]), (b"aGU", b"he"), (b"=!", b"")] {
            assert_eq!(base64(encoded), decoded);
        }
        for (header, decoded) in [
            ("=?utf-8?Q?caf=C3=A9_noir?= =?iso-8859-1?B?6Q==?= x", "café noiré x"),
            ("plain =? text", "plain =? text"),
            ("=?utf-8?X?a?= b", "=?utf-8?X?a?= b"),
            ("a =?utf-8?q?b?=", "a b"),
            ("=?utf-8?B?4pw=?= =?utf-8?B?kw==?= =?utf-8?Q?=C3?= c", "✓\u{fffd} c"),
        ] {
            assert_eq!(encoded_words(header), decoded);
        }
    }
}
