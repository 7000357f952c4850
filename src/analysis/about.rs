//! What kind of text it is, who made it and what it leaves out: measured once, before the score.

use std::collections::BTreeMap;

use crate::score::Facts;
use crate::signal::Finding;
use crate::signal::coverage::{Cues, Item, Observation, State, coverage, health_questions};
use crate::signal::genre::{Genre, Guess, guess};
use crate::signal::subject::is_about_health;
use crate::signal::title::{Title, title};
use crate::signal::transparency::transparency;
use crate::text::{Document, Meta};

/// A guess with less lead than this sets no curves.
const SURE: f64 = 0.2;

/// All of it.
pub(super) struct About {
    /// The guessed genre.
    pub guess: Guess,
    /// The genre that the reader chose instead.
    pub chosen: Option<Genre>,
    /// Who made it.
    pub transparency: BTreeMap<&'static str, Observation>,
    /// Its title, held against the body.
    pub title: Title,
    /// How far a text about health answers what one should ask of it, 0 to 1; nothing for other texts.
    pub health_questions: Option<f64>,
    /// The questions of frameworks; none where the word lists do not fit the language.
    pub coverage: Vec<Item>,
}

impl About {
    /// Measure it.
    pub(super) fn of(
        document: &Document<'_>,
        meta: &Meta,
        findings: &[Finding],
        cues: &Cues,
        chosen: Option<Genre>,
    ) -> Self {
        let transparency = transparency(document, meta, cues);
        let guess = guess(document, findings, cues, transparency.get("kind"));
        let fits = document.language().may_be_english();
        let about_health = fits && is_about_health(document);
        let coverage = if fits { coverage(about_health, findings, cues, &transparency) } else { Vec::new() };
        let health_questions = about_health.then(|| health_questions(cues));
        let title = title(document, meta);
        Self { guess, chosen, transparency, title, health_questions, coverage }
    }

    /// Tell the score what it needs of this.
    pub(super) fn inform(&self, facts: &mut Facts) {
        let is = |id: &str, state| self.transparency.get(id).is_some_and(|found| found.state == state);
        facts.author |= is("author", State::Present);
        facts.perhaps_author = is("author", State::Unclear);
        facts.date |= is("date", State::Present);
        facts.headline_faults = self.title.pressure();
        facts.health_questions = self.health_questions;
        let sure = (self.guess.confidence >= SURE).then_some(self.guess.genre);
        facts.genre = self.chosen.or(sure).map(Genre::id);
    }
}
