//! The title held against the body: does it name what the text speaks of, promise as many points as there are, or
//! only make one click?
//!
//! Titles that mislead or tease are among the few signs on which annotators agree and which go with experts' ratings
//! (Zhang et al. 2018, as tabulated in the W3C's credibility signals, 2019).

use super::coverage::{Observation, State};
use super::headline;
use super::same_term::stem_of;
use super::transparency::is_kind;
use crate::lexicon::{AUTOMATON, TERMS};
use crate::text::{
    Block, BlockKind, Document, Meta, Span, Token, TokenKind, blocks_of_plain, fold, is_topical,
};

/// A title of fewer topical words promises nothing that could be missing.
const MIN_TOPICAL: usize = 3;
/// Where less than this share of the title's words comes back, the body speaks of something else.
const MIN_SHARE: f64 = 0.34;
/// A shorter body cannot come back to everything.
const MIN_BODY_WORDS: u32 = 150;
/// What lists are made of: "7 reasons".
const POINTS: &[&str] = &[
    "reasons",
    "ways",
    "things",
    "tips",
    "facts",
    "signs",
    "steps",
    "tricks",
    "benefits",
    "secrets",
    "myths",
    "mistakes",
    "ideas",
    "rules",
    "foods",
    "causes",
    "symptoms",
    "examples",
    "questions",
    "lessons",
    "types",
];

/// What a title says and what the body makes of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// Its words; empty where there is none.
    pub words: String,
    /// Where it stands, if it is a heading of the text.
    pub place: Option<Span>,
    /// The wording that only makes one click.
    pub teaser: Option<String>,
    /// Topical words in it that the body never uses, where most are missing.
    pub missing: Vec<String>,
    /// Points promised and points found, where they differ.
    pub points: Option<(usize, usize)>,
}

impl Title {
    /// Whether the body keeps what the title says: present, unclear where it does not, absent without a title.
    pub fn observation(&self) -> Observation {
        let (state, strength) = match (self.words.is_empty(), self.remarks().is_empty()) {
            (true, _) => (State::Absent, 0.0),
            (false, true) => (State::Present, 1.0),
            (false, false) => (State::Unclear, 0.5),
        };
        Observation { state, strength, evidence: self.place.into_iter().collect() }
    }

    /// How many teasers, capitals, exclamation marks and loaded words press in it; nothing without a title.
    pub fn pressure(&self) -> Option<f64> {
        let faults = headline::faults(&self.words) + usize::from(self.teaser.is_some());
        (!self.words.is_empty()).then_some(faults as f64)
    }

    /// What is to be said of it, one sentence each.
    pub fn remarks(&self) -> Vec<String> {
        let teaser = self.teaser.as_ref().map(|words| format!("“{words}” makes curious and tells nothing."));
        let missing = (!self.missing.is_empty())
            .then(|| format!("The text never uses these words of it: {}.", self.missing.join(", ")));
        let points = self
            .points
            .map(|(promised, found)| format!("It promises {promised} points; the text lists {found}."));
        [teaser, missing, points].into_iter().flatten().collect()
    }
}

/// The title of `document`: what the format calls so, or a heading that opens the text.
pub fn title(document: &Document<'_>, meta: &Meta) -> Title {
    let text = document.text();
    // A line of the shop or the page may stand above it.
    let blocks = document.blocks().iter().filter(|block| block.kind != BlockKind::Boilerplate);
    let mut headings = blocks.take_while(|block| block.kind == BlockKind::Heading);
    let heading = headings.find(|block| !is_label(block.span.of(text)));
    let place = heading.map(|block| block.span);
    let told = meta.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let Some(words) = told.or_else(|| place.map(|place| place.of(text).trim())) else {
        return Title::default();
    };
    let own = Document::new(words, blocks_of_plain(words));
    Title {
        words: words.to_owned(),
        place: place.filter(|place| place.of(text).trim() == words),
        teaser: teaser(&own),
        missing: missing(&own, document, place),
        points: points(&own, document),
    }
}

/// Headings of a part of the text, not of the whole.
const PARTS: &[&str] = &["abstract", "summary", "executive summary", "introduction", "contents"];

/// Whether a line over the title only says what kind of text or part follows, or where on its site it stands.
fn is_label(line: &str) -> bool {
    if PARTS.iter().any(|part| line.trim().eq_ignore_ascii_case(part)) {
        return true;
    }
    is_kind(line.trim()) || [" > ", " » ", " › "].iter().any(|arrow| line.contains(arrow))
}

fn teaser(title: &Document<'_>) -> Option<String> {
    let mut hits = AUTOMATON.find(title).into_iter();
    let hit = hits.find(|hit| TERMS.get(hit.term()).is_some_and(|term| term.subtype == "clickbait"))?;
    Some(hit.span().of(title.text()).to_owned())
}

/// The topical words of `title` that stand nowhere in `body` but in the heading at `place`, if they are most.
fn missing(title: &Document<'_>, body: &Document<'_>, place: Option<Span>) -> Vec<String> {
    if body.counts().words < MIN_BODY_WORDS {
        return Vec::new();
    }
    let is_wanted = |token: &&Token| {
        token.kind() == TokenKind::Word
            && is_topical(title.key(token))
            && !POINTS.contains(&fold(title.word(token)).as_str())
    };
    let mut wanted: Vec<&Token> = Vec::new();
    for token in title.tokens().iter().filter(is_wanted) {
        if wanted.iter().all(|known| known.lexeme() != token.lexeme()) {
            wanted.push(token);
        }
    }
    let outside = |token: &&Token| place.is_none_or(|place| !place.contains(body.span_of(token)));
    let family = |document: &Document<'_>, token: &Token| {
        let word = fold(document.word(token));
        stem_of(&word).unwrap_or(word)
    };
    let comes_back = |token: &Token| {
        let stem = family(title, token);
        // Words of a family begin alike, which is quickly seen.
        let first = initial(title, token);
        let mut others = body.tokens().iter().filter(outside);
        others.any(|other| {
            body.key(other) == title.key(token)
                || (initial(body, other) == first && family(body, other) == stem)
        })
    };
    let (found, lost): (Vec<&Token>, Vec<&Token>) = wanted.iter().partition(|token| comes_back(token));
    let few = (found.len() as f64) < MIN_SHARE * wanted.len() as f64;
    if wanted.len() >= MIN_TOPICAL && few {
        lost.iter().map(|token| title.word(token).to_owned()).collect()
    } else {
        Vec::new()
    }
}

fn initial(document: &Document<'_>, token: &Token) -> Option<char> {
    document.word(token).chars().next().and_then(|c| c.to_lowercase().next())
}

/// "7 reasons" above a list of five: points promised and found, where the body has a list and no count agrees.
fn points(title: &Document<'_>, body: &Document<'_>) -> Option<(usize, usize)> {
    let tokens = title.tokens();
    let at = tokens.iter().position(|token| token.kind() == TokenKind::Number)?;
    let promised: usize = tokens.get(at).and_then(|token| title.word(token).parse().ok())?;
    let mut near = tokens.iter().skip(at + 1).take(3);
    let listed = near.any(|token| POINTS.contains(&fold(title.word(token)).as_str()));
    if !listed || !(2..=60).contains(&promised) {
        return None;
    }
    let text = body.text();
    let is_numbered = |block: &&Block| block.span.of(text).starts_with(|c: char| c.is_ascii_digit());
    let of = |kind: BlockKind| body.blocks().iter().filter(move |block| block.kind == kind);
    let headings = of(BlockKind::Heading).count();
    let counts = [
        of(BlockKind::ListItem).count(),
        of(BlockKind::Heading).filter(is_numbered).count(),
        body.blocks().iter().filter(is_numbered).count(),
    ];
    let kept = counts.contains(&promised) || headings >= promised;
    let most = counts.into_iter().max().filter(|found| *found >= 2)?;
    (!kept && most < promised).then_some((promised, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, title_told: Option<&str>) -> Title {
        let document = Document::new(text, blocks_of_plain(text));
        let meta = Meta { title: title_told.map(str::to_owned), ..Meta::default() };
        title(&document, &meta)
    }

    #[test]
    fn a_title_is_held_against_its_body() {
        let boats =
            "The boats of the harbour come back before the sun is up and sell what they have caught. "
                .repeat(12);
        let list = "- Rope is strong.\n- Rope is cheap.\n- Rope is light.\n";
        for (text, told, remark) in [
            (format!("Boats of the harbour sell their catch\n\n{boats}"), None, None),
            (format!("Vaccines weaken children's immunity\n\n{boats}"), None, Some("never uses")),
            (boats.clone(), Some("Sleepless nights? Acupuncture repairs insomnia"), Some("never uses")),
            (boats.clone(), Some("You won't believe what the boats sell"), Some("“You won't believe”")),
            (
                format!("7 reasons to buy rope\n\n{boats}\n\n{list}"),
                None,
                Some("promises 7 points; the text lists 3"),
            ),
            (format!("3 reasons to buy boats\n\n{boats}\n\n{list}"), None, None),
        ] {
            let remarks = read(&text, told).remarks();
            match remark {
                Some(remark) => {
                    assert!(remarks.iter().any(|it| it.contains(remark)), "{remark}: {remarks:?}");
                }
                None => assert!(remarks.is_empty(), "{text}: {remarks:?}"),
            }
        }
        let labelled = "FOR IMMEDIATE RELEASE\n\nBoats sell their catch\n\nThe boats came back.";
        assert_eq!(read(labelled, None).words, "Boats sell their catch");
        let in_a_shop = "Your Cart\n\nBoats sell their catch\n\nThe boats came back.";
        assert_eq!(read(in_a_shop, None).words, "Boats sell their catch");
        assert_eq!(read("No title here. Only two sentences.", None).observation().state, State::Absent);
    }
}
