//! `OpenDocument` texts and slides: the body with its lists numbered, notes at the end, headers and comments as page furniture.

mod body;
mod styles;

use std::collections::BTreeSet;

use body::Body;
use styles::Styles;

use super::archive::Archive;
use super::container::{Kind, locked};
use super::package::{decoded, properties};
use super::xml::{self, Inside};
use super::{Format, FormatError, Source};

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "odt",
    name: "OpenDocument",
    extensions: &["odt", "ott", "odp", "otp"],
    recognizes: |file| file.holds(Kind::OpenDocument),
    guarded: false,
    read,
};

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let mut archive = Archive::open(bytes)?;
    let mut part = |name: &str| Ok(archive.part(name)?.and_then(|bytes| decoded(&bytes)).unwrap_or_default());
    if part("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(locked());
    }
    let (text, common, meta) = (part("content.xml")?, part("styles.xml")?, part("meta.xml")?);
    lay_out(&text, &common, &meta)
}

/// The one-file form.
pub(super) fn read_flat(text: &str) -> Result<Source, FormatError> {
    lay_out(text, text, text.split_once("<office:body").map_or("", |(head, _)| head))
}

/// `common` is the part of the styles, with headers and footers.
fn lay_out(text: &str, common: &str, meta: &str) -> Result<Source, FormatError> {
    let mut styles = Styles::default();
    styles.add(common);
    let mut heads = Inside::new(Body::of_furniture(&styles), HEADS);
    xml::walk(common, &mut heads).ok();
    let furniture = heads.into_inner().flow;
    styles.add(text);
    let mut body = Body::new(&styles);
    let walked = xml::walk(text, &mut body);
    let mut flow = body.flow;
    flow.settle().furniture(furniture.finish(), &mut BTreeSet::new());
    let source = Source::laid_out(flow.finish(), properties(meta))?;
    Ok(Source { warnings: walked.err().map(str::to_owned).into_iter().collect(), ..source })
}

/// The elements that hold headers and footers, for all pages, left, and first ones.
const HEADS: &[&str] = &["header", "footer", "header-left", "footer-left", "header-first", "footer-first"];

#[cfg(test)]
mod tests {
    use crate::format::archive::pack;
    use crate::format::read;
    use crate::text::BlockKind;

    const CONTENT: &str = "<o><office:automatic-styles>\
        <style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>\
        <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/></text:list-style>\
        </office:automatic-styles><office:body><office:text>\
        <text:p text:style-name='Title'>On tea</text:p>\
        <text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
        <text:h text:outline-level='2'>Old<text:s/>times</text:h>\
        <text:p>Tea is\n old<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note>, see\
        <text:a xlink:href='https://example.org/a'> the page</text:a>.<text:span text:style-name='T1'>2</text:span></text:p>\
        <text:list text:style-name='L'><text:list-item><text:p>one</text:p><text:p>more</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>\
        <text:list text:style-name='L' text:continue-numbering='true'><text:list-item><text:p>three</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>\
        </office:text></office:body></o>";

    fn file(manifest: &str) -> Vec<u8> {
        pack(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", CONTENT),
            (
                "styles.xml",
                "<s><office:master-styles><style:footer><text:p>A footer</text:p></style:footer></office:master-styles></s>",
            ),
            (
                "meta.xml",
                "<m><dc:title>Tea</dc:title><meta:initial-creator>A. Writer</meta:initial-creator><meta:creation-date>2024-05-06</meta:creation-date></m>",
            ),
        ])
    }

    #[test]
    fn reads_what_is_displayed() {
        let source = read("a.odt", &file("")).unwrap();
        let blocks: Vec<_> =
            source.blocks.iter().map(|block| (block.kind, block.span.of(&source.text))).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, "On tea"),
                (BlockKind::Heading, "Old times"),
                (BlockKind::Paragraph, "Tea is old¹, see the page.²"),
                (BlockKind::ListItem, "1. one"),
                (BlockKind::ListItem, "more"),
                (BlockKind::ListItem, "2. two"),
                (BlockKind::ListItem, "3. three"),
                (BlockKind::Table, "a b"),
                (BlockKind::ListItem, "1. The note."),
                (BlockKind::Boilerplate, "A footer"),
            ]
        );
        let meta = source.meta;
        assert_eq!((source.format, meta.author.as_deref(), meta.links.len()), ("odt", Some("A. Writer"), 1));
        assert_eq!(meta.published.as_deref(), Some("2024-05-06"));
    }

    #[test]
    fn fields_notes_and_slides_are_read_and_hidden_text_is_not() {
        let looks = "<style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>\
            <style:style style:name='T2'><style:text-properties text:display='none'/></style:style>";
        let (document, slides) = ("text", "presentation");
        for (kind, content, text) in [
            (
                document,
                "<text:p>On <text:title>Tea</text:title> by <text:creator>Jane</text:creator>, <text:date>5 May</text:date>.<text:meta> Old.</text:meta></text:p>",
                "On Tea by Jane, 5 May. Old.",
            ),
            (
                document,
                "<text:p>A<office:annotation><dc:creator>Ben</dc:creator><dc:date>2020</dc:date></office:annotation><draw:frame><svg:title>no</svg:title></draw:frame> b.</text:p>",
                "A b.",
            ),
            (
                document,
                "<text:p>Old<text:span text:style-name='T1'><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See <text:span>p.</text:span> 2019</text:p></text:note-body></text:note></text:span>.</text:p>",
                "Old¹.\n\n1. See p. 2019",
            ),
            (
                document,
                "<text:p>It<text:span text:style-name='T2'> never</text:span> rained.</text:p><text:section text:display='none'><text:p>no</text:p></text:section>",
                "It rained.",
            ),
            (
                document,
                "<text:p>Old<text:note><text:note-citation>i</text:note-citation><text:note-body><text:p>New.</text:p></text:note-body></text:note>.</text:p>",
                "Old[i].\n\ni. New.",
            ),
            (
                slides,
                "<draw:page><draw:frame presentation:class='title'><draw:text-box><text:p>Tea</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>Old.</text:p></draw:text-box></draw:frame></draw:page>",
                "Tea\n\nOld.",
            ),
        ] {
            let content =
                format!("<o><office:automatic-styles>{looks}</office:automatic-styles>{content}</o>");
            let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
            let source = read("a", &pack(&[("mimetype", &mimetype), ("content.xml", &content)])).unwrap();
            assert_eq!((source.format, source.text.as_str()), ("odt", text));
            assert_eq!(source.blocks[0].kind == BlockKind::Heading, kind == slides);
        }
    }

    #[test]
    fn what_is_locked_or_no_text_says_so() {
        let sheet = pack(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]);
        let plain = pack(&[("a.txt", "words")]);
        for (bytes, sentence) in [
            (
                file("<encryption-data/>"),
                "the document is protected with a password: save a copy without one and open that",
            ),
            (sheet, "this is a spreadsheet, not a text: copy its text into a document and open that"),
            (plain, "this is a ZIP archive: unpack it and open the documents inside"),
        ] {
            assert_eq!(read("a.odt", &bytes).unwrap_err().to_string(), sentence);
        }
    }
}
