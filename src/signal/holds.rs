//! What the words of a sentence and of a block promise: most detectors need to read only the few that can have what
//! they look for.

use std::sync::LazyLock;

use super::evidence;
use super::scope::{is_question, stands_in_furniture};
use crate::lexicon::Hit;
use crate::text::{Document, Lexeme, Token, TokenKind, key_of};

/// What a sentence or a block may hold, a bit each; where a bit is missing, it holds nothing of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Holds(u32);

impl Holds {
    /// A digit of any script.
    pub(crate) const DIGIT: Self = Self(1);
    /// `[`
    pub(crate) const SQUARE: Self = Self(1 << 1);
    /// `(`
    pub(crate) const ROUND: Self = Self(1 << 2);
    /// What an identifier without a digit has: a slash or "www.".
    pub(crate) const ADDRESS: Self = Self(1 << 3);
    /// What points at an earlier note, or marks a later one.
    pub(crate) const NOTE: Self = Self(1 << 4);
    /// What stands for the year of an undated work.
    pub(crate) const UNDATED: Self = Self(1 << 5);
    /// `$`
    pub(crate) const DOLLAR: Self = Self(1 << 6);
    /// `%`
    pub(crate) const PERCENT: Self = Self(1 << 7);
    /// `€` or `£`
    pub(crate) const EURO: Self = Self(1 << 8);
    /// "code", of a discount.
    pub(crate) const CODE: Self = Self(1 << 9);
    /// What signs the words of a customer: a star or a long dash.
    pub(crate) const SIGNED: Self = Self(1 << 10);
    /// "first", of an order.
    pub(crate) const FIRST: Self = Self(1 << 11);
    /// "order", perhaps the first.
    pub(crate) const ORDER: Self = Self(1 << 12);
    /// A word that tells of a named source.
    pub(crate) const SOURCE: Self = Self(1 << 13);
    /// An exclamation mark, or a word in capitals.
    pub(crate) const LOUD: Self = Self(1 << 14);
    /// What a law report, a code or a statute is cited by.
    pub(crate) const LAW: Self = Self(1 << 15);
    /// It asks; of a sentence this is certain.
    pub(crate) const QUESTION: Self = Self(1 << 16);
    /// It stands in a block that nobody asserts anything in; this is certain too.
    pub(crate) const FURNITURE: Self = Self(1 << 17);
    /// All that is not certain.
    const ALL: Self = Self(Self::QUESTION.0 - 1);

    /// Whether it holds one of `wanted`.
    pub(crate) const fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Both together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The folded words and marks that promise something.
const WORDS: &[(Holds, &[&str])] = &[
    (Holds::SQUARE, &["["]),
    (Holds::ROUND, &["("]),
    (Holds::ADDRESS, &["/", "www"]),
    (Holds::NOTE, &["ibid", "ebd", "cit", "{", "†", "‡", "o", "a.o", "a.o.", "a.a.o", "a.a.o."]),
    (
        Holds::UNDATED,
        &["prep", "preparation", "press", "n.d", "n.d.", "forthcoming", "submitted", "communication", "comm"],
    ),
    (Holds::DOLLAR, &["$"]),
    (Holds::PERCENT, &["%"]),
    (Holds::EURO, &["€", "£"]),
    (Holds::CODE, &["code"]),
    (Holds::FIRST, &["first"]),
    (Holds::ORDER, &["order"]),
    (Holds::SIGNED, &["★", "⭐", "—", "–"]),
    (Holds::LOUD, &["!"]),
];

/// Every word by its key, and what it promises.
static PROMISED: LazyLock<Vec<(Holds, u64)>> = LazyLock::new(|| {
    let listed = WORDS.iter().flat_map(|(promise, words)| words.iter().map(|word| (*promise, key_of(word))));
    listed.chain(evidence::words_of_law().map(|key| (Holds::LAW, key))).collect()
});

/// What each sentence and each block of a document may hold.
#[derive(Debug)]
pub(crate) struct Promises {
    /// By sentence.
    pub(crate) sentences: Vec<Holds>,
    /// By block: of all its sentences.
    pub(crate) blocks: Vec<Holds>,
}

impl Promises {
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let by_word = by_word(document);
        let mut sentences = Vec::with_capacity(document.sentences().len());
        let mut blocks = vec![Holds::default(); document.blocks().len()];
        for sentence in document.sentences() {
            let all = of_tokens(document.tokens_of(sentence), &by_word)
                .or(given(Holds::QUESTION, is_question(document, sentence)))
                .or(given(Holds::FURNITURE, stands_in_furniture(document, sentence)));
            sentences.push(all);
            if let Some(block) = blocks.get_mut(sentence.block()) {
                *block = block.or(all);
            }
        }
        Self { sentences, blocks }
    }

    /// What the sentence of a hit may hold.
    pub(crate) fn around(&self, hit: &Hit) -> Holds {
        self.sentences.get(hit.sentence()).copied().unwrap_or_default()
    }
}

/// What these tokens promise together.
fn of_tokens(tokens: &[Token], by_word: &[Holds]) -> Holds {
    let (mut all, mut has_address, mut has_capitals) = (Holds::default(), false, false);
    for token in tokens {
        all = all.or(by_word.get(token.lexeme()).copied().unwrap_or_default());
        has_address |= token.kind() == TokenKind::Address;
        has_capitals |= token.all_capitals();
    }
    // An address is one token, whatever it has inside.
    if has_address { Holds::ALL } else { all.or(given(Holds::LOUD, has_capitals)) }
}

/// What is promised if it `really` is.
fn given(holds: Holds, really: bool) -> Holds {
    if really { holds } else { Holds::default() }
}

/// What each different word of a document promises.
fn by_word(document: &Document<'_>) -> Vec<Holds> {
    let lexemes = document.lexemes();
    let of_word = |word: &Lexeme| {
        given(Holds::DIGIT, word.may_have_digit()).or(given(Holds::SOURCE, evidence::tells_source(word.key)))
    };
    let mut by_word: Vec<Holds> = lexemes.all().iter().map(of_word).collect();
    for (promise, key) in PROMISED.iter() {
        if let Some(word) = lexemes.number_of(*key).and_then(|at| by_word.get_mut(at)) {
            *word = word.or(*promise);
        }
    }
    by_word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn blocks_promise_what_they_hold() {
        for (text, held) in [
            ("Plain words, and no more; that is all.", Holds::default()),
            ("It was 2019.", Holds::DIGIT),
            ("Type b12 cells.", Holds::DIGIT),
            ("As seen [so].", Holds::SQUARE),
            ("As seen (so).", Holds::ROUND),
            ("It is in press.", Holds::UNDATED),
            ("Ibid.", Holds::NOTE),
            ("He† came.", Holds::NOTE),
            ("Use the code.", Holds::CODE.or(Holds::SOURCE)),
            ("Much €.", Holds::EURO),
            ("They said so.", Holds::SOURCE),
            ("As in 347 U.S. 483.", Holds::DIGIT.or(Holds::LAW).or(Holds::LOUD)),
            ("It was § 8.", Holds::DIGIT.or(Holds::LAW)),
            ("What a day!", Holds::LOUD),
            ("“Does it rain?”", Holds::QUESTION),
            ("We use cookies.", Holds::FURNITURE),
            ("It is NEVER so.", Holds::LOUD),
            ("See www.example.org now.", Holds::ALL.or(Holds::FURNITURE)),
        ] {
            let document = Document::new(text, blocks_of_plain(text));
            let Promises { sentences, blocks } = Promises::of(&document);
            assert_eq!((sentences, blocks), (vec![held], vec![held]), "{text}");
        }
    }
}
