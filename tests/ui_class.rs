//! The classroom by its labels and keys: selecting, predicting, revealing, worksheets, lessons, presenting.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test")]

mod support;

use candor::app::{AppState, ClassCommand, Command, Page, ReaderCommand, Selected, Settings};
use candor::score::Band;
use candor::signal::Kind;
use candor::study::{Lesson, Notebook};
use candor::text::Span;
use candor::ui::Shell;
use candor::worker::storage::Folders;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use support::window::{all_done, wait_until, window, window_in};

const WIDE: [f32; 2] = [1280.0, 900.0];

const TEXT: &str = "Studies show that this may work. Everyone agrees that it definitely cures it.\n\n\
    A second paragraph follows, so that there is something below to go to.";

fn paste(window: &mut Harness<'_, Shell>) {
    window.event(egui::Event::Paste(TEXT.to_owned()));
    wait_until(window, "the pasted text", all_done);
}

/// A window with [`TEXT`] in it, before its prediction.
fn to_predict() -> Harness<'static, Shell> {
    let mut settings = Settings::default();
    settings.predict = true;
    let mut window = window(WIDE, settings);
    paste(&mut window);
    window
}

fn notebook(window: &Harness<'_, Shell>) -> Notebook {
    let state = window.state().state();
    state.notebook(state.selected().expect("a document")).clone()
}

fn words(state: &AppState) -> Option<&'static str> {
    state.selected_words().map(|span| span.of(TEXT))
}

fn press(window: &mut Harness<'_, Shell>, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        window.key_press_modifiers(modifiers, *key);
        window.run_steps(2);
    }
}

#[test]
fn nothing_tells_the_answer_before_the_reveal() {
    let mut window = to_predict();
    assert_eq!(window.query_all_by_label_contains("Vague attribution: Studies show").count(), 0);
    window.get_by_label_contains(": Predict first");
    for told in ["What it rests on", "Booster 2", "of 100"] {
        assert_eq!(window.query_all_by_label_contains(told).count(), 0, "{told}");
    }
    for command in [Command::NextMark, Command::CopySummary, Command::Export("json")] {
        assert!(!window.state().state().is_enabled(&command), "{command:?}");
    }
    window.key_press(Key::F8);
    window.get_by_label("Compare").click();
    window.run_steps(3);
    assert_eq!(window.state().state().mark, None);
    window.get_by_label("Nothing to compare yet");
    assert_eq!(window.query_all_by_label_contains("Compare “").count(), 0);
}

#[test]
fn a_whole_lesson_needs_no_mouse() {
    let mut window = to_predict();
    window.key_press(Key::F7);
    window.run_steps(3);
    assert_eq!(words(window.state().state()), Some("Studies"));
    press(&mut window, Modifiers::SHIFT, &[Key::ArrowRight]);
    assert_eq!(words(window.state().state()), Some("Studies show"));
    press(&mut window, Modifiers::NONE, &[Key::V]);
    let picks = notebook(&window).prediction.picks;
    assert_eq!(picks.first().and_then(candor::study::Pick::kind), Some(Kind::VagueAttribution));
    press(&mut window, Modifiers::NONE, &[Key::ArrowDown]);
    assert_eq!(words(window.state().state()), Some("Everyone"));
    press(&mut window, Modifiers::NONE, &[Key::H]);
    press(&mut window, Modifiers::NONE, &[Key::Delete]);
    assert_eq!(notebook(&window).prediction.picks.len(), 1);
    press(&mut window, Modifiers::NONE, &[Key::H]);
    press(&mut window, Modifiers::NONE, &[Key::Enter]);
    window.event(egui::Event::Text("who?".to_owned()));
    window.run_steps(3);
    assert_eq!(notebook(&window).remarks.first().map(|remark| remark.text.clone()), Some("who?".to_owned()));
    window.get_by_role_and_label(egui::Role::RadioButton, "No checkable support").focus();
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, &[Key::Enter]);
    assert_eq!(notebook(&window).prediction.band(), Some(Band::NoCheckableSupport));
    press(&mut window, Modifiers::COMMAND, &[Key::R]);
    assert!(!window.state().state().hides_selected());
    window.get_by_label("You and Candor");
    window.get_by_label_contains("Vague attribution: 1 both, 0 only you, ");
    window.get_by_label_contains("Hedge: 0 both, 1 only you, ");
    window.get_by_label("Your mark, Hedge: Everyone");
    press(&mut window, Modifiers::NONE, &[Key::F8]);
    assert_eq!(window.state().state().mark, Some(0));
    press(&mut window, Modifiers::COMMAND, &[Key::Num5]);
    assert_eq!(window.state().state().page, Page::Worksheet);
    press(&mut window, Modifiers::NONE, &[Key::F5]);
    assert!(window.state().state().presenting);
    press(&mut window, Modifiers::NONE, &[Key::ArrowRight]);
    assert_eq!(window.state().state().mark, Some(1));
    press(&mut window, Modifiers::NONE, &[Key::Escape, Key::Escape]);
    assert!(!window.state().state().presenting);
    let left = notebook(&window);
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), &[Key::R]);
    assert!(window.state().state().hides_selected() && notebook(&window).prediction.is_empty());
    press(&mut window, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(notebook(&window), left, "beginning anew can be taken back");
}

#[test]
fn words_are_selected_with_the_pointer() {
    let mut window = to_predict();
    let area = window.get_by_label_contains("Text of ").rect();
    let paragraph = TEXT.split("\n\n").next().expect("a paragraph");
    let first = window.get_by_label(paragraph).rect();
    assert!(area.contains_rect(first));
    let y = first.top() + 12.0;
    window.drag_at(egui::pos2(first.left() + 4.0, y));
    window.run_steps(2);
    window.hover_at(egui::pos2(first.left() + 80.0, y));
    window.run_steps(2);
    window.drop_at(egui::pos2(first.left() + 80.0, y));
    window.run_steps(3);
    assert_eq!(words(window.state().state()), Some("Studies show"));
    window.get_by_label("Mark as Vague attribution").click();
    window.run_steps(3);
    assert_eq!(notebook(&window).prediction.picks.len(), 1);
    window.get_by_label("Take my mark away").click();
    window.run_steps(3);
    assert!(notebook(&window).is_empty());
    window.get_by_label("Copy words").click();
    let mut copied = None;
    for _ in 0..4 {
        window.step();
        let commands = &window.output().platform_output.commands;
        copied = copied.or_else(|| {
            commands.iter().find_map(|command| match command {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
        });
    }
    assert_eq!(copied.as_deref(), Some("Studies show"));
}

#[test]
fn what_is_written_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let folders = Folders { settings: Some(folder.path().to_owned()), data: Some(folder.path().to_owned()) };
    let mut settings = Settings::default();
    settings.predict = true;
    let mut first = window_in(WIDE, settings.clone(), folders.clone());
    paste(&mut first);
    for command in [
        Command::Reader(ReaderCommand::Select(Some(Selected::all(Span::new(0, 12))))),
        Command::Class(ClassCommand::Pick(Kind::VagueAttribution)),
        Command::Reader(ReaderCommand::Remark(Span::new(0, 7), "which?".to_owned())),
        Command::Class(ClassCommand::Answer("sift".to_owned(), "stop".to_owned(), "nothing".to_owned())),
        Command::Class(ClassCommand::Reveal),
    ] {
        first.state().send(command);
        first.run_steps(2);
    }
    let written = notebook(&first);
    drop(first);
    let mut second = window_in(WIDE, settings, folders);
    paste(&mut second);
    assert_eq!(notebook(&second), written);
    assert!(written.prediction.revealed && written.remarks.len() == 1 && !written.answers.is_empty());
    second.get_by_label("You and Candor");
    second.get_by_label("Note on “Studies”: which?");
}

#[test]
fn a_worksheet_takes_answers_and_leads_to_words() {
    let mut window = window([1280.0, 3_000.0], Settings::default());
    paste(&mut window);
    window.get_by_label("Worksheet").click();
    window.run_steps(3);
    window.get_by_label("SIFT").click();
    window.run_steps(3);
    assert_eq!(window.state().state().settings.worksheet, "sift");
    let field = "Your judgement: What does it live from?";
    window.get_by_label(field).focus();
    window.run_steps(2);
    window.get_by_label(field).type_text("Nobody says");
    window.run_steps(3);
    assert_eq!(notebook(&window).answer("sift", "interest"), "Nobody says");
    window.get_by_label("You answered 1 of 7 questions.");
    let state = window.state().state();
    let report = &state.selected().and_then(|it| it.analysis()).expect("an analysis").report;
    let vague = report.signals.iter().find(|mark| mark.kind == Kind::VagueAttribution).expect("a mark");
    let link = format!("“{}”", vague.text);
    window.get_by_label(&link).click();
    window.run_steps(3);
    assert_eq!(window.state().state().page, Page::Reader);
    assert!(window.state().state().place.is_some());
}

#[test]
fn a_lesson_sets_the_window_up() {
    let mut window = window([1280.0, 800.0], Settings::default());
    paste(&mut window);
    window.state().send(Command::ShowOverlay(candor::app::Overlay::Lesson));
    window.run_steps(3);
    window.get_by_label("How sure does it sound?").click();
    window.run_steps(3);
    window.get_by_label("Use this lesson").click();
    window.run_steps(3);
    let lesson = Lesson::included().into_iter().find(|it| it.title.starts_with("How sure")).expect("it");
    let settings = &window.state().state().settings;
    assert_eq!((settings.predict, settings.worksheet.as_str()), (true, "radar"));
    assert_eq!(settings.hidden_kinds, lesson.hidden_kinds);
    window.get_by_label(&lesson.text);
    window.get_by_label("End the lesson").click();
    window.run_steps(3);
    assert_eq!(window.state().state().settings.lesson, None);
    assert!(!window.state().state().hides_selected());
}

#[test]
fn the_presenter_shows_the_text_alone() {
    let mut window = window([800.0, 600.0], Settings::default());
    paste(&mut window);
    window.key_press(Key::F5);
    window.run_steps(4);
    assert_eq!(window.query_all_by_label("File").count(), 0);
    window.get_by_label_contains("Text of ");
    window.get_by_label("Next mark").click();
    window.run_steps(3);
    let state = window.state().state();
    let report = &state.selected().and_then(|it| it.analysis()).expect("an analysis").report;
    let mark = report.signals.first().expect("a mark");
    window.get_by_label(candor::study::plain::words(mark.kind, mark.subtype));
    window.get_by_label("End presenting").click();
    window.run_steps(3);
    window.get_by_label("File");
}
