//! Direct speech: what stands between quotation marks, in one block or over several paragraphs.
//!
//! Curly, straight, single and guillemet marks. A quotation may hold many sentences; where a paragraph does not close
//! it and the next one opens with the same mark, as printers set long speech, it goes on.

use super::{Block, Span, find, room_for};

/// The quotations of a text, ascending, without overlap.
pub(super) fn quotations(text: &str, blocks: &[Block]) -> Vec<Span> {
    let mut found = room_for(text);
    let mut blocks = blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let next = blocks.peek().map(|next: &&Block| next.span.of(text));
        in_block(text, block.span, next, &mut found);
    }
    found
}

fn in_block(text: &str, block: Span, next: Option<&str>, found: &mut Vec<Span>) {
    let own = block.of(text);
    let mut open: Option<(usize, char)> = None;
    for (at, c) in marks(own) {
        let before = || own.get(..at).and_then(|head| head.chars().next_back()).unwrap_or(' ');
        let after = || own.get(at + c.len_utf8()..).and_then(|tail| tail.chars().next()).unwrap_or(' ');
        match open {
            None if opens(c, before, after) => open = Some((at, c)),
            Some((start, mark)) if closes(mark, c, before, after) => {
                let inside = Span::new(start, at).of(own);
                let rest = Span::new(at + c.len_utf8(), own.len()).of(own);
                if !(is_apostrophe(c, before()) && closes_later(mark, rest)) {
                    found.extend(is_speech(mark, inside).then(|| shifted(block, start, at + c.len_utf8())));
                    open = None;
                }
            }
            _ => (),
        }
    }
    if let Some((start, _)) = open.filter(|(_, mark)| next.is_some_and(|next| next.starts_with(*mark))) {
        found.push(shifted(block, start, own.len()));
    }
}

/// Every quotation mark of `text`, and where it stands; no other character is decoded.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let first = find::one_of([b'"', b'\'', 0xc2, 0xe2]);
    find::positions(text.as_bytes(), first).filter_map(|at| {
        let c = text.get(at..)?.chars().next()?;
        matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»').then_some((at, c))
    })
}

const fn shifted(block: Span, start: usize, end: usize) -> Span {
    Span::new(block.start() + start, block.start() + end)
}

/// Most marks tell without the characters beside them.
fn opens(c: char, before: impl Fn() -> char, after: impl Fn() -> char) -> bool {
    let free = || !before().is_alphanumeric() && !after().is_whitespace();
    match c {
        '“' | '„' | '«' => true,
        '"' => free(),
        '‘' | '\'' => free() && after().is_alphabetic() && !matches!(before(), ',' | '.' | '!' | '?'),
        _ => false,
    }
}

fn closes(mark: char, c: char, before: impl Fn() -> char, after: impl Fn() -> char) -> bool {
    match mark {
        '“' => c == '”' || (c == '"' && !before().is_whitespace()),
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        '"' => c == '"',
        '‘' => c == '’' && !after().is_alphanumeric(),
        // A straight single mark is mostly an apostrophe: it closes where printers put a stop beside it.
        '\'' => {
            let stop = |c: char| matches!(c, ',' | '.' | '!' | '?' | '…');
            let stands_beside_stop = || stop(before()) || (stop(after()) && before() != 's');
            c == '\'' && !after().is_alphanumeric() && stands_beside_stop()
        }
        _ => false,
    }
}

/// "the dogs’ owner": the mark of a possessive looks like a closing one.
const fn is_apostrophe(c: char, before: char) -> bool {
    c == '’' && before == 's'
}

/// Whether a single quotation is still closed in `rest`, before another opens.
fn closes_later(mark: char, rest: &str) -> bool {
    let own = rest.find('‘').and_then(|end| rest.get(..end)).unwrap_or(rest);
    mark == '‘' && ['.', ',', '!', '?'].iter().any(|stop| own.contains(&format!("{stop}’")))
}

/// Single marks also stand around dates and slang ("the '90s"), so they ask for three words.
fn is_speech(mark: char, inside: &str) -> bool {
    !matches!(mark, '\'' | '‘') || inside.split_whitespace().count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn finds_what_is_said() {
        let cases: &[(&str, &[&str])] = &[
            ("She said: “It works. It always works.” Then she left.", &["“It works. It always works.”"]),
            ("\"It works,\" Ms Bell said. \"It cures.\"", &["\"It works,\"", "\"It cures.\""]),
            ("‘It’s the boys’ own cure. It works,’ said Bell.", &["‘It’s the boys’ own cure. It works,’"]),
            ("'It cures us all,' said Bell. 'It always did.'", &["'It cures us all,'", "'It always did.'"]),
            ("«Ça marche», dit-il.", &["«Ça marche»"]),
            ("Bell’s dogs’ owner wasn’t the ‘best’ one.", &[]),
            ("It was rock 'n' roll in the '90s, the girls' best years, they said.", &[]),
            ("The screen is 5\" wide and 3\" high.", &[]),
            ("He wrote “it never ended.\n\nThe next day came.", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> =
                quotations(text, &blocks_of_plain(text)).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn speech_goes_on_over_paragraphs() {
        let text = "Bell said: “It works.\n\n“It cures us all.\n\n“It is safe.” She left.";
        let found: Vec<&str> =
            quotations(text, &blocks_of_plain(text)).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["“It works.", "“It cures us all.", "“It is safe.”"]);
    }
}
