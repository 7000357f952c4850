//! The reader's side and the classroom in the state: commands in, jobs and state out.
#![expect(clippy::expect_used, reason = "a test")]

#[path = "support/analyzed.rs"]
mod analyzed;

use std::path::PathBuf;

use analyzed::{TEXT, analysis};
use candor::app::{AppState, ClassCommand, Command, Document, ReaderCommand, Selected, Settings};
use candor::score::Band;
use candor::signal::Kind;
use candor::signal::genre::Genre;
use candor::study::{Judgement, Lesson, Notebook};
use candor::text::Span;
use candor::worker::storage::Kept;
use candor::worker::{Event, Job};

/// A state with one document that is ready.
fn with_text(settings: Settings) -> AppState {
    let mut state = AppState::new(settings);
    open(&mut state);
    state
}

fn open(state: &mut AppState) {
    for job in state.handle(Command::AddText(TEXT.to_owned())) {
        if let Job::Analyze { document, generation, .. } = job {
            state.receive(Event::Ready { document, generation, analysis: analysis() });
        }
    }
}

fn notebook(state: &AppState) -> &Notebook {
    state.notebook(state.selected().expect("a document"))
}

fn read(command: ReaderCommand) -> Command {
    Command::Reader(command)
}

fn select(span: Span) -> Command {
    read(ReaderCommand::Select(Some(Selected::all(span))))
}

/// What is kept of the notebook by these jobs.
fn kept(jobs: &[Job]) -> Option<&str> {
    jobs.iter().find_map(|job| match job {
        Job::Store { kept: Kept::Notebook(_), content } => Some(content.as_str()),
        _ => None,
    })
}

#[test]
fn everything_written_is_kept_and_can_be_taken_back() {
    let mut state = with_text(Settings::default());
    let judge = |judgement| read(ReaderCommand::Judge(judgement));
    assert!(!state.is_enabled(&judge(Judgement::Agree)), "no mark is shown");
    state.handle(Command::SelectMark(Some(0)));
    let judged = state.handle(judge(Judgement::Disagree));
    assert!(kept(&judged).expect("a file").contains("disagree"));
    for why in ["i", "it", "it is"] {
        state.handle(read(ReaderCommand::SayWhy(0, why.to_owned())));
    }
    state.handle(read(ReaderCommand::Remark(Span::new(0, 7), "which?".to_owned())));
    let all = notebook(&state).clone();
    assert_eq!((all.said.len(), all.remarks.len()), (1, 1));
    for (n_said, n_remarks, why) in [(1, 0, "it is"), (1, 0, ""), (0, 0, "")] {
        state.handle(read(ReaderCommand::Undo));
        let now = notebook(&state);
        assert_eq!((now.said.len(), now.remarks.len()), (n_said, n_remarks));
        assert_eq!(
            now.said.first().map_or("", |said| said.why.as_str()),
            why,
            "letters of a field are one change"
        );
    }
    assert!(!state.is_enabled(&read(ReaderCommand::Undo)));
    for _ in 0..3 {
        state.handle(read(ReaderCommand::Redo));
    }
    assert_eq!(*notebook(&state), all);
    assert!(!state.is_enabled(&read(ReaderCommand::Redo)));
    let emptied = (0..3).map(|_| state.handle(read(ReaderCommand::Undo))).last().expect("jobs");
    assert_eq!(kept(&emptied), Some(""), "an empty notebook leaves no file");
}

#[test]
fn what_was_taken_back_is_gone_once_something_new_is_written() {
    let mut state = with_text(Settings::default());
    state.handle(read(ReaderCommand::SayWhy(0, "it".to_owned())));
    state.handle(read(ReaderCommand::Remark(Span::new(0, 7), "which?".to_owned())));
    state.handle(read(ReaderCommand::Undo));
    state.handle(read(ReaderCommand::SayWhy(0, "it is".to_owned())));
    assert!(!state.is_enabled(&read(ReaderCommand::Redo)));
    assert_eq!(notebook(&state).said.first().map(|said| said.why.as_str()), Some("it is"));
}

#[test]
fn what_was_written_belongs_to_the_content_and_not_to_the_window() {
    let mut state = with_text(Settings::default());
    state.handle(Command::SelectMark(Some(0)));
    state.handle(read(ReaderCommand::Judge(Judgement::Agree)));
    state.handle(Command::CloseAll);
    state.handle(read(ReaderCommand::Undo));
    assert_eq!(state.documents.len(), 1, "closing is taken back like writing");
    assert_eq!(notebook(&state).tally().agreed, 1);
    state.handle(Command::CloseAll);
    open(&mut state);
    assert_eq!(notebook(&state).tally().agreed, 1, "the same text again has its notebook");
    let sha256 = state.notebooks.keys().next().expect("a notebook").clone();
    state.receive(Event::Notebook { sha256, notebook: Notebook::default() });
    assert_eq!(notebook(&state).tally().agreed, 1, "an older file does not replace what is newer");
}

#[test]
fn a_prediction_is_made_revealed_and_begun_anew() {
    let mut settings = Settings::default();
    settings.predict = true;
    settings.hidden_kinds.insert(Kind::Booster.id().to_owned());
    let mut state = with_text(settings);
    assert!(state.hides_selected() && state.reports().next().is_none());
    assert!(!state.is_enabled(&Command::Class(ClassCommand::Pick(Kind::Hedge))), "no words yet");
    state.handle(select(Span::new(0, 12)));
    state.handle(Command::Class(ClassCommand::Pick(Kind::VagueAttribution)));
    state.handle(Command::Class(ClassCommand::Expect(Band::TooShort)));
    state.handle(Command::Class(ClassCommand::Reveal));
    let prediction = &notebook(&state).prediction;
    assert!(prediction.revealed && prediction.left_out.contains(Kind::Booster.id()));
    assert_eq!((prediction.picks.len(), prediction.band()), (1, Some(Band::TooShort)));
    assert!(!state.hides_selected() && state.reports().next().is_some());
    assert!(!state.is_enabled(&Command::Class(ClassCommand::Pick(Kind::Hedge))), "too late");
    state.handle(Command::Class(ClassCommand::PredictAgain));
    assert!(state.hides_selected() && notebook(&state).prediction.is_empty());
    state.handle(Command::Class(ClassCommand::TogglePredict));
    assert!(!state.hides_selected());
    assert!(!Settings::from_toml(&state.settings.to_toml()).predict);
}

#[test]
fn what_waits_for_a_prediction_is_not_exported() {
    let mut settings = Settings::default();
    settings.predict = true;
    let mut state = with_text(settings);
    assert!(!state.is_enabled(&Command::Export("json")));
    assert!(!state.is_enabled(&Command::ExportAll("json")));
    state.handle(Command::Class(ClassCommand::Reveal));
    let jobs = state.handle(Command::ExportTo("worksheet", None, PathBuf::from("w.html")));
    let [Job::Export { documents, worksheet, .. }] = jobs.as_slice() else { panic!("{jobs:?}") };
    assert_eq!((documents.len(), worksheet.as_str()), (1, "craap"));
}

#[test]
fn a_lesson_comes_with_its_genre_and_goes_again() {
    let mut state = with_text(Settings::default());
    let mut lesson = Lesson::default();
    lesson.title = "Adverts".to_owned();
    lesson.genre = Some(Genre::Shop.id().to_owned());
    lesson.predict = true;
    lesson.hidden_kinds.insert(Kind::Hedge.id().to_owned());
    let path = PathBuf::from("class/adverts.lesson.toml");
    let asked = state.handle(Command::Open(vec![path.clone()]));
    assert!(matches!(asked.as_slice(), [Job::ReadLesson { path: asked }] if *asked == path));
    state.receive(Event::Lesson { path: path.clone(), result: Ok(lesson.clone()) });
    let genre = |state: &AppState| state.selected().and_then(|document: &Document| document.genre);
    assert_eq!(genre(&state), Some(Genre::Shop));
    assert_eq!(state.lesson(), lesson);
    let restarted = Settings::from_toml(&state.settings.to_toml());
    assert_eq!(restarted.lesson, Some(lesson.clone()));
    let written = state.handle(Command::Class(ClassCommand::SaveLessonTo(path.clone())));
    let [Job::Write { content, .. }] = written.as_slice() else { panic!("{written:?}") };
    assert_eq!(Lesson::from_toml(content), Ok(lesson));
    state.handle(Command::Class(ClassCommand::EndLesson));
    assert_eq!((genre(&state), state.settings.predict), (None, false));
    state.receive(Event::Lesson { path, result: Err("it is no lesson".to_owned()) });
    assert!(state.note.as_ref().is_some_and(|note| note.is_error));
}

#[test]
fn what_the_reader_had_chosen_comes_back_after_a_lesson() {
    let mut settings = Settings::default();
    settings.hidden_kinds.insert(Kind::Citation.id().to_owned());
    settings.worksheet = "sift".to_owned();
    let mut state = with_text(settings.clone());
    for title in ["One", "Another"] {
        let mut lesson = Lesson::default();
        lesson.title = title.to_owned();
        lesson.predict = true;
        lesson.worksheet = Some("radar".to_owned());
        state.handle(Command::Class(ClassCommand::UseLesson(Box::new(lesson))));
    }
    assert!(state.settings.predict && state.settings.hidden_kinds.is_empty());
    let mut state = AppState::new(Settings::from_toml(&state.settings.to_toml()));
    state.handle(Command::Class(ClassCommand::EndLesson));
    assert_eq!(state.settings, settings);
}

#[test]
fn movement_follows_the_system_until_the_reader_says() {
    let mut state = AppState::new(Settings::default());
    state.system_moves_less = true;
    assert!(state.moves_less() && state.is_on(&Command::ToggleMotion));
    state.handle(Command::ToggleMotion);
    assert!(!state.moves_less());
    state.system_moves_less = false;
    state.handle(Command::ToggleMotion);
    assert!(state.moves_less());
}
