//! The registry: every property of a text that Candor measures is one row of [`signals`].
//!
//! A row is a readability formula (arithmetic on [`Counts`]) or a detector (a function from the divided text to
//! [`Finding`]s). Tooltips, `candor explain`, `assets/methods.md` and half of the tests are folds over the rows.

pub mod account;
pub mod boilerplate;
pub mod certainty;
pub mod claims;
pub mod commerce;
pub mod coverage;
pub mod evidence;
mod finding;
pub mod genre;
mod headline;
pub mod health;
mod holds;
pub mod integrity;
mod lines;
mod met;
pub mod methods;
pub mod readability;
mod run;
pub mod same_term;
mod scope;
pub mod subject;
mod terms;
pub mod title;
pub mod tone;
pub mod transparency;

use crate::lexicon::{Hit, TERMS, Term};
use crate::text::{Counts, Document, Language, Meta};

pub use finding::{Finding, Label, beginning_in};
pub use run::{detect, detect_and_read};
pub use terms::{Hits, Terms};

/// What a signal is evidence for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// How hard the text is to read.
    Readability,
    /// How sure it sounds.
    Certainty,
    /// What it cites.
    Evidence,
    /// What it sells.
    Commerce,
    /// Who wrote it, and how carefully.
    Integrity,
    /// Claims about health that call for a check.
    Health,
}

impl Family {
    /// Every family, in the order in which they are shown.
    pub const ALL: &[Self] =
        &[Self::Readability, Self::Certainty, Self::Evidence, Self::Commerce, Self::Integrity, Self::Health];

    /// The name that is shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Readability => "Readability",
            Self::Certainty => "Certainty",
            Self::Evidence => "Evidence",
            Self::Commerce => "Commerce",
            Self::Integrity => "Integrity",
            Self::Health => "Health",
        }
    }
}

/// What a measured value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A US school grade.
    Grade,
    /// A scale on which higher is easier.
    Ease,
    /// The formula's own scale, higher is harder.
    Index,
    /// Occurrences per 1,000 words.
    Per1000Words,
}

/// The kinds of marks in a text; the names are those of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Weakens a claim.
    Hedge,
    /// Strengthens a claim.
    Booster,
    /// Credits a claim to nobody in particular.
    VagueAttribution,
    /// Points at a source in the running text.
    Citation,
    /// A line of a reference list.
    Reference,
    /// A person, journal or institution that can be looked up.
    NamedSource,
    /// Sells something.
    Commercial,
    /// A claim about health that calls for a check.
    HealthClaimRedFlag,
    /// Tells how much to take.
    DosageAdvice,
    /// Hands the responsibility back to the reader.
    Disclaimer,
    /// Page furniture, road maps, outlines.
    Boilerplate,
    /// Doubled, broken or repeated text.
    TextDefect,
}

impl Kind {
    /// Every kind, in the order of the legend.
    pub const ALL: &[Self] = &[
        Self::VagueAttribution,
        Self::Booster,
        Self::Hedge,
        Self::Citation,
        Self::NamedSource,
        Self::Reference,
        Self::Commercial,
        Self::HealthClaimRedFlag,
        Self::DosageAdvice,
        Self::Disclaimer,
        Self::TextDefect,
        Self::Boilerplate,
    ];

    /// The stable name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hedge => "hedge",
            Self::Booster => "booster",
            Self::VagueAttribution => "vague_attribution",
            Self::Citation => "citation",
            Self::Reference => "reference",
            Self::NamedSource => "named_source",
            Self::Commercial => "commercial",
            Self::HealthClaimRedFlag => "health_claim_red_flag",
            Self::DosageAdvice => "dosage_advice",
            Self::Disclaimer => "disclaimer",
            Self::Boilerplate => "boilerplate",
            Self::TextDefect => "text_defect",
        }
    }

    /// The inverse of [`Self::id`].
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// The name that is shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hedge => "Hedge",
            Self::Booster => "Booster",
            Self::VagueAttribution => "Vague attribution",
            Self::Citation => "Citation",
            Self::Reference => "Reference",
            Self::NamedSource => "Named source",
            Self::Commercial => "Commercial",
            Self::HealthClaimRedFlag => "Health claim",
            Self::DosageAdvice => "Dosage advice",
            Self::Disclaimer => "Disclaimer",
            Self::Boilerplate => "Boilerplate",
            Self::TextDefect => "Text defect",
        }
    }

    /// The letter that stands after a marked word, so that the kinds are not told apart by colour alone.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Hedge => "H",
            Self::Booster => "B",
            Self::VagueAttribution => "V",
            Self::Citation => "C",
            Self::Reference => "R",
            Self::NamedSource => "N",
            Self::Commercial => "S",
            Self::HealthClaimRedFlag => "M",
            Self::DosageAdvice => "D",
            Self::Disclaimer => "L",
            Self::Boilerplate => "P",
            Self::TextDefect => "T",
        }
    }
}

/// Why a value could not be measured. Never reported as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unmeasurable {
    /// Nothing to count.
    #[error("no running text")]
    NoWords,
    /// No sentence end.
    #[error("no complete sentence")]
    NoSentences,
    /// The figure would be noise.
    #[error("{n_words} words of running text, needs {needs}")]
    TooShort {
        /// Words found.
        n_words: u32,
        /// Words needed.
        needs: u32,
    },
    /// Not made for this language.
    #[error("not measured in {}", .0.name)]
    Language(Language),
}

/// How a signal is measured: the closed set of kinds.
#[derive(Debug, Clone, Copy)]
pub enum Measure {
    /// Arithmetic on the document's counts.
    Formula(Formula),
    /// Places in the text; the value is their number per 1,000 words.
    Detector(Kind, fn(&Context<'_>) -> Vec<Finding>),
}

/// Arithmetic on counts, and the languages it was made for.
#[derive(Debug, Clone, Copy)]
pub struct Formula {
    /// ISO 639-3 codes; empty: any language.
    pub languages: &'static [&'static str],
    /// The value of counts that have a word and a sentence.
    pub value: fn(&Counts) -> f64,
}

impl Formula {
    /// The value for a text in `language`.
    pub fn measure(&self, counts: &Counts, language: Language) -> Result<f64, Unmeasurable> {
        if !self.languages.is_empty() && !self.languages.contains(&language.code) {
            Err(Unmeasurable::Language(language))
        } else if counts.words == 0 {
            Err(Unmeasurable::NoWords)
        } else if counts.sentences == 0 {
            Err(Unmeasurable::NoSentences)
        } else {
            Ok((self.value)(counts))
        }
    }
}

/// A text and what must come out, run as a test and printed in `assets/methods.md`.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// The formula's value for a text, to two decimals.
    Value(&'static str, f64),
    /// A text and the words in it that must be marked, in order.
    Marks(&'static str, &'static [&'static str]),
}

/// Everything Candor knows of one signal. A missing field does not compile.
#[derive(Debug, Clone, Copy)]
pub struct Signal {
    /// Stable identifier, `snake_case`; used in exports, settings and docs.
    pub id: &'static str,
    /// Shown to the user.
    pub name: &'static str,
    /// What it is evidence for.
    pub family: Family,
    /// What its value counts.
    pub unit: Unit,
    /// One sentence: tooltip and documentation.
    pub summary: &'static str,
    /// The publication it comes from, or "own" with the reason.
    pub source: &'static str,
    /// Run as a test, shown in the documentation.
    pub example: Example,
    /// How it is measured.
    pub measure: Measure,
}

/// What a detector may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The divided text.
    pub document: &'a Document<'a>,
    /// Every lexicon term in it.
    pub hits: &'a Hits,
    /// Its lines.
    lines: &'a [lines::Line],
    /// What its sentences and blocks may hold.
    promises: &'a holds::Promises,
    /// The sources and notices that the rows of earlier stages found, stage by stage; see [`detect`].
    pub earlier: &'a [Finding],
    /// Title, author, date and links, as far as the format or the caller knows them.
    pub meta: &'a Meta,
}

impl<'a> Context<'a> {
    /// The hits of one lexicon with their terms.
    pub fn hits_of(&self, lexicon: &'static str) -> impl Iterator<Item = (&'a Hit, &'static Term)> {
        self.hits.of(lexicon).iter().filter_map(|hit| TERMS.get(hit.term()).map(|term| (hit, term)))
    }

    /// Every hit of one lexicon as a finding.
    pub fn lexicon_findings(&self, lexicon: &'static str, kind: Kind, signal: &'static str) -> Vec<Finding> {
        self.lexicon_findings_where(lexicon, kind, signal, |_| true)
    }

    /// The same of those hits that are wanted.
    fn lexicon_findings_where(
        &self,
        lexicon: &'static str,
        kind: Kind,
        signal: &'static str,
        is_wanted: impl Fn(&Hit) -> bool,
    ) -> Vec<Finding> {
        let finding = |(hit, term): (&Hit, &Term)| {
            let Term { subtype, pattern: rule, strength, .. } = *term;
            Finding::new(hit.span(), &Label { kind, subtype, signal, rule, strength })
        };
        let mut findings = Vec::with_capacity(self.hits.of(lexicon).len());
        findings.extend(self.hits_of(lexicon).filter(|(hit, _)| is_wanted(hit)).map(finding));
        findings
    }
}

/// The families of rows, in the order in which they run; a detector sees what earlier ones found.
const ROWS: &[&[Signal]] = &[
    readability::ease::ROWS,
    readability::english::ROWS,
    readability::familiar::ROWS,
    readability::graphs::ROWS,
    readability::european::ROWS,
    boilerplate::ROWS,
    evidence::ROWS,
    certainty::ROWS,
    tone::ROWS,
    commerce::ROWS,
    health::ROWS,
    integrity::ROWS,
];

/// Every signal, in registry order.
pub fn signals() -> impl Iterator<Item = &'static Signal> {
    ROWS.iter().copied().flatten()
}

/// The signal with this identifier.
pub fn signal(id: &str) -> Option<&'static Signal> {
    signals().find(|signal| signal.id == id)
}
