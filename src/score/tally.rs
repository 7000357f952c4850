//! What the score is made of, counted sentence by sentence.
//!
//! Everything that changes from one half of the sentences to another is a [`Tally`]; a document's are the sum of its sentences',
//! so that the uncertainty is computed on sums and never on text.

use std::collections::HashSet;
use std::ops::AddAssign;

use crate::signal::account::{Detail, Told};
use crate::signal::claims::{Claim, Force};
use crate::signal::{Finding, Kind};
use crate::text::{BlockKind, Document, Sentence, fold, key_of};

/// One additive count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tally {
    /// Words of running text.
    Words,
    /// Claim sentences.
    Claims,
    /// Claims with a traceable source in the same or the next sentence.
    Supported,
    /// Claims that are credited to nobody in particular and to nobody else.
    VagueClaims,
    /// Claims put as plain fact without support.
    FlatUnsupported,
    /// Claims put with a booster, without support.
    BoostedUnsupported,
    /// Vague attributions.
    Vague,
    /// Boosters of strength 2 and 3.
    Boosters,
    /// Distinct sources, by traceability grade: 1 for a resolvable one down to .5 for a pointer.
    Sources,
    /// Distinct sources, each counted once.
    DistinctSources,
    /// Loaded and shouted words, by strength.
    Pressure,
    /// Days, dates and years.
    When,
    /// Numbers that count something.
    Figures,
    /// Places where somebody with a name says it.
    Speakers,
    /// Citations that can be traced, each place once.
    Cited,
    /// Offices in which somebody speaks, and bodies that could be asked.
    Offices,
    /// Places where another side speaks or doubts.
    OtherSides,
    /// Places where one thing is weighed against another.
    Weighings,
    /// Words that only press: "just", "really".
    Emphatics,
    /// Sales talk inside the prose, by strength.
    Pushes,
    /// Shop furniture.
    Chrome,
    /// Doubled, broken and repeated passages, by strength.
    Defects,
    /// Road maps, outlines, stock phrases.
    Filler,
}

pub(super) const N_TALLIES: usize = Tally::Filler as usize + 1;

/// A value for every [`Tally`], in quarters: none is counted in smaller steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums(pub(super) [u32; N_TALLIES]);

impl Sums {
    /// The value of one count.
    pub fn get(&self, tally: Tally) -> f64 {
        self.0.get(tally as usize).map_or(0.0, |quarters| 0.25 * f64::from(*quarters))
    }

    /// Occurrences per 1,000 words; nothing without words.
    pub fn per_1000_words(&self, tally: Tally) -> Option<f64> {
        let words = self.get(Tally::Words);
        (words > 0.0).then(|| 1000.0 * self.get(tally) / words)
    }

    /// `part / whole`; nothing where the whole is empty.
    pub fn share(&self, part: Tally, whole: Tally) -> Option<f64> {
        let whole = self.get(whole);
        (whole > 0.0).then(|| self.get(part) / whole)
    }

    fn add(&mut self, tally: Tally, n: u32) {
        self.add_quarters(tally, n.saturating_mul(4));
    }

    fn add_quarters(&mut self, tally: Tally, n: u32) {
        if let Some(slot) = self.0.get_mut(tally as usize) {
            *slot = slot.saturating_add(n);
        }
    }
}

impl AddAssign<&Self> for Sums {
    fn add_assign(&mut self, other: &Self) {
        for (slot, value) in self.0.iter_mut().zip(&other.0) {
            *slot = slot.saturating_add(*value);
        }
    }
}

/// What the detectors saw in a document: all that its sums are counted from.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The marked places, ascending.
    pub findings: &'a [Finding],
    /// The claims, ascending.
    pub claims: &'a [Claim],
    /// The places that tell something.
    pub told: &'a [Told],
}

/// The sums of every block of `size` neighbouring sentences of `document`, in its order; the last may be shorter.
pub fn by_block(document: &Document<'_>, seen: &Seen<'_>, size: usize) -> Vec<Sums> {
    let Seen { findings, claims, told } = *seen;
    let sentences = document.sentences();
    let size = size.max(1);
    let mut sums = vec![Sums::default(); sentences.len().div_ceil(size)];
    for (sum, block) in sums.iter_mut().zip(sentences.chunks(size)) {
        let words = block.iter().map(|sentence| sentence.counts.words()).sum();
        sum.add(Tally::Words, words);
    }
    for told in told {
        let at = told.sentence();
        let counted = sentences.get(at).is_some_and(|sentence| sentence.counts.is_counted());
        if let Some(sum) = sums.get_mut(at / size).filter(|_| counted) {
            sum.add(tally_of(told.detail), 1);
        }
    }
    for claim in claims {
        if let Some(sum) = sums.get_mut(claim.sentence / size) {
            add_claim(sum, claim);
        }
    }
    let mut known = HashSet::new();
    let begins_by = |sentence: &&Sentence, finding: &Finding| sentence.span.start() <= finding.span.start();
    let mut at = 0;
    for finding in findings {
        while sentences.get(at + 1).is_some_and(|next| begins_by(&next, finding)) {
            at += 1;
        }
        let sentence = sentences.get(at).filter(|sentence| begins_by(sentence, finding));
        if let (Some(sentence), Some(sum)) = (sentence, sums.get_mut(at / size)) {
            let block = document.block_of(sentence);
            add_finding(sum, finding, block, finding.span.of(document.text()), &mut known);
        }
    }
    sums
}

const fn tally_of(detail: Detail) -> Tally {
    match detail {
        Detail::When => Tally::When,
        Detail::Figure => Tally::Figures,
        Detail::Speaker => Tally::Speakers,
        Detail::Office => Tally::Offices,
        Detail::OtherSide => Tally::OtherSides,
        Detail::Weighing => Tally::Weighings,
        Detail::Emphatic => Tally::Emphatics,
    }
}

fn add_claim(sum: &mut Sums, claim: &Claim) {
    sum.add(Tally::Claims, 1);
    if claim.is_supported() {
        sum.add(Tally::Supported, 1);
        return;
    }
    if claim.vague {
        sum.add(Tally::VagueClaims, 1);
    }
    match claim.force {
        Force::Flat => sum.add(Tally::FlatUnsupported, 1),
        Force::Boosted => sum.add(Tally::BoostedUnsupported, 1),
        Force::Hedged => (),
    }
}

/// What distinguishes one source from another: of a person the last name, which may stand alone after the first time.
fn name_of<'t>(finding: &Finding, words: &'t str) -> &'t str {
    if finding.subtype == "person" {
        words.rsplit(char::is_whitespace).next().unwrap_or(words)
    } else {
        words
    }
}

fn add_finding(sum: &mut Sums, finding: &Finding, block: BlockKind, words: &str, known: &mut HashSet<u64>) {
    if finding.strength == 0 {
        return;
    }
    let strength = u32::from(finding.strength);
    if finding.kind == Kind::Citation && finding.is_traceable() && block != BlockKind::Reference {
        sum.add(Tally::Cited, 1);
    }
    match finding.kind {
        Kind::VagueAttribution => sum.add(Tally::Vague, 1),
        Kind::Booster if finding.signal == "tone" => sum.add(Tally::Pressure, strength),
        Kind::Booster if finding.strength >= 2 => sum.add(Tally::Boosters, 1),
        Kind::Citation | Kind::NamedSource
            if finding.is_traceable()
                && block != BlockKind::Reference
                && known.insert(key_of(&fold(name_of(finding, words)))) =>
        {
            // A resolvable source counts 1, a mere pointer a half.
            sum.add_quarters(Tally::Sources, 1 + strength);
            sum.add(Tally::DistinctSources, 1);
        }
        Kind::Commercial if super::is_shop_furniture(finding) => sum.add(Tally::Chrome, 1),
        Kind::Commercial => sum.add(Tally::Pushes, strength),
        Kind::TextDefect => sum.add(Tally::Defects, strength),
        Kind::Boilerplate => sum.add(Tally::Filler, 1),
        _ => (),
    }
}
