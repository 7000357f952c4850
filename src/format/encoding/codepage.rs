//! The encodings that `encoding_rs` leaves out: single-byte tables (`assets/encodings`), UTF-32, Johab, ISO-2022-KR.

use std::sync::LazyLock;

use encoding_rs::EUC_KR;

const FILE: &str = include_str!("../../../assets/encodings/codepages.tsv");

/// A single-byte encoding given as a table.
#[derive(Debug)]
pub(super) struct CodePage {
    /// IANA name.
    pub(super) name: &'static str,
    /// What each of the 256 bytes stands for.
    chars: Vec<char>,
}

static CODE_PAGES: LazyLock<Vec<CodePage>> =
    LazyLock::new(|| FILE.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect());

fn parse(line: &'static str) -> Option<CodePage> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    let first = u32::from_str_radix(columns.next()?, 16).ok()?;
    let hex = |code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    let listed = columns.next()?.split(' ').filter_map(hex);
    Some(CodePage { name, chars: (0..first).filter_map(char::from_u32).chain(listed).collect() })
}

/// The table called `name`, in any case of letters.
pub(super) fn code_page(name: &str) -> Option<&'static CodePage> {
    CODE_PAGES.iter().find(|page| page.name.eq_ignore_ascii_case(name))
}

impl CodePage {
    /// Decode; an unassigned byte becomes U+FFFD, the EBCDIC line end (U+0085) a line feed.
    pub(super) fn decode(&self, bytes: &[u8]) -> String {
        bytes
            .iter()
            .map(|byte| self.chars.get(usize::from(*byte)).copied().unwrap_or('\u{fffd}'))
            .map(|c| if c == '\u{85}' { '\n' } else { c })
            .collect()
    }
}

/// Decode UTF-32 in the given byte order.
pub(super) fn utf_32(bytes: &[u8], big_endian: bool) -> String {
    bytes
        .chunks(4)
        .map(|chunk| {
            let unit = <[u8; 4]>::try_from(chunk).ok();
            let code =
                unit.map(|unit| if big_endian { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) });
            code.and_then(char::from_u32).unwrap_or('\u{fffd}')
        })
        .collect()
}

/// Decode ISO-2022-KR (RFC 1557): seven-bit Korean between shift-out and shift-in.
pub(super) fn iso_2022_kr(bytes: &[u8]) -> String {
    const DESIGNATOR: &[u8] = b"\x1b$)C";
    let mut eight_bit = Vec::with_capacity(bytes.len());
    let mut shifted = false;
    let mut rest = bytes;
    while let Some((byte, tail)) = rest.split_first() {
        rest = rest.strip_prefix(DESIGNATOR).unwrap_or(tail);
        match byte {
            0x1b if rest.len() < tail.len() => (),
            0x0e => shifted = true,
            0x0f => shifted = false,
            0x21..=0x7e if shifted => eight_bit.push(byte | 0x80),
            _ => eight_bit.push(*byte),
        }
    }
    EUC_KR.decode_without_bom_handling(&eight_bit).0.into_owned()
}

/// Decode Johab (KS X 1001 annex 3, code page 1361): Hangul by arithmetic, the rest through KS X 1001.
pub(super) fn johab(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied();
    while let Some(lead) = rest.next() {
        if lead < 0x80 {
            out.push(char::from(lead));
            continue;
        }
        let pair = rest.next().and_then(|trail| johab_pair(lead, trail));
        out.push(pair.unwrap_or('\u{fffd}'));
    }
    out
}

fn johab_pair(lead: u8, trail: u8) -> Option<char> {
    if matches!(lead, 0xd9..=0xde | 0xe0..=0xf9) {
        return ks_x_1001(u16::from(lead), u16::from(trail));
    }
    let code = u32::from(lead) << 8 | u32::from(trail);
    let initial = (code >> 10 & 31).checked_sub(2).filter(|idx| *idx < 19)?;
    let medial = match code >> 5 & 31 {
        code @ 3..=7 => code - 3,
        code @ 10..=15 => code - 5,
        code @ 18..=23 => code - 7,
        code @ 26..=29 => code - 9,
        _ => return None,
    };
    let last = match code & 31 {
        code @ 1..=17 => code - 1,
        code @ 19..=29 => code - 2,
        _ => return None,
    };
    char::from_u32(0xac00 + (initial * 21 + medial) * 28 + last)
}

fn ks_x_1001(lead: u16, trail: u16) -> Option<char> {
    let row = if lead < 0xe0 { 2 * (lead - 0xd9) } else { 2 * lead - 0x197 };
    let cell = trail.checked_sub(if trail < 0x91 { 0x31 } else { 0x43 })?;
    let (row, cell) = if cell < 0x5e { (row, cell) } else { (row + 1, cell - 0x5e) };
    let euc = [u8::try_from(row + 0xa1).ok()?, u8::try_from(cell + 0xa1).ok()?];
    EUC_KR.decode_without_bom_handling_and_without_replacement(&euc)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_page_is_whole() {
        assert_eq!(CODE_PAGES.len(), FILE.lines().count() - 1);
        for page in CODE_PAGES.iter() {
            assert_eq!(page.chars.len(), 256, "{}", page.name);
        }
    }

    #[test]
    fn decodes_what_encoding_rs_leaves_out() {
        let page = |name, bytes| code_page(name).map(|page| page.decode(bytes)).unwrap_or_default();
        assert_eq!(page("ibm855", b"\xe9\xa0\xe1"), "жар");
        assert_eq!(page("IBM037", b"\xc1\x40\xa6\x96\x99\x84\x15"), "A word\n");
        assert_eq!(utf_32(b"\0\0\0A\0\x01\xf6\0\0", true), "A😀\u{fffd}");
        assert_eq!(utf_32(b"A\0\0\0", false), "A");
        assert_eq!(iso_2022_kr(b"\x1b$)C\x0eGQ1[\x0f ok"), "한글 ok");
        assert_eq!(johab(b"\xd0\x65\x8b\x69 ok \xd9"), "한글 ok \u{fffd}");
    }
}
