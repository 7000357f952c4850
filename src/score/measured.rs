//! All that the score of one document is computed from, so that another rubric needs no second reading of the text.

use super::draws::block_size;
use super::{Facts, Seen, Sums, by_block};
use crate::text::Document;

/// The sums of one document and what else its score depends on besides the rubric.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measured {
    /// Of the whole document.
    pub sums: Sums,
    /// Of its sentences, neighbours joined: what the draws take halves of.
    pub blocks: Vec<Sums>,
    /// What does not change from one half to another.
    pub facts: Facts,
    /// Words of running text.
    pub n_words: u32,
    /// Sentences of running text.
    pub n_sentences: u32,
}

impl Measured {
    /// Count them.
    pub fn gather(document: &Document<'_>, found: &Seen<'_>, facts: Facts) -> Self {
        let blocks = by_block(document, found, block_size(document.sentences().len()));
        let mut sums = Sums::default();
        for block in &blocks {
            sums += block;
        }
        let counts = document.counts();
        Self { sums, blocks, facts, n_words: counts.words, n_sentences: counts.sentences }
    }
}
