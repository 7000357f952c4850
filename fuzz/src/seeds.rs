//! What fuzzing begins with: the project's own files, what its tests make, and every example that stands in the code
//! of the reader itself. The words of that code are the words that break it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::mutate::PIECES;
use crate::targets::{Kind, Target};
use crate::{parts, pdf, sound};

/// A literal of the code that is longer is an example, not a word, in bytes.
const WORD: usize = 32;

/// The inputs of `target` that are sound, or nearly so.
pub fn samples(target: &Target) -> Vec<Vec<u8>> {
    let mut samples = target.examples.clone();
    for folder in ["assets", "tests", "docs"] {
        gather(&root().join(folder), target.endings, &mut samples);
    }
    samples.extend(made(target));
    let whole = |(ending, _): &(&str, Vec<u8>)| target.endings.iter().any(|it| *ending == format!("a.{it}"));
    let files =
        sound::sound().into_iter().filter(whole).map(|(_, bytes)| parts::unpacked(&bytes).unwrap_or(bytes));
    samples.extend(files);
    for literal in literals(target).filter(|it| it.len() > WORD) {
        samples.push(target.kind.wrap(&literal));
    }
    if samples.is_empty() {
        gather(&root().join("assets/samples"), &["txt", "md", "html"], &mut samples);
    }
    samples
}

/// The words that `target` looks for, with those that break any reader.
pub fn words(target: &Target) -> Vec<Vec<u8>> {
    let literals = literals(target).filter(|it| (2..=WORD).contains(&it.len())).map(String::into_bytes);
    let mut words: Vec<_> = PIECES.iter().map(|piece| piece.to_vec()).chain(literals).collect();
    words.extend(target.words.iter().map(|word| word.as_bytes().to_vec()));
    words.sort();
    words.dedup();
    words
}

/// What is made here for a target.
fn made(target: &Target) -> Vec<Vec<u8>> {
    match target.name.as_str() {
        "read-pdf" => vec![
            pdf::of_lines(&["Rivers rise in spring.[1] The water is high, as every-", "body knows."]),
            pdf::of_content("BT /F1 12 Tf 72 720 Td [(Two) -300 (words)] TJ 5 Ts /F1 6 Tf (2) Tj ET"),
            pdf::cyclic_form(),
            pdf::cyclic_pages(),
        ],
        "inside-pdf" => [
            "BT /F1 12 Tf 14 TL 72 720 Td (Rivers rise, as every-) Tj T* (body knows.) Tj ET",
            "BT /F1 12 Tf 72 720 Td [(Two) -300 (words)] TJ 5 Ts /F1 6 Tf (2) Tj ET q 1 0 0 1 0 0 cm Q",
            "BT /F1 9 Tf 1 0 0 1 72 700 Tm (left) Tj 1 0 0 1 320 700 Tm (right) Tj 1 0 0 1 72 688 Tm (left) Tj ET",
        ]
        .map(|content| content.as_bytes().to_vec())
        .to_vec(),
        "read-doc" => vec![parts::word97("On tea\rIt rained in spring.\rA\x07B\x07\x07\r\x13 HYPERLINK \"x\" \x14y\x15\r")],
        "read-docx" | "read-pptx" | "read-odt" | "read-epub" => {
            let file = root().join(format!("fuzz/seeds/{}.txt", target.name));
            fs::read(file).into_iter().collect()
        }
        "batch" => vec![
            b"{\"id\":1,\"text\":\"It may rain. (Doe, 2001)\",\"title\":\"A\"}\n\n{\"id\":\"b\",\"text\":\"\"}\n".to_vec(),
        ],
        "settings" | "notebook" => vec![candor::app::Settings::default().to_toml().into_bytes()],
        "rubric" => vec![candor::score::Rubric::default().to_toml().into_bytes()],
        _ => Vec::new(),
    }
}

impl Kind {
    /// A file of this kind whose main part is `text`.
    fn wrap(self, text: &str) -> Vec<u8> {
        let package = |parts: &[(&str, &str)]| {
            parts::text_of(&parts.iter().map(|(name, part)| (*name, part.as_bytes())).collect::<Vec<_>>())
        };
        match self {
            Self::Word => package(&[("_rels/.rels", sound::ROOT), ("word/document.xml", text)]),
            Self::OpenText => {
                package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", text)])
            }
            Self::Slides => package(&[
                ("_rels/.rels", "<R><Relationship Id='a' Type='x/officeDocument' Target='p.xml'/></R>"),
                ("p.xml", "<p:presentation><p:sldId r:id='a'/></p:presentation>"),
                ("_rels/p.xml.rels", "<R><Relationship Id='a' Type='x/slide' Target='s.xml'/></R>"),
                ("s.xml", text),
            ]),
            Self::Book => package(&[
                ("META-INF/container.xml", "<c><rootfile full-path='b.opf'/></c>"),
                (
                    "b.opf",
                    "<p><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></p>",
                ),
                ("a.xhtml", text),
            ]),
            Self::Word97 => parts::word97(&text.replace('\n', "\r")),
            Self::Pdf => pdf::of_content(text),
            Self::Plain => text.as_bytes().to_vec(),
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files below `folder` with one of these endings.
fn gather(folder: &Path, endings: &[&str], found: &mut Vec<Vec<u8>>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, endings, found);
        } else if path.extension().is_some_and(|ending| endings.iter().any(|it| ending == *it)) {
            found.extend(fs::read(&path).ok().filter(|bytes| bytes.len() < 100_000));
        }
    }
}

/// What stands between quotation marks in the code of `target`.
fn literals(target: &Target) -> impl Iterator<Item = String> {
    let mut files = Vec::new();
    for place in target.code {
        let place = root().join("src").join(place);
        if place.is_dir() {
            gather(&place, &["rs"], &mut files);
        } else {
            files.extend(fs::read(place));
        }
    }
    files.into_iter().flat_map(|file| literals_of(&String::from_utf8_lossy(&file)))
}

/// The string literals of Rust code, near enough: plain ones, and raw ones with no more than one `#`.
fn literals_of(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |all, line| all + line + "\n");
    let mut rest = code.replace("'\"'", "' '");
    while let Some(at) = rest.find('"') {
        let (before, after) = (rest[..at].to_owned(), rest[at + 1..].to_owned());
        let raw = before.ends_with("r#") || (before.ends_with('r') && !before.ends_with("er"));
        let end = if before.ends_with("r#") {
            after.find("\"#")
        } else {
            (0..after.len()).find(|end| {
                let slashes =
                    after.as_bytes()[..*end].iter().rev().take_while(|byte| **byte == b'\\').count();
                after.as_bytes()[*end] == b'"' && (raw || slashes % 2 == 0)
            })
        };
        let Some(end) = end else { break };
        found.push(if raw { after[..end].to_owned() } else { unescaped(&after[..end]) });
        rest = after[end + 1..].to_owned();
    }
    found
}

/// What a literal means.
fn unescaped(literal: &str) -> String {
    let mut out = String::new();
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, if letter == '\\' { letters.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('r')) => out.push('\r'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('0')) => out.push('\0'),
            ('\\', Some('\n')) => while letters.next_if(|it| it.is_whitespace()).is_some() {},
            ('\\', Some('u')) => {
                let code: String = letters.by_ref().skip(1).take_while(|it| *it != '}').collect();
                out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            ('\\', Some('x')) => {
                let code: String = letters.by_ref().take(2).collect();
                out.extend(u8::from_str_radix(&code, 16).ok().map(char::from));
            }
            ('\\', Some(other)) => out.push(other),
            (letter, _) => out.push(letter),
        }
    }
    out
}
