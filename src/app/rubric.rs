//! The rubric of all documents: a preset, a file or the reader's own edit, and judging everything by it at once.

use std::path::PathBuf;
use std::sync::Arc;

use super::undo::Changed;
use super::{AppState, Document, Page, Request, Standing};
use crate::score::{Number, Rubric};
use crate::worker::{Job, Rejudged};

/// So many documents are judged in one go; the others follow with whatever the rubric is by then.
const AT_ONCE: usize = 24;

/// What can be asked of the rubric.
#[derive(Debug, Clone, PartialEq)]
pub enum RubricCommand {
    /// Change one number.
    Set(Number, f64),
    /// Call it something else.
    Rename(String),
    /// Back to what it was edited from.
    Reset,
    /// Ask for a rubric file.
    Open,
    /// Use this rubric file.
    OpenFrom(PathBuf),
    /// Ask where to save it.
    Save,
    /// Save it there.
    SaveTo(PathBuf),
    /// Put it on the clipboard as TOML.
    Copy,
}

impl RubricCommand {
    pub(super) const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Set(..) => ("Change rubric", "Change one number of the rubric."),
            Self::Rename(_) => ("Rename rubric", "Give the rubric another name."),
            Self::Reset => ("Reset rubric", "Undo every change of the rubric's numbers."),
            Self::Open | Self::OpenFrom(_) => ("Open rubric…", "Score every document with a rubric file."),
            Self::Save | Self::SaveTo(_) => {
                ("Save rubric…", "Keep this rubric as a file, to share it with a class.")
            }
            Self::Copy => ("Copy rubric", "Put the rubric on the clipboard as TOML."),
        }
    }
}

/// What documents are scored with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scoring {
    rubric: Arc<Rubric>,
    /// What it was edited from.
    base: Arc<Rubric>,
    /// The preset that the reader chose last.
    preset: String,
}

impl AppState {
    pub(super) fn rubric_at_start(own: Option<&str>, preset: &str) -> (Rubric, Rubric) {
        let base = Rubric::preset(preset).unwrap_or_default();
        let own = own.and_then(|text| Rubric::from_toml(text).ok());
        (own.unwrap_or_else(|| base.clone()), base)
    }

    /// The fingerprint of the rubric; see [`Rubric::hash`].
    pub fn rubric_hash(&self) -> &str {
        &self.rubric_hash
    }

    /// Whether the rubric is no longer what it was edited from.
    pub fn is_rubric_edited(&self) -> bool {
        self.rubric != self.rubric_base
    }

    pub(super) fn handle_rubric(&mut self, command: RubricCommand) -> Vec<Job> {
        match command {
            RubricCommand::Set(place, value) => self.edit_rubric(place, value),
            RubricCommand::Rename(name) => {
                let mut edited = Rubric::clone(&self.rubric);
                edited.name = name.chars().filter(|c| !c.is_control()).take(60).collect();
                self.use_edited(edited, "name")
            }
            RubricCommand::Reset => {
                let base = Arc::clone(&self.rubric_base);
                self.use_scoring(Scoring { rubric: base, ..self.scoring() }, None)
            }
            RubricCommand::Open => self.request(Request::RubricDialog),
            RubricCommand::OpenFrom(path) => {
                self.overlay = None;
                vec![Job::ReadRubric { path }]
            }
            RubricCommand::Save => self.request(Request::SaveRubricDialog),
            RubricCommand::SaveTo(path) => vec![Job::Write { path, content: self.rubric.to_toml() }],
            RubricCommand::Copy => {
                let text = self.rubric.to_toml();
                self.copy(text)
            }
        }
    }

    /// Change one number; an edited preset gets a name of its own, since two rubrics of one name would mislead.
    fn edit_rubric(&mut self, place: Number, value: f64) -> Vec<Job> {
        let mut edited = Rubric::clone(&self.rubric);
        edited.set_number(place, value);
        let own_name = format!("{}, edited", self.rubric_base.name);
        if edited.name == own_name {
            edited.name.clone_from(&self.rubric_base.name);
        }
        if edited != *self.rubric_base && edited.name == self.rubric_base.name {
            edited.name = own_name;
        }
        self.use_edited(edited, &format!("{place:?}"))
    }

    /// Score every document with this preset, now and after a restart.
    pub(super) fn choose_rubric(&mut self, id: &str) -> Vec<Job> {
        let Some(rubric) = Rubric::preset(id) else { return Vec::new() };
        let rubric = Arc::new(rubric);
        self.use_scoring(Scoring { base: Arc::clone(&rubric), rubric, preset: id.to_owned() }, None)
    }

    /// A rubric file was read, or not.
    pub(super) fn receive_rubric(
        &mut self,
        path: &std::path::Path,
        result: Result<Rubric, String>,
    ) -> Vec<Job> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match result {
            Ok(rubric) => {
                self.tell(format!("{name}: every document is scored with “{}”.", rubric.name));
                self.page = Page::Rubric;
                let rubric = Arc::new(rubric);
                self.use_scoring(Scoring { base: Arc::clone(&rubric), rubric, ..self.scoring() }, None)
            }
            Err(reason) => {
                self.warn(format!("{name} cannot be used as a rubric: {reason}"));
                Vec::new()
            }
        }
    }

    /// What documents are scored with now.
    pub(super) fn scoring(&self) -> Scoring {
        let (rubric, base) = (Arc::clone(&self.rubric), Arc::clone(&self.rubric_base));
        Scoring { rubric, base, preset: self.settings.rubric.clone() }
    }

    fn use_edited(&mut self, rubric: Rubric, field: &str) -> Vec<Job> {
        let edited = Scoring { rubric: Arc::new(rubric), ..self.scoring() };
        self.use_scoring(edited, Some(format!("rubric {field}")))
    }

    /// Score with something else, so that it can be taken back.
    fn use_scoring(&mut self, scoring: Scoring, field: Option<String>) -> Vec<Job> {
        let before = self.scoring();
        if before == scoring {
            return Vec::new();
        }
        self.remember(Changed::Scored(before), field);
        self.score_with(scoring)
    }

    pub(super) fn score_with(&mut self, Scoring { rubric, base, preset }: Scoring) -> Vec<Job> {
        let is_preset = Rubric::preset(&preset).is_some_and(|preset| preset == *rubric);
        self.settings.own_rubric = (!is_preset).then(|| rubric.to_toml());
        self.settings.rubric = preset;
        self.rubric_hash = rubric.hash();
        (self.rubric, self.rubric_base) = (rubric, base);
        let mut jobs = self.judge_again();
        jobs.extend(self.store());
        jobs
    }

    /// Judge the finished documents whose judgement is of another rubric, the shown one first; one job at a time.
    pub(super) fn judge_again(&mut self) -> Vec<Job> {
        let edited = self.is_rubric_edited();
        let is_old = |document: &&Document| {
            let hash = document.analysis().map(|analysis| &analysis.report.rubric.hash);
            hash.is_some_and(|hash| *hash != self.rubric_hash || edited != document.before.is_some())
        };
        if self.n_judge_jobs > 0 {
            return Vec::new();
        }
        let shown = self.selected().into_iter().filter(is_old);
        let others = self.documents.iter().filter(|it| Some(it.id) != self.selection).filter(is_old);
        let basis = |it: &Document| Some((it.id, Arc::clone(&it.analysis()?.report.basis)));
        let documents: Vec<_> = shown.chain(others).take(AT_ONCE).filter_map(basis).collect();
        if documents.is_empty() {
            return Vec::new();
        }
        self.n_judge_jobs = 1;
        let base = edited.then(|| Arc::clone(&self.rubric_base));
        vec![Job::Judge { documents, rubric: Arc::clone(&self.rubric), base }]
    }

    /// Take in the judgements of documents that are still the same, and go on with the next.
    pub(super) fn receive_judged(&mut self, judgements: Vec<Rejudged>) -> Vec<Job> {
        self.n_judge_jobs = 0;
        for judgement in judgements {
            if let Some(document) = self.document_mut(judgement.document) {
                document.accept(judgement);
            }
        }
        self.judge_again()
    }
}

impl Document {
    fn accept(&mut self, judgement: Rejudged) {
        if let super::Stage::Ready(analysis) = &mut self.stage
            && Arc::ptr_eq(&analysis.report.basis, &judgement.basis)
        {
            // Nobody else holds the analysis but a running export, so nothing is copied.
            Arc::make_mut(analysis).report.accept(judgement.judged);
            self.before = judgement.before.as_ref().map(Standing::of);
        }
    }
}
