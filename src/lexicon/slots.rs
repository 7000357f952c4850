//! A sentence as patterns see it: quotation marks are passed over, a word broken at a line end is one.

use std::ops::Range;

use super::automaton::Automaton;
use super::symbol::Symbol;
use crate::text::{Document, Lexeme, Sentence, Span, Token, TokenKind, fold, key_of};

/// Only lists of some purposes name a word that is broken at a line end: the others read the sentence differently.
#[derive(Debug)]
pub(super) struct ListsDiffer;

/// The slots of one sentence after the other: a token each, or more that patterns see as one.
pub(super) struct Slots<'a> {
    automaton: &'a Automaton,
    document: &'a Document<'a>,
    /// By lexeme.
    words: &'a [Symbol],
    /// What patterns see, with [`Symbol::END`] at the end.
    pub symbols: Vec<Symbol>,
    /// The symbol of each token.
    of_tokens: Vec<Symbol>,
    /// First and last token of each slot; empty where each token from `first` on is a slot of its own.
    tokens: Vec<(u32, u32)>,
    first: u32,
}

/// A quotation mark, a star or a hyphen.
struct Special {
    /// Its token.
    at: usize,
    symbol: Symbol,
    /// What follows it in the sentence.
    next: Option<Symbol>,
}

impl<'a> Slots<'a> {
    pub(super) const fn new(
        automaton: &'a Automaton,
        document: &'a Document<'a>,
        words: &'a [Symbol],
    ) -> Self {
        Self {
            automaton,
            document,
            words,
            symbols: Vec::new(),
            of_tokens: Vec::new(),
            tokens: Vec::new(),
            first: 0,
        }
    }

    /// Read a sentence in place of the one before, as lists of these `purposes` see it.
    pub(super) fn read(&mut self, sentence: &Sentence, purposes: u8) -> Result<(), ListsDiffer> {
        let tokens = self.document.tokens_of(sentence).iter();
        let words = self.words;
        let word = |token: &Token| words.get(token.lexeme()).copied().unwrap_or(Symbol::UNKNOWN);
        self.of_tokens.clear();
        self.of_tokens.extend(tokens.map(|token| word(token).at(token)));
        self.symbols.clear();
        self.tokens.clear();
        self.first = sentence.tokens().start as u32;
        if self.of_tokens.iter().fold(false, |special, symbol| special | symbol.is_special()) {
            return self.join(sentence, purposes);
        }
        std::mem::swap(&mut self.symbols, &mut self.of_tokens);
        self.symbols.push(Symbol::END);
        Ok(())
    }

    /// Leave out what patterns pass over, and join what is one word.
    fn join(&mut self, sentence: &Sentence, purposes: u8) -> Result<(), ListsDiffer> {
        let tokens = sentence.tokens();
        let mut n = 0;
        while let Some(rest) = self.of_tokens.get(n..).filter(|rest| !rest.is_empty()) {
            let n_plain = rest.iter().position(|symbol| symbol.is_special()).unwrap_or(rest.len());
            let at = tokens.start + n;
            self.symbols.extend(rest.iter().take(n_plain));
            self.tokens.extend((at as u32..).take(n_plain).map(|at| (at, at)));
            n += n_plain;
            if let Some(symbol) = rest.get(n_plain).copied() {
                let special = Special { at: at + n_plain, symbol, next: rest.get(n_plain + 1).copied() };
                n += self.add_special(&special, tokens.end, purposes)?;
            }
        }
        self.symbols.push(Symbol::END);
        Ok(())
    }

    /// Add a special token: leave it out, or join the tokens around it. Returns how many tokens were read.
    fn add_special(&mut self, special: &Special, end: usize, purposes: u8) -> Result<usize, ListsDiffer> {
        let Special { at, symbol, next } = *special;
        if !symbol.is_word() {
            if self.is_dressing(at) {
                return Ok(1);
            }
            if let Some(whole) = self.broken_word(at, end, purposes)?
                && let Some(tail) = next
                && let Some((head, place)) = self.symbols.pop().zip(self.tokens.pop())
            {
                self.symbols.push(Symbol::of_entry(whole).broken(head, tail));
                self.tokens.push((place.0, at as u32 + 1));
                return Ok(2);
            }
        }
        self.symbols.push(symbol);
        self.tokens.push((at as u32, at as u32));
        Ok(1)
    }

    /// Whether patterns pass over the token at `at`.
    fn is_dressing(&self, at: usize) -> bool {
        let lexeme = self.document.tokens().get(at).and_then(|token| self.document.lexemes().get(token));
        lexeme.is_some_and(Lexeme::is_dressing)
    }

    /// The entry of the word that is broken at a line end by the hyphen at `at`: what is before, and the rest on the next
    /// line.
    fn broken_word(&self, at: usize, end: usize, purposes: u8) -> Result<Option<u32>, ListsDiffer> {
        let automaton = self.automaton;
        let known = self.parts_of_word(at, end).map(|(head, tail)| {
            let (head, tail) = (fold(self.document.word(head)), fold(self.document.word(tail)));
            let keys = [key_of(&format!("{head}{tail}")), key_of(&format!("{head}-{tail}"))];
            keys.map(|key| automaton.vocabulary.get(&key).copied())
        });
        let mut unnamed = purposes;
        for entry in known.into_iter().flatten().flatten() {
            let named = automaton.named.get(entry as usize).copied().unwrap_or_default() & unnamed;
            if named == purposes {
                return Ok(Some(entry));
            }
            unnamed &= !named;
        }
        if unnamed == purposes { Ok(None) } else { Err(ListsDiffer) }
    }

    /// What stands around the hyphen at `at`, if it breaks a word.
    fn parts_of_word(&self, at: usize, end: usize) -> Option<(&Token, &Token)> {
        let tokens = self.document.tokens();
        let whole = *self.tokens.last()? == (at as u32 - 1, at as u32 - 1);
        let head = tokens.get(at.checked_sub(1).filter(|_| whole)?)?;
        let (hyphen, tail) = (tokens.get(at)?, tokens.get(at + 1).filter(|_| at + 1 < end)?);
        if head.kind() == TokenKind::Punct
            || hyphen.kind() != TokenKind::Punct
            || !matches!(self.document.word(hyphen), "-" | "‐" | "\u{ad}")
        {
            return None;
        }
        let between = Span::new(self.document.span_of(hyphen).end(), tail.start()).of(self.document.text());
        let breaks = self.document.span_of(head).end() == hyphen.start() && between.contains('\n');
        (breaks && tail.kind() == TokenKind::Word).then_some((head, tail))
    }

    /// The text from the first to the last of two slots, and its tokens.
    pub(super) fn place(&self, first: u32, last: u32) -> Option<(Span, Range<u32>)> {
        let tokens = |slot: u32| match self.tokens.get(slot as usize) {
            Some(tokens) => *tokens,
            None => (self.first + slot, self.first + slot),
        };
        let (first, last) = (tokens(first).0, tokens(last).1);
        let span =
            |at: u32| self.document.tokens().get(at as usize).map(|token| self.document.span_of(token));
        Some((Span::new(span(first)?.start(), span(last)?.end()), first..last + 1))
    }
}
