//! What a reader does with the words of a text: select, copy, judge, note.

use super::{Shortcut, Words};
use crate::app::{CaretStep, Selected};
use crate::study::Judgement;
use crate::text::Span;

/// Commands of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderCommand {
    /// Select these words, or none.
    Select(Option<Selected>),
    /// Give the text the keyboard, to select words with it.
    StartSelecting,
    /// Go to the next word or sentence; `true` keeps what is selected and adds to it.
    Step(CaretStep, bool),
    /// Put the selected words on the clipboard.
    CopyWords,
    /// Open the bar that finds words, or go back to it.
    StartFinding,
    /// Look for these words and show the first place from this byte on.
    Find(String, usize),
    /// Show the next place where they stand.
    NextFound,
    /// Show the place before.
    PreviousFound,
    /// Close the bar.
    StopFinding,
    /// Say what the reader thinks of the shown mark; the same again takes it back.
    Judge(Judgement),
    /// Say why.
    SayWhy(usize, String),
    /// Write a note on these words; an empty one takes it away.
    Remark(Span, String),
    /// Take back what was written or closed last.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Show hard sentences on a ground of their own, or no longer.
    ToggleHardness,
}

impl ReaderCommand {
    /// Select all of `span`.
    pub const fn select(span: Span) -> Self {
        Self::Select(Some(Selected::all(span)))
    }

    pub(super) const fn words(&self) -> Words {
        match self {
            Self::Select(_) => ("Select words", "Select these words in the text."),
            Self::StartSelecting => {
                ("Select words with the keyboard", "Arrows go from word to word; Shift selects.")
            }
            Self::Step(..) => ("Next or previous words", "Go from word to word or sentence to sentence."),
            Self::CopyWords => ("Copy words", "Put the selected words on the clipboard."),
            Self::StartFinding => ("Find in the text…", "Look for words in the shown text."),
            Self::Find(..) => ("Find", "Look for these words."),
            Self::NextFound => ("Next match", "Go to the next match."),
            Self::PreviousFound => ("Previous match", "Go to the previous match."),
            Self::StopFinding => ("Stop finding", "Close the search bar."),
            Self::Judge(Judgement::Agree) => ("Agree", "The shown mark is right."),
            Self::Judge(Judgement::Disagree) => ("Disagree", "The shown mark is wrong here."),
            Self::SayWhy(..) => ("Why?", "Say why you think so."),
            Self::Remark(..) => ("Note", "Write a note on these words."),
            Self::Undo => ("Undo", "Undo your last note, judgement, change of the rubric or closing."),
            Self::Redo => ("Redo", "Redo what you undid."),
            Self::ToggleHardness => ("Tint hard sentences", "Shade the hardest sentences."),
        }
    }

    pub(super) const fn shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Self::StartSelecting => Shortcut::plain("F7"),
            Self::StartFinding => Shortcut::command("F"),
            Self::NextFound => Shortcut::plain("F3"),
            Self::PreviousFound => Shortcut { shift: true, ..Shortcut::plain("F3") },
            Self::Undo => Shortcut::command("Z"),
            Self::Redo => Shortcut::command_shift("Z"),
            Self::Judge(Judgement::Agree) => Shortcut::command_shift("Y"),
            Self::Judge(Judgement::Disagree) => Shortcut::command_shift("N"),
            Self::ToggleHardness => Shortcut::command_shift("H"),
            _ => return None,
        })
    }
}
