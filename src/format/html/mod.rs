//! HTML: the whole page in document order, with what surrounds the article kept as boilerplate.
//!
//! [`bounds`] builds the tree; `dom_smoothie` finds the article; [`walk`] reads the page block by block; [`article`]
//! joins the two.

mod article;
mod bounds;
mod meta;
mod walk;

use super::{Format, FormatError, Source, encoding};
use crate::text::Meta;

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "html",
    name: "Web page",
    extensions: &["html", "htm", "xhtml"],
    guarded: false,
    recognizes: |file| recognizes(file.bytes, &file.ending),
    read,
};

/// How much of a file is searched for signs of HTML.
const HEAD: usize = 2_048;

fn recognizes(bytes: &[u8], ending: &str) -> bool {
    const ORDER_MARKS: [char; 5] = ['\u{ef}', '\u{bb}', '\u{bf}', '\u{fe}', '\u{ff}'];
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let chars = head.iter().filter(|byte| **byte != 0).map(|byte| char::from(byte.to_ascii_lowercase()));
    let mut seen = chars.clone().skip_while(|c| ORDER_MARKS.contains(c)).skip_while(|c| c.is_whitespace());
    // The first character decides for most files.
    if seen.next() != Some('<') && !FORMAT.extensions.contains(&ending) {
        return false;
    }
    let head: String = chars.collect();
    let head = head.trim_start_matches(ORDER_MARKS).trim_start();
    let begins = ["<!doctype html", "<html", "<head", "<body", "<!-- saved from"]
        .iter()
        .any(|tag| head.starts_with(tag));
    let is_tagged = head.starts_with('<') && (head.contains("<html") || head.contains("<body"));
    begins || is_tagged || (FORMAT.extensions.contains(&ending) && head.contains('<'))
}

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let decoded = encoding::decode(bytes, encoding::declared(bytes).as_deref())?;
    let mut source = page(&decoded.text)?;
    source.encoding = decoded.encoding;
    source.warnings.extend(decoded.warnings);
    Ok(source)
}

/// Read a decoded page.
pub(super) fn page(html: &str) -> Result<Source, FormatError> {
    let mut source = Source::default();
    let as_html = html.starts_with("<?xml").then(|| of_xml(html));
    let html = as_html.as_deref().unwrap_or(html);
    if let Some(document) = bounds::tree(html) {
        let laid_out = walk::walk(&document);
        let meta = meta::of(&document);
        let kinds = article::kinds(&laid_out, html, meta.title.as_deref());
        source.meta = Meta { links: laid_out.links, keeps_links: true, ..meta };
        source.text = laid_out.text;
        source.blocks = laid_out.blocks;
        for (block, kind) in source.blocks.iter_mut().zip(kinds) {
            block.kind = kind;
        }
    } else {
        source.text = bounds::strip_tags(html);
        source.blocks = crate::text::blocks_of_plain(&source.text);
        source.warnings.push("the page is too large or too deeply nested to be laid out".to_owned());
    }
    if source.blocks.is_empty() {
        let sentence = "the page holds no text; what its scripts, frames and pictures show is not read";
        return Err(FormatError::NotText(sentence.to_owned()));
    }
    Ok(source)
}

/// As HTML, what is written as XML: there an element may end where it begins, which HTML takes for its begin alone,
/// so that `<title/>` would swallow the page.
pub(super) fn of_xml(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 16);
    for part in page.split_inclusive('>') {
        let tag = part.strip_suffix("/>").and_then(|part| part.rsplit_once('<'));
        let name = tag.and_then(|(_, tag)| tag.split(char::is_whitespace).next()).unwrap_or_default();
        if name.is_empty() || bounds::need_no_end(name) {
            out.push_str(part);
        } else {
            out.extend([part.strip_suffix("/>").unwrap_or(part), "></", name, ">"]);
        }
    }
    out
}

/// Read a decoded page of which every word belongs to the text: a chapter of a book.
pub(super) fn chapter(html: &str) -> Source {
    let Some(document) = bounds::tree(html) else { return page(html).unwrap_or_default() };
    let laid_out = walk::walk(&document);
    let meta = Meta { links: laid_out.links, keeps_links: true, ..Meta::default() };
    Source { text: laid_out.text, blocks: laid_out.blocks, meta, ..Source::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    #[test]
    fn keeps_the_chrome_as_boilerplate() {
        let words = "The river rose by two metres in the night, and the people of the village moved their cattle to the hill. ";
        let html = format!(
            "<!DOCTYPE html><html><head><title>Flood | Site</title><meta name=author content='A. Writer'></head><body>\
             <nav><a href=/>Home</a> <a href=/cart>Your Cart</a></nav><article><h1>Flood</h1><p>{words}</p>\
             <p>{words}See <a href='https://example.org/r'>the report</a>.</p><p>{words}{words}</p>\
             <table><tr><td>a</td><td>b</td></tr></table><p>{words}x<sup>2</sup></p></article>\
             <script>var x = 'no';</script><footer>Copyright Site</footer></body></html>"
        );
        let source = page(&html).unwrap();
        let of = |wanted: BlockKind| -> Vec<_> {
            let blocks = source.blocks.iter().filter(|block| block.kind == wanted);
            blocks.map(|block| block.span.of(&source.text)).collect()
        };
        assert_eq!(of(BlockKind::Boilerplate), ["Home Your Cart", "Copyright Site"]);
        assert_eq!(of(BlockKind::Paragraph).len(), 4);
        assert!(source.text.contains("x²") && !source.text.contains("var x"));
        assert_eq!(source.meta.author.as_deref(), Some("A. Writer"));
        assert!(source.meta.links.iter().any(|link| link.span.of(&source.text) == "the report"));
    }

    #[test]
    fn an_article_keeps_its_teasers_out_however_many_they_are() {
        let words = "The river rose by two metres in the night, and the people of the village moved their cattle to the hill. ";
        let teaser = "<p>In another town the bridge was closed for some days, after the storm of last week had harmed it.</p>";
        let teaser = format!("{}{teaser}{}", "<div>".repeat(9), "</div>".repeat(9));
        let html = format!(
            "<!DOCTYPE html><html><body><main><p>News</p><article><h1>Flood</h1>{}</article></main><div>{}</div></body></html>",
            format!("<p>{words}</p>").repeat(6),
            teaser.repeat(40)
        );
        let source = page(&html).unwrap();
        let prose = source.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
        assert_eq!(prose.map(|block| block.span.of(&source.text)).collect::<Vec<_>>(), [words.trim(); 6]);
    }

    #[test]
    fn items_of_numbered_lists_have_their_numbers() {
        let html = "<html><body><ol><li>one<li><p>two</p><p>more</p><ul><li>inner</ul></ol>\
            <ol start=4 type=a><li>four<li value=9>nine</ol><ol style='list-style: none'><li>bare</ol>\
            <nav><ol><li>Home</ol></nav></body></html>";
        let source = page(html).unwrap();
        assert_eq!(source.text, "1. one\n2. two\n\nmore\n\ninner\nd. four\ni. nine\nbare\nHome");
    }

    #[test]
    fn what_is_drawn_is_read_and_tables_may_hold_prose() {
        let prose = "word ".repeat(40);
        for (html, text) in [
            ("<p>He said <q>it <b>rains</b></q>.</p>", "He said “it rains”."),
            ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>", "漢字"),
            ("<p><math><mi>x</mi><annotation encoding='a'>\\x</annotation></math> is 2.</p>", "x is 2."),
            ("<p>One<br>line.<br><br> <br>Another.</p>", "One\nline.\n\nAnother."),
            ("<pre>a<br><br>b</pre><ul><li>c<br><br>d</ul>", "a\nb\n\nc\nd"),
        ] {
            assert_eq!(page(html).unwrap().text, text, "{html}");
        }
        for (cell, kind) in [(prose.as_str(), BlockKind::Paragraph), ("few words", BlockKind::Table)] {
            let source = page(&format!("<table><tr><td>{cell}<td>b</table>")).unwrap();
            assert_eq!(source.blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), [kind], "{cell}");
        }
        assert!(
            page("<script>x</script><img src=a>")
                .is_err_and(|error| error.to_string().contains("holds no text"))
        );
        // Written as XML, an element may end where it begins.
        assert_eq!(
            page("<?xml version='1.0'?><html><title/><p>It<i/> rained.</p></html>").unwrap().text,
            "It rained."
        );
    }

    #[test]
    fn hostile_nesting_ends_in_text() {
        for html in [
            "<div>".repeat(300_000) + "end",
            "<b>".repeat(50_000) + "<p>end",
            "<p>a".repeat(600_000),
            format!("<svg><script>{}</script></svg>end", "<g>".repeat(9_000)),
        ] {
            let source = page(&html).unwrap();
            assert!(source.text.contains('e') || source.text.contains('a'));
        }
    }
}
