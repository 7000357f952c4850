//! All that the score of one document is computed from, so that another rubric needs no second reading of the text.

use super::bootstrap::block_size;
use super::{Facts, Seen, Sums, by_block};
use crate::text::Document;

/// The sums of one document and what else its score depends on besides the rubric.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measured {
    /// Of the whole document.
    pub sums: Sums,
    /// Of its sentences, neighbours joined: what the resampling draws from.
    pub blocks: Vec<Sums>,
    /// What a resampling does not change.
    pub facts: Facts,
    /// Words of running text.
    pub n_words: u32,
    /// Sentences of running text.
    pub n_sentences: u32,
    /// Drives the resampling: the same text gives the same interval.
    pub seed: u64,
}

impl Measured {
    /// Count them.
    pub fn gather(document: &Document<'_>, found: &Seen<'_>, facts: Facts, seed: u64) -> Self {
        let blocks = by_block(document, found, block_size(document.sentences().len()));
        let mut sums = Sums::default();
        for block in &blocks {
            sums += block;
        }
        let counts = document.counts();
        Self { sums, blocks, facts, n_words: counts.words, n_sentences: counts.sentences, seed }
    }
}
