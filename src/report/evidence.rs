//! The evidence section: every source with its grade and look-up text, three densities, what to check elsewhere.

mod bibliography;
mod search;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::signal::claims::{Claim, Force};
use crate::signal::evidence::entry::Entry;
use crate::signal::evidence::identifier::{self, System};
use crate::signal::evidence::list::List;
use crate::signal::evidence::web;
use crate::signal::{Finding, Kind};
use crate::text::{CodePoints, Document, KeyMap, Link, Meta, Span, fold, key_of};

pub use bibliography::{bibtex, csl_json};

/// All that the citations panel shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EvidenceInfo {
    /// Every source that was found, ascending by place.
    pub sources: Vec<SourceItem>,
    /// How many of them have grade 0, 1, 2 and 3.
    pub grades: [usize; 4],
    /// How many different sources, markers of one list entry and repeats of one name counted once.
    pub distinct: usize,
    /// Share of claims with a traceable source in the same or the next sentence; null without claims.
    pub support_ratio: Option<f64>,
    /// Different sources of grade 2 and 3 per 1,000 words of prose; null without prose.
    pub references_per_1000: Option<f64>,
    /// What is usual elsewhere; never a pass mark.
    pub usual: &'static [Usual],
    /// Kinds of site that are linked, with how often.
    pub sites: BTreeMap<&'static str, usize>,
    /// The entries of the reference list, in order.
    pub entries: Vec<EntryInfo>,
    /// Claims without a source, the most strongly put first.
    pub unsupported: Vec<UnsupportedClaim>,
    /// Searches that are worth making, ready to paste.
    pub searches: Vec<String>,
    /// What the figures cannot know of this text.
    pub notice: Option<&'static str>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceItem {
    /// Identifier of the mark's kind.
    pub kind: &'static str,
    /// The kind's own division.
    pub subtype: &'static str,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The marked words.
    pub text: String,
    /// 3 resolvable, 2 traceable, 1 pointer, 0 vague or badly formed.
    pub grade: u8,
    /// What to type to find it; nothing is opened by itself.
    pub look_up: String,
    /// Kind of site, where it is a web address; a fact, never points.
    pub site: Option<&'static str>,
    /// The entries it points at, as indices.
    pub entries: Vec<usize>,
    /// Whether it points at an entry that is not there.
    pub dangling: bool,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}

/// One entry of the reference list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct EntryInfo {
    /// Number or key.
    pub key: Option<String>,
    /// As written.
    pub authors: String,
    /// First author's surname.
    pub surname: String,
    /// Year of publication.
    pub year: Option<String>,
    /// Title.
    pub title: String,
    /// Periodical, collection or publisher.
    pub container: String,
    /// Volume.
    pub volume: Option<String>,
    /// Pages.
    pub pages: Option<String>,
    /// DOI, where there is a well-formed one.
    pub doi: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// Kind of work.
    pub genre: &'static str,
    /// How often the text points at it; 0 is never cited.
    pub cited: usize,
}

/// A claim without a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnsupportedClaim {
    /// First code point of its sentence.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The sentence.
    pub text: String,
    /// "boosted", "flat" or "hedged".
    pub force: &'static str,
    /// A search that checks it elsewhere.
    pub search: String,
    /// The same place in bytes, for the reader in the window.
    #[serde(skip)]
    pub span: Span,
}

/// What is usual in a genre.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Usual {
    /// The genre.
    pub genre: &'static str,
    /// Lowest usual number per 1,000 words.
    pub low: f64,
    /// Highest usual number per 1,000 words.
    pub high: f64,
    /// Where that comes from.
    pub source: &'static str,
}

/// References per 1,000 words by genre.
const USUAL: &[Usual] = &[
    Usual {
        genre: "scholarly article",
        low: 6.0,
        high: 9.0,
        source: "45 references a paper in 2019 (Dai et al. 2021) of some 5,000 to 7,000 words; reviews have about twice as many",
    },
    Usual {
        genre: "health news",
        low: 0.9,
        high: 7.8,
        source: "named journals and institutions in 1,486 stories of FakeHealth, tenth to ninetieth percentile; links were lost",
    },
    Usual {
        genre: "press release",
        low: 1.1,
        high: 12.4,
        source: "named journals and institutions in 593 releases of FakeHealth, tenth to ninetieth percentile; links were lost",
    },
];

/// Said where the format cannot hold links.
const NO_LINKS: &str =
    "Plain text loses its links: the author may have linked sources that cannot be seen here.";

/// Most unsupported claims that are listed.
const MOST_CLAIMS: usize = 50;

/// The section for one document.
pub fn section(
    document: &Document<'_>,
    meta: &Meta,
    findings: &[Finding],
    claims: &[Claim],
    places: &CodePoints<'_>,
) -> EvidenceInfo {
    let list = List::of(document);
    let mut info = EvidenceInfo { usual: USUAL, ..EvidenceInfo::default() };
    info.entries = list.entries.iter().map(|(_, entry)| entry_info(entry)).collect();
    sources(document, meta, findings, &list, places, &mut info);
    let supported = claims.iter().filter(|claim| claim.is_supported()).count();
    info.support_ratio = (!claims.is_empty()).then(|| supported as f64 / claims.len() as f64);
    let n_words = document.counts().words;
    let (distinct, followed) = distinct(&info.sources);
    info.references_per_1000 = (n_words > 0).then(|| followed as f64 * 1_000.0 / f64::from(n_words));
    info.distinct = distinct;
    info.unsupported = unsupported(document, claims, places);
    info.searches = search::ready(meta, &info.unsupported);
    info.notice = (!meta.keeps_links).then_some(NO_LINKS);
    info
}

fn sources(
    document: &Document<'_>,
    meta: &Meta,
    findings: &[Finding],
    list: &List,
    places: &CodePoints<'_>,
    info: &mut EvidenceInfo,
) {
    let text = document.text();
    // Of two links at one place the first one counts.
    let links: BTreeMap<Span, &Link> = meta.links.iter().rev().map(|link| (link.span, link)).collect();
    for finding in findings.iter().filter(|finding| {
        matches!(finding.kind, Kind::Citation | Kind::NamedSource | Kind::Reference)
            && finding.subtype != "citation_needed"
    }) {
        let words = finding.span.of(text);
        let entries = list.targets(finding.subtype, words);
        for idx in &entries {
            if let Some(entry) = info.entries.get_mut(*idx) {
                entry.cited += 1;
            }
        }
        let link = links.get(&finding.span).filter(|_| finding.subtype == "link");
        let address = link.map_or(words, |link| link.target.as_str());
        let site = (matches!(finding.subtype, "url" | "link"))
            .then(|| web::host(address))
            .flatten()
            .map(|host| web::class(&host));
        if let Some(site) = site {
            *info.sites.entry(site).or_default() += 1;
        }
        if let Some(n) = info.grades.get_mut(usize::from(finding.strength)) {
            *n += 1;
        }
        let points = matches!(finding.subtype, "bracket" | "superscript" | "author_year");
        info.sources.push(SourceItem {
            kind: finding.kind.id(),
            subtype: finding.subtype,
            start: places.at(finding.span.start()),
            end: places.at(finding.span.end()),
            text: words.to_owned(),
            grade: finding.strength,
            look_up: look_up(finding, words, address, list, &entries),
            site,
            dangling: points && entries.is_empty() && !list.is_empty(),
            entries,
            span: finding.span,
        });
    }
}

fn look_up(finding: &Finding, words: &str, address: &str, list: &List, entries: &[usize]) -> String {
    if finding.kind == Kind::Reference {
        return Entry::parse(words).look_up();
    }
    if let Some((_, entry)) = entries.first().and_then(|idx| list.entries.get(*idx)) {
        return entry.look_up();
    }
    let identifier = identifier::identifiers(address, 0).into_iter().next();
    identifier.map_or_else(
        || words.trim_matches(['(', ')', '[', ']']).to_owned(),
        |id| id.value.of(address).to_owned(),
    )
}

/// How many different sources have a grade of 1 or more, and of 2 or more: those that are no marks of list entries, by
/// name or address.
fn distinct(sources: &[SourceItem]) -> (usize, usize) {
    let mut best: KeyMap<u8> = KeyMap::default();
    for source in sources.iter().filter(|source| source.entries.is_empty() && !source.dangling) {
        let name = match source.subtype {
            "person" => source.text.rsplit(' ').next().unwrap_or_default(),
            _ => source.look_up.as_str(),
        };
        let grade = best.entry(key_of(&fold(name))).or_default();
        *grade = source.grade.max(*grade);
    }
    let from = |least: u8| best.values().filter(|grade| **grade >= least).count();
    (from(1), from(2))
}

fn entry_info(entry: &Entry) -> EntryInfo {
    let of = |system: System| {
        entry
            .identifiers
            .iter()
            .find(|(found, _, grade)| *found == system && *grade > 0)
            .map(|(_, value, _)| value.clone())
    };
    EntryInfo {
        key: entry.key.clone(),
        authors: entry.authors.clone(),
        surname: entry.surname.clone(),
        year: entry.year.clone(),
        title: entry.title.clone(),
        container: entry.container.clone(),
        volume: entry.volume.clone(),
        pages: entry.pages.clone(),
        doi: of(System::Doi),
        url: of(System::Url),
        genre: entry.genre.id(),
        cited: 0,
    }
}

fn unsupported(document: &Document<'_>, claims: &[Claim], places: &CodePoints<'_>) -> Vec<UnsupportedClaim> {
    let mut open: Vec<&Claim> = claims.iter().filter(|claim| !claim.is_supported()).collect();
    let rank = |claim: &Claim| match claim.force {
        Force::Boosted => 0,
        Force::Flat => 1,
        Force::Hedged => 2,
    };
    let order = |claim: &&Claim| (rank(claim), !claim.vague, claim.sentence);
    if MOST_CLAIMS < open.len() {
        open.select_nth_unstable_by_key(MOST_CLAIMS, order);
        open.truncate(MOST_CLAIMS);
    }
    open.sort_unstable_by_key(order);
    open.into_iter()
        .filter_map(|claim| {
            let sentence = document.sentences().get(claim.sentence)?;
            let text = sentence.span.of(document.text());
            Some(UnsupportedClaim {
                start: places.at(sentence.span.start()),
                end: places.at(sentence.span.end()),
                text: text.to_owned(),
                force: match claim.force {
                    Force::Boosted => "boosted",
                    Force::Flat => "flat",
                    Force::Hedged => "hedged",
                },
                search: search::of_claim(text),
                span: sentence.span,
            })
        })
        .collect()
}
