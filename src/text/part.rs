//! A run of blocks, divided into sentences and tokens and counted: a large document is made of several.

use std::collections::BTreeMap;
use std::ops::Range;

use super::language::foreign;
use super::tally::{Memory, RECENT_WORDS, count};
use super::token::{Cut, Sink};
use super::{Block, BlockKind, Counts, Language, Lexemes, PackedCounts, Sentence, Span, Token, Uncounted};
use super::{parallel, sentence, token};

/// What [`super::Document`] is filled with.
#[derive(Debug)]
pub(super) struct Part<'t> {
    text: &'t str,
    language: Language,
    pub(super) tokens: Vec<Token>,
    pub(super) lexemes: Lexemes,
    pub(super) sentences: Vec<Sentence>,
    pub(super) counts: Counts,
    pub(super) uncounted: Vec<Uncounted>,
    pub(super) foreign: BTreeMap<&'static str, u32>,
    memory: Memory,
    /// Of the sentences of one block; kept for its room.
    spans: Vec<Span>,
}

impl<'t> Part<'t> {
    /// All of `blocks`; with several threads cut into parts, a few for each, which are divided side by side and are
    /// together what one part would be.
    pub(super) fn all(text: &'t str, language: Language, blocks: &[Block]) -> Self {
        let runs = runs(blocks, parallel::n_threads());
        if parallel::n_threads() == 1 || runs.len() < 2 {
            return Self::of(text, language, blocks, 0..blocks.len());
        }
        let divide = |run: &Range<usize>| Self::of(text, language, blocks, run.clone());
        let mut whole: Option<Self> = None;
        parallel::each_in_order(true, &runs, divide, |part| match &mut whole {
            Some(whole) => whole.append(part),
            None => whole = Some(part),
        });
        whole.unwrap_or_else(|| Self::empty(text, language, 0))
    }

    /// Room for all of the text: what is not filled takes no memory, and all is given back at once, see [`super::room_for`].
    fn empty(text: &'t str, language: Language, n_bytes: usize) -> Self {
        Self {
            text,
            language,
            tokens: Vec::with_capacity(text.len() / 4),
            lexemes: Lexemes::of(language, n_bytes),
            sentences: Vec::with_capacity(text.len() / 64),
            counts: Counts::ZERO,
            uncounted: Vec::new(),
            foreign: BTreeMap::new(),
            memory: Memory::default(),
            spans: Vec::new(),
        }
    }

    fn of(text: &'t str, language: Language, blocks: &[Block], run: Range<usize>) -> Self {
        let own = blocks.get(run.clone()).unwrap_or_default();
        let n_bytes = own.iter().map(|block| block.span.len()).sum();
        let mut part = Self::empty(text, language, n_bytes);
        part.remember(blocks.get(..run.start).unwrap_or_default());
        for (idx, block) in run.zip(own) {
            part.add_block(idx, *block);
        }
        part
    }

    /// Read the words that stand last in the blocks `before` this part, as far as they are remembered.
    fn remember(&mut self, before: &[Block]) {
        let (mut from, mut words) = (before.len(), 0);
        while from > 0 && words < 4 * RECENT_WORDS as usize {
            from -= 1;
            let span = before.get(from).map_or_else(Span::default, |block| block.span);
            words += span.of(self.text).split_whitespace().count();
        }
        for (idx, block) in before.iter().enumerate().skip(from) {
            self.add_block(idx, *block);
        }
        self.tokens.clear();
        self.lexemes.forget_tokens();
        self.sentences.clear();
        self.counts = Counts::ZERO;
        self.uncounted.clear();
        self.foreign.clear();
    }

    fn add_block(&mut self, block_idx: usize, block: Block) {
        let mut spans = std::mem::take(&mut self.spans);
        spans.clear();
        sentence::split(self.text, block, &mut spans);
        let (first_token, first) = (self.tokens.len(), self.sentences.len());
        let mut all = Counts::ZERO;
        for span in &spans {
            all += &self.add_sentence(*span, block_idx);
        }
        let tokens = self.tokens.get(first_token..).unwrap_or_default();
        let counted = is_counted(self.text, block, &spans);
        let foreign =
            if counted { foreign(self.text, block.span, tokens, &self.lexemes, self.language) } else { None };
        self.spans = spans;
        if counted && foreign.is_none() {
            self.counts += &all;
            return;
        }
        for sentence in self.sentences.get_mut(first..).unwrap_or_default() {
            sentence.counts = PackedCounts::from(&Counts::ZERO);
        }
        if let Some(language) = foreign {
            *self.foreign.entry(language.name).or_default() += all.words;
        } else if all.words > 0 {
            self.uncounted.push(Uncounted { span: block.span, kind: block.kind, words: all.words });
        }
    }

    /// Cut and count one sentence.
    fn add_sentence(&mut self, span: Span, block: usize) -> Counts {
        let first = self.tokens.len();
        let mut taker = Taker { text: self.text, tokens: &mut self.tokens, lexemes: &mut self.lexemes };
        token::tokenize(self.text, span, &mut taker);
        let tokens = first..self.tokens.len();
        let own = self.tokens.get(tokens.clone()).unwrap_or_default();
        let counts = count(own, &self.lexemes, &mut self.memory);
        self.sentences.push(Sentence::new(span, tokens, block, &counts));
        counts
    }

    /// The part behind this one.
    fn append(&mut self, mut next: Self) {
        let n_tokens = self.tokens.len();
        self.lexemes.take_over(&next.lexemes, &mut next.tokens);
        self.tokens.extend_from_slice(&next.tokens);
        self.sentences.extend(next.sentences.into_iter().map(|sentence| sentence.behind(n_tokens)));
        self.counts += &next.counts;
        self.uncounted.extend(next.uncounted);
        for (language, words) in next.foreign {
            *self.foreign.entry(language).or_default() += words;
        }
    }

    /// Nothing is running prose: a lone word or label is measured as it stands. Whether there was anything to count.
    pub(super) fn count_everything(&mut self) -> bool {
        let mut memory = Memory::default();
        for sentence in &mut self.sentences {
            let tokens = self.tokens.get(sentence.tokens()).unwrap_or_default();
            let counts = count(tokens, &self.lexemes, &mut memory);
            self.counts += &counts;
            sentence.counts = PackedCounts::from(&counts);
        }
        self.uncounted.clear();
        self.foreign.clear();
        self.counts.words > 0
    }
}

/// Looks up what is cut.
struct Taker<'p> {
    text: &'p str,
    tokens: &'p mut Vec<Token>,
    lexemes: &'p mut Lexemes,
}

impl Sink for Taker<'_> {
    #[inline]
    fn take_known(&mut self, start: usize, identity: u64) -> bool {
        let Some(token) = self.lexemes.met(identity, start) else { return false };
        self.tokens.push(token);
        true
    }

    #[inline(never)]
    fn take(&mut self, cut: Cut) {
        self.tokens.push(self.lexemes.token(self.text, &cut));
    }
}

/// The blocks in a few large runs for each thread, for each learns the words anew, and towards the end in smaller ones, so
/// that no thread waits long for the last.
fn runs(blocks: &[Block], n_threads: usize) -> Vec<Range<usize>> {
    let mut left: usize = blocks.iter().map(|block| block.span.len()).sum();
    let of_all = |n_parts: usize| parallel::LARGE.max(left / n_parts);
    let (least, most) = (of_all(16 * n_threads), of_all(4 * n_threads));
    let mut runs = Vec::new();
    let (mut first, mut n_bytes) = (0, 0);
    for (idx, block) in blocks.iter().enumerate() {
        n_bytes += block.span.len();
        if n_bytes >= (left / (2 * n_threads)).clamp(least, most) {
            runs.push(first..idx + 1);
            left -= n_bytes;
            (first, n_bytes) = (idx + 1, 0);
        }
    }
    if first < blocks.len() {
        runs.push(first..blocks.len());
    }
    runs
}

/// A paragraph of this many words is prose even where its last full stop is missing.
const WORDS_OF_PROSE: usize = 15;

/// Whether the words of `block`, which has these sentences, are counted for readability.
fn is_counted(text: &str, block: Block, sentences: &[Span]) -> bool {
    let words = block.span.of(text);
    let long = || words.split_whitespace().take(WORDS_OF_PROSE).count() == WORDS_OF_PROSE;
    block.kind.is_prose()
        && (ends_a_sentence(words) || sentences.len() > 1 || (block.kind == BlockKind::Paragraph && long()))
}

/// Whether the block closes with sentence punctuation, so that it is prose and not a label.
fn ends_a_sentence(block: &str) -> bool {
    block
        .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '*', '_'])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn parts_together_are_the_whole() {
        let paragraph = |n: usize| {
            format!(
                "The aardvark no. {n} saw an aardvark near Lake {n}. Une phrase, «{n}»; it wasn't the USA's.\n\n"
            )
            .replace('\'', if n.is_multiple_of(3) { "’" } else { "'" })
        };
        let text: String = (0..2500).map(paragraph).collect::<String>() + "- a label";
        let blocks = blocks_of_plain(&text);
        let one = Part::of(&text, Language::UNKNOWN, &blocks, 0..blocks.len());
        let mut whole = Part::of(&text, Language::UNKNOWN, &blocks, 0..700);
        for run in [700..701, 701..1999, 1999..blocks.len()] {
            whole.append(Part::of(&text, Language::UNKNOWN, &blocks, run));
        }
        assert_eq!(whole.counts, one.counts);
        assert_eq!(whole.uncounted, one.uncounted);
        assert_eq!(whole.tokens, one.tokens);
        assert!(one.tokens.iter().any(Token::is_odd));
        let spans = |part: &Part<'_>| -> Vec<Span> {
            part.tokens.iter().map(|token| part.lexemes.span(token)).collect()
        };
        assert_eq!(spans(&whole), spans(&one));
        assert_eq!(whole.lexemes.all().len(), one.lexemes.all().len());
        assert_eq!(whole.sentences, one.sentences);
    }

    #[test]
    fn what_was_odd_before_a_part_is_no_row_of_its_own() {
        let text = "It wasn't so, it wasn’t.\n\nI'm here, I’m; it wasn’t, it wasn’t.";
        let blocks = blocks_of_plain(text);
        let one = Part::of(text, Language::UNKNOWN, &blocks, 0..2);
        let mut whole = Part::of(text, Language::UNKNOWN, &blocks, 0..1);
        whole.append(Part::of(text, Language::UNKNOWN, &blocks, 1..2));
        let words = |part: &Part<'_>| -> Vec<String> {
            part.tokens.iter().map(|token| part.lexemes.span(token).of(text).to_owned()).collect()
        };
        assert_eq!(words(&whole), words(&one));
        assert_eq!(whole.counts, one.counts);
    }

    #[test]
    fn runs_hold_every_block_once() {
        let text = format!("{}\n\n", "word ".repeat(50_000)).repeat(30);
        let blocks = blocks_of_plain(&text);
        let runs = runs(&blocks, 2);
        let n_bytes = |run: &Range<usize>| blocks[run.clone()].iter().map(|it| it.span.len()).sum::<usize>();
        assert!(runs.len() > 2);
        assert!(runs.windows(2).all(|two| n_bytes(&two[0]) >= n_bytes(&two[1])));
        assert_eq!(
            runs.iter().flat_map(Clone::clone).collect::<Vec<_>>(),
            (0..blocks.len()).collect::<Vec<_>>()
        );
    }
}
