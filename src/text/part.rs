//! A run of blocks, divided into sentences and tokens and counted: a large document is made of several.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::language::foreign;
use super::lexeme::{News, Numbers};
use super::tally::{Memory, RECENT_WORDS, count};
use super::token::{Cut, Sink};
use super::{Block, BlockKind, Counts, Language, Lexemes, PackedCounts, Sentence, Span, Token, Uncounted};
use super::{parallel, sentence, token};

/// What blocks are divided into.
#[derive(Debug)]
pub(super) struct Divided {
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) counts: Counts,
    pub(super) uncounted: Vec<Uncounted>,
    pub(super) foreign: BTreeMap<&'static str, u32>,
}

impl Divided {
    /// Nothing so far, with room for so many bytes of text.
    fn with_room(n_bytes: usize) -> Self {
        Self {
            tokens: Vec::with_capacity(n_bytes / 4),
            sentences: Vec::with_capacity(n_bytes / 64),
            counts: Counts::ZERO,
            uncounted: Vec::new(),
            foreign: BTreeMap::new(),
        }
    }
}

/// What [`super::Document`] is filled with, or a part of it.
#[derive(Debug)]
pub(super) struct Part<'t> {
    text: &'t str,
    language: Language,
    pub(super) lexemes: Lexemes,
    pub(super) divided: Divided,
    memory: Memory,
    /// Of the sentences of one block; kept for its room.
    spans: Vec<Span>,
}

impl<'t> Part<'t> {
    /// All of `blocks`; of a large text with several threads cut into runs, which are divided side by side and are together
    /// what one would be.
    pub(super) fn all(text: &'t str, language: Language, blocks: &[Block]) -> Self {
        // Room for all of the text: what is not filled takes no memory, and all is given back at once, see [`super::room_for`].
        let mut whole = Self::empty(text, language, text.len());
        if parallel::n_threads() == 1 || text.len() < parallel::LARGE {
            whole.add_blocks(blocks, 0..blocks.len());
            return whole;
        }
        let n_workers = AtomicUsize::new(0);
        let worker = || (n_workers.fetch_add(1, Ordering::Relaxed), Self::empty(text, language, 0));
        let divide =
            |(number, part): &mut (usize, Self), run: &Range<usize>| (*number, part.run(blocks, run));
        let mut numbers: Vec<Numbers> = Vec::new();
        parallel::each_in_order_by(true, &runs(blocks), worker, divide, |(worker, (next, news))| {
            numbers.resize_with(numbers.len().max(worker + 1), Numbers::default);
            if let Some(numbers) = numbers.get_mut(worker) {
                whole.append(next, &news, numbers);
            }
        });
        whole
    }

    /// With room for so many bytes.
    fn empty(text: &'t str, language: Language, n_bytes: usize) -> Self {
        Self {
            text,
            language,
            lexemes: Lexemes::of(language, text.len()),
            divided: Divided::with_room(n_bytes),
            memory: Memory::default(),
            spans: Vec::new(),
        }
    }

    /// One run of `blocks` alone, and what is new of its words.
    fn run(&mut self, blocks: &[Block], run: &Range<usize>) -> (Divided, News) {
        self.remember(blocks.get(..run.start).unwrap_or_default());
        let own = blocks.get(run.clone()).unwrap_or_default();
        let n_bytes = own.iter().map(|block| block.span.len()).sum();
        self.divided = Divided::with_room(n_bytes);
        self.add_blocks(blocks, run.clone());
        (std::mem::replace(&mut self.divided, Divided::with_room(0)), self.lexemes.news())
    }

    /// Read the words that stand last in the blocks `before` this part, as far as they are remembered.
    fn remember(&mut self, before: &[Block]) {
        let (mut from, mut words) = (before.len(), 0);
        while from > 0 && words < 4 * RECENT_WORDS as usize {
            from -= 1;
            let span = before.get(from).map_or_else(Span::default, |block| block.span);
            words += span.of(self.text).split_whitespace().count();
        }
        self.memory = Memory::default();
        self.lexemes.forget_tokens();
        self.add_blocks(before, from..before.len());
        self.lexemes.forget_tokens();
    }

    fn add_blocks(&mut self, blocks: &[Block], run: Range<usize>) {
        for (idx, block) in run.clone().zip(blocks.get(run).unwrap_or_default()) {
            self.add_block(idx, *block);
        }
    }

    fn add_block(&mut self, block_idx: usize, block: Block) {
        let mut spans = std::mem::take(&mut self.spans);
        spans.clear();
        sentence::split(self.text, block, &mut spans);
        let (first_token, first) = (self.divided.tokens.len(), self.divided.sentences.len());
        let mut all = Counts::ZERO;
        for span in &spans {
            all += &self.add_sentence(*span, block_idx);
        }
        let tokens = self.divided.tokens.get(first_token..).unwrap_or_default();
        let counted = is_counted(self.text, block, &spans);
        let foreign =
            if counted { foreign(self.text, block.span, tokens, &self.lexemes, self.language) } else { None };
        self.spans = spans;
        if counted && foreign.is_none() {
            self.divided.counts += &all;
            return;
        }
        for sentence in self.divided.sentences.get_mut(first..).unwrap_or_default() {
            sentence.counts = PackedCounts::from(&Counts::ZERO);
        }
        if let Some(language) = foreign {
            *self.divided.foreign.entry(language.name).or_default() += all.words;
        } else if all.words > 0 {
            self.divided.uncounted.push(Uncounted { span: block.span, kind: block.kind, words: all.words });
        }
    }

    /// Cut and count one sentence.
    fn add_sentence(&mut self, span: Span, block: usize) -> Counts {
        let first = self.divided.tokens.len();
        let mut taker =
            Taker { text: self.text, tokens: &mut self.divided.tokens, lexemes: &mut self.lexemes };
        token::tokenize(self.text, span, &mut taker);
        let tokens = first..self.divided.tokens.len();
        let own = self.divided.tokens.get(tokens.clone()).unwrap_or_default();
        let counts = count(own, &self.lexemes, &mut self.memory);
        self.divided.sentences.push(Sentence::new(span, tokens, block, &counts));
        counts
    }

    /// What stands behind this; the words have other `numbers` there.
    fn append(&mut self, next: Divided, news: &News, numbers: &mut Numbers) {
        let own = &mut self.divided;
        let n_tokens = own.tokens.len();
        self.lexemes.take_over(news, numbers, &next.tokens, &mut own.tokens);
        own.sentences.extend(next.sentences.into_iter().map(|sentence| sentence.behind(n_tokens)));
        own.counts += &next.counts;
        own.uncounted.extend(next.uncounted);
        for (language, words) in next.foreign {
            *own.foreign.entry(language).or_default() += words;
        }
    }

    /// Nothing is running prose: a lone word or label is measured as it stands. Whether there was anything to count.
    pub(super) fn count_everything(&mut self) -> bool {
        let mut memory = Memory::default();
        for sentence in &mut self.divided.sentences {
            let tokens = self.divided.tokens.get(sentence.tokens()).unwrap_or_default();
            let counts = count(tokens, &self.lexemes, &mut memory);
            self.divided.counts += &counts;
            sentence.counts = PackedCounts::from(&counts);
        }
        self.divided.uncounted.clear();
        self.divided.foreign.clear();
        self.divided.counts.words > 0
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

/// Bytes of a run: so few that no thread waits long for the last one.
const RUN: usize = parallel::LARGE / 4;

/// The blocks in runs, each as long as it must be to have [`RUN`] bytes.
fn runs(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let (mut first, mut n_bytes) = (0, 0);
    for (idx, block) in blocks.iter().enumerate() {
        n_bytes += block.span.len();
        if n_bytes >= RUN || idx + 1 == blocks.len() {
            runs.push(first..idx + 1);
            (first, n_bytes) = (idx + 1, 0);
        }
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

    /// All blocks as one part, and as parts of `runs`, each by the worker with this number.
    fn both_ways<'t>(text: &'t str, blocks: &[Block], runs: &[(usize, Range<usize>)]) -> [Part<'t>; 2] {
        let part = || Part::empty(text, Language::UNKNOWN, 0);
        let (mut one, mut whole) = (part(), part());
        one.add_blocks(blocks, 0..blocks.len());
        let mut workers = [part(), part()];
        let done = runs.iter().map(|(worker, run)| (*worker, workers[*worker].run(blocks, run)));
        let done: Vec<_> = done.collect();
        let mut numbers = [Numbers::default(), Numbers::default()];
        for (worker, (divided, news)) in done {
            whole.append(divided, &news, &mut numbers[worker]);
        }
        [one, whole]
    }

    fn words<'t>(part: &Part<'t>) -> Vec<&'t str> {
        part.divided.tokens.iter().map(|token| part.lexemes.span(token).of(part.text)).collect()
    }

    #[test]
    fn parts_together_are_the_whole() {
        let paragraph = |n: usize| {
            format!(
                "The aardvark no. {n} saw an AARDVARK near Lake {n}. Une phrase, «{n}»; it wasn't the USA's{}.\n\n",
                n / 400
            )
            .replace('\'', if n.is_multiple_of(3) { "’" } else { "'" })
        };
        let text: String = (0..2500).map(paragraph).collect::<String>() + "- a label";
        let blocks = blocks_of_plain(&text);
        let n = blocks.len();
        let runs = [(1, 0..300), (0, 300..700), (0, 700..701), (1, 701..1200), (0, 1200..1999), (1, 1999..n)];
        let [one, whole] = both_ways(&text, &blocks, &runs);
        assert_eq!(whole.divided.counts, one.divided.counts);
        assert_eq!(whole.divided.uncounted, one.divided.uncounted);
        assert_eq!(whole.divided.tokens, one.divided.tokens);
        assert!(one.divided.tokens.iter().any(Token::is_odd));
        assert_eq!(words(&whole), words(&one));
        assert_eq!(whole.divided.sentences, one.divided.sentences);
        let spoken = |part: &Part<'_>| -> Vec<u8> {
            part.divided.tokens.iter().map(|token| part.lexemes.syllables(token)).collect()
        };
        assert_eq!(spoken(&whole), spoken(&one));
        assert_eq!(whole.lexemes.all().len(), one.lexemes.all().len());
    }

    #[test]
    fn what_was_odd_before_a_part_is_no_row_of_its_own() {
        let text = "It wasn't so, it wasn’t.\n\nI'm here, I’m; it wasn’t, it wasn’t.";
        let blocks = blocks_of_plain(text);
        let [one, whole] = both_ways(text, &blocks, &[(0, 0..1), (1, 1..2)]);
        assert_eq!(words(&whole), words(&one));
        assert_eq!(whole.divided.counts, one.divided.counts);
    }

    #[test]
    fn runs_hold_every_block_once() {
        let text = format!("{}\n\n", "word ".repeat(30_000)).repeat(30);
        let blocks = blocks_of_plain(&text);
        let runs = runs(&blocks);
        assert!(runs.len() > 2 && runs.iter().all(|run| !run.is_empty()));
        let all: Vec<usize> = runs.into_iter().flatten().collect();
        assert_eq!(all, (0..blocks.len()).collect::<Vec<_>>());
    }
}
