//! What the word lists say of each word of a document, looked up once.

use crate::signal::evidence::words::{List, Lists};
use crate::text::{Document, Token, TokenKind};

/// Lists of which a sentence has a word if anybody or anything is named in it as a source.
const TELLING: Lists = Lists::of(List::Speaks)
    .or(Lists::of(List::Roles))
    .or(Lists::of(List::Works))
    .or(Lists::of(List::Datasets))
    .or(Lists::of(List::Gives))
    .or(Lists::of(List::Handouts))
    .or(Lists::of(List::Tells));

/// A document with what the word lists say of each of its words.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    /// By lexeme.
    lists: Vec<Lists>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(document: &'a Document<'a>) -> Self {
        let lists = document.lexemes().all().iter().map(|lexeme| Lists::of_word(lexeme.key)).collect();
        Self { document, lists }
    }

    /// The words of a token as they stand in the text.
    pub(super) fn word(&self, token: &Token) -> &'a str {
        self.document.word(token)
    }

    /// Whether a token's folded word is on a list.
    pub(super) fn is(&self, list: List, token: &Token) -> bool {
        self.lists_of(token).has(Lists::of(list))
    }

    /// Whether it is a comma.
    pub(super) fn is_comma(&self, token: &Token) -> bool {
        token.kind() == TokenKind::Punct && self.document.text().as_bytes().get(token.start()) == Some(&b',')
    }

    fn lists_of(&self, token: &Token) -> Lists {
        self.lists.get(token.lexeme()).copied().unwrap_or_default()
    }
}

/// Whether the word with this key tells of a source; a sentence without such a word names none.
pub(in crate::signal) fn tells_source(key: u64) -> bool {
    Lists::of_word(key).has(TELLING)
}
