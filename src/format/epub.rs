//! Electronic books: the chapters in reading order, each through the reader of web pages.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::Archive;
use super::builder::Builder;
use super::container::Kind;
use super::package::{decoded, join, properties};
use super::{Format, FormatError, Source, html, xml};
use crate::text::BlockKind;

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "epub",
    name: "Electronic book",
    extensions: &["epub"],
    recognizes: |file| file.holds(Kind::Book),
    guarded: false,
    read,
};

/// A file of the book.
#[derive(Debug, Default)]
struct Item {
    name: String,
    is_contents: bool,
}

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let mut archive = Archive::open(bytes)?;
    let container = text(&mut archive, "META-INF/container.xml")?.unwrap_or_default();
    let mut package = None;
    xml::elements(&container, |element| {
        let path = element.attr("full-path").filter(|_| element.name() == "rootfile" && package.is_none());
        package = path.or(package.take());
    });
    let package = package.unwrap_or_default();
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let missing = || {
        FormatError::Damaged("the book lacks its list of chapters, so there is no text to read".to_owned())
    };
    let listing = text(&mut archive, &join("", &package))?.ok_or_else(missing)?;
    let locked = locked_parts(&mut archive)?;
    let mut builder = Builder::default();
    let (mut is_locked, mut is_missing) = (false, false);
    for item in spine(&listing, folder) {
        if locked.contains(&item.name) {
            is_locked = true;
            continue;
        }
        let Some(page) = text(&mut archive, &item.name)? else {
            is_missing |= !archive.has(&item.name);
            continue;
        };
        let mut chapter = html::chapter(&html::of_xml(&page));
        if item.is_contents {
            chapter.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Boilerplate);
        }
        builder.append(chapter.parts());
    }
    let (text, blocks, links) = builder.finish();
    if is_locked && blocks.is_empty() {
        return Err(FormatError::Damaged(
            "the book is protected against copying, so its text cannot be read".to_owned(),
        ));
    }
    let source = Source::laid_out((text, blocks, links), properties(&listing))?;
    let told = [
        (is_locked, "some chapters are protected and were left out"),
        (is_missing, "some chapters are missing in the file"),
    ];
    let warnings = told.into_iter().filter(|(is, _)| *is).map(|(_, warning)| warning.to_owned()).collect();
    Ok(Source { warnings, ..source })
}

fn text(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, FormatError> {
    Ok(archive.part(name)?.and_then(|bytes| decoded(&bytes)))
}

/// The files in reading order, each once.
fn spine(listing: &str, folder: &str) -> Vec<Item> {
    let mut items = BTreeMap::new();
    let mut order = Vec::new();
    let resolved = |href: &str| join(folder, &unescaped(href.split('#').next().unwrap_or_default()));
    let mut contents = None;
    xml::elements(listing, |element| match element.name() {
        "item" => {
            let (Some(id), Some(href)) = (element.attr("id"), element.attr("href")) else { return };
            let properties = element.attr("properties").unwrap_or_default();
            let is_contents = properties.split_whitespace().any(|property| property == "nav");
            items.insert(id, Item { name: resolved(&href), is_contents });
        }
        // Where version 2 of the format names its table of contents.
        "reference" if element.attr("type").as_deref() == Some("toc") => {
            contents = element.attr("href").map(|href| resolved(&href));
        }
        "itemref" => order.extend(element.attr("idref")),
        _ => (),
    });
    let mut seen = BTreeSet::new();
    let items = order.iter().filter_map(|id| items.remove(id));
    let items = items.filter(|item: &Item| seen.insert(item.name.clone()));
    items
        .map(|item| Item { is_contents: item.is_contents || contents.as_ref() == Some(&item.name), ..item })
        .collect()
}

/// The parts that are encrypted; fonts that are only disguised are among them and never read.
fn locked_parts(archive: &mut Archive<'_>) -> Result<BTreeSet<String>, FormatError> {
    let mut names = BTreeSet::new();
    let listing = text(archive, "META-INF/encryption.xml")?.unwrap_or_default();
    xml::elements(&listing, |element| {
        let name = element.attr("URI").filter(|_| element.name() == "CipherReference");
        names.extend(name.map(|name| join("", &unescaped(&name))));
    });
    Ok(names)
}

/// A name without its percent signs: "a%20b" is "a b".
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *byte == b'%').and_then(|code| std::str::from_utf8(code).ok());
        if let Some(code) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(code);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::archive::pack;
    use crate::format::read;

    const LISTING: &str = "<package><metadata><dc:title>Tea</dc:title><dc:creator>A. Writer</dc:creator><dc:date>1999</dc:date></metadata>\
        <manifest><item id='n' href='nav.xhtml' properties='nav'/><item id='b' href='text/b%20c.xhtml#x'/><item id='a' href='a.xhtml'/>\
        <item id='gone' href='../../gone.xhtml'/></manifest>\
        <spine><itemref idref='n'/><itemref idref='b'/><itemref idref='gone'/><itemref idref='a'/><itemref idref='b'/></spine></package>";

    fn book(encryption: &str) -> Vec<u8> {
        pack(&[
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<c><rootfile full-path='OEBPS/book.opf'/></c>"),
            ("META-INF/encryption.xml", encryption),
            ("OEBPS/book.opf", LISTING),
            ("OEBPS/nav.xhtml", "<html><body><nav><a href='a.xhtml'>One</a></nav></body></html>"),
            (
                "OEBPS/text/b c.xhtml",
                "<html><head><title>no</title></head><body><h1>One</h1><p>It rained.<sup>1</sup></p></body></html>",
            ),
            ("OEBPS/a.xhtml", "<html><body><aside class='footer'>A note.</aside></body></html>"),
        ])
    }

    #[test]
    fn reads_the_chapters_in_order() {
        let source = read("book.zip", &book("")).unwrap();
        let blocks: Vec<_> =
            source.blocks.iter().map(|block| (block.kind, block.span.of(&source.text))).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Boilerplate, "One"),
                (BlockKind::Heading, "One"),
                (BlockKind::Paragraph, "It rained.¹"),
                (BlockKind::Paragraph, "A note."),
            ]
        );
        let meta = source.meta;
        assert_eq!(
            (meta.title.as_deref(), meta.author.as_deref(), meta.published.as_deref()),
            (Some("Tea"), Some("A. Writer"), Some("1999"))
        );
    }

    #[test]
    fn chapters_are_read_as_xml_and_what_is_missing_is_told() {
        let listing = "<package><manifest><item id='t' href='toc.html'/><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest>\
            <spine><itemref idref='t'/><itemref idref='a'/><itemref idref='b'/></spine><guide><reference type='toc' href='toc.html#x'/></guide></package>";
        // As HTML, the title and the script would go on to the end of the page.
        let chapter = "<html><head><title/><script src='a.js'/></head><body><h2 id='x'/><p><a id='p1' />One<sup/> rained<br/>2.</p></body></html>";
        let source = read(
            "a.epub",
            &pack(&[
                ("META-INF/container.xml", "<c><rootfile full-path='b.opf'/></c>"),
                ("b.opf", listing),
                ("toc.html", "<html><body><p>Chapters</p></body></html>"),
                ("a.xhtml", chapter),
            ]),
        )
        .unwrap();
        assert_eq!(source.text, "Chapters\n\nOne rained\n2.");
        let kinds: Vec<_> = source.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Boilerplate, BlockKind::Paragraph]);
        assert_eq!(source.warnings, ["some chapters are missing in the file"]);
    }

    #[test]
    fn a_protected_book_says_so() {
        let all = ["OEBPS/nav.xhtml", "OEBPS/text/b%20c.xhtml", "OEBPS/a.xhtml"]
            .map(|name| format!("<CipherReference URI='{name}'/>"))
            .concat();
        let error = read("a.epub", &book(&format!("<e>{all}</e>"))).unwrap_err();
        assert_eq!(error.to_string(), "the book is protected against copying, so its text cannot be read");
        let some = read("a.epub", &book("<e><CipherReference URI='OEBPS/a.xhtml'/></e>")).unwrap();
        assert!(some.warnings.contains(&"some chapters are protected and were left out".to_owned()));
    }
}
