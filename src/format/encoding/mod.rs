//! From bytes to text: byte order mark, zero bytes, UTF-8, what the file declares, and only then a guess.
//!
//! The guess is `chardetng`'s over a bounded part of the file, checked against encodings that it does not know.

mod codepage;
mod declared;
mod legacy;
mod plausible;
mod wide;

use encoding_rs::{Encoding, UTF_8};

pub(super) use declared::declared;

use super::{FormatError, magic};
use crate::text::{Span, find};

/// How much of a file is looked at to distinguish binary from text.
const SAMPLE: usize = 65_536;

/// Decoded text, the name of its encoding, and what got lost.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, with line feeds as the only line ends.
    pub(super) text: String,
    /// The encoding's usual name.
    pub(super) encoding: String,
    /// What the reader should know.
    pub(super) warnings: Vec<String>,
}

/// Decode `bytes`; `declared` is the encoding that the file itself names, if it does.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, FormatError> {
    if bytes.is_empty() {
        return Err(FormatError::Empty);
    }
    let (text, encoding) = match seven_bit(bytes).or_else(|| wide::decode(bytes)).or_else(|| ebcdic(bytes)) {
        Some(found) => found,
        None => eight_bit(bytes, declared)?,
    };
    let text = normalize_lines(text);
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    // Its first byte is rare in most scripts.
    let is_lost = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with('\u{fffd}'));
    let lost = find::positions(text.as_bytes(), find::one_of([0xef])).filter(is_lost).count();
    let warnings = (lost > 0).then(|| format!("{lost} characters could not be decoded from {encoding}"));
    Ok(Decoded { text, encoding: encoding.to_owned(), warnings: warnings.into_iter().collect() })
}

fn eight_bit(bytes: &[u8], declared: Option<&str>) -> Result<(String, &'static str), FormatError> {
    refuse_binary(bytes)?;
    if let Some(text) = utf_8(bytes) {
        return Ok((text, UTF_8.name()));
    }
    Ok(declared.and_then(|label| by_label(bytes, label)).unwrap_or_else(|| legacy::guess(bytes)))
}

/// A NUL byte, or many control characters, are no text in any encoding that is left.
fn refuse_binary(bytes: &[u8]) -> Result<(), FormatError> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    // Next to no text has one.
    let may_be = find::either(find::either(find::between(0, 8), find::between(14, 31)), find::one_of([127]));
    let many = find::has(sample, may_be) && sample.iter().filter(control).count() * 100 > sample.len();
    let nuls = find::has(bytes, find::one_of([0]));
    if !nuls && !many {
        return Ok(());
    }
    let what = magic::name(bytes).map_or_else(
        || {
            let why = if nuls { "NUL bytes" } else { "control characters" };
            format!("it holds {why}, as program and media files do")
        },
        |name| format!("it is {name}"),
    );
    Err(FormatError::NotText(format!("the file is not text: {what}")))
}

/// UTF-8, also where a few bytes of a long text are broken.
fn utf_8(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (mut broken, mut sound) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        broken += usize::from(!chunk.invalid().is_empty());
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    (sound >= 2 && broken * 10 <= sound).then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Encodings that hide behind ASCII: shift sequences.
fn seven_bit(bytes: &[u8]) -> Option<(String, &'static str)> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if !sample.contains(&0x1b) || !bytes.is_ascii() || bytes.contains(&0) {
        return None;
    }
    let has = |sequence: &[u8]| sample.windows(sequence.len()).any(|window| window == sequence);
    if has(b"\x1b$)C") {
        return Some((codepage::iso_2022_kr(bytes), "ISO-2022-KR"));
    }
    let japanese: &[&[u8]] = &[b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I"];
    japanese.iter().any(|sequence| has(sequence)).then(|| with(bytes, encoding_rs::ISO_2022_JP))
}

/// Mainframe text: its blank is ASCII's @, its letters all have the eighth bit.
fn ebcdic(bytes: &[u8]) -> Option<(String, &'static str)> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let count = |wanted: fn(&u8) -> bool| sample.iter().filter(|byte| wanted(byte)).count();
    let blanks = count(|byte| *byte == 0x40);
    let letters =
        || count(|byte| matches!(byte, 0x81..=0x89 | 0x91..=0x99 | 0xa2..=0xa9 | 0xc1..=0xc9 | 0xd1..=0xd9));
    let likely = blanks * 20 > sample.len()
        && (blanks + letters()) * 10 > sample.len() * 8
        && count(|byte| matches!(byte, b' ' | b'a'..=b'z')) * 10 < sample.len();
    let page = likely.then(|| codepage::code_page("IBM037")).flatten()?;
    Some((page.decode(bytes), page.name))
}

/// The encoding that a file says it is in, if the bytes agree.
fn by_label(bytes: &[u8], label: &str) -> Option<(String, &'static str)> {
    if let Some(page) = codepage::code_page(label) {
        return Some((page.decode(bytes), page.name));
    }
    if label.eq_ignore_ascii_case("johab") {
        return Some((codepage::johab(bytes), "Johab"));
    }
    let encoding = Encoding::for_label_no_replacement(label.as_bytes()).filter(|found| *found != UTF_8)?;
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    (!lossy).then(|| (text.into_owned(), encoding.name()))
}

fn with(bytes: &[u8], encoding: &'static Encoding) -> (String, &'static str) {
    (encoding.decode_without_bom_handling(bytes).0.into_owned(), encoding.name())
}

/// CR LF and lone CR become LF, so that offsets count what is seen.
fn normalize_lines(text: String) -> String {
    let mut returns = find::positions(text.as_bytes(), find::one_of([b'\r'])).peekable();
    if returns.peek().is_none() {
        return text;
    }
    let mut normal = String::with_capacity(text.len());
    let mut start = 0;
    for at in returns {
        normal.push_str(Span::new(start, at).of(&text));
        start = at + 1;
        if text.as_bytes().get(start) != Some(&b'\n') {
            normal.push('\n');
        }
    }
    normal.push_str(text.get(start..).unwrap_or_default());
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_text() {
        let no_text = |bytes: &[u8]| decode(bytes, None).err().map(|error| error.to_string());
        for (bytes, sentence) in [
            (&b""[..], "the file is empty"),
            (b" \n\t ", "the file is empty"),
            (b"A line\0of text", "the file is not text: it holds NUL bytes, as program and media files do"),
            (b"PK\x03\x04\x14\0\0\0\x08\0", "the file is not text: it is a ZIP archive"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "the file is not text: it is a PNG picture"),
            (
                b"\x01\x02\x03\x04abc",
                "the file is not text: it holds control characters, as program and media files do",
            ),
        ] {
            assert_eq!(no_text(bytes).as_deref(), Some(sentence), "{bytes:?}");
        }
    }

    #[test]
    fn decodes_by_rule_before_guessing() {
        for (bytes, declared, text, encoding) in [
            (&b"\xef\xbb\xbfcaf\xc3\xa9\r\nnoir\r"[..], None, "café\nnoir\n", "UTF-8"),
            (b"\x1b$)C\x0eGQ1[\x0f ok", None, "한글 ok", "ISO-2022-KR"),
            (b"\x1b$B$3$s\x1b(B", None, "こん", "ISO-2022-JP"),
            (b"\xe2\x40\xa6\x85\x40\x88\x81\xa5\x85\x40\x89\xa3", None, "S we have it", "IBM037"),
            (b"<?xml?>\xe1", Some("ISO-8859-5"), "<?xml?>с", "ISO-8859-5"),
            (b"\x82 da", Some("ibm437"), "é da", "IBM437"),
        ] {
            let decoded = decode(bytes, declared).unwrap_or_default();
            assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), (text, encoding));
        }
    }

    #[test]
    fn every_line_end_is_a_line_feed() {
        for (text, normal) in [
            ("", ""),
            ("a\nb", "a\nb"),
            ("\ra\r\nb\r", "\na\nb\n"),
            ("a\r\r\nb\n\r", "a\n\nb\n\n"),
            ("\r\né\r\n", "\né\n"),
        ] {
            assert_eq!(normalize_lines(text.to_owned()), normal, "{text:?}");
        }
    }

    #[test]
    fn a_few_broken_bytes_leave_utf_8_what_it_is() {
        let mut bytes =
            "Die Höhe über dem Fluß betrug fünf Meter, später sechs. Möglich. Ähnlich. Übrig. Öde."
                .repeat(3)
                .into_bytes();
        bytes.push(0xe4);
        let decoded = decode(&bytes, None).unwrap_or_default();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.warnings, ["1 characters could not be decoded from UTF-8"]);
    }
}
