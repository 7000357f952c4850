//! Worked examples from the publications themselves, as counts: what a formula must give for them.

use crate::text::Counts;

/// A published calculation.
#[derive(Debug, Clone, Copy)]
pub struct Worked {
    /// The formula's row.
    pub signal: &'static str,
    /// The counts that the publication names.
    pub counts: Counts,
    /// The value that it gives.
    pub value: f64,
    /// How far ours may be off for its rounding.
    pub within: f64,
    /// Where it stands.
    pub source: &'static str,
}

/// Every published calculation that we know the counts of.
pub const WORKED: &[Worked] = &[
    Worked {
        signal: "dale_chall_1948",
        counts: Counts { words: 132, sentences: 7, unfamiliar_words: 6, ..Counts::ZERO },
        value: 5.3684,
        within: 0.1,
        source: "Dale & Chall 1948, Instructions, sample 1: 132 words, 6 of them unfamiliar",
    },
    Worked {
        signal: "coleman_liau",
        counts: Counts { words: 119, sentences: 5, letters: 639, ..Counts::ZERO },
        value: 14.5,
        within: 0.1,
        source: "Coleman & Liau 1975, their own abstract: 537 letters and 4.20 sentences in a hundred words",
    },
    Worked {
        signal: "fry",
        counts: Counts { words: 1000, sentences: 63, syllables: 1410, ..Counts::ZERO },
        value: 7.0,
        within: 0.0,
        source: "Fry 1977, the example on the graph: 141 syllables and 6.3 sentences in a hundred words are grade 7",
    },
    Worked {
        signal: "atesman",
        counts: Counts { words: 1022, sentences: 100, syllables: 2770, ..Counts::ZERO },
        value: 63.16,
        within: 0.2,
        source: "published means of Turkish textbooks: 2.71 syllables a word, 10.22 words a sentence",
    },
    Worked {
        signal: "cetinkaya_uzun",
        counts: Counts { words: 1022, sentences: 100, syllables: 2770, ..Counts::ZERO },
        value: 38.40,
        within: 0.2,
        source: "published means of Turkish textbooks: 2.71 syllables a word, 10.22 words a sentence",
    },
];
