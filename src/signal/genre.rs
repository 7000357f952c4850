//! A guess what kind of text this is, with its reasons; the reader may choose another.
//!
//! Each genre collects points from features that a reader can check; the highest wins, where it has enough of them.

use std::sync::LazyLock;

use regex::Regex;

use super::coverage::{Cues, Observation, State};
use super::{Finding, Kind};
use crate::text::{BlockKind, Document, find};

/// The kinds of text that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Genre {
    /// A report of events.
    News,
    /// A work with a list of references.
    Scholarly,
    /// An entry of a reference work.
    Encyclopedic,
    /// A personal page.
    Blog,
    /// A page that sells, or that sends to those who sell.
    Shop,
    /// A text that argues for a view and says so.
    Opinion,
    /// An announcement by those whom it is about.
    PressRelease,
    /// Information for patients or the public.
    Leaflet,
    /// None of these, or too little to tell.
    Other,
}

impl Genre {
    /// Every genre, in the order in which they are offered.
    pub const ALL: &[Self] = &[
        Self::News,
        Self::Scholarly,
        Self::Encyclopedic,
        Self::Blog,
        Self::Shop,
        Self::Opinion,
        Self::PressRelease,
        Self::Leaflet,
        Self::Other,
    ];

    /// The stable name in reports and rubrics.
    pub const fn id(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Scholarly => "scholarly",
            Self::Encyclopedic => "encyclopedic",
            Self::Blog => "blog",
            Self::Shop => "shop",
            Self::Opinion => "opinion",
            Self::PressRelease => "press_release",
            Self::Leaflet => "leaflet",
            Self::Other => "other",
        }
    }

    /// The name that is shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::News => "News",
            Self::Scholarly => "Scholarly work",
            Self::Encyclopedic => "Encyclopedia",
            Self::Blog => "Blog",
            Self::Shop => "Shop or promotion",
            Self::Opinion => "Opinion",
            Self::PressRelease => "Press release",
            Self::Leaflet => "Leaflet",
            Self::Other => "Other",
        }
    }

    /// The inverse of [`Self::id`].
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|genre| genre.id() == id)
    }
}

/// A guess.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The likeliest genre.
    pub genre: Genre,
    /// Its lead over the next, 0 to 1.
    pub confidence: f64,
    /// What speaks for it, strongest first.
    pub reasons: Vec<&'static str>,
}

/// Fewer points than this are no guess.
const ENOUGH: f64 = 2.0;

static DATELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // Letters of western Europe alone: the tables of every script take longer to compile than a page to read.
    Regex::new(
        r"^[A-Z]{3,}[A-Z .]*(?:, [A-Z][0-9A-Z_a-zÀ-ɏ. ]+)?(?:, [0-9A-Z_a-zÀ-ɏ]+ [0-9]{1,2}(?:, [0-9]{4})?)?(?: \([0-9A-Z_a-zÀ-ɏ. ]+\))? ?[–—-] ",
    )
    .ok()
});

/// Points with their reason.
type Points = (Genre, f64, &'static str);

/// The likeliest genre of a text.
pub fn guess(
    document: &Document<'_>,
    findings: &[Finding],
    cues: &Cues,
    kind: Option<&Observation>,
) -> Guess {
    let mut points: Vec<Points> = Vec::new();
    voices(document, findings, &mut points);
    marks(document, findings, &mut points);
    phrases(cues, &mut points);
    layout(document, kind, &mut points);
    let total =
        |genre: Genre| points.iter().filter(|point| point.0 == genre).map(|point| point.1).sum::<f64>();
    let mut ranking: Vec<(f64, Genre)> = Genre::ALL.iter().map(|genre| (total(*genre), *genre)).collect();
    ranking.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = ranking.first().copied().filter(|(sum, _)| *sum >= ENOUGH);
    let Some((sum, genre)) = best else {
        return Guess { genre: Genre::Other, confidence: 0.0, reasons: Vec::new() };
    };
    let next = ranking.get(1).map_or(0.0, |(sum, _)| *sum);
    let mut own: Vec<Points> = points.into_iter().filter(|point| point.0 == genre).collect();
    own.sort_by(|a, b| b.1.total_cmp(&a.1));
    Guess { genre, confidence: (sum - next) / sum, reasons: own.into_iter().map(|point| point.2).collect() }
}

/// Who speaks: "I", "you", "said".
fn voices(document: &Document<'_>, findings: &[Finding], points: &mut Vec<Points>) {
    const FIRST: &[&str] = &["i", "my", "me", "i'm", "i've", "i'd"];
    const SECOND: &[&str] = &["you", "your", "you're"];
    const SAYING: &[&str] = &["said", "says", "told", "sagt", "sagte", "erklärte"];
    let n_words: u32 = document.times().iter().sum();
    let times = |words: &[&str]| document.times_of(words);
    let (i, you, said) = (times(FIRST), times(SECOND), times(SAYING));
    if n_words < 150 {
        return;
    }
    let rate = |n: u32| f64::from(n) * 1000.0 / f64::from(n_words);
    if rate(i) >= 15.0 {
        points.push((Genre::Blog, 1.5, "the writer speaks of himself or herself throughout"));
        points.push((Genre::Opinion, 1.0, "the writer speaks in the first person"));
    }
    if rate(you) >= 15.0 {
        points.push((Genre::Leaflet, 1.0, "speaks to the reader as \u{201c}you\u{201d}"));
    }
    // "She said" of a story names nobody who could be asked, and one "says" is no report.
    let named = findings.iter().filter(|found| found.kind == Kind::NamedSource).count();
    if rate(said) >= 4.0 && said >= 3 && named >= 2 {
        points.push((Genre::News, 2.0, "people are quoted as saying things"));
    }
    if rate(i) < 0.5 && rate(you) < 1.0 && said == 0 {
        points.push((
            Genre::Encyclopedic,
            1.0,
            "nobody speaks: no \u{201c}I\u{201d}, no \u{201c}you\u{201d}, no quotation",
        ));
        points.push((Genre::Scholarly, 0.5, "nobody speaks"));
    }
}

/// What the detectors found.
fn marks(document: &Document<'_>, findings: &[Finding], points: &mut Vec<Points>) {
    let count = |wanted: &dyn Fn(&Finding) -> bool| findings.iter().filter(|found| wanted(found)).count();
    let chrome = count(&|found| {
        matches!(found.subtype, "chrome" | "price" | "scarcity") && found.kind == Kind::Commercial
    });
    let push = count(&|found| {
        matches!(found.subtype, "vendor_push" | "recommendation" | "call_to_action") && found.strength >= 2
    });
    let disclosed = count(&|found| found.kind == Kind::Commercial && found.subtype == "disclosure");
    let references = count(&|found| found.kind == Kind::Reference);
    let numbered =
        count(&|found| found.kind == Kind::Citation && found.span.of(document.text()).starts_with('['));
    let cited = count(&|found| found.kind == Kind::Citation);
    let named = count(&|found| found.kind == Kind::NamedSource);
    if chrome >= 1 {
        points.push((
            Genre::Shop,
            if chrome >= 3 { 3.0 } else { 1.5 },
            "furniture of a shop around the text",
        ));
    }
    if push >= 1 {
        points.push((Genre::Shop, if push >= 2 { 2.5 } else { 1.5 }, "tells the reader to buy"));
    }
    if disclosed >= 1 {
        points.push((Genre::Shop, 1.5, "says that it earns from what readers buy"));
    }
    if references >= 5 || cited >= 8 {
        points.push((Genre::Scholarly, 2.5, "many references"));
    }
    if cited > numbered + 3 && references >= 3 {
        points.push((Genre::Scholarly, 1.5, "author and year in the running text"));
    }
    if numbered >= 5 && numbered * 2 > cited {
        points.push((Genre::Encyclopedic, 3.0, "numbered notes"));
    }
    if named >= 3 {
        points.push((Genre::News, 1.0, "several named people and bodies"));
    }
}

/// Set phrases of each genre.
fn phrases(cues: &Cues, points: &mut Vec<Points>) {
    const LISTS: &[(&str, Genre, &str)] = &[
        ("genre_press_release", Genre::PressRelease, "words of an announcement to the press"),
        ("genre_scholarly", Genre::Scholarly, "words of a scholarly work"),
        ("genre_encyclopedic", Genre::Encyclopedic, "words of a reference work"),
        ("genre_news", Genre::News, "words of a newsroom"),
        ("genre_opinion", Genre::Opinion, "words of an opinion piece"),
        ("genre_blog", Genre::Blog, "words of a personal page"),
        ("genre_leaflet", Genre::Leaflet, "words of a leaflet for patients"),
        ("genre_shop", Genre::Shop, "words of a shop"),
    ];
    for (fact, genre, reason) in LISTS {
        let weight = cues.weight(fact);
        if weight >= 2.0 {
            points.push((*genre, (weight / 2.0).min(3.5), reason));
        }
    }
}

/// Headings, datelines and labels.
fn layout(document: &Document<'_>, kind: Option<&Observation>, points: &mut Vec<Points>) {
    const SECTIONS: &[&str] = &[
        "abstract",
        "background",
        "introduction",
        "methods",
        "participants",
        "results",
        "discussion",
        "conclusions",
        "works cited",
        "bibliography",
        "references",
        "notes",
    ];
    let opens_with_section = |words: &str| {
        let head = words.get(..words.find(':').unwrap_or(0)).unwrap_or_default();
        SECTIONS.iter().any(|section| head.eq_ignore_ascii_case(section))
    };
    let text = document.text();
    let headings = document.blocks().iter().filter(|block| block.kind == BlockKind::Heading);
    let (mut sections, mut questions) = (0, 0);
    for heading in headings {
        let words = heading.span.of(text).to_lowercase();
        let bare = words.trim_matches(|c: char| !c.is_alphabetic());
        sections += usize::from(SECTIONS.contains(&bare));
        // The questions of an interview are asked of somebody else.
        questions +=
            usize::from(words.ends_with('?') && !words.starts_with("q:") && !words.starts_with("q."));
    }
    sections += document.blocks().iter().filter(|block| opens_with_section(block.span.of(text))).count();
    if sections >= 1 {
        points.push((
            Genre::Scholarly,
            if sections >= 2 { 2.0 } else { 1.0 },
            "sections of a scholarly work",
        ));
    }
    if questions >= 3 {
        points.push((Genre::Leaflet, 1.5, "headings that are questions"));
    }
    if opens_with_definition(document) {
        points.push((Genre::Encyclopedic, 2.0, "opens by saying what its title is"));
    }
    if has_dateline(text) {
        points.push((Genre::News, 1.5, "a dateline"));
        points.push((Genre::PressRelease, 1.0, "a dateline"));
    }
    let label = kind.filter(|kind| kind.state == State::Present).and_then(|kind| kind.evidence.first());
    let label = label.map(|span| span.of(text).to_lowercase()).unwrap_or_default();
    for (word, genre) in [
        ("opinion", Genre::Opinion),
        ("editorial", Genre::Opinion),
        ("letter", Genre::Opinion),
        ("release", Genre::PressRelease),
        ("patient", Genre::Leaflet),
        ("sponsored", Genre::Shop),
        ("advertisement", Genre::Shop),
        ("article", Genre::Scholarly),
    ] {
        if label.contains(word) {
            points.push((genre, 4.0, "says so itself"));
            break;
        }
    }
}

/// Whether a line begins with a place in capitals and a dash; the pattern reads only lines that begin with capitals.
fn has_dateline(text: &str) -> bool {
    let bytes = text.as_bytes();
    let starts = std::iter::once(0).chain(find::positions(bytes, find::one_of([b'\n'])).map(|at| at + 1));
    let capitals =
        |at: &usize| bytes.get(*at..*at + 3).is_some_and(|three| three.iter().all(u8::is_ascii_uppercase));
    let line = |at: usize| text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    let dashed = |line: &&str| line.contains(['–', '—', '-']);
    let mut lines = starts.filter(capitals).map(line).filter(dashed);
    lines.any(|line| DATELINE.as_ref().is_some_and(|dateline| dateline.is_match(line)))
}

/// "Scurvy" over "Scurvy is a disease".
fn opens_with_definition(document: &Document<'_>) -> bool {
    let text = document.text();
    let mut blocks = document.blocks().iter();
    let title = blocks.find(|block| block.kind == BlockKind::Heading).map(|block| block.span.of(text));
    let opening = blocks.find(|block| block.kind == BlockKind::Paragraph).map(|block| block.span.of(text));
    let (Some(title), Some(opening)) = (title, opening) else { return false };
    let title = title.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let head: String = opening.chars().take(200).flat_map(char::to_lowercase).collect();
    let defines = [" is a", " is the", " was a", " was the", " are ", " were ", " is an "];
    let at = head.find(title.as_str()).filter(|at| *at < 12 && title.split(' ').count() <= 6);
    at.and_then(|at| head.get(at + title.len()..)).is_some_and(|rest| {
        let rest: String = rest.chars().take(60).collect();
        defines.iter().any(|words| rest.contains(words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::Terms;
    use crate::text::blocks_of_plain;

    #[test]
    fn a_few_words_are_no_genre() {
        let text = "The coach leaves at nine.";
        let document = Document::new(text, blocks_of_plain(text));
        let guessed = guess(&document, &[], &Terms::of(&document).cues, None);
        assert_eq!((guessed.genre, guessed.reasons.len()), (Genre::Other, 0));
    }

    #[test]
    fn a_release_says_what_it_is() {
        let text = "FOR IMMEDIATE RELEASE\n\nAcme today announced a box.\n\nMedia contact: A. Person";
        let document = Document::new(text, blocks_of_plain(text));
        let guessed = guess(&document, &[], &Terms::of(&document).cues, None);
        assert_eq!(guessed.genre, Genre::PressRelease);
        assert!(!guessed.reasons.is_empty() && guessed.confidence > 0.5);
    }

    #[test]
    fn genres_are_told_by_what_only_they_have() {
        let said = |who: &str| {
            format!("It was late, {who} said, and the road had been closed since noon. ").repeat(12)
        };
        let cases = [
            (format!("{}\n\nThe end.", said("she")), Genre::Other),
            (format!("{}\n\n{}", said("Ann Okafor of Leeds University"), said("Dr. Bo Lind")), Genre::News),
            (
                "Background: Many sleep badly.\nMethods: We asked 20.\nResults: Ten slept.".to_owned(),
                Genre::Scholarly,
            ),
            (
                format!(
                    "{}\n\nOur top pick is the pan. As an Amazon Associate we earn from qualifying purchases.",
                    said("she")
                ),
                Genre::Shop,
            ),
        ];
        for (text, genre) in cases {
            let document = Document::new(&text, blocks_of_plain(&text));
            let findings = crate::signal::detect(&document, &crate::text::Meta::default(), &|_| true)
                .unwrap_or_default();
            let guessed = guess(&document, &findings, &Terms::of(&document).cues, None);
            assert_eq!(guessed.genre, genre, "{text}");
        }
    }

    #[test]
    fn identifiers_are_their_own_inverse() {
        for genre in Genre::ALL {
            assert_eq!(Genre::from_id(genre.id()), Some(*genre));
        }
    }
}
