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
    let mut is_locked = false;
    for item in spine(&listing, folder) {
        if locked.contains(&item.name) {
            is_locked = true;
            continue;
        }
        let Some(page) = text(&mut archive, &item.name)? else { continue };
        let mut chapter = html::chapter(&page);
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
    let warning = is_locked.then(|| "some chapters are protected and were left out".to_owned());
    Ok(Source { warnings: warning.into_iter().collect(), ..source })
}

fn text(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, FormatError> {
    Ok(archive.part(name)?.and_then(|bytes| decoded(&bytes)))
}

/// The files in reading order, each once.
fn spine(listing: &str, folder: &str) -> Vec<Item> {
    let mut items = BTreeMap::new();
    let mut order = Vec::new();
    xml::elements(listing, |element| match element.name() {
        "item" => {
            let (Some(id), Some(href)) = (element.attr("id"), element.attr("href")) else { return };
            let file = href.split('#').next().unwrap_or_default();
            let properties = element.attr("properties").unwrap_or_default();
            let is_contents = properties.split_whitespace().any(|property| property == "nav");
            items.insert(id, Item { name: join(folder, &unescaped(file)), is_contents });
        }
        "itemref" => order.extend(element.attr("idref")),
        _ => (),
    });
    let mut seen = BTreeSet::new();
    let items = order.iter().filter_map(|id| items.remove(id));
    items.filter(|item: &Item| seen.insert(item.name.clone())).collect()
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
    fn a_protected_book_says_so() {
        let all = ["OEBPS/nav.xhtml", "OEBPS/text/b%20c.xhtml", "OEBPS/a.xhtml"]
            .map(|name| format!("<CipherReference URI='{name}'/>"))
            .concat();
        let error = read("a.epub", &book(&format!("<e>{all}</e>"))).unwrap_err();
        assert_eq!(error.to_string(), "the book is protected against copying, so its text cannot be read");
        let some = read("a.epub", &book("<e><CipherReference URI='OEBPS/a.xhtml'/></e>")).unwrap();
        assert_eq!(some.warnings, ["some chapters are protected and were left out"]);
    }
}
