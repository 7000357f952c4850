//! What a page says of itself: encoding, title, author, date.

use dom_query::Document;

use crate::text::Meta;

/// How far into the file the encoding may be declared (the HTML standard says 1,024 bytes; real pages need more).
const HEAD: usize = 4_096;

/// The encoding that the page declares.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let xml = head.split_once("encoding=").filter(|_| head.trim_start().starts_with("<?xml"));
    let (_, rest) = xml.or_else(|| head.split_once("charset="))?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let label = rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).next()?;
    (!label.is_empty()).then(|| label.to_owned())
}

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
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.len() < 500).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_declared_encoding() {
        for (head, label) in [
            ("<meta charset=\"Shift_JIS\">", Some("shift_jis")),
            ("<?xml version='1.0' encoding='koi8-r'?><html>", Some("koi8-r")),
            ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>", Some("iso-8859-2")),
            ("<p>none", None),
        ] {
            assert_eq!(charset(head.as_bytes()).as_deref(), label);
        }
    }
}
