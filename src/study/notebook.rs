//! What one reader wrote about one document: judgements on marks, notes, a prediction, answers to worksheets.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Place;
use crate::report::Mark;
use crate::score::Band;
use crate::signal::Kind;
use crate::text::Span;

/// The form of the file; another one is not read.
const VERSION: u32 = 1;

/// What the reader thinks of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// The mark is right.
    Agree,
    /// The mark is wrong here.
    Disagree,
}

impl Judgement {
    /// What a reader says who thinks so.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agree => "Agree",
            Self::Disagree => "Disagree",
        }
    }
}

/// What the reader said of one mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The mark's kind.
    pub kind: String,
    /// The mark's rule.
    pub rule: String,
    /// Right or wrong; none where there is only a reason so far.
    pub judgement: Option<Judgement>,
    /// The reason, in the reader's words; may be empty.
    #[serde(default)]
    pub why: String,
    /// The mark's place.
    pub place: Place,
}

impl Said {
    fn is_of(&self, mark: &Mark) -> bool {
        self.place.span() == mark.span && self.kind == mark.kind.id() && mark.rule.is(&self.rule)
    }
}

/// A note on some words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The note.
    pub text: String,
    /// What it is about.
    pub place: Place,
}

/// Words that the reader marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    /// The identifier of the kind.
    pub kind: String,
    /// Where.
    pub place: Place,
}

impl Pick {
    /// Its kind; none where a later version knows more kinds.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_id(&self.kind)
    }
}

/// What the reader expects before looking.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Prediction {
    /// The identifier of the verdict.
    pub band: Option<String>,
    /// Whether Candor's marks have been looked at.
    #[serde(default)]
    pub revealed: bool,
    /// Identifiers of the kinds that were not asked for.
    #[serde(default)]
    pub left_out: BTreeSet<String>,
    /// The marked words, in the order of the text.
    #[serde(default)]
    pub picks: Vec<Pick>,
}

impl Prediction {
    /// The verdict.
    pub fn band(&self) -> Option<Band> {
        self.band.as_deref().and_then(Band::from_id)
    }

    /// Whether nothing was predicted.
    pub const fn is_empty(&self) -> bool {
        self.band.is_none() && self.picks.is_empty()
    }
}

/// How the judgements divide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Marks that the reader finds right.
    pub agreed: usize,
    /// Marks that the reader finds wrong.
    pub disagreed: usize,
}

/// All of it for one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notebook {
    version: u32,
    /// What was predicted.
    #[serde(default)]
    pub prediction: Prediction,
    /// Answers by worksheet and question.
    #[serde(default)]
    pub answers: BTreeMap<String, BTreeMap<String, String>>,
    /// What was said of marks, in the order of the text.
    #[serde(default)]
    pub said: Vec<Said>,
    /// Notes, in the order of the text.
    #[serde(default)]
    pub remarks: Vec<Remark>,
}

/// A notebook in which nothing is written.
pub static EMPTY: Notebook = Notebook {
    version: VERSION,
    prediction: Prediction { band: None, revealed: false, left_out: BTreeSet::new(), picks: Vec::new() },
    answers: BTreeMap::new(),
    said: Vec::new(),
    remarks: Vec::new(),
};

impl Default for Notebook {
    fn default() -> Self {
        EMPTY.clone()
    }
}

impl Notebook {
    /// Read what [`Self::to_toml`] wrote, and find its places in `text`; `None` for anything else.
    pub fn from_toml(written: &str, text: &str) -> Option<Self> {
        let mut notebook: Self = toml::from_str(written).ok()?;
        if notebook.version != VERSION {
            return None;
        }
        let said = notebook.said.iter_mut().map(|it| &mut it.place);
        let remarks = notebook.remarks.iter_mut().map(|it| &mut it.place);
        let picks = notebook.prediction.picks.iter_mut().map(|it| &mut it.place);
        said.chain(remarks).chain(picks).for_each(|place| place.fit(text));
        Some(notebook)
    }

    /// As the content of a file.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        *self == EMPTY
    }

    /// What was said of `mark`.
    pub fn said_of(&self, mark: &Mark) -> Option<&Said> {
        self.said.iter().find(|said| said.is_of(mark))
    }

    /// Judge `mark`; the same again takes it back.
    pub fn judge(&mut self, mark: &Mark, judgement: Judgement) {
        self.change_said(mark, |said| {
            said.judgement = if said.judgement == Some(judgement) { None } else { Some(judgement) };
        });
    }

    /// Say why.
    pub fn say_why(&mut self, mark: &Mark, why: String) {
        self.change_said(mark, |said| said.why = why);
    }

    /// What says nothing any more is dropped.
    fn change_said(&mut self, mark: &Mark, change: impl FnOnce(&mut Said)) {
        let known = self.said.iter().position(|said| said.is_of(mark)).map(|at| self.said.remove(at));
        let place = Place { start: mark.span.start(), end: mark.span.end(), words: mark.text.clone() };
        let (kind, rule) = (mark.kind.id().to_owned(), mark.rule.to_string());
        let mut said = known.unwrap_or(Said { kind, rule, judgement: None, why: String::new(), place });
        change(&mut said);
        if said.judgement.is_some() || !said.why.is_empty() {
            let at = self.said.partition_point(|other| other.place.span() <= mark.span);
            self.said.insert(at, said);
        }
    }

    /// How the judgements divide.
    pub fn tally(&self) -> Tally {
        let n = |wanted| self.said.iter().filter(|said| said.judgement == Some(wanted)).count();
        Tally { agreed: n(Judgement::Agree), disagreed: n(Judgement::Disagree) }
    }

    /// The note on exactly these words.
    pub fn remark_at(&self, span: Span) -> Option<&Remark> {
        self.remarks.iter().find(|remark| remark.place.span() == span)
    }

    /// Write a note on the words at `span`; an empty one takes it away.
    pub fn remark(&mut self, span: Span, text: &str, note: String) {
        let at = self.remarks.partition_point(|remark| remark.place.span() < span);
        match self.remarks.get_mut(at).filter(|remark| remark.place.span() == span) {
            Some(_) if note.is_empty() => drop(self.remarks.remove(at)),
            Some(remark) => remark.text = note,
            None if note.is_empty() => {}
            None => self.remarks.insert(at, Remark { text: note, place: Place::new(span, text) }),
        }
    }

    /// Mark the words at `span` as `kind`; the same again takes the mark away.
    pub fn pick(&mut self, span: Span, text: &str, kind: Kind) {
        let picks = &mut self.prediction.picks;
        let n_before = picks.len();
        picks.retain(|pick| pick.place.span() != span || pick.kind != kind.id());
        if picks.len() == n_before && !span.is_empty() {
            let at = picks.partition_point(|pick| pick.place.span() <= span);
            picks.insert(at, Pick { kind: kind.id().to_owned(), place: Place::new(span, text) });
        }
    }

    /// Take the reader's marks at `span` away.
    pub fn unpick(&mut self, span: Span) {
        self.prediction.picks.retain(|pick| !pick.place.span().overlaps(span));
    }

    /// The answer to a question of a worksheet.
    pub fn answer(&self, worksheet: &str, question: &str) -> &str {
        let answers = self.answers.get(worksheet);
        answers.and_then(|answers| answers.get(question)).map_or("", String::as_str)
    }

    /// Answer a question of a worksheet; an empty answer takes it away.
    pub fn set_answer(&mut self, worksheet: &str, question: &str, answer: String) {
        let answers = self.answers.entry(worksheet.to_owned()).or_default();
        if answer.is_empty() {
            answers.remove(question);
        } else {
            answers.insert(question.to_owned(), answer);
        }
        self.answers.retain(|_, answers| !answers.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Rule;

    const TEXT: &str = "Experts agree that it works.";

    fn mark() -> Mark {
        Mark {
            kind: Kind::VagueAttribution,
            subtype: "unnamed_experts",
            rule: Rule { signal: "vague_attribution", rule: "experts agree" },
            start: 0,
            end: 13,
            text: "Experts agree".to_owned(),
            strength: 2,
            span: Span::new(0, 13),
        }
    }

    #[test]
    fn survives_the_file_it_is_kept_in() {
        let mut notebook = Notebook::default();
        notebook.judge(&mark(), Judgement::Disagree);
        notebook.say_why(&mark(), "They are named\nbelow.".to_owned());
        notebook.remark(Span::new(14, 27), TEXT, "Does it?".to_owned());
        notebook.pick(Span::new(0, 7), TEXT, Kind::NamedSource);
        notebook.prediction.band = Some(Band::WeaklySupported.id().to_owned());
        notebook.set_answer("craap", "author", "Nobody.".to_owned());
        assert_eq!(Notebook::from_toml(&notebook.to_toml(), TEXT), Some(notebook));
        for broken in ["", "version = 9", "= nonsense"] {
            assert_eq!(Notebook::from_toml(broken, TEXT), None, "{broken}");
        }
    }

    #[test]
    fn what_is_taken_back_leaves_nothing() {
        let mut notebook = Notebook::default();
        for _ in 0..2 {
            notebook.judge(&mark(), Judgement::Agree);
            notebook.pick(Span::new(0, 7), TEXT, Kind::Hedge);
        }
        for why in ["a", ""] {
            notebook.say_why(&mark(), why.to_owned());
            notebook.remark(Span::new(0, 7), TEXT, why.to_owned());
            notebook.set_answer("sift", "stop", why.to_owned());
        }
        notebook.pick(Span::new(3, 3), TEXT, Kind::Hedge);
        assert!(notebook.is_empty(), "{notebook:?}");
    }

    #[test]
    fn a_changed_judgement_counts_once() {
        let mut notebook = Notebook::default();
        notebook.judge(&mark(), Judgement::Agree);
        notebook.judge(&mark(), Judgement::Disagree);
        assert_eq!(notebook.tally(), Tally { agreed: 0, disagreed: 1 });
        assert_eq!(notebook.said_of(&mark()).map(|said| said.judgement), Some(Some(Judgement::Disagree)));
    }
}
