//! Which texts say the same, word for word.

use crate::signal::integrity::{Overlap, Shingles, overlaps};
use crate::text::{Block, Document};

/// Less than this is chance: a quotation, a name, a formula of politeness.
const LEAST: f64 = 0.05;

/// Every two of these texts that share passages.
pub fn shared_passages<'a>(texts: impl Iterator<Item = (&'a str, &'a [Block])>) -> Vec<Overlap> {
    let shingles: Vec<Shingles> =
        texts.map(|(text, blocks)| Shingles::of(&Document::new(text, blocks.to_vec()))).collect();
    overlaps(&shingles, LEAST)
}
