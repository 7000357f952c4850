//! How much one line or paragraph looks like an entry of a reference list: a sum of small hints.
//!
//! Names with initials, years, volumes and pages, publishers and places speak for an entry; pronouns and finite
//! verbs speak for prose. The word list is `assets/evidence/reference_words.tsv`.

use std::sync::LazyLock;

use super::lead::{Lead, lead, strip_marker};
use crate::text::{KeyMap, key_of};

/// Longer paragraphs are not looked at.
pub(super) const LONGEST: usize = 1_500;

/// Weight of a word, by its key; `None` for a word of prose.
static WORDS: LazyLock<KeyMap<Option<i32>>> = LazyLock::new(|| {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/evidence/reference_words.tsv"))
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, weight)| (key_of(word), weight.parse().ok()))
        .collect()
});

/// What the words of an entry say.
#[derive(Debug, Default)]
struct Words {
    n: i32,
    capital: i32,
    prose: i32,
    weight: i32,
    initials: i32,
    stops: i32,
}

/// What the numbers of an entry say.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "five independent hints, each worth its own points")]
struct Numbers {
    year: bool,
    year_in_brackets: bool,
    year_last: bool,
    range: bool,
    volume: bool,
    n: i32,
}

/// Points for being an entry; 4 and more is likely one, below 2 is likely prose.
pub fn likeness(entry: &str) -> i32 {
    if entry.len() > LONGEST {
        return 0;
    }
    let body = strip_marker(entry);
    let words = words(body);
    if words.n < 2 {
        return 0;
    }
    let numbers = numbers(body);
    let marker = i32::from(body.len() < entry.len());
    let names = match lead(body) {
        Lead::Inverted | Lead::Initials | Lead::Dash => 2,
        Lead::Plain => 1,
        Lead::None => 0,
    };
    marker
        + names
        + words.weight.min(5)
        + words.initials.min(2)
        + i32::from(numbers.year)
        + i32::from(numbers.year_in_brackets)
        + i32::from(numbers.year_last)
        + i32::from(numbers.range)
        + 2 * i32::from(numbers.volume)
        + i32::from(numbers.n >= 3)
        + i32::from(entry.contains(['“', '«', '„', '‘', '"']))
        + i32::from(words.capital * 2 > words.n)
        + i32::from(words.stops * 4 > words.n)
        + i32::from(words.stops * 5 > words.n * 2)
        + cjk(body)
        - prose(&words)
}

/// Whether a word of prose is in it.
pub(super) fn has_prose(body: &str) -> bool {
    words(body).prose > 0
}

fn prose(words: &Words) -> i32 {
    match (words.prose * 100) / words.n.max(1) {
        _ if words.prose == 0 => -1,
        0..=4 => 0,
        5..=8 => 2,
        9..=14 => 4,
        _ => 7,
    }
}

fn words(body: &str) -> Words {
    let mut found = Words::default();
    let mut folded = String::new();
    for raw in body.split_whitespace() {
        let word = raw.trim_matches(|c: char| !c.is_alphanumeric() && c != '°' && c != '&');
        found.n += 1;
        found.stops += i32::from(raw.ends_with([',', '.', ':', ';', ')', '”', '’', '»']));
        let Some(first) = word.chars().next() else { continue };
        found.capital += i32::from(first.is_uppercase());
        found.initials += i32::from(first.is_uppercase() && is_initials(raw));
        folded.clear();
        if word.is_ascii() {
            folded.push_str(word);
            folded.make_ascii_lowercase();
        } else {
            folded.extend(word.chars().flat_map(char::to_lowercase));
        }
        match WORDS.get(&key_of(&folded)) {
            Some(Some(weight)) => found.weight += weight,
            Some(None) => found.prose += 1,
            None => found.weight += inner_hints(&folded),
        }
    }
    found
}

/// Identifiers and publishers inside a longer run of letters.
fn inner_hints(word: &str) -> i32 {
    let may_be = word.as_bytes().windows(3).any(|three| matches!(three, b"htt" | b"www" | b"doi"));
    let address = may_be && ["http", "www.", "doi"].iter().any(|part| word.contains(part));
    3 * i32::from(address) + i32::from(word.ends_with("verlag") || word.ends_with("zeitung"))
}

/// "J.", "J.B.", "JB," but not a word in capitals.
fn is_initials(raw: &str) -> bool {
    let core = raw.trim_end_matches([',', ';', ':', '&', ')']);
    let capitals = core.chars().filter(|c| c.is_uppercase()).count();
    let others = core.chars().filter(|c| !c.is_uppercase() && !matches!(c, '.' | '-' | '‐')).count();
    (1..=3).contains(&capitals) && others == 0 && (core.contains('.') || raw.len() > core.len())
}

fn numbers(body: &str) -> Numbers {
    let mut found = Numbers::default();
    let bytes = body.as_bytes();
    let mut at = 0;
    let mut before: Option<(usize, usize)> = None;
    while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + step;
        let len = bytes
            .get(start..)
            .map_or(0, |rest| rest.iter().position(|c| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let end = start + len;
        found.n += 1;
        let year = len == 4 && is_year(body.get(start..end).unwrap_or_default());
        if year {
            let opened = body.get(..start).is_some_and(|head| head.trim_end().ends_with(['(', '[']));
            let closed = body.get(end..).is_some_and(|tail| {
                tail.trim_start_matches(char::is_lowercase).trim_start().starts_with(')')
            });
            found.year = true;
            found.year_in_brackets |= opened || closed;
            found.year_last |= body.len() - end <= 8;
        }
        if let Some((_, last)) = before {
            let between = body.get(last..start).unwrap_or_default();
            match between.trim() {
                "-" | "–" | "—" | "--" | "‐" | "−" => found.range = true,
                "(" | ":" | ";" | "/" | "):" | "), " | "," => found.volume |= between.len() <= 3 && !year,
                _ => (),
            }
        }
        before = Some((start, end));
        at = end;
    }
    found
}

/// Whether four digits can be a year of publication.
pub(super) fn is_year(digits: &str) -> bool {
    matches!(digits.parse::<u16>(), Ok(1500..=2099))
}

/// Volume, number, page and year marks of Chinese and Japanese entries.
fn cjk(body: &str) -> i32 {
    if body.is_ascii() {
        return 0;
    }
    let marks = ['巻', '号', '頁', '年', '卷', '期', '页', '論', '学', '研', '誌', '報'];
    body.chars().filter(|c| marks.contains(c)).take(4).fold(0, |n, _| n + 1)
}
