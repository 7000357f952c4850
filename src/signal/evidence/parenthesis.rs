//! Numbers in round brackets, "(3, 5-7)", and MLA's author and page, "(Hyland 45)".

use super::Span;
use super::sequence::{MOST, Mark, Place, counts_things, label, last_word, number_list};

/// Longest content of a bracket of numbers, in bytes.
const LONGEST: usize = 60;

/// Every bracket of numbers in one block.
pub(super) fn numbers(part: &str, base: usize, out: &mut Vec<Mark>) {
    for (open, _) in part.match_indices('(') {
        let Some((inside, end)) = content(part, open) else { continue };
        let Some(numbers) = number_list(inside.trim()) else { continue };
        let head = part.get(..open).unwrap_or_default();
        let tail = part.get(end..).unwrap_or_default();
        let before = last_word(head);
        let glued = head.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let opens = head.trim().is_empty() || before.ends_with([',', ':', ';']) || counts_things(before);
        let next = tail.chars().next();
        let follows = match next {
            Some('.' | ',' | ';' | ':') | None => true,
            Some(c) if c.is_whitespace() => tail
                .trim_start()
                .starts_with(|c: char| c.is_lowercase() || c.is_uppercase() || matches!(c, '.' | ',' | ';')),
            Some(_) => false,
        };
        if opens || glued || !follows || out.len() >= MOST {
            continue;
        }
        let strong = before.ends_with(|c: char| c.is_lowercase() || matches!(c, '.' | ')' | '”' | '"' | '%'));
        out.push(Mark {
            span: Span::new(base + open, base + end),
            numbers,
            place: if strong { Place::Strong } else { Place::Weak },
            label: label(head),
        });
    }
}

/// "(Hyland 45)" and "(Smith and Lee 12-14)": the place, the first name and nothing else.
pub(super) fn author_page<'t>(part: &'t str, base: usize, out: &mut Vec<(Span, &'t str)>) {
    for (open, _) in part.match_indices('(') {
        let Some((inside, end)) = content(part, open) else { continue };
        let Some((names, pages)) = inside.trim().rsplit_once(' ') else { continue };
        let is_paged = pages
            .split(['-', '–'])
            .all(|page| (1..=4).contains(&page.len()) && page.bytes().all(|c| c.is_ascii_digit()));
        let quoted = names.strip_prefix("qtd. in ").unwrap_or(names);
        let first = quoted.split([' ', ',']).next().unwrap_or_default();
        let is_author = first.starts_with(char::is_uppercase)
            && quoted.split_whitespace().all(|word| {
                word.starts_with(char::is_uppercase) || matches!(word, "and" | "&" | "et" | "al.")
            });
        if is_paged && is_author && first.len() >= 3 {
            out.push((Span::new(base + open, base + end), first));
        }
    }
}

/// The words inside the bracket that opens at `open`, and one past its end.
fn content(part: &str, open: usize) -> Option<(&str, usize)> {
    let rest = part.get(open + 1..)?;
    let close = rest.bytes().take(LONGEST).position(|c| matches!(c, b')' | b'(' | b'\n'))?;
    (rest.as_bytes().get(close) == Some(&b')'))
        .then(|| (rest.get(..close).unwrap_or_default(), open + close + 2))
}
