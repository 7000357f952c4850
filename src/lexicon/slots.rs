//! A sentence as patterns see it: quotation marks are passed over, a word broken at a line end is one.

use super::automaton::{Automaton, Node};
use super::follows::Bits;
use super::pattern::Shape;
use crate::text::{Document, Lexeme, Sentence, Span, Token, TokenKind, fold, key_of};

/// The vocabulary entry of a word that no pattern names.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// A word of the document as the automaton knows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    bits: Bits,
    /// What must stand behind it for a pattern to begin with it.
    follows: Bits,
    entry: u32,
    /// It is dressing or a hyphen.
    special: bool,
    /// A quotation mark or a star, which patterns pass over.
    dressing: bool,
}

impl Word {
    pub(super) fn of(lexeme: &Lexeme, automaton: &Automaton) -> Self {
        let entry = automaton.vocabulary.get(&lexeme.key).copied();
        Self {
            bits: entry.map_or(Bits::TOKEN, |entry| Bits::of(entry).or(Bits::TOKEN)),
            follows: entry.map_or_else(Bits::default, |entry| automaton.starts_follow(entry)),
            entry: entry.unwrap_or(UNKNOWN),
            special: lexeme.is_dressing() || lexeme.is_hyphen(),
            dressing: lexeme.is_dressing(),
        }
    }
}

/// A token, or more that patterns see as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Its word and what it is.
    pub bits: Bits,
    pub entry: u32,
    /// First and last token.
    pub tokens: (u32, u32),
}

impl Slot {
    pub(super) const fn is_known(&self) -> bool {
        self.entry != UNKNOWN
    }

    /// Whether a pattern can begin with it without naming it.
    pub(super) const fn is_shaped(&self) -> bool {
        self.bits.meet(Bits::NUMBER.or(Bits::CAPITAL))
    }
}

/// What a token is, besides its word.
const fn what_is(token: &Token) -> Bits {
    match token.kind() {
        TokenKind::Word if token.capital() => Bits::WORD.or(Bits::CAPITAL),
        TokenKind::Word | TokenKind::Address => Bits::WORD,
        TokenKind::Number => Bits::WORD.or(Bits::NUMBER),
        TokenKind::Punct => Bits::TOKEN,
    }
}

/// Lists of one purpose know a word that is broken at a line end, others do not: they do not see the same sentence.
#[derive(Debug)]
pub(super) struct Differs;

/// The slots of one sentence after the other.
pub(super) struct Slots<'a> {
    automaton: &'a Automaton,
    document: &'a Document<'a>,
    /// By lexeme.
    words: &'a [Word],
    /// What may stand behind a capital or a number for a pattern to begin with it.
    shapes_follow: Bits,
    pub all: Vec<Slot>,
    /// Where a pattern may begin, by what stands behind.
    pub begins: Vec<u32>,
}

impl<'a> Slots<'a> {
    pub(super) fn new(automaton: &'a Automaton, document: &'a Document<'a>, words: &'a [Word]) -> Self {
        let starts = automaton.shape_starts.iter();
        let shapes_follow = starts.fold(Bits::default(), |all, (_, start)| all.or(start.follows()));
        Self { automaton, document, words, shapes_follow, all: Vec::new(), begins: Vec::new() }
    }

    /// Read a sentence in place of the one before, as lists of these `purposes` see it.
    pub(super) fn read(&mut self, sentence: &Sentence, purposes: u8) -> Result<(), Differs> {
        self.all.clear();
        self.begins.clear();
        // What may stand behind the last slot for a pattern to begin with it.
        let mut follow = Bits::default();
        let mut tokens = (sentence.tokens().start..).zip(self.document.tokens_of(sentence));
        while let Some((at, token)) = tokens.next() {
            let Some(word) = self.words.get(token.lexeme()) else { continue };
            let (mut entry, mut begins, mut bits) = (word.entry, word.follows, word.bits.or(what_is(token)));
            let mut place = (at as u32, at as u32);
            if word.special {
                if word.dressing && token.kind() == TokenKind::Punct {
                    continue;
                }
                if let Some(whole) = self.broken_word(at, sentence.tokens().end, purposes)?
                    && let Some((head, rest)) = self.all.pop().zip(tokens.next())
                {
                    self.begins.pop_if(|begin| *begin as usize + 1 == self.all.len());
                    follow = self.all.last().map_or_else(Bits::default, |slot| self.follows(slot));
                    place = (head.tokens.0, rest.0 as u32);
                    let shape = Bits::NUMBER.or(Bits::CAPITAL).or(Bits::WORD).and(head.bits);
                    (entry, bits) = (whole, Bits::of(whole).or(Bits::TOKEN).or(shape));
                    begins = self.automaton.starts_follow(whole);
                }
            }
            if follow.meet(bits) {
                self.begins.push((self.all.len() as u32).saturating_sub(1));
            }
            let slot = Slot { bits, entry, tokens: place };
            follow = if slot.is_shaped() { begins.or(self.shapes_follow) } else { begins };
            self.all.push(slot);
        }
        if follow.meet(Bits::END) {
            self.begins.push((self.all.len() as u32).saturating_sub(1));
        }
        Ok(())
    }

    /// What may stand behind `slot` for a pattern to begin with it.
    fn follows(&self, slot: &Slot) -> Bits {
        let named = self.automaton.starts_follow(slot.entry);
        if slot.is_shaped() { named.or(self.shapes_follow) } else { named }
    }

    /// The entry of the word that is broken at a line end by the hyphen at `at`: what is before, and the rest on the next
    /// line.
    fn broken_word(&self, at: usize, end: usize, purposes: u8) -> Result<Option<u32>, Differs> {
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
        if unnamed == purposes { Ok(None) } else { Err(Differs) }
    }

    /// What stands around the hyphen at `at`, if it breaks a word.
    fn parts_of_word(&self, at: usize, end: usize) -> Option<(&Token, &Token)> {
        let tokens = self.document.tokens();
        let whole = self.all.last()?.tokens == (at as u32 - 1, at as u32 - 1);
        let head = tokens.get(at.checked_sub(1).filter(|_| whole)?)?;
        let (hyphen, tail) = (tokens.get(at)?, tokens.get(at + 1).filter(|_| at + 1 < end)?);
        if head.kind() == TokenKind::Punct
            || hyphen.kind() != TokenKind::Punct
            || !matches!(self.document.word(hyphen), "-" | "‐" | "\u{ad}")
        {
            return None;
        }
        let between = Span::new(self.document.span_of(hyphen).end, tail.start()).of(self.document.text());
        let breaks = self.document.span_of(head).end == hyphen.start() && between.contains('\n');
        (breaks && tail.kind() == TokenKind::Word).then_some((head, tail))
    }

    /// Whether a term that is not complete at `node` may be, where `at` is the next slot; `false` is certain.
    pub(super) fn may_go_on(&self, node: &Node, at: usize) -> bool {
        if node.within == 1 {
            return self.bits(at).meet(node.ahead) && self.bits(at + 1).meet(node.then);
        }
        self.near(at, node.within).meet(node.ahead)
    }

    /// What stands among the `within` slots from `at` on.
    pub(super) fn near(&self, at: usize, within: u8) -> Bits {
        let ahead = self.all.get(at..).unwrap_or_default().iter().take(within.into());
        ahead.fold(Bits::default(), |near, slot| near.or(slot.bits))
    }

    /// What stands at `at`.
    pub(super) fn bits(&self, at: usize) -> Bits {
        self.all.get(at).map_or(Bits::END, |slot| slot.bits)
    }

    pub(super) fn has(&self, slot: &Slot, shape: Shape) -> bool {
        match shape {
            Shape::Number => slot.bits.meet(Bits::NUMBER),
            Shape::Capital => slot.bits.meet(Bits::CAPITAL),
            Shape::Word => slot.bits.meet(Bits::WORD),
            Shape::Any => true,
            Shape::Ending(ending) => {
                let token = |at: u32| self.document.tokens().get(at as usize);
                token(slot.tokens.0).is_some_and(|first| first.kind() == TokenKind::Word)
                    && token(slot.tokens.1).is_some_and(|last| ends_with(self.document.word(last), ending))
            }
        }
    }

    /// Whether nothing but punctuation follows slot `at`.
    pub(super) fn ends_after(&self, at: usize) -> bool {
        !self.all.iter().skip(at + 1).any(|slot| slot.bits.meet(Bits::WORD))
    }

    /// The text from the first to the last of two slots, and its tokens.
    pub(super) fn place(&self, first: usize, last: usize) -> Option<(Span, usize, usize)> {
        let (first, last) = (self.all.get(first)?.tokens.0, self.all.get(last)?.tokens.1);
        let span =
            |at: u32| self.document.tokens().get(at as usize).map(|token| self.document.span_of(token));
        Some((Span::new(span(first)?.start, span(last)?.end), first as usize, (last + 1 - first) as usize))
    }
}

fn ends_with(word: &str, ending: &str) -> bool {
    let word = word.as_bytes();
    word.len() > ending.len() + 1
        && word.iter().rev().zip(ending.bytes().rev()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
}
