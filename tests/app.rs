//! The state without threads and without a window: commands and events in, jobs and state out.

#[path = "support/analyzed.rs"]
mod analyzed;

use std::path::PathBuf;
use std::sync::Arc;

use analyzed::{TEXT, analysis};
use candor::app::{
    AppState, ClassCommand, Command, Document, Overlay, Page, ReaderCommand, Request, RubricCommand,
    Settings, Stage, ThemeChoice,
};
use candor::score::Number;
use candor::signal::Kind;
use candor::text::Span;
use candor::worker::{DocumentId, Event, Job, Origin};

fn started(jobs: &[Job]) -> Vec<(DocumentId, u32)> {
    let analyses = jobs.iter().filter_map(|job| match job {
        Job::Analyze { document, generation, .. } => Some((*document, *generation)),
        _ => None,
    });
    analyses.collect()
}

/// A state with files called a, b, c …, all waiting.
fn with_files(n: usize) -> (AppState, Vec<(DocumentId, u32)>) {
    let mut state = AppState::new(Settings::default());
    let paths: Vec<PathBuf> = ["a", "b", "c", "d"].iter().take(n).map(PathBuf::from).collect();
    assert!(matches!(state.handle(Command::Open(paths.clone())).as_slice(), [Job::Walk { .. }]));
    let jobs: Vec<Job> = paths.into_iter().flat_map(|path| state.receive(Event::Found(path))).collect();
    state.receive(Event::Walked { skipped: 0 });
    (state, started(&jobs))
}

fn ready(state: &mut AppState, (document, generation): (DocumentId, u32)) {
    state.receive(Event::Ready { document, generation, analysis: analysis() });
}

#[test]
fn opening_selects_the_first_and_counts_the_rest_in_the_title() {
    let (mut state, attempts) = with_files(3);
    assert_eq!(state.title(), "Candor – 0 of 3 documents");
    assert_eq!(state.selected().map(|document| document.name.as_str()), Some("a"));
    for attempt in attempts {
        ready(&mut state, attempt);
    }
    assert_eq!(state.title(), "Candor – 3 documents");
    let again = state.handle(Command::Open(vec!["b".into()]));
    assert!(matches!(again.as_slice(), [Job::Walk { .. }]));
    assert!(
        started(&state.receive(Event::Found("b".into()))).is_empty(),
        "what is loaded is not loaded twice"
    );
    assert_eq!(state.selected().map(|document| document.name.as_str()), Some("b"));
}

#[test]
fn news_of_an_abandoned_attempt_is_dropped() {
    let (mut state, attempts) = with_files(1);
    let (id, first) = attempts[0];
    let jobs = state.handle(Command::Retry(id));
    let (_, second) = started(&jobs)[0];
    assert!(second > first);
    assert!(jobs.iter().any(|job| matches!(job, Job::Cancel { generation, .. } if *generation == first)));
    state.receive(Event::Failed { document: id, generation: first, reason: "old".to_owned() });
    assert!(state.documents[0].is_pending());
    ready(&mut state, (id, second));
    assert!(state.documents[0].analysis().is_some());
    state.receive(Event::Progress { document: id, generation: second, done: 1, total: 2 });
    assert!(state.documents[0].analysis().is_some(), "progress after the end changes nothing");
}

#[test]
fn cancelling_one_leaves_the_others() {
    let (mut state, attempts) = with_files(2);
    let jobs = state.handle(Command::Cancel(attempts[0].0));
    assert!(matches!(jobs.as_slice(), [Job::Cancel { .. }]));
    assert!(matches!(state.documents[0].stage, Stage::Cancelled));
    ready(&mut state, attempts[0]);
    assert!(matches!(state.documents[0].stage, Stage::Cancelled), "it stays cancelled");
    ready(&mut state, attempts[1]);
    assert!(state.documents[1].analysis().is_some());
    assert!(!state.is_enabled(&Command::CancelAll));
}

#[test]
fn a_failure_is_a_row_with_its_reason() {
    let mut state = AppState::new(Settings::default());
    state.handle(Command::Open(vec!["gone".into()]));
    state.receive(Event::Unreadable { path: "gone".into(), reason: "no longer there".to_owned() });
    state.receive(Event::Walked { skipped: 2 });
    assert!(matches!(&state.documents[0].stage, Stage::Failed(reason) if reason == "no longer there"));
    assert!(state.note.as_ref().is_some_and(|note| note.text.starts_with("2 files")));
}

#[test]
fn closing_can_be_undone() {
    let (mut state, attempts) = with_files(3);
    for attempt in attempts {
        ready(&mut state, attempt);
    }
    state.handle(Command::NextDocument);
    state.handle(Command::CloseSelected);
    let names =
        |state: &AppState| -> Vec<String> { state.documents.iter().map(|it| it.name.clone()).collect() };
    assert_eq!(names(&state), ["a", "c"]);
    assert_eq!(state.selected().map(Document::title), Some("c"));
    state.handle(Command::ReopenClosed);
    assert_eq!(names(&state), ["a", "b", "c"]);
    assert!(state.documents[1].analysis().is_some());
    state.handle(Command::CloseAll);
    assert_eq!((state.selection, state.title().as_str()), (None, "Candor"));
    state.handle(Command::ReopenClosed);
    assert_eq!(names(&state), ["a", "b", "c"]);
}

#[test]
fn marks_are_walked_in_a_ring_and_skip_hidden_kinds() {
    let (mut state, attempts) = with_files(1);
    ready(&mut state, attempts[0]);
    let kinds: Vec<Kind> = analysis().report.signals.iter().map(|mark| mark.kind).collect();
    assert!(kinds.len() >= 3, "the text must hold several marks: {kinds:?}");
    state.handle(Command::NextMark);
    assert_eq!(state.mark, Some(0));
    state.handle(Command::PreviousMark);
    assert_eq!(state.mark, Some(kinds.len() - 1));
    let kind = kinds[0];
    state.handle(Command::ToggleKind(kind));
    for _ in 0..kinds.len() {
        state.handle(Command::NextMark);
        assert_ne!(state.mark.map(|mark| kinds[mark]), Some(kind));
    }
    state.handle(Command::ShowAllKinds);
    assert!(state.settings.hidden_kinds.is_empty());
}

#[test]
fn text_is_added_and_empty_text_is_refused() {
    let mut state = AppState::new(Settings::default());
    state.handle(Command::ShowOverlay(Overlay::Text));
    assert!(state.handle(Command::AddText(" \n".to_owned())).is_empty());
    assert!(state.note.as_ref().is_some_and(|note| note.is_error));
    assert_eq!(started(&state.handle(Command::AddText(TEXT.to_owned()))).len(), 1);
    assert_eq!(state.overlay, None);
    assert!(matches!(state.documents[0].origin, Origin::Text(_)));
}

#[test]
fn what_needs_the_window_system_is_requested_once() {
    let mut state = AppState::new(Settings::default());
    state.handle(Command::OpenFiles);
    state.handle(Command::Export("json"));
    assert_eq!(state.take_requests(), [Request::FileDialog], "nothing to export yet");
    assert!(state.take_requests().is_empty());
    state.handle(Command::ShowPage(Page::Compare));
    assert_eq!(state.page, Page::Reader, "nothing to compare yet");
}

#[test]
fn the_shown_document_is_exported_alone_or_all_together() {
    let (mut state, attempts) = with_files(2);
    for attempt in &attempts {
        ready(&mut state, *attempt);
    }
    state.handle(Command::Select(attempts[1].0));
    let asked = |state: &mut AppState, command: Command| {
        state.handle(command);
        match state.take_requests().as_slice() {
            [Request::SaveDialog { only, name, .. }] => (*only, name.clone()),
            other => panic!("{other:?}"),
        }
    };
    let shown = asked(&mut state, Command::Export("pdf"));
    assert_eq!(shown, (Some(attempts[1].0), "b-candor.pdf".to_owned()));
    assert_eq!(asked(&mut state, Command::ExportAll("csv")), (None, "candor-reports.csv".to_owned()));
    let worksheets = asked(&mut state, Command::ExportAll("worksheet"));
    assert_eq!(worksheets, (None, "candor-worksheets.html".to_owned()));
    for (only, expected) in [(shown.0, 1), (None, 2)] {
        // The answer of the dialog comes later, when another document may be shown.
        state.handle(Command::Select(attempts[0].0));
        let jobs = state.handle(Command::ExportTo("pdf", only, "out.pdf".into()));
        let [Job::Export { documents, .. }] = jobs.as_slice() else { panic!("{jobs:?}") };
        assert_eq!(documents.len(), expected);
        let last = documents.last().map(|(analysis, _)| analysis);
        let wanted = state.document(attempts[1].0).and_then(Document::analysis);
        assert!(last.zip(wanted).is_some_and(|(last, wanted)| Arc::ptr_eq(last, wanted)));
    }
    state.handle(Command::Close(attempts[1].0));
    assert!(state.handle(Command::ExportTo("pdf", shown.0, "out.pdf".into())).is_empty(), "closed meanwhile");
}

#[test]
fn a_folder_of_reports_tells_how_far_it_is() {
    let (mut state, attempts) = with_files(2);
    assert!(!state.is_enabled(&Command::ExportFolder("pdf")));
    for attempt in attempts {
        ready(&mut state, attempt);
    }
    state.handle(Command::ExportFolder("pdf"));
    assert_eq!(state.take_requests(), [Request::ExportFolderDialog("pdf")]);
    let jobs = state.handle(Command::ExportFolderTo("pdf", "reports".into()));
    assert!(matches!(jobs.as_slice(), [Job::ExportFolder { documents, .. }] if documents.len() == 2));
    state.receive(Event::FolderProgress { done: 1, total: 2 });
    assert_eq!(state.exporting, Some((1, 2)));
    assert!(!state.is_enabled(&Command::ExportFolder("pdf")), "one at a time");
    state.receive(Event::Exported { path: "reports".into(), result: Ok(()) });
    assert_eq!(state.exporting, None);
    assert!(state.note.as_ref().is_some_and(|note| note.text == "Saved as reports"));
}

#[test]
fn a_whole_report_is_copied() {
    let (mut state, attempts) = with_files(1);
    ready(&mut state, attempts[0]);
    state.handle(Command::CopyReport("markdown"));
    let requests = state.take_requests();
    assert!(
        matches!(requests.as_slice(), [Request::Copy(text)] if text.starts_with("# a\n")),
        "{requests:?}"
    );
}

#[test]
fn an_edit_is_judged_one_job_at_a_time() {
    let (mut state, attempts) = with_files(2);
    for attempt in attempts {
        ready(&mut state, attempt);
    }
    let edit = |value| Command::Rubric(RubricCommand::Set(Number::Pillar(0), value));
    let judged = |jobs: &[Job]| jobs.iter().filter(|job| matches!(job, Job::Judge { .. })).count();
    assert_eq!(judged(&state.handle(edit(0.5))), 1);
    assert_eq!(judged(&state.handle(edit(0.6))), 0, "the first is still under way");
    assert_eq!(judged(&state.receive(Event::Judged(Vec::new()))), 1, "and the newest follows it");
    assert!(state.is_rubric_edited());
}

#[test]
fn every_closing_is_taken_back_by_its_own_undo() {
    let (mut state, attempts) = with_files(3);
    for attempt in attempts {
        ready(&mut state, attempt);
    }
    let undo = || Command::Reader(ReaderCommand::Undo);
    state.handle(Command::CloseSelected);
    state.handle(Command::CloseSelected);
    state.handle(undo());
    assert_eq!(state.documents.len(), 2);
    assert!(state.is_enabled(&undo()));
    state.handle(undo());
    assert_eq!(state.documents.len(), 3);
    state.handle(Command::CloseSelected);
    state.handle(Command::ReopenClosed);
    assert!(!state.is_enabled(&undo()), "what is open again is not to be taken back");
}

#[test]
fn changes_of_the_rubric_are_taken_back() {
    let mut state = AppState::new(Settings::default());
    let set = |value| Command::Rubric(RubricCommand::Set(Number::Pillar(0), value));
    let (undo, redo) = (|| Command::Reader(ReaderCommand::Undo), || Command::Reader(ReaderCommand::Redo));
    for value in [0.5, 0.6, 0.7] {
        state.handle(set(value));
    }
    let edited = Arc::clone(&state.rubric);
    state.handle(Command::ChooseRubric("strict"));
    assert_eq!((state.rubric.name.as_str(), state.is_rubric_edited()), ("Candor strict", false));
    state.handle(undo());
    assert_eq!((&state.rubric, state.settings.rubric.as_str()), (&edited, "default"));
    assert!(state.is_rubric_edited() && state.settings.own_rubric.is_some());
    assert_eq!(state.rubric_hash(), edited.hash());
    state.handle(undo());
    assert!(!state.is_rubric_edited(), "one drag is one change");
    assert!(!state.is_enabled(&undo()));
    state.handle(redo());
    assert_eq!(state.rubric, edited);
}

#[test]
fn the_theme_turns_at_the_first_press_whatever_the_system_says() {
    for (is_dark, wanted) in [(true, ThemeChoice::Light), (false, ThemeChoice::Dark)] {
        let mut state = AppState::new(Settings::default());
        state.is_dark = is_dark;
        state.handle(Command::ToggleTheme);
        assert_eq!(state.settings.theme, wanted);
    }
}

#[test]
fn what_is_asked_for_takes_the_place_of_what_was_shown() {
    let (mut state, attempts) = with_files(1);
    ready(&mut state, attempts[0]);
    let place = Span::new(0, 7);
    state.handle(Command::NextMark);
    state.handle(Command::ShowPlace(place));
    assert_eq!((state.mark, state.place), (None, Some(place)));
    let before = state.sought;
    state.handle(Command::ShowPlace(place));
    assert_ne!(state.sought, before, "asking again shows it again");
    state.handle(Command::NextMark);
    assert_eq!((state.mark, state.place), (Some(0), None));
    state.handle(Command::ShowPage(Page::Dashboard));
    state.handle(Command::SelectMark(None));
    assert_eq!((state.mark, state.page), (None, Page::Dashboard), "letting go leads nowhere");
}

#[test]
fn nothing_is_presented_where_there_is_no_text() {
    let (mut state, attempts) = with_files(2);
    ready(&mut state, attempts[0]);
    state.handle(Command::Class(ClassCommand::TogglePresenter));
    assert!(state.presents());
    state.handle(Command::NextDocument);
    assert!(!state.presents(), "still waiting");
    state.handle(Command::CloseAll);
    state.handle(Command::ReopenClosed);
    state.handle(Command::PreviousDocument);
    assert!(!state.presenting);
}

#[test]
fn words_are_found_in_each_document_anew() {
    let (mut state, attempts) = with_files(2);
    let reader = Command::Reader;
    assert!(!state.is_enabled(&reader(ReaderCommand::StartFinding)), "there is no text yet");
    for attempt in attempts {
        ready(&mut state, attempt);
    }
    let found = |state: &AppState| {
        let find = state.finding()?;
        assert!(find.at.is_none_or(|at| state.place == find.places.get(at).copied()));
        Some((find.at, find.places.len()))
    };
    let may = TEXT.find("may").unwrap();
    for (command, wanted) in [
        (ReaderCommand::StartFinding, Some((None, 0))),
        (ReaderCommand::Find("IT".to_owned(), 0), Some((Some(0), 3))),
        (ReaderCommand::PreviousFound, Some((Some(2), 3))),
        (ReaderCommand::NextFound, Some((Some(0), 3))),
        (ReaderCommand::Find("s".to_owned(), may), Some((Some(4), 7))),
        (ReaderCommand::Find("studies".to_owned(), may), Some((Some(0), 1))),
        (ReaderCommand::Find("gone".to_owned(), 0), Some((None, 0))),
        (ReaderCommand::NextFound, Some((None, 0))),
        (ReaderCommand::Find("that".to_owned(), may), Some((Some(1), 2))),
        (ReaderCommand::StopFinding, None),
        (ReaderCommand::NextFound, Some((Some(0), 2))),
    ] {
        state.handle(reader(command.clone()));
        assert_eq!(found(&state), wanted, "{command:?}");
    }
    let shown = state.place;
    state.handle(reader(ReaderCommand::StopFinding));
    assert_eq!((state.place, state.finding()), (shown, None), "the reader stays where it is");
    state.handle(reader(ReaderCommand::StartFinding));
    assert!(state.take_find_focus() && !state.take_find_focus());
    state.handle(Command::NextDocument);
    assert_eq!((found(&state), state.place), (Some((None, 2)), None));
    state.handle(Command::ShowPage(Page::Dashboard));
    assert_eq!(state.finding(), None);
    state.handle(reader(ReaderCommand::NextFound));
    assert_eq!((found(&state), state.page), (Some((Some(0), 2)), Page::Reader));
    let (selected, generation) = state.selected().map(|it| (it.id, it.generation)).unwrap();
    state.handle(Command::Retry(selected));
    assert_eq!(state.finding(), None);
    ready(&mut state, (selected, generation + 1));
    assert_eq!(found(&state), Some((None, 2)));
}

#[test]
fn what_cannot_be_done_says_why() {
    let why = |state: &AppState, command: Command| state.obstacle(&command).unwrap_or_default();
    let (export, all) = (|| Command::Export("html"), || Command::ExportAll("html"));
    let marks = || Command::NextMark;
    let (mut state, attempts) = with_files(1);
    let nothing = AppState::new(Settings::default());
    assert_eq!(why(&nothing, export()), "Open a document first.");
    assert_eq!(why(&nothing, Command::ShowPage(Page::Worksheet)), "Open a document first.");
    assert_eq!(why(&state, all()), "The documents are still being read.");
    assert_eq!(why(&state, marks()), "This document is still being read.");
    let (document, generation) = attempts[0];
    state.receive(Event::Failed { document, generation, reason: "broken".to_owned() });
    assert_eq!(why(&state, all()), "No document could be read.");
    for one in [export(), marks()] {
        assert_eq!(why(&state, one), "This document could not be read.");
    }
    let again = started(&state.handle(Command::Retry(document)));
    ready(&mut state, again[0]);
    assert_eq!((why(&state, export()), why(&state, all()), why(&state, marks())), ("", "", ""));
    assert_eq!(why(&state, Command::CopyBibtex), "This text has no list of references.");
    state.settings.predict = true;
    let reveal = "Reveal Candor’s marks first.";
    assert_eq!((why(&state, export()), why(&state, all()), why(&state, marks())), (reveal, reveal, reveal));
}
