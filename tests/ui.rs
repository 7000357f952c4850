//! The whole window by its labels: what a screen reader says is what these tests find and press.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test")]

mod support;

use candor::app::{Command, Overlay, Page, Settings, Stage};
use candor::signal::Kind;
use candor::study::Judgement;
use candor::text::Span;
use candor::ui::Shell;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{all_done, drop_paths, wait_until, window};

const WIDE: [f32; 2] = [1280.0, 800.0];

const TEXT: &str = "Studies show that this may work. Everyone agrees that it definitely cures it.";

/// A window with [`TEXT`] in it.
fn with_text() -> Harness<'static, Shell> {
    let mut window = window(WIDE, Settings::default());
    window.event(egui::Event::Paste(TEXT.to_owned()));
    wait_until(&mut window, "the pasted text", all_done);
    window
}

#[test]
fn an_empty_window_teaches_and_opens_the_samples() {
    let mut window = window(WIDE, Settings::default());
    window.run_steps(2);
    window.get_by_label("Drop files or a folder anywhere here");
    window.get_by_label("Open samples").click();
    wait_until(&mut window, "the samples", all_done);
    assert!(window.state().state().documents.len() >= 8);
    assert!(window.state().state().documents.iter().all(|document| document.analysis().is_some()));
    assert!(window.get_all_by_label_contains("01-encyclopedia-scurvy.md: ").count() > 0);
}

#[test]
fn files_and_folders_are_dropped_anywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).expect("a folder");
    for name in ["one.txt", "inner/two.txt"] {
        std::fs::write(folder.path().join(name), TEXT).expect("a file");
    }
    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, "").expect("a file");
    let mut window = window(WIDE, Settings::default());
    window.input_mut().hovered_files.push(egui::HoveredFile::default());
    window.step();
    window.input_mut().hovered_files.clear();
    drop_paths(
        &mut window,
        &[&folder.path().join("one.txt"), &inner, &empty, &folder.path().join("gone.txt")],
    );
    wait_until(&mut window, "four rows", |state| all_done(state) && state.documents.len() == 4);
    assert_eq!(window.get_all_by_label_contains("two.txt: ").count(), 1);
    window.get_by_label_contains("gone.txt: No longer there");
    window.get_by_label_contains("empty.txt: The file is empty").click();
    window.run_steps(3);
    window.get_by_label_contains("Could not be read");
    window.get_by_label_contains("paste it here");
    window.get_by_label("Try again");
}

/// A mark that no other overlaps: its index, kind and words.
fn lonely_mark(window: &Harness<'_, Shell>) -> (usize, Kind, String) {
    let document = window.state().state().documents.first().expect("a document");
    let marks = &document.analysis().expect("an analysis").report.signals;
    let alone = |span: Span| marks.iter().filter(|mark| mark.span.overlaps(span)).count() == 1;
    let (idx, mark) = marks.iter().enumerate().find(|(_, mark)| alone(mark.span)).expect("such a mark");
    (idx, mark.kind, mark.text.clone())
}

#[test]
fn a_mark_opens_its_rule_and_takes_a_judgement() {
    let mut window = with_text();
    let (idx, kind, words) = lonely_mark(&window);
    window.get_by_label(&format!("{}: {words}", kind.name())).click();
    window.run_steps(3);
    assert_eq!(window.state().state().mark, Some(idx));
    window.get_by_label_contains("Rule: ");
    window.get_by_label("Disagree").click();
    window.run_steps(3);
    let said = |window: &Harness<'_, Shell>| {
        let state = window.state().state();
        state.notebook(state.documents.first().expect("a document")).said.clone()
    };
    assert_eq!(said(&window).first().and_then(|said| said.judgement), Some(Judgement::Disagree));
    window.get_by_label("Why?").focus();
    window.run_steps(2);
    window.get_by_label("Why?").type_text("It has a source");
    window.run_steps(3);
    assert_eq!(said(&window).first().map(|said| said.why.as_str()), Some("It has a source"));
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(window.state().state().mark, None);
    window.key_press(Key::F8);
    window.run_steps(3);
    assert_eq!(window.state().state().mark, Some(0));
}

#[test]
fn a_kind_is_switched_off_and_on() {
    let mut window = with_text();
    let (_, kind, _) = lonely_mark(&window);
    let label = format!("{}: ", kind.name());
    let marks = |window: &Harness<'_, Shell>| window.query_all_by_label_contains(&label).count();
    let n_marks = marks(&window);
    assert!(n_marks > 0);
    window.get_by_label(&format!("{} {n_marks}", kind.name())).click();
    window.run_steps(3);
    assert_eq!(marks(&window), 0);
    window.get_by_label("Show all").click();
    window.run_steps(3);
    assert_eq!(marks(&window), n_marks);
}

#[test]
fn marks_are_numbered_among_those_that_are_shown() {
    let mut window = with_text();
    let shown = |window: &Harness<'_, Shell>| {
        let state = window.state().state();
        let report = &state.documents.first().expect("a document").analysis().expect("an analysis").report;
        report.signals.iter().filter(|mark| state.settings.shows(mark.kind)).count()
    };
    let (all, (_, kind, _)) = (shown(&window), lonely_mark(&window));
    window.key_press(Key::F8);
    window.run_steps(3);
    window.get_by_label(&format!("1 of {all}"));
    window.state().send(Command::ToggleKind(kind));
    window.key_press(Key::F8);
    window.run_steps(3);
    let left = shown(&window);
    assert!(left < all);
    let numbered = |n: usize| window.query_by_label(&format!("{n} of {left}")).is_some();
    assert!((1..=left).any(numbered), "of {left} and not of {all}");
}

/// A window with two texts of many paragraphs, "boat 0 …" and "cart 0 …".
fn with_long_texts() -> Harness<'static, Shell> {
    let mut window = window(WIDE, Settings::default());
    for word in ["boat", "cart"] {
        let line = |n| format!("The {word} {n} may come back early, and nobody doubts that it always does.");
        let lines: Vec<String> = (0..200).map(line).collect();
        window.state().send(Command::AddText(lines.join("\n\n")));
    }
    wait_until(&mut window, "both texts", |state| all_done(state) && state.documents.len() == 2);
    window.run_steps(6);
    window
}

/// The number of the first paragraph that is seen.
fn first_seen(window: &Harness<'_, Shell>, word: &str) -> Option<usize> {
    let seen = window.query_all_by_role(egui::Role::Paragraph).filter_map(|node| {
        let label = node.accesskit_node().label()?;
        let n = label.strip_prefix(&format!("The {word} "))?.split_whitespace().next()?.parse().ok()?;
        (node.rect().bottom() > 130.0).then_some(n)
    });
    seen.min()
}

#[test]
fn the_text_is_paged_by_keys_and_found_again_where_it_was_left() {
    let mut window = with_long_texts();
    assert_eq!(first_seen(&window, "cart"), Some(0));
    for _ in 0..3 {
        window.key_press(Key::PageDown);
        window.run_steps(8);
    }
    let left = first_seen(&window, "cart").expect("a paragraph");
    assert!(left > 15, "{left}");
    window.key_press_modifiers(Modifiers::COMMAND, Key::PageUp);
    window.run_steps(6);
    assert_eq!(first_seen(&window, "boat"), Some(0));
    window.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
    window.run_steps(6);
    let near =
        |window: &Harness<'_, Shell>| first_seen(window, "cart").is_some_and(|seen| seen.abs_diff(left) <= 1);
    assert!(near(&window), "{:?} and {left}", first_seen(&window, "cart"));
    window.set_size(egui::vec2(760.0, 800.0));
    window.run_steps(6);
    assert!(near(&window), "{:?} and {left}", first_seen(&window, "cart"));
    window.key_press(Key::Home);
    window.run_steps(8);
    assert_eq!(first_seen(&window, "cart"), Some(0));
}

#[test]
fn asking_for_the_same_place_again_shows_it_again() {
    let mut window = with_long_texts();
    let document = window.state().state().selected().expect("a document");
    let text = &document.analysis().expect("an analysis").text;
    let start = text.find("cart 150").expect("the words");
    let place = Span::new(start, start + 8);
    for _ in 0..2 {
        window.state().send(Command::ShowPlace(place));
        window.run_steps(8);
        assert!(first_seen(&window, "cart").is_some_and(|first| (130..=150).contains(&first)));
        window.key_press(Key::Home);
        window.run_steps(8);
        assert_eq!(first_seen(&window, "cart"), Some(0));
    }
}

#[test]
fn words_are_found_as_they_are_typed() {
    let mut window = with_long_texts();
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_steps(4);
    window.event(egui::Event::Text("CART 15".to_owned()));
    window.run_steps(8);
    // "cart 15" and "cart 150" to "cart 159".
    window.get_by_label("1 of 11");
    window.key_press(Key::Enter);
    window.run_steps(8);
    window.get_by_label("2 of 11");
    assert!(first_seen(&window, "cart").is_some_and(|first| (130..=150).contains(&first)));
    for (modifiers, key, said) in [
        (Modifiers::SHIFT, Key::Enter, "1 of 11"),
        (Modifiers::SHIFT, Key::F3, "11 of 11"),
        (Modifiers::NONE, Key::F3, "1 of 11"),
    ] {
        window.key_press_modifiers(modifiers, key);
        window.run_steps(8);
        window.get_by_label(said);
    }
    window.event(egui::Event::Text("x".to_owned()));
    window.run_steps(4);
    window.get_by_label("No match");
    let seen = first_seen(&window, "cart");
    window.key_press(Key::Escape);
    window.run_steps(8);
    assert!(window.query_by_label("Find in the text").is_none());
    assert_eq!((window.state().state().finding(), first_seen(&window, "cart")), (None, seen));
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_steps(4);
    // What was looked for is selected, and typed over.
    window.event(egui::Event::Text("boat".to_owned()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::PageUp);
    window.run_steps(8);
    window.get_by_label("200 found");
}

#[test]
fn what_lies_over_the_window_keeps_the_keys_from_it() {
    let mut window = with_text();
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    window.event(egui::Event::Text("zzz".to_owned()));
    window.run_steps(3);
    window.get_by_label("No command of that name.");
    window.key_press_modifiers(Modifiers::COMMAND, Key::W);
    window.key_press(Key::F8);
    window.run_steps(3);
    let state = window.state().state();
    assert_eq!((state.documents.len(), state.mark), (1, None));
    window.key_press(Key::Escape);
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    assert!(window.query_by_label("No command of that name.").is_none(), "a search begins anew");
}

#[test]
fn a_path_is_opened_by_enter_in_its_field_alone() {
    let mut window = window(WIDE, Settings::default());
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_steps(3);
    window.get_by_label("Path").type_text("nowhere.txt");
    window.run_steps(3);
    window.get_by_label("Close").focus();
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    let state = window.state().state();
    assert_eq!((state.overlay, state.is_walking(), state.documents.len()), (None, false, 0));
}

#[test]
fn a_text_is_pasted_into_its_field() {
    let mut window = window(WIDE, Settings::default());
    window.run_steps(2);
    window.get_by_label("Paste text…").click();
    window.run_steps(3);
    window.get_by_label("Text").focus();
    window.run_steps(2);
    window.get_by_label("Text").type_text(TEXT);
    window.run_steps(3);
    window.get_by_label("Add text").click();
    wait_until(&mut window, "the text", all_done);
    assert_eq!(window.state().state().overlay, None);
}

#[test]
fn a_cancelled_document_can_be_tried_again() {
    let mut window = window(WIDE, Settings::default());
    let long = "Studies show that it may work, and everyone agrees that it does. ".repeat(20_000);
    window.event(egui::Event::Paste(long));
    window.step();
    window.get_by_label("Cancel everything").click();
    wait_until(&mut window, "the cancel", |state| {
        state.documents.first().is_some_and(|document| matches!(document.stage, Stage::Cancelled))
    });
    window.get_by_label("Try again");
}

#[test]
fn a_whole_session_needs_no_mouse() {
    let mut window = window(WIDE, Settings::default());
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    assert_eq!(window.state().state().overlay, Some(Overlay::Palette));
    window.event(egui::Event::Text("samples".to_owned()));
    window.run_steps(3);
    window.key_press(Key::Enter);
    wait_until(&mut window, "the samples", all_done);
    window.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
    window.key_press(Key::F8);
    window.run_steps(3);
    let state = window.state().state();
    assert_eq!(state.selection, state.documents.get(1).map(|document| document.id));
    assert_eq!(state.mark, Some(0));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.run_steps(3);
    assert_eq!(window.state().state().page, Page::Compare);
    window.get_by_label("Sort by Reliability").click();
    window.run_steps(2);
    window.get_by_label("Sort by Reliability ↓");
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::W);
    window.run_steps(3);
    window.get_by_label("Drop files or a folder anywhere here");
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::T);
    window.run_steps(3);
    assert!(!window.state().state().documents.is_empty());
}

#[test]
fn menus_fold_and_escape_closes_them() {
    let mut window = with_text();
    window.key_press(Key::F8);
    window.run_steps(3);
    window.get_by_label("File").click();
    window.run_steps(3);
    window.get_by_label_contains("Open folder…");
    assert!(window.query_by_label_contains("Export HTML…").is_none());
    window.get_by_label("Export").click();
    window.run_steps(3);
    window.get_by_label_contains("Export HTML…");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(window.query_by_label_contains("Open folder…").is_none());
    assert_eq!(window.state().state().mark, Some(0), "the key belonged to the menu");
}

#[test]
fn a_tiny_window_has_everything_in_one_menu() {
    let mut window = window([400.0, 300.0], Settings::default());
    window.run_steps(3);
    assert!(window.query_by_label("Class").is_none());
    window.get_by_label("Menu").click();
    window.run_steps(3);
    window.get_by_label("Help").click();
    window.run_steps(6);
    window.get_by_label_contains("Help and keys").click();
    window.run_steps(4);
    let close = window.get_by_label("Close").rect();
    assert!(close.bottom() <= 300.0 && close.top() > 0.0, "{close:?}");
    window.key_press(Key::Escape);
    for text in [TEXT, "Another text."] {
        window.state().send(Command::AddText(text.to_owned()));
    }
    wait_until(&mut window, "both texts", |state| all_done(state) && state.documents.len() == 2);
    window.get_by_label("Documents").click();
    window.run_steps(4);
    window.get_all_by_role(egui::Role::ListItem).next().expect("the first document").click();
    window.run_steps(4);
    let state = window.state().state();
    assert_eq!(state.selection, state.documents.first().map(|document| document.id));
}

#[test]
fn a_small_window_keeps_everything_within_reach() {
    let mut window = window([800.0, 600.0], Settings::default());
    window.event(egui::Event::Paste(TEXT.to_owned()));
    wait_until(&mut window, "the pasted text", all_done);
    assert!(window.query_by_label("What it rests on").is_none());
    window.get_by_label("Dashboard").click();
    window.run_steps(3);
    window.get_by_label("What it rests on");
}
