//! What a paragraph is by the name of its style, as word processors name the built-in ones in every language.

use crate::text::BlockKind;

/// The kind and level that a style of this name stands for.
pub(super) fn kind(name: &str) -> Option<(BlockKind, u8)> {
    let name = name.trim().to_lowercase();
    let level = name.strip_prefix("heading").and_then(|level| level.trim().parse().ok());
    match name.as_str() {
        "title" => Some((BlockKind::Heading, 1)),
        "subtitle" => Some((BlockKind::Heading, 2)),
        "quote" | "quotations" | "intense quote" | "block text" | "block quotation" => {
            Some((BlockKind::Quotation, 0))
        }
        "html preformatted" | "preformatted text" | "source code" => Some((BlockKind::Code, 0)),
        "toc heading" => None,
        _ if level.is_some() => level.map(|level| (BlockKind::Heading, level)),
        _ if name.starts_with("toc ") || name.starts_with("table of ") => Some((BlockKind::Boilerplate, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_built_in_styles() {
        for (name, expected) in [
            ("heading 2", Some((BlockKind::Heading, 2))),
            ("Heading1", Some((BlockKind::Heading, 1))),
            ("Title", Some((BlockKind::Heading, 1))),
            ("Intense Quote", Some((BlockKind::Quotation, 0))),
            ("Quotations", Some((BlockKind::Quotation, 0))),
            ("toc 3", Some((BlockKind::Boilerplate, 0))),
            ("TOC Heading", None),
            ("heading of state", None),
            ("Normal", None),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
