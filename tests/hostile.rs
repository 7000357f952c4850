//! Files that are made to harm: each ends in a text or in one clear sentence, soon and in bounded memory.
#![expect(clippy::expect_used, reason = "a test")]

#[path = "support/sound.rs"]
mod sound;

use candor::format::{self, FORMATS, Source};
use proptest::prelude::*;
use sound::{ROOT, open_text, pack, sound, word};

/// The text, or the sentence; either is short of nothing and fits its spans.
fn end_of(name: &str, bytes: &[u8]) -> Result<Source, String> {
    let read = format::read(name, bytes).map_err(|error| error.to_string());
    match &read {
        Ok(source) => check(source),
        Err(sentence) => {
            let words = sentence.split_whitespace().count();
            assert!((3..60).contains(&words) && !sentence.contains('\n'), "{name}: {sentence}");
        }
    }
    read
}

fn check(source: &Source) {
    let mut end = 0;
    for block in &source.blocks {
        assert!(block.span.start() >= end && block.span.end() > block.span.start(), "{:?}", block.span);
        assert!(source.text.get(block.span.start()..block.span.end()).is_some(), "{:?}", block.span);
        end = block.span.end();
    }
    for link in &source.meta.links {
        assert!(source.text.get(link.span.start()..link.span.end()).is_some(), "{:?}", link.span);
    }
}

#[test]
fn bombs_end_in_a_sentence() {
    let paragraph = "<w:p><w:r><w:t>word</w:t></w:r></w:p>";
    let long = format!("<w:document>{}</w:document>", paragraph.repeat((70 << 20) / paragraph.len()));
    let blank = format!("<w:document>{}", " ".repeat(20 << 20));
    let inner = pack(&[("bomb", &vec![0; 1 << 20])]);
    let nested = (0..6).fold(inner, |inner, _| pack(&[("a.zip", &inner), ("b.zip", &inner)]));
    for (bytes, sentence) in [
        (word(&long), "unpacks to more than the limit"),
        (word(&blank), "unpacks to more than 400 times its size"),
        (nested, "this is a ZIP archive"),
    ] {
        let end = end_of("a.docx", &bytes).expect_err("a bomb");
        assert!(end.contains(sentence), "{end}");
    }
}

#[test]
fn many_entries_end_in_a_sentence() {
    let names: Vec<String> = (0..30_000).map(|n| format!("{n}")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let end = end_of("a.docx", &pack(&entries)).expect_err("too many");
    assert_eq!(end, "the archive has more than 20000 entries");
}

#[test]
fn entities_that_grow_stay_small() {
    let entity = |n: usize| format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10));
    let laughs =
        format!("<!DOCTYPE w [<!ENTITY a0 'ha ha ha'>{}", (1..30).map(entity).collect::<Vec<_>>().concat());
    let document =
        format!("{laughs}]><w:document><w:p><w:r><w:t>It says &a29; here.</w:t></w:r></w:p></w:document>");
    assert_eq!(end_of("a.docx", &word(&document)).expect("a text").text, "It says &a29; here.");
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><p>It says &x; here.</p></a>";
    assert_eq!(end_of("a.xml", outside.as_bytes()).expect("a text").text, "It says &x; here.");
}

#[test]
fn depth_ends_in_a_warning() {
    let deep = format!("<w:document><w:p><w:r><w:t>First.</w:t></w:r></w:p>{}", "<w:p>".repeat(200_000));
    let lists = format!("<o><text:p>First.</text:p>{}", "<text:list><text:list-item>".repeat(100_000));
    for bytes in [word(&deep), open_text(&lists)] {
        let source = end_of("a", &bytes).expect("a text");
        assert_eq!(source.text, "First.");
        assert!(
            source.warnings.iter().any(|warning| warning.contains("nested too deeply")),
            "{:?}",
            source.warnings
        );
    }
}

#[test]
fn names_that_climb_out_lead_nowhere() {
    let container = b"<c><rootfile full-path='../../../../etc/book.opf'/></c>";
    let listing = b"<p><manifest><item id='a' href='../../../../../etc/passwd'/></manifest><spine><itemref idref='a'/></spine></p>";
    let book = pack(&[("META-INF/container.xml", container), ("etc/book.opf", listing)]);
    let end = end_of("a.epub", &book).expect_err("no chapters");
    assert!(end.contains("holds no text"), "{end}");
}

#[test]
fn circles_and_gaps_end() {
    let round = "<R><Relationship Id='a' Type='x/footnotes' Target='document.xml'/>\
        <Relationship Id='b' Type='x/header' Target='document.xml'/><Relationship Id='c' Type='x/styles' Target='gone.xml'/>\
        <Relationship Id='d' Type='x/aFChunk' Target='document.xml'/></R>";
    let styles = "<w:document><w:p><w:r><w:t>Round.</w:t></w:r></w:p><w:altChunk r:id='d'/></w:document>";
    let bytes = pack(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/document.xml", styles.as_bytes()),
        ("word/_rels/document.xml.rels", round.as_bytes()),
    ]);
    assert!(end_of("a.docx", &bytes).expect("a text").text.starts_with("Round."));
    let gone = pack(&[("_rels/.rels", ROOT.as_bytes())]);
    assert!(end_of("a.docx", &gone).is_err());
    let itself = "<p:presentation><p:sldId r:id='a'/><p:sldId r:id='a'/></p:presentation>";
    let root = "<R><Relationship Id='a' Type='x/officeDocument' Target='p.xml'/></R>";
    let slides = "<R><Relationship Id='a' Type='x/slide' Target='p.xml'/></R>";
    let bytes = pack(&[
        ("_rels/.rels", root.as_bytes()),
        ("p.xml", itself.as_bytes()),
        ("_rels/p.xml.rels", slides.as_bytes()),
    ]);
    assert!(end_of("a.pptx", &bytes).is_err());
}

#[test]
fn what_is_endless_is_cut() {
    let cells = format!("{{\\rtf1\\intbl {}", "a\\cell ".repeat(5_000));
    let source = end_of("a.rtf", cells.as_bytes()).expect("a text");
    assert_eq!((source.blocks.len(), source.text.matches('a').count()), (5, 5_000));
    let parts = format!(
        "From: a\nMessage-ID: 1\nContent-Type: multipart/mixed; boundary=x\n\n{}",
        "--x\n\nword\n".repeat(5_000)
    );
    let source = end_of("a.eml", parts.as_bytes()).expect("a text");
    assert!((400..600).contains(&source.text.matches("word").count()));
    let styles = format!(
        "<s>{}</s>",
        (0..60_000).map(|n| format!("<style styleId='{n}'/>")).collect::<Vec<_>>().concat()
    );
    let relations = "<R><Relationship Id='s' Type='x/styles' Target='styles.xml'/></R>";
    let bytes = pack(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/document.xml", b"<w:document><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:document>"),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]);
    assert_eq!(end_of("a.docx", &bytes).expect("a text").text, "Words.");
}

/// Each of these took time or memory by the square of its length: minutes, and hours at the largest size that is read.
#[test]
fn what_comes_again_and_again_is_read_in_one_pass() {
    let labels = format!("{{\\rtf1 {}end}}", "{\\listtext 1.}".repeat(200_000));
    let subject = format!("From: a\nMessage-ID: 1\nSubject: {}\n\nThe end.", "=?a?b? ".repeat(400_000));
    let links = format!("<html><pre>{}{}end</pre>", " ".repeat(2_000_000), "<a href=x> </a>".repeat(20_000));
    let boxes = format!("{{\\rtf1 {}{}end}}", "{\\shptxt ".repeat(400), "a\\par ".repeat(300_000));
    let target = format!("<a href={}>{}end", "x".repeat(2_000_000), "<p>a</p>".repeat(20_000));
    let tags = format!("1\n00:00:01,000 --> 00:00:02,000\n{}end", "<a".repeat(500_000));
    for (name, file) in [
        ("labels.rtf", labels),
        ("boxes.rtf", boxes),
        ("subject.eml", subject),
        ("links.html", links),
        ("target.html", target),
        ("tags.srt", tags),
    ] {
        assert!(end_of(name, file.as_bytes()).expect("a text").text.contains("end"), "{name}");
    }
}

#[test]
fn sound_files_are_read_by_their_format() {
    for (name, bytes) in sound() {
        let source = end_of(name, &bytes).expect(name);
        let format = FORMATS.iter().find(|format| format.id == source.format).expect("a format");
        assert!(
            format.extensions.iter().any(|ending| name == format!("a.{ending}")),
            "{name}: {}",
            format.id
        );
        assert!(source.text.len() > 1, "{name}");
    }
}

#[test]
fn files_cut_off_anywhere_end() {
    for (name, bytes) in sound() {
        for end in 1..bytes.len() {
            let cut = bytes.get(..end).expect("a part");
            if let Ok(source) = end_of(name, cut) {
                assert!(source.text.len() <= 4 * bytes.len(), "{name}");
            }
        }
    }
}

/// Beginnings by which the formats are told.
const MAGIC: &[&[u8]] = &[
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"{\\rtf1",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<?xml version='1.0'?><w:wordDocument>",
    b"<?xml version='1.0'?><pkg:package><pkg:part ",
    b"<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument'>",
    b"<!doctype html>",
    b"WEBVTT\n\n",
    b"From a\nFrom: a\nMessage-ID: <1>\n",
    b"1\n00:00:01,000 --> 00:00:02,000\n",
    b"From: a\nMessage-ID: <1>\n",
    b"MIME-Version: 1.0\nContent-Location: x\nContent-Type: text/html\n\n",
];

/// Pieces that the readers look for.
const PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>a",
    "</w:t></w:r>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "<w:footnote>",
    "</w:footnote>",
    "<w:pPr>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:fldChar w:fldCharType='end'/>",
    "<text:p>",
    "</text:p>",
    "<text:list>",
    "</text:list>",
    "<text:list-item>",
    "<text:note>",
    "<text:note-body>",
    "</text:note-body>",
    "<table:table-row>",
    "</table:table-row>",
    "<text:span>",
    "&#x1F600;",
    "&#0;",
    "&x;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "{",
    "}",
    "\\par ",
    "\\cell ",
    "\\row ",
    "\\intbl ",
    "\\u-10240 ",
    "\\'83",
    "\\u8364",
    "\\emdash ",
    "{\\fonttbl{\\f3\\fcharset2 Symbol;}}\\f3 ",
    "<w:pPr><w:framePr w:dropCap='drop'/></w:pPr>",
    "<w:sym w:font='Symbol' w:char='F0'/>",
    "<draw:frame presentation:class='title'>",
    "</draw:frame>",
    "\n\nFrom a\nb: c\n",
    "=?utf-8?B?4pw=?= ",
    "<td>",
    "<br><br>",
    "<q>",
    "\\*",
    "{\\footnote ",
    "{\\field ",
    "{\\fldrslt ",
    "{\\*\\fldinst HYPERLINK x",
    "{\\shptxt ",
    "{\\header ",
    "{\\upr ",
    "{\\*\\ud ",
    "\\bin9 ",
    "{\\listtext 1.",
    "\r\n\r\n",
    "--x\n",
    "--x--\n",
    "Content-Type: multipart/alternative; boundary=x\n\n",
    "Content-Transfer-Encoding: base64\n\n",
    "00:00:01,000 --> 00:00:02,000\n",
    "<ol>",
    "<li>",
    "é",
    "word ",
    "\0",
    "pkg:name='/a'>",
    "<pkg:xmlData>",
    "</pkg:xmlData>",
];

fn few() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { usual } else { ProptestConfig { cases: 192, ..usual } }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_bytes_behind_any_beginning_end(
        magic in prop::sample::select(MAGIC),
        pieces in prop::collection::vec(prop_oneof![4 => prop::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..8)], 0..60),
    ) {
        let bytes = [magic.to_vec(), pieces.concat()].concat();
        end_of("file", &bytes).ok();
    }

    #[test]
    fn any_parts_of_an_office_file_end(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60), which in 0_usize..2) {
        let text = pieces.concat();
        let bytes = if which == 0 { word(&format!("<w:document>{text}")) } else { open_text(&format!("<o>{text}")) };
        end_of("file", &bytes).ok();
    }

    #[test]
    fn changed_bytes_end(which in any::<prop::sample::Index>(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut files = sound();
        let (name, mut bytes) = files.swap_remove(which.index(files.len()));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes.splice(at..=at, [byte]);
        }
        end_of(name, &bytes).ok();
    }
}
