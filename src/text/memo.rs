//! What one thread knows of words from the texts that it has read: a word is looked up and its syllables are counted
//! once for all parts of a long text and for all of many short ones.

use std::cell::RefCell;

use super::lexeme::Lexeme;
use super::syllable::Voice;

/// Words that are kept; a power of two.
const SLOTS: usize = 1 << 14;

/// Direct-mapped: a word takes the place of another with the same slot.
#[derive(Debug, Default)]
struct Memo {
    /// Whose syllables the rows have.
    voice: Option<Voice>,
    rows: Vec<Option<Lexeme>>,
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

const fn slot(key: u64) -> usize {
    (key >> 32) as usize & (SLOTS - 1)
}

/// What is known of the word with this key, with syllables as `voice` counts them.
pub(super) fn recall(key: u64, voice: Voice) -> Option<Lexeme> {
    MEMO.with_borrow(|memo| {
        let own = memo.voice == Some(voice);
        let row = memo.rows.get(slot(key)).copied().flatten();
        row.filter(|row| own && row.key == key)
    })
}

/// Remember it; with another voice than before, everything else is forgotten.
pub(super) fn keep(lexeme: Lexeme, voice: Voice) {
    MEMO.with_borrow_mut(|memo| {
        if memo.voice != Some(voice) {
            *memo = Memo { voice: Some(voice), rows: vec![None; SLOTS] };
        }
        if let Some(row) = memo.rows.get_mut(slot(lexeme.key)) {
            *row = Some(lexeme);
        }
    });
}
