//! What Candor writes into a worksheet: facts of the report with their words, or "not found: ask". Never points.

use crate::report::{CoverageItem, Evidence, Report, TransparencyItem};
use crate::signal::Kind;
use crate::text::{Span, one_line};

/// So many pieces of text stand under one fact.
const MAX_PLACES: usize = 3;

/// Whether a fact was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The words are there.
    Yes,
    /// Something is there that may be it.
    Perhaps,
    /// Nothing was found: ask.
    No,
}

impl Found {
    fn of(state: &str) -> Self {
        match state {
            "present" => Self::Yes,
            "unclear" => Self::Perhaps,
            _ => Self::No,
        }
    }

    fn of_count(n: usize) -> Self {
        if n > 0 { Self::Yes } else { Self::No }
    }
}

/// One fact as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Whether it was found.
    pub found: Found,
    /// What was found, in words.
    pub text: String,
    /// The words of the text that show it.
    pub places: Vec<(String, Span)>,
}

impl Fact {
    fn plain(found: Found, text: impl Into<String>) -> Self {
        Self { found, text: text.into(), places: Vec::new() }
    }
}

/// What `report` has to say to one fact of a question; `None` for a name that there is not.
pub fn facts_of(report: &Report, name: &str) -> Option<Fact> {
    let (about, id) = name.split_once(':').unwrap_or((name, ""));
    Some(match about {
        "made" => match report.transparency.iter().find(|item| item.id == id) {
            Some(item) => made(item),
            None => unmeasured(&format!("Question “{id}”")),
        },
        "coverage" => {
            let (framework, id) = id.split_once('/')?;
            let items = &report.coverage.items;
            match items.iter().find(|item| item.framework == framework && item.id == id) {
                Some(item) => covered(item),
                None => unmeasured("This question"),
            }
        }
        "marks" => marks(report, Kind::from_id(id)?),
        _ if !report.has_lists()
            && let Some((_, what)) = NEEDS_LISTS.iter().find(|row| row.0 == about) =>
        {
            unlisted(what)
        }
        "sources" => sources(report),
        "references" => references(report),
        "sites" => sites(report),
        "claims" => claims(report),
        "unsupported" => unsupported(report),
        "searches" => searches(report),
        "alerts" => alerts(report),
        "same_term" => same_term(report),
        "genre" => {
            let by = if report.genre.chosen { "chosen by you" } else { "guessed" };
            Fact::plain(Found::Yes, format!("Kind of text: {} ({by}).", report.genre.name))
        }
        "reading" => reading(report),
        "size" => {
            let counts = &report.counts;
            Fact::plain(Found::Yes, format!("{} words, {} sentences.", counts.words, counts.sentences))
        }
        "title" => title(report),
        _ => return None,
    })
}

/// The title that the file gives, or the heading that opens the text.
fn title(report: &Report) -> Fact {
    let heading = || report.transparency.iter().find(|it| it.id == "title")?.evidence.first();
    match report.source.title.as_deref().or_else(|| heading().map(|it| it.text.as_str())) {
        Some(title) => Fact::plain(Found::Yes, format!("Title: {}", flat(title))),
        None => Fact::plain(Found::No, "Title: not found."),
    }
}

/// What is looked for by English word lists alone.
const NEEDS_LISTS: &[(&str, &str)] = &[
    ("claims", "Claims that call for a source"),
    ("unsupported", "Claims without a source nearby"),
    ("alerts", "Alerts"),
    ("same_term", "What it both affirms and denies"),
];

/// Where no word list is of the text's language, that nothing was found says nothing.
fn unlisted(what: &str) -> Fact {
    Fact::plain(Found::No, format!("{what}: not measured in this language."))
}

fn unmeasured(what: &str) -> Fact {
    Fact::plain(Found::No, format!("{what} could not be asked of this text: ask yourself."))
}

fn flat(text: &str) -> String {
    let flat = one_line(text);
    if flat.chars().count() > 160 { flat.chars().take(160).chain(['…']).collect() } else { flat }
}

fn places(evidence: &[Evidence]) -> Vec<(String, Span)> {
    evidence.iter().take(MAX_PLACES).map(|it| (flat(&it.text), it.span)).collect()
}

fn made(item: &TransparencyItem) -> Fact {
    let found = Found::of(item.state);
    let said = match (found, item.note.as_str()) {
        (Found::No, _) => "Not found: ask.".to_owned(),
        (_, note) if !note.is_empty() => format!("{note}."),
        (Found::Yes, _) => "It says:".to_owned(),
        (Found::Perhaps, _) => "Perhaps here:".to_owned(),
    };
    Fact { found, text: format!("{} {said}", item.question), places: places(&item.evidence) }
}

fn covered(item: &CoverageItem) -> Fact {
    let found = Found::of(item.state);
    let said = match (found, item.evidence.is_empty()) {
        (Found::No, true) => "Not found: ask.",
        (Found::No, false) => "Rather not; see:",
        (Found::Yes, true) => "Nothing speaks against it.",
        (Found::Yes, false) => "It seems so; see:",
        (Found::Perhaps, _) => "Perhaps; see:",
    };
    Fact { found, text: format!("{} {said}", item.question), places: places(&item.evidence) }
}

fn marks(report: &Report, kind: Kind) -> Fact {
    let of_it = || report.signals.iter().filter(|mark| mark.kind == kind);
    let n = of_it().count();
    if n == 0 && !report.measures(kind) {
        return unlisted(kind.name());
    }
    let text = match n {
        0 => format!("{}: no mark in this text.", kind.name()),
        1 => format!("{}: 1 mark:", kind.name()),
        n if n <= MAX_PLACES => format!("{}: {n} marks:", kind.name()),
        n => format!("{}: {n} marks, the first of them:", kind.name()),
    };
    let places = of_it().take(MAX_PLACES).map(|mark| (flat(&mark.text), mark.span)).collect();
    Fact { found: Found::of_count(n), text, places }
}

fn sources(report: &Report) -> Fact {
    let evidence = &report.evidence;
    let [_, pointers, traceable, resolvable] = evidence.grades;
    let text = match evidence.distinct {
        0 => "No source is named or cited: ask where it comes from.".to_owned(),
        n => format!(
            "Sources: {n} different. Places that name one: {resolvable} with an address or number to follow, \
             {traceable} that can be traced, {pointers} that only point."
        ),
    };
    let best = evidence.sources.iter().filter(|source| source.grade >= 2).take(MAX_PLACES);
    let places = best.map(|source| (flat(&source.text), source.span)).collect();
    Fact { found: Found::of_count(evidence.distinct), text, places }
}

fn references(report: &Report) -> Fact {
    let entries = &report.evidence.entries;
    let mut years: Vec<&str> = entries.iter().filter_map(|entry| entry.year.as_deref()).collect();
    years.sort_unstable();
    let span = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!(", from {first} to {last}"),
        (Some(year), _) => format!(", from {year}"),
        _ => String::new(),
    };
    let text = match entries.len() {
        0 => "List of sources: not found.".to_owned(),
        1 => format!("List of sources: 1 entry{span}."),
        n => format!("List of sources: {n} entries{span}."),
    };
    Fact::plain(Found::of_count(entries.len()), text)
}

fn sites(report: &Report) -> Fact {
    let sites = &report.evidence.sites;
    let named: Vec<String> =
        sites.iter().map(|(site, n)| format!("{} ({n})", site.replace('_', " "))).collect();
    let text = if named.is_empty() {
        "Links to other sites: not found.".to_owned()
    } else {
        format!("Links to: {}.", named.join(", "))
    };
    Fact::plain(Found::of_count(sites.len()), text)
}

fn claims(report: &Report) -> Fact {
    let claims = &report.claims;
    let text = match claims.n {
        0 => "Claims that call for a source: none found.".to_owned(),
        n => format!("Claims that call for a source: {n}; with one nearby: {}.", claims.supported),
    };
    Fact::plain(Found::of_count(claims.n), text)
}

fn unsupported(report: &Report) -> Fact {
    let claims = &report.evidence.unsupported;
    let text = if claims.is_empty() {
        "Claims without a source nearby: none found."
    } else {
        "Claims without a source nearby:"
    };
    let places = claims.iter().take(MAX_PLACES).map(|claim| (flat(&claim.text), claim.span)).collect();
    Fact { found: Found::of_count(claims.len()), text: text.to_owned(), places }
}

fn searches(report: &Report) -> Fact {
    let searches: Vec<&str> = report.evidence.searches.iter().map(String::as_str).take(MAX_PLACES).collect();
    let text = if searches.is_empty() {
        "Searches: none to suggest.".to_owned()
    } else {
        format!("Searches to try: {}", searches.join("; "))
    };
    Fact::plain(Found::of_count(searches.len()), text)
}

fn alerts(report: &Report) -> Fact {
    let alerts: Vec<&str> = report.alerts.iter().map(|alert| alert.message.as_str()).collect();
    let text = if alerts.is_empty() {
        "Alerts: none. That does not make a text safe.".to_owned()
    } else {
        format!("Check first: {}", alerts.join(" "))
    };
    Fact::plain(Found::of_count(alerts.len()), text)
}

fn same_term(report: &Report) -> Fact {
    match report.same_term.first() {
        None => Fact::plain(Found::No, "Nothing found that it both affirms and denies."),
        Some(pair) => {
            let places = pair.sentences.iter().take(MAX_PLACES).map(|it| (flat(&it.text), it.span)).collect();
            Fact {
                found: Found::Yes, text: format!("It says different things of “{}…”:", pair.term), places
            }
        }
    }
}

fn reading(report: &Report) -> Fact {
    match &report.reading.school {
        Some(school) => Fact::plain(Found::Yes, format!("Reads like {}.", school.text)),
        None => Fact::plain(Found::No, "How hard it reads could not be measured."),
    }
}
