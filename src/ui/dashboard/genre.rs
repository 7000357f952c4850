//! What kind of text it is taken for, why, and what the reader says instead.

use egui::{ComboBox, Ui};

use crate::app::{Command, Document};
use crate::report::Report;
use crate::signal::genre::Genre;
use crate::ui::context::UiContext;
use crate::ui::widgets;

pub(super) fn genre_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, report: &Report) {
    let genre = &report.genre;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Genre");
        let choices = std::iter::once(None).chain(Genre::ALL.iter().copied().map(Some));
        let combo = ComboBox::from_id_salt("genre").selected_text(genre.name).width(170.0);
        let shown = combo.height(320.0).show_ui(ui, |ui| {
            for choice in choices {
                let command = Command::ChooseGenre(choice);
                let response = ui.selectable_label(document.genre == choice, command.text());
                if response.on_hover_text(command.tooltip()).clicked() {
                    ctx.send(command);
                }
            }
        });
        shown.response.labelled_by(label.id);
        ui.label(widgets::strong(if genre.chosen { "chosen by you" } else { "guessed" }));
    });
    if genre.chosen {
        ui.label(widgets::quiet(ctx, "Choose “Guess from the text” to undo."));
    } else if genre.reasons.is_empty() {
        ui.label(widgets::quiet(ctx, "Nothing in the text speaks for a particular genre."));
    } else {
        let lead =
            format!("Why, with a lead of {:.0} % over the next likely genre:", genre.confidence * 100.0);
        ui.label(widgets::quiet(ctx, lead));
        for reason in &genre.reasons {
            ui.label(format!("•  {reason}"));
        }
    }
}
