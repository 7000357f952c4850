//! Passages that say again, (nearly) word for word, what another passage said: within a text and between texts.
//!
//! A passage is a sentence; its shingles are its runs of [`RUN`] words. Hashes are compared, so time is linear.

use std::collections::BTreeSet;

use super::{Finding, mark};
use crate::text::{BlockKind, Document, KeyMap, Sentence, Span, TokenKind};

/// Words in a shingle.
const RUN: usize = 4;
/// A shorter sentence is no passage.
const MIN_WORDS: usize = 11;
/// The share of a sentence's shingles that must have been seen before.
const SHARE: f64 = 0.5;

/// The shingles of one sentence.
fn shingles(document: &Document<'_>, sentence: &Sentence) -> Vec<u64> {
    let words = document.tokens_of(sentence).iter().filter(|token| token.kind == TokenKind::Word);
    let keys: Vec<u64> = words.map(|token| token.key).collect();
    if keys.len() < MIN_WORDS {
        return Vec::new();
    }
    let mix = |hash: u64, key: &u64| (hash.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    keys.windows(RUN).map(|run| run.iter().fold(0, mix)).collect()
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
    let mut first_seen: KeyMap<u32> = KeyMap::default();
    first_seen.reserve(document.counts().words as usize);
    let mut findings: Vec<Finding> = Vec::new();
    for (idx, sentence) in document.sentences().iter().enumerate() {
        if !is_passage(document, sentence) {
            continue;
        }
        let own = shingles(document, sentence);
        let idx = idx as u32;
        let mut seen = 0;
        for run in &own {
            seen += usize::from(*first_seen.entry(*run).or_insert(idx) < idx);
        }
        if !own.is_empty() && seen as f64 >= SHARE * own.len() as f64 {
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
        let passages = document.sentences().iter().filter(|sentence| is_passage(document, sentence));
        Self(passages.flat_map(|sentence| shingles(document, sentence)).collect())
    }
}

/// The share of the smaller text's shingles that the other has too, 0 to 1; `None` where one of them has no passage.
pub fn share_in_common(first: &Shingles, second: &Shingles) -> Option<f64> {
    let smaller = first.0.len().min(second.0.len());
    (smaller > 0).then(|| first.0.intersection(&second.0).count() as f64 / smaller as f64)
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
    }
}
