//! The tree of a page, where that is of bounded size and depth; else what stands between the tags.

use dom_query::Document;

/// Pages with more tags, or deeper nested ones, are read without their structure: no browser page comes near.
const MAX_TAGS: usize = 500_000;
const MAX_DEPTH: usize = 400;

/// As deep as that, building a tree takes quadratic time, whatever the tags are.
const MAX_OPEN: usize = 20_000;

/// The tree; none where building it could take quadratic time or very much memory, or where it is too deep to be
/// walked by others.
pub(super) fn tree(html: &str) -> Option<Document> {
    let (tags, shown) = depth(shown(html));
    let limit = MAX_DEPTH.max(tags / 10).min(MAX_DEPTH * 10);
    if tags > MAX_TAGS || shown > limit || depth(html.split('<').skip(1)).1 > MAX_OPEN {
        return None;
    }
    let document = Document::from(html);
    (deepest(&document) <= limit).then_some(document)
}

/// The number of tags, and how deep they are nested at most; each part begins behind a `<`.
fn depth<'h>(parts: impl Iterator<Item = &'h str>) -> (usize, usize) {
    let (mut depth, mut deepest, mut tags) = (0_usize, 0_usize, 0_usize);
    for part in parts {
        tags += 1;
        let name = name(part);
        if name.is_empty() || need_no_end(name) {
            continue;
        }
        if part.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    (tags, deepest)
}

/// How deep the tree is.
fn deepest(document: &Document) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let root = document.root();
    let mut next = root.first_child();
    while let Some(mut node) = next {
        deepest = deepest.max(depth);
        next = node.first_child();
        if next.is_some() {
            depth += 1;
            continue;
        }
        next = loop {
            if let Some(sibling) = node.next_sibling() {
                break Some(sibling);
            }
            match node.parent().filter(|parent| parent.id != root.id) {
                Some(parent) => (node, depth) = (parent, depth.saturating_sub(1)),
                None => break None,
            }
        };
    }
    deepest
}

/// What stands behind each `<`, without the code and style of the page: there a `<` is a comparison.
fn shown(html: &str) -> impl Iterator<Item = &str> {
    let mut inside = None;
    html.split('<').skip(1).filter(move |part| {
        let name = name(part);
        let of = |it: &&str| name.eq_ignore_ascii_case(it);
        match inside {
            Some(open) if part.starts_with('/') && of(&open) => inside = None,
            Some(_) => return false,
            None if !part.starts_with('/') => inside = CODE.iter().copied().find(of),
            None => (),
        }
        true
    })
}

/// The name of a tag, which begins behind its `<`.
fn name(part: &str) -> &str {
    part.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// Elements whose content is no markup.
const CODE: &[&str] = &["script", "style"];

/// Elements that are never closed, or need not be.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "param", "source", "td", "th", "tr", "track", "wbr",
];

/// Whether elements of this name need not be closed.
pub(super) fn need_no_end(name: &str) -> bool {
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// The text between tags, each tag a line end.
pub(super) fn strip_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    out.push_str(html.split('<').next().unwrap_or_default());
    for part in shown(html) {
        out.push('\n');
        let is_code = CODE.iter().any(|code| name(part).eq_ignore_ascii_case(code)) && !part.starts_with('/');
        out.push_str(if is_code { "" } else { part.split_once('>').map_or(part, |(_, text)| text) });
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_in_code_are_no_tags() {
        let code = "for (a=0;a<b.length;a++) { w.write('<div>'); }".repeat(900);
        let html = format!("<p>Some</p><SCRIPT x>{code}</script><style>a<b</style><p>words.</p>");
        assert_eq!(depth(shown(&html)), (8, 1));
        assert!(tree(&html).is_some());
        assert_eq!(strip_tags(&html).split_whitespace().collect::<Vec<_>>(), ["Some", "words."]);
    }

    #[test]
    fn the_tree_that_was_built_is_measured() {
        let nested = |n: usize| format!("<svg><script>{}a", "<g>".repeat(n));
        assert_eq!(deepest(&Document::from("<p>a<b>c</b></p>")), 4);
        // Inside of pictures, code is markup.
        assert!(tree(&nested(9_000)).is_none() && tree(&nested(90)).is_some());
    }
}
