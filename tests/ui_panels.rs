//! The panels of the dashboard by their labels: sources, claims, reading, genre and rubric.
#![cfg(feature = "gui")]

mod support;

use candor::app::{Command, Page, Settings};
use candor::signal::Kind;
use candor::ui::Shell;
use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{all_done, wait_until, window};

const TEXT: &str = "# Sleep\n\nShort sleep raises blood pressure [1]. It definitely causes weight gain in \
    every adult. Naïve readers should see [7] for more.\n\n## References\n\n\
    [1] Meier A. Sleep and pressure. Journal of Sleep. 2019;4:1-9. doi:10.1000/182\n\
    [2] Weber B. Rest and weight. Journal of Rest. 2020;5:2-8.\n";

/// A tall window with [`TEXT`] and its dashboard.
fn dashboard() -> Harness<'static, Shell> {
    dashboard_of(TEXT)
}

fn dashboard_of(text: &str) -> Harness<'static, Shell> {
    let mut window = window([1280.0, 3_000.0], Settings::default());
    window.event(egui::Event::Paste(text.to_owned()));
    wait_until(&mut window, "the pasted text", all_done);
    window.get_by_label("Dashboard").click();
    window.run_steps(3);
    window
}

/// What was put on the clipboard in the last step.
fn copied(window: &Harness<'_, Shell>) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn sources_and_claims_lead_to_their_places() {
    let mut window = dashboard();
    window.get_by_label("What it cites");
    window.get_by_label_contains("Claims with a source ");
    window.get_by_label_contains("points at no entry of the list");
    window.get_by_label_contains("1 of 2 references are never cited");
    let mut rows: Vec<egui::Rect> =
        window.get_all_by_label_contains("Source: ").map(|node| node.rect()).collect();
    rows.sort_by(|a, b| a.top().total_cmp(&b.top()));
    assert!(
        rows.len() >= 2 && rows.iter().zip(rows.iter().skip(1)).all(|(a, b)| a.bottom() <= b.top() + 0.5)
    );
    let claim = "It definitely causes weight gain in every adult.";
    window.get_by_label_contains(&format!("Claim: {claim}")).click();
    window.run_steps(3);
    let state = window.state().state();
    assert_eq!(state.page, Page::Reader);
    let text = &state.selected().and_then(|document| document.analysis()).expect("an analysis").text;
    assert_eq!(state.place.map(|place| place.of(text)), Some(claim));
    window.get_by_label("Dashboard").click();
    window.run_steps(3);
    // After a letter of two bytes, so that places are told apart from bytes.
    window.get_by_label_contains("Source: [7]").focus();
    window.key_press(egui::Key::Enter);
    window.run_steps(3);
    let state = window.state().state();
    let text = &state.selected().and_then(|document| document.analysis()).expect("an analysis").text;
    assert_eq!(state.place.map(|place| place.of(text)), Some("[7]"));
}

#[test]
fn look_ups_and_references_are_copied_never_opened() {
    let mut window = dashboard();
    let searches = window.get_all_by_label_contains("Copy: ").count();
    assert!(searches >= 3, "{searches}");
    window.get_by_label("Copy references as BibTeX").click();
    let mut said = None;
    for _ in 0..4 {
        window.step();
        said = said.or_else(|| copied(&window));
    }
    let said = said.expect("a copy");
    assert!(said.starts_with('@') && said.contains("doi = {10.1000/182}"), "{said}");
    window.get_by_label("Copy references as CSL-JSON");
}

#[test]
fn the_genre_and_the_rubric_are_chosen_and_all_is_measured_again() {
    let mut window = dashboard();
    window.get_by_label("guessed");
    window.get_by_role_and_label(Role::ComboBox, "Genre").click();
    window.run_steps(3);
    window.get_by_label("Blog").click();
    wait_until(&mut window, "the blog", |state| {
        state.documents.iter().any(|it| it.generation == 2) && all_done(state)
    });
    window.get_by_label("chosen by you");
    let genre = |window: &Harness<'_, Shell>| {
        let document = window.state().state().documents.first().expect("a document");
        document.analysis().expect("an analysis").report.genre.id
    };
    assert_eq!(genre(&window), "blog");
    window.get_by_role_and_label(Role::ComboBox, "Rubric").click();
    window.run_steps(3);
    window.get_by_label("Strict rubric").click();
    wait_until(&mut window, "the rubric", |state| {
        state.reports().all(|it| it.rubric.name == "Candor strict")
    });
    let state = window.state().state();
    let document = state.documents.first().expect("a document");
    assert_eq!(document.analysis().expect("an analysis").report.rubric.name, "Candor strict");
    assert_eq!(Settings::from_toml(&state.settings.to_toml()).rubric, "strict");
    assert_eq!(genre(&window), "blog", "the choice outlives another rubric");
}

#[test]
fn an_alert_leads_to_the_words_that_raised_it() {
    let mut window = window([1280.0, 3_000.0], Settings::default());
    let text =
        "Vitamin C is mentioned at 500 mg. Take 500 mg of it twice a day with food. The boats went home.";
    window.event(egui::Event::Paste(text.to_owned()));
    wait_until(&mut window, "the pasted text", all_done);
    window.get_by_label("Dashboard").click();
    window.run_steps(3);
    window.get_by_label_contains("Show: It tells how much to take").click();
    window.run_steps(3);
    let state = window.state().state();
    let report = &state.selected().and_then(|it| it.analysis()).expect("an analysis").report;
    let shown = state.mark.and_then(|idx| report.signals.get(idx)).expect("a mark");
    assert_eq!((shown.kind, shown.strength >= 2, state.page), (Kind::DosageAdvice, true, Page::Reader));
}

#[test]
fn the_hardest_sentence_leads_to_its_place() {
    let mut window = dashboard();
    window.get_by_label_contains("Fry graph: ");
    window.get_by_label_contains("the middle one of the 7 filled points");
    let document = window.state().state().documents.first().expect("a document");
    let reading = &document.analysis().expect("an analysis").report.reading;
    let hardest = reading.hardest_sentences.first().expect("a sentence").clone();
    window.get_by_label(&format!("“{}”", hardest.text)).click();
    window.run_steps(3);
    assert_eq!(window.state().state().place, Some(hardest.span));
}

#[test]
fn an_indicator_of_an_open_pillar_leads_to_the_words_it_counts() {
    // Long enough for a score; the first sentence has the only figure.
    let text = format!(
        "The bridge carried 412 boats. {}",
        "The boats went home because the weather was bad. ".repeat(30)
    );
    let mut window = window([1280.0, 3_000.0], Settings::default());
    window.event(egui::Event::Paste(text.clone()));
    wait_until(&mut window, "the pasted text", all_done);
    window.get_by_label("Dashboard").click();
    window.run_steps(3);
    window.get_by_label("Evidence: what it is made of").click();
    window.run_steps(3);
    assert!(window.query_by_label("“412”").is_none());
    window.get_by_label("Figures: the words behind it").click();
    window.run_steps(3);
    window.get_by_label("“412”").click();
    window.run_steps(3);
    assert_eq!(window.state().state().place.map(|place| place.of(&text).to_owned()).as_deref(), Some("412"));
}

#[test]
fn where_the_points_went_is_told_largest_first() {
    let window = dashboard_of(include_str!("../assets/samples/01-encyclopedia-scurvy.md"));
    let points = |label: String| -> Option<(String, f64)> {
        let (name, points) = label.strip_suffix(" points")?.rsplit_once(' ')?;
        Some((name.to_owned(), points.replace('−', "-").parse().ok()?))
    };
    let labels = window.get_all_by_label_contains(" points").filter_map(|node| {
        let label = node.accesskit_node().label()?;
        Some((node.rect().top(), points(label)?))
    });
    let mut rows: Vec<(f32, (String, f64))> = labels.collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let taken: Vec<f64> = rows.iter().map(|(_, (_, points))| *points).collect();
    assert!(taken.len() >= 3 && taken.is_sorted(), "{rows:?}");
}

#[test]
fn the_keyboard_goes_through_the_top_bar_as_it_is_read() {
    let mut window = dashboard();
    let names = ["Dashboard", "Compare", "Worksheet"];
    let left = |window: &Harness<'_, Shell>, name: &str| window.get_by_label(name).rect().left();
    assert!(names.map(|name| left(&window, name)).is_sorted(), "they stand in this order");
    window.get_by_label("Dashboard").focus();
    window.run_steps(2);
    for name in names.into_iter().skip(1) {
        window.key_press(egui::Key::Tab);
        window.run_steps(2);
        assert!(window.get_by_label(name).accesskit_node().is_focused(), "{name}");
    }
}

#[test]
fn a_row_that_is_seen_stays_where_it_is_when_it_is_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    for n in 0..40 {
        std::fs::write(folder.path().join(format!("report-{n:02}.txt")), TEXT).expect("a file");
    }
    let mut window = window([1280.0, 800.0], Settings::default());
    window.state().send(Command::Open(vec![folder.path().to_owned()]));
    wait_until(&mut window, "forty documents", |state| all_done(state) && state.documents.len() == 40);
    let top = |window: &Harness<'_, Shell>, name: &str| {
        window.query_by_label_contains(&format!("{name}.txt: ")).map(|row| row.rect().top())
    };
    let before = top(&window, "report-10");
    window.get_by_label_contains("report-10.txt: ").click();
    window.run_steps(4);
    assert!(before.is_some() && top(&window, "report-10") == before, "the list jumped");
    assert_eq!(top(&window, "report-39"), None, "far below");
    let last = window.state().state().documents.last().map(|document| document.id).expect("a document");
    window.state().send(Command::Select(last));
    window.run_steps(4);
    assert!(top(&window, "report-39").is_some_and(|top| top < 760.0), "it is brought into sight");
}
