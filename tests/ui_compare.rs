//! The comparison by its labels: the table is filtered and sorted, a few documents stand side by side in words.
#![cfg(feature = "gui")]

mod support;

use candor::app::{Command, CompareCommand, Comparison, Page, Settings};
use candor::ui::Shell;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use support::window::{all_done, wait_until, window};

/// The samples under the comparison.
fn table() -> Harness<'static, Shell> {
    let mut window = window([1280.0, 1_600.0], Settings::default());
    window.state().send(Command::OpenSamples);
    wait_until(&mut window, "the samples", all_done);
    window.state().send(Command::ShowPage(Page::Compare));
    window.run_steps(4);
    window
}

fn n_rows(window: &Harness<'_, Shell>) -> usize {
    window.get_all_by_role(egui::Role::Row).count()
}

#[test]
fn the_table_is_filtered_and_sorted() {
    let mut window = table();
    let all = n_rows(&window);
    assert_eq!(all, window.state().state().documents.len());
    window.get_by_label("Filter by name").focus();
    window.run_steps(2);
    window.get_by_label("Filter by name").type_text("news");
    window.run_steps(4);
    assert_eq!(n_rows(&window), 1);
    window.get_by_label_contains("Compare 02-news-school-start.txt");
    window.get_by_label("Filter by name").type_text(" of nothing");
    window.run_steps(4);
    window.get_by_label("No document fits the filter.");
}

#[test]
fn what_has_no_score_stays_last_whichever_way_the_table_is_sorted() {
    let mut window = table();
    let last = |window: &Harness<'_, Shell>| {
        let rows = window.get_all_by_role(egui::Role::Row);
        let lowest = rows.max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
        lowest.and_then(|row| row.accesskit_node().label()).unwrap_or_default()
    };
    for label in ["Sort by Reliability", "Sort by Reliability ↓"] {
        window.get_by_label(label).click();
        window.run_steps(4);
        assert!(!last(&window).contains(", place "), "{label}: {}", last(&window));
    }
}

#[test]
fn every_scored_row_has_its_place() {
    let window = table();
    let rows: Vec<String> =
        window.get_all_by_role(egui::Role::Row).filter_map(|row| row.accesskit_node().label()).collect();
    let scored = window.state().state().reports().filter(|report| report.reliability.score.is_some()).count();
    assert_eq!(rows.iter().filter(|row| row.contains(", place ")).count(), scored);
    assert!(rows.iter().any(|row| row.contains("place 1 (1–")), "the best places are not firm: {rows:?}");
}

#[test]
fn two_documents_stand_side_by_side_in_words() {
    let mut window = table();
    for name in ["Choose 01-encyclopedia-scurvy.md", "Choose 05-shop-sorrelune-root.html"] {
        window.get_by_label(name).click();
        window.run_steps(3);
    }
    window.get_by_label("Compare side by side").click();
    window.run_steps(3);
    assert_eq!(window.state().state().comparison, Comparison::SideBySide);
    window.get_by_label("What differs beyond noise");
    window.get_by_label_contains("Reliability: A is ");
    window.get_by_label_contains("Reliability of B, 05-shop-sorrelune-root.html: ");
    window.get_by_label_contains("Evidence of A, 01-encyclopedia-scurvy.md: ");
    window.get_by_label("Back to the table").click();
    window.run_steps(3);
    assert_eq!(n_rows(&window), window.state().state().documents.len());
    window.state().send(Command::CloseAll);
    window.run_steps(3);
    assert!(window.state().state().compared.is_empty());
}

#[test]
fn a_document_compared_with_itself_is_noise_and_all_shared() {
    let mut window = window([1280.0, 1_600.0], Settings::default());
    let sentence = |n: usize| {
        format!(
            "Experiment number {n} showed that the boats of harbour {n} often come back before sunrise number {n}. "
        )
    };
    let text: String = (0..30).map(sentence).collect();
    for text in [text.clone(), format!("{text}One more sentence stands at the end of this other text here.")]
    {
        window.state().send(Command::AddText(text));
    }
    wait_until(&mut window, "both texts", |state| all_done(state) && state.documents.len() == 2);
    let ids: Vec<_> = window.state().state().documents.iter().map(|document| document.id).collect();
    window.state().send(Command::ShowPage(Page::Compare));
    wait_until(&mut window, "the shared passages", |state| state.most_shared(ids[0]).is_some());
    window.get_all_by_label_contains("Shares 100 % of its passages with").count();
    for id in ids {
        window.state().send(Command::Compare(CompareCommand::Toggle(id)));
    }
    window.state().send(Command::Compare(CompareCommand::SideBySide));
    window.run_steps(4);
    window.get_by_label_contains("Reliability: No difference beyond noise: ");
    window.get_by_label("A shares 100 % of its passages with B.");
}

#[test]
fn the_dashboard_says_how_firm_the_verdict_is_and_what_is_unusual() {
    let mut window = window([1280.0, 4_000.0], Settings::default());
    window.state().send(Command::OpenSamples);
    wait_until(&mut window, "the samples", all_done);
    let blog = window.state().state().documents.iter().find(|it| it.name.starts_with("04-blog"));
    let id = blog.expect("the blog").id;
    window.state().send(Command::Select(id));
    window.state().send(Command::ShowPage(Page::Dashboard));
    window.run_steps(4);
    window.get_by_label("How firm the verdict is");
    window.get_by_label_contains("Verdicts of 100 draws: ");
    window.get_by_label("Beside real genres");
    let firm = window.query_all_by_label_contains("in only ").count();
    let holds = window.query_all_by_label_contains(": holds in ").count();
    assert_eq!(firm + holds, 5, "its nearest neighbours");
    window.query_all_by_label_contains("04-blog").next().expect("its row");
}
