//! What a page says of itself: title, author, date.

use dom_query::Document;

use crate::text::{Meta, one_line};

/// Title, author and date, from the head of the page.
pub(super) fn of(document: &Document) -> Meta {
    let content = |selectors: &[&str]| selectors.iter().find_map(|selector| attribute(document, selector));
    let title = content(&["meta[property='og:title']", "meta[name='citation_title']"]).or_else(|| {
        let title = document.select_single("title").text();
        clean(&title)
    });
    Meta {
        title,
        author: content(&[
            "meta[name='author']",
            "meta[name='citation_author']",
            "meta[property='article:author']",
        ])
        .filter(|author| !author.contains("://"))
        .or_else(|| clean(&document.select_single("[rel='author'], [itemprop='author']").text())),
        published: content(&[
            "meta[property='article:published_time']",
            "meta[name='citation_publication_date']",
            "meta[itemprop='datePublished']",
            "meta[name='date']",
        ])
        .or_else(|| document.select_single("time[datetime]").attr("datetime").and_then(|date| clean(&date))),
        ..Meta::default()
    }
}

fn attribute(document: &Document, selector: &str) -> Option<String> {
    document.select_single(selector).attr("content").and_then(|text| clean(&text))
}

/// On one line and short, or nothing.
fn clean(text: &str) -> Option<String> {
    let text = one_line(text);
    (!text.is_empty() && text.len() < 500).then_some(text)
}
