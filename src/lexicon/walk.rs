//! Finding the terms in a document: one pass over its tokens, sentence by sentence.

use crate::text::{Document, Lexeme, Sentence, Span, Token, TokenKind, fold, key_of, parallel};

use super::automaton::{Automaton, ROOT, SENTENCE_ROOT};
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

/// A token as patterns see it: quotation marks are passed over, a word broken at a line end is one.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Its entry in the vocabulary; [`UNKNOWN`] for a word that no pattern names.
    word: u32,
    kind: TokenKind,
    capital: bool,
    /// First and last token.
    tokens: (usize, usize),
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
        // Each different word is looked up once.
        let entry = |lexeme: &Lexeme| self.vocabulary.get(&lexeme.key).copied().unwrap_or(UNKNOWN);
        let words: Vec<u32> = document.lexemes().all().iter().map(entry).collect();
        let runs: Vec<&[Sentence]> = document.sentences().chunks(SENTENCES_OF_A_RUN).collect();
        let find = |run: &&[Sentence]| self.find_in(document, run, &words);
        parallel::map_in_order(document.is_large(), &runs, find).concat()
    }

    /// The hits in some sentences; `words` are the entries of the document's lexemes.
    fn find_in(&self, document: &Document<'_>, sentences: &[Sentence], words: &[u32]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut slots = Vec::new();
        let mut candidates = Vec::new();
        for sentence in sentences {
            slots.clear();
            candidates.clear();
            self.read_slots(document, sentence, words, &mut slots);
            let walk = Walk { automaton: self, document, slots: &slots };
            walk.all(&mut candidates);
            self.choose(document, &slots, &mut candidates, &mut hits);
        }
        hits
    }

    fn read_slots(&self, document: &Document<'_>, sentence: &Sentence, words: &[u32], slots: &mut Vec<Slot>) {
        let tokens = document.tokens();
        let mut at = sentence.tokens.start;
        while let Some(token) = tokens.get(at).filter(|_| at < sentence.tokens.end) {
            let mut last = at;
            let mut word = words.get(token.lexeme()).copied().unwrap_or(UNKNOWN);
            if token.kind == TokenKind::Punct {
                if matches!(document.word(token), "\"" | "“" | "”" | "„" | "'" | "‘" | "’" | "*" | "«" | "»")
                {
                    at += 1;
                    continue;
                }
            } else if let Some(joined) = self.broken_word(document, at, sentence.tokens.end) {
                (word, last) = (joined, at + 2);
            }
            slots.push(Slot { word, kind: token.kind, capital: token.capital, tokens: (at, last) });
            at = last + 1;
        }
    }

    /// The entry of a word that is broken at a line end: the token at `at`, a hyphen, and the rest on the next line.
    fn broken_word(&self, document: &Document<'_>, at: usize, end: usize) -> Option<u32> {
        let hyphen = document.tokens().get(at + 1).filter(|_| at + 2 < end)?;
        if hyphen.kind != TokenKind::Punct || !matches!(document.word(hyphen), "-" | "‐" | "\u{ad}") {
            return None;
        }
        let (head, tail) = (document.tokens().get(at)?, document.tokens().get(at + 2)?);
        let between = Span::new(hyphen.span().end, tail.span().start).of(document.text());
        if head.span().end != hyphen.span().start || !between.contains('\n') || tail.kind != TokenKind::Word {
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
            let place = |token: usize| document.tokens().get(token).map(|token: &Token| token.span());
            if let (Some(start), Some(end)) = (place(from.tokens.0), place(to.tokens.1)) {
                hits.push(Hit {
                    term: candidate.term as usize,
                    span: Span::new(start.start, end.end),
                    token: from.tokens.0,
                    n_tokens: to.tokens.1 + 1 - from.tokens.0,
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
    fn all(&self, found: &mut Vec<Candidate>) {
        if !self.slots.is_empty() {
            self.from(SENTENCE_ROOT, 0, 0, None, found);
        }
        for (at, slot) in self.slots.iter().enumerate() {
            for child in self.automaton.starts.get(slot.word as usize).into_iter().flatten() {
                self.enter(*child, at, at, None, found);
            }
            if slot.capital || slot.kind == TokenKind::Number {
                self.by_shape(ROOT, at, at, None, found);
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
        let Some(slot) = self.slots.get(at) else { return };
        if slot.word != UNKNOWN {
            for child in self.automaton.children(node, slot.word) {
                self.enter(child, first, at, marked, found);
            }
        }
        self.by_shape(node, first, at, marked, found);
    }

    fn by_shape(
        &self,
        node: u32,
        first: usize,
        at: usize,
        marked: Option<(usize, usize)>,
        found: &mut Vec<Candidate>,
    ) {
        let shapes = self.automaton.nodes.get(node as usize).map(|node| node.shapes.as_slice());
        for (shape, child) in shapes.unwrap_or_default() {
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
        if !(here.words.is_empty() && here.classes.is_empty() && here.shapes.is_empty()) {
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
                let last = self.document.tokens().get(slot.tokens.1);
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
