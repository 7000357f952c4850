//! Words that a scan misread, ran together or cut apart: what no list knows, and one change makes a frequent word.

use std::collections::BTreeSet;

use super::{Finding, mark};
use crate::text::{BlockKind, Document, Lexeme, Span, Token, TokenKind, fold, is_listed, is_topical, key_of};

/// Letters that scans take for others.
const LOOKALIKES: &[(&str, &str)] = &[
    ("u", "n"),
    ("n", "u"),
    ("c", "e"),
    ("e", "c"),
    ("b", "h"),
    ("h", "b"),
    ("rn", "m"),
    ("ii", "n"),
    ("vv", "w"),
    ("v", "u"),
];
/// Fewer different words are slips of a writer.
const FEWEST: usize = 3;
/// What runs into the next word.
const BEFORE: &[&str] =
    &["are", "and", "from", "have", "of", "that", "the", "they", "this", "was", "were", "with"];
/// What the word before runs into.
const BEHIND: &[&str] = &["and", "have", "that", "the", "were", "which"];
/// Frequent words of few letters, which run into one another.
const SHORT: &[&str] = &["as", "at", "by", "for", "he", "in", "is", "it", "of", "on", "to", "we"];

/// Every such word of an English text.
pub(super) fn find(document: &Document<'_>) -> Vec<Finding> {
    let not_yet = |lexeme: &Lexeme| if lexeme.is_unknown() { Look::NotYet } else { Look::Fine };
    let mut looks: Vec<Look> = document.lexemes().all().iter().map(not_yet).collect();
    if looks.iter().all(|look| *look == Look::Fine) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut doubtful = Vec::new();
    for sentence in document.sentences() {
        let block = document.block_of(sentence);
        if matches!(block, BlockKind::Code | BlockKind::Table | BlockKind::Reference) {
            continue;
        }
        for token in document.tokens_of(sentence) {
            let Some(look) = looks.get_mut(token.lexeme()).filter(|look| **look != Look::Fine) else {
                continue;
            };
            if token.kind() != TokenKind::Word {
                continue;
            }
            if *look == Look::NotYet || (*look == Look::FineAsName && !token.capital()) {
                *look = Look::at(document, token);
            }
            let span = document.span_of(token);
            match look {
                Look::Figures => findings.push(mark(span, "misread", "a figure in the place of a letter", 2)),
                Look::Joined => findings.push(mark(span, "joined", "two words run together", 2)),
                Look::Cut => findings.push(mark(span, "joined", "a word cut by a hyphen", 2)),
                Look::Doubtful if !token.capital() => doubtful.push((token.lexeme(), span)),
                Look::Doubtful | Look::Fine | Look::FineAsName | Look::NotYet => (),
            }
        }
    }
    let different: BTreeSet<usize> = doubtful.iter().map(|(lexeme, _)| *lexeme).collect();
    if different.len() >= FEWEST {
        let misread = |(_, span): &(usize, Span)| mark(*span, "misread", "one letter taken for another", 2);
        findings.extend(doubtful.iter().map(misread));
    }
    findings
}

/// What a word that no list knows looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Nobody looked yet.
    NotYet,
    /// Nothing can be said of a name; the word may stand without its capital, too.
    FineAsName,
    /// A word, for all one can tell.
    Fine,
    /// A word but for figures that look like letters.
    Figures,
    /// A frequent word but for letters that look like others.
    Doubtful,
    /// Two frequent words.
    Joined,
    /// A frequent word with a hyphen in it.
    Cut,
}

impl Look {
    fn at(document: &Document<'_>, token: &Token) -> Self {
        let word = fold(document.word(token));
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
        if !word.is_ascii() || word.len() < 3 || letters == 0 {
            Self::Fine
        } else if word.bytes().any(|byte| byte.is_ascii_digit()) {
            if is_misread_by_figures(&word) { Self::Figures } else { Self::Fine }
        } else if let Some((first, second)) = word.split_once('-') {
            if is_cut(first, second) { Self::Cut } else { Self::Fine }
        } else if letters < word.len() {
            Self::Fine
        } else if is_joined(&word, token.capital()) {
            Self::Joined
        } else if token.capital() {
            Self::FineAsName
        } else if is_doubtful(&word) {
            Self::Doubtful
        } else {
            Self::Fine
        }
    }
}

fn is_frequent(word: &str) -> bool {
    !is_topical(key_of(word))
}

/// "s1ight", "vi1lage", "p0wer".
fn is_misread_by_figures(word: &str) -> bool {
    let like_letters = word.bytes().filter(u8::is_ascii_digit).all(|byte| matches!(byte, b'0' | b'1'));
    like_letters
        && word.len() >= 4
        && word.bytes().filter(u8::is_ascii_digit).count() * 2 < word.len()
        && is_listed(key_of(&word.replace('1', "l").replace('0', "o")))
}

/// "arefree", "helpedthe", "ofthe", "Wehave"; of names, which have a capital, nothing can be said.
fn is_joined(word: &str, capital: bool) -> bool {
    let behind_we = || {
        ["have", "are", "were", "will"].contains(&word.get(2..).unwrap_or_default()) && word.starts_with("we")
    };
    if capital {
        return behind_we();
    }
    let before = |first: &&str| {
        word.strip_prefix(*first).is_some_and(|second| {
            second.len() >= 4 && !["ever", "away"].contains(&second) && is_frequent(second)
        })
    };
    let behind = |second: &&str| {
        word.strip_suffix(*second).is_some_and(|first| first.len() >= 4 && is_listed(key_of(first)))
    };
    let both_short = || SHORT.iter().any(|first| word.strip_prefix(first) == Some("the"));
    BEFORE.iter().any(before) || BEHIND.iter().any(behind) || both_short() || behind_we()
}

/// "includ-ing": neither part is a word, and both are.
fn is_cut(first: &str, second: &str) -> bool {
    let is_word = |part: &str| is_listed(key_of(part));
    first.len() >= 4 && !second.contains('-') && !is_word(first) && is_frequent(&format!("{first}{second}"))
}

/// "tbe", "wiudows".
fn is_doubtful(word: &str) -> bool {
    let mut changed = String::with_capacity(word.len() + 1);
    let mut one_change = |(wrong, right): &(&str, &str)| {
        word.match_indices(wrong).any(|(at, _)| {
            changed.clear();
            changed.push_str(word.get(..at).unwrap_or_default());
            changed.push_str(right);
            changed.push_str(word.get(at + wrong.len()..).unwrap_or_default());
            is_listed(key_of(&changed))
        })
    };
    LOOKALIKES.iter().any(&mut one_change)
}
