//! What one thread knows of words from the texts that it has read: a word is looked up and its syllables are counted
//! once for all parts of a long text and for all of many short ones.

use std::cell::RefCell;

use super::lexeme::Lexeme;
use super::syllable::Voice;

/// So many words are kept, the latest of those that fall on one place; a power of two.
const PLACES: usize = 1 << 15;
/// At a place on which no word fell.
const NOWHERE: u16 = u16::MAX;

#[derive(Debug, Default)]
struct Memo {
    /// Whose syllables the words have.
    voice: Option<Voice>,
    /// By key, the index of a word.
    places: Vec<u16>,
    words: Vec<Lexeme>,
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// Where the word with this key is kept.
const fn place(key: u64) -> usize {
    (key ^ key >> 32) as usize % PLACES
}

/// What is known of the word with this key, with syllables as `voice` counts them.
pub(super) fn recall(key: u64, voice: Voice) -> Option<Lexeme> {
    MEMO.with_borrow(|memo| {
        let word = memo.places.get(place(key)).and_then(|at| memo.words.get(usize::from(*at)));
        word.copied().filter(|word| word.key == key && memo.voice == Some(voice))
    })
}

/// Remember it; with another voice than before, everything else is forgotten.
pub(super) fn keep(lexeme: Lexeme, voice: Voice) {
    MEMO.with_borrow_mut(|Memo { voice: own, places, words }| {
        if *own != Some(voice) {
            *own = Some(voice);
            words.clear();
            *places = vec![NOWHERE; PLACES];
        }
        let Some(at) = places.get_mut(place(lexeme.key)) else { return };
        if let Some(word) = words.get_mut(usize::from(*at)) {
            *word = lexeme;
        } else {
            *at = words.len() as u16;
            words.push(lexeme);
        }
    });
}
