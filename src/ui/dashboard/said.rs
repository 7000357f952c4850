//! What the reader wrote about the document: judgements counted, notes listed, each leading to its words.

use egui::Ui;

use crate::app::{Command, Document, ReaderCommand};
use crate::signal::Kind;
use crate::study::{Judgement, Place};
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::widgets;
use crate::ui::words::counted;

/// So many entries of each sort are listed.
const MAX_ENTRIES: usize = 40;

pub(super) fn said_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let notebook = ctx.state.notebook(document);
    let tally = notebook.tally();
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.label(format!(
        "You agreed with {} and disagreed with {}; {}.",
        counted(tally.agreed, "mark"),
        tally.disagreed,
        counted(notebook.remarks.len(), "note")
    ));
    for said in notebook.said.iter().take(MAX_ENTRIES) {
        let judgement = said.judgement.map_or("No judgement", Judgement::name);
        let kind = Kind::from_id(&said.kind).map_or_else(String::new, |kind| kind.name().to_lowercase());
        entry_ui(ui, ctx, &format!("{judgement}, {kind}"), &said.place, &said.why);
    }
    for remark in notebook.remarks.iter().take(MAX_ENTRIES) {
        entry_ui(ui, ctx, "Note", &remark.place, &remark.text);
    }
    ui.label(widgets::quiet(ctx, "Kept on this computer, and in every export."));
}

fn entry_ui(ui: &mut Ui, ctx: &UiContext<'_>, what: &str, place: &Place, words: &str) {
    ui.horizontal(|ui| {
        ui.label(widgets::quiet(ctx, what));
        widgets::words_link(ui, ctx, &place.words, Command::Reader(ReaderCommand::select(place.span())));
    });
    if !words.is_empty() {
        widgets::flow_ui(ui, words, size::BODY, ctx.tokens.text);
    }
}
