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
    recent: Box<[(u32, u32); SLOTS]>,
    words: u32,
}

impl Default for Memory {
    fn default() -> Self {
        Self { recent: Box::new([(u32::MAX, 0); SLOTS]), words: 0 }
    }
}

impl Memory {
    /// Whether the word of `token`, before which there were `now` words, was there in the last ones; remembers it.
    #[inline]
    fn repeats(&mut self, token: Token, word: &Lexeme, now: u32) -> bool {
        let lexeme = token.lexeme() as u32;
        self.recent.get_mut((word.key >> 45) as usize % SLOTS).is_some_and(|slot| {
            let repeats = slot.0 == lexeme && now.wrapping_sub(slot.1) <= RECENT_WORDS;
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
    /// One for each role of the word; in the seventh: a complex word.
    roles: Lanes,
}

impl Adds {
    /// Of a word with these roles and syllables.
    pub(super) const fn of(form: Form, mut roles: Lanes, written: Written, syllables: u8) -> Self {
        let (s, l) = (syllables, written.letters);
        let amounts = s as u64 | (l as u64) << 16 | (written.characters as u64) << 40;
        let lengths = Lanes::of([true, s == 1, s >= 3, s >= 4, l > 6, l >= 6, l >= 1 && l <= 3, false]);
        let is_complex = form.is_complex(syllables);
        roles.add(Lanes::of([false, false, false, false, false, false, is_complex, false]));
        Self { amounts, lengths, roles }
    }
}

/// The counts of `tokens`, all of one sentence; none where there is no word.
pub(super) fn count(tokens: &[Token], lexemes: &Lexemes, memory: &mut Memory) -> Counts {
    let (first, rest) = tokens.split_at_checked(Lanes::MOST).unwrap_or((tokens, &[]));
    let mut counts = Sums::of(first, false, lexemes, memory).counts();
    for few in rest.chunks(Lanes::MOST) {
        counts += &Sums::of(few, counts.words > 0, lexemes, memory).counts();
    }
    if counts.words == 0 {
        return Counts::ZERO;
    }
    let ends_in_colon =
        tokens.last().and_then(|last| lexemes.get(last)).is_some_and(|last| last.form.is_colon());
    counts.sentences = 1;
    counts.words_beyond_20 = counts.words.saturating_sub(20);
    counts.exclaims = counts.exclaims.min(1);
    counts.colons -= u32::from(ends_in_colon);
    counts
}

/// What a few tokens add.
#[derive(Debug, Default)]
struct Sums {
    amounts: u64,
    lengths: Lanes,
    knowledge: Lanes,
    roles: Lanes,
    /// As `knowledge`, of words that were there in the last [`RECENT_WORDS`].
    repeated: Lanes,
    marks: Lanes,
}

impl Sums {
    /// Of at most [`Lanes::MOST`] tokens, in a sentence that may have words before them.
    #[inline(never)]
    fn of(tokens: &[Token], mut has_words: bool, lexemes: &Lexemes, memory: &mut Memory) -> Self {
        let mut sums = Self::default();
        let mut n_words = memory.words;
        for token in tokens {
            let Some(word) = lexemes.get(token) else { continue };
            if !token.is_word() {
                sums.marks.add(word.roles);
                continue;
            }
            let unusual;
            let adds = if token.is_usual() {
                &word.adds
            } else {
                unusual = lexemes.adds(*token);
                &unusual
            };
            sums.amounts += adds.amounts;
            sums.lengths.add(adds.lengths);
            // The 1948 instructions count names and numbers as familiar; a capital tells a name but for a sentence's
            // first word.
            let name = token.kind() == TokenKind::Number || (token.capital() && has_words);
            if !name {
                sums.knowledge.add(word.knowledge);
                sums.roles.add(adds.roles);
                if memory.repeats(*token, word, n_words) {
                    sums.repeated.add(word.knowledge);
                }
            }
            has_words = true;
            n_words = n_words.wrapping_add(1);
        }
        memory.words = n_words;
        sums
    }

    /// As counts of words and marks; what is counted by the sentence is left out.
    fn counts(&self) -> Counts {
        let [
            words,
            monosyllables,
            polysyllables,
            four_syllables,
            long_words,
            six_letter_words,
            mini_words,
            _,
        ] = self.lengths.sums();
        let knowledge = self.knowledge.sums();
        let [unfamiliar_words, spache_unfamiliar, rare_words, uncommon_words, content_words, ..] = knowledge;
        let [.., abstract_words, contractions, plain_words] = knowledge;
        let [_, repeated_spache, _, _, repeated_words, ..] = self.repeated.sums();
        let roles = self.roles.sums();
        let [subordinators, prepositions, person_pronouns, ohayre_skipped, ..] = roles;
        let [.., of_words, the_words, complex_words, _] = roles;
        let [colons, semicolons, quotes, exclaims, ..] = self.marks.sums();
        // Each by its name and none left to a default: the compiler tells which is missing.
        Counts {
            sentences: 0,
            words_beyond_20: 0,
            words,
            monosyllables,
            polysyllables,
            four_syllables,
            long_words,
            six_letter_words,
            mini_words,
            unfamiliar_words,
            spache_unfamiliar,
            rare_words,
            uncommon_words,
            content_words,
            abstract_words,
            contractions,
            plain_words,
            subordinators,
            prepositions,
            person_pronouns,
            ohayre_skipped,
            of_words,
            the_words,
            complex_words,
            colons,
            semicolons,
            quotes,
            exclaims,
            syllables: (self.amounts & 0xffff) as u32,
            letters: (self.amounts >> 16 & 0xff_ffff) as u32,
            characters: (self.amounts >> 40) as u32,
            spache_unique: spache_unfamiliar - repeated_spache,
            repeated_words,
        }
    }
}
