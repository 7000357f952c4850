//! Finding the terms in a document: one pass over its tokens, sentence by sentence.

use crate::text::{Document, Lexeme, Sentence, Span, Token, TokenKind, fold, key_of, parallel};

use super::automaton::{Automaton, SENTENCE_ROOT, Start};
use super::pattern::Shape;

/// A term found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index into [`super::TERMS`].
    pub term: usize,
    /// Where it stands, without the context that the pattern asks for.
    pub span: Span,
    /// Its first token.
    pub token: usize,
    /// How many tokens it covers.
    pub n_tokens: usize,
}

/// A word of the document as one automaton knows it.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// Its entry in the vocabulary; [`UNKNOWN`] for a word that no pattern names.
    entry: u32,
    /// Whether a pattern can begin with it.
    starts: bool,
    /// A quotation mark or a star, which patterns pass over.
    dressing: bool,
    hyphen: bool,
}

impl Word {
    const NONE: Self = Self { entry: UNKNOWN, starts: false, dressing: false, hyphen: false };

    fn of(lexeme: &Lexeme, automaton: &Automaton) -> Self {
        let entry = automaton.vocabulary.get(&lexeme.key).copied().unwrap_or(UNKNOWN);
        let starts = automaton.starts.get(entry as usize).is_some_and(|starts| !starts.nodes.is_empty());
        Self { entry, starts, dressing: lexeme.is_dressing(), hyphen: lexeme.is_hyphen() }
    }
}

/// A token as patterns see it: quotation marks are passed over, a word broken at a line end is one.
#[derive(Debug, Clone, Copy)]
struct Slot {
    word: u32,
    kind: TokenKind,
    capital: bool,
    /// First and last token.
    tokens: (u32, u32),
}

const UNKNOWN: u32 = u32::MAX;

/// Sentences that one thread takes at a time.
const SENTENCES_OF_A_RUN: usize = 4096;

/// A term that fits, before the lists have chosen among those that overlap.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    term: u32,
    list: u8,
    /// First and last slot that are marked.
    marked: (usize, usize),
    /// Slots that the pattern asked for, context included.
    asked: usize,
}

impl Automaton {
    /// All hits in `document`, ascending by place. Of one list, the leftmost and then the longest term wins and hides
    /// those that overlap it; lists do not hide each other.
    pub fn find(&self, document: &Document<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.find_each(document, |hit| hits.push(hit));
        hits
    }

    /// As [`Self::find`], one after the other: a long text has more hits than anybody wants to keep.
    pub fn find_each(&self, document: &Document<'_>, mut take: impl FnMut(Hit)) {
        // Each different word is looked up once.
        let words: Vec<Word> = document.lexemes().all().iter().map(|lexeme| Word::of(lexeme, self)).collect();
        let runs: Vec<&[Sentence]> = document.sentences().chunks(SENTENCES_OF_A_RUN).collect();
        let find = |run: &&[Sentence]| self.find_in(document, run, &words);
        parallel::each_in_order(document.is_large(), &runs, find, |hits| {
            hits.into_iter().for_each(&mut take);
        });
    }

    /// The hits in some sentences; `words` are the document's lexemes.
    fn find_in(&self, document: &Document<'_>, sentences: &[Sentence], words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let (mut slots, mut begins, mut candidates) = (Vec::new(), Vec::new(), Vec::new());
        for sentence in sentences {
            slots.clear();
            begins.clear();
            candidates.clear();
            self.read_slots(document, sentence, words, &mut slots, &mut begins);
            let walk = Walk { automaton: self, document, slots: &slots };
            walk.all(&begins, &mut candidates);
            self.choose(document, &slots, &mut candidates, &mut hits);
        }
        hits
    }

    /// The slots of a sentence, and those of them at which a pattern may begin, by what stands behind.
    fn read_slots(
        &self,
        document: &Document<'_>,
        sentence: &Sentence,
        words: &[Word],
        slots: &mut Vec<Slot>,
        begins: &mut Vec<usize>,
    ) {
        let tokens = document.tokens_of(sentence);
        let known = |token: &Token| words.get(token.lexeme()).copied().unwrap_or(Word::NONE);
        let mut ahead = tokens.first().map_or(Word::NONE, known);
        let mut done = 0;
        for (nth, token) in tokens.iter().enumerate() {
            let word = std::mem::replace(&mut ahead, tokens.get(nth + 1).map_or(Word::NONE, known));
            if (word.dressing && token.kind() == TokenKind::Punct) || nth < done {
                continue;
            }
            let at = sentence.tokens.start + nth;
            let (mut entry, mut last) = (word.entry, at);
            let mut may_begin = ahead.dressing;
            if ahead.hyphen
                && let Some(joined) = self.broken_word(document, at, sentence.tokens.end)
            {
                (entry, last, done, may_begin) = (joined, at + 2, nth + 3, true);
                // The slot before did not know what would stand here.
                begins.extend(slots.len().checked_sub(1).filter(|before| begins.last() != Some(before)));
            }
            let shaped = token.capital() || token.kind() == TokenKind::Number;
            if may_begin
                || word.starts && self.begins_with(entry, ahead.entry)
                || shaped && self.shape_follows.may(ahead.entry)
            {
                begins.push(slots.len());
            }
            slots.push(Slot {
                word: entry,
                kind: token.kind(),
                capital: token.capital(),
                tokens: (at as u32, last as u32),
            });
        }
    }

    /// The entry of a word that is broken at a line end: the token at `at`, a hyphen, and the rest on the next line.
    fn broken_word(&self, document: &Document<'_>, at: usize, end: usize) -> Option<u32> {
        let hyphen = document.tokens().get(at + 1).filter(|_| at + 2 < end)?;
        if document.tokens().get(at)?.kind() == TokenKind::Punct {
            return None;
        }
        if hyphen.kind() != TokenKind::Punct || !matches!(document.word(hyphen), "-" | "‐" | "\u{ad}") {
            return None;
        }
        let (head, tail) = (document.tokens().get(at)?, document.tokens().get(at + 2)?);
        let between = Span::new(document.span_of(hyphen).end, tail.start()).of(document.text());
        if document.span_of(head).end != hyphen.start()
            || !between.contains('\n')
            || tail.kind() != TokenKind::Word
        {
            return None;
        }
        let (head, tail) = (fold(document.word(head)), fold(document.word(tail)));
        [key_of(&format!("{head}{tail}")), key_of(&format!("{head}-{tail}"))]
            .into_iter()
            .find_map(|key| self.vocabulary.get(&key).copied())
    }

    /// Of each list the leftmost candidates, of those the longest, none overlapping another; at equal length a term
    /// comes before an exception.
    fn choose(
        &self,
        document: &Document<'_>,
        slots: &[Slot],
        candidates: &mut [Candidate],
        hits: &mut Vec<Hit>,
    ) {
        if candidates.is_empty() {
            return;
        }
        let exception =
            |candidate: &Candidate| self.exceptions.get(candidate.term as usize).copied() == Some(true);
        candidates.sort_by_key(|c| {
            (c.list, c.marked.0, usize::MAX - c.asked, exception(c), usize::MAX - c.marked.1, c.term)
        });
        let first = hits.len();
        let mut taken: Option<(u8, usize)> = None;
        for candidate in candidates.iter() {
            if taken.is_some_and(|(list, last)| list == candidate.list && candidate.marked.0 <= last) {
                continue;
            }
            taken = Some((candidate.list, candidate.marked.1));
            if exception(candidate) {
                continue;
            }
            let (Some(from), Some(to)) = (slots.get(candidate.marked.0), slots.get(candidate.marked.1))
            else {
                continue;
            };
            let place =
                |token: u32| document.tokens().get(token as usize).map(|token| document.span_of(token));
            if let (Some(start), Some(end)) = (place(from.tokens.0), place(to.tokens.1)) {
                hits.push(Hit {
                    term: candidate.term as usize,
                    span: Span::new(start.start, end.end),
                    token: from.tokens.0 as usize,
                    n_tokens: (to.tokens.1 + 1 - from.tokens.0) as usize,
                });
            }
        }
        if let Some(new) = hits.get_mut(first..) {
            new.sort_by_key(|hit| (hit.span, hit.term));
        }
    }
}

/// One sentence under the automaton.
struct Walk<'a> {
    automaton: &'a Automaton,
    document: &'a Document<'a>,
    slots: &'a [Slot],
}

impl Walk<'_> {
    /// Walk from the start of the sentence and from each slot of `begins`.
    fn all(&self, begins: &[usize], found: &mut Vec<Candidate>) {
        self.from(SENTENCE_ROOT, 0, 0, None, found);
        for at in begins.iter().copied() {
            let Some(slot) = self.slots.get(at) else { continue };
            let next = self.slots.get(at + 1).map_or(UNKNOWN, |next| next.word);
            let goes_on = |start: &&Start| start.follows.may(next);
            if let Some(starts) = self.automaton.starts.get(slot.word as usize)
                && starts.follows.may(next)
            {
                for start in starts.nodes.iter().filter(goes_on) {
                    self.enter(start.node, at, at, None, found);
                }
            }
            if slot.capital || slot.kind == TokenKind::Number {
                for (shape, start) in &self.automaton.shape_starts {
                    if goes_on(&start) && self.has(at, *shape) {
                        self.enter(start.node, at, at, None, found);
                    }
                }
            }
        }
    }

    /// Try every child of `node` on the slot `at`; the pattern began at slot `first` and has marked `marked` so far.
    fn from(
        &self,
        node: u32,
        first: usize,
        at: usize,
        marked: Option<(usize, usize)>,
        found: &mut Vec<Candidate>,
    ) {
        let (Some(slot), Some(node)) = (self.slots.get(at), self.automaton.nodes.get(node as usize)) else {
            return;
        };
        if slot.word != UNKNOWN && node.follows.may(slot.word) {
            for child in self.automaton.children(node, slot.word) {
                self.enter(child, first, at, marked, found);
            }
        }
        for (shape, child) in &node.shapes {
            if self.has(at, *shape) {
                self.enter(*child, first, at, marked, found);
            }
        }
    }

    /// The slot `at` led to `node`.
    fn enter(
        &self,
        node: u32,
        first: usize,
        at: usize,
        marked: Option<(usize, usize)>,
        found: &mut Vec<Candidate>,
    ) {
        let Some(here) = self.automaton.nodes.get(node as usize) else { return };
        let marked = if here.context { marked } else { Some((marked.map_or(at, |(start, _)| start), at)) };
        for accept in &here.accepts {
            if let Some(marked) = marked
                && (!accept.at_end || self.ends_after(at))
            {
                let list = self.automaton.lists.get(accept.term as usize).copied().unwrap_or_default();
                found.push(Candidate { term: accept.term, list, marked, asked: at + 1 - first });
            }
        }
        if !here.is_last() {
            self.from(node, first, at + 1, marked, found);
        }
    }

    fn has(&self, at: usize, shape: Shape) -> bool {
        let Some(slot) = self.slots.get(at) else { return false };
        match shape {
            Shape::Number => slot.kind == TokenKind::Number,
            Shape::Capital => slot.capital && slot.kind == TokenKind::Word,
            Shape::Word => slot.kind != TokenKind::Punct,
            Shape::Any => true,
            Shape::Ending(ending) => {
                let last = self.document.tokens().get(slot.tokens.1 as usize);
                slot.kind == TokenKind::Word
                    && last.is_some_and(|token| ends_with(self.document.word(token), ending))
            }
        }
    }

    /// Whether nothing but punctuation follows slot `at`.
    fn ends_after(&self, at: usize) -> bool {
        self.slots.iter().skip(at + 1).all(|slot| slot.kind == TokenKind::Punct)
    }
}

fn ends_with(word: &str, ending: &str) -> bool {
    let word = word.as_bytes();
    word.len() > ending.len() + 1
        && word.iter().rev().zip(ending.bytes().rev()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
}
