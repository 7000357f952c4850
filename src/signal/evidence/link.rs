//! Hyperlinks: the words of the link are the mark, its target decides the grade.
//!
//! Links inside navigation, to the same page, to mail and to sharing dialogues are none.

use super::identifier::{self, System};
use super::{Context, Finding, Span, cited};
use crate::text::BlockKind;

/// Parts of targets that share, sell or sign in, and show nothing.
const FURNITURE: &[&str] = &[
    "/share",
    "/sharer",
    "/intent/tweet",
    "sharearticle",
    "/submit?",
    "/login",
    "/signin",
    "/signup",
    "/register",
    "/cart",
    "/checkout",
    "/subscribe",
    "/newsletter",
    "add-to-cart",
    "/privacy",
    "/terms",
    "/cookie",
    "/account",
    "/unsubscribe",
    "/donate",
];

/// The links of the document that lead to another page.
pub(super) fn marks(context: &Context<'_>, out: &mut Vec<Finding>) {
    let blocks = context.document.blocks();
    for link in &context.meta.links {
        let idx = blocks.partition_point(|block| block.span.end() <= link.span.start());
        let kind = blocks.get(idx).filter(|block| block.span.overlaps(link.span)).map(|block| block.kind);
        let prose = matches!(
            kind,
            Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation | BlockKind::Table)
        );
        if let Some((subtype, rule, grade)) = prose.then(|| target(&link.target)).flatten() {
            out.push(cited(Span::new(link.span.start(), link.span.end()), subtype, rule, grade));
        }
    }
}

/// What a link leads to.
fn target(target: &str) -> Option<(&'static str, &'static str, u8)> {
    if let Some(fragment) = target.strip_prefix('#') {
        let note = ["fn", "note", "ref", "cite", "endnote", "sdfootnote", "ftn"];
        let folded = fragment.to_lowercase();
        return note.iter().any(|start| folded.starts_with(start)).then_some((
            "footnote",
            "link to a note",
            1,
        ));
    }
    let folded = target.to_lowercase();
    if !folded.starts_with("http") || is_furniture(&folded) {
        return None;
    }
    let found = identifier::identifiers(target, 0);
    let best = found.iter().max_by_key(|id| id.grade)?;
    Some(match (best.system, best.grade) {
        (System::Url, 2..) => ("link", "link to a page, not opened", 2),
        (System::Url, 1) => ("link", "link to a site, not to a page", 1),
        (_, 3) => ("link", "link with an identifier, well-formed, not checked", 3),
        _ => ("link", "badly formed target", 0),
    })
}

/// Whether the path of a target, not its host, tells that it shares or sells.
fn is_furniture(target: &str) -> bool {
    let rest = target.split_once("://").map_or(target, |(_, rest)| rest);
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
    FURNITURE.iter().any(|part| path.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_target_decides_the_grade() {
        for (link, wanted) in [
            ("https://doi.org/10.1136/bmj.g7015", Some(3)),
            ("https://www.cdc.gov/flu/about.html", Some(2)),
            ("https://www.cdc.gov/", Some(1)),
            ("https://sharedcarts.org/", Some(1)),
            ("#cite_note-4", Some(1)),
            ("#top", None),
            ("/about", None),
            ("mailto:a@b.org", None),
            ("https://www.facebook.com/sharer/sharer.php?u=x", None),
            ("https://example.com/study", Some(0)),
        ] {
            assert_eq!(target(link).map(|(_, _, grade)| grade), wanted, "{link}");
        }
    }
}
