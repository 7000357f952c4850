//! The counts that readability formulas name. Additive: a document's are the sum of its sentences'.

use std::ops::AddAssign;

use super::form::entry_of;
use super::lanes::Lanes;
use super::{Lexeme, Lexemes, Span, Token, TokenKind, vocabulary};

macro_rules! counts {
    ($($(#[$doc:meta])+ $field:ident,)+) => {
        /// Counts over running prose; see `assets/methods.md` for the counting rules.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct Counts { $($(#[$doc])+ pub $field: u32,)+ }

        impl Counts {
            /// Nothing counted.
            pub const ZERO: Self = Self { $($field: 0,)+ };

            /// All of them, in this order.
            pub const fn to_array(self) -> [u32; N_COUNTS] {
                [$(self.$field,)+]
            }

            /// The inverse of [`Self::to_array`].
            pub const fn from_array(counts: [u32; N_COUNTS]) -> Self {
                let [$($field,)+] = counts;
                Self { $($field,)+ }
            }
        }

        /// How many counts there are.
        pub const N_COUNTS: usize = [$(stringify!($field),)+].len();

        impl AddAssign<&Counts> for Counts {
            fn add_assign(&mut self, other: &Self) {
                $(self.$field = self.$field.saturating_add(other.$field);)+
            }
        }
    };
}

counts! {
    /// Sentences.
    sentences,
    /// Colons inside sentences, which divide LIX's periods.
    colons,
    /// Semicolons and colons.
    semicolons,
    /// Quotation marks.
    quotes,
    /// Sentences that ask or exclaim.
    exclaims,
    /// Words beyond the twentieth of their sentence.
    words_beyond_20,
    /// Words: tokens with a letter or a digit.
    words,
    /// Letters and digits in words.
    characters,
    /// Letters in words.
    letters,
    /// Syllables.
    syllables,
    /// Words of one syllable.
    monosyllables,
    /// Words of three or more syllables.
    polysyllables,
    /// Words of four or more syllables.
    four_syllables,
    /// Fog's complex words.
    complex_words,
    /// Words of more than six letters.
    long_words,
    /// Words of six or more letters.
    six_letter_words,
    /// Words of one to three letters.
    mini_words,
    /// "the", "is", "are", "was", "were", which O'Hayre leaves out.
    ohayre_skipped,
    /// Words that are not on the Dale–Chall list, by its instructions of 1948.
    unfamiliar_words,
    /// Words that are not on the Spache list.
    spache_unfamiliar,
    /// Of those, the ones that were not there in the last 100 words.
    spache_unique,
    /// Words that are neither a number nor, inside a sentence, a name.
    plain_words,
    /// Plain words rarer than 1 in a million words of English.
    rare_words,
    /// Plain words rarer than 10 in a million.
    uncommon_words,
    /// Plain words rarer than 1 in a thousand: those that carry the content.
    content_words,
    /// Content words that were there in the last 100 words.
    repeated_words,
    /// Words that open a subordinate clause.
    subordinators,
    /// Prepositions.
    prepositions,
    /// "of".
    of_words,
    /// "the".
    the_words,
    /// Nouns of abstraction, by their endings.
    abstract_words,
    /// Pronouns for persons spoken of.
    person_pronouns,
    /// Contractions.
    contractions,
}

impl Counts {
    /// `part` for each word; no number where there is no word.
    pub fn a_word(&self, part: u32) -> f64 {
        f64::from(part) / f64::from(self.words)
    }

    /// `part` for each sentence; no number where there is no sentence.
    pub fn a_sentence(&self, part: u32) -> f64 {
        f64::from(part) / f64::from(self.sentences)
    }

    /// `part` of the words in percent; no number where there is no word.
    pub fn percent(&self, part: u32) -> f64 {
        100.0 * self.a_word(part)
    }

    /// Average sentence length in words.
    pub fn asl(&self) -> f64 {
        self.a_sentence(self.words)
    }

    /// Average number of syllables a word.
    pub fn asw(&self) -> f64 {
        self.a_word(self.syllables)
    }

    /// Average number of letters a word.
    pub fn awl(&self) -> f64 {
        self.a_word(self.letters)
    }
}

/// What is remembered while the sentences of one document are counted.
#[derive(Debug)]
pub struct Memory {
    /// Direct-mapped: the key of a word, and at which word of the document it stood last.
    recent: Vec<(u64, u32)>,
    words: u32,
}

/// Slots of [`Memory::recent`]; a power of two, large against [`RECENT_WORDS`] so that words rarely share one.
const SLOTS: usize = 2048;
/// How many words back a word counts as repeated.
pub(super) const RECENT_WORDS: u32 = 100;

impl Default for Memory {
    fn default() -> Self {
        Self { recent: vec![(0, 0); SLOTS], words: RECENT_WORDS }
    }
}

impl Memory {
    /// Whether `key` was there in the last words; remembers it.
    fn repeats(&mut self, key: u64) -> bool {
        let now = self.words;
        self.recent.get_mut((key >> 45) as usize % SLOTS).is_some_and(|slot| {
            let repeats = slot.0 == key && now - slot.1 <= RECENT_WORDS;
            *slot = (key, now);
            repeats
        })
    }
}

/// The counts of one sentence.
pub fn of_sentence(tokens: &[Token], lexemes: &Lexemes, memory: &mut Memory) -> Counts {
    let mut counts = Counts { sentences: 1, ..Counts::ZERO };
    for run in tokens.chunks(Lanes::MOST) {
        add_run(&mut counts, run, lexemes, memory);
    }
    if counts.words == 0 {
        return Counts::ZERO;
    }
    counts.words_beyond_20 = counts.words.saturating_sub(20);
    counts.exclaims = counts.exclaims.min(1);
    if tokens.last().and_then(|token| lexemes.get(token)).is_some_and(|last| last.form.is_colon()) {
        counts.colons -= 1;
    }
    counts
}

/// Add as many tokens as the counters of [`Lanes`] can take.
fn add_run(counts: &mut Counts, run: &[Token], lexemes: &Lexemes, memory: &mut Memory) {
    let (mut lengths, mut knowledge, mut roles) = (Lanes::default(), Lanes::default(), Lanes::default());
    for token in run {
        let Some(word) = lexemes.get(token) else { continue };
        if !token.is_word() {
            if token.kind() == TokenKind::Punct {
                add_mark(counts, word);
            }
            continue;
        }
        let (written, syllables) = (lexemes.written(token), lexemes.syllables(token));
        counts.words += 1;
        counts.letters += u32::from(written.letters);
        counts.characters += u32::from(written.characters);
        counts.syllables += u32::from(syllables);
        lengths.add(length_of(written.letters, syllables));
        // The 1948 instructions count names and numbers as familiar; a capital tells a name but for a sentence's first word.
        let name = token.kind() == TokenKind::Number || (token.capital() && counts.words > 1);
        if !name {
            knowledge.add(word.knowledge());
            roles.add(word.roles());
            add_repetition(counts, word, syllables, memory);
        }
        memory.words = memory.words.saturating_add(1);
    }
    add_lengths(counts, lengths);
    add_knowledge(counts, knowledge);
    add_roles(counts, roles);
}

/// What can be said of a plain word only where it stands.
fn add_repetition(counts: &mut Counts, word: &Lexeme, syllables: u8, memory: &mut Memory) {
    let repeated = memory.repeats(word.key);
    counts.complex_words += u32::from(word.form.is_complex(syllables));
    counts.spache_unique += u32::from(!word.entry.is_spache() && !repeated);
    counts.repeated_words += u32::from(repeated && word.entry.is_below(vocabulary::CONTENT));
}

fn add_mark(counts: &mut Counts, mark: &Lexeme) {
    let form = mark.form;
    counts.colons += u32::from(form.is_colon());
    counts.semicolons += u32::from(form.is_colon() || form.is_semicolon());
    counts.quotes += u32::from(form.is_quotation_mark());
    counts.exclaims += u32::from(form.exclaims());
}

/// By syllables (4 and more are alike), then by letters (7 and more are alike): one syllable, three or more, four or
/// more; more than six letters, six or more, one to three.
const LENGTHS: [[Lanes; 8]; 5] = {
    let mut table = [[Lanes::of([false; Lanes::N]); 8]; 5];
    let mut syllables = 0;
    while syllables < 5 {
        let mut letters = 0;
        while letters < 8 {
            let (s, l) = (syllables, letters);
            #[expect(
                clippy::indexing_slicing,
                reason = "at compile time, where a wrong index does not build"
            )]
            {
                table[s][l] =
                    Lanes::of([s == 1, s >= 3, s >= 4, l > 6, l >= 6, l >= 1 && l <= 3, false, false]);
            }
            letters += 1;
        }
        syllables += 1;
    }
    table
};

fn length_of(letters: u16, syllables: u8) -> Lanes {
    let row = LENGTHS.get(usize::from(syllables.min(4)));
    row.and_then(|row| row.get(usize::from(letters.min(7)))).copied().unwrap_or_default()
}

fn add_lengths(counts: &mut Counts, lengths: Lanes) {
    let [one, three, four, long, six, mini, ..] = lengths.sums();
    counts.monosyllables += one;
    counts.polysyllables += three;
    counts.four_syllables += four;
    counts.long_words += long;
    counts.six_letter_words += six;
    counts.mini_words += mini;
}

fn add_knowledge(counts: &mut Counts, knowledge: Lanes) {
    let [dale_chall, spache, rare, uncommon, content, abstraction, contraction, plain] = knowledge.sums();
    counts.unfamiliar_words += dale_chall;
    counts.spache_unfamiliar += spache;
    counts.rare_words += rare;
    counts.uncommon_words += uncommon;
    counts.content_words += content;
    counts.abstract_words += abstraction;
    counts.contractions += contraction;
    counts.plain_words += plain;
}

fn add_roles(counts: &mut Counts, roles: Lanes) {
    let [subordinators, prepositions, persons, ohayre, of, the, ..] = roles.sums();
    counts.subordinators += subordinators;
    counts.prepositions += prepositions;
    counts.person_pronouns += persons;
    counts.ohayre_skipped += ohayre;
    counts.of_words += of;
    counts.the_words += the;
}

/// Whether `word`, or a part between its hyphens, is rarer than 1 in a million words of English.
pub fn is_rare(word: &str) -> bool {
    word.split(['-', '‐', '‑'])
        .filter(|part| !part.is_empty())
        .any(|part| entry_of(&super::fold(part)).is_below(vocabulary::RARE))
}

/// The words of `block` that are not counted, by kind of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncounted {
    /// Where they stand.
    pub span: Span,
    /// What they are in.
    pub kind: super::BlockKind,
    /// How many words.
    pub words: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Counts {
        *crate::text::Document::new(text, crate::text::blocks_of_plain(text)).counts()
    }

    #[test]
    fn familiar_words_follow_the_instructions() {
        for (text, unfamiliar) in [
            ("The cats walked to the biggest house.", 0),
            ("The boys' stories made us happier.", 0),
            ("We met Aristotle in 1948.", 0),
            ("The mother's epistemology failed.", 1),
        ] {
            assert_eq!(counts(text).unfamiliar_words, unfamiliar, "{text}");
        }
    }

    #[test]
    fn a_word_is_repeated_only_within_a_hundred() {
        let near = counts("The aardvark saw an aardvark.");
        assert_eq!((near.repeated_words, near.spache_unfamiliar - near.spache_unique), (1, 1));
        let far = format!("An aardvark sat. {}An aardvark sat.", "It is so. ".repeat(40));
        assert_eq!(counts(&far).spache_unique, 2);
    }

    #[test]
    fn marks_are_counted_inside_sentences() {
        let counts = counts("He said: “Go!” It was late; we left.");
        assert_eq!((counts.colons, counts.semicolons, counts.quotes, counts.exclaims), (1, 2, 2, 1));
    }
}
