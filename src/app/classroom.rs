//! What is done in class: predict and reveal, worksheets, lessons, presenting.

use std::sync::Arc;

use super::{AppState, ClassCommand, Document, Page, Request, Selected};
use crate::score::Band;
use crate::signal::genre::Genre;
use crate::study::{Lesson, Prediction};
use crate::worker::{Analysis, DocumentId, Job};

/// The verdicts that can be expected, best first.
pub const EXPECTED_BANDS: &[Band] = &[
    Band::WellSupported,
    Band::PartlySupported,
    Band::WeaklySupported,
    Band::NoCheckableSupport,
    Band::TooShort,
];

/// The format of a worksheet to print.
pub const EXPORTED_WORKSHEET: &str = "worksheet";

impl AppState {
    /// Whether Candor's marks and verdict of `document` are kept back until the reader reveals them.
    pub fn is_hidden(&self, document: &Document) -> bool {
        self.settings.predict && document.analysis().is_some() && !self.notebook(document).prediction.revealed
    }

    /// Whether the reader's marks are shown beside Candor's.
    pub fn shows_prediction(&self, document: &Document) -> bool {
        let prediction = &self.notebook(document).prediction;
        prediction.revealed && !prediction.is_empty()
    }

    /// Whether those of the shown document are.
    pub fn hides_selected(&self) -> bool {
        self.selected().is_some_and(|document| self.is_hidden(document))
    }

    /// The analysis of a document whose verdict may be shown.
    pub fn shown<'a>(&self, document: &'a Document) -> Option<&'a Arc<Analysis>> {
        document.analysis().filter(|_| !self.is_hidden(document))
    }

    pub(super) fn teach(&mut self, command: ClassCommand) -> Vec<Job> {
        match command {
            ClassCommand::TogglePredict => {
                self.settings.predict = !self.settings.predict;
                self.seek(None, None);
                self.store()
            }
            ClassCommand::Pick(kind) => {
                let Some(span) = self.words.map(Selected::span) else { return Vec::new() };
                self.write(None, |notebook, it| notebook.pick(span, &it.text, kind))
            }
            ClassCommand::Unpick => {
                let Some(span) = self.words.map(Selected::span) else { return Vec::new() };
                self.write(None, |notebook, _| notebook.unpick(span))
            }
            ClassCommand::Expect(band) => self.write(None, |notebook, _| {
                let known = &mut notebook.prediction.band;
                *known = if known.as_deref() == Some(band.id()) { None } else { Some(band.id().to_owned()) };
            }),
            ClassCommand::Reveal => {
                self.words = None;
                let left_out = self.settings.hidden_kinds.clone();
                self.write(None, |notebook, _| {
                    notebook.prediction.revealed = true;
                    notebook.prediction.left_out = left_out;
                })
            }
            ClassCommand::PredictAgain => {
                self.seek(None, None);
                self.settings.predict = true;
                let mut jobs = self.write(None, |notebook, _| notebook.prediction = Prediction::default());
                jobs.extend(self.store());
                jobs
            }
            ClassCommand::ChooseWorksheet(id) => {
                id.clone_into(&mut self.settings.worksheet);
                self.page = Page::Worksheet;
                self.store()
            }
            ClassCommand::Answer(worksheet, question, answer) => {
                let field = format!("answer {worksheet} {question}");
                self.write(Some(field), |notebook, _| notebook.set_answer(&worksheet, &question, answer))
            }
            ClassCommand::TogglePresenter => {
                self.presenting = !self.presenting;
                self.page = Page::Reader;
                Vec::new()
            }
            ClassCommand::OpenLesson => self.request(Request::LessonDialog),
            ClassCommand::OpenLessonFrom(path) => vec![Job::ReadLesson { path }],
            ClassCommand::UseLesson(lesson) => self.use_lesson(*lesson),
            ClassCommand::EndLesson => self.end_lesson(),
            ClassCommand::SaveLesson => self.request(Request::SaveLessonDialog),
            ClassCommand::SaveLessonTo(path) => {
                vec![Job::Write { path, content: self.lesson().to_toml() }]
            }
        }
    }

    /// The lesson as it is: the chosen one with what was changed since.
    pub fn lesson(&self) -> Lesson {
        let mut lesson = self.settings.lesson.clone().unwrap_or_default();
        lesson.predict = self.settings.predict;
        lesson.hidden_kinds.clone_from(&self.settings.hidden_kinds);
        lesson
    }

    pub(super) fn use_lesson(&mut self, lesson: Lesson) -> Vec<Job> {
        if self.settings.lesson.is_none() {
            let mut own = self.lesson();
            own.worksheet = Some(self.settings.worksheet.clone());
            self.settings.before_lesson = Some(own);
        }
        self.settings.follow(&lesson);
        let before = self.settings.lesson.replace(lesson);
        self.seek(None, None);
        self.overlay = None;
        let mut jobs = self.take_genre_of_lesson(before.as_ref());
        jobs.extend(self.store());
        jobs
    }

    fn end_lesson(&mut self) -> Vec<Job> {
        let before = self.settings.lesson.take();
        let own = self.settings.before_lesson.take().unwrap_or_default();
        self.settings.follow(&own);
        self.seek(None, None);
        let mut jobs = self.take_genre_of_lesson(before.as_ref());
        jobs.extend(self.store());
        jobs
    }

    /// Genres that the lesson before had chosen give way to those of this one; what the reader chose stays.
    fn take_genre_of_lesson(&mut self, before: Option<&Lesson>) -> Vec<Job> {
        let before = before.and_then(Lesson::genre);
        let now = self.settings.lesson.as_ref().and_then(Lesson::genre);
        let follows = |genre: Option<Genre>| genre == before || genre.is_none();
        let changed: Vec<DocumentId> = self
            .documents
            .iter_mut()
            .filter(|document| document.genre != now && follows(document.genre))
            .map(|document| {
                document.genre = now;
                document.id
            })
            .collect();
        self.measure_again(&changed)
    }
}
