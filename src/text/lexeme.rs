//! The different words of a document, numbered: what is known of a word is looked up once, not at each of its tokens.

use super::lanes::Lanes;
use super::memo;
use super::syllable::Voice;
use super::token::Cut;
use super::vocabulary::{self, Entry};
use super::{KeyMap, Language, Token, TokenKind, fold, key_of};

/// One word, number, address or mark that occurs in a document, folded (see [`fold`]).
#[derive(Debug, Clone, Copy)]
pub struct Lexeme {
    /// Hash of the folded word; equal words have equal keys.
    pub key: u64,
    /// What the vocabulary knows of it; of a possessive, what it knows of the owner.
    pub(super) entry: Entry,
    /// What its letters say.
    pub(super) form: Form,
    /// What a plain word of it adds to the counts, see [`Self::knowledge`] and [`Self::roles`].
    knowledge: Lanes,
    roles: Lanes,
    /// Syllables in small letters and in capitals, where it can be an acronym; 0 while nobody has asked.
    syllables: [u8; 2],
}

impl Lexeme {
    fn new(key: u64, word: &str) -> Self {
        let (entry, form) = (entry_of(word), Form::of(word));
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
        let roles = Lanes::of([
            entry.is_subordinator(),
            entry.is_preposition(),
            entry.is_person_pronoun(),
            entry.is_skipped_by_ohayre(),
            form.is_of(),
            form.is_the(),
            false,
            false,
        ]);
        Self { key, entry, form, knowledge, roles, syllables: [0; 2] }
    }

    /// One in each of: unfamiliar to Dale and Chall, to Spache, rare, uncommon, content, abstract, contraction, any.
    pub(super) const fn knowledge(&self) -> Lanes {
        self.knowledge
    }

    /// One in each of: subordinator, preposition, pronoun of persons, skipped by O'Hayre, "of", "the".
    pub(super) const fn roles(&self) -> Lanes {
        self.roles
    }

    /// A quotation mark or a star, which stands around words and changes none.
    pub const fn is_dressing(&self) -> bool {
        self.form.has(Form::DRESSING)
    }

    /// A hyphen that stands alone, as at the end of a line.
    pub const fn is_hyphen(&self) -> bool {
        self.form.has(Form::HYPHEN)
    }
}

/// What the letters of a word say of it, or which mark it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Form(u16);

impl Form {
    const CONTRACTION: u16 = 1;
    const ABSTRACT: u16 = 1 << 1;
    const COMPOUND: u16 = 1 << 2;
    const SYLLABIC_ENDING: u16 = 1 << 3;
    const OF: u16 = 1 << 4;
    const THE: u16 = 1 << 5;
    const COLON: u16 = 1 << 6;
    const SEMICOLON: u16 = 1 << 7;
    const QUOTATION_MARK: u16 = 1 << 8;
    const DRESSING: u16 = 1 << 9;
    const EXCLAIMS: u16 = 1 << 10;
    const HYPHEN: u16 = 1 << 11;

    fn of(word: &str) -> Self {
        let bits = [
            (Self::CONTRACTION, word.contains('\'') && possessed(word).is_none()),
            (Self::ABSTRACT, is_abstract(word)),
            (Self::COMPOUND, word.contains('-')),
            (Self::SYLLABIC_ENDING, SYLLABIC_ENDINGS.iter().any(|ending| word.ends_with(ending))),
            (Self::OF, word == "of"),
            (Self::THE, word == "the"),
        ];
        Self(bits.iter().filter(|(_, holds)| *holds).map(|(bit, _)| bit).sum::<u16>() | Self::of_mark(word))
    }

    const fn of_mark(mark: &str) -> u16 {
        match mark.as_bytes() {
            b":" => Self::COLON,
            b";" => Self::SEMICOLON,
            b"!" | b"?" => Self::EXCLAIMS,
            b"-" => Self::HYPHEN,
            b"'" | b"*" => Self::DRESSING,
            // " “ ” „ « »
            b"\"" | [0xe2, 0x80, 0x9c..=0x9e] | [0xc2, 0xab | 0xbb] => Self::QUOTATION_MARK | Self::DRESSING,
            _ => 0,
        }
    }

    const fn has(self, bit: u16) -> bool {
        self.0 & bit != 0
    }

    pub(super) const fn is_contraction(self) -> bool {
        self.has(Self::CONTRACTION)
    }

    /// Whether it ends like a noun of abstraction.
    pub(super) const fn is_abstract(self) -> bool {
        self.has(Self::ABSTRACT)
    }

    pub(super) const fn is_colon(self) -> bool {
        self.has(Self::COLON)
    }

    pub(super) const fn is_semicolon(self) -> bool {
        self.has(Self::SEMICOLON)
    }

    pub(super) const fn is_quotation_mark(self) -> bool {
        self.has(Self::QUOTATION_MARK)
    }

    pub(super) const fn exclaims(self) -> bool {
        self.has(Self::EXCLAIMS)
    }

    pub(super) const fn is_of(self) -> bool {
        self.has(Self::OF)
    }

    pub(super) const fn is_the(self) -> bool {
        self.has(Self::THE)
    }

    /// Gunning's complex word: three syllables or more, no compound of short words, and not made three by an ending.
    pub(super) const fn is_complex(self, syllables: u8) -> bool {
        syllables >= 3 && !self.has(Self::COMPOUND) && (syllables > 3 || !self.has(Self::SYLLABIC_ENDING))
    }
}

/// -ing always adds a syllable; -ed and -es do after these letters.
const SYLLABIC_ENDINGS: &[&str] = &["ing", "ted", "ded", "ses", "xes", "zes", "ches", "shes", "ces", "ges"];

fn is_abstract(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    ["tion", "sion", "ment", "ity", "ence", "ance", "ism"].iter().any(|ending| word.ends_with(ending))
        || word.strip_suffix("ie").is_some_and(|stem| stem.ends_with("it"))
}

/// The vocabulary's entry of a folded word; a possessive has its owner's.
pub(super) fn entry_of(word: &str) -> Entry {
    let entry = vocabulary::entry(key_of(word));
    match possessed(word) {
        Some(owner) if entry.is_unknown() => vocabulary::entry(key_of(owner)),
        _ => entry,
    }
}

fn possessed(folded: &str) -> Option<&str> {
    folded.strip_suffix("'s")
}

/// Some of the words of one document.
#[derive(Debug, Clone)]
pub struct WordSet(Vec<bool>);

impl WordSet {
    /// Whether the word of `token`, of the same document, is one of them.
    pub fn has(&self, token: &Token) -> bool {
        self.0.get(token.lexeme()).copied().unwrap_or(false)
    }
}

/// Every different word of one document, in the order of first occurrence.
#[derive(Debug)]
pub struct Lexemes {
    rows: Vec<Lexeme>,
    by_key: KeyMap<u32>,
    /// Direct-mapped, small enough to stay near: most words are among those met lately.
    recent: Vec<Recent>,
    voice: Voice,
}

/// Slots of [`Lexemes::recent`] for a text of so many bytes; a power of two.
fn slots(n_bytes: usize) -> usize {
    (n_bytes / 128).next_power_of_two().clamp(256, 8192)
}

/// A word met lately.
#[derive(Debug, Clone, Copy)]
struct Recent {
    key: u64,
    lexeme: u32,
    capitals: bool,
    syllables: u8,
}

impl Lexemes {
    /// None so far, for a text of about `n_bytes`; syllables are those of `language`.
    pub(super) fn of(language: Language, n_bytes: usize) -> Self {
        let none = Recent { key: 0, lexeme: u32::MAX, capitals: false, syllables: 0 };
        let recent = vec![none; slots(n_bytes)];
        Self { rows: Vec::new(), by_key: KeyMap::default(), recent, voice: Voice::of(language) }
    }

    /// Every lexeme; a token's is at [`Token::lexeme`].
    pub fn all(&self) -> &[Lexeme] {
        &self.rows
    }

    /// The lexeme of `token`.
    pub fn get(&self, token: &Token) -> Option<&Lexeme> {
        self.rows.get(token.lexeme())
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

    /// The token that was cut from `text`, with its lexeme and syllables.
    pub(super) fn token(&mut self, text: &str, cut: &Cut) -> Token {
        let slot = (cut.key >> 40) as usize & (self.recent.len() - 1);
        if let Some(recent) = self.recent.get(slot)
            && recent.key == cut.key
            && recent.lexeme != u32::MAX
            && recent.capitals == cut.all_capitals
        {
            return Token::new(cut, recent.lexeme, recent.syllables);
        }
        let at = self.number(text, cut);
        let spoken = matches!(cut.kind, TokenKind::Word | TokenKind::Number);
        let syllables = if spoken { self.syllables(at, text, cut) } else { 0 };
        if let Some(recent) = self.recent.get_mut(slot) {
            *recent = Recent { key: cut.key, lexeme: at, capitals: cut.all_capitals, syllables };
        }
        Token::new(cut, at, syllables)
    }

    /// Add the words of another part of the text; what was numbered n there is numbered as the n-th of the result here.
    pub(super) fn take_over(&mut self, other: &Self) -> Vec<u32> {
        let number = |lexeme: &Lexeme| {
            let next = self.rows.len() as u32;
            let at = *self.by_key.entry(lexeme.key).or_insert(next);
            if at == next {
                self.rows.push(*lexeme);
            }
            at
        };
        other.rows.iter().map(number).collect()
    }

    fn number(&mut self, text: &str, cut: &Cut) -> u32 {
        let next = self.rows.len() as u32;
        let at = *self.by_key.entry(cut.key).or_insert(next);
        if at == next {
            let new = || {
                let lexeme = Lexeme::new(cut.key, &fold(cut.span.of(text)));
                memo::keep(lexeme, self.voice);
                lexeme
            };
            self.rows.push(memo::recall(cut.key, self.voice).unwrap_or_else(new));
        }
        at
    }

    fn syllables(&mut self, at: u32, text: &str, cut: &Cut) -> u8 {
        let Some(row) = self.rows.get_mut(at as usize) else { return 0 };
        let [small, capitals] = row.syllables;
        let known = if cut.all_capitals { capitals } else { small };
        if known > 0 {
            return known;
        }
        let counted = self.voice.syllables(&fold(cut.span.of(text)), cut.all_capitals);
        row.syllables = if cut.all_capitals { [small, counted] } else { [counted, capitals] };
        memo::keep(*row, self.voice);
        counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complex_words_leave_out_endings_and_compounds() {
        for (word, syllables, complex) in [
            ("created", 3, false),
            ("developed", 3, true),
            ("processes", 3, false),
            ("running", 2, false),
            ("remembering", 4, true),
            ("beginning", 3, false),
            ("bookkeeper-like", 4, false),
            ("horrible", 3, true),
        ] {
            assert_eq!(Form::of(word).is_complex(syllables), complex, "{word}");
        }
    }

    #[test]
    fn the_letters_of_a_word_say_what_it_is() {
        for (word, contraction, abstraction) in [
            ("don't", true, false),
            ("mother's", false, false),
            ("nations", false, true),
            ("abilities", false, true),
            ("cat", false, false),
        ] {
            let form = Form::of(word);
            assert_eq!((form.is_contraction(), form.is_abstract()), (contraction, abstraction), "{word}");
        }
    }

    #[test]
    fn equal_words_have_one_lexeme_and_acronyms_their_own_syllables() {
        let mut lexemes = Lexemes::of(Language::UNKNOWN, 0);
        let text = "Use USE use, it’s It's";
        let mut tokens = Vec::new();
        super::super::token::tokenize(text, super::super::Span::new(0, text.len()), &mut |cut| {
            tokens.push(lexemes.token(text, &cut));
        });
        let rows: Vec<_> = tokens.iter().map(|token| (token.lexeme(), token.syllables)).collect();
        assert_eq!(rows, [(0, 1), (0, 3), (0, 1), (1, 0), (2, 1), (2, 1)]);
        assert_eq!(lexemes.all().len(), 3);
    }
}
