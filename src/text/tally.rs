//! The counts of one sentence, added up token by token: a token adds a few numbers that its word has ready.

use super::form::Form;
use super::lanes::Lanes;
use super::token::Written;
use super::{Counts, Lexeme, Lexemes, Token, TokenKind};

/// How many words back a word counts as repeated.
pub(super) const RECENT_WORDS: u32 = 100;

/// Slots of [`Memory::recent`]; a power of two, large against [`RECENT_WORDS`] so that words rarely share one.
const SLOTS: usize = 2048;

/// What is remembered while the sentences of one document are counted.
#[derive(Debug)]
pub(super) struct Memory {
    /// Direct-mapped by key: the lexeme of a word, and at which word of the document it stood last.
    recent: Vec<(u32, u32)>,
    words: u32,
}

impl Default for Memory {
    fn default() -> Self {
        Self { recent: vec![(u32::MAX, 0); SLOTS], words: 0 }
    }
}

impl Memory {
    /// Whether the word of `token` was there in the last words; remembers it.
    fn repeats(&mut self, token: Token, word: &Lexeme) -> bool {
        let (lexeme, now) = (token.lexeme() as u32, self.words);
        self.recent.get_mut((word.key >> 45) as usize % SLOTS).is_some_and(|slot| {
            let repeats = slot.0 == lexeme && now - slot.1 <= RECENT_WORDS;
            *slot = (lexeme, now);
            repeats
        })
    }
}

/// What a word adds to the counts by how it is written and spoken.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Adds {
    /// From the lowest bits: syllables in 16, letters in 24, letters and digits in 24. No word has more than the
    /// maximum of its type, and so as many as [`Lanes::MOST`] do not run over.
    amounts: u64,
    /// Any word, one syllable, three or more, four or more; more than six letters, six or more, one to three.
    lengths: Lanes,
    /// In the seventh: a complex word.
    complex: Lanes,
}

impl Adds {
    /// Of a word with these syllables.
    pub(super) const fn of(form: Form, written: Written, syllables: u8) -> Self {
        let (s, l) = (syllables, written.letters);
        let amounts = s as u64 | (l as u64) << 16 | (written.characters as u64) << 40;
        let lengths = Lanes::of([true, s == 1, s >= 3, s >= 4, l > 6, l >= 6, l >= 1 && l <= 3, false]);
        let is_complex = form.is_complex(syllables);
        let complex = Lanes::of([false, false, false, false, false, false, is_complex, false]);
        Self { amounts, lengths, complex }
    }
}

/// The counts of a sentence of which some tokens were read.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Counts,
    /// What was added since the lanes were emptied, and how often.
    amounts: u64,
    lengths: Lanes,
    knowledge: Lanes,
    roles: Lanes,
    /// As `knowledge`, of words that were there in the last [`RECENT_WORDS`].
    repeated: Lanes,
    added: usize,
    has_words: bool,
    ends_in_colon: bool,
}

impl Tally {
    /// The counts of `tokens`, all of one sentence.
    pub(super) fn of(tokens: &[Token], lexemes: &Lexemes, memory: &mut Memory) -> Counts {
        let mut tally = Self::default();
        for token in tokens {
            tally.add(*token, lexemes, memory);
        }
        tally.finish()
    }

    /// Add the next token.
    #[inline]
    pub(super) fn add(&mut self, token: Token, lexemes: &Lexemes, memory: &mut Memory) {
        let Some(word) = lexemes.get(&token) else { return };
        if token.is_word() {
            self.add_word(token, word, lexemes, memory);
        } else if token.kind() == TokenKind::Punct && word.form.is_counted() {
            self.add_mark(word.form);
        }
        self.ends_in_colon = word.form.is_colon();
    }

    fn add_word(&mut self, token: Token, word: &Lexeme, lexemes: &Lexemes, memory: &mut Memory) {
        let adds = if token.is_usual() { word.adds } else { lexemes.adds(token) };
        self.amounts += adds.amounts;
        self.lengths.add(adds.lengths);
        // The 1948 instructions count names and numbers as familiar; a capital tells a name but for a sentence's first word.
        let name = token.kind() == TokenKind::Number || (token.capital() && self.has_words);
        if !name {
            self.knowledge.add(word.knowledge);
            self.roles.add(word.roles);
            self.roles.add(adds.complex);
            if memory.repeats(token, word) {
                self.repeated.add(word.knowledge);
            }
        }
        self.has_words = true;
        memory.words = memory.words.saturating_add(1);
        self.added += 1;
        if self.added == Lanes::MOST {
            self.empty_lanes();
        }
    }

    fn add_mark(&mut self, mark: Form) {
        let counts = &mut self.counts;
        counts.colons += u32::from(mark.is_colon());
        counts.semicolons += u32::from(mark.is_colon() || mark.is_semicolon());
        counts.quotes += u32::from(mark.is_quotation_mark());
        counts.exclaims += u32::from(mark.exclaims());
    }

    /// All counts; none where there is no word.
    pub(super) fn finish(mut self) -> Counts {
        if !self.has_words {
            return Counts::ZERO;
        }
        self.empty_lanes();
        let mut counts = self.counts;
        counts.sentences = 1;
        counts.words_beyond_20 = counts.words.saturating_sub(20);
        counts.exclaims = counts.exclaims.min(1);
        counts.colons -= u32::from(self.ends_in_colon);
        counts
    }

    /// Take what the lanes have counted.
    fn empty_lanes(&mut self) {
        let counts = &mut self.counts;
        let amounts = std::mem::take(&mut self.amounts);
        counts.syllables += (amounts & 0xffff) as u32;
        counts.letters += (amounts >> 16 & 0xff_ffff) as u32;
        counts.characters += (amounts >> 40) as u32;
        let [words, one, three, four, long, six, mini, _] = std::mem::take(&mut self.lengths).sums();
        counts.words += words;
        counts.monosyllables += one;
        counts.polysyllables += three;
        counts.four_syllables += four;
        counts.long_words += long;
        counts.six_letter_words += six;
        counts.mini_words += mini;
        let knowledge = std::mem::take(&mut self.knowledge).sums();
        let [dale_chall, spache, rare, uncommon, content, abstraction, contraction, plain] = knowledge;
        counts.unfamiliar_words += dale_chall;
        counts.spache_unfamiliar += spache;
        counts.rare_words += rare;
        counts.uncommon_words += uncommon;
        counts.content_words += content;
        counts.abstract_words += abstraction;
        counts.contractions += contraction;
        counts.plain_words += plain;
        let [_, repeated_spache, _, _, repeated_content, ..] = std::mem::take(&mut self.repeated).sums();
        counts.spache_unique += spache - repeated_spache;
        counts.repeated_words += repeated_content;
        let [subordinators, prepositions, persons, ohayre, of, the, complex, _] =
            std::mem::take(&mut self.roles).sums();
        counts.subordinators += subordinators;
        counts.prepositions += prepositions;
        counts.person_pronouns += persons;
        counts.ohayre_skipped += ohayre;
        counts.of_words += of;
        counts.the_words += the;
        counts.complex_words += complex;
        self.added = 0;
    }
}
