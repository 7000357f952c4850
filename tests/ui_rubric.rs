//! The page of the rubric by its labels: a change moves the verdicts at once, and is undone, saved and opened.
#![cfg(feature = "gui")]

mod support;

use candor::analysis::analyze;
use candor::app::{AppState, Command, Page, RubricCommand, Settings};
use candor::score::{Number, Rubric};
use candor::ui::Shell;
use candor::worker::SAMPLES;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use support::window::{all_done, wait_until, window};

/// The samples under the page of the rubric.
fn rubric_page() -> Harness<'static, Shell> {
    let mut window = window([1280.0, 2_400.0], Settings::default());
    window.state().send(Command::OpenSamples);
    wait_until(&mut window, "the samples", all_done);
    window.get_by_role_and_label(egui::Role::Button, "Rubric").click();
    window.run_steps(3);
    assert_eq!(window.state().state().page, Page::Rubric);
    window
}

fn scores(state: &AppState) -> Vec<Option<f64>> {
    state.reports().map(|report| report.reliability.score).collect()
}

fn is_judged(state: &AppState) -> bool {
    state.reports().all(|report| report.rubric.hash == state.rubric_hash())
}

#[test]
fn a_changed_weight_moves_the_verdicts_and_reset_takes_it_back() {
    let mut window = rubric_page();
    let before = scores(window.state().state());
    window.get_by_label("Not changed.");
    window.get_by_role_and_label(egui::Role::Slider, "Weight of Evidence").focus();
    window.run_steps(2);
    for _ in 0..12 {
        window.key_press(egui::Key::ArrowRight);
        window.run_steps(2);
    }
    wait_until(&mut window, "the judgements", is_judged);
    let state = window.state().state();
    let weight = state.rubric.number(Number::Pillar(0)).expect("a weight");
    assert!(weight > 0.45, "{weight}");
    assert_eq!(state.rubric.name, "Candor default, edited");
    assert!(state.reports().all(|report| report.rubric.name == state.rubric.name));
    assert_ne!(scores(state), before);
    window.get_by_label("Edited from Candor default.");
    window.get_by_label_contains("verdicts differ from Candor default.");
    window.get_by_label("Reset rubric").click();
    wait_until(&mut window, "the reset", |state| !state.is_rubric_edited() && is_judged(state));
    assert_eq!(scores(window.state().state()), before);
    assert_eq!(window.state().state().settings.own_rubric, None);
}

#[test]
fn judging_again_is_the_same_as_analyzing_again() {
    let mut window = rubric_page();
    window.state().send(Command::ChooseRubric("strict"));
    wait_until(&mut window, "the judgements", |state| {
        state.rubric.name == "Candor strict" && is_judged(state)
    });
    let strict = Rubric::preset("strict").expect("a preset");
    let state = window.state().state();
    for (report, (name, bytes)) in state.reports().zip(SAMPLES) {
        let source = candor::format::read(name, bytes).expect("a readable sample");
        assert_eq!(*report, analyze(&source, &strict, &()).expect("nobody cancels"), "{name}");
    }
}

#[test]
fn a_rubric_is_saved_opened_and_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) = (folder.path().join("mine.toml"), folder.path().join("bad.toml"));
    let mut window = rubric_page();
    let ask = |window: &Harness<'_, Shell>, command| window.state().send(Command::Rubric(command));
    ask(&window, RubricCommand::Set(Number::Band(0), 90.0));
    ask(&window, RubricCommand::Rename("Mine".to_owned()));
    ask(&window, RubricCommand::SaveTo(good.clone()));
    wait_until(&mut window, "the file", |_| good.exists());
    ask(&window, RubricCommand::Reset);
    wait_until(&mut window, "the reset", |state| state.rubric.name == "Candor default");
    window.state().send(Command::Open(vec![good]));
    wait_until(&mut window, "the rubric", |state| state.rubric.name == "Mine" && is_judged(state));
    assert_eq!(window.state().state().rubric.number(Number::Band(0)), Some(90.0));
    let kept = window.state().state().settings.clone();
    assert_eq!(AppState::new(kept).rubric.name, "Mine", "it outlives a restart");
    let text = Rubric::default().to_toml().replacen("floor = ", "floor = 7", 1);
    std::fs::write(&bad, text).expect("a file");
    ask(&window, RubricCommand::OpenFrom(bad));
    wait_until(&mut window, "the refusal", |state| state.note.as_ref().is_some_and(|note| note.is_error));
    window.get_by_label_contains("bad.toml cannot be used as a rubric: line 6: `floor` must lie");
    assert_eq!(window.state().state().rubric.name, "Mine");
}
