//! Packages as plain text: their parts one after another, each behind a line `=== name`. What is changed at random is
//! what stands in the parts, and the package around them is whole each time.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What stands before each part.
const MARK: &[u8] = b"=== ";

/// The parts of such a text: name and content; `None` where it is none.
fn parts(text: &[u8]) -> Option<Vec<(&str, &[u8])>> {
    let text = text.strip_prefix(MARK)?;
    let mut starts = vec![0];
    let next = [b"\n", MARK].concat();
    starts.extend(
        text.windows(next.len()).enumerate().filter(|(_, it)| *it == next).map(|(at, _)| at + next.len()),
    );
    let ends = starts.iter().skip(1).map(|start| start - next.len()).chain([text.len()]);
    let part = |(start, end): (&usize, usize)| {
        let part = text.get(*start..end)?;
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let name = std::str::from_utf8(part.get(..line)?).ok()?;
        Some((name, part.get(line + 1..).unwrap_or_default()))
    };
    Some(starts.iter().zip(ends).filter_map(part).collect())
}

/// The text of these parts.
pub fn text_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let part = |(name, content): &(&str, &[u8])| [MARK, name.as_bytes(), b"\n", content, b"\n"].concat();
    parts.iter().flat_map(part).collect()
}

/// The parts of an archive as such a text; `None` where it is none.
pub fn unpacked(archive: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(archive)).ok()?;
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).ok()?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        parts.push((entry.name().ok()?.into_owned(), content));
    }
    Some(text_of(
        &parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>(),
    ))
}

/// The archive of these parts; other bytes as they are.
pub fn archive(bytes: &[u8]) -> Vec<u8> {
    let packed = |parts: Vec<(&str, &[u8])>| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, content) in parts {
            // A name that stands there twice is left out.
            if zip.start_file(name, stored).is_ok() {
                zip.write_all(content).ok()?;
            }
        }
        Some(zip.finish().ok()?.into_inner())
    };
    parts(bytes).and_then(packed).unwrap_or_else(|| bytes.to_vec())
}

/// Bytes in one sector of a compound file.
const SECTOR: usize = 512;

/// The compound file of these parts (as Word 97 has them), all in whole sectors; other bytes as they are.
pub fn compound(bytes: &[u8]) -> Vec<u8> {
    let Some(mut parts) = parts(bytes) else { return bytes.to_vec() };
    parts.truncate(7);
    let entries = SECTOR / 128 * 2;
    let mut fat: Vec<u32> = vec![1, END];
    let mut directory = entry("Root Entry", 5, [u32::MAX, 1], END, 0);
    let mut content = Vec::new();
    for (number, (name, part)) in parts.iter().enumerate() {
        let next = if number + 1 < parts.len() { number as u32 + 2 } else { u32::MAX };
        directory.extend(entry(name, 2, [next, u32::MAX], fat.len() as u32, part.len()));
        let sectors = part.len().div_ceil(SECTOR).max(1);
        fat.extend((1..sectors).map(|n| (fat.len() + n) as u32).collect::<Vec<_>>());
        fat.push(END);
        content.extend(*part);
        content.resize(
            content.len().next_multiple_of(SECTOR).max(content.len() + usize::from(part.is_empty()) * SECTOR),
            0,
        );
    }
    directory.resize(entries * 128, 0);
    let (first_fat, n_fat) = (fat.len(), fat.len().div_ceil(SECTOR / 4 - 1));
    fat.resize(first_fat + n_fat, 0xffff_fffd);
    let mut out = header(first_fat, n_fat);
    out.extend(directory);
    out.extend(content);
    out.extend(fat.iter().flat_map(|it| it.to_le_bytes()));
    out.resize(out.len().next_multiple_of(SECTOR), 0xff);
    out
}

/// No sector follows.
const END: u32 = 0xffff_fffe;

fn header(first_fat: usize, n_fat: usize) -> Vec<u8> {
    let mut out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    out.resize(24, 0);
    out.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    out.resize(44, 0);
    for number in [n_fat as u32, 0, 0, 4096, END, 0, END, 0] {
        out.extend(number.to_le_bytes());
    }
    let sectors = (first_fat..first_fat + n_fat.min(109)).map(|it| it as u32);
    out.extend(sectors.chain(std::iter::repeat(u32::MAX)).take(109).flat_map(u32::to_le_bytes));
    out
}

/// One row of the directory: a chain of names, each the right neighbour of the one before it.
fn entry(name: &str, kind: u8, [right, child]: [u32; 2], start: u32, size: usize) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().take(31).flat_map(u16::to_le_bytes).collect();
    let length = out.len() as u16 + 2;
    out.resize(64, 0);
    out.extend(length.to_le_bytes());
    out.extend([kind, 1]);
    for id in [u32::MAX, right, child] {
        out.extend(id.to_le_bytes());
    }
    out.resize(116, 0);
    out.extend(start.to_le_bytes());
    out.extend((size as u64).to_le_bytes());
    out
}

/// The parts of a small Word 97 file with this text.
pub fn word97(text: &str) -> Vec<u8> {
    let mut fib = vec![0; 1024];
    let mut put = |at: usize, number: u32| fib[at..at + 4].copy_from_slice(&number.to_le_bytes());
    let length = text.len() as u32;
    put(0x00, 0x00c1_a5ec);
    put(0x04, 0x0409_0000);
    put(0x08, 0x0200_0000);
    put(0x20, 0x0016_0000 | 0x000e);
    put(0x4c, length);
    put(0x1a2, 0);
    put(0x1a6, 21);
    let mut clx = vec![2, 16, 0, 0, 0];
    for number in [0, length, 0, 0x4000_0000 | (1024 * 2)] {
        clx.extend(u32::to_le_bytes(number));
    }
    // The last eight bytes are one piece: flags, place in the stream (one byte a letter), properties.
    clx.splice(13..21, [0_u8, 0].into_iter().chain((0x4000_0000_u32 | 2048).to_le_bytes()).chain([0, 0]));
    fib.extend(text.bytes());
    text_of(&[("WordDocument", &fib), ("1Table", &clx)])
}
