//! The counts that readability formulas name. Additive: a document's are the sum of its sentences'.

use std::ops::AddAssign;

use super::form::entry_of;
use super::{Span, key_of, vocabulary};

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

// What a word adds to at once stands side by side, see `tally`.
counts! {
    /// Sentences.
    sentences,
    /// Words beyond the twentieth of their sentence.
    words_beyond_20,
    /// Words: tokens with a letter or a digit.
    words,
    /// Words of one syllable.
    monosyllables,
    /// Words of three or more syllables.
    polysyllables,
    /// Words of four or more syllables.
    four_syllables,
    /// Words of more than six letters.
    long_words,
    /// Words of six or more letters.
    six_letter_words,
    /// Words of one to three letters.
    mini_words,
    /// Words that are not on the Dale–Chall list, by its instructions of 1948.
    unfamiliar_words,
    /// Words that are not on the Spache list.
    spache_unfamiliar,
    /// Plain words rarer than 1 in a million words of English.
    rare_words,
    /// Plain words rarer than 10 in a million.
    uncommon_words,
    /// Plain words rarer than 1 in a thousand: those that carry the content.
    content_words,
    /// Nouns of abstraction, by their endings.
    abstract_words,
    /// Contractions.
    contractions,
    /// Words that are neither a number nor, inside a sentence, a name.
    plain_words,
    /// Words that open a subordinate clause.
    subordinators,
    /// Prepositions.
    prepositions,
    /// Pronouns for persons spoken of.
    person_pronouns,
    /// "the", "is", "are", "was", "were", which O'Hayre leaves out.
    ohayre_skipped,
    /// "of".
    of_words,
    /// "the".
    the_words,
    /// Fog's complex words.
    complex_words,
    /// Colons inside sentences, which divide LIX's periods.
    colons,
    /// Semicolons and colons.
    semicolons,
    /// Quotation marks.
    quotes,
    /// Sentences that ask or exclaim.
    exclaims,
    /// Syllables.
    syllables,
    /// Letters in words.
    letters,
    /// Letters and digits in words.
    characters,
    /// Words that are not on the Spache list and were not there in the last 100 words.
    spache_unique,
    /// Content words that were there in the last 100 words.
    repeated_words,
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

/// Whether `word`, or a part between its hyphens, is rarer than 1 in a million words of English.
pub fn is_rare(word: &str) -> bool {
    word.split(['-', '‐', '‑'])
        .filter(|part| !part.is_empty())
        .map(super::fold)
        .any(|part| entry_of(key_of(&part), &part).is_below(vocabulary::RARE))
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
