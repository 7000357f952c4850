//! English syllables of a word: exact on `CMUdict`, by a model elsewhere, by rule for figures and acronyms.
//!
//! Other languages have rules of their own, see [`tongues`].

pub mod model;
mod number;
mod spelt;
pub mod tongues;

use std::sync::LazyLock;

use super::{KeyMap, key_of};
use model::Model;

/// The fitted weights; see `assets/language/README.md`.
const WEIGHTS: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/syllable_model.bin"));

/// Words that rules and weights get wrong, with their syllables, tab-separated.
const EXCEPTIONS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/syllable_exceptions.tsv"));

static ENGLISH: LazyLock<Rules<'static>> = LazyLock::new(|| Rules::new(WEIGHTS, EXCEPTIONS));

/// How many syllables `word` has when read aloud; at least 1. The word is folded, see [`super::fold`].
pub fn count(word: &str) -> u8 {
    ENGLISH.count(word)
}

/// The rules of English syllables over one set of weights and exceptions.
#[derive(Debug)]
pub struct Rules<'m> {
    model: Model<'m>,
    /// Syllables of words, by key.
    exceptions: KeyMap<u8>,
}

impl<'m> Rules<'m> {
    /// Rules with these weights and these exceptions (lines of word, tab, syllables).
    pub fn new(weights: &'m [u8], exceptions: &str) -> Self {
        let rows = exceptions.lines().filter_map(|line| line.split_once('\t'));
        let exceptions = rows.filter_map(|(word, n)| Some((key_of(word), n.parse().ok()?))).collect();
        Self { model: Model::new(weights), exceptions }
    }

    /// The syllables of a folded word; at least 1.
    pub fn count(&self, word: &str) -> u8 {
        let known = self.exceptions.get(&key_of(word)).copied();
        known.unwrap_or_else(|| self.by_rule(word).clamp(1, 255) as u8)
    }

    fn by_rule(&self, word: &str) -> u32 {
        if is_of_small_letters(word) {
            if spelt::has_no_vowel(word) { spelt::letters(word) } else { self.by_model(word) }
        } else if has_digit(word) {
            word.split('-').map(|part| self.with_figures(part)).sum()
        } else if word.contains('-') {
            word.split('-').filter(|part| !part.is_empty()).map(|part| u32::from(self.count(part))).sum()
        } else if word.contains('.') {
            spelt::letters(word)
        } else if word.is_ascii() {
            self.by_model(word)
        } else {
            self.by_model(&unaccented(word))
        }
    }

    fn by_model(&self, word: &str) -> u32 {
        self.model.count(word.as_bytes()).into()
    }

    /// "3rd", "1990s", "b12", "5kg": runs of figures and of letters, each read.
    fn with_figures(&self, part: &str) -> u32 {
        let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let mut rest = part;
        let mut syllables = 0;
        while let Some(first) = rest.chars().next() {
            let figure = is_figure(first);
            let (run, after) = rest.split_at(rest.find(|c| is_figure(c) != figure).unwrap_or(rest.len()));
            rest = after;
            if figure {
                syllables += number::figures(run);
                if let Some(more) = number::ending(run, rest) {
                    return syllables + more;
                }
            } else if run.len() == 1 {
                syllables += spelt::letters(run);
            } else {
                syllables += u32::from(self.count(run.trim_matches('\'')));
            }
        }
        syllables
    }
}

/// Whether nothing but small ASCII letters is in it, as in nearly every word.
fn is_of_small_letters(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The letters of `word` without accents, as near as English spelling comes: a last "é" is heard.
fn unaccented(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let last = chars.peek().is_none();
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => plain.push('a'),
            'é' | 'ē' if last => plain.push_str("ay"),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => plain.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'ñ' | 'ń' | 'ň' => plain.push('n'),
            'š' | 'ś' | 'ş' => plain.push('s'),
            'ž' | 'ź' | 'ż' => plain.push('z'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            'ł' => plain.push('l'),
            '\u{301}' if last && plain.ends_with('e') => {
                plain.pop();
                plain.push_str("ay");
            }
            _ if c.is_ascii() => plain.push(c),
            _ => (),
        }
    }
    plain
}

/// How the words of one language are read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Voice {
    /// The rules of another language than English.
    tongue: Option<&'static tongues::Tongue>,
}

impl Voice {
    /// Of `language`; by the English rules where it has none.
    pub(super) fn of(language: super::Language) -> Self {
        Self { tongue: tongues::tongue(language.code) }
    }

    /// The syllables of a folded word; `capitals` says that it was written without a small letter.
    pub(super) fn syllables(self, folded: &str, capitals: bool) -> u8 {
        match self.tongue {
            Some(tongue) if !has_digit(folded) => tongue.count(folded),
            _ if capitals && spelt::is_acronym(folded) => spelt::letters(folded) as u8,
            _ => ENGLISH.count(folded),
        }
    }
}
