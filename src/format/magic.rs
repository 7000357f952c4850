//! What a file is that is no text: its first bytes, and how to say so.

use super::container::COMPOUND;

/// First bytes and what begins with them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"%PDF-", "a PDF document"),
    (
        COMPOUND,
        "a document of Excel or PowerPoint 97-2003, or one like them: save it as PPTX or PDF and open that",
    ),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"8BPS", "a Photoshop picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"ID3", "an MP3 sound"),
    (b"OggS", "an Ogg sound or film"),
    (b"fLaC", "a FLAC sound"),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\0\x01\0\0\0", "a font"),
    (b"OTTO", "a font"),
];

/// Bytes that stand at a place other than the first.
const LATER: &[(usize, &[u8], &str)] =
    &[(4, b"ftyp", "a film, sound or HEIC picture"), (257, b"ustar", "a tar archive")];

/// What a file that begins so is, as the end of "this is …".
pub(super) fn name(bytes: &[u8]) -> Option<&'static str> {
    let first = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    let later = || {
        let holds = |(at, magic, _): &&(usize, &[u8], &str)| {
            bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic))
        };
        LATER.iter().find(holds).map(|(_, _, name)| *name)
    };
    first.or_else(later)
}
