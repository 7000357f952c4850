//! The divided text: blocks, sentences, tokens and counts, and where to find each.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::nearest::Nearest;
use super::part::{Divided, Part};
use super::quotation::quotations;
use super::reference_list;
use super::{Block, BlockKind, Counts, Language, Lexemes, PackedCounts, Span, Token, TokenKind, Uncounted};
use super::{detect, key_of, parallel};

/// One sentence; 56 bytes, for there are many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its counts; all zero where it is not running prose.
    pub counts: PackedCounts,
    tokens: Range<u32>,
    block: u32,
}

impl Sentence {
    pub(super) fn new(span: Span, tokens: Range<usize>, block: usize, counts: &Counts) -> Self {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let tokens = small(tokens.start)..small(tokens.end);
        Self { span, counts: PackedCounts::from(counts), tokens, block: small(block) }
    }

    /// The same sentence behind so many tokens.
    pub(super) fn behind(mut self, n_tokens: usize) -> Self {
        let n_tokens = u32::try_from(n_tokens).unwrap_or(u32::MAX);
        self.tokens.start = self.tokens.start.saturating_add(n_tokens);
        self.tokens.end = self.tokens.end.saturating_add(n_tokens);
        self
    }

    /// Its tokens, as indices into [`Document::tokens`].
    pub const fn tokens(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }

    /// Its block, as an index into [`Document::blocks`].
    pub const fn block(&self) -> usize {
        self.block as usize
    }
}

/// A text, divided once.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    tokens: Vec<Token>,
    lexemes: Lexemes,
    sentences: Vec<Sentence>,
    counts: Counts,
    uncounted: Vec<Uncounted>,
    foreign: BTreeMap<&'static str, u32>,
    language: Language,
    without_prose: bool,
    /// Ascending, without overlap.
    quotations: OnceLock<(Vec<Span>, Nearest)>,
    times: OnceLock<Vec<u32>>,
    nearest_sentence: OnceLock<Nearest>,
}

impl<'t> Document<'t> {
    /// Divide `text`, laid out in `blocks` (ascending, not overlapping). Cannot fail.
    pub fn new(text: &'t str, blocks: Vec<Block>) -> Self {
        let blocks = reference_list::mark(text, blocks);
        let language = detect(text);
        let mut whole = Part::all(text, language, &blocks);
        let without_prose = whole.divided.counts.words == 0 && whole.count_everything();
        let Part { lexemes, divided, .. } = whole;
        let Divided { tokens, sentences, counts, uncounted, foreign } = divided;
        Self {
            text,
            blocks,
            tokens,
            lexemes,
            sentences,
            counts,
            uncounted,
            foreign,
            language,
            without_prose,
            quotations: OnceLock::new(),
            times: OnceLock::new(),
            nearest_sentence: OnceLock::new(),
        }
    }

    /// The whole text.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Whether it is worth more than one thread, see [`parallel`].
    pub const fn is_large(&self) -> bool {
        self.text.len() >= parallel::LARGE
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Take them out, most of what the document takes: from now on there are none, in no sentence.
    pub fn take_tokens(&mut self) -> Vec<Token> {
        std::mem::take(&mut self.tokens)
    }

    /// All sentences, in order; a heading or table row is one too, with zero counts.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens of one sentence.
    #[inline]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens()).unwrap_or_default()
    }

    /// The block that a sentence stands in.
    pub fn block_of(&self, sentence: &Sentence) -> BlockKind {
        self.blocks.get(sentence.block()).map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// The words of a token as they stand in the text.
    #[inline]
    pub fn word(&self, token: &Token) -> &'t str {
        self.span_of(token).of(self.text)
    }

    /// Where a token stands.
    #[inline]
    pub fn span_of(&self, token: &Token) -> Span {
        self.lexemes.span(token)
    }

    /// Letters in a token; stays at the maximum of the type beyond that.
    pub fn letters_of(&self, token: &Token) -> u16 {
        self.lexemes.written(token).letters
    }

    /// Syllables of a token; 0 for punctuation and addresses.
    pub fn syllables_of(&self, token: &Token) -> u8 {
        self.lexemes.syllables(token)
    }

    /// Its different words.
    pub const fn lexemes(&self) -> &Lexemes {
        &self.lexemes
    }

    /// The key of a token's folded word, see [`super::key_of`].
    #[inline]
    pub fn key(&self, token: &Token) -> u64 {
        self.lexemes.get(token).map_or(0, |lexeme| lexeme.key)
    }

    /// Counts over running prose; over everything where there is none, see [`Self::is_without_prose`].
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Whether no block is running prose, so that headings, labels and lists were counted instead.
    pub const fn is_without_prose(&self) -> bool {
        self.without_prose
    }

    /// What was left out of the counts, block by block.
    pub fn uncounted(&self) -> &[Uncounted] {
        &self.uncounted
    }

    /// Words of paragraphs in another language than the whole, by its English name; they are left out of the counts.
    pub const fn foreign(&self) -> &BTreeMap<&'static str, u32> {
        &self.foreign
    }

    /// The language of the whole.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The index of the sentence that holds `byte`, or the one before it.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let start = |sentence: &Sentence| sentence.span.start();
        let nearest = self.nearest_sentence.get_or_init(|| Nearest::of(self.sentences.iter().map(start)));
        nearest.at(&self.sentences, byte, start)
    }

    /// The index of the block that holds `byte`, or the one before it.
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.span.start() <= byte).checked_sub(1)
    }

    /// The sentences of one block, as indices into [`Self::sentences`].
    pub fn sentences_in(&self, block: usize) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.block() < block);
        first..self.sentences.partition_point(|sentence| sentence.block() <= block)
    }

    /// What stands between the quotation marks around `byte`, where it does; they are looked for when first asked.
    pub fn quotation_at(&self, byte: usize) -> Option<Span> {
        let start = |quotation: &Span| quotation.start();
        let (all, nearest) = self.quotations.get_or_init(|| {
            let all = quotations(self.text, &self.blocks);
            let nearest = Nearest::of(all.iter().map(start));
            (all, nearest)
        });
        let last = nearest.at(all, byte, start).and_then(|at| all.get(at))?;
        (byte < last.end()).then_some(*last)
    }

    /// How often each of its lexemes stands as a [`TokenKind::Word`]; counted when first asked.
    pub fn times(&self) -> &[u32] {
        self.times.get_or_init(|| {
            let mut times = vec![0; self.lexemes.all().len()];
            for token in self.tokens.iter().filter(|token| token.kind() == TokenKind::Word) {
                if let Some(times) = times.get_mut(token.lexeme()) {
                    *times += 1;
                }
            }
            times
        })
    }

    /// How often one of these folded words stands in it.
    pub fn times_of(&self, words: &[&str]) -> u32 {
        let number = |word: &&str| self.lexemes.number_of(key_of(word));
        words.iter().filter_map(number).filter_map(|lexeme| self.times().get(lexeme)).sum()
    }

    /// The tokens that touch `span`, as indices into [`Self::tokens`].
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| self.span_of(token).end() <= span.start());
        first..self.tokens.partition_point(|token| token.start() < span.end()).max(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn divides_a_text_once() {
        let text = "A Heading\n\nThe cat sat. It may rain.\n\n- a list item";
        let document = Document::new(text, blocks_of_plain(text));
        let kinds: Vec<_> = document.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::ListItem]);
        assert_eq!(document.counts().sentences, 2);
        assert_eq!(document.counts().words, 6);
    }

    #[test]
    fn a_text_without_prose_is_counted_as_it_stands() {
        for (text, words, without) in [
            ("photosynthesis", 1, true),
            ("A lone heading", 3, true),
            ("It rains.", 2, false),
            ("", 0, false),
        ] {
            let document = Document::new(text, blocks_of_plain(text));
            assert_eq!((document.counts().words, document.is_without_prose()), (words, without), "{text}");
        }
    }

    #[test]
    fn paragraphs_in_another_language_are_left_out() {
        let english = "The cat sat on the mat and looked at the rain, which had been falling for most of the day, and it \
            was glad that it did not have to go out.";
        let french = "Le chat est assis sur la table et il regarde la pluie qui tombe depuis ce matin, mais il ne veut pas \
            sortir parce que la rue est encore mouillée.";
        let names = "Smith, Jones, Brown, Miller, Davis, Wilson, Moore, Taylor, Anderson, Thomas, Jackson, White, Harris, \
            Martin, Thompson, Garcia, Martinez, Robinson, Clark, Lewis and Lee came.";
        let text = format!("{english}\n\n{english}\n\n{french}\n\n{names}");
        let document = Document::new(&text, blocks_of_plain(&text));
        assert_eq!(document.language().code, "eng");
        assert_eq!(document.foreign().iter().collect::<Vec<_>>(), [(&"French", &30)]);
        assert_eq!(document.counts().sentences, 3);
    }

    #[test]
    fn places_are_found_again() {
        let text = "One two. Three four.\n\nFive six.";
        let document = Document::new(text, blocks_of_plain(text));
        assert_eq!(
            (document.sentence_at(0), document.sentence_at(10), document.sentence_at(99)),
            (Some(0), Some(1), Some(2))
        );
        let long = "One two. ".repeat(500);
        let document = Document::new(&long, blocks_of_plain(&long));
        let by_halves = |byte| {
            document.sentences().partition_point(|sentence| sentence.span.start() <= byte).checked_sub(1)
        };
        assert!((0..long.len() + 9).all(|byte| document.sentence_at(byte) == by_halves(byte)));
        let document = Document::new(text, blocks_of_plain(text));
        assert_eq!((document.block_at(3), document.block_at(25)), (Some(0), Some(1)));
        assert_eq!((document.sentences_in(0), document.sentences_in(1)), (0..2, 2..3));
        assert_eq!(document.tokens_in(Span::new(4, 12)), 1..4);
    }
}
