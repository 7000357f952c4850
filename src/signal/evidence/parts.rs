//! Authors, title and container of an entry, by where the year and the full stops stand.

use super::identifier::Identifier;
use crate::text::Span;

/// The three parts of an entry that have no mark of their own.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) authors: String,
    pub(super) title: String,
    pub(super) container: String,
}

/// Split `body`, whose year stands at `year`.
pub(super) fn split(body: &str, year: Option<Span>, identifiers: &[Identifier]) -> Parts {
    let end = identifiers.iter().map(|id| id.span.start()).min().unwrap_or(body.len());
    let text = body.get(..end).unwrap_or(body);
    if let Some(parts) = quoted(text) {
        return parts;
    }
    let early = year
        .filter(|year| year.end() <= text.len() && year.start() < text.len() * 6 / 10 && year.start() > 2);
    let (authors, rest) = match early {
        Some(year) => {
            (text.get(..year.start()).unwrap_or_default(), text.get(year.end()..).unwrap_or_default())
        }
        None => authors_end(text).map_or(("", text), |at| text.split_at_checked(at).unwrap_or(("", text))),
    };
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '“' | '"' | '«' | '‘'));
    let (title, container) = sentence(rest);
    Parts { authors: clean(authors), title: clean(title), container: clean(container_of(container)) }
}

/// A title in quotation marks divides the entry by itself.
fn quoted(text: &str) -> Option<Parts> {
    let (open, mark) = text.char_indices().find(|(_, c)| matches!(c, '“' | '"' | '«' | '„'))?;
    let after = open + mark.len_utf8();
    let close = text.get(after..)?.find(['”', '"', '»', '“'])?;
    if close < 6 || open < 3 {
        return None;
    }
    let authors = text.get(..open)?;
    let authors =
        authors.find(|c: char| c.is_ascii_digit()).and_then(|at| authors.get(..at)).unwrap_or(authors);
    let rest = text.get(after + close..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = rest.strip_prefix("In: ").or_else(|| rest.strip_prefix("In ")).unwrap_or(rest);
    Some(Parts {
        authors: clean(authors),
        title: clean(text.get(after..after + close)?),
        container: clean(container_of(rest)),
    })
}

/// Where the authors of an entry without an early year end: at the first full stop or colon after a whole word.
fn authors_end(text: &str) -> Option<usize> {
    text.char_indices().find_map(|(at, c)| {
        let word = text.get(..at)?.rsplit([' ', '.', '-']).next()?;
        let whole =
            word.chars().count() >= 3 || word.chars().all(char::is_uppercase) && word.chars().count() >= 2;
        let next = text.get(at + c.len_utf8()..)?.starts_with(' ');
        ((c == '.' || c == ':') && whole && next && at > 4).then_some(at + 1)
    })
}

/// The first sentence of `rest` and what follows it.
fn sentence(rest: &str) -> (&str, &str) {
    let end = rest.char_indices().find_map(|(at, c)| {
        let tail = rest.get(at + c.len_utf8()..)?;
        let word = rest.get(..at)?.rsplit(' ').next()?;
        let ends = matches!(c, '.' | '?' | '!')
            && (tail.starts_with(' ') || tail.is_empty())
            && word.chars().count() >= 3;
        (ends && at >= 3).then_some(at + c.len_utf8())
    });
    end.and_then(|at| rest.split_at_checked(at)).or_else(|| rest.split_once(", ")).unwrap_or((rest, ""))
}

/// The name at the start of what follows the title, up to its numbers.
fn container_of(rest: &str) -> &str {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("In: ").or_else(|| rest.strip_prefix("In ")).unwrap_or(rest);
    let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, ';' | '(')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

fn clean(part: &str) -> String {
    let part = part.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '(' | '[' | '"' | '“' | '”' | '«' | '»' | '_' | '*')
    });
    let part = part.strip_suffix(", vol").or_else(|| part.strip_suffix(" vol.")).unwrap_or(part);
    let initial = part.rsplit([' ', '.', ',']).nth(1).is_some_and(|word| word.chars().count() <= 1)
        || part.len() >= 2 && part.chars().nth_back(1).is_some_and(char::is_uppercase);
    let part = if initial { part } else { part.trim_end_matches('.') };
    part.trim_end_matches([',', ' ']).to_owned()
}

/// Volume and pages: "12(3), 45-50", "12:45–50", "vol. 12, pp. 45-50".
pub(super) fn volume_and_pages(
    body: &str,
    year: Option<Span>,
    identifiers: &[Identifier],
) -> (Option<String>, Option<String>) {
    let end = identifiers.iter().map(|id| id.span.start()).min().unwrap_or(body.len());
    let text = body.get(..end).unwrap_or(body);
    let numbers = numbers(text, year);
    let pages = numbers.windows(2).rev().find_map(|pair| {
        let [(first, a), (second, b)] = pair else { return None };
        let between = text.get(first.end()..second.start())?.trim();
        let years = (1500..=2099).contains(a) && (1500..=2099).contains(b);
        (matches!(between, "-" | "–" | "—" | "--" | "−") && !years)
            .then(|| Span::new(first.start(), second.end()))
    });
    let volume = numbers.iter().find(|(span, value)| {
        let before = text.get(..span.start()).unwrap_or_default().trim_end();
        let after = text.get(span.end()..).unwrap_or_default().trim_start();
        let labelled = before.ends_with("vol.")
            || before.ends_with("Vol.")
            || before.ends_with("Bd.")
            || before.ends_with("Jg.");
        let shaped = after.starts_with(['(', ':']) || (after.starts_with(',') && pages.is_some());
        *value < 1500 && pages.is_none_or(|pages| span.end() <= pages.start()) && (labelled || shaped)
    });
    (volume.map(|(span, _)| span.of(text).to_owned()), pages.map(|span| span.of(text).to_owned()))
}

fn numbers(text: &str, year: Option<Span>) -> Vec<(Span, u32)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (c.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let span = Span::new(from, at);
                let value = span.of(text).parse::<u32>().unwrap_or(u32::MAX);
                if !year.is_some_and(|year| year.overlaps(span)) {
                    found.push((span, value));
                }
                start = None;
            }
            _ => (),
        }
    }
    found
}
