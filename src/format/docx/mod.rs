//! Word files: the body with its lists numbered, notes at the end, headers and comments as page furniture.

mod body;
mod numbering;
mod styles;

use std::collections::BTreeSet;

use body::{Body, Shared};
use numbering::Numbering;
use styles::Styles;

use super::archive::is_archive;
use super::builder::Builder;
use super::container::Kind;
use super::flow::Flow;
use super::package::{Package, Relations, properties};
use super::xml::{self, Inside};
use super::{Format, FormatError, Source, drawing};

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "docx",
    name: "Word document",
    extensions: &["docx", "docm", "dotx", "dotm"],
    recognizes: |file| file.holds(Kind::Word),
    guarded: false,
    read,
};

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    read_package(Package::open(bytes)?)
}

/// A package that is written as one XML file.
pub(super) fn read_flat(text: &str) -> Result<Source, FormatError> {
    read_package(Package::flat(text))
}

/// The one-file form of Word 2003.
pub(super) fn read_2003(text: &str) -> Result<Source, FormatError> {
    let mut shared =
        Shared { styles: Styles::parse(text), numbering: Numbering::parse(text), ..Shared::default() };
    let relations = Relations::new();
    let mut body = Body::new(&mut shared, &relations);
    let walked = xml::walk(text, &mut body);
    let mut flow = body.flow;
    let mut heads = Inside::new(Body::new(&mut shared, &relations), &["hdr", "ftr"]);
    xml::walk(text, &mut heads).ok();
    flow.settle().furniture(heads.into_inner().flow.finish(), &mut BTreeSet::new());
    let head = text.split_once("<w:body").map_or("", |(head, _)| head);
    let source = Source::laid_out(flow.finish(), properties(head))?;
    Ok(Source { warnings: walked.err().map(str::to_owned).into_iter().collect(), ..source })
}

fn read_package(mut package: Package<'_>) -> Result<Source, FormatError> {
    let main = package.main();
    let text = package.required(&main)?;
    let relations = package.relations(&main);
    let mut parts = Parts { package, relations, shared: Shared::default(), warnings: BTreeSet::new() };
    parts.shared.styles = Styles::parse(&parts.first("styles")?);
    parts.shared.numbering = Numbering::parse(&parts.first("numbering")?);
    parts.source(&text)
}

/// The parts of the file, and what was read of them so far.
struct Parts<'b> {
    package: Package<'b>,
    relations: Relations,
    shared: Shared,
    warnings: BTreeSet<String>,
}

impl Parts<'_> {
    /// The names of the parts that the main part refers to as `kind`.
    fn names(&self, kind: &str) -> Vec<String> {
        let of_kind = self.relations.values().filter(|relation| relation.kind == kind);
        let mut names: Vec<String> = of_kind.map(|relation| relation.target.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// The text of the first part that is referred to as `kind`; empty where there is none.
    fn first(&mut self, kind: &str) -> Result<String, FormatError> {
        let name = self.names(kind).into_iter().next();
        Ok(name.map(|name| self.package.part(&name)).transpose()?.flatten().unwrap_or_default())
    }

    fn source(mut self, text: &str) -> Result<Source, FormatError> {
        let relations = std::mem::take(&mut self.relations);
        let mut body = Body::new(&mut self.shared, &relations);
        let walked = xml::walk(text, &mut body);
        let Body { mut flow, chunks, .. } = body;
        self.warnings.extend(walked.err().map(str::to_owned));
        self.relations = relations;
        for kind in ["footnotes", "endnotes"] {
            for name in self.names(kind) {
                flow = self.notes(&name, flow)?;
            }
        }
        let builder = flow.settle();
        let mut seen = BTreeSet::new();
        for name in chunks.iter().filter(|name| seen.insert(*name)) {
            self.chunk(name, builder)?;
        }
        for kind in drawing::KINDS {
            for name in self.names(kind) {
                drawing::read(&self.package.part(&name)?.unwrap_or_default(), builder);
            }
        }
        let mut seen = BTreeSet::new();
        for kind in ["header", "footer", "comments"] {
            for name in self.names(kind) {
                self.furniture(&name, &mut seen, builder)?;
            }
        }
        let source = Source::laid_out(flow.finish(), self.package.meta())?;
        Ok(Source { warnings: self.warnings.into_iter().collect(), ..source })
    }

    /// The notes that the text refers to.
    fn notes(&mut self, name: &str, flow: Flow) -> Result<Flow, FormatError> {
        let text = self.package.part(name)?.unwrap_or_default();
        let relations = self.package.relations(name);
        let mut body = Body::new(&mut self.shared, &relations);
        body.flow = flow;
        let walked = xml::walk(&text, &mut body);
        let flow = body.flow;
        self.warnings.extend(walked.err().map(str::to_owned));
        Ok(flow)
    }

    /// A header, a footer or the comments: each once, beside the text.
    fn furniture(
        &mut self,
        name: &str,
        seen: &mut BTreeSet<String>,
        builder: &mut Builder,
    ) -> Result<(), FormatError> {
        let text = self.package.part(name)?.unwrap_or_default();
        let relations = self.package.relations(name);
        let mut body = Body::new(&mut self.shared, &relations);
        xml::walk(&text, &mut body).ok();
        builder.furniture(body.flow.finish(), seen);
        Ok(())
    }

    /// A part in another format, as programs write it that make Word files out of web pages.
    fn chunk(&mut self, name: &str, builder: &mut Builder) -> Result<(), FormatError> {
        let Some(bytes) = self.package.bytes(name)? else { return Ok(()) };
        let format = super::recognize(name, &bytes);
        // What is read in a process of its own where it is a file is not read here, and no archive in an archive.
        let is_read = !format.guarded && !is_archive(&bytes);
        if let Some(Ok(source)) = is_read.then(|| (format.read)(&bytes)) {
            builder.append(source.parts());
        } else {
            let warning = "a document that is put into this one was not read: open it by itself";
            self.warnings.insert(warning.to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::format::archive::pack;
    use crate::format::read;
    use crate::text::BlockKind;

    const RELATIONS: &str = "<Relationships>\
        <Relationship Id='r1' Type='x/styles' Target='styles.xml'/>\
        <Relationship Id='r2' Type='x/numbering' Target='/word/numbering.xml'/>\
        <Relationship Id='r3' Type='x/footnotes' Target='notes.xml'/>\
        <Relationship Id='r4' Type='x/hyperlink' Target='https://example.org/a' TargetMode='External'/>\
        <Relationship Id='r5' Type='x/header' Target='../word/header1.xml'/>\
        <Relationship Id='r6' Type='x/header' Target='missing.xml'/></Relationships>";

    const BODY: &str = "<w:document><w:body>\
        <w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>On t</w:t></w:r><w:r><w:t>ea</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>Tea is old</w:t><w:footnoteReference w:id='5'/></w:r>\
        <w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
        <w:r><w:t>, see </w:t></w:r><w:hyperlink r:id='r4'><w:r><w:t>the page</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r>\
        <w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2,</w:t></w:r><w:r><w:rPr><w:position w:val='8'/></w:rPr><w:t>3</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>two</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"https://example.org/b\"</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>There</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
        </w:body></w:document>";

    fn file() -> Vec<u8> {
        pack(&[
            (
                "_rels/.rels",
                "<R><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/></R>",
            ),
            ("word/document.xml", BODY),
            ("word/_rels/document.xml.rels", RELATIONS),
            ("word/styles.xml", "<s><w:style w:styleId='H'><w:name w:val='Heading 1'/></w:style></s>"),
            (
                "word/numbering.xml",
                "<n><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='[%1]'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></n>",
            ),
            (
                "word/notes.xml",
                "<n><w:footnote w:id='0'><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote><w:footnote w:id='5'><w:p><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote></n>",
            ),
            ("word/header1.xml", "<h><w:p><w:r><w:t>Running head</w:t></w:r></w:p></h>"),
            (
                "docProps/core.xml",
                "<c><dc:title>Tea</dc:title><dc:creator>A. Writer</dc:creator><dcterms:created>2024-05-06T07:08:09Z</dcterms:created></c>",
            ),
        ])
    }

    #[test]
    fn reads_what_is_displayed() {
        // By content: the ending says something else.
        let source = read("essay.txt", &file()).unwrap();
        let blocks: Vec<_> =
            source.blocks.iter().map(|block| (block.kind, block.span.of(&source.text))).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, "On tea"),
                (BlockKind::Paragraph, "Tea is old¹, see the page.²,³"),
                (BlockKind::ListItem, "[1] one"),
                (BlockKind::ListItem, "[2] two"),
                (BlockKind::Table, "a b"),
                (BlockKind::Paragraph, "There"),
                (BlockKind::ListItem, "1. The note."),
                (BlockKind::Boilerplate, "Running head"),
            ]
        );
        let links: Vec<_> =
            source.meta.links.iter().map(|link| (link.span.of(&source.text), link.target.as_str())).collect();
        assert_eq!(links, [("the page", "https://example.org/a"), ("There", "https://example.org/b")]);
        let meta = source.meta;
        assert_eq!((meta.title.as_deref(), meta.author.as_deref()), (Some("Tea"), Some("A. Writer")));
        assert_eq!((source.format, meta.published.as_deref()), ("docx", Some("2024-05-06T07:08:09Z")));
    }

    /// The text of a body, in which `r:id='d'` leads to a part of another format.
    fn text_of(body: &str, part: &str) -> (String, Vec<String>) {
        let bytes = pack(&[
            ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
            ("word/_rels/document.xml.rels", "<R><Relationship Id='d' Type='x/aFChunk' Target='part'/></R>"),
            ("word/part", part),
        ]);
        let source = read("a.docx", &bytes).unwrap();
        (source.text, source.warnings)
    }

    #[test]
    fn what_stands_in_unusual_places_is_read() {
        for (body, text) in [
            // What was hidden before a change of its looks is not hidden now.
            (
                "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Shown.</w:t></w:r></w:p>",
                "Shown.",
            ),
            (
                "<w:p><w:r><w:t>p </w:t><w:sym w:font='Symbol' w:char='F0A3'/><w:sym w:font='Wingdings' w:char='F04A'/><w:t> .05</w:t></w:r></w:p>",
                "p ≤ .05",
            ),
            // A large first letter is a paragraph of its own.
            (
                "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:r><w:t>ea.</w:t></w:r></w:p><w:p><w:r><w:t>More.</w:t></w:r></w:p>",
                "Tea.\n\nMore.",
            ),
            (
                "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>ea</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                "T\n\nea",
            ),
        ] {
            assert_eq!(text_of(body, "").0, text);
        }
    }

    #[test]
    fn parts_of_other_formats_are_read_once_and_without_foreign_parsers() {
        let body = "<w:p><w:r><w:t>Words.</w:t></w:r></w:p><w:altChunk r:id='d'/><w:altChunk r:id='d'/>";
        let page = "<html><body><p>From a page.</p></body></html>";
        assert_eq!(text_of(body, page), ("Words.\n\nFrom a page.".to_owned(), vec![]));
        for part in ["%PDF-1.4 words", "PK\u{3}\u{4}words"] {
            let (text, warnings) = text_of(body, part);
            assert_eq!((text.as_str(), warnings.len()), ("Words.", 1), "{part}");
        }
    }

    #[test]
    fn a_file_that_is_cut_off_or_empty_says_so() {
        let file = file();
        let half = &file[..file.len() / 2];
        let nothing = pack(&[("word/document.xml", "<w:document><w:body/></w:document>")]);
        for (bytes, sentence) in [
            (half, "the archive inside the file is damaged or cut off"),
            (&nothing, "the document holds no text; words in pictures or attached files are not read"),
        ] {
            assert_eq!(read("a.docx", bytes).unwrap_err().to_string(), sentence);
        }
        // A text that only calls itself a Word file is read as the text it is.
        assert_eq!(read("a.docx", b"Some words.").unwrap().format, "txt");
    }
}
