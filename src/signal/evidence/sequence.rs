//! Numbers as citation marks: what a list of numbers is, and whether a document's numbers run like reference numbers.
//!
//! Reference numbers are introduced in order: 1, then 2, and so on, with repeats of earlier ones in between. Amounts,
//! figures and chapters do not run like that, which is what tells the two apart where nothing else does.

use std::collections::BTreeMap;

use super::Span;
use crate::text::key_of;

/// A number or list of numbers that may be a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// The first number in it.
    pub(super) low: u16,
    /// The greatest number in it.
    pub(super) high: u16,
    /// Whether its place is one where amounts rarely stand.
    pub(super) strong: bool,
    /// Key of the word directly before it; 0 after punctuation.
    pub(super) label: u64,
}

/// The first and the greatest number of "3", "3,4", "2, 5–7", "4a"; `None` where it is anything else.
pub(super) fn number_list(list: &str) -> Option<(u16, u16)> {
    let mut first = None;
    let mut greatest = 0;
    let mut n = 0_usize;
    for piece in list.split([',', ';', '-', '–', '—', '‐', '−']) {
        let piece = piece.trim();
        let digits = piece.trim_end_matches(|c: char| matches!(c, 'a'..='h'));
        if piece.len() - digits.len() > 1 || !(1..=3).contains(&digits.len()) {
            return None;
        }
        let number = digits.parse::<u16>().ok().filter(|number| *number > 0)?;
        if digits.starts_with('0') {
            return None;
        }
        first = first.or(Some(number));
        greatest = greatest.max(number);
        n += 1;
    }
    first.filter(|_| n <= 40).map(|first| (first, greatest))
}

/// The marks that run like reference numbers; none unless enough of them do.
/// `listed` is how many numbered entries the document's reference list has, if it has one.
pub(super) fn running(marks: &[Mark], listed: Option<u16>) -> Vec<Mark> {
    let mut greatest = 0_u16;
    let (mut introduced, mut strong, mut fitting) = (0, 0, 0);
    let mut kept = Vec::new();
    let mut labels: BTreeMap<u64, usize> = BTreeMap::new();
    for mark in marks {
        *labels.entry(mark.label).or_default() += 1;
    }
    for mark in marks {
        let label = mark.label != 0 && labels.get(&mark.label).is_some_and(|n| *n >= 3);
        if label && !mark.strong {
            continue;
        }
        let gap = if greatest >= 2 { 2 } else { 0 };
        let inside = listed.is_none_or(|n| mark.high <= n);
        let fits = inside
            && if mark.strong { mark.low <= greatest + 1 + gap } else { mark.low == greatest + 1 }
            && mark.high <= greatest.saturating_add(60);
        strong += usize::from(mark.strong);
        if !fits {
            continue;
        }
        fitting += usize::from(mark.strong);
        introduced += usize::from(mark.strong && mark.high > greatest);
        greatest = greatest.max(mark.high);
        kept.push(*mark);
    }
    let enough = match (listed, introduced) {
        (Some(_), n) => n >= 1,
        (None, n) => n >= 4 || (n >= 3 && greatest >= 6),
    };
    let system = enough && fitting * 10 >= strong * 5;
    if system { kept } else { Vec::new() }
}

/// Words after which a number is no citation mark.
pub(super) fn counts_things(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "fig",
        "figs",
        "figure",
        "figures",
        "table",
        "tables",
        "eq",
        "eqs",
        "eqn",
        "equation",
        "equations",
        "section",
        "sections",
        "sect",
        "chapter",
        "chapters",
        "chap",
        "part",
        "step",
        "steps",
        "phase",
        "type",
        "grade",
        "level",
        "stage",
        "group",
        "groups",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "year",
        "years",
        "no",
        "nr",
        "number",
        "vol",
        "page",
        "pages",
        "pp",
        "p",
        "scheme",
        "compound",
        "compounds",
        "case",
        "cases",
        "experiment",
        "line",
        "lines",
        "item",
        "items",
        "model",
        "class",
        "version",
        "appendix",
        "box",
        "panel",
        "panels",
        "in",
        "of",
        "with",
        "for",
        "to",
        "and",
        "or",
        "by",
        "at",
        "on",
        "from",
        "than",
        "about",
        "over",
        "under",
        "between",
        "the",
        "a",
        "an",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "all",
        "only",
        "these",
        "those",
        "those",
        "than",
        "least",
        "most",
        "nearly",
        "almost",
        "every",
        "each",
        "some",
        "any",
        "last",
        "first",
        "next",
        "after",
        "before",
        "approximately",
        "ca",
        "around",
        "until",
        "up",
        "per",
        "as",
        "into",
        "onto",
        "its",
        "their",
        "question",
        "questions",
        "task",
        "hypothesis",
        "theorem",
        "lemma",
        "definition",
        "proposition",
        "corollary",
        "algorithm",
        "rule",
        "example",
        "age",
        "aged",
        "room",
        "route",
        "highway",
        "act",
        "article",
        "articles",
        "ages",
        "since",
        "top",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "using",
        "through",
        "via",
        "against",
        "within",
        "when",
        "where",
        "if",
        "then",
        "that",
        "which",
        "not",
        "be",
        "been",
        "will",
        "can",
        "products",
        "product",
        "ligand",
        "ligands",
        "complex",
    ];
    let folded = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    WORDS.contains(&folded.as_str())
}

/// The key of the word that ends where `head` ends; 0 after punctuation.
pub(super) fn label(head: &str) -> u64 {
    let word = last_word(head);
    if word.ends_with(char::is_alphabetic) { key_of(word) } else { 0 }
}

/// The word that ends where `head` ends.
pub(super) fn last_word(head: &str) -> &str {
    let head = head.trim_end();
    let from = head
        .char_indices()
        .rev()
        .take(40)
        .find(|(_, c)| c.is_whitespace() || matches!(c, '(' | '['))
        .map_or_else(
            || head.char_indices().rev().take(40).last().map_or(0, |(at, _)| at),
            |(at, c)| at + c.len_utf8(),
        );
    head.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lists_of_numbers() {
        for (text, wanted) in [
            ("3", Some((3, 3))),
            ("3,4", Some((3, 4))),
            ("2, 5–7", Some((2, 7))),
            ("4a", Some((4, 4))),
            ("0", None),
            ("2014", None),
            ("1, x", None),
            ("", None),
        ] {
            assert_eq!(number_list(text), wanted, "{text}");
        }
    }

    #[test]
    fn only_numbers_that_are_introduced_in_order_run() {
        let marks = |numbers: &[u16]| -> Vec<Mark> {
            numbers
                .iter()
                .map(|n| Mark { span: Span::new(0, 1), low: *n, high: *n, strong: true, label: 0 })
                .collect()
        };
        assert_eq!(running(&marks(&[1, 2, 1, 3, 4, 2, 5]), None).len(), 7);
        assert!(running(&marks(&[12, 40, 7, 3]), None).is_empty());
        assert!(running(&marks(&[1, 2]), None).is_empty());
        assert_eq!(running(&marks(&[1, 2]), Some(2)).len(), 2);
    }
}
