//! Which language a text is in, and how sure that is.
//!
//! The trigrams of `whatlang` propose; the small words of the language (`assets/language/function_words.tsv`) confirm.
//! Where they do not, the answer is "not sure", [`Language::UNKNOWN`].

mod words;

use whatlang::{Lang, Script};
use words::Votes;

use super::token::folded_key;
use super::{Lexemes, Span, Token, TokenKind};

pub(super) use words::SmallWords;

/// A detected language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-3; "und" where it could not be told.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// Whether the guess can be built on.
    pub reliable: bool,
}

/// Bytes of the text that are looked at; languages do not get clearer after that.
const SAMPLE: usize = 8192;

impl Language {
    /// No language could be told.
    pub const UNKNOWN: Self = Self { code: "und", name: "an unknown language", reliable: false };
    /// Not one that is known, but none that the English word lists could be of.
    const OF_ANOTHER_SCRIPT: Self =
        Self { code: "und", name: "a language that is not written in Latin letters", reliable: false };
    /// English, surely.
    const ENGLISH: Self = Self { code: "eng", name: "English", reliable: true };

    /// Whether English lexicons and formulas apply.
    pub fn is_english(self) -> bool {
        self.code == "eng"
    }

    /// Whether English word lists may be held against the text: it is English, or nothing speaks against that.
    pub fn may_be_english(self) -> bool {
        self.is_english() || (!self.reliable && self != Self::OF_ANOTHER_SCRIPT)
    }

    fn sure(lang: Lang) -> Self {
        Self { code: lang.code(), name: lang.eng_name(), reliable: true }
    }
}

/// Detect the language of `text` from its first 8 kB.
pub fn detect(text: &str) -> Language {
    let text = text.trim_start();
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let votes = Votes::of(sample);
    let (best, hits) = votes.best();
    if best == "eng" && hits >= 2 && votes.are_enough() && votes.confirm("eng", 1) {
        return Language::ENGLISH;
    }
    let unknown = if is_of_another_script(sample) { Language::OF_ANOTHER_SCRIPT } else { Language::UNKNOWN };
    let told = may_be_told(sample, &votes).then(|| by_trigrams(sample, &votes)).flatten();
    told.unwrap_or(unknown)
}

/// A text of fewer letters may be a name or a formula.
const LETTERS_OF_A_SCRIPT: usize = 40;

/// Whether most of a text is in other letters than Latin ones.
fn is_of_another_script(sample: &str) -> bool {
    if sample.is_ascii() {
        return false;
    }
    let (mut latin, mut other) = (0, 0);
    for letter in sample.chars().filter(|c| c.is_alphabetic()) {
        *if letter < '\u{250}' { &mut latin } else { &mut other } += 1;
    }
    other >= LETTERS_OF_A_SCRIPT && other > 2 * latin
}

/// A block of fewer words is not asked for its own language.
const WORDS_OF_A_BLOCK: usize = 20;

/// The language of the block under `span`, if it is surely another one than that of the document; the block has these
/// tokens.
pub(super) fn foreign(
    text: &str,
    span: Span,
    tokens: &[Token],
    lexemes: &Lexemes,
    language: Language,
) -> Option<Language> {
    let small = SmallWords::of(language.code).filter(|_| language.reliable)?;
    if begins_in(small, text, tokens, lexemes) {
        return None;
    }
    let block = span.of(text);
    if !small.lack(words(block), WORDS_OF_A_BLOCK) {
        return None;
    }
    Some(detect(block)).filter(|own| own.reliable && own.code != language.code)
}

/// Whether enough of the first words are small words of the language, or it has few words: as [`SmallWords::lack`] says
/// the contrary, but of tokens, for all that is asked of nearly every block. Where a word may be parted otherwise it is
/// counted, but not as a small one, so that `true` is certain.
fn begins_in(small: SmallWords, text: &str, tokens: &[Token], lexemes: &Lexemes) -> bool {
    let (mut n_words, mut n_small) = (0, 0);
    // Whether the first words have decided, and how.
    let mut decides = |is_small: bool| {
        n_words += 1;
        n_small += usize::from(is_small);
        let enough = small.are_enough(n_small, WORDS_OF_A_BLOCK);
        (enough || n_words == WORDS_OF_A_BLOCK).then_some(enough)
    };
    for token in tokens.iter().filter(|token| token.kind() != TokenKind::Punct) {
        let span = lexemes.span(token);
        let is_apart = || stands_apart(text, span);
        let verdict = if lexemes.is_of_letters(token) {
            decides(lexemes.get(token).is_some_and(|word| word.is_small) && is_apart())
        } else {
            let mut parts = words(span.of(text));
            parts.find_map(|part| decides(is_apart() && small.has(folded_key(part))))
        };
        if let Some(begins) = verdict {
            return begins;
        }
    }
    true
}

/// Whether an ASCII character that is no letter, or none, stands on both sides.
fn stands_apart(text: &str, span: Span) -> bool {
    let parts = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    let bytes = text.as_bytes();
    parts(span.start().checked_sub(1).and_then(|before| bytes.get(before))) && parts(bytes.get(span.end()))
}

/// The runs of letters in `text`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether the trigrams may propose what is confirmed, which `false` rules out: what is not in a script of its own needs
/// enough small words.
fn may_be_told(sample: &str, votes: &Votes) -> bool {
    votes.speak_for_one_of(|_| true)
        || (!sample.is_ascii() && whatlang::detect_script(sample).is_some_and(may_be_sure))
}

fn by_trigrams(sample: &str, votes: &Votes) -> Option<Language> {
    let info = whatlang::detect(sample)?;
    let lang = info.lang();
    if !Votes::knows(lang.code()) {
        let own = (lang == Lang::Jpn || has_own_script(info.script())) && !is_of_neighbour(sample);
        return own.then(|| Language::sure(lang));
    }
    // The trigrams are sure of every longer text in a language that they know; of a sentence they rarely are.
    if votes.speak_for_one_of(|code| code == lang.code()) && (votes.are_few() || info.is_reliable()) {
        return Some(if lang == Lang::Hrv && is_ekavian(sample) {
            Language::sure(Lang::Srp)
        } else {
            Language::sure(lang)
        });
    }
    None
}

/// Whether the script alone may tell the language: Japanese can be written in Chinese characters.
const fn may_be_sure(script: Script) -> bool {
    has_own_script(script) || matches!(script, Script::Mandarin)
}

/// Whether no other language that is written much uses the script.
const fn has_own_script(script: Script) -> bool {
    !matches!(
        script,
        Script::Latin
            | Script::Cyrillic
            | Script::Arabic
            | Script::Devanagari
            | Script::Ethiopic
            | Script::Mandarin
    )
}

/// Letters that Burmese, Khmer and the like do not have, but their neighbours who share the script.
fn is_of_neighbour(sample: &str) -> bool {
    let foreign = |c: &char| matches!(c, '\u{1028}' | '\u{1033}'..='\u{1035}' | '\u{1050}'..='\u{109f}' | '\u{aa60}'..='\u{aa7f}');
    sample.chars().filter(foreign).take(8).count() == 8
}

/// Serbian in Latin letters, by words that Croatian spells otherwise.
fn is_ekavian(sample: &str) -> bool {
    const SERBIAN: &[&str] = &[
        "svako", "ko", "pre", "gde", "uvek", "vreme", "mesto", "dece", "čovek", "čoveka", "ovde", "sledeće",
        "prema",
    ];
    const CROATIAN: &[&str] = &[
        "svatko",
        "tko",
        "prije",
        "gdje",
        "uvijek",
        "vrijeme",
        "mjesto",
        "djece",
        "čovjek",
        "čovjeka",
        "ovdje",
        "sljedeće",
    ];
    let (mut serbian, mut croatian) = (0, 0);
    for word in sample.split(|c: char| !c.is_alphabetic()) {
        let word = word.to_lowercase();
        serbian += u32::from(SERBIAN.contains(&word.as_str()));
        croatian += u32::from(CROATIAN.contains(&word.as_str()));
    }
    serbian > croatian
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, blocks_of_plain};

    #[test]
    fn english_word_lists_are_not_held_against_another_script() {
        let arabic = "تشير الدراسات إلى أن هذا قد ينجح، ويتفق الجميع على أنه ينجح بالتأكيد. ".repeat(3);
        let chinese = "研究表明这可能有效，大家都同意它一定有效。".repeat(3);
        for (text, may_be) in
            [(arabic.as_str(), false), (&chinese, false), ("نعم", true), ("Barack Obama", true)]
        {
            let language = detect(text);
            assert_eq!((language.is_english(), language.may_be_english()), (false, may_be), "{text}");
        }
    }

    #[test]
    fn languages_are_told_or_left_open() {
        for (text, code) in [
            ("The cat sat on the mat and looked at the rain.", "eng"),
            ("Der Hund lief über die Straße, und niemand hat ihn gesehen.", "deu"),
            ("Le chat est assis sur la table et il regarde la pluie.", "fra"),
            ("El perro corre por la calle y no hay nadie que lo vea.", "spa"),
            (
                "Каждый человек имеет право на жизнь, и все это знают, но не всегда об этом говорят вслух.",
                "rus",
            ),
            ("Η γάτα κάθεται στο τραπέζι.", "ell"),
            ("photosynthesis", "und"),
            ("Barack Obama", "und"),
            ("", "und"),
            ("12 + 3 = 15", "und"),
        ] {
            let language = detect(text);
            assert_eq!((language.code, language.reliable), (code, code != "und"), "{text}");
        }
    }

    #[test]
    fn what_is_ruled_out_is_not_told() {
        let mut n_ruled_out = 0;
        for text in [
            "Smith Jones Brown Miller Davis Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin",
            "Le chat est assis sur la table et il regarde la pluie.",
            "Barack Obama",
            "12 + 3 = 15",
            "",
            "kala maja auto puu tee lumi jalg hobune raamat laps kass koer aken uks laud tool kapp",
            "Svako zna da je vreme za decu ovde i da niko ne može da uradi to pre nego što se vrati u svoje mesto.",
            "Nani ga okita ka wakaranai keredo watashi wa ie ni kaeru tsumori desu",
        ] {
            for repeated in [text.to_owned(), format!("{text} ").repeat(6)] {
                let votes = Votes::of(&repeated);
                let ruled_out = !may_be_told(&repeated, &votes);
                assert!(!ruled_out || by_trigrams(&repeated, &votes).is_none(), "{text}");
                n_ruled_out += usize::from(ruled_out);
            }
        }
        assert!(n_ruled_out > 3 && n_ruled_out < 14, "{n_ruled_out}");
    }

    #[test]
    fn the_first_words_are_judged_alike_by_tokens_and_by_letters() {
        let small = SmallWords::of("eng").unwrap();
        for (text, begins) in [
            ("The cat and the dog of the house sat in the rain.", true),
            ("In 1999 it wasn't the 5kg one, he said; it’s that of Smith-Jones.", true),
            (
                "Le chat est assis sur la table et il regarde la pluie qui tombe depuis ce matin, mais il ne veut pas.",
                false,
            ),
            ("Two words.", true),
            // A word may go on in letters of another kind.
            ("the漢the of漢 the", true),
            (
                "the漢 Smith Jones the漢 Brown Miller of漢 Davis Wilson and漢 Moore Taylor in漢 Anderson Thomas Jackson \
                 White the漢 Harris Martin Thompson Garcia Martinez Robinson",
                false,
            ),
            (
                "Smith, Jones, Brown, Miller, Davis, Wilson, Moore, Taylor-Of-It, Anderson, Thomas, Jackson, White, \
                 Harris, Martin, Thompson, Garcia, Martinez, Robinson, Clark, Lewis and Lee came to the.",
                false,
            ),
        ] {
            let english = "The cat sat on the mat and looked at the rain, and it was glad that it could.\n\n";
            let whole = format!("{}{text}", english.repeat(5));
            let document = Document::new(&whole, blocks_of_plain(&whole));
            assert_eq!(document.language().code, "eng");
            let own = document.tokens_in(Span::new(whole.len() - text.len(), whole.len()));
            let own = document.tokens().get(own).unwrap();
            assert_eq!(begins_in(small, &whole, own, document.lexemes()), begins, "{text}");
            let lacks = small.lack(words(text), WORDS_OF_A_BLOCK);
            assert!(begins != lacks || !text.is_ascii(), "{text}");
        }
    }
}
