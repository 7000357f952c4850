//! The card of the selected words, below the text: what kind they are, a note on them, and a copy.

use egui::{Align, Id, Layout, Ui};

use super::context::UiContext;
use super::field::{Field, field_ui};
use super::theme::{size, space};
use super::words::{counted, flat};
use super::{fonts, kinds, widgets};
use crate::app::{ClassCommand, Command, Document, ReaderCommand};
use crate::signal::Kind;
use crate::text::Span;
use crate::worker::DocumentId;

/// From this width on, in points, a button copies beside the one that takes a mark away.
const WITH_COPY: f32 = 380.0;

fn field_id(document: DocumentId, span: Span) -> Id {
    Id::unique(("remark", document, span))
}

/// The field of the note on these words.
pub(super) fn note_id(document: DocumentId, span: Option<Span>) -> Id {
    field_id(document, span.unwrap_or_default()).with("field")
}

/// Draw the card; nothing where no words are selected.
pub(super) fn selection_card_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let Some(analysis) = document.analysis() else { return };
    let Some(span) = ctx.state.selected_words() else { return };
    ui.spacing_mut().item_spacing.y = space::S;
    ui.horizontal(|ui| {
        let words = span.of(&analysis.text);
        ui.label(widgets::quiet(ctx, counted(words.split_whitespace().count(), "word")));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.button("×").on_hover_text("Clear the selection (Esc)");
            close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Clear the selection"));
            if close.clicked() {
                ctx.send(Command::Reader(ReaderCommand::Select(None)));
            }
            if !ctx.state.hides_selected() || ui.available_width() > WITH_COPY {
                widgets::command_button(ui, ctx, &Command::Reader(ReaderCommand::CopyWords));
            }
            let picks = &ctx.state.notebook(document).prediction.picks;
            if ctx.state.hides_selected() && picks.iter().any(|it| it.place.span().overlaps(span)) {
                widgets::command_button(ui, ctx, &Command::Class(ClassCommand::Unpick));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = egui::FontId::new(size::TITLE, fonts::reading());
                let words = format!("“{}”", flat(words, 200));
                let shown = widgets::one_line(ui, &words, font, ctx.tokens.text, ui.available_width());
                let response = ui.label(shown);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
            });
        });
    });
    if ctx.state.hides_selected() {
        kinds_ui(ui, ctx, document, span);
    }
    let notebook = ctx.state.notebook(document);
    let kept = notebook.remark_at(span).map_or("", |remark| remark.text.as_str());
    let look = Field {
        name: "Note on these words",
        hint: "A note on these words; kept on this computer",
        rows: 1,
        width: f32::INFINITY,
    };
    if let (_, Some(note)) = field_ui(ui, field_id(document.id, span), kept, look) {
        ctx.send(Command::Reader(ReaderCommand::Remark(span, note)));
    }
}

/// The kinds that the words can be marked as; the letter of each is its key.
fn kinds_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, span: Span) {
    let picks = &ctx.state.notebook(document).prediction.picks;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        ui.label(widgets::strong("These words are:"));
        for kind in Kind::ALL.iter().filter(|kind| ctx.state.settings.shows(**kind)) {
            let chosen = picks.iter().any(|it| it.place.span() == span && it.kind == kind.id());
            let response = widgets::kind_choice(ui, ctx, chosen, *kind);
            let hint = format!("{}\nKey in the text: {}", kinds::meaning(*kind), kind.letter());
            if response.on_hover_text(hint).clicked() {
                ctx.send(Command::Class(ClassCommand::Pick(*kind)));
            }
        }
    });
}
