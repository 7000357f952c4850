//! From findings and claims to pillars, caps, the composite and its uncertainty.
//!
//! The score is a weighted geometric mean of four pillars under named caps, so that no merit buys back a missing one;
//! every point of it is a [`Contribution`]. All numbers come from the [`Rubric`].

mod aggregate;
pub mod alert;
pub mod caps;
pub mod counted;
mod draws;
pub mod explain;
pub mod indicator;
pub mod interval;
mod measured;
mod number;
mod outcome;
mod prepared;
pub mod reading;
pub mod reference;
pub mod rubric;
mod sensitivity;
mod tally;

pub use aggregate::{Contribution, IndicatorScore, PillarScore, Standing};
pub use draws::Interval;
pub use measured::Measured;
pub use number::Number;
pub use prepared::Prepared;
pub use rubric::{Rubric, RubricError};
pub use sensitivity::Flip;
pub use tally::{Seen, Sums, Tally, by_block};

use self::outcome::{Rules, Weights};
use crate::signal::{Finding, Kind};
use crate::text::{Document, Meta};

/// The four parts of reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pillar {
    /// What the text cites for what it claims.
    Evidence,
    /// Whether it sounds surer than it shows reason to be.
    Certainty,
    /// Who gains from its advice.
    Commerce,
    /// Who wrote it, when, and how carefully.
    Integrity,
}

impl Pillar {
    /// Every pillar, in the order in which they are shown.
    pub const ALL: &[Self] = &[Self::Evidence, Self::Certainty, Self::Commerce, Self::Integrity];

    /// The stable name in reports and rubrics.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Certainty => "certainty",
            Self::Commerce => "commerce",
            Self::Integrity => "integrity",
        }
    }

    /// The name that is shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evidence => "Evidence",
            Self::Certainty => "Certainty",
            Self::Commerce => "Commerce",
            Self::Integrity => "Integrity",
        }
    }

    /// The question that it answers, in words for a pupil.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Evidence => "Does it show where its claims come from?",
            Self::Certainty => "Does it sound surer than it shows reason to be?",
            Self::Commerce => "Who gains if you follow it?",
            Self::Integrity => "Who wrote it, when, and how carefully?",
        }
    }

    /// The inverse of [`Self::id`].
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|pillar| pillar.id() == id)
    }
}

/// The verdict in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Most claims can be followed to a source.
    WellSupported,
    /// Some can.
    PartlySupported,
    /// Few can, or somebody gains.
    WeaklySupported,
    /// None can.
    NoCheckableSupport,
    /// Not enough text for a score.
    TooShort,
    /// In a language that the word lists are not made for.
    NotMeasured,
}

impl Band {
    /// Every band, best first.
    pub const ALL: &[Self] = &[
        Self::WellSupported,
        Self::PartlySupported,
        Self::WeaklySupported,
        Self::NoCheckableSupport,
        Self::TooShort,
        Self::NotMeasured,
    ];

    /// The stable name in reports and rubrics.
    pub const fn id(self) -> &'static str {
        match self {
            Self::WellSupported => "well_supported",
            Self::PartlySupported => "partly_supported",
            Self::WeaklySupported => "weakly_supported",
            Self::NoCheckableSupport => "no_checkable_support",
            Self::TooShort => "too_short",
            Self::NotMeasured => "not_measured",
        }
    }

    /// The verdict that is shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WellSupported => "Well supported",
            Self::PartlySupported => "Partly supported",
            Self::WeaklySupported => "Weakly supported",
            Self::NoCheckableSupport => "No checkable support",
            Self::TooShort => "Too short to say",
            Self::NotMeasured => "Not measured in this language",
        }
    }

    /// The inverse of [`Self::id`].
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|band| band.id() == id)
    }

    /// The verdict for `score` under `rubric`.
    pub fn of(score: f64, rubric: &Rubric) -> Self {
        rubric
            .bands
            .iter()
            .find(|band| score >= band.from)
            .or(rubric.bands.last())
            .and_then(|band| Self::from_id(&band.id))
            .unwrap_or(Self::NoCheckableSupport)
    }
}

/// What does not change from one half of the sentences to another.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of a text, each asked for by its name")]
pub struct Facts {
    /// Whether the text says who wrote it.
    pub author: bool,
    /// Whether a line may name who wrote it, without saying so.
    pub perhaps_author: bool,
    /// Whether it says when.
    pub date: bool,
    /// Recommendations to buy: vendor pushes, calls to action and the like.
    pub recommends_buying: f64,
    /// Health claims that call for a check.
    pub health_flags: f64,
    /// Capitals, exclamation marks, loaded words and teasers of the title; nothing without one.
    pub headline_faults: Option<f64>,
    /// How far a text about health answers what one should ask of it, 0 to 1; nothing for other texts.
    pub health_questions: Option<f64>,
    /// The genre whose curves apply, where the rubric has such.
    pub genre: Option<&'static str>,
    /// Whether the lexicons fit the document's language.
    pub lexicons_apply: bool,
}

impl Facts {
    /// Gather them from what was found.
    pub fn gather(document: &Document<'_>, meta: &Meta, findings: &[Finding]) -> Self {
        let count = |wanted: &dyn Fn(&&Finding) -> bool| findings.iter().filter(wanted).count() as f64;
        Self {
            author: meta.author.is_some(),
            perhaps_author: false,
            date: meta.published.is_some(),
            recommends_buying: count(&|finding| recommends_buying(finding)),
            health_flags: count(&|finding| finding.kind == Kind::HealthClaimRedFlag && finding.strength >= 2),
            headline_faults: None,
            health_questions: None,
            genre: None,
            lexicons_apply: document.language().may_be_english(),
        }
    }
}

/// Whether a finding tells the reader to buy, or whom to buy from.
pub(crate) fn recommends_buying(finding: &Finding) -> bool {
    finding.kind == Kind::Commercial
        && finding.strength >= 2
        && matches!(finding.subtype, "vendor_push" | "call_to_action" | "recommendation" | "native_ad")
}

/// Whether a finding is a line of the shop around the text.
pub(crate) fn is_shop_furniture(finding: &Finding) -> bool {
    finding.kind == Kind::Commercial && finding.subtype == "chrome"
}

/// The whole score of one document.
#[derive(Debug, Clone)]
pub struct Score {
    /// The four pillars, in [`Pillar::ALL`]'s order; nothing where none of its indicators could be measured.
    pub pillars: Vec<PillarScore>,
    /// The composite; nothing where the text is too short or not in a language with lexicons.
    pub total: Option<Interval>,
    /// The verdict, and beside it the one that the interval reaches into.
    pub bands: Vec<Band>,
    /// The caps that apply, as indices into the rubric.
    pub caps: Vec<&'static caps::Cap>,
    /// Points from 100 to the score; they add up exactly.
    pub contributions: Vec<Contribution>,
    /// The share of the rubric's weight that could be measured, 0 to 1.
    pub coverage: f64,
    /// Whether the text is short enough that the figures are shaky.
    pub low_confidence: bool,
    /// The composite of halves of the text under shaken weights; draw `i` of every document has the same weights.
    pub draws: Vec<f64>,
    /// For each pillar, the smallest change of its weight that changes the verdict.
    pub flips: Vec<Flip>,
}

/// Score what was [`Measured`].
pub fn score(measured: &Measured, rubric: &Rubric) -> Score {
    let Measured { sums, facts, .. } = measured;
    let (rules, weights) = (Rules::of(rubric, facts), Weights::of(rubric));
    let standing = aggregate::standing(sums, facts, &rules, &weights);
    let enough =
        measured.n_words >= rubric.shortest_words && measured.n_sentences >= rubric.shortest_sentences;
    let scored = enough && facts.lexicons_apply;
    let unscored = if facts.lexicons_apply { Band::TooShort } else { Band::NotMeasured };
    let draws = if scored { draws::draws(measured, rubric, &rules) } else { Vec::new() };
    let total = scored.then(|| Interval::of(standing.total, draws.iter().map(|draw| draw.total)));
    let pillars = standing
        .pillars
        .iter()
        .enumerate()
        .map(|(idx, pillar)| {
            let resampled = draws.iter().filter_map(|draw| *draw.pillars.get(idx)?);
            let values: Vec<f64> = resampled.collect();
            let interval = pillar.interval.filter(|_| scored);
            PillarScore {
                interval: interval.map(|it| Interval::of(it.value, values.iter().copied())),
                draws: values,
                ..pillar.clone()
            }
        })
        .collect();
    Score {
        pillars,
        bands: total.map_or_else(|| vec![unscored], |total| bands(&total, rubric)),
        total,
        caps: standing.caps,
        contributions: if scored { standing.contributions } else { Vec::new() },
        coverage: standing.coverage,
        low_confidence: scored && measured.n_words < rubric.low_confidence_words,
        draws: draws.iter().map(|draw| draw.total).collect(),
        flips: if scored { sensitivity::flips(sums, facts, rubric, &rules, &weights) } else { Vec::new() },
    }
}

/// The verdict of the score, and beside it the one that the interval reaches into.
fn bands(total: &Interval, rubric: &Rubric) -> Vec<Band> {
    let mut bands = vec![Band::of(total.value, rubric)];
    for end in [total.high, total.low] {
        let band = Band::of(end, rubric);
        if !bands.contains(&band) && bands.len() < 2 {
            bands.push(band);
        }
    }
    bands
}
