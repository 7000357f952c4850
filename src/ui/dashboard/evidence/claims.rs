//! Claims without a source, the most strongly put first, and searches to paste elsewhere.

use egui::Ui;

use super::list::{self, Row};
use crate::ui::context::UiContext;
use crate::ui::widgets;
use crate::worker::Analysis;

pub(super) fn unsupported_ui(ui: &mut Ui, ctx: &UiContext<'_>, analysis: &Analysis) {
    let claims = &analysis.report.evidence.unsupported;
    ui.label(widgets::strong("Claims without a source"));
    ui.label(widgets::quiet(ctx, "The most strongly put first. The button copies a search that checks it."));
    list::list_ui(ui, ctx, analysis, ("unsupported", claims.len()), |idx| {
        let claim = claims.get(idx)?;
        let note = match claim.force {
            "boosted" => "stated as certain",
            "hedged" => "hedged",
            _ => "stated flatly",
        };
        let place = (claim.start, claim.end);
        Some(Row { what: "Claim", words: &claim.text, place, note: note.to_owned(), copy: &claim.search })
    });
}

pub(super) fn searches_ui(ui: &mut Ui, ctx: &UiContext<'_>, searches: &[String]) {
    ui.label(widgets::strong("Searches to make elsewhere"));
    for search in searches {
        ui.horizontal(|ui| {
            widgets::copy_button(ui, ctx, search);
            ui.add(egui::Label::new(widgets::quiet(ctx, search)).truncate());
        });
    }
}
