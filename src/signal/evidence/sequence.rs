//! Numbers as citation marks: what a list of numbers is, and whether a document's numbers run like reference numbers.
//!
//! Reference numbers are introduced in order: 1, then 2, and so on, with repeats of earlier ones in between. Amounts,
//! figures and chapters do not run like that, which is what tells the two apart where nothing else does.

use std::collections::BTreeMap;

use super::Span;
use super::words::{self, List};
use crate::text::key_of;

/// How much the place of a number speaks for a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// An amount could stand there: only the next new number counts.
    Weak,
    /// An amount would read oddly there.
    Likely,
    /// Amounts rarely stand there.
    Strong,
}

/// A number or list of numbers that may be a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// The numbers and ranges in it.
    pub(super) numbers: Numbers,
    /// How much its place speaks for a mark.
    pub(super) place: Place,
    /// Key of the word directly before it; 0 after punctuation.
    pub(super) label: u64,
}

/// Numbers and ranges, each as its first and last.
pub(super) type Numbers = Vec<(u16, u16)>;

/// Most marks that are kept of one document; a text with more of them is no prose.
pub(super) const MOST: usize = 200_000;

/// The numbers and ranges of "3", "3,4", "2, 5–7", "4a"; `None` where it is anything else.
pub(super) fn number_list(list: &str) -> Option<Numbers> {
    let mut numbers: Numbers = Vec::new();
    for piece in list.split([',', ';']) {
        let ends = piece.split_once(['-', '–', '—', '‐', '−']).unwrap_or((piece, piece));
        let (from, to) = (number(ends.0)?, number(ends.1)?);
        if from > to || numbers.len() >= 40 {
            return None;
        }
        numbers.push((from, to));
    }
    Some(numbers)
}

/// A number of one to three digits, perhaps with the letter of a part: "4a".
fn number(piece: &str) -> Option<u16> {
    let piece = piece.trim();
    let digits = piece.strip_suffix(|c: char| matches!(c, 'a'..='h')).unwrap_or(piece);
    let fits = (1..=3).contains(&digits.len()) && !digits.starts_with('0');
    fits.then(|| digits.parse().ok()).flatten()
}

/// The marks that run like reference numbers; none unless enough of them do.
/// `listed` is how many numbered entries the document's reference list has, if it has one.
pub(super) fn running(marks: &[Mark], listed: Option<u16>) -> Vec<Mark> {
    let mut labels: BTreeMap<u64, usize> = BTreeMap::new();
    for mark in marks {
        *labels.entry(mark.label).or_default() += 1;
    }
    let mut run = Run { listed, ..Run::default() };
    let mut kept = Vec::new();
    for mark in marks {
        let labelled = mark.label != 0 && labels.get(&mark.label).is_some_and(|n| *n >= 3);
        if (mark.place == Place::Strong || !labelled) && run.takes(mark) {
            kept.push(mark.clone());
        }
    }
    if run.is_system() { kept } else { Vec::new() }
}

/// How far the numbers have run.
#[derive(Debug, Default)]
struct Run {
    listed: Option<u16>,
    greatest: u16,
    introduced: usize,
    /// Strong marks, and those that fitted, so far and up to the last new number.
    seen: (usize, usize),
    at_last: (usize, usize),
}

impl Run {
    /// Whether `mark` continues the run; if so the run goes on from it.
    fn takes(&mut self, mark: &Mark) -> bool {
        self.seen.0 += usize::from(mark.place == Place::Strong);
        let gap = if mark.place == Place::Strong { 4 } else { 2 };
        let mut greatest = self.greatest;
        for (first, last) in &mark.numbers {
            let near = match mark.place {
                Place::Weak => *first == greatest + 1,
                _ => *first <= greatest + 1 + gap,
            };
            if !near || last - first > 60 || self.listed.is_some_and(|n| *last > n) {
                return false;
            }
            greatest = greatest.max(*last);
        }
        self.seen.1 += usize::from(mark.place == Place::Strong);
        if greatest > self.greatest {
            self.greatest = greatest;
            if mark.place == Place::Strong {
                self.introduced += 1;
                self.at_last = self.seen;
            }
        }
        true
    }

    fn is_system(&self) -> bool {
        let enough = match (self.listed, self.introduced) {
            (Some(_), n) => n >= 1,
            (None, n) => n >= 4 || (n >= 3 && self.greatest >= 6),
        };
        enough && self.at_last.1 * 10 >= self.at_last.0 * 5
    }
}

/// Words after which a number is no citation mark.
pub(super) fn counts_things(word: &str) -> bool {
    let folded = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    words::is(List::CountsThings, &folded)
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
            ("3", Some(vec![(3, 3)])),
            ("3,4", Some(vec![(3, 3), (4, 4)])),
            ("2, 5–7", Some(vec![(2, 2), (5, 7)])),
            ("4a", Some(vec![(4, 4)])),
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
                .map(|n| Mark {
                    span: Span::new(0, 1),
                    numbers: vec![(*n, *n)],
                    place: Place::Strong,
                    label: 0,
                })
                .collect()
        };
        assert_eq!(running(&marks(&[1, 2, 1, 3, 4, 2, 5]), None).len(), 7);
        assert!(running(&marks(&[12, 40, 7, 3]), None).is_empty());
        assert!(running(&marks(&[1, 2]), None).is_empty());
        assert_eq!(running(&marks(&[1, 2]), Some(2)).len(), 2);
    }
}
