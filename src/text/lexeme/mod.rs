//! The different words of a document, numbered: what is known of a word is looked up once, not at each of its tokens.

mod join;

use std::hash::BuildHasherDefault;

use super::form::{Ending, Form, entry_of};
use super::lanes::Lanes;
use super::language::SmallWords;
use super::memo;
use super::syllable::Voice;
use super::tally::Adds;
use super::token::{Cut, Written, fold_into};
use super::vocabulary::{self, Entry};
use super::{KeyMap, Language, Span, Token};

pub(super) use join::{News, Numbers};

/// One word, number, address or mark that occurs in a document, folded (see [`super::fold`]).
/// It lies in one line of the cache, for it is asked at every token.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub struct Lexeme {
    /// Hash of the folded word; equal words have equal keys.
    pub key: u64,
    /// What the vocabulary knows of it; of a possessive, what it knows of the owner.
    entry: Entry,
    /// What its letters say.
    pub(super) form: Form,
    /// Whether it is a small word of the document's language.
    pub(super) is_small: bool,
    /// What a plain word of it adds to the counts: one in each of unfamiliar to Dale and Chall, to Spache, rare, uncommon,
    /// content, abstract, contraction, any.
    pub(super) knowledge: Lanes,
    /// One in each of: subordinator, preposition, pronoun of persons, skipped by O'Hayre, "of", "the"; of a mark in each
    /// of: colon, semicolon or colon, quotation mark, exclamation or question.
    pub(super) roles: Lanes,
    /// What its usual tokens add, see [`Token::is_usual`].
    pub(super) adds: Adds,
    /// How it is written where it stands first.
    written: Written,
    /// Syllables in small letters and in capitals, where it can be an acronym.
    syllables: [u8; 2],
}

/// While no word in such letters was met.
const NOT_COUNTED: u8 = u8::MAX;

impl Lexeme {
    fn new(key: u64, word: &str) -> Self {
        let (entry, form) = (entry_of(key, word), Form::of(word));
        let content = entry.is_below(vocabulary::CONTENT);
        let knowledge = Lanes::of([
            !entry.is_dale_chall(),
            !entry.is_spache(),
            entry.is_below(vocabulary::RARE),
            entry.is_below(vocabulary::UNCOMMON),
            content,
            content && form.is_abstract(),
            form.is_contraction(),
            true,
        ]);
        let roles = if form.is_counted() {
            let both = form.is_colon() || form.is_semicolon();
            [form.is_colon(), both, form.is_quotation_mark(), form.exclaims(), false, false, false, false]
        } else {
            let (subordinator, preposition) = (entry.is_subordinator(), entry.is_preposition());
            let (person, skipped) = (entry.is_person_pronoun(), entry.is_skipped_by_ohayre());
            [subordinator, preposition, person, skipped, form.is_of(), form.is_the(), false, false]
        };
        Self {
            key,
            entry,
            form,
            is_small: false,
            knowledge,
            roles: Lanes::of(roles),
            adds: Adds::default(),
            written: Written::default(),
            syllables: [NOT_COUNTED; 2],
        }
    }

    /// Whether the syllables of a token of it are still to be counted.
    fn is_unheard(&self, cut: &Cut) -> bool {
        cut.is_word() && self.syllables.get(usize::from(cut.all_capitals)) == Some(&NOT_COUNTED)
    }

    /// The same with the syllables of a token of it, whose folded word is given; they are remembered.
    fn heard(mut self, cut: &Cut, folded: &str, voice: Voice) -> Self {
        if let Some(syllables) =
            self.syllables.get_mut(usize::from(cut.all_capitals)).filter(|_| cut.is_word())
        {
            *syllables = voice.syllables(folded, cut.all_capitals);
            memo::keep(self, voice);
        }
        self
    }

    /// A quotation mark or a star, which stands around words and changes none.
    pub const fn is_dressing(&self) -> bool {
        self.form.is_dressing()
    }

    /// Whether it may have a digit; `false` is certain.
    pub const fn may_have_digit(&self) -> bool {
        self.written.characters > self.written.letters || self.written.characters == u16::MAX
    }

    /// Whether no list of English words has it.
    pub const fn is_unknown(&self) -> bool {
        self.entry.is_unknown()
    }

    /// Whether it is rarer than 1 in a million words; a compound as a whole, see [`super::counts::is_rare`].
    pub const fn is_rare(&self) -> bool {
        self.entry.is_below(vocabulary::RARE)
    }

    /// The ending of its folded word, where it is one of those that patterns ask for.
    pub const fn ending(&self) -> Option<Ending> {
        self.form.ending()
    }

    /// A hyphen that stands alone, as at the end of a line.
    pub const fn is_hyphen(&self) -> bool {
        self.form.is_hyphen()
    }
}

/// Some of the words of one document.
#[derive(Debug, Clone)]
pub struct WordSet(Vec<bool>);

impl WordSet {
    /// Whether the word of `token`, of the same document, is one of them.
    #[inline]
    pub fn has(&self, token: &Token) -> bool {
        self.0.get(token.lexeme()).copied().unwrap_or(false)
    }
}

/// Every different word of one document, in the order of first occurrence.
#[derive(Debug)]
pub struct Lexemes {
    rows: Vec<Lexeme>,
    by_key: KeyMap<u32>,
    /// The first bytes of odd tokens, ascending, and how they are written, see [`Token::is_odd`].
    odd: Vec<(u32, Written)>,
    /// So many of them are of tokens that were forgotten.
    n_forgotten: usize,
    /// The numbers of words that are new, or were heard otherwise than before; see [`Self::news`].
    learned: Vec<u32>,
    /// Direct-mapped, small enough to stay near: most words are among those met lately.
    recent: Vec<Recent>,
    voice: Voice,
    /// Those of the language, where they are known.
    small: Option<SmallWords>,
    /// The last word that was folded, for its room.
    folded: String,
}

/// Slots of [`Lexemes::recent`] for a text of so many bytes; a power of two.
fn slots(n_bytes: usize) -> usize {
    (n_bytes / 16).next_power_of_two().clamp(256, 131_072)
}

/// A word met lately, as it was written then.
#[derive(Debug, Clone, Copy)]
struct Recent {
    identity: u64,
    /// Where it is odd, its place is that of its row in [`Lexemes::odd`].
    token: Token,
}

impl Recent {
    /// Where a word is looked for, among `n` places.
    const fn place(identity: u64, n: usize) -> usize {
        identity as usize & (n - 1)
    }

    /// `n` places with no word in them: no identity stands where it is looked for.
    fn none(n: usize) -> Vec<Self> {
        let none = |place| Self { identity: if place == 0 { u64::MAX } else { 0 }, token: Token::default() };
        (0..n).map(none).collect()
    }
}

impl Lexemes {
    /// None so far, for a text of about `n_bytes`; syllables are those of `language`.
    pub(super) fn of(language: Language, n_bytes: usize) -> Self {
        let recent = Recent::none(slots(n_bytes));
        let (voice, small) = (Voice::of(language), SmallWords::of(language.code));
        // So many different words a text has; one with more makes room when it needs it.
        let n_words = (n_bytes / 12).min((n_bytes / 160).clamp(4096, 65_536));
        let by_key = KeyMap::with_capacity_and_hasher(n_words, BuildHasherDefault::default());
        let (rows, odd, learned) = (Vec::with_capacity(n_words), Vec::new(), Vec::new());
        Self { rows, by_key, odd, n_forgotten: 0, learned, recent, voice, small, folded: String::new() }
    }

    /// Every lexeme; a token's is at [`Token::lexeme`].
    pub fn all(&self) -> &[Lexeme] {
        &self.rows
    }

    /// The lexeme of `token`.
    #[inline]
    pub fn get(&self, token: &Token) -> Option<&Lexeme> {
        self.rows.get(token.lexeme())
    }

    /// How `token` is written.
    #[inline]
    pub(super) fn written(&self, token: &Token) -> Written {
        if token.is_odd() {
            let own = self.odd.get(self.n_forgotten..).unwrap_or_default();
            let odd = own.binary_search_by_key(&token.start(), |odd| odd.0 as usize);
            return odd.ok().and_then(|at| own.get(at)).map_or_else(Written::default, |odd| odd.1);
        }
        self.get(token).map_or_else(Written::default, |lexeme| lexeme.written)
    }

    /// Where `token` stands.
    #[inline]
    pub(super) fn span(&self, token: &Token) -> Span {
        Span::new(token.start(), token.start() + self.written(token).len as usize)
    }

    /// Syllables; 0 for punctuation and addresses.
    pub(super) fn syllables(&self, token: &Token) -> u8 {
        let lexeme = self.get(token).filter(|_| token.is_word());
        lexeme
            .and_then(|lexeme| lexeme.syllables.get(usize::from(token.all_capitals())))
            .copied()
            .unwrap_or(0)
    }

    /// Whether `token` is a word of ASCII letters alone.
    #[inline]
    pub(super) fn is_of_letters(&self, token: &Token) -> bool {
        let written = self.written(token);
        token.is_word() && written.len == u32::from(written.letters)
    }

    /// Forget what is known of single tokens, but no word, and not how it was written.
    pub(super) const fn forget_tokens(&mut self) {
        self.n_forgotten = self.odd.len();
    }

    /// What the word `token` adds to the counts.
    #[cold]
    pub(super) fn adds(&self, token: Token) -> Adds {
        let (form, roles) = self.get(&token).map_or_else(Default::default, |word| (word.form, word.roles));
        Adds::of(form, roles, self.written(&token), self.syllables(&token))
    }

    /// The index of the lexeme with this key, see [`Self::all`].
    pub fn number_of(&self, key: u64) -> Option<usize> {
        self.by_key.get(&key).map(|at| *at as usize)
    }

    /// A set of the words with these keys, asked by token.
    pub fn set(&self, keys: impl IntoIterator<Item = u64>) -> WordSet {
        let mut set = vec![false; self.rows.len()];
        for at in keys.into_iter().filter_map(|key| self.by_key.get(&key)) {
            if let Some(holds) = set.get_mut(*at as usize) {
                *holds = true;
            }
        }
        WordSet(set)
    }

    /// The token at `start` if one with its identity was met lately, see [`Cut::identity`].
    #[inline]
    pub(super) fn met(&mut self, identity: u64, start: usize) -> Option<Token> {
        let recent = self.recent.get(Recent::place(identity, self.recent.len()))?;
        if recent.identity != identity {
            return None;
        }
        if recent.token.is_odd() {
            let (_, written) = self.odd.get(recent.token.start())?;
            self.odd.push((start as u32, *written));
        }
        Some(recent.token.again(start))
    }

    /// The token that was cut from `text`.
    pub(super) fn token(&mut self, text: &str, cut: &Cut) -> Token {
        self.met(cut.identity(), cut.span.start()).unwrap_or_else(|| self.other_token(text, cut))
    }

    /// One whose word was not met lately; it is among those that were then.
    fn other_token(&mut self, text: &str, cut: &Cut) -> Token {
        let lexeme = self.row(text, cut);
        let written = cut.written();
        let odd = self.rows.get(lexeme as usize).is_some_and(|row| row.written != written);
        if odd {
            self.odd.push((cut.span.start() as u32, written));
        }
        let (token, identity) = (Token::new(cut, lexeme, odd), cut.identity());
        let place = Recent::place(identity, self.recent.len());
        if let Some(recent) = self.recent.get_mut(place) {
            let token = if odd { token.again(self.odd.len() - 1) } else { token };
            *recent = Recent { identity, token };
        }
        token
    }

    fn row(&mut self, text: &str, cut: &Cut) -> u32 {
        let (key, next) = (cut.key(text), self.rows.len() as u32);
        let at = *self.by_key.entry(key).or_insert(next);
        let is_new = at == next;
        let known = if is_new { memo::recall(key, self.voice) } else { self.rows.get(at as usize).copied() };
        let mut lexeme = match known.filter(|known| !known.is_unheard(cut)) {
            Some(_) if !is_new => return at,
            Some(known) => known,
            None => {
                fold_into(cut.span.of(text), &mut self.folded);
                let known = known.unwrap_or_else(|| Lexeme::new(key, &self.folded));
                known.heard(cut, &self.folded, self.voice)
            }
        };
        if is_new {
            lexeme.is_small = self.small.is_some_and(|small| small.has(key));
            lexeme.written = cut.written();
        }
        let [syllables, _] = lexeme.syllables;
        lexeme.adds = Adds::of(lexeme.form, lexeme.roles, lexeme.written, syllables);
        self.learned.push(at);
        match self.rows.get_mut(at as usize) {
            Some(row) => *row = lexeme,
            None => self.rows.push(lexeme),
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;
    use crate::text::token::tokenize;

    #[test]
    fn equal_words_have_one_lexeme_and_acronyms_their_own_syllables() {
        let mut lexemes = Lexemes::of(Language::UNKNOWN, 0);
        let text = "Use USE use, it’s It's";
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut |cut: Cut| {
            tokens.push(lexemes.token(text, &cut));
        });
        let rows: Vec<_> = tokens.iter().map(|token| (token.lexeme(), lexemes.syllables(token))).collect();
        assert_eq!(rows, [(0, 1), (0, 3), (0, 1), (1, 0), (2, 1), (2, 1)]);
        assert_eq!(lexemes.all().len(), 3);
    }

    proptest! {
        #[test]
        fn a_token_is_what_was_cut(text in "([aA]|[bB]|['’‑-]|\u{ad}| |U\\.S\\.|\u{301}|É|9){0,60}") {
            let mut lexemes = Lexemes::of(Language::UNKNOWN, 0);
            let (mut cuts, mut tokens) = (Vec::new(), Vec::new());
            tokenize(&text, Span::new(0, text.len()), &mut |cut| {
                cuts.push(cut);
                tokens.push(lexemes.token(&text, &cut));
            });
            for (cut, token) in cuts.iter().zip(&tokens) {
                prop_assert_eq!((lexemes.span(token), lexemes.written(token)), (cut.span, cut.written()));
                prop_assert_eq!(
                    (token.kind(), token.capital(), token.all_capitals(), lexemes.get(token).map(|row| row.key)),
                    (cut.kind, cut.capital, cut.all_capitals, Some(cut.key(&text)))
                );
                let folded = fold(cut.span.of(&text));
                let spoken = lexemes.voice.syllables(&folded, cut.all_capitals);
                prop_assert_eq!(lexemes.syllables(token), if token.is_word() { spoken } else { 0 });
            }
        }
    }
}
