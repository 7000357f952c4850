//! Passages that say again, (nearly) word for word, what another passage said: within a text and between texts.
//!
//! A passage is a sentence; its shingles are its runs of [`RUN`] words. Hashes are compared, so time is linear.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, mark};
use crate::text::{BlockKind, Document, KeyMap, Sentence, Span, TokenKind};

/// Words in a shingle.
const RUN: usize = 4;
/// A shorter sentence is no passage.
const MIN_WORDS: usize = 11;
/// The share of a sentence's shingles that must have been seen before.
const SHARE: f64 = 0.5;

/// The shingles of one sentence, in place of what `shingles` held.
fn read_shingles(document: &Document<'_>, sentence: &Sentence, shingles: &mut Vec<u64>) {
    shingles.clear();
    let mix = |hash: u64, key: &u64| (hash.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (mut run, mut n_words) = ([0; RUN], 0);
    for token in document.tokens_of(sentence).iter().filter(|token| token.kind() == TokenKind::Word) {
        let [_, second, third, fourth] = run;
        run = [second, third, fourth, document.key(token)];
        n_words += 1;
        if n_words >= RUN {
            shingles.push(run.iter().fold(0, mix));
        }
    }
    if n_words < MIN_WORDS {
        shingles.clear();
    }
}

/// Each passage of `document`: its index among the sentences, and its shingles.
fn each_passage(document: &Document<'_>, mut each: impl FnMut(usize, &[u64])) {
    let mut shingles = Vec::new();
    for (idx, sentence) in document.sentences().iter().enumerate() {
        if is_passage(document, sentence) {
            read_shingles(document, sentence, &mut shingles);
            each(idx, &shingles);
        }
    }
}

/// Shingles that were met, a bit each: one that was met is never denied, another seldom affirmed.
struct Met {
    bits: Vec<u64>,
    mask: usize,
}

impl Met {
    /// None yet, of about `n`.
    fn none(n: usize) -> Self {
        let n_bits = (8 * n).next_power_of_two().max(64);
        Self { bits: vec![0; n_bits / 64], mask: n_bits - 1 }
    }

    /// Whether it may have been met.
    fn has(&self, shingle: u64) -> bool {
        let bit = (shingle >> 20) as usize & self.mask;
        self.bits.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    /// The same; remembers it.
    fn meet(&mut self, shingle: u64) -> bool {
        let bit = (shingle >> 20) as usize & self.mask;
        self.bits.get_mut(bit / 64).is_some_and(|word| {
            let known = *word >> (bit % 64) & 1 == 1;
            *word |= 1 << (bit % 64);
            known
        })
    }
}

/// The passages that may repeat others, as indices of sentences: those of whose shingles enough share a bit with an
/// earlier one. Next to none does in most texts, so that exact tables need to hold only theirs.
fn suspects(document: &Document<'_>) -> Vec<usize> {
    let mut met = Met::none(document.counts().words as usize);
    let mut suspects = Vec::new();
    each_passage(document, |idx, shingles| {
        let known = shingles.iter().filter(|shingle| met.meet(**shingle)).count();
        suspects.extend(is_repeated(known, shingles.len()).then_some(idx));
    });
    suspects
}

/// Whether a passage of which `seen` of all `n` shingles stood before repeats them.
fn is_repeated(seen: usize, n: usize) -> bool {
    n > 0 && seen as f64 >= SHARE * n as f64
}

fn is_passage(document: &Document<'_>, sentence: &Sentence) -> bool {
    let closed = sentence
        .span
        .of(document.text())
        .trim_end_matches(['"', '”', ')', '’'])
        .ends_with(['.', '!', '?', '…']);
    let question = sentence.span.of(document.text()).ends_with('?');
    closed && !question && matches!(document.block_of(sentence), BlockKind::Paragraph | BlockKind::ListItem)
}

/// Every sentence that repeats earlier ones of the same text, neighbours joined.
pub(super) fn find(document: &Document<'_>) -> Vec<Finding> {
    let suspects = suspects(document);
    // Each shingle of a suspect, with the first passage that has it.
    let mut first_seen: KeyMap<u32> = KeyMap::default();
    let mut wanted = Met::none(MIN_WORDS * suspects.len());
    let mut own = Vec::new();
    for sentence in suspects.iter().filter_map(|idx| document.sentences().get(*idx)) {
        read_shingles(document, sentence, &mut own);
        for shingle in &own {
            first_seen.insert(*shingle, u32::MAX);
            wanted.meet(*shingle);
        }
    }
    if !suspects.is_empty() {
        each_passage(document, |idx, shingles| {
            for shingle in shingles.iter().filter(|shingle| wanted.has(**shingle)) {
                if let Some(first) = first_seen.get_mut(shingle) {
                    *first = (*first).min(idx as u32);
                }
            }
        });
    }
    let mut findings: Vec<Finding> = Vec::new();
    for idx in suspects {
        let Some(sentence) = document.sentences().get(idx) else { continue };
        read_shingles(document, sentence, &mut own);
        let stood_before = |shingle: &&u64| first_seen.get(*shingle).is_some_and(|first| *first < idx as u32);
        if is_repeated(own.iter().filter(stood_before).count(), own.len()) {
            let block = document.blocks().get(sentence.block).map(|block| block.span);
            match findings.last_mut() {
                Some(last)
                    if block.is_some_and(|block| block.contains(last.span))
                        && follows(document, last, sentence) =>
                {
                    last.span = Span::new(last.span.start, sentence.span.end);
                }
                _ => findings.push(mark(sentence.span, "duplicated_text", "repeats an earlier passage", 2)),
            }
        }
    }
    findings
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
        each_passage(document, |_, shingles| all.extend(shingles));
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
