//! Other XML: Word's and `OpenDocument`'s one-file forms by their own readers, the rest by its elements.

use super::flow::Flow;
use super::xml::{self, Element, Visit};
use super::{Format, FormatError, Source, docx, encoding, odt};
use crate::text::{BlockKind, Meta};

/// The registry row; it stands behind web pages, which may be XML too.
pub(super) const FORMAT: Format = Format {
    id: "xml",
    name: "XML",
    extensions: &["xml", "fodt"],
    recognizes: |file| recognizes(file.bytes, &file.ending),
    guarded: false,
    read,
};

/// How much of a file is looked at to know it.
const HEAD: usize = 8_192;

fn recognizes(bytes: &[u8], ending: &str) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes).iter().filter(|byte| byte.is_ascii() && **byte != 0);
    let head = head.map(|byte| char::from(*byte)).skip_while(|c| c.is_whitespace());
    let begins = |with: &str| head.clone().take(with.len()).eq(with.chars());
    begins("<?xml") || (FORMAT.extensions.contains(&ending) && begins("<"))
}

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let decoded = encoding::decode(bytes, encoding::declared(bytes).as_deref())?;
    let text = decoded.text.as_str();
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let mut root = String::new();
    xml::elements(text.get(..end).unwrap_or_default(), |element| {
        if root.is_empty() {
            element.name().clone_into(&mut root);
        }
    });
    let mut source = match root.as_str() {
        "package" if text.contains("<pkg:part") => docx::read_flat(text)?,
        "wordDocument" => docx::read_2003(text)?,
        "document" if text.contains("urn:oasis:names:tc:opendocument") => odt::read_flat(text)?,
        _ => plain(text)?,
    };
    source.warnings.extend(decoded.warnings);
    Ok(Source { encoding: decoded.encoding, ..source })
}

/// XML of no known kind: every element that holds words itself is a paragraph.
fn plain(text: &str) -> Result<Source, FormatError> {
    let mut read = Read::default();
    let walked = xml::walk(text, &mut read);
    let meta = Meta { title: read.title, ..Meta::default() };
    let source = Source::laid_out(read.flow.finish(), meta)?;
    Ok(Source { warnings: walked.err().map(str::to_owned).into_iter().collect(), ..source })
}

#[derive(Default)]
struct Read {
    flow: Flow,
    title: Option<String>,
    /// The open elements, outermost first, and the one whose paragraph is open.
    names: Vec<String>,
    paragraph: Option<usize>,
}

/// Names of headings in the usual vocabularies: `DocBook`, TEI, JATS.
const HEADINGS: &[&str] = &["title", "head", "article-title", "subtitle"];

impl Visit for Read {
    fn start(&mut self, element: &Element<'_>) -> bool {
        self.names.push(element.name().to_owned());
        true
    }

    fn end(&mut self, _: &str) {
        self.names.pop();
        if self.paragraph.is_some_and(|at| at > self.names.len()) {
            self.flow.end_paragraph();
            self.paragraph = None;
        }
    }

    fn text(&mut self, text: &str) {
        if self.paragraph.is_none() {
            if text.trim().is_empty() {
                return;
            }
            self.flow.begin_paragraph();
            self.paragraph = Some(self.names.len());
            match self.names.last().map_or("", String::as_str) {
                name if HEADINGS.contains(&name) => {
                    self.flow.set(BlockKind::Heading, 1);
                    self.title.get_or_insert_with(|| text.trim().to_owned());
                }
                "item" | "listitem" | "li" => self.flow.set(BlockKind::ListItem, 1),
                "cell" | "entry" | "td" => self.flow.set(BlockKind::Table, 0),
                _ => (),
            }
        }
        self.flow.words(text);
    }
}

#[cfg(test)]
mod tests {
    use crate::format::read;
    use crate::text::BlockKind;

    fn blocks(name: &str, xml: &str) -> Vec<(BlockKind, String)> {
        let source = read(name, xml.as_bytes()).unwrap();
        source.blocks.iter().map(|block| (block.kind, block.span.of(&source.text).to_owned())).collect()
    }

    #[test]
    fn reads_each_form() {
        let flat = "<?xml version='1.0'?><pkg:package><pkg:part pkg:name='/_rels/.rels'><pkg:xmlData><R><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/></R></pkg:xmlData></pkg:part>\
            <pkg:part pkg:name='/word/document.xml'><pkg:xmlData><w:document><w:p><w:r><w:t>Flat &amp; whole.</w:t></w:r></w:p></w:document></pkg:xmlData></pkg:part></pkg:package>";
        let old = "<?xml version='1.0'?><w:wordDocument><o:DocumentProperties><o:Title>T</o:Title></o:DocumentProperties><w:styles><w:style w:styleId='x'><w:name w:val='heading 1'/></w:style></w:styles>\
            <w:body><w:p><w:pPr><w:pStyle w:val='x'/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p><w:p><w:r><w:t>Old.</w:t></w:r><aml:annotation w:type='Word.Deletion'><w:r><w:t>gone</w:t></w:r></aml:annotation></w:p>\
            <w:sectPr><w:hdr><w:p><w:r><w:t>Running</w:t></w:r></w:p></w:hdr></w:sectPr></w:body></w:wordDocument>";
        let open = "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'><office:body><text:p>Open.</text:p></office:body></office:document>";
        let tei = "<TEI><head>A title</head><p>Some <hi>bold</hi> words.<note>n</note></p><list><item>one</item></list></TEI>";
        for (name, xml, expected) in [
            ("a.xml", flat, vec![(BlockKind::Paragraph, "Flat & whole.")]),
            (
                "a.xml",
                old,
                vec![
                    (BlockKind::Heading, "Head"),
                    (BlockKind::Paragraph, "Old."),
                    (BlockKind::Boilerplate, "Running"),
                ],
            ),
            ("a", open, vec![(BlockKind::Paragraph, "Open.")]),
            (
                "a.xml",
                tei,
                vec![
                    (BlockKind::Heading, "A title"),
                    (BlockKind::Paragraph, "Some bold words.n"),
                    (BlockKind::ListItem, "one"),
                ],
            ),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(kind, words)| (kind, words.to_owned())).collect();
            assert_eq!(blocks(name, xml), expected);
        }
        assert_eq!(read("a.txt", tei.as_bytes()).unwrap().format, "txt");
    }
}
