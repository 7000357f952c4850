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
/// Hashes that are known exactly.
type Hashes = HashSet<u64, BuildHasherDefault<KeyHasher>>;
/// A shorter sentence is no passage.
const MIN_WORDS: usize = 11;
/// The share of a sentence's shingles that must have been seen before.
const SHARE: f64 = 0.5;

/// Mixes hashes.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The names of the words of one sentence after the other; what tells words apart is up to the reader.
#[derive(Default)]
struct Names(Vec<u32>);

impl Names {
    /// Read a sentence in place of the one before. Whether it has words enough for a passage.
    fn read(&mut self, document: &Document<'_>, sentence: &Sentence, name: impl Fn(&Token) -> u32) -> bool {
        let words = document.tokens_of(sentence).iter().filter(|token| token.kind() == TokenKind::Word);
        self.0.clear();
        self.0.extend(words.map(name));
        self.0.len() >= MIN_WORDS
    }

    /// The shingles of the sentence: hashes of the names that stand side by side.
    fn shingles(&self) -> impl ExactSizeIterator<Item = u64> {
        let pair = |first: u32, second: u32| u64::from(first) << 32 | u64::from(second);
        self.0.array_windows().map(move |[a, b, c, d]: &[u32; RUN]| {
            pair(*a, *b).wrapping_mul(ODD).rotate_left(32).wrapping_add(pair(*c, *d)).wrapping_mul(ODD)
        })
    }

    /// A hash of all.
    fn whole(&self) -> u64 {
        self.0.iter().fold(ODD, |hash, name| (hash ^ u64::from(*name)).wrapping_mul(ODD).rotate_left(32))
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

/// A passage that says something again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    /// Word for word what an earlier one said.
    All,
    /// Perhaps what earlier ones said: enough of its shingles share a bit with theirs.
    Perhaps,
}

/// The passages that repeat others or may do so, as indices of sentences. Next to none may in most texts, so that exact
/// tables need to hold only theirs.
fn suspects(document: &Document<'_>) -> Vec<(usize, Again)> {
    let mut met = Met::none(document.counts().words as usize);
    let mut wholes = Hashes::default();
    let mut names = Names::default();
    let mut suspects = Vec::new();
    for (idx, sentence) in passages(document) {
        if !names.read(document, sentence, lexeme) {
            continue;
        }
        if !wholes.insert(names.whole()) {
            suspects.push((idx, Again::All));
            continue;
        }
        let known = names.shingles().map(|shingle| usize::from(met.meet(shingle))).sum();
        if is_repeated(known, names.shingles().len()) {
            suspects.push((idx, Again::Perhaps));
        }
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
    let suspects = suspects(document);
    let perhaps = |suspect: &&(usize, Again)| suspect.1 == Again::Perhaps;
    let doubtful: Vec<usize> = suspects.iter().filter(perhaps).map(|suspect| suspect.0).collect();
    let (wanted, last) = (shingles_of(document, &doubtful), doubtful.last().copied().unwrap_or(0));
    let mut suspects = suspects.iter().peekable();
    // Those of the wanted ones that stood before.
    let mut seen = Hashes::default();
    let mut names = Names::default();
    let mut findings: Vec<Finding> = Vec::new();
    for (idx, sentence) in passages(document) {
        if suspects.peek().is_none() {
            break;
        }
        let again = suspects.next_if(|suspect| suspect.0 == idx).map(|suspect| suspect.1);
        // What is said again word for word was seen already.
        let mut repeated = again == Some(Again::All);
        if !repeated && idx <= last && names.read(document, sentence, lexeme) {
            // All shingles of a suspect are wanted.
            let known = || names.shingles().filter(|shingle| seen.contains(shingle)).count();
            repeated = again.is_some() && is_repeated(known(), names.shingles().len());
            seen.extend(names.shingles().filter(|shingle| wanted.has(*shingle)));
        }
        if repeated {
            push(document, sentence, &mut findings);
        }
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
    let mut names = Names::default();
    for sentence in sentences.iter().filter_map(|idx| document.sentences().get(*idx)) {
        names.read(document, sentence, lexeme);
        names.shingles().for_each(|shingle| {
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
        let mut names = Names::default();
        for (_, sentence) in passages(document) {
            if names.read(document, sentence, |token| (document.key(token) >> 32) as u32) {
                all.extend(names.shingles());
            }
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

    /// Word for word and nearly so, found as one table of all shingles would find it.
    #[test]
    fn a_passage_said_again_is_found_once_at_each_later_place() {
        let boats = "The boats of the old harbour go out at night and come back before the sun is up.";
        let nearly = "The boats of the old harbour go out at night and come back before noon.";
        let winter = "Nobody in the whole of the long valley had ever seen a winter as mild as this one.";
        let half =
            "The boats of the old harbour never leave it, for nobody in the town can row or sail them.";
        let cases: &[(&[&str], &[&str])] = &[
            (&[boats, winter, boats], &[boats]),
            (&[boats, winter, nearly], &[nearly]),
            (&[boats, nearly, winter, nearly, boats], &[nearly, nearly, boats]),
            (&[boats, winter, half], &[]),
            (&["Come back soon.", winter, "Come back soon."], &[]),
        ];
        for (passages, again) in cases {
            let text = passages.join("\n\n");
            let found = repeats(&Document::new(&text, blocks_of_plain(&text)));
            let found: Vec<&str> = found.iter().map(|finding| finding.span.of(&text)).collect();
            assert_eq!(found, *again, "{text}");
        }
        let text = format!("{boats} {winter}\n\n{boats} {winter}");
        let found = repeats(&Document::new(&text, blocks_of_plain(&text)));
        assert_eq!(found.len(), 1, "neighbours are one: {found:?}");
    }

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
