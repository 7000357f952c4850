//! One entry of a reference list, taken apart well enough to sort, to copy and to link.

use super::identifier::{self, Identifier, System};
use crate::text::Span;
use crate::text::reference_list::marker;

/// What kind of work an entry names, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Genre {
    /// In a periodical.
    Article,
    /// In a collection or proceedings.
    Chapter,
    /// With a publisher.
    Book,
    /// For a degree.
    Thesis,
    /// A page of the web.
    Page,
    /// Not told.
    Other,
}

impl Genre {
    /// The stable name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Chapter => "chapter",
            Self::Book => "book",
            Self::Thesis => "thesis",
            Self::Page => "web_page",
            Self::Other => "other",
        }
    }
}

/// An entry, taken apart. What could not be found is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number or key in the list.
    pub key: Option<String>,
    /// Authors as written.
    pub authors: String,
    /// Surname of the first author, or the first word.
    pub surname: String,
    /// Year of publication with its letter.
    pub year: Option<String>,
    /// Title of the work.
    pub title: String,
    /// Periodical, collection or publisher.
    pub container: String,
    /// "12" of "12(3), 45-50".
    pub volume: Option<String>,
    /// "45-50" of "12(3), 45-50".
    pub pages: Option<String>,
    /// Its identifiers; spans are into the entry.
    pub identifiers: Vec<(System, String, u8)>,
    /// Kind of work.
    pub genre: Genre,
}

impl Entry {
    /// Take an entry apart.
    pub fn parse(raw: &str) -> Self {
        let raw = raw.trim();
        let joined = join_lines(raw);
        let (key, body) =
            marker(&joined).map_or((None, joined.as_str()), |(key, rest)| (Some(key.to_owned()), rest));
        let identifiers = identifier::identifiers(body, 0);
        let year = year(body, &identifiers);
        let parts = super::parts::split(body, year, &identifiers);
        let numbers = super::parts::volume_and_pages(body, year, &identifiers);
        Self {
            key,
            surname: surname(&parts.authors, body),
            authors: parts.authors,
            year: year.map(|span| span.of(body).to_owned()),
            title: parts.title,
            container: parts.container,
            volume: numbers.0,
            pages: numbers.1,
            genre: genre(body, &identifiers),
            identifiers: identifiers
                .iter()
                .map(|id| (id.system, id.value.of(body).to_owned(), id.grade))
                .collect(),
        }
    }

    /// 3 with a well-formed identifier; 2 with a year or a page of the web; else 1.
    pub fn grade(&self) -> u8 {
        let best = self.identifiers.iter().map(|(_, _, grade)| *grade).max().unwrap_or(0);
        match (best, &self.year) {
            (3, _) => 3,
            (2, _) | (_, Some(_)) => 2,
            _ => 1,
        }
    }

    /// What to type into a search field to find the work.
    pub fn look_up(&self) -> String {
        if let Some((_, value, _)) = self.identifiers.iter().find(|(_, _, grade)| *grade == 3) {
            return value.clone();
        }
        let year = self.year.as_deref().unwrap_or_default();
        format!("{} {} {year}", self.surname, self.title).trim().to_owned()
    }
}

/// Wrapped lines as one, words that a line break split put together again.
fn join_lines(raw: &str) -> String {
    let mut joined = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        let broken = joined.ends_with('-')
            && word.starts_with(char::is_lowercase)
            && joined.chars().nth_back(1).is_some_and(char::is_lowercase)
            && raw.contains("-\n");
        if broken {
            joined.pop();
        } else if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// The year of publication: the first one in brackets, or else the last one outside of identifiers and pages.
fn year(body: &str, identifiers: &[Identifier]) -> Option<Span> {
    let mut best: Option<(bool, Span)> = None;
    let bytes = body.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + step;
        let len = bytes.get(start..).map_or(0, |rest| rest.iter().take_while(|c| c.is_ascii_digit()).count());
        at = start + len;
        let span = Span::new(start, at);
        let value = span.of(body).parse::<u16>().ok().filter(|year| len == 4 && (1500..=2099).contains(year));
        let inside = identifiers.iter().any(|id| id.span.overlaps(span));
        let before = body.get(..start).unwrap_or_default();
        let after = body.get(at..).unwrap_or_default();
        let pages = before.ends_with(['-', '–', ':'])
            || after.starts_with(['-', '–']) && !after.get(1..).is_some_and(|c| c.starts_with(' '));
        if value.is_none() || inside || pages {
            continue;
        }
        let letter = usize::from(
            after.starts_with(|c: char| matches!(c, 'a'..='h'))
                && !after.chars().nth(1).is_some_and(char::is_alphanumeric),
        );
        let span = Span::new(start, at + letter);
        let bracketed = before.ends_with('(');
        match best {
            Some((true, _)) => (),
            _ if bracketed => best = Some((true, span)),
            _ => best = Some((false, span)),
        }
    }
    best.map(|(_, span)| span)
}

/// The surname that markers use.
fn surname(authors: &str, body: &str) -> String {
    let first = authors.split([',', ';', '&', '(']).next().unwrap_or_default();
    let first = first.split(" and ").next().unwrap_or_default();
    let word = first
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| {
            word.chars().count() >= 2 && word.starts_with(char::is_uppercase) && !word.contains('.')
        })
        .filter(|word| word.chars().any(char::is_lowercase) || word.chars().count() > 2);
    let inverted = authors.split_once(',').is_some_and(|(_, rest)| {
        rest.split_whitespace().next().is_some_and(|w| w.contains('.') || w.len() <= 2)
    });
    let mut words: Vec<&str> = word.collect();
    let picked = if inverted || words.len() < 2 { words.first().copied() } else { words.pop() };
    picked
        .or_else(|| body.split_whitespace().next())
        .unwrap_or_default()
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

fn genre(body: &str, identifiers: &[Identifier]) -> Genre {
    let lower = body.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["thesis", "dissertation", "habilitation", "diss."]) {
        Genre::Thesis
    } else if has(&[" in: ", ". in ", "(eds", "(ed.", "eds.)", "hrsg", "proceedings", "proc. "]) {
        Genre::Chapter
    } else if has(&["journal", "review", "zeitschrift", "revue", "annals", "lett.", "phys.", "med."])
        || super::parts::volume_and_pages(body, None, identifiers).1.is_some()
    {
        Genre::Article
    } else if has(&["press", "verlag", "publish", "books", "springer", "routledge", "isbn"]) {
        Genre::Book
    } else if identifiers.iter().any(|id| id.system == System::Url) {
        Genre::Page
    } else {
        Genre::Other
    }
}
