//! What the figures cannot show, and where to look next.

use egui::Ui;

use crate::report::Report;
use crate::ui::context::UiContext;
use crate::ui::widgets;

/// The next steps outside the page, after Caulfield's SIFT and the habits of professional fact checkers.
const NEXT: &[(&str, &str)] = &[
    ("Stop.", "Do you know this site or author? What do you need the text for?"),
    ("Leave the page.", "Search for the author and the publisher, not on their own site."),
    ("Find better coverage.", "What do encyclopedias, agencies and experts on the subject say?"),
    ("Follow a source.", "Open one that is cited: does it say what the text says it does?"),
];

pub(super) fn limits_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    ui.label(report.note);
    for (step, question) in NEXT {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            ui.label(widgets::strong(*step));
            ui.label(*question);
        });
    }
    let uncounted: Vec<String> =
        report.counts.uncounted.iter().map(|(kind, words)| format!("{words} words in {kind}")).collect();
    if !uncounted.is_empty() {
        let left_out = format!("Not counted for readability: {}.", uncounted.join(", "));
        ui.label(widgets::quiet(ctx, left_out));
    }
    for notice in &report.notices {
        ui.label(widgets::quiet(ctx, notice));
    }
    let source = &report.source;
    let facts = format!(
        "{}, {} bytes, {}, {}. Rubric: {}.",
        source.format, source.bytes, source.encoding, report.language.name, report.rubric.name
    );
    ui.label(widgets::quiet(ctx, facts));
}
