//! The rubric that all documents are scored with, and its hash, so that two scores can be told to be comparable.

use egui::{ComboBox, Ui};

use crate::app::Command;
use crate::report::Report;
use crate::score::rubric::PRESETS;
use crate::ui::context::UiContext;
use crate::ui::widgets;

pub(super) fn rubric_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Rubric");
        let combo = ComboBox::from_id_salt("rubric").selected_text(&report.rubric.name).width(170.0);
        let shown = combo.show_ui(ui, |ui| {
            for (id, _) in PRESETS {
                let command = Command::ChooseRubric(id);
                let response = ui.selectable_label(ctx.state.settings.rubric == *id, command.text());
                if response.on_hover_text(command.tooltip()).clicked() {
                    ctx.send(command);
                }
            }
        });
        shown.response.labelled_by(label.id);
        ui.label(widgets::quiet(ctx, "for all documents"));
    });
    ui.label(widgets::quiet(ctx, &ctx.state.rubric.summary));
    let hash = format!("Fingerprint {}: scores with the same one can be compared.", report.rubric.hash);
    ui.label(widgets::quiet(ctx, hash));
}
