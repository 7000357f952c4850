//! The walk that cuts text into tokens: a path for plain tokens beside an exact one for every character.

use super::address::{self, Found};
use super::chars::{Class, class, fold_char, is_ideograph, is_invisible, is_joiner, is_mark, is_usual_mark};
use super::window::{Plain, Window};
use super::{Cut, KEY_SEED, TokenKind, key_step};
use crate::text::Span;

/// Takes tokens as they are cut.
pub(in crate::text) trait Sink {
    /// Take the plain token at `start` if its identity is enough, see [`Cut::identity`].
    fn take_known(&mut self, _start: usize, _identity: u64) -> bool {
        false
    }

    /// Take a token.
    fn take(&mut self, cut: Cut);
}

impl<F: FnMut(Cut)> Sink for F {
    fn take(&mut self, cut: Cut) {
        self(cut);
    }
}

/// Cut the part of `text` under `span` into tokens.
pub(in crate::text) fn tokenize(text: &str, span: Span, sink: &mut impl Sink) {
    let part = text.get(..span.end()).unwrap_or_default();
    Walk { part, no_address: 0 }.run(text, span.start(), sink);
}

/// What is known of a word while it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) end: usize,
    key: u64,
    letters: u32,
    digits: u32,
    capitals: u32,
}

impl Run {
    pub(super) const fn new(at: usize) -> Self {
        Self { end: at, key: KEY_SEED, letters: 0, digits: 0, capitals: 0 }
    }

    pub(super) const fn byte(&mut self, byte: u8) {
        self.key = key_step(self.key, byte);
        self.end += 1;
    }

    pub(super) const fn letter(&mut self, byte: u8) {
        self.letters += 1;
        self.capitals += byte.is_ascii_uppercase() as u32;
        self.byte(byte | 0x20);
    }

    pub(super) const fn digit(&mut self, byte: u8) {
        self.digits += 1;
        self.byte(byte);
    }
}

struct Walk<'a> {
    /// The text up to where it is to be cut.
    part: &'a str,
    /// No address begins before this byte.
    no_address: usize,
}

impl Walk<'_> {
    /// Cut from `at` to the end of the part; `text` goes on behind it.
    fn run(&mut self, text: &str, mut at: usize, sink: &mut impl Sink) {
        let mut window = Window::at(text.as_bytes(), at, self.part.len());
        while let Some(next) = window.skip_spaces(at) {
            at = match window.plain(next) {
                Some(plain) if sink.take_known(next, plain.identity) => plain.end,
                Some(plain) => self.plain(next, plain, sink),
                None => self.other(next, sink),
            };
        }
    }

    /// Take the plain token at `at`, and tell where it ends.
    #[inline(never)]
    fn plain(&self, at: usize, plain: Plain, sink: &mut impl Sink) -> usize {
        sink.take(plain.cut(self.part.as_bytes(), at));
        plain.end
    }

    /// Take what stands at `at`, where there is no white space, and tell where it ends.
    #[inline(never)]
    fn other(&mut self, at: usize, sink: &mut impl Sink) -> usize {
        match self.cut(at) {
            Ok(cut) => {
                sink.take(cut);
                cut.span.end()
            }
            Err(end) => end,
        }
    }

    /// What stands at `at`; its end where that cannot be seen.
    fn cut(&mut self, at: usize) -> Result<Cut, usize> {
        let byte = self.part.as_bytes().get(at).copied().unwrap_or_default();
        match class(byte) {
            Class::Letter | Class::Digit => Ok(self.word(at)),
            Class::Mark | Class::Space => Ok(Cut { hash: key_step(KEY_SEED, byte), ..blank(at, at + 1) }),
            Class::High => {
                let c = self.char_at(at).unwrap_or(' ');
                self.high(at, c).ok_or(at + c.len_utf8())
            }
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.part.get(at..)?.chars().next()
    }

    /// What begins with `c`, a character outside of ASCII; nothing where that cannot be seen.
    fn high(&mut self, at: usize, c: char) -> Option<Cut> {
        if !is_usual_mark(c) {
            if c.is_alphanumeric() {
                return Some(self.word(at));
            }
            if c.is_whitespace() || is_invisible(c) || is_mark(c) {
                return None;
            }
        }
        let mut hash = KEY_SEED;
        fold_char(c, &mut |c| hash = add_char(hash, c));
        Some(Cut { hash, ..blank(at, at + c.len_utf8()) })
    }

    /// The word that begins at `at`; an address, where one begins there.
    fn word(&mut self, at: usize) -> Cut {
        let run = general_word(self.part, at);
        if let Some(end) = self.address_end(at, run.end) {
            let key = super::key_of(&super::fold(self.part.get(at..end).unwrap_or_default()));
            return Cut { kind: TokenKind::Address, hash: key, ..blank(at, end) };
        }
        let run = self.dotted_abbreviation(at, run);
        let word = self.part.get(at..run.end).unwrap_or_default();
        let first = word.as_bytes().first().copied().unwrap_or_default();
        let numeric = if first < 0x80 {
            first.is_ascii_digit()
        } else {
            word.chars().next().is_some_and(char::is_numeric)
        };
        let capital = if first < 0x80 {
            first.is_ascii_uppercase()
        } else {
            word.chars().next().is_some_and(char::is_uppercase)
        };
        let all_capitals = run.letters >= 2 && run.capitals == run.letters;
        Cut {
            kind: if numeric { TokenKind::Number } else { TokenKind::Word },
            hash: run.key,
            letters: run.letters.min(u32::from(u16::MAX)) as u16,
            characters: (run.letters + run.digits).min(u32::from(u16::MAX)) as u16,
            capital,
            all_capitals,
            ..blank(at, run.end)
        }
    }

    /// The end of the address that begins at `at`, where a word ends at `end`.
    fn address_end(&mut self, at: usize, end: usize) -> Option<usize> {
        let bytes = self.part.as_bytes();
        let stop = *bytes.get(end)?;
        let goes_on = match stop {
            b'.' | b'_' | b'+' | b'%' | b'-' | b'@' | b'/' => bytes.get(end + 1).is_some_and(|b| *b > b' '),
            b':' => bytes.get(end + 1) == Some(&b'/'),
            _ => false,
        };
        if !goes_on || at < self.no_address {
            return None;
        }
        match address::find(self.part.get(at..)?) {
            Found::Address(len) => Some(at + len),
            Found::Nothing(len) => {
                self.no_address = at + len;
                None
            }
        }
    }

    /// "U.S.", "e.g.", "Ph.D.": single letters with full stops are one word, the last full stop included.
    fn dotted_abbreviation(&self, at: usize, run: Run) -> Run {
        let bytes = self.part.as_bytes();
        if bytes.get(run.end) != Some(&b'.')
            || run.end > at + 2
            || !bytes.get(run.end + 1).is_some_and(u8::is_ascii_alphabetic)
        {
            return run;
        }
        let mut whole = Run::new(at);
        let mut parts = 0;
        while let Some(len) = abbreviated_part(bytes, whole.end) {
            for byte in bytes.get(whole.end..whole.end + len).unwrap_or_default() {
                whole.letter(*byte);
            }
            parts += 1;
            if bytes.get(whole.end) != Some(&b'.') {
                break;
            }
            whole.byte(b'.');
        }
        if parts >= 2 { whole } else { run }
    }
}

/// A mark, as far as its place tells.
const fn blank(at: usize, end: usize) -> Cut {
    Cut {
        span: Span::new(at, end),
        hash: KEY_SEED,
        is_plain: false,
        letters: 0,
        characters: 0,
        kind: TokenKind::Punct,
        capital: false,
        all_capitals: false,
    }
}

/// The length of a part of an abbreviation: one letter, or a short form such as the "Ph" of "Ph.D.".
fn abbreviated_part(bytes: &[u8], at: usize) -> Option<usize> {
    let tail = bytes.get(at..)?;
    let len = tail.iter().take(5).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let follows_word = matches!(tail.get(len), Some(b'\'' | b'-' | b'0'..=b'9' | 0x80..));
    let part = tail.get(..len)?;
    ((len == 1 || matches!(part, b"Ph" | b"Sc" | b"Ed" | b"LL" | b"Phil" | b"Eng")) && !follows_word)
        .then_some(len)
}

/// Read a word of any characters at `at`; at least one character.
fn general_word(part: &str, at: usize) -> Run {
    let mut run = Run::new(at);
    let mut chars = part.get(at..).unwrap_or_default().chars();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() {
            if c.is_ascii_digit() {
                run.digit(c as u8);
            } else {
                run.letter(c as u8);
            }
            before = c;
            continue;
        }
        let mut rest = chars.as_str().chars().take(8).skip_while(|c| is_invisible(*c) || is_mark(*c));
        let joins = || {
            rest.next().is_some_and(|next| match c {
                '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
                _ => next.is_alphanumeric() && !is_ideograph(next),
            })
        };
        let first = run.end == at;
        let (letter, number) = kind_of(c);
        let inside = if is_usual_mark(c) {
            !first && is_joiner(c) && { joins }()
        } else if is_ideograph(c) {
            first
        } else {
            letter
                || number
                || (!first && is_mark(c))
                || (!first && (is_joiner(c) || is_invisible(c) || matches!(c, '.' | ',')) && { joins }())
        };
        if !inside {
            break;
        }
        run.letters += u32::from(letter);
        run.capitals += u32::from(letter && c.is_uppercase());
        run.digits += u32::from(number);
        fold_char(c, &mut |c| run.key = add_char(run.key, c));
        run.end += c.len_utf8();
        if !is_mark(c) && !is_invisible(c) {
            before = c;
        }
        if first && is_ideograph(c) {
            break;
        }
    }
    run
}

/// Whether a character is a letter, and whether it is a number and no letter; each is looked up once.
fn kind_of(c: char) -> (bool, bool) {
    let letter = !is_usual_mark(c) && c.is_alphabetic();
    (letter, !letter && !is_usual_mark(c) && c.is_numeric())
}

fn add_char(key: u64, c: char) -> u64 {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().fold(key, key_step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tokens(text: &str) -> Vec<Cut> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut |cut| tokens.push(cut));
        tokens
    }

    fn tokens_by_characters(text: &str) -> Vec<Cut> {
        let (mut tokens, mut walk, mut at) = (Vec::new(), Walk { part: text, no_address: 0 }, 0);
        while let Some(byte) = text.as_bytes().get(at) {
            let is_space = class(*byte) == Class::Space;
            let cut = if is_space { Err(at + 1) } else { walk.cut(at) };
            at = cut.map_or_else(|end| end, |cut| cut.span.end());
            tokens.extend(cut);
        }
        tokens
    }

    proptest! {
        #[test]
        fn both_paths_agree(text in "([a-zA-Z]{6,20}|[a-zA-Z0-9 .,'@/:_+\"()-]|[é’‑”—\u{ad}\u{301}漢… ]|U\\.S\\.|10\\.1234/|www\\.){0,40}") {
            let keyed = |cut: &Cut| Cut { hash: cut.key(&text), is_plain: false, ..*cut };
            let quick: Vec<Cut> = tokens(&text).iter().map(keyed).collect();
            prop_assert_eq!(quick, tokens_by_characters(&text));
        }

        #[test]
        fn a_key_is_the_key_of_the_folded_word(text in "\\PC{0,40}") {
            for token in tokens(&text) {
                prop_assert_eq!(token.key(&text), super::super::key_of(&super::super::fold(token.span.of(&text))));
            }
        }
    }
}
