//! The lines of `candor batch` as they come: a long text is parsed while the rest of its line is still to be read.

use std::io::{self, BufRead, Read as _, Take};
use std::iter::repeat_n;
use std::ops::Range;

use super::entry::{Entry, bare, end_of_string, start_of_text};
use crate::format::MAX_BYTES;
use crate::text::parallel;

/// In JSON a character takes up to six bytes; a longer line is reported and skipped to its end.
const LONGEST: u64 = MAX_BYTES * 2;
/// Bytes of a piece of text: what is read of it stays near until it is taken.
const PIECE: usize = 1 << 18;

/// One line.
pub(super) struct Given {
    /// As it stands; of a long one without the text, as far as that is parsed.
    line: Vec<u8>,
    text: Option<Parsed>,
    /// Bytes of the whole line.
    pub n_bytes: u64,
}

/// The text of a long line, as far as it is valid JSON.
struct Parsed {
    words: String,
    /// Where it stands in the line.
    place: Range<usize>,
}

impl Given {
    /// The next line; nothing at the end.
    pub(super) fn next(input: &mut (dyn BufRead + Send)) -> io::Result<Option<Self>> {
        let mut reader = Reader { input: input.take(LONGEST), line: Vec::new() };
        if reader.read(parallel::LARGE)? == 0 {
            return Ok(None);
        }
        let long = reader.line.len() >= parallel::LARGE;
        let start = long.then(|| start_of_text(&reader.line)).flatten();
        let words = start.map(|start| reader.text(start)).transpose()?;
        reader.read(usize::MAX)?;
        let Reader { input, line } = reader;
        let n_bytes = LONGEST - input.limit();
        if n_bytes == LONGEST && !line.ends_with(b"\n") {
            input.into_inner().skip_until(b'\n')?;
        }
        let place = |start| start..start + (n_bytes as usize - line.len());
        let text = start.zip(words).map(|(start, words)| Parsed { words, place: place(start) });
        Ok(Some(Self { line, text, n_bytes }))
    }

    /// What it holds; nothing if it is blank. The error is a sentence for the user.
    pub(super) fn entry(self) -> Result<Option<Entry>, String> {
        let Self { mut line, text, n_bytes } = self;
        if bare(&line).is_empty() {
            return Ok(None);
        }
        if n_bytes >= LONGEST {
            return Err(format!("longer than {} MiB", LONGEST >> 20));
        }
        match (Entry::of(&line), text) {
            (Ok(entry), Some(Parsed { words, .. })) => Ok(Some(Entry { text: words, ..entry })),
            (Err(_), Some(Parsed { place, .. })) => {
                // Any letters will do for the valid part: the error needs only its place in the line.
                line.splice(place.start..place.start, repeat_n(b'x', place.len()));
                Entry::of(&line).map(Some)
            }
            (entry, None) => entry.map(Some),
        }
    }
}

/// Reads one line.
struct Reader<'i> {
    input: Take<&'i mut (dyn BufRead + Send)>,
    /// What was read and not parsed.
    line: Vec<u8>,
}

impl Reader<'_> {
    /// Up to so many more bytes of the line; how many there were.
    fn read(&mut self, most: usize) -> io::Result<usize> {
        if self.line.ends_with(b"\n") {
            return Ok(0);
        }
        self.input.by_ref().take(most as u64).read_until(b'\n', &mut self.line)
    }

    /// The text that begins at `start`, taken out of the line; up to what is not valid.
    fn text(&mut self, start: usize) -> io::Result<String> {
        // What is not filled takes no memory.
        let mut words = String::with_capacity(LONGEST as usize);
        let mut piece = String::new();
        loop {
            // The system hands out room for the one while the other is read.
            let (next, ()) = parallel::both(true, || self.piece(start), || words.push_str(&piece));
            match next? {
                Some(next) => piece = next,
                None => break,
            }
        }
        words.shrink_to_fit();
        Ok(words)
    }

    /// The next piece of the text that begins at `start`; nothing where it has ended, or is not valid.
    fn piece(&mut self, start: usize) -> io::Result<Option<String>> {
        loop {
            let n_unread = self.line.len() - start;
            let n_more = self.read(PIECE.max(n_unread))?;
            let text = self.line.get(start..).unwrap_or_default();
            // A space stands in no escape and in no character.
            let space = || text.iter().rposition(|byte| *byte == b' ').filter(|at| *at > 0);
            if let Some(end) = end_of_string(text).or_else(space) {
                return Ok(self.parse(start..start + end));
            }
            if n_more == 0 {
                return Ok(None);
            }
        }
    }

    /// The words at `place`, before which a quotation mark stands, taken out of the line; nothing if they are none.
    fn parse(&mut self, place: Range<usize>) -> Option<String> {
        if place.is_empty() {
            return None;
        }
        let behind = std::mem::replace(self.line.get_mut(place.end)?, b'"');
        let words = serde_json::from_slice(self.line.get(place.start - 1..=place.end)?).ok();
        *self.line.get_mut(place.end)? = behind;
        if words.is_some() {
            self.line.drain(place);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_parsed_in_pieces_as_it_stands_in_the_line() {
        let prose = r#"Tea \"cures\" colds,\n\u0074h\u00e9 чай 茶 \ud83c\udf75 \\ "#.repeat(25_000);
        let wrong = format!("{prose}\\ud83c {prose}");
        let nested = format!(r#"{{"text": "{prose}", "text\"": ["text", {{}}]}}"#);
        let unspaced = "茶\\n".repeat(PIECE);
        let lines = [
            (true, format!(r#"{{"id": "a", "text": "{prose}"}}"#)),
            (
                true,
                format!(
                    "\u{feff} {{\"text\" : \"{prose}\",\"more\":{nested},\"title\":\"text\",\"id\":7}} \r"
                ),
            ),
            (true, format!(r#"{{"more": "text", "text\u0020": 1, "id": "text", "text": "{unspaced}"}}"#)),
            (true, format!(r#"{{"more": {nested}, "id": "text", "text": "{prose}"}}"#)),
            (true, format!(r#"{{"text": "", "id": "{prose}"}}"#)),
            (false, format!(r#"{{"more": {nested}, "id": "text"}}"#)),
            (false, format!(r#"{{"id": "a", "text": "{wrong}"}}"#)),
            (false, format!("{{\"id\": \"a\", \"text\": \"{prose}\t\"}}")),
            (false, format!(r#"{{"id": "a", "text": "{prose}\ "}}"#)),
            (false, format!(r#"{{"id": "a", "text": "{prose}", "text": "b"}}"#)),
            (false, format!(r#"{{"id": "a", "text": "{prose}""#)),
            (false, format!(r#"{{"id": "a", "text": "{prose}"#)),
            (false, format!(r#"[{{"id": "a", "text": "{prose}"}}]"#)),
        ];
        for (sound, line) in &lines {
            let wanted = Entry::of(line.as_bytes());
            assert_eq!(wanted.is_ok(), *sound, "{line:.99}");
            let all = format!("{line}\n{{}}\n");
            let mut input = all.as_bytes();
            let given = Given::next(&mut input).unwrap().unwrap();
            assert_eq!(given.n_bytes as usize, line.len() + 1);
            assert_eq!(given.entry(), wanted.map(Some), "{line:.99}");
            assert_eq!(input, b"{}\n");
            let given = Given::next(&mut line.as_bytes()).unwrap().unwrap();
            assert_eq!(
                (given.n_bytes as usize, given.entry()),
                (line.len(), Entry::of(line.as_bytes()).map(Some))
            );
        }
        assert!(Given::next(&mut b"".as_slice()).unwrap().is_none());
    }
}
