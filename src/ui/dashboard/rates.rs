//! How often each kind of mark occurs, beside the documents of real genres.

use egui::{Grid, Ui};

use crate::report::{Report, rate_sentences};
use crate::signal::Kind;
use crate::ui::context::UiContext;
use crate::ui::theme::space;
use crate::ui::widgets;

/// So many comparisons are seen at once.
const SENTENCES: usize = 4;

pub(super) fn rates_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    if report.rates.is_empty() {
        ui.label(widgets::quiet(ctx, "There is nothing to compare this text with."));
        return;
    }
    let sentences = rate_sentences(&report.rates);
    if sentences.is_empty() {
        ui.label("Nothing is much more or much less frequent than in the texts that were measured.");
    }
    for sentence in sentences.iter().take(SENTENCES) {
        ui.label(sentence);
    }
    if sentences.len() > SENTENCES {
        let title = format!("{} more comparisons", sentences.len() - SENTENCES);
        ui.collapsing(title, |ui| {
            for sentence in sentences.iter().skip(SENTENCES) {
                ui.label(sentence);
            }
        });
    }
    ui.collapsing("Every rate", |ui| table_ui(ui, ctx, report));
    let note = "What is usual in a genre is not a fault: the score does not use these comparisons. Weak boosters, weak sales talk \
         and weak health claims are marked, but not counted here.";
    ui.label(widgets::quiet(ctx, note));
}

/// The rate here and the medians of the genres.
fn table_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    for rate in &report.rates {
        let Some(kind) = Kind::from_id(rate.kind) else { continue };
        ui.horizontal(|ui| {
            widgets::kind_badge(ui, ctx, kind);
            ui.label(widgets::strong(format!("{}: {:.1} per 1,000 words", kind.name(), rate.per_1000_words)));
        });
        Grid::new(("rates", rate.kind)).num_columns(3).spacing([space::L, 2.0]).show(ui, |ui| {
            for genre in &rate.genres {
                ui.label(widgets::quiet(ctx, genre.corpus));
                ui.label(widgets::quiet(ctx, format!("half of them up to {:.1}", genre.median)));
                ui.label(widgets::quiet(ctx, format!("90 of 100 up to {:.1}", genre.p90)));
                ui.end_row();
            }
        });
    }
}
