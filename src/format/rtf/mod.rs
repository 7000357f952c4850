//! RTF: a small reader of its own, for text, layout, notes, links and what the file says of itself.

mod charset;
mod group;
mod read;
mod scan;
mod words;

use std::collections::BTreeSet;

use super::{Format, FormatError, Source};

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "rtf",
    name: "Rich text",
    extensions: &["rtf"],
    recognizes: |file| file.bytes.trim_ascii_start().starts_with(b"{\\rtf"),
    guarded: false,
    read,
};

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let read = read::Reader::read(bytes);
    let (mut flow, furniture, meta) = (read.flow, read.furniture, read.meta);
    flow.settle().furniture(furniture.finish(), &mut BTreeSet::new());
    let source = Source::laid_out(flow.finish(), meta)?;
    Ok(Source { encoding: read.fonts.default.name().to_owned(), ..source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    fn blocks(rtf: &str) -> Vec<(BlockKind, String)> {
        let source = read(rtf.as_bytes()).unwrap();
        source.blocks.iter().map(|block| (block.kind, block.span.of(&source.text).to_owned())).collect()
    }

    #[test]
    fn reads_what_is_displayed() {
        let rtf = r#"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}{\stylesheet{\s1{\*\keycode 1}heading 1;}{\*\cs2 x;}}
            {\info{\title Tea}{\author A. Writer}{\creatim\yr2024\mo5\dy6}{\*\company no}}{\header\pard Running head\par}
            \pard\s1 On tea\par\pard Caf\'e9 {\v hidden}is \u8364?old{\super\chftn}{\footnote\pard {\super\chftn} The note.}, see
             {\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt the page}}.{\super 2,3}\par
            {\listtext\tab 1.\tab}\ls1 one\par{\pntext\'b7\tab}\ls1 two\par
            \trowd\pard\intbl a\cell\pard\intbl b\cell\row\pard{\f1\'e4\'e0}{\pict 0102}{\*\unknown no}{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard In a box.\par}}{\shprslt no}}\par}"#;
        let paragraphs = [
            (BlockKind::Heading, "On tea"),
            (BlockKind::Paragraph, "Café is €old¹, see the page.²,³"),
            (BlockKind::ListItem, "1. one"),
            (BlockKind::ListItem, "two"),
            (BlockKind::Table, "a b"),
            (BlockKind::Paragraph, "да"),
            (BlockKind::Paragraph, "In a box."),
            (BlockKind::ListItem, "1. The note."),
            (BlockKind::Boilerplate, "Running head"),
        ];
        assert_eq!(
            blocks(&rtf.replace("\n            ", "\n")),
            paragraphs.map(|(kind, words)| (kind, words.to_owned()))
        );
        let meta = read(rtf.as_bytes()).unwrap().meta;
        assert_eq!((meta.title.as_deref(), meta.author.as_deref()), (Some("Tea"), Some("A. Writer")));
        assert_eq!((meta.published.as_deref(), meta.links.len()), (Some("2024-05-06"), 1));
    }

    #[test]
    fn signs_and_fallbacks() {
        for (rtf, text) in [
            (r"{\rtf1 a\~b\_c\-d\{\}\\}", "a b\u{2011}c\u{ad}d{}\\"),
            (r"{\rtf1 \uc2\u8364 ??x\uc0\u8364 y}", "€x€y"),
            (r"{\rtf1{\upr{no}{\*\ud yes}}\emdash\ldblquote q\rdblquote}", "yes—“q”"),
            (r"{\rtf1{\pict\bin5 }}}}}}after", "after"),
            (r"{\rtf1{\f1 a\line b\tab c", "a\nb c"),
            (r"{\rtf1 }}}}a}b", "ab"),
            (r"{\rtf1{\fonttbl\f5\fcharset128 X;}\f5 \'83A\'83\'41}", "アア"),
            (r"{\rtf1 a\cell b\cell}", "a b"),
            (r"{\rtf1{\b0\*\cs7 kept}}", "kept"),
            (r"{\rtf1 \'e9\u8364 ?\'e9}", "é€é"),
            (r"{\rtf1 a\column b\u8212\emdash c\emdash d}", "a\nb—c—d"),
            (
                r"{\rtf1{\fonttbl{\f3\fcharset2 Symbol;}{\f4\fcharset2 Wingdings;}}{\f3 a\'a3\u-3998 ?}b{\f4 c}}",
                "α≤βbc",
            ),
            (
                r"{\rtf1 a{\chftn}{\footnote\pard {\chftn} One.}b{\footnote\pard * Two.}c{\chftn}{\footnote\pard {\chftn} Three.}}",
                "a¹bc²\n\n1. One.\n* Two.\n2. Three.",
            ),
            (r"{\rtf1 a{\field{\*\fldinst PAGE}{\fldrslt 3}}{\deleted gone}{\*\annotation c}}", "a3\n\nc"),
        ] {
            assert_eq!(read(rtf.as_bytes()).unwrap().text, text, "{rtf}");
        }
    }

    #[test]
    fn hostile_files_end() {
        for rtf in [
            "{\\rtf1".to_owned() + &"{".repeat(1 << 20) + "deep",
            "{\\rtf1 ".to_owned() + &"{\\footnote a".repeat(20_000),
        ] {
            assert!(read(rtf.as_bytes()).is_ok_and(|source| !source.text.is_empty()));
        }
        let nothing = read(b"{\\rtf1{\\pict 00}}").unwrap_err();
        assert!(nothing.to_string().contains("holds no text"));
    }
}
