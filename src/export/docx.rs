//! Word documents: the annotated report with styles, so that headings and tables are what they look like.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Item;
use super::content::{Part, Piece, Role, parts};
use super::look::{GROUND, Look, hex, look, tinted};
use super::words::{self, Row};

use crate::signal::Kind;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;

const CLOSE: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1247" w:bottom="1247" w:left="1247" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

/// One document after the other, each on a page of its own.
pub(super) fn write(items: &[Item<'_>]) -> Vec<u8> {
    let mut body = OPEN.to_owned();
    for (idx, item) in items.iter().enumerate() {
        for part in parts(item) {
            match &part {
                Part::Paragraph(role, pieces) => paragraph(&mut body, *role, pieces, idx > 0),
                Part::Table(caption, rows) => table(&mut body, caption, rows),
            }
        }
    }
    body.push_str(CLOSE);
    // Writing to memory cannot fail; were it to, an empty file says more than half a one.
    pack(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", &properties(items)),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", &styles()),
        ("word/document.xml", &body),
    ])
    .unwrap_or_default()
}

fn pack(files: &[(&str, &str)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock: the same reports give the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in files {
        archive.start_file(*name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn properties(items: &[Item<'_>]) -> String {
    let title = match items {
        [item] => words::title(item.report),
        _ => "Candor reports",
    };
    let mut xml = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>"#.to_owned();
    push_escaped(&super::escape::one_line(title), &mut xml);
    // Writing to a string cannot fail.
    write!(
        xml,
        "</dc:title><dc:creator>Candor {}</dc:creator></cp:coreProperties>",
        env!("CARGO_PKG_VERSION")
    )
    .ok();
    xml
}

/// The style of a role: its name, what it is based on for the outline, half points, colour, and whether it is bold.
const fn style(role: Role) -> (&'static str, u8, u16, &'static str, bool) {
    match role {
        Role::Title => ("Title", 1, 40, "222428", true),
        Role::Section => ("Heading1", 2, 26, "222428", true),
        Role::Heading => ("Heading2", 3, 25, "222428", true),
        Role::Verdict => ("Verdict", 0, 32, "222428", true),
        Role::Alert => ("Alert", 0, 20, "8E1F17", true),
        Role::Plain => ("Normal", 0, 21, "222428", false),
        Role::Listed => ("Listed", 0, 20, "222428", false),
        Role::Kind => ("MarkKind", 0, 22, "222428", true),
        Role::Small => ("Small", 0, 17, "5A5E66", false),
        Role::Text => ("ReadText", 0, 22, "222428", false),
        Role::Item => ("ReadItem", 0, 22, "222428", false),
        Role::Quotation => ("Quote", 0, 22, "5A5E66", false),
        Role::Fixed => ("Fixed", 0, 18, "222428", false),
        Role::Furniture => ("Furniture", 0, 18, "5A5E66", false),
    }
}

const ROLES: &[Role] = &[
    Role::Title,
    Role::Section,
    Role::Heading,
    Role::Verdict,
    Role::Alert,
    Role::Plain,
    Role::Listed,
    Role::Kind,
    Role::Small,
    Role::Text,
    Role::Item,
    Role::Quotation,
    Role::Fixed,
    Role::Furniture,
];

fn styles() -> String {
    let mut xml = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>"#
        .to_owned();
    for role in ROLES {
        let (name, level, size, color, bold) = style(*role);
        let outline = level.checked_sub(1).map(|level| format!(r#"<w:outlineLvl w:val="{level}"/>"#));
        // A heading does not stand alone at the foot of a page.
        let kept = if level > 0 || *role == Role::Kind { "<w:keepNext/>" } else { "" };
        let indent =
            if matches!(role, Role::Item | Role::Listed | Role::Quotation | Role::Fixed) { 340 } else { 0 };
        let default = if *role == Role::Plain { r#" w:default="1""# } else { "" };
        let weight = if bold { "<w:b/>" } else { "" };
        // Writing to a string cannot fail.
        write!(
            xml,
            r#"<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{name}"/><w:pPr>{kept}<w:spacing w:before="60" w:after="80"/><w:ind w:left="{indent}"/>{}</w:pPr><w:rPr>{weight}<w:color w:val="{color}"/><w:sz w:val="{size}"/></w:rPr></w:style>"#,
            outline.unwrap_or_default()
        )
        .ok();
    }
    xml.push_str("</w:styles>");
    xml
}

fn paragraph(xml: &mut String, role: Role, pieces: &[Piece<'_>], later: bool) {
    let breaks = if role == Role::Title && later { "<w:pageBreakBefore/>" } else { "" };
    write!(xml, r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{breaks}</w:pPr>"#, style(role).0).ok();
    for piece in pieces {
        let look = piece.kind.map_or_else(String::new, marked);
        run(xml, &look, &piece.text);
        if !piece.signs.is_empty() {
            run(xml, r#"<w:vertAlign w:val="superscript"/>"#, &piece.signs);
        }
    }
    xml.push_str("</w:p>");
}

/// One look; line ends and tabs are what Word calls them.
fn run(xml: &mut String, look: &str, text: &str) {
    write!(xml, "<w:r><w:rPr>{look}</w:rPr>").ok();
    for (line_idx, line) in text.split('\n').enumerate() {
        if line_idx > 0 {
            xml.push_str("<w:br/>");
        }
        for (idx, words) in line.split('\t').enumerate() {
            if idx > 0 {
                xml.push_str("<w:tab/>");
            }
            xml.push_str(r#"<w:t xml:space="preserve">"#);
            push_escaped(words, xml);
            xml.push_str("</w:t>");
        }
    }
    xml.push_str("</w:r>");
}

/// Ground and line of a mark.
fn marked(kind: Kind) -> String {
    let Look { ink, word_line, .. } = look(kind);
    let (line, ground) = (hex(ink), hex(tinted(ink, GROUND)));
    format!(
        r#"<w:u w:val="{word_line}" w:color="{line}"/><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>"#
    )
}

fn table(xml: &mut String, caption: &str, rows: &[Row]) {
    paragraph(xml, Role::Section, &[Piece::plain(caption)], false);
    xml.push_str(r#"<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="E1DED8"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="5200"/><w:gridCol w:w="1800"/></w:tblGrid>"#);
    for row in rows {
        xml.push_str("<w:tr>");
        for (width, words) in [(5200, row.name), (1800, row.value.as_str())] {
            write!(xml, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#).ok();
            paragraph(xml, Role::Plain, &[Piece::plain(words)], false);
            xml.push_str("</w:tc>");
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
}

/// Characters that XML has no place for were made visible before; the two that are left become a blank.
fn push_escaped(text: &str, xml: &mut String) {
    for c in text.chars() {
        match c {
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '&' => xml.push_str("&amp;"),
            '\u{fffe}' | '\u{ffff}' => xml.push(' '),
            _ => xml.push(c),
        }
    }
}
