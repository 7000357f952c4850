//! Claims: sentences that assert something checkable, and whether anything supports them.
//!
//! What makes a claim stands in `assets/lexicons/claim.tsv`: causal, statistical, comparative, historical and other
//! statements about the world. Questions, instructions, announcements, personal experience, headings and the words of
//! others are none.

use std::sync::LazyLock;

use super::scope::{Scope, is_question};
use super::{Finding, Kind};
use crate::lexicon::{Hit, Purpose, terms_for};
use crate::text::{BlockKind, Document, Sentence};

/// How strongly a claim is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Force {
    /// As a plain fact.
    Flat,
    /// With a booster.
    Boosted,
    /// With a hedge.
    Hedged,
}

/// What a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// A health effect, or safety.
    Health,
    /// One thing brings about another.
    Causal,
    /// An amount, a rate, a share.
    Statistical,
    /// One thing beside or above another.
    Comparative,
    /// What happened.
    Historical,
    /// Anything else that is said to be so.
    Other,
}

impl Topic {
    /// Those that the list names, the one that goes before others first.
    const LISTED: [Self; 5] =
        [Self::Causal, Self::Statistical, Self::Comparative, Self::Historical, Self::Other];

    /// The stable name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Causal => "causal",
            Self::Statistical => "statistical",
            Self::Comparative => "comparative",
            Self::Historical => "historical",
            Self::Other => "other",
        }
    }

    fn of_subtype(subtype: &str) -> Option<Self> {
        match subtype {
            "causal" => Some(Self::Causal),
            "statistical" => Some(Self::Statistical),
            "comparative" => Some(Self::Comparative),
            "historical" => Some(Self::Historical),
            "existence" => Some(Self::Other),
            _ => None,
        }
    }
}

/// One claim sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// What it is about.
    pub topic: Topic,
    /// How strongly it is put.
    pub force: Force,
    /// Whether it is credited to nobody in particular.
    pub vague: bool,
    /// The best traceability grade of a citation or named source in this sentence or the next; no voice supports a health
    /// claim that calls for a check, nor one in the next sentence what is credited to nobody.
    pub support: Option<u8>,
}

impl Claim {
    /// Whether a traceable source stands by it.
    pub fn is_supported(&self) -> bool {
        self.support.is_some_and(|grade| grade > 0)
    }
}

/// What the listed words of each sentence say, outside of quotations: the topics of a claim, or that it is none.
#[derive(Debug, Clone, Default)]
pub struct ClaimWords(Vec<Said>);

/// A set of topics, with [`Said::NO_CLAIM`] where words say that a sentence makes none.
#[derive(Debug, Clone, Copy, Default)]
struct Said(u8);

impl Said {
    const NO_CLAIM: Self = Self(1 << 7);

    const fn topic(topic: Topic) -> Self {
        Self(1 << topic as u8)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What each term of the list says.
static SAID: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let said = |subtype| Topic::of_subtype(subtype).map_or(Said::NO_CLAIM, Said::topic);
    terms_for(Purpose::Claim).iter().map(|term| said(term.subtype)).collect()
});

impl ClaimWords {
    /// None so far.
    pub(super) fn new(document: &Document<'_>) -> Self {
        Self(vec![Said::default(); document.sentences().len()])
    }

    /// The term with this number of the list stands in the text.
    pub(super) fn add(&mut self, term: usize, hit: &Hit, scope: &Scope<'_>) {
        if let (Some(said), Some(new)) = (self.0.get_mut(hit.sentence()), SAID.get(term))
            && !said.has(*new)
            && !scope.in_quotation(hit.span())
        {
            said.0 |= new.0;
        }
    }
}

/// What the words of one sentence add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Cues {
    topic: Option<Topic>,
    /// An instruction, an announcement or a personal experience.
    no_claim: bool,
    vague: bool,
    boost: u32,
    hedge: u32,
}

impl Cues {
    fn of(said: Said) -> Self {
        let topic = Topic::LISTED.iter().find(|topic| said.has(Said::topic(**topic))).copied();
        Self { topic, no_claim: said.has(Said::NO_CLAIM), ..Self::default() }
    }
}

/// The least grade of a source that is a work, and no voice.
pub(super) const WORK: u8 = 2;

/// Fewest words of a claim: "Tea cures cancer." has three.
const FEWEST_WORDS: u32 = 3;

/// The claims of `document`, in which `words` stand, ascending.
pub fn claims(document: &Document<'_>, words: &ClaimWords, findings: &[Finding]) -> Vec<Claim> {
    let scope = Scope::new(document, findings);
    let cues = cues(document, words, findings, &scope);
    let mut claims = Vec::new();
    for (at, sentence) in document.sentences().iter().enumerate() {
        let Some(cues) = cues.get(at).filter(|cues| cues.topic.is_some() && asserts(document, sentence))
        else {
            continue;
        };
        // What nobody says, a voice in the next sentence does not say either, and no voice shows that a remedy works.
        let needs_work = cues.topic == Some(Topic::Health) || cues.vague && scope.own_support(at).is_none();
        let support = scope.support(at).filter(|grade| !needs_work || *grade >= WORK);
        // A source in the sentence shows that it reports something, unless it only tells what the writer did.
        let topic = match cues.topic {
            Some(topic) if !cues.no_claim || topic == Topic::Health => topic,
            _ => continue,
        };
        let force = match (cues.boost, cues.hedge) {
            (0, 0) => Force::Flat,
            (boost, hedge) if boost >= hedge => Force::Boosted,
            _ => Force::Hedged,
        };
        claims.push(Claim { sentence: at, topic, force, vague: cues.vague, support });
    }
    claims
}

/// Whether a sentence can assert anything: running prose of the writer's own, and no question.
fn asserts(document: &Document<'_>, sentence: &Sentence) -> bool {
    matches!(document.block_of(sentence), BlockKind::Paragraph | BlockKind::ListItem)
        && sentence.counts.words() >= FEWEST_WORDS
        && !is_question(document, sentence)
}

/// The cues of every sentence.
fn cues(document: &Document<'_>, words: &ClaimWords, findings: &[Finding], scope: &Scope<'_>) -> Vec<Cues> {
    let mut all: Vec<Cues> = words.0.iter().map(|said| Cues::of(*said)).collect();
    let telling = [Kind::HealthClaimRedFlag, Kind::VagueAttribution, Kind::Booster, Kind::Hedge];
    for finding in findings.iter().filter(|finding| telling.contains(&finding.kind)) {
        let Some(at) = document.sentence_at(finding.span.start()) else { continue };
        let strength = u32::from(finding.strength);
        if strength == 0 || scope.in_quotation(finding.span) {
            continue;
        }
        let Some(cues) = all.get_mut(at) else { continue };
        match finding.kind {
            Kind::HealthClaimRedFlag => add_topic(cues, Topic::Health),
            // "Many boats" is an amount without a figure: it credits nobody with anything.
            Kind::VagueAttribution if finding.subtype == "vague_quantity" => (),
            Kind::VagueAttribution => {
                cues.vague = true;
                // People without a name are a source where they say something, and else just people.
                if finding.subtype != "unnamed_people" || strength > 2 {
                    add_topic(cues, Topic::Other);
                }
            }
            Kind::Booster => {
                // Degree, praise and plain future do not make a claim surer.
                let only_colour = matches!(finding.subtype, "intensifier" | "puffery" | "modal");
                cues.boost += if only_colour { 0 } else { strength };
                if matches!(finding.subtype, "proof" | "absolute_negation" | "known") {
                    add_topic(cues, Topic::Other);
                }
            }
            Kind::Hedge => cues.hedge += strength,
            _ => (),
        }
    }
    all
}

fn add_topic(cues: &mut Cues, topic: Topic) {
    cues.topic = Some(cues.topic.map_or(topic, |known| known.min(topic)));
}

#[cfg(test)]
mod tests {
    use super::super::{Terms, detect};
    use super::*;
    use crate::text::{Meta, blocks_of_plain};

    fn claims_of(text: &str) -> Vec<Claim> {
        let document = Document::new(text, blocks_of_plain(text));
        let findings = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
        claims(&document, &Terms::of(&document).claim_words, &findings)
    }

    #[test]
    fn tells_claims_from_other_sentences() {
        let cases: &[(&str, Option<(Topic, Force)>)] = &[
            ("Salt raises blood pressure.", Some((Topic::Causal, Force::Flat))),
            (
                "Half of the adults sleep badly, 40 percent of them at work.",
                Some((Topic::Statistical, Force::Flat)),
            ),
            ("It is the largest lake of the country.", Some((Topic::Comparative, Force::Flat))),
            ("The town was founded in 1201.", Some((Topic::Historical, Force::Flat))),
            ("Many believe that it works.", Some((Topic::Other, Force::Flat))),
            ("Salt may raise blood pressure.", Some((Topic::Causal, Force::Hedged))),
            ("Salt undoubtedly raises blood pressure.", Some((Topic::Causal, Force::Boosted))),
            ("This herb cures cancer.", Some((Topic::Health, Force::Flat))),
            ("Yesterday I walked home in the rain.", None),
            ("Does salt raise blood pressure?", None),
            ("Numerous boats came into the harbour.", None),
            ("Cold drinks are pleasant for some people.", None),
            ("If ice was the cause, the walls would have split because of it.", None),
            ("Members get a 15% discount at the door.", None),
            ("The board promoted him to the head of the office.", None),
            ("Their page explains the rules better than I do.", None),
            ("This essay argues that rain is the cause of it.", None),
            ("The rally drew fewer than 200 people.", Some((Topic::Statistical, Force::Flat))),
            ("Click the button below to go on.", None),
            ("The cat sat on the mat.", None),
            ("This article explores the causes of rain.", None),
            ("“Salt raises blood pressure. It is dangerous,” Ms Bell said.", None),
            ("Ms Bell said that salt raises “all our” blood pressure.", Some((Topic::Causal, Force::Flat))),
        ];
        for (text, expected) in cases {
            let found = claims_of(text).first().map(|claim| (claim.topic, claim.force));
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn support_stands_in_the_same_or_the_next_sentence() {
        let cases: &[(&str, Option<u8>)] = &[
            ("It is so. Salt raises blood pressure (Smith, 2019).", Some(2)),
            ("Salt raises blood pressure. So says a trial of old (Smith, 2019).", Some(2)),
            ("Salt raises blood pressure. It is a risk, said Jane Bell, a nurse.", Some(1)),
            ("Many doctors say that salt raises it. It is a risk, said Jane Bell, a nurse.", None),
            ("Many doctors say that salt raises it. So says a trial of old (Smith, 2019).", Some(2)),
            ("Many say that salt raises it, said Jane Bell, a nurse.", Some(1)),
            ("This herb cures cancer, said Jane Bell, a nurse.", None),
            ("Salt raises blood pressure.\n\nElsewhere, as told in a book (Smith, 2019), it rained.", None),
        ];
        for (text, support) in cases {
            assert_eq!(claims_of(text).first().and_then(|claim| claim.support), *support, "{text}");
        }
    }
}
