//! What is done in class: predict and reveal, worksheets, lessons, presenting.

use std::path::PathBuf;

use super::{Shortcut, Words};
use crate::score::Band;
use crate::signal::Kind;
use crate::study::Lesson;

/// Commands for the classroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassCommand {
    /// Documents open without marks and verdict, to be predicted first; or no longer.
    TogglePredict,
    /// Mark the selected words as this kind; the same again takes the mark away.
    Pick(Kind),
    /// Take the own marks at the selected words away.
    Unpick,
    /// Expect this verdict; the same again takes it back.
    Expect(Band),
    /// Show Candor's marks and verdict beside the reader's.
    Reveal,
    /// Begin the prediction of the shown document anew.
    PredictAgain,
    /// Show this worksheet.
    ChooseWorksheet(&'static str),
    /// Answer a question of a worksheet: worksheet, question, answer.
    Answer(String, String, String),
    /// Show the text alone and large, or the whole window again.
    TogglePresenter,
    /// Ask for a lesson and use it.
    OpenLesson,
    /// Read the lesson in this file and use it.
    OpenLessonFrom(PathBuf),
    /// Use this lesson.
    UseLesson(Box<Lesson>),
    /// Use no lesson any more.
    EndLesson,
    /// Ask where to, and write the lesson.
    SaveLesson,
    /// Write the lesson to this file.
    SaveLessonTo(PathBuf),
}

impl ClassCommand {
    pub(super) const fn words(&self) -> Words {
        match self {
            Self::TogglePredict => (
                "Predict, then reveal",
                "Documents open without marks and verdict; you mark and judge first.",
            ),
            Self::Pick(kind) => (kind.name(), "Mark the selected words as this."),
            Self::Unpick => ("Take my mark away", "Take your marks at the selected words away."),
            Self::Expect(band) => (band.name(), "Expect this verdict."),
            Self::Reveal => ("Reveal", "Show Candor’s marks and verdict beside yours."),
            Self::PredictAgain => ("Predict again", "Start the prediction for this document again."),
            Self::ChooseWorksheet(_) => ("Worksheet", "Show this worksheet."),
            Self::Answer(..) => ("Your judgement", "Answer this question."),
            Self::TogglePresenter => ("Present", "Show the text alone and large, for a projector."),
            Self::OpenLesson => ("Open lesson…", "Load a lesson from a file."),
            Self::OpenLessonFrom(_) => ("Open lesson", "Load this lesson."),
            Self::UseLesson(_) => ("Use this lesson", "Set the window up as the lesson says."),
            Self::EndLesson => ("End the lesson", "Go back to your own choices of marks."),
            Self::SaveLesson => ("Save lesson…", "Write the lesson to a file, to give it to the class."),
            Self::SaveLessonTo(_) => ("Save lesson", "Write the lesson to this file."),
        }
    }

    pub(super) const fn shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Self::TogglePredict => Shortcut::command("P"),
            Self::Reveal => Shortcut::command("R"),
            Self::PredictAgain => Shortcut::command_shift("R"),
            Self::TogglePresenter => Shortcut::plain("F5"),
            _ => return None,
        })
    }
}
