//! From decoded text to a [`Document`]: blocks, sentences, tokens, counts, language.
//!
//! Everything above reads this one division of the text; nothing divides it again. Offsets are bytes ([`Span`]).

mod block;
pub mod counts;
mod language;
mod meta;
pub mod reference_list;
mod sentence;
mod span;
pub mod syllable;
mod token;

use std::ops::Range;

pub use block::{Block, BlockKind, blocks_of_plain, trimmed};
pub use counts::{Counts, Uncounted};
pub use language::{Language, detect};
pub use meta::{Link, Meta};
pub use span::{CodePoints, Span, hexadecimal};
pub use token::{COUNTING_CASES, Token, TokenKind, fold, key_of, tokenize};

/// One sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as an index into [`Document::blocks`].
    pub block: usize,
    /// Its counts; all zero where it is not running prose.
    pub counts: Counts,
}

/// A text, divided once.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    counts: Counts,
    uncounted: Vec<Uncounted>,
    language: Language,
}

impl<'t> Document<'t> {
    /// Divide `text`, laid out in `blocks` (ascending, not overlapping). Cannot fail.
    pub fn new(text: &'t str, blocks: Vec<Block>) -> Self {
        let blocks = reference_list::mark(text, blocks);
        let language = detect(text);
        let mut document = Self {
            text,
            tokens: Vec::with_capacity(text.len() / 5),
            sentences: Vec::with_capacity(text.len() / 80),
            counts: Counts::default(),
            uncounted: Vec::new(),
            language,
            blocks: Vec::new(),
        };
        let mut voice = syllable::Syllabifier::english();
        for (idx, block) in blocks.iter().enumerate() {
            document.add_block(idx, *block, &mut voice);
        }
        document.blocks = blocks;
        document
    }

    fn add_block(&mut self, block_idx: usize, block: Block, voice: &mut syllable::Syllabifier) {
        let spans =
            if block.kind.is_prose() { sentence::split(self.text, block.span) } else { vec![block.span] };
        let counted = block.kind.is_prose() && ends_a_sentence(block.span.of(self.text));
        let mut left_out = 0;
        for span in spans {
            let first = self.tokens.len();
            token::tokenize_aloud(self.text, span, voice, &mut self.tokens);
            let tokens = first..self.tokens.len();
            let all = counts::of_sentence(self.text, self.tokens.get(tokens.clone()).unwrap_or_default());
            let counts = if counted { all } else { Counts::default() };
            left_out += all.words - counts.words;
            self.counts += counts;
            self.sentences.push(Sentence { span, tokens, block: block_idx, counts });
        }
        if left_out > 0 {
            self.uncounted.push(Uncounted { span: block.span, kind: block.kind, words: left_out });
        }
    }

    /// The whole text.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in order; a heading or table row is one too, with zero counts.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// The block that a sentence stands in.
    pub fn block_of(&self, sentence: &Sentence) -> BlockKind {
        self.blocks.get(sentence.block).map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// The words of a token as they stand in the text.
    pub fn word(&self, token: &Token) -> &'t str {
        token.span.of(self.text)
    }

    /// Counts over running prose.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// What was left out of the counts, block by block.
    pub fn uncounted(&self) -> &[Uncounted] {
        &self.uncounted
    }

    /// The language of the whole.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The index of the sentence that holds `byte`, or the one before it.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= byte).checked_sub(1)
    }
}

/// Whether the block closes with sentence punctuation, so that it is prose and not a label.
fn ends_a_sentence(block: &str) -> bool {
    block
        .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' '])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divides_a_text_once() {
        let text = "A Heading\n\nThe cat sat. It may rain.\n\n- a list item";
        let document = Document::new(text, blocks_of_plain(text));
        let kinds: Vec<_> = document.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::ListItem]);
        assert_eq!(document.counts().sentences, 2);
        assert_eq!(document.counts().words, 6);
    }
}
