//! What one thread knows of words from the texts that it has read: a word is looked up and its syllables are counted
//! once for all parts of a long text and for all of many short ones.

use std::cell::RefCell;

use super::KeyMap;
use super::lexeme::Lexeme;
use super::syllable::Voice;

/// So many words are kept; when there are more, all are forgotten, for a long text has its own in its lexemes.
const MOST_WORDS: usize = 1 << 16;

#[derive(Debug, Default)]
struct Memo {
    /// Whose syllables the words have.
    voice: Option<Voice>,
    words: KeyMap<Lexeme>,
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// What is known of the word with this key, with syllables as `voice` counts them.
pub(super) fn recall(key: u64, voice: Voice) -> Option<Lexeme> {
    MEMO.with_borrow(|memo| memo.words.get(&key).copied().filter(|_| memo.voice == Some(voice)))
}

/// Remember it; with another voice than before, everything else is forgotten.
pub(super) fn keep(lexeme: Lexeme, voice: Voice) {
    MEMO.with_borrow_mut(|memo| {
        if memo.voice != Some(voice) || memo.words.len() >= MOST_WORDS {
            memo.voice = Some(voice);
            memo.words.clear();
        }
        memo.words.insert(lexeme.key, lexeme);
    });
}
