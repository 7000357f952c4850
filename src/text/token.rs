//! Tokens: words, numbers, addresses and punctuation, with what every signal needs to know of them.

use super::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Has a letter; inner apostrophes and hyphens belong to it.
    Word,
    /// Starts with a digit: "12", "3.5", "1990s".
    Number,
    /// A web or mail address or another identifier with no spaces.
    Address,
    /// One punctuation mark or symbol.
    Punct,
}

/// One token of a document.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Hash of its folded form (see [`fold`]); equal words have equal keys.
    pub key: u64,
    /// Syllables; 0 for punctuation and addresses.
    pub syllables: u8,
    /// Whether its first letter is a capital.
    pub capital: bool,
}

/// The form in which words are compared: lower case, straight apostrophes, no soft hyphens.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '\u{ad}' | '\u{200b}' => (),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '‐' | '‑' => folded.push('-'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// The key under which a folded word is looked up (FNV-1a, 64 bits).
pub fn key_of(folded: &str) -> u64 {
    folded
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Split the part of `text` under `span` into tokens.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let part = span.of(text);
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut kind = if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
        if c.is_alphanumeric() {
            let tail = part.get(at..).unwrap_or_default();
            if let Some(len) = address_len(tail) {
                kind = TokenKind::Address;
                end = at + len;
            } else {
                end = at + word_len(tail);
            }
            while chars.next_if(|(next, _)| *next < end).is_some() {}
        } else {
            kind = TokenKind::Punct;
        }
        let word = part.get(at..end).unwrap_or_default();
        let is_word = matches!(kind, TokenKind::Word | TokenKind::Number);
        let folded = fold(word);
        tokens.push(Token {
            span: Span::new(span.start + at, span.start + end),
            kind,
            key: key_of(&folded),
            syllables: if is_word { super::syllable::count(&folded) } else { 0 },
            capital: c.is_uppercase(),
        });
    }
}

fn word_len(tail: &str) -> usize {
    let mut end = 0;
    let mut chars = tail.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '-' | '‐' | '‑' | '.' | ',')
            && at > 0
            && chars.peek().is_some_and(|(_, next)| {
                let numeric = tail.get(..at).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
                if matches!(c, '.' | ',') { numeric && next.is_ascii_digit() } else { next.is_alphanumeric() }
            });
        let mark = matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}');
        if c.is_alphanumeric() || joins || mark {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// The length of a web or mail address at the start of `tail`.
fn address_len(tail: &str) -> Option<usize> {
    let run = tail.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”')).next()?;
    let run = run.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
    let is_address = run.contains("://")
        || run.starts_with("www.")
        || (run.starts_with("10.") && run.contains('/'))
        || run.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    is_address.then_some(run.len())
}
