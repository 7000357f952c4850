//! Passages that say again, (nearly) word for word, what another passage said: within a text and between texts.
//!
//! A passage is a sentence; its shingles are its runs of four words. Hashes are compared, so time is linear.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::BuildHasherDefault;

use super::super::met::Met;
use super::{Finding, mark};
use crate::text::{BlockKind, Document, KeyHasher, Sentence, Span, Token, TokenKind};

/// Hashes that are known exactly.
type Hashes = HashSet<u64, BuildHasherDefault<KeyHasher>>;
/// A shorter sentence is no passage.
const MIN_WORDS: usize = 11;
/// The share of a sentence's shingles that must have been seen before.
const SHARE: f64 = 0.5;

/// Mixes hashes.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Every shingle of `tokens`: a hash of the names of four words side by side; what tells words apart is up to `name`.
fn each_shingle(tokens: &[Token], name: impl Fn(&Token) -> u32, mut each: impl FnMut(u64)) {
    let mut names = words(tokens).map(|word| u64::from(name(word)));
    let [Some(first), Some(second), Some(third)] = std::array::from_fn(|_| names.next()) else { return };
    let (mut before, mut pair) = (first << 32 | second, second << 32 | third);
    for name in names {
        let next = pair << 32 | name;
        each(before.wrapping_mul(ODD).rotate_left(32).wrapping_add(next).wrapping_mul(ODD));
        (before, pair) = (pair, next);
    }
}

fn words(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|token| token.kind() == TokenKind::Word)
}

/// What tells words of one document apart.
const fn lexeme(token: &Token) -> u32 {
    token.lexeme() as u32
}

/// What a first look says of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// It is no passage.
    NoPassage,
    /// A passage that says something new.
    New,
    /// It says word for word what an earlier one said.
    Again,
    /// Perhaps it says what earlier ones said: enough of its shingles share their bits with theirs.
    Perhaps,
}

/// A first look at every sentence. Next to no passage repeats others in most texts, so that exact tables need to hold only
/// those that may.
fn first_look(document: &Document<'_>) -> Vec<Look> {
    let sentences = document.sentences();
    let mut met = Met::none(document.counts().words as usize);
    let mut wholes = Hashes::with_capacity_and_hasher(sentences.len(), BuildHasherDefault::default());
    let mut shingles = Vec::new();
    let look = |sentence: &Sentence| {
        if !is_passage(document, sentence) {
            return Look::NoPassage;
        }
        shingles.clear();
        each_shingle(document.tokens_of(sentence), lexeme, |shingle| shingles.push(shingle));
        // Hashes are met all over a large table: what is known as a whole is spared that.
        if !wholes.insert(shingles.iter().copied().fold(0, u64::wrapping_add)) {
            return Look::Again;
        }
        let mut known = Share::default();
        for shingle in &shingles {
            known.add(met.meet(*shingle));
        }
        if known.is_enough() { Look::Perhaps } else { Look::New }
    };
    sentences.iter().map(look).collect()
}

/// How many of all shingles of a passage stood before.
#[derive(Default)]
struct Share {
    known: u32,
    all: u32,
}

impl Share {
    fn add(&mut self, known: bool) {
        self.known += u32::from(known);
        self.all += 1;
    }

    /// Whether the passage repeats them.
    fn is_enough(&self) -> bool {
        self.all > 0 && f64::from(self.known) >= SHARE * f64::from(self.all)
    }
}

fn is_passage(document: &Document<'_>, sentence: &Sentence) -> bool {
    if sentence.tokens().len() < MIN_WORDS
        || !matches!(document.block_of(sentence), BlockKind::Paragraph | BlockKind::ListItem)
    {
        return false;
    }
    let text = sentence.span.of(document.text());
    let closed = text.ends_with(['.', '!'])
        || text.trim_end_matches(['"', '”', ')', '’']).ends_with(['.', '!', '?', '…']);
    closed && !text.ends_with('?') && words(document.tokens_of(sentence)).count() >= MIN_WORDS
}

/// The passages of one text that repeat earlier ones, neighbours joined, ascending; found in two looks at each.
pub(in crate::signal) fn repeats(document: &Document<'_>) -> Vec<Finding> {
    let looks = first_look(document);
    let looked = || document.sentences().iter().zip(&looks);
    let wanted = shingles_of(document, looked().filter(|(_, look)| **look == Look::Perhaps).map(|it| it.0));
    let last_doubt = looks.iter().rposition(|look| *look == Look::Perhaps);
    // Those of the wanted ones that stood before.
    let mut seen = Hashes::default();
    let mut findings: Vec<Finding> = Vec::new();
    for (at, (sentence, look)) in looked().enumerate() {
        let tokens = document.tokens_of(sentence);
        let mut known = Share::default();
        if *look == Look::Perhaps {
            each_shingle(tokens, lexeme, |shingle| known.add(seen.contains(&shingle)));
        }
        // What is said again word for word was seen already.
        if matches!(look, Look::New | Look::Perhaps) && last_doubt.is_some_and(|last| at < last) {
            each_shingle(tokens, lexeme, |shingle| {
                if wanted.has(shingle) {
                    seen.insert(shingle);
                }
            });
        }
        if *look == Look::Again || known.is_enough() {
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
            last.span = Span::new(last.span.start(), sentence.span.end());
        }
        _ => findings.push(mark(sentence.span, "duplicated_text", "repeats an earlier passage", 2)),
    }
}

/// The shingles of these sentences.
fn shingles_of<'d>(document: &Document<'_>, sentences: impl Iterator<Item = &'d Sentence> + Clone) -> Met {
    let mut all = Met::none(MIN_WORDS * sentences.clone().count());
    for sentence in sentences {
        each_shingle(document.tokens_of(sentence), lexeme, |shingle| {
            all.meet(shingle);
        });
    }
    all
}

/// Whether only white space parts the finding from the sentence.
fn follows(document: &Document<'_>, last: &Finding, sentence: &Sentence) -> bool {
    Span::new(last.span.end(), sentence.span.start()).of(document.text()).trim().is_empty()
}

/// The shingles of a whole text, to hold it against others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shingles(BTreeSet<u64>);

impl Shingles {
    /// The shingles of every passage of `document`.
    pub fn of(document: &Document<'_>) -> Self {
        let mut all = BTreeSet::new();
        let name = |token: &Token| (document.key(token) >> 32) as u32;
        for sentence in document.sentences().iter().filter(|it| is_passage(document, it)) {
            each_shingle(document.tokens_of(sentence), name, |shingle| {
                all.insert(shingle);
            });
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
