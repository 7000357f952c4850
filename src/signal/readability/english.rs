//! English formulas on the lengths of sentences and words.

use super::{ANY, ENGLISH, Row, TWO_SENTENCES};
use crate::signal::{Signal, Unit};
use crate::text::Counts;

/// The rows, in the order of their publication's fame.
pub(in crate::signal) const ROWS: &[Signal] = &[
    Row {
        id: "flesch_reading_ease",
        name: "Flesch Reading Ease",
        unit: Unit::Ease,
        languages: ENGLISH,
        summary: "Ease from 100 (very easy) to 0 (very hard): 206.835 − 1.015 words a sentence − 84.6 syllables a word.",
        source: "Flesch 1948, A new readability yardstick, J. Appl. Psychol. 32: 221–233",
        example: (TWO_SENTENCES, 78.20),
        value: |it| 206.835 - 1.015 * it.asl() - 84.6 * it.asw(),
    }
    .signal(),
    Row {
        id: "flesch_kincaid_grade",
        name: "Flesch–Kincaid grade",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade: 0.39 words a sentence + 11.8 syllables a word − 15.59.",
        source: "Kincaid, Fishburne, Rogers & Chissom 1975, Naval Research Branch Report 8-75",
        example: (TWO_SENTENCES, 3.72),
        value: |it| 0.39 * it.asl() + 11.8 * it.asw() - 15.59,
    }
    .signal(),
    Row {
        id: "gunning_fog",
        name: "Gunning Fog index",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade: 0.4 × (words a sentence + percent of complex words); complex are words of three syllables \
            that are no name, no compound, and not made three by -es, -ed or -ing.",
        source: "Gunning 1952, The Technique of Clear Writing; sentences counted whole, as since the 1980s",
        example: (TWO_SENTENCES, 9.47),
        value: |it| 0.4 * (it.asl() + it.percent(it.complex_words)),
    }
    .signal(),
    Row {
        id: "smog",
        name: "SMOG grade",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade for full comprehension: 3.1291 + 1.0430 × √(words of three syllables in 30 sentences); \
            made for 30 sentences, rough below.",
        source: "McLaughlin 1969, SMOG grading: a new readability formula, J. Reading 12: 639–646, formula D",
        example: (TWO_SENTENCES, 8.84),
        value: |it| 3.1291 + 1.0430 * (30.0 * it.a_sentence(it.polysyllables)).sqrt(),
    }
    .signal(),
    Row {
        id: "ari",
        name: "Automated Readability Index",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade: 4.71 letters and digits a word + 0.5 words a sentence − 21.43.",
        source: "Senter & Smith 1967, Automated Readability Index, AMRL-TR-66-220",
        example: (TWO_SENTENCES, -1.12),
        value: |it| 4.71 * it.a_word(it.characters) + 0.5 * it.asl() - 21.43,
    }
    .signal(),
    Row {
        id: "coleman_liau",
        name: "Coleman–Liau index",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade from letters and sentences a hundred words, by the exact equation through the estimated \
            cloze percentage.",
        source: "Coleman & Liau 1975, A computer readability formula designed for machine scoring, J. Appl. Psychol. 60: \
            283–284",
        example: (TWO_SENTENCES, 0.74),
        value: coleman_liau,
    }
    .signal(),
    Row {
        id: "linsear_write",
        name: "Linsear Write (US Air Force)",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade: words of up to two syllables count 1, longer ones 3, by sentences; halved above 20, less 2 \
            and halved below.",
        source: "O'Hayre 1966, Gobbledygook Has Gotta Go, in the US Air Force's reversed form",
        example: (TWO_SENTENCES, 2.75),
        value: |it| {
            let r = it.a_sentence(it.words + 2 * it.polysyllables);
            if r > 20.0 { r / 2.0 } else { (r - 2.0) / 2.0 }
        },
    }
    .signal(),
    Row {
        id: "lensear_ohayre",
        name: "Lensear Write (O'Hayre)",
        unit: Unit::Ease,
        languages: ENGLISH,
        summary: "Ease in a hundred words, 70 to 80 being right for most adults: one-syllable words except the, is, are, \
            was and were, plus three for every sentence.",
        source: "O'Hayre 1966, Gobbledygook Has Gotta Go, US Bureau of Land Management",
        example: (TWO_SENTENCES, 109.09),
        value: |it| it.percent(it.monosyllables.saturating_sub(it.ohayre_skipped)) + 3.0 * it.percent(it.sentences),
    }
    .signal(),
    Row {
        id: "lix",
        name: "LIX",
        unit: Unit::Index,
        languages: ANY,
        summary: "Index from 20 (very easy) to 60 (very hard): words a period + percent of words of more than six letters; \
            a colon ends a period, too.",
        source: "Björnsson 1968, Läsbarhet; Anderson 1983, J. Reading 26: 490–496",
        example: (TWO_SENTENCES, 23.68),
        value: |it| f64::from(it.words) / f64::from(it.sentences + it.colons) + it.percent(it.long_words),
    }
    .signal(),
    Row {
        id: "rix",
        name: "RIX",
        unit: Unit::Index,
        languages: ANY,
        summary: "Words of more than six letters for each sentence: 0.2 is grade 2, 3.0 grade 9, 7.2 college.",
        source: "Anderson 1983, Lix and Rix: variations on a little-known readability index, J. Reading 26: 490–496",
        example: (TWO_SENTENCES, 1.0),
        value: |it| it.a_sentence(it.long_words),
    }
    .signal(),
    Row {
        id: "forcast",
        name: "FORCAST",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "School grade for lists, forms and manuals, the only one that needs no sentences: 20 − a tenth of the \
            one-syllable words in 150.",
        source: "Caylor, Sticht, Fox & Ford 1973, HumRRO Technical Report 73-5",
        example: (TWO_SENTENCES, 7.73),
        value: |it| 20.0 - 15.0 * it.a_word(it.monosyllables),
    }
    .signal(),
    Row {
        id: "fog_psk",
        name: "Fog (Powers, Sumner & Kearl)",
        unit: Unit::Grade,
        languages: ENGLISH,
        summary: "Gunning's Fog recalculated on newer test passages: 3.0680 + 0.0877 words a sentence + 0.0984 percent of \
            words of three syllables.",
        source: "Powers, Sumner & Kearl 1958, A recalculation of four adult readability formulas, J. Educ. Psychol. 49: 99–105",
        example: (TWO_SENTENCES, 5.34),
        value: |it| 3.0680 + 0.0877 * it.asl() + 0.0984 * it.percent(it.polysyllables),
    }
    .signal(),
    Row {
        id: "eflaw",
        name: "McAlpine EFLAW",
        unit: Unit::Index,
        languages: ENGLISH,
        summary: "For readers of English as a foreign language: words and words of up to three letters for each sentence; \
            up to 20 is easy, from 26 confusing.",
        source: "McAlpine 1997, Global English for Global Business",
        example: (TWO_SENTENCES, 10.0),
        value: |it| it.a_sentence(it.words + it.mini_words),
    }
    .signal(),
];

/// The two published steps: estimated cloze percentage, then grade.
fn coleman_liau(it: &Counts) -> f64 {
    let cloze = 141.8401 - 0.214_590 * it.percent(it.letters) + 1.079_812 * it.percent(it.sentences);
    -27.4004 * cloze / 100.0 + 23.06395
}
