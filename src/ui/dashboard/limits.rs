//! What the figures cannot show, and where to look next.

use egui::Ui;

use crate::report::Report;
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::{fonts, widgets};

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
        let mut job = egui::text::LayoutJob::default();
        let format = |family| egui::text::TextFormat {
            font_id: egui::FontId::new(size::BODY, family),
            color: ctx.tokens.text,
            ..Default::default()
        };
        job.append(step, 0.0, format(fonts::strong()));
        job.append(question, 5.0, format(egui::FontFamily::Proportional));
        ui.label(job);
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
