//! The counts that readability formulas name. Additive: a document's are the sum of its sentences'.

use std::ops::AddAssign;

use super::lexeme::entry_of;
use super::{Lexeme, Lexemes, Span, Token, TokenKind, vocabulary};

macro_rules! counts {
    ($($(#[$doc:meta])+ $field:ident,)+) => {
        /// Counts over running prose; see `assets/methods.md` for the counting rules.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct Counts { $($(#[$doc])+ pub $field: u32,)+ }

        impl Counts {
            /// Nothing counted.
            pub const ZERO: Self = Self { $($field: 0,)+ };
        }

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
    for token in tokens {
        match token.kind {
            TokenKind::Word | TokenKind::Number => {
                add_lengths(&mut counts, token);
                if let Some(word) = lexemes.get(token).filter(|_| token.kind == TokenKind::Word) {
                    add_word(&mut counts, token, word, memory);
                }
                memory.words = memory.words.saturating_add(1);
            }
            TokenKind::Punct => {
                if let Some(mark) = lexemes.get(token) {
                    add_mark(&mut counts, mark);
                }
            }
            TokenKind::Address => (),
        }
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

fn add_mark(counts: &mut Counts, mark: &Lexeme) {
    let form = mark.form;
    counts.colons += u32::from(form.is_colon());
    counts.semicolons += u32::from(form.is_colon() || form.is_semicolon());
    counts.quotes += u32::from(form.is_quotation_mark());
    counts.exclaims += u32::from(form.exclaims());
}

fn add_lengths(counts: &mut Counts, token: &Token) {
    let letters = u32::from(token.letters);
    counts.words += 1;
    counts.letters += letters;
    counts.characters += u32::from(token.characters);
    counts.syllables += u32::from(token.syllables);
    counts.monosyllables += u32::from(token.syllables == 1);
    counts.polysyllables += u32::from(token.syllables >= 3);
    counts.four_syllables += u32::from(token.syllables >= 4);
    counts.long_words += u32::from(letters > 6);
    counts.six_letter_words += u32::from(letters >= 6);
    counts.mini_words += u32::from((1..=3).contains(&letters));
}

fn add_word(counts: &mut Counts, token: &Token, word: &Lexeme, memory: &mut Memory) {
    // The 1948 instructions count names and numbers as familiar; a capital tells a name but for a sentence's first word.
    let name = token.capital && counts.words > 1;
    counts.complex_words += u32::from(!name && word.form.is_complex(token.syllables));
    if name {
        return;
    }
    let (entry, form) = (word.entry, word.form);
    let repeated = memory.repeats(word.key);
    let content = entry.is_below(vocabulary::CONTENT);
    counts.plain_words += 1;
    counts.unfamiliar_words += u32::from(!entry.is_dale_chall());
    counts.spache_unfamiliar += u32::from(!entry.is_spache());
    counts.spache_unique += u32::from(!entry.is_spache() && !repeated);
    counts.rare_words += u32::from(entry.is_below(vocabulary::RARE));
    counts.uncommon_words += u32::from(entry.is_below(vocabulary::UNCOMMON));
    counts.content_words += u32::from(content);
    counts.repeated_words += u32::from(content && repeated);
    counts.subordinators += u32::from(entry.is_subordinator());
    counts.prepositions += u32::from(entry.is_preposition());
    counts.person_pronouns += u32::from(entry.is_person_pronoun());
    counts.ohayre_skipped += u32::from(entry.is_skipped_by_ohayre());
    counts.of_words += u32::from(form.is_of());
    counts.the_words += u32::from(form.is_the());
    counts.abstract_words += u32::from(content && form.is_abstract());
    counts.contractions += u32::from(form.is_contraction());
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
