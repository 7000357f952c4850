//! ZIP archives, read within limits: entries, bytes of one and of all, compression.
//!
//! A name is only a key here. Nothing is ever written, so a name that climbs out leads nowhere; an archive inside
//! another is bytes that nobody opens.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::FormatError;

/// Entries that an archive may have: a long book has some hundreds.
const MAX_ENTRIES: usize = 20_000;

/// Bytes that one entry may unpack to.
const MAX_ENTRY: u64 = 64 << 20;

/// Bytes that all entries together may unpack to.
const MAX_TOTAL: u64 = 128 << 20;

/// How much smaller an entry may be packed, from [`SMALL`] unpacked bytes on. The XML of an office file with long
/// tables comes near 100.
const MAX_RATIO: u64 = 400;
const SMALL: u64 = 4 << 20;

/// The mark that each entry has in the directory of an archive.
const ENTRY_MARK: &[u8] = b"PK\x01\x02";

/// An open archive.
#[derive(Debug)]
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The entries by name, in one case of letters and with one kind of slash: programs differ in both.
    by_name: BTreeMap<Vec<u8>, usize>,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// Whether the bytes begin as an archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl<'b> Archive<'b> {
    /// Read the directory of the archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, FormatError> {
        // Counted before the directory is built: each of its entries takes some hundred bytes.
        let marks = || bytes.windows(ENTRY_MARK.len()).filter(|window| *window == ENTRY_MARK).count();
        if bytes.len() > MAX_ENTRIES * ENTRY_MARK.len() && marks() > MAX_ENTRIES {
            return Err(FormatError::TooLarge(format!("the archive has more than {MAX_ENTRIES} entries")));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| sentence(&error))?;
        let by_name = zip.file_names_raw().enumerate().map(|(at, name)| (plain(name), at)).collect();
        Ok(Self { zip, by_name, left: MAX_TOTAL })
    }

    /// The names of all entries, as they are written.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned())
    }

    /// Whether there is an entry of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// The bytes of the entry called `name`; `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, FormatError> {
        self.unpack(name, u64::MAX)
    }

    /// The first bytes of an entry, at most `most`.
    pub(super) fn head(&mut self, name: &str, most: u64) -> Option<Vec<u8>> {
        self.unpack(name, most).ok().flatten()
    }

    fn unpack(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>, FormatError> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| sentence(&error))?;
        let packed = entry.compressed_size();
        let limit = MAX_ENTRY.min(self.left);
        // What an archive says of its sizes is not believed: the limits hold for what arrives.
        let ratio_limit = packed.saturating_mul(MAX_RATIO).max(SMALL);
        let allowed = limit.min(ratio_limit);
        let mut bytes = Vec::new();
        let read = entry.take(most.min(allowed + 1)).read_to_end(&mut bytes);
        let unpacked = bytes.len() as u64;
        self.left = self.left.saturating_sub(unpacked);
        if unpacked > allowed {
            return Err(too_large(name, allowed == ratio_limit));
        }
        match read {
            Ok(_) => Ok(Some(bytes)),
            Err(_) => {
                Err(FormatError::Damaged("the archive inside the file is damaged or cut off".to_owned()))
            }
        }
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.by_name.get(&plain(name.as_bytes())).copied()
    }
}

fn plain(name: &[u8]) -> Vec<u8> {
    name.iter().map(|byte| if *byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() }).collect()
}

fn too_large(name: &str, by_ratio: bool) -> FormatError {
    let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    FormatError::TooLarge(if by_ratio {
        format!(
            "“{name}” inside the file unpacks to more than {MAX_RATIO} times its size, as no document does"
        )
    } else {
        let (one, all) = (MAX_ENTRY >> 20, MAX_TOTAL >> 20);
        format!(
            "“{name}” inside the file unpacks to more than the limit ({one} MiB for one part, {all} MiB for all)"
        )
    })
}

/// What an error of the archive means, for people.
fn sentence(error: &ZipError) -> FormatError {
    FormatError::Damaged(match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "the archive inside the file is encrypted: save a copy without a password".to_owned()
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            "the file is packed in a way that is not read: save it again with a current program".to_owned()
        }
        _ => "the archive inside the file is damaged or cut off".to_owned(),
    })
}

/// An archive of these entries, for tests.
#[cfg(test)]
pub(super) fn pack(entries: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_only_a_key() {
        let bytes = pack(&[("../../etc/passwd", "kept inside"), ("Word/Document.XML", "x"), ("a/b", "")]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.names().count(), 3);
        for (name, held) in [
            ("../../etc/passwd", Some("kept inside")),
            ("word/document.xml", Some("x")),
            ("etc/passwd", None),
            ("a", None),
            ("a/b", Some("")),
        ] {
            assert_eq!(archive.part(name).unwrap().as_deref(), held.map(str::as_bytes), "{name}");
        }
    }

    #[test]
    fn a_bomb_ends_in_a_sentence() {
        let zeros = "0".repeat(5 << 20);
        let bytes = pack(&[("bomb", &zeros)]);
        let error = Archive::open(&bytes).unwrap().part("bomb").unwrap_err();
        assert!(error.to_string().contains("“bomb” inside the file unpacks to more than 400 times its size"));
        // Its beginning may be looked at.
        assert_eq!(Archive::open(&bytes).unwrap().head("bomb", 10).unwrap(), b"0000000000");
        let small = "0".repeat(3 << 20);
        assert_eq!(
            Archive::open(&pack(&[("a", &small)])).unwrap().part("a").unwrap().map(|part| part.len()),
            Some(3 << 20)
        );
    }

    #[test]
    fn all_parts_together_are_bounded() {
        let some = "0".repeat(4 << 20);
        let bytes = pack(&[("a", &some)]);
        let mut archive = Archive::open(&bytes).unwrap();
        let read = (0..1_000).take_while(|_| archive.part("a").is_ok()).count();
        assert_eq!(read as u64, MAX_TOTAL / (4 << 20));
    }

    #[test]
    fn many_entries_end_in_a_sentence() {
        let bytes = [b"PK\x03\x04".to_vec(), ENTRY_MARK.repeat(MAX_ENTRIES + 1)].concat();
        let error = Archive::open(&bytes).map(|_| ()).unwrap_err();
        assert_eq!(error.to_string(), "the archive has more than 20000 entries");
    }
}
