//! From decoded text to a [`Document`]: blocks, sentences, tokens, counts, language.
//!
//! Everything above reads this one division of the text; nothing divides it again. Offsets are bytes ([`Span`]).

mod block;
pub mod counts;
mod document;
pub mod find;
mod form;
mod glyphs;
mod keys;
mod lanes;
mod language;
mod lexeme;
mod memo;
mod meta;
mod nearest;
mod packed;
pub mod parallel;
mod part;
mod quotation;
pub mod reference_list;
mod room;
mod sentence;
mod span;
pub mod syllable;
mod tally;
mod token;
mod vocabulary;
mod words;

pub use block::{Block, BlockKind, blocks_of_plain, ends_sentence, is_furniture, trimmed};
pub use counts::{Counts, N_COUNTS, Uncounted};
pub use document::{Document, Sentence};
pub use form::Ending;
pub use glyphs::{ligature, raised_digit};
pub use keys::{KeyHasher, KeyMap};
pub use language::{Language, detect};
pub use lexeme::{Lexeme, Lexemes, WordSet};
pub use meta::{Link, Meta};
pub use packed::PackedCounts;
pub use room::room_for;
pub use span::{CodePoints, Span, hexadecimal, one_line};
pub use token::{COUNTING_CASES, Token, TokenKind, each_token, fold, key_of};
pub use vocabulary::{carries_content, is_listed, is_topical};
pub use words::{sentence_around, word_before, word_from};
