//! The bytes of an RTF file as characters: code pages, fonts with their own, UTF-16 units.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1252};

use crate::format::symbol;

/// The encoding of a Windows or DOS code page; Western where it is unknown.
pub(super) fn by_page(page: i32) -> &'static Encoding {
    match page {
        932 => SHIFT_JIS,
        936 | 54936 => GBK,
        949 | 1361 => EUC_KR,
        950 => BIG5,
        10_000 => MACINTOSH,
        65_001 => UTF_8,
        866 => encoding_rs::IBM866,
        874 => encoding_rs::WINDOWS_874,
        _ => Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap_or(WINDOWS_1252),
    }
}

/// The code page of a font's character set; `None` where that is the file's own.
pub(super) fn page_of_set(set: i32) -> Option<i32> {
    Some(match set {
        77 => 10_000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// The encodings of the file and of its fonts.
#[derive(Debug)]
pub(super) struct Fonts {
    pub(super) default: &'static Encoding,
    encodings: BTreeMap<i32, &'static Encoding>,
    /// Fonts in which letters stand for signs.
    symbols: BTreeSet<i32>,
}

impl Default for Fonts {
    fn default() -> Self {
        Self { default: WINDOWS_1252, encodings: BTreeMap::new(), symbols: BTreeSet::new() }
    }
}

impl Fonts {
    /// The encoding of text in this font.
    pub(super) fn of(&self, font: i32) -> &'static Encoding {
        self.encodings.get(&font).copied().unwrap_or(self.default)
    }

    /// Whether letters in this font stand for signs.
    pub(super) fn is_symbol(&self, font: i32) -> bool {
        self.symbols.contains(&font)
    }

    /// A font has this name.
    pub(super) fn name(&mut self, font: i32, name: &str) {
        if symbol::is_symbol(name) {
            self.symbols.insert(font);
            self.encodings.insert(font, WINDOWS_1252);
        }
    }

    /// A font has this code page.
    pub(super) fn set(&mut self, font: i32, page: i32) {
        self.encodings.insert(font, by_page(page));
    }
}

/// Bytes and units that wait for the rest of their character.
#[derive(Debug, Default)]
pub(super) struct Pending {
    bytes: Vec<u8>,
    /// The first half of a surrogate pair.
    high: Option<u16>,
}

impl Pending {
    /// Bytes beyond ASCII, or the second of a pair.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Whether an ASCII byte that comes now is the second byte of a character.
    pub(super) fn takes(&self, byte: u8, encoding: &'static Encoding) -> bool {
        let is_whole =
            |bytes: &[u8]| encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
        !self.bytes.is_empty()
            && [SHIFT_JIS, GBK, EUC_KR, BIG5].contains(&encoding)
            && !is_whole(&self.bytes)
            && is_whole(&[&self.bytes, &[byte][..]].concat())
    }

    /// A unit of UTF-16; what it completes.
    pub(super) fn unit(&mut self, unit: u16) -> String {
        let high = self.high.take();
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return high.map(|_| '\u{fffd}'.to_string()).unwrap_or_default();
        }
        let units: Vec<u16> = high.into_iter().chain([unit]).collect();
        char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect()
    }

    /// The bytes that wait, as text.
    pub(super) fn take_bytes(&mut self, encoding: &'static Encoding) -> String {
        let text = encoding.decode_without_bom_handling(&self.bytes).0.into_owned();
        self.bytes.clear();
        text
    }

    /// Everything that waits, as text.
    pub(super) fn flush(&mut self, encoding: &'static Encoding) -> String {
        let lost = self.high.take().map(|_| '\u{fffd}'.to_string()).unwrap_or_default();
        lost + &self.take_bytes(encoding)
    }

    /// Whether nothing waits.
    pub(super) const fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.high.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_units_and_bytes() {
        let mut pending = Pending::default();
        let units = [0x41, 0xd83d, 0xde00, 0xdc00, 0xd83d, 0xd83d, 0x42];
        let text: String = units.into_iter().map(|unit| pending.unit(unit)).collect();
        assert_eq!(text, "A😀\u{fffd}\u{fffd}\u{fffd}B");
        pending.bytes(&[0x83]);
        assert!(pending.takes(b'A', SHIFT_JIS) && !pending.takes(b'A', WINDOWS_1252));
        pending.bytes(b"A");
        assert_eq!((pending.flush(SHIFT_JIS).as_str(), pending.is_empty()), ("ア", true));
    }

    #[test]
    fn knows_code_pages() {
        for (page, name) in
            [(1250, "windows-1250"), (932, "Shift_JIS"), (65_001, "UTF-8"), (-7, "windows-1252")]
        {
            assert_eq!(by_page(page).name(), name);
        }
        assert_eq!((page_of_set(204), page_of_set(0)), (Some(1251), None));
    }
}
