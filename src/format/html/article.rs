//! Which blocks of a page are its article: those that `dom_smoothie` keeps, checked against their surroundings.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::walk::{self, LaidOut, Place};
use crate::text::{Block, BlockKind};

/// Words in a class or an identifier that name page furniture.
const CHROME: &[&str] = &[
    "nav",
    "menu",
    "footer",
    "sidebar",
    "breadcrumb",
    "share",
    "sharing",
    "social",
    "related",
    "recommended",
    "newsletter",
    "subscribe",
    "comments",
    "comment",
    "cookie",
    "banner",
    "promo",
    "advert",
    "ads",
    "ad",
    "sponsor",
    "widget",
    "toolbar",
    "pagination",
    "popup",
    "modal",
    "cart",
    "login",
    "signup",
    "search",
    "trending",
    "popular",
    "disqus",
    "taboola",
    "outbrain",
];

/// Classes that publishing systems give to the text of an article.
const BODY: &[&str] =
    &["articlebody", "article-body", "entry-content", "post-content", "story-body", "post-body"];

/// A block this long in letters is prose wherever it stands.
const LONG: usize = 80;

/// So many paragraphs of prose are an article, however much else is on the page.
const PARAGRAPHS: usize = 5;

/// How far ahead a short block is looked for, in bytes.
const NEAR: usize = 400;

/// Bytes that are looked through in vain: of a page with very many blocks outside of a very long article, every block
/// is looked for near its place from then on.
const IN_VAIN: usize = 8 << 30;

/// Whether the element is page furniture by its name, role or class.
pub(super) fn is_chrome(node: &NodeRef<'_>, name: &str) -> bool {
    if matches!(name, "nav" | "footer" | "aside" | "form" | "button" | "dialog") {
        return true;
    }
    if matches!(name, "body" | "html" | "main" | "article") {
        return false;
    }
    let role = node.attr("role");
    if matches!(
        role.as_deref(),
        Some("navigation" | "banner" | "contentinfo" | "search" | "complementary" | "dialog")
    ) {
        return true;
    }
    let names = [node.attr("class"), node.attr("id")];
    names.iter().flatten().any(|names| {
        let lower = names.to_ascii_lowercase();
        lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| CHROME.contains(&word))
    })
}

/// Whether the element says that it is the article's text.
pub(super) fn is_body(node: &NodeRef<'_>) -> bool {
    let names = [node.attr("class"), node.attr("id"), node.attr("itemprop")];
    names.iter().flatten().any(|names| {
        let lower = names.to_ascii_lowercase();
        lower.split_ascii_whitespace().any(|name| BODY.contains(&name))
    })
}

/// The kind of each block: as laid out inside the article, boilerplate outside.
pub(super) fn kinds(page: &LaidOut, html: &str, title: Option<&str>) -> Vec<BlockKind> {
    let prose = prose(page);
    let length = |kept: &[bool]| -> usize {
        let kept = page.blocks.iter().zip(kept).filter(|(_, kept)| **kept);
        kept.map(|(block, _)| block.span.len()).sum()
    };
    let mut is_main = smoothed(html).map(|article| matched(page, &article)).unwrap_or_default();
    // What `dom_smoothie` finds may be one comment or one teaser of a long page; of several paragraphs it is neither.
    let both = is_main.iter().zip(&prose).filter(|(main, prose)| **main && **prose).count();
    if both < PARAGRAPHS && length(&is_main) * 3 < length(&prose) {
        is_main.clone_from(&prose);
    }
    let long = |idx: &usize| page.blocks.get(*idx).is_some_and(|block| block.span.len() >= LONG);
    let mains = || is_main.iter().enumerate().filter(|(_, main)| **main).map(|(idx, _)| idx);
    let first = mains().find(long).or_else(|| mains().next()).unwrap_or(0);
    let last = mains().rev().find(long).or_else(|| mains().next_back()).unwrap_or(0);
    let title = title_block(page, first, title);
    let kind = |(idx, (block, main)): (usize, (&Block, &bool))| {
        let inside = *main && (first..=last).contains(&idx);
        if inside || Some(idx) == title { block.kind } else { BlockKind::Boilerplate }
    };
    page.blocks.iter().zip(&is_main).enumerate().map(kind).collect()
}

/// Which blocks read like prose by themselves: long, not furniture, and not made of links.
fn prose(page: &LaidOut) -> Vec<bool> {
    let mut links = page.links.iter().peekable();
    let mut is_prose = |(block, place): (&Block, &Place)| {
        let mut linked = 0;
        while let Some(link) = links.next_if(|link| link.span.start() < block.span.end()) {
            linked += link.span.len();
        }
        let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem);
        is_text && !place.is_chrome && block.span.len() >= LONG && linked * 3 < block.span.len()
    };
    page.blocks.iter().zip(&page.places).map(&mut is_prose).collect()
}

/// Which blocks of the page stand in the article, which comes without white space.
fn matched(page: &LaidOut, article: &str) -> Vec<bool> {
    let (mut cursor, mut in_vain) = (0, 0_usize);
    let is_main = |(block, place): (&Block, &Place)| {
        let flat: String = unlabelled(page, block, place).split_whitespace().collect();
        let everywhere = flat.len() >= LONG && in_vain < IN_VAIN;
        let found = place_of(&flat, article, cursor, everywhere);
        match found {
            Some(at) => cursor = at + flat.len(),
            None if everywhere => in_vain = in_vain.saturating_add(4 * article.len()),
            None => (),
        }
        found.is_some()
    };
    page.blocks.iter().zip(&page.places).map(is_main).collect()
}

/// Where `flat` stands in `article`, from `cursor` on. A long run is looked for everywhere, a short one only near: the
/// words of a button stand in many a sentence.
fn place_of(flat: &str, article: &str, cursor: usize, everywhere: bool) -> Option<usize> {
    let boundary =
        |at: usize| (at.min(article.len())..=article.len()).find(|at| article.is_char_boundary(*at));
    let start = boundary(cursor)?;
    let rest = article.get(start..)?;
    if !everywhere {
        let window = article.get(start..boundary(start + flat.len() + NEAR)?)?;
        return window.find(flat).map(|at| start + at);
    }
    let head = flat.char_indices().nth(LONG / 2).and_then(|(end, _)| flat.get(..end)).unwrap_or(flat);
    let anywhere = |words: &str| rest.find(words).map(|at| start + at).or_else(|| article.find(words));
    anywhere(flat).or_else(|| anywhere(head))
}

/// The heading before the article that says what the page's title says.
fn title_block(page: &LaidOut, first: usize, title: Option<&str>) -> Option<usize> {
    let title = title?.to_lowercase();
    let says_it = |block: &Block| {
        let words = block.span.of(&page.text).to_lowercase();
        block.kind == BlockKind::Heading && (title.contains(&words) || words.contains(&title))
    };
    page.blocks.iter().take(first).rposition(says_it)
}

/// The text of the article without white space, as `dom_smoothie` sees it.
fn smoothed(html: &str) -> Option<String> {
    let config = Config { char_threshold: 250, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let laid_out = walk::walk(&Document::from(article.content));
    let words = |(block, place)| unlabelled(&laid_out, block, place).split_whitespace();
    Some(laid_out.blocks.iter().zip(&laid_out.places).flat_map(words).collect())
}

/// The words of a block without the number of a list item, which differs where the article is a part of a list.
fn unlabelled<'p>(page: &'p LaidOut, block: &Block, place: &Place) -> &'p str {
    block.span.of(&page.text).get(place.label..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// Each of the blocks that are in no article would be looked for through all of it: minutes.
    #[test]
    fn many_blocks_outside_of_a_long_article_are_told_soon() {
        let (inside, outside) = ("The river rose. ".repeat(8), "Somebody said so. ".repeat(8));
        let article = "x".repeat(20 << 20) + &inside.split_whitespace().collect::<String>();
        let n = 20_000;
        let text = inside.clone() + &outside.repeat(n);
        let span = |idx: usize| match idx {
            0 => Span::new(0, inside.len()),
            _ => Span::new(inside.len() + (idx - 1) * outside.len(), inside.len() + idx * outside.len()),
        };
        let block = |idx| Block { kind: BlockKind::Paragraph, span: span(idx), level: 0 };
        let blocks: Vec<_> = (0..=n).map(block).collect();
        let page = LaidOut { text, places: vec![Place::default(); blocks.len()], blocks, links: Vec::new() };
        let matched = matched(&page, &article);
        assert!(matched[0] && !matched[1..].contains(&true));
    }
}
