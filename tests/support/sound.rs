//! Small valid files of every format, with their usual ending; and how to make an archive.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// An archive of these entries, deflated.
pub(crate) fn pack(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

pub(crate) const ROOT: &str =
    "<R><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/></R>";

pub(crate) fn word(document: &str) -> Vec<u8> {
    pack(&[("_rels/.rels", ROOT.as_bytes()), ("word/document.xml", document.as_bytes())])
}

pub(crate) fn open_text(content: &str) -> Vec<u8> {
    let mimetype = b"application/vnd.oasis.opendocument.text";
    pack(&[("mimetype", mimetype), ("content.xml", content.as_bytes())])
}

/// Small valid files of every format, with their usual ending.
pub(crate) fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let document = "<w:document><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>On tea</w:t></w:r></w:p><w:tbl><w:tr>\
        <w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:t>It rained &#233; </w:t><w:footnoteReference w:id='1'/></w:r></w:p></w:document>";
    let content = "<o><text:h text:outline-level='1'>On tea</text:h><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>\
        <text:p>It rained.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p></o>";
    let slides = pack(&[
        ("_rels/.rels", b"<R><Relationship Id='a' Type='x/officeDocument' Target='p.xml'/></R>"),
        ("p.xml", b"<p:presentation><p:sldId r:id='a'/></p:presentation>"),
        ("_rels/p.xml.rels", b"<R><Relationship Id='a' Type='x/slide' Target='s.xml'/></R>"),
        ("s.xml", b"<s><p:sp><p:ph type='title'/><p:txBody><a:p><a:pPr lvl='1'><a:buAutoNum type='arabicPeriod'/></a:pPr><a:r><a:t>On tea</a:t></a:r></a:p></p:txBody></p:sp></s>"),
    ]);
    let book = pack(&[
        ("META-INF/container.xml", b"<c><rootfile full-path='b.opf'/></c>"),
        (
            "b.opf",
            b"<p><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></p>",
        ),
        ("a.xhtml", b"<html><body><h1>On tea</h1><p>It rained.</p></body></html>"),
    ]);
    let rtf = br"{\rtf1\ansi{\fonttbl{\f1\fcharset128 X;}}{\info{\author A}}{\listtext 1.\tab}one\par It {\super\chftn}{\footnote\pard n} \f1\'83\'41\u8364?{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}\par}";
    let mail = b"From: A <a@b>\nSubject: =?utf-8?B?w6k=?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nIt rained.\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+YTwvcD4=\n--x--\n";
    let page = b"MIME-Version: 1.0\nContent-Location: x\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>It rain=\ned.</p>\n--x--\n";
    vec![
        ("a.docx", word(document)),
        ("a.odt", open_text(content)),
        ("a.pptx", slides),
        ("a.epub", book),
        ("a.rtf", rtf.to_vec()),
        ("a.eml", mail.to_vec()),
        ("a.mhtml", page.to_vec()),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n<i>It {\\an8}rained.</i>\n".to_vec()),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>It rained.\n".to_vec()),
        ("a.xml", b"<?xml version='1.0'?><a><title>On tea</title><p>It rained.</p></a>".to_vec()),
        ("a.html", b"<!doctype html><ol start=3><li>one<li value=9><p>two</ol>".to_vec()),
        ("a.md", b"# On tea\n\n1. one\n2. two[^1]\n\n[^1]: n".to_vec()),
    ]
}
