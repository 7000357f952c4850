//! Passages that say again, (nearly) word for word, what another passage said: within a text and between texts.
//!
//! A passage is a sentence; its shingles are its runs of [`RUN`] words. Hashes are compared, so time is linear.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::BuildHasherDefault;

use super::super::met::Met;
use super::{Finding, mark};
use crate::text::{BlockKind, Document, KeyHasher, Sentence, Span, Token, TokenKind};

/// Words in a shingle.
const RUN: usize = 4;
/// A shorter sentence is no passage.
const MIN_WORDS: usize = 11;
/// The share of a sentence's shingles that must have been seen before.
const SHARE: f64 = 0.5;

/// A hash of a run of words, whose names stand side by side in `run`.
const fn hash_of(run: u128) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    ((run >> 64) as u64).wrapping_mul(ODD).rotate_left(32).wrapping_add(run as u64).wrapping_mul(ODD)
}

/// Each shingle of one sentence; `name` tells its words apart. The result is how many words it has.
fn each_shingle(
    document: &Document<'_>,
    sentence: &Sentence,
    name: impl Fn(&Token) -> u32,
    mut each: impl FnMut(u64),
) -> usize {
    let (mut run, mut n_words) = (0, 0);
    for token in document.tokens_of(sentence) {
        if token.kind() == TokenKind::Word {
            run = run << (u128::BITS as usize / RUN) | u128::from(name(token));
            n_words += 1;
            if n_words >= RUN {
                each(hash_of(run));
            }
        }
    }
    n_words
}

/// The shingles of a sentence that is a passage, in place of what `shingles` held.
fn read_shingles(
    document: &Document<'_>,
    sentence: &Sentence,
    name: impl Fn(&Token) -> u32,
    shingles: &mut Vec<u64>,
) {
    shingles.clear();
    if each_shingle(document, sentence, name, |shingle| shingles.push(shingle)) < MIN_WORDS {
        shingles.clear();
    }
}

/// Each sentence of `document` that can be a passage, with its index.
fn passages<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (usize, &'d Sentence)> {
    let sentences = document.sentences().iter().enumerate();
    sentences.filter(|(_, it)| it.tokens().len() >= MIN_WORDS && is_passage(document, it))
}

/// What tells words of one document apart.
const fn lexeme(token: &Token) -> u32 {
    token.lexeme() as u32
}

/// The passages that may repeat others, as indices of sentences: those of whose shingles enough share a bit with an
/// earlier one. Next to none does in most texts, so that exact tables need to hold only theirs.
fn suspects(document: &Document<'_>) -> Vec<usize> {
    let mut met = Met::none(document.counts().words as usize);
    let mut suspects = Vec::new();
    for (idx, sentence) in passages(document) {
        let (mut n, mut known) = (0, 0);
        // Too many bits do no harm: those of a sentence of many marks and few words.
        let n_words = each_shingle(document, sentence, lexeme, |shingle| {
            n += 1;
            known += usize::from(met.meet(shingle));
        });
        suspects.extend((n_words >= MIN_WORDS && is_repeated(known, n)).then_some(idx));
    }
    suspects
}

/// Whether a passage of which `seen` of all `n` shingles stood before repeats them.
fn is_repeated(seen: usize, n: usize) -> bool {
    n > 0 && seen as f64 >= SHARE * n as f64
}

fn is_passage(document: &Document<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(document.text());
    let closed = text.ends_with(['.', '!'])
        || text.trim_end_matches(['"', '”', ')', '’']).ends_with(['.', '!', '?', '…']);
    closed
        && !text.ends_with('?')
        && matches!(document.block_of(sentence), BlockKind::Paragraph | BlockKind::ListItem)
}

/// The passages of one text that repeat earlier ones, neighbours joined, ascending; found in two passes over it.
pub(in crate::signal) fn repeats(document: &Document<'_>) -> Vec<Finding> {
    find(document, &suspects(document))
}

/// Every one of the `suspects` that repeats earlier passages of the same text, neighbours joined.
fn find(document: &Document<'_>, suspects: &[usize]) -> Vec<Finding> {
    let wanted = shingles_of(document, suspects);
    let mut suspects = suspects.iter().peekable();
    // Those of the wanted ones that stood before.
    let mut seen: HashSet<u64, BuildHasherDefault<KeyHasher>> = HashSet::default();
    let mut shingles = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    for (idx, sentence) in passages(document) {
        let Some(next) = suspects.peek() else { break };
        let is_suspect = **next == idx;
        shingles.clear();
        let keep = |shingle| shingles.extend(wanted.has(shingle).then_some(shingle));
        if each_shingle(document, sentence, lexeme, keep) < MIN_WORDS {
            continue;
        }
        // All shingles of a suspect are wanted.
        if is_suspect {
            suspects.next();
            let known = shingles.iter().filter(|shingle| seen.contains(*shingle)).count();
            if is_repeated(known, shingles.len()) {
                push(document, sentence, &mut findings);
            }
        }
        seen.extend(&shingles);
    }
    findings
}

/// A repeated sentence, joined to the one before it where nothing parts them.
fn push(document: &Document<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let block = document.blocks().get(sentence.block()).map(|block| block.span);
    match findings.last_mut() {
        Some(last)
            if block.is_some_and(|block| block.contains(last.span)) && follows(document, last, sentence) =>
        {
            last.span = Span::new(last.span.start, sentence.span.end);
        }
        _ => findings.push(mark(sentence.span, "duplicated_text", "repeats an earlier passage", 2)),
    }
}

/// The shingles of these sentences.
fn shingles_of(document: &Document<'_>, sentences: &[usize]) -> Met {
    let mut all = Met::none(MIN_WORDS * sentences.len());
    for sentence in sentences.iter().filter_map(|idx| document.sentences().get(*idx)) {
        each_shingle(document, sentence, lexeme, |shingle| {
            all.meet(shingle);
        });
    }
    all
}

/// Whether only white space parts the finding from the sentence.
fn follows(document: &Document<'_>, last: &Finding, sentence: &Sentence) -> bool {
    Span::new(last.span.end, sentence.span.start).of(document.text()).trim().is_empty()
}

/// The shingles of a whole text, to hold it against others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shingles(BTreeSet<u64>);

impl Shingles {
    /// The shingles of every passage of `document`.
    pub fn of(document: &Document<'_>) -> Self {
        let mut all = BTreeSet::new();
        let mut shingles = Vec::new();
        for (_, sentence) in passages(document) {
            read_shingles(document, sentence, |token| (document.key(token) >> 32) as u32, &mut shingles);
            all.extend(&shingles);
        }
        Self(all)
    }
}

/// The share of the smaller text's shingles that the other has too, 0 to 1; `None` where one of them has no passage.
pub fn share_in_common(first: &Shingles, second: &Shingles) -> Option<f64> {
    let smaller = first.0.len().min(second.0.len());
    (smaller > 0).then(|| first.0.intersection(&second.0).count() as f64 / smaller as f64)
}

/// Two texts that have passages in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Index of the first text.
    pub first: usize,
    /// Index of the second, which comes after it.
    pub second: usize,
    /// The share of the first text's shingles that the second has, 0 to 1.
    pub of_first: f64,
    /// The share of the second text's.
    pub of_second: f64,
}

/// Every two of `texts` of which one has at least `least` of its shingles in common with the other. What stands in
/// very many texts is their frame, not a passage, and is not counted.
pub fn overlaps(texts: &[Shingles], least: f64) -> Vec<Overlap> {
    const MANY: usize = 60;
    let mut all: Vec<(u64, usize)> =
        texts.iter().enumerate().flat_map(|(idx, text)| text.0.iter().map(move |run| (*run, idx))).collect();
    all.sort_unstable();
    let mut in_common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for same in all.chunk_by(|a, b| a.0 == b.0).filter(|same| (2..=MANY).contains(&same.len())) {
        for (at, (_, first)) in same.iter().enumerate() {
            for (_, second) in same.iter().skip(at + 1) {
                *in_common.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    let share = |n: usize, idx: usize| n as f64 / texts.get(idx).map_or(1, |text| text.0.len()) as f64;
    in_common
        .into_iter()
        .map(|((first, second), n)| Overlap {
            first,
            second,
            of_first: share(n, first),
            of_second: share(n, second),
        })
        .filter(|it| it.of_first.max(it.of_second) >= least)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn texts_share_what_they_share() {
        let shared = "The boats of the old harbour go out at night and come back before the sun is up.";
        let other = "Nobody in the whole of the long valley had ever seen a winter as mild as this one.";
        let shingles_of = |text: &str| Shingles::of(&Document::new(text, blocks_of_plain(text)));
        let both = shingles_of(&format!("{shared} {other}"));
        assert_eq!(share_in_common(&shingles_of(shared), &both), Some(1.0));
        assert_eq!(share_in_common(&shingles_of(shared), &shingles_of(other)), Some(0.0));
        assert_eq!(share_in_common(&shingles_of("Too short."), &both), None);
        let texts = [shingles_of(shared), shingles_of(other), both, shingles_of("Too short.")];
        let found = overlaps(&texts, 0.1);
        let pairs: Vec<_> = found.iter().map(|it| (it.first, it.second, it.of_first)).collect();
        assert_eq!(pairs, [(0, 2, 1.0), (1, 2, 1.0)]);
        assert!((found[0].of_second + found[1].of_second - 1.0).abs() < 1e-9);
        assert!(overlaps(&texts, 1.1).is_empty());
    }
}
