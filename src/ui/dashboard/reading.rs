//! How hard the text is to read: the grade that the formulas agree on, for whom it is, and where it is hardest.

use egui::{CollapsingHeader, Ui};

use super::graph;
use crate::app::Command;
use crate::report::{ReadingInfo, Report};
use crate::signal::readability::graphs::{FRY, RAYGOR};
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::widgets;

/// How many hard sentences are shown at once.
const SENTENCES: usize = 4;

/// How many hard words are shown.
const WORDS: usize = 10;

pub(super) fn reading_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let reading = &report.reading;
    grade_ui(ui, ctx, report);
    if let Some(driver) = &reading.driver {
        ui.label(&driver.text);
    }
    if let Some(note) = &reading.confidence {
        ui.label(widgets::quiet(ctx, note));
    }
    if !reading.readers.is_empty() {
        CollapsingHeader::new("For whom it is").id_salt("readers").show_unindented(ui, |ui| {
            for reader in &reading.readers {
                ui.label(format!("{}: {}", reader.name, reader.text));
            }
        });
    }
    sentences_ui(ui, ctx, reading);
    ui.scope(|ui| words_ui(ui, ctx, reading));
    if let Some(point) = &reading.fry {
        ui.add_space(space::XS);
        ui.label(widgets::strong("Fry graph"));
        graph::graph_ui(ui, ctx, &FRY, ("Fry graph", point));
    }
    if let Some(point) = &reading.raygor {
        CollapsingHeader::new("Raygor graph").id_salt("raygor").show_unindented(ui, |ui| {
            graph::graph_ui(ui, ctx, &RAYGOR, ("Raygor graph", point));
        });
    }
}

/// The consensus first, then how far the formulas disagree.
fn grade_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let reading = &report.reading;
    let Some(grade) = &reading.grade else {
        ui.label("No school grade: the formulas are made for running text in English.");
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(widgets::strong(grade_words(grade.value)).size(size::DISPLAY));
        if let Some(school) = &reading.school {
            ui.label(&school.text);
        }
    });
    let mut facts = format!("Nine times in ten between {:.1} and {:.1}", grade.low, grade.high);
    if let Some(spread) = &reading.spread {
        let (low, high) = (&spread.lowest, &spread.highest);
        let said = format!(
            "; its {} formulas say {:.1} ({}) to {:.1} ({})",
            spread.formulas, low.grade, low.name, high.grade, high.name
        );
        facts.push_str(&said);
    }
    ui.label(widgets::quiet(ctx, facts));
    let target = match reading.health_target {
        Some("met") => "Meets the target of plain language for health, grade 6 to 8.",
        Some("unsure") => "May or may not meet the target of plain language for health, grade 6 to 8.",
        Some(_) => "Harder than the target of plain language for health, grade 6 to 8.",
        None => return,
    };
    ui.label(widgets::quiet(ctx, target));
}

/// "Grade 9", "College", "Grade 1 or below".
fn grade_words(grade: f64) -> String {
    match grade.round() {
        grade if grade <= 1.0 => "Grade 1 or below".to_owned(),
        grade if grade <= 12.0 => format!("Grade {grade:.0}"),
        grade if grade <= 16.0 => "College".to_owned(),
        _ => "Graduate school".to_owned(),
    }
}

fn sentences_ui(ui: &mut Ui, ctx: &UiContext<'_>, reading: &ReadingInfo) {
    if reading.hardest_sentences.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.label(widgets::strong("Hardest sentences"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for sentence in reading.hardest_sentences.iter().take(SENTENCES) {
            widgets::words_link(ui, ctx, &sentence.text, Command::ShowPlace(sentence.span));
            let measure = if sentence.measured == "grade" { "grade" } else { "LIX" };
            let note = format!("{measure} {:.0}, {} words", sentence.value, sentence.words);
            ui.label(widgets::quiet(ctx, note));
        }
    });
}

fn words_ui(ui: &mut Ui, ctx: &UiContext<'_>, reading: &ReadingInfo) {
    if reading.hardest_words.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.label(widgets::strong("Hardest words"));
    ui.spacing_mut().interact_size.y = size::BODY;
    ui.horizontal_wrapped(|ui| {
        // A word with its number stays on one row.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        for word in reading.hardest_words.iter().take(WORDS) {
            let times = if word.n > 1 { format!(" ×{}", word.n) } else { String::new() };
            let link = ui.link(format!("{}{times}", word.text));
            let reasons: Vec<&str> = word
                .reasons
                .iter()
                .map(|reason| if *reason == "syllables" { "many syllables" } else { *reason })
                .collect();
            let why = format!("{}; {} syllables. Show it in the text.", reasons.join(", "), word.syllables);
            if link.on_hover_text(why).clicked() {
                ctx.send(Command::ShowPlace(word.span));
            }
        }
    });
}
