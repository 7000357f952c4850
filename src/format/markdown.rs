//! Markdown: the text as it is displayed, its layout and its links.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::{Format, FormatError, Source, encoding, html};
use crate::text::{BlockKind, Meta};

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "markdown",
    name: "Markdown",
    extensions: &["md", "markdown", "mdown", "mkd"],
    guarded: false,
    recognizes: |file| FORMAT.extensions.contains(&file.ending.as_str()),
    read,
};

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let decoded = encoding::decode(bytes, None)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut walk = Walk::default();
    for event in Parser::new_ext(&decoded.text, options) {
        walk.event(event);
    }
    let mut source = Source::laid_out(walk.builder.finish(), walk.meta)?;
    let heading = source.blocks.iter().find(|block| block.kind == BlockKind::Heading);
    let heading = heading.map(|block| block.span.of(&source.text).to_owned());
    source.meta.title = source.meta.title.or(heading);
    Ok(Source { encoding: decoded.encoding, warnings: decoded.warnings, ..source })
}

#[derive(Default)]
struct Walk {
    builder: Builder,
    meta: Meta,
    /// The open lists: the number of the next item, where they are numbered.
    lists: Vec<Option<u64>>,
    quoted: u8,
    /// A footnote's mark waits for its first paragraph.
    prefix: String,
    front_matter: bool,
    in_code: bool,
    raised: bool,
    /// Open pictures, whose texts are not displayed.
    pictures: usize,
    /// The open block of HTML.
    html: String,
}

impl Walk {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.front_matter => self.front_matter(&text),
            Event::Text(text) if self.in_code => self.builder.verbatim(&text),
            Event::Text(_) | Event::Code(_) if self.pictures > 0 => (),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::SoftBreak => self.builder.space(),
            Event::HardBreak => self.builder.line_break(),
            Event::InlineHtml(html) => match html.as_ref() {
                "<sup>" => self.raised = true,
                "</sup>" => self.raised = false,
                br if br.starts_with("<br") => self.builder.line_break(),
                _ => (),
            },
            Event::Html(html) => self.html.push_str(&html),
            Event::Rule => {
                self.builder.end();
            }
            Event::TaskListMarker(_) => (),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                let kind = self.kind();
                // The first paragraph of a list item is the item.
                if self.lists.is_empty() || !self.builder.is_open() {
                    self.builder.begin(kind, self.depth());
                }
                let prefix = std::mem::take(&mut self.prefix);
                self.builder.words(&prefix);
            }
            Tag::Heading { level, .. } => self.builder.begin(BlockKind::Heading, level as u8),
            Tag::BlockQuote(_) => self.quoted = self.quoted.saturating_add(1),
            Tag::CodeBlock(_) => {
                self.in_code = true;
                self.builder.begin(BlockKind::Code, 0);
            }
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(label) => self.prefix = format!("[{label}] "),
            Tag::TableHead | Tag::TableRow => self.builder.begin(BlockKind::Table, 0),
            Tag::TableCell => self.builder.space(),
            Tag::Image { .. } => {
                self.builder.space();
                self.pictures += 1;
            }
            Tag::Link { dest_url, .. } => self.builder.link_begin(&dest_url),
            Tag::MetadataBlock(_) => self.front_matter = true,
            _ => (),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::CodeBlock
            | TagEnd::TableRow
            | TagEnd::TableHead => {
                self.builder.end();
                (self.in_code, self.raised) = (false, false);
            }
            TagEnd::HtmlBlock => self.builder.append(html::chapter(&std::mem::take(&mut self.html)).parts()),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::BlockQuote(_) => self.quoted = self.quoted.saturating_sub(1),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Link => self.builder.link_end(),
            TagEnd::MetadataBlock(_) => self.front_matter = false,
            _ => (),
        }
    }

    /// The number of an item is displayed, and citations name it.
    fn item(&mut self) {
        self.builder.begin(BlockKind::ListItem, self.depth());
        if let Some(Some(number)) = self.lists.last_mut() {
            self.builder.words(&format!("{number}. "));
            *number += 1;
        }
    }

    /// How many lists are open.
    fn depth(&self) -> u8 {
        u8::try_from(self.lists.len()).unwrap_or(u8::MAX)
    }

    const fn kind(&self) -> BlockKind {
        if !self.lists.is_empty() {
            BlockKind::ListItem
        } else if self.quoted > 0 {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        }
    }

    fn text(&mut self, text: &str) {
        if !self.builder.is_open() {
            self.builder.begin(self.kind(), self.depth());
        }
        if self.raised { self.builder.raised(text) } else { self.builder.words(text) }
    }

    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = value.trim().trim_matches(['"', '\'']);
            let field = match key.trim() {
                "title" => &mut self.meta.title,
                "author" => &mut self.meta.author,
                "date" => &mut self.meta.published,
                _ => continue,
            };
            *field = (!value.is_empty()).then(|| value.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_displayed_text() {
        let markdown = "---\ntitle: \"Tea\"\nauthor: A. Writer\n---\n# Tea *leaves*\n\nIt is **old**, see\n\
             [the page](https://example.org/a).[^1]\n\n> Quoted words.\n\n1. one\n2. two\n   - inner\n\n\
             | a | b |\n|---|---|\n| c | d |\n\n```\nlet x = 1;\n```\n\n[^1]: The note.\n";
        let source = read(markdown.as_bytes()).unwrap();
        let blocks: Vec<_> = source
            .blocks
            .iter()
            .map(|block| (block.kind, block.level, block.span.of(&source.text)))
            .collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, 1, "Tea leaves"),
                (BlockKind::Paragraph, 0, "It is old, see the page.[1]"),
                (BlockKind::Quotation, 0, "Quoted words."),
                (BlockKind::ListItem, 1, "1. one"),
                (BlockKind::ListItem, 1, "2. two"),
                (BlockKind::ListItem, 2, "inner"),
                (BlockKind::Table, 0, "a b"),
                (BlockKind::Table, 0, "c d"),
                (BlockKind::Code, 0, "let x = 1;"),
                (BlockKind::Paragraph, 0, "[1] The note."),
            ]
        );
        let meta = &source.meta;
        assert_eq!((meta.title.as_deref(), meta.author.as_deref()), (Some("Tea"), Some("A. Writer")));
        let links: Vec<_> =
            meta.links.iter().map(|link| (link.span.of(&source.text), link.target.as_str())).collect();
        assert_eq!(links, [("the page", "https://example.org/a")]);
    }

    #[test]
    fn what_is_written_as_html_is_read_and_what_pictures_stand_for_is_not() {
        for (markdown, title, text) in [
            ("# On *tea*\n\nIt rained.", Some("On tea"), "On tea\n\nIt rained."),
            ("+++\ntitle = \"Tea\"\n+++\nIt rained.", Some("Tea"), "It rained."),
            (
                "<h1 align=center>Tea</h1>\n\n<div>\nIn a <b>box</b>.\n</div>\n\n<!-- no -->\n\nAfter<sup>2</sup> it<br>all.",
                Some("Tea"),
                "Tea\n\nIn a box.\n\nAfter² it\nall.",
            ),
            ("![`Build` status](a.png) See ![it](b.png) there.", None, "See there."),
            ("<details><summary>More</summary>\n\nInside.\n\n</details>", None, "More\n\nInside."),
        ] {
            let source = read(markdown.as_bytes()).unwrap();
            assert_eq!((source.meta.title.as_deref(), source.text.as_str()), (title, text), "{markdown}");
        }
    }
}
