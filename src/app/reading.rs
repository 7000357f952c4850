//! What the reader does with the words of the shown document: select, copy, judge, note.

use super::{AppState, Document, Page, ReaderCommand, Request, Selected};
use crate::text::Span;
use crate::worker::Job;

impl AppState {
    pub(super) fn read(&mut self, command: ReaderCommand) -> Vec<Job> {
        match command {
            ReaderCommand::Select(words) => self.select_words(words),
            ReaderCommand::StartSelecting => {
                self.page = Page::Reader;
                self.wants_text_focus = true;
            }
            ReaderCommand::Step(step, extend) => {
                let analysis = self.selected().and_then(Document::analysis);
                let words = analysis.zip(self.words).map(|(it, words)| words.step(&it.text, step, extend));
                self.select_words(words);
            }
            ReaderCommand::CopyWords => return self.copy_words(),
            ReaderCommand::Judge(judgement) => {
                let shown = self.mark;
                return self.write(None, |notebook, it| {
                    if let Some(mark) = shown.and_then(|idx| it.report.signals.get(idx)) {
                        notebook.judge(mark, judgement);
                    }
                });
            }
            ReaderCommand::SayWhy(idx, why) => {
                return self.write(Some(format!("why {idx}")), |notebook, it| {
                    if let Some(mark) = it.report.signals.get(idx) {
                        notebook.say_why(mark, why);
                    }
                });
            }
            ReaderCommand::Remark(span, note) => {
                let field = format!("note {} {}", span.start(), span.end());
                return self.write(Some(field), |notebook, it| notebook.remark(span, &it.text, note));
            }
            ReaderCommand::StartFinding => self.start_finding(),
            ReaderCommand::Find(query, from) => self.find(query, from),
            ReaderCommand::NextFound => self.step_found(1),
            ReaderCommand::PreviousFound => self.step_found(-1),
            ReaderCommand::StopFinding => self.find.is_open = false,
            ReaderCommand::Undo => return self.undo(),
            ReaderCommand::Redo => return self.redo(),
            ReaderCommand::ToggleHardness => {
                self.settings.tint_hard = !self.settings.tint_hard;
                return self.store();
            }
        }
        Vec::new()
    }

    fn select_words(&mut self, words: Option<Selected>) {
        self.words = words;
        if words.is_some() {
            self.mark = None;
            self.place = None;
            self.page = Page::Reader;
        }
    }

    fn copy_words(&mut self) -> Vec<Job> {
        let span = self.words.map(Selected::span);
        let analysis = self.selected().and_then(Document::analysis);
        let Some((span, analysis)) = span.zip(analysis) else { return Vec::new() };
        let text = span.of(&analysis.text).to_owned();
        let n = text.split_whitespace().count();
        self.tell(if n == 1 { "1 word copied.".to_owned() } else { format!("{n} words copied.") });
        self.request(Request::Copy(text))
    }

    /// The selected bytes.
    pub fn selected_words(&self) -> Option<Span> {
        self.words.map(Selected::span)
    }

    /// Whether the text is to be given the keyboard; told once.
    pub const fn take_text_focus(&mut self) -> bool {
        std::mem::replace(&mut self.wants_text_focus, false)
    }
}
