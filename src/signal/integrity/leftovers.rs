//! What writing, converting and printing leave behind: marks of a template, of markup, of a wrong encoding, and spaces
//! that are missing or in the wrong place. One look at the few bytes that can begin such a place.

use super::{Finding, mark};
use crate::text::{BlockKind, Document, Span, find};

/// Of misplaced spaces and marks so many are marked; in a text that has more, a program put them there.
const MOST_SPACES: usize = 3;
/// Tags that stand around running text; a tag longer than this is none.
const TAGS: &[&str] = &[
    "a", "b", "br", "div", "em", "font", "h1", "h2", "h3", "i", "img", "li", "ol", "p", "script", "span",
    "strong", "table", "td", "tr", "ul",
];
const LONGEST: usize = 120;
const ENTITIES: &[&str] = &[
    "amp", "apos", "bull", "gt", "hellip", "ldquo", "lsquo", "lt", "mdash", "nbsp", "ndash", "quot", "rdquo",
    "rsquo",
];
/// What is to be put in the place of square brackets.
const TO_FILL_IN: &[&str] =
    &["insert ", "your name", "your company", "your city", "your email", "placeholder", "todo"];
/// A capital behind a point without a space begins a sentence, not a file or an address, where it begins one of these.
const STARTERS: &[&str] = &[
    "A", "After", "All", "An", "And", "As", "At", "But", "For", "He", "His", "How", "I", "If", "In", "It",
    "Its", "My", "No", "On", "Our", "She", "Some", "That", "The", "Their", "There", "These", "They", "This",
    "We", "What", "When", "While", "You", "Your",
];
/// No number and no name has these behind a comma.
const LINKS: &[&str] = &[
    "and", "are", "as", "at", "but", "for", "from", "he", "his", "in", "is", "it", "its", "not", "of", "on",
    "or", "she", "so", "that", "the", "their", "then", "there", "they", "this", "to", "was", "we", "were",
    "which", "who", "with", "you",
];

/// Every such place; spaces are looked at where the text is English.
pub(super) fn find(document: &Document<'_>, is_english: bool) -> Vec<Finding> {
    let text = document.text();
    let is_prose = |span: Span| {
        let block = document.block_at(span.start()).and_then(|at| document.blocks().get(at));
        block.is_some_and(|block| {
            !matches!(block.kind, BlockKind::Code | BlockKind::Table | BlockKind::Reference)
        })
    };
    let mut findings = Vec::new();
    let mut n_spaces = 0;
    for at in find::positions(text.as_bytes(), find::one_of(*b"<&{[,.$\xc2\xc3\xef")) {
        let place = Place { text, at };
        let found = if place.is_spaced_as_usual() {
            None
        } else if place.is_comma_or_point() {
            if is_english && n_spaces < MOST_SPACES { place.ill_spaced() } else { None }
        } else {
            place.left_behind()
        };
        if let Some((span, subtype, rule)) = found
            && is_prose(span)
            && findings.last().is_none_or(|last: &Finding| last.span.end() <= span.start())
        {
            n_spaces += usize::from(subtype == "spacing");
            findings.push(mark(span, subtype, rule, if subtype == "spacing" { 1 } else { 2 }));
        }
    }
    findings.extend(held(document));
    findings
}

/// Words that hold a place until somebody writes the text.
fn held(document: &Document<'_>) -> impl Iterator<Item = Finding> {
    let phrases = [("ipsum", "orem ipsum dolor"), ("todo", concat!("TO", "DO:"))];
    let met = phrases.into_iter().filter(|(word, _)| document.times_of(&[word]) > 0);
    met.flat_map(|(_, phrase)| document.text().match_indices(phrase)).map(|(at, phrase)| {
        mark(Span::new(at, at + phrase.len()), "placeholder", "words that hold a place", 2)
    })
}

/// A place, its subtype and its rule.
type Found = (Span, &'static str, &'static str);

/// A byte that may begin something left behind.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Place<'t> {
    /// What stands from here on.
    fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What stands before.
    fn before(self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    fn span(self, len: usize) -> Span {
        Span::new(self.at, self.at + len)
    }

    fn left_behind(self) -> Option<Found> {
        let rest = self.rest();
        match rest.as_bytes() {
            [b'<', ..] => Some((self.span(tag(rest)?), "markup", "a tag of a web page")),
            [b'&', ..] => Some((self.span(entity(rest)?), "markup", "a sign as web pages write it")),
            [b'{', b'{', ..] => {
                let line = rest.get(..LONGEST).unwrap_or(rest).lines().next()?;
                let inside = line.get(2..line.find("}}")?)?;
                let is_name =
                    inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" _.-|".contains(&byte));
                (is_name && !inside.is_empty())
                    .then(|| (self.span(inside.len() + 4), "placeholder", "a place of a template"))
            }
            [b'[', ..] => {
                let inside = rest.get(1..rest.find(']')?).filter(|inside| inside.len() < LONGEST)?;
                let begins = |words: &&str| {
                    inside.get(..words.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(words))
                };
                let is_open = TO_FILL_IN.iter().any(begins);
                is_open.then(|| (self.span(inside.len() + 2), "placeholder", "something to be filled in"))
            }
            [0xc2 | 0xc3 | 0xef, ..] => self.decoded_wrongly(),
            [b'$', ..] => self.without_number(1),
            _ => None,
        }
    }

    /// UTF-8 that was read as Windows-1252: "â€™", "Ã©", "Â£"; a character that was lost.
    fn decoded_wrongly(self) -> Option<Found> {
        let rest = self.rest();
        let mut letters = rest.chars();
        let (first, second) = (letters.next()?, letters.next());
        let n_wrong = match (first, second) {
            ('\u{fffd}', _) => return Some((self.span(3), "encoding", "a character that was lost")),
            ('£', _) => return self.without_number(2),
            // The third byte of a quotation mark or a dash is none of Windows-1252 at times.
            ('â', Some('€')) => 2 + usize::from(letters.next().is_some_and(|third| !third.is_ascii())),
            ('Ã', Some('\u{80}'..='\u{bf}' | 'Ÿ' | '–' | '„' | 'œ' | '‡'))
            | ('Â', Some('\u{a1}'..='\u{bf}')) => 2,
            ('¬', Some(next))
                if next.is_ascii_lowercase() && self.before().ends_with(|c: char| c.is_lowercase()) =>
            {
                1
            }
            _ => return None,
        };
        let len = rest.chars().take(n_wrong).map(char::len_utf8).sum();
        Some((self.span(len), "encoding", "read in the wrong encoding"))
    }

    /// A sign of money, `len` bytes long, of nothing: "for £ ."
    fn without_number(self, len: usize) -> Option<Found> {
        let mut behind = self.rest().get(len..)?.bytes();
        let is_bare = behind.next() == Some(b' ') && matches!(behind.next()?, b'.' | b',' | b';' | b')');
        (is_bare && self.before().ends_with([' ', '(']))
            .then(|| (self.span(len + 2), "unfinished", "a sign of money without a number"))
    }

    fn is_comma_or_point(self) -> bool {
        matches!(self.text.as_bytes().get(self.at), Some(b',' | b'.'))
    }

    /// Whether a comma or a point stands behind something that is no space, before what is neither a letter nor the same.
    fn is_spaced_as_usual(self) -> bool {
        let byte = |at: usize| self.text.as_bytes().get(at).copied();
        let (sign, behind) = (byte(self.at), byte(self.at + 1).unwrap_or(b' '));
        self.is_comma_or_point()
            && self.at.checked_sub(1).and_then(byte) != Some(b' ')
            && Some(behind) != sign
            && !behind.is_ascii_alphabetic()
    }

    /// A space before a mark, none behind it, or the mark twice.
    fn ill_spaced(self) -> Option<Found> {
        let (rest, before) = (self.rest(), self.before());
        let sign = *rest.as_bytes().first()?;
        let behind = rest.get(1..)?;
        let ends = |c: char| c.is_whitespace();
        let found = |from: usize, to: usize, rule| Some((Span::new(from, to), "spacing", rule));
        if let Some(word) = before.strip_suffix(' ') {
            let stray = word.ends_with(char::is_alphabetic)
                && (sign == b',' && behind.starts_with(|c: char| c == ' ' || c.is_ascii_lowercase())
                    || sign == b'.'
                        && (behind.is_empty() || behind.starts_with(ends))
                        && !behind.trim_start().starts_with('.'));
            return if stray { found(self.at - 1, self.at + 1, "a space before a mark") } else { None };
        }
        let is_word = |c: char| c.is_alphabetic() || c == '\'' || c == '’';
        let next = behind.get(..behind.find(|c| !is_word(c)).unwrap_or(behind.len())).unwrap_or_default();
        let links = if sign == b',' { LINKS } else { STARTERS };
        if !behind.starts_with(char::from(sign)) && !links.contains(&next) {
            return None;
        }
        let ahead = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let word = ahead.rsplit(|c| !is_word(c)).next().unwrap_or_default();
        if behind.starts_with(char::from(sign)) {
            let twice = !word.is_empty()
                && behind.get(1..).is_some_and(|end| end.is_empty() || end.starts_with(ends));
            return if twice { found(self.at, self.at + 2, "a mark twice") } else { None };
        }
        let chunk = behind.get(..behind.find(ends).unwrap_or(behind.len())).unwrap_or_default();
        let in_address = |part: &str| part.contains(['/', '@', ':', '_', '=', '\\']);
        let joined = match sign {
            b',' => word.len() >= 2,
            _ => word.len() >= 3 && word.chars().all(char::is_lowercase) && !ahead.contains('.'),
        };
        let is_name = next.len() < chunk.len()
            && chunk.get(next.len()..).is_some_and(|end| end.starts_with('.') && end.len() > 1);
        (joined && !is_name && !in_address(ahead) && !in_address(chunk)).then(|| {
            (Span::new(self.at - word.len(), self.at + 1 + next.len()), "spacing", "no space behind a mark")
        })
    }
}

/// How long the tag is that the words begin with.
fn tag(words: &str) -> Option<usize> {
    let end = words.bytes().take(LONGEST).position(|byte| matches!(byte, b'>' | b'\n'))?;
    let inside = words.get(1..end)?;
    let name = inside.trim_start_matches('/').split([' ', '/']).next()?;
    (words.as_bytes().get(end) == Some(&b'>') && TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag)))
        .then_some(end + 1)
}

/// How long the entity is that the words begin with.
fn entity(words: &str) -> Option<usize> {
    let end = words.bytes().take(9).position(|byte| byte == b';')?;
    let name = words.get(1..end)?;
    let digits = name.strip_prefix('#').map(|digits| digits.trim_start_matches('x'));
    let is_number = |digits: &str| digits.len() >= 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (ENTITIES.contains(&name) || digits.is_some_and(is_number)).then_some(end + 1)
}
