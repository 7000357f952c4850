//! RTF as tokens: groups, control words with their numbers, bytes.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word and its number.
    Word(&'b str, Option<i32>),
    /// A control sign: `\~`, `\*`.
    Sign(u8),
    /// A byte by its code: `\'e9`.
    Byte(u8),
    /// Bytes of text as they stand, without line ends.
    Text(&'b [u8]),
}

/// The longest control word; the format allows 32 letters.
const MAX_WORD: usize = 32;

/// The tokens of a file.
#[derive(Debug)]
pub(super) struct Scan<'b> {
    rest: &'b [u8],
}

impl<'b> Scan<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Pass over raw data, as `\bin` announces it.
    pub(super) fn pass_over(&mut self, n: usize) {
        self.rest = self.rest.get(n..).unwrap_or_default();
    }

    fn take(&mut self, n: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at_checked(n).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, most: usize, wanted: impl Fn(u8) -> bool) -> &'b [u8] {
        let n = self.rest.iter().take(most).take_while(|byte| wanted(**byte)).count();
        self.take(n)
    }

    /// What a backslash begins.
    fn control(&mut self) -> Option<Token<'b>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            let code = self.take(3).get(1..).and_then(|code| std::str::from_utf8(code).ok());
            return Some(Token::Byte(
                code.and_then(|code| u8::from_str_radix(code, 16).ok()).unwrap_or(b'?'),
            ));
        }
        if !first.is_ascii_alphabetic() {
            self.take(1);
            return Some(Token::Sign(first));
        }
        let word = self.take_while(MAX_WORD, |byte| byte.is_ascii_alphabetic());
        let sign = self.take_while(1, |byte| byte == b'-');
        let digits = self.take_while(12, |byte| byte.is_ascii_digit());
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
        self.take_while(1, |byte| byte == b' ');
        let number = number.map(|number| if sign.is_empty() { number } else { -number });
        Some(Token::Word(std::str::from_utf8(word).unwrap_or_default(), number))
    }
}

impl<'b> Iterator for Scan<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        self.take_while(usize::MAX, |byte| matches!(byte, b'\r' | b'\n' | 0));
        match *self.rest.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => {
                let is_text = |byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                Some(Token::Text(self.take_while(usize::MAX, is_text)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divides_into_tokens() {
        let tokens: Vec<_> = Scan::new(b"{\\rtf1\\b0 a b\r\nc\\'E9\\~\\u-10179 ?\\*}\\").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("b", Some(0)),
                Token::Text(b"a b"),
                Token::Text(b"c"),
                Token::Byte(0xe9),
                Token::Sign(b'~'),
                Token::Word("u", Some(-10179)),
                Token::Text(b"?"),
                Token::Sign(b'*'),
                Token::Close,
            ]
        );
    }
}
