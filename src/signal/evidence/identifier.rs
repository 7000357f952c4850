//! Identifiers: DOI, PMID, PMCID, arXiv, ISBN, ISSN and web addresses; their form and check digits, never looked up.

use std::sync::LazyLock;

use regex::Regex;

use super::web;
use super::{Finding, Span, cited};
use crate::text::find;

/// What can be told of an identifier without looking it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identifier {
    /// Where it stands, with its label.
    pub span: Span,
    /// Where its value stands, without a label.
    pub value: Span,
    /// Its system.
    pub system: System,
    /// Its traceability grade: 0 where it is badly formed.
    pub grade: u8,
}

/// A system of identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// Digital Object Identifier.
    Doi,
    /// `PubMed`.
    Pmid,
    /// `PubMed` Central.
    Pmcid,
    /// The preprint server.
    Arxiv,
    /// Books.
    Isbn,
    /// Periodicals.
    Issn,
    /// A web address.
    Url,
}

impl System {
    /// The stable name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Doi => "doi",
            Self::Pmid => "pmid",
            Self::Pmcid => "pmcid",
            Self::Arxiv => "arxiv",
            Self::Isbn => "isbn",
            Self::Issn => "issn",
            Self::Url => "url",
        }
    }
}

/// Cheap literals that every identifier begins with.
#[expect(clippy::unwrap_used, reason = "a constant pattern, compiled in every test")]
static TRIGGER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"10\.|PMID|pmid|PMC|arXiv|arxiv|ISBN|ISSN|https?://|www\.|DOI|doi").unwrap()
});

/// Every identifier in `part`, ascending, not overlapping; spans are moved by `base`.
pub fn identifiers(part: &str, base: usize) -> Vec<Identifier> {
    let mut found: Vec<Identifier> = Vec::new();
    // None is without a number, but web addresses.
    if !find::has_digit(part) && !part.contains('/') && !part.contains("www.") {
        return found;
    }
    let mut done = 0;
    for trigger in TRIGGER.find_iter(part) {
        let start = trigger.start();
        let glued = part.get(..start).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_alphanumeric()));
        if start < done || (glued && trigger.as_str() != "http://" && trigger.as_str() != "https://") {
            continue;
        }
        let rest = part.get(start..).unwrap_or_default();
        let Some((system, value, grade)) = identifier(trigger.as_str(), rest) else { continue };
        done = start + value.end();
        found.push(Identifier {
            span: Span::new(base + start, base + done),
            value: Span::new(base + start + value.start(), base + done),
            system,
            grade,
        });
    }
    found
}

/// The identifiers of a block as findings.
pub(super) fn marks(part: &str, base: usize, out: &mut Vec<Finding>) {
    out.extend(identifiers(part, base).iter().map(|found| {
        let rule = if found.grade == 0 { "badly formed" } else { "well-formed, not checked" };
        cited(found.span, found.system.id(), rule, found.grade)
    }));
}

type Found = (System, Span, u8);

/// The identifier at the start of `rest`; spans are relative to it.
fn identifier(trigger: &str, rest: &str) -> Option<Found> {
    match trigger {
        "10." => doi(rest, 0, false),
        "DOI" | "doi" => doi(rest, label_len(rest, 3), true),
        "PMID" | "pmid" => {
            let from = label_len(rest, 4);
            let n = digits(rest.get(from..)?);
            (1..=9)
                .contains(&n)
                .then(|| (System::Pmid, Span::new(from, from + n), if n <= 8 { 3 } else { 0 }))
        }
        "PMC" => {
            let from = rest
                .get(3..)
                .map_or(3, |tail| 3 + tail.len() - tail.trim_start_matches(['I', 'D', ':', ' ']).len());
            let from = rest.get(from..).filter(|tail| tail.starts_with("PMC")).map_or(from, |_| from + 3);
            let n = digits(rest.get(from..)?);
            (5..=9).contains(&n).then(|| (System::Pmcid, Span::new(from, from + n), 3))
        }
        "arXiv" | "arxiv" => arxiv(rest),
        "ISBN" => isbn(rest),
        "ISSN" => issn(rest),
        _ => web::address(rest).map(|(len, grade)| {
            let address = rest.get(..len).unwrap_or_default();
            let is_doi = web::host(address).is_some_and(|host| host.ends_with("doi.org"));
            let value = address.find("10.").filter(|_| is_doi);
            match value.and_then(|at| doi(address, at, false)) {
                Some((system, span, grade)) => (system, Span::new(span.start(), len), grade),
                None if is_doi => (System::Doi, Span::new(0, len), 0),
                None => (System::Url, Span::new(0, len), grade),
            }
        }),
    }
}

/// The length of a label with the colon, dot and spaces after it.
fn label_len(rest: &str, label: usize) -> usize {
    let tail = rest.get(label..).unwrap_or_default();
    let trimmed = tail.trim_start_matches([':', '.', '#', ' ', '\u{a0}']);
    let trimmed = trimmed.strip_prefix("org/").unwrap_or(trimmed);
    rest.len() - trimmed.len()
}

fn digits(text: &str) -> usize {
    text.bytes().take(12).take_while(u8::is_ascii_digit).count()
}

/// A DOI whose "10." stands at `from`; a labelled one that is badly formed is grade 0.
fn doi(rest: &str, from: usize, labelled: bool) -> Option<Found> {
    let value = rest.get(from..)?;
    let run: usize = value
        .char_indices()
        .take(250)
        .find(|(_, c)| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '}' | '|'))
        .map_or(value.len().min(250), |(at, _)| at);
    let value = value.get(..run)?;
    let value = web::trim_end(value);
    let good = value.strip_prefix("10.").and_then(|tail| tail.split_once('/')).is_some_and(
        |(registrant, suffix)| {
            let number = registrant.split('.').next().unwrap_or_default();
            (4..=9).contains(&number.len())
                && registrant.bytes().all(|c| c.is_ascii_digit() || c == b'.')
                && suffix.chars().any(char::is_alphanumeric)
                && !suffix.to_lowercase().starts_with("xxx")
        },
    );
    if good {
        return Some((System::Doi, Span::new(from, from + value.len()), 3));
    }
    let bad = labelled && value.len() >= 4 && value.contains(|c: char| c.is_ascii_digit());
    bad.then(|| (System::Doi, Span::new(from, from + value.len()), 0))
}

fn arxiv(rest: &str) -> Option<Found> {
    let from = label_len(rest, 5);
    let from = rest.get(from..).filter(|tail| tail.starts_with("preprint ")).map_or(from, |_| from + 9);
    let from = rest.get(from..).filter(|tail| tail.starts_with("arXiv:")).map_or(from, |_| from + 6);
    let value = rest.get(from..)?;
    let run = value
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | ']' | '"'))
        .unwrap_or(value.len());
    let value = value.get(..run.min(40))?.trim_end_matches('.');
    let number = value.split_once('v').map_or(value, |(number, _)| number);
    let new = number.split_once('.').is_some_and(|(date, n)| {
        date.len() == 4
            && date
                .get(2..)
                .and_then(|month| month.parse::<u8>().ok())
                .is_some_and(|month| (1..=12).contains(&month))
            && (4..=5).contains(&n.len())
            && n.bytes().all(|c| c.is_ascii_digit())
    });
    let old = number.split_once('/').is_some_and(|(archive, n)| {
        archive.len() >= 2
            && archive.bytes().all(|c| c.is_ascii_lowercase() || matches!(c, b'-' | b'.' | b'A'..=b'Z'))
            && n.len() == 7
            && n.bytes().all(|c| c.is_ascii_digit())
    });
    let labelled = value.starts_with(|c: char| c.is_ascii_digit()) && value.contains('.');
    (new || old || labelled)
        .then(|| (System::Arxiv, Span::new(from, from + value.len()), if new || old { 3 } else { 0 }))
}

/// The digits after a label, with the byte where they end.
fn code(rest: &str, from: usize, most: usize) -> (Vec<u8>, usize) {
    let mut values = Vec::new();
    let mut end = from;
    for (at, c) in rest.bytes().enumerate().skip(from).take(most + 8) {
        match c {
            b'0'..=b'9' if values.len() < most => values.push(c - b'0'),
            b'X' | b'x' if !values.is_empty() && values.len() < most => values.push(10),
            b'-' | b' ' => continue,
            _ => break,
        }
        end = at + 1;
    }
    (values, end)
}

fn isbn(rest: &str) -> Option<Found> {
    let label = ["ISBN-13", "ISBN-10", "ISBN 13:", "ISBN 10:"].iter().find(|label| rest.starts_with(**label));
    let from = label_len(rest, label.map_or(4, |label| label.len()));
    let (values, end) = code(rest, from, 13);
    let good = match values.len() {
        10 => weighted(&values, |at| 10 - at as u32, 11),
        13 => weighted(&values, |at| if at % 2 == 0 { 1 } else { 3 }, 10) && !values.contains(&10),
        _ => false,
    };
    (values.len() >= 8).then(|| (System::Isbn, Span::new(from, end), if good { 3 } else { 0 }))
}

fn issn(rest: &str) -> Option<Found> {
    let from = label_len(rest, 4);
    let (values, end) = code(rest, from, 8);
    let good = values.len() == 8 && weighted(&values, |at| 8 - at as u32, 11);
    (values.len() >= 6).then(|| (System::Issn, Span::new(from, end), u8::from(good)))
}

fn weighted(values: &[u8], weight: impl Fn(usize) -> u32, modulus: u32) -> bool {
    let sum: u32 = values.iter().enumerate().map(|(at, value)| u32::from(*value) * weight(at)).sum();
    sum.is_multiple_of(modulus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_the_form_of_identifiers() {
        for (text, wanted) in [
            ("see doi:10.1136/bmj.g7015.", vec![("doi", 3)]),
            ("https://doi.org/10.3758/s13428-023-02284-1.", vec![("doi", 3)]),
            ("doi: 10.12/abc", vec![("doi", 0)]),
            ("DOI: 11.1000/182", vec![("doi", 0)]),
            ("version 10.15", vec![]),
            ("PMID: 11281867", vec![("pmid", 3)]),
            ("PMC5139898", vec![("pmcid", 3)]),
            ("PMC1", vec![]),
            ("arXiv:1902.11116v1", vec![("arxiv", 3)]),
            ("arXiv:1942.11116", vec![("arxiv", 0)]),
            ("arXiv:hep-ph/9711363", vec![("arxiv", 3)]),
            ("arXiv paper", vec![]),
            ("ISBN 978-92-64-04345-9", vec![("isbn", 3)]),
            ("ISBN 978-92-64-04345-8", vec![("isbn", 0)]),
            ("ISBN 1 85775 310 0", vec![("isbn", 3)]),
            ("ISSN 0378-5955", vec![("issn", 1)]),
            ("ISSN 0378-5954", vec![("issn", 0)]),
            ("ISBN pending", vec![]),
            ("see https://www.fda.gov/food.", vec![("url", 2)]),
            ("see https://www.fda.gov.", vec![("url", 1)]),
            ("see https://example.com/study", vec![("url", 0)]),
            ("see http://nowhere", vec![("url", 0)]),
        ] {
            let got: Vec<_> = identifiers(text, 0).iter().map(|id| (id.system.id(), id.grade)).collect();
            assert_eq!(got, wanted, "{text}");
        }
    }
}
