//! The card of the chosen mark, below the text: its words, its rule, its reason, its points, and the reader's say.

use egui::{Id, Ui};

use super::context::UiContext;
use super::field::{Field, field_ui};
use super::theme::{size, space};
use super::words::{flat, grouped};
use super::{fonts, kinds, reader, widgets};
use crate::app::{Command, Document, ReaderCommand, points_of};
use crate::report::{Mark, Report, Rule};
use crate::signal::{Kind, signal};
use crate::study::{Judgement, plain};

/// Draw the card; nothing where no mark is chosen.
pub(super) fn mark_card_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let Some(analysis) = document.analysis() else { return };
    let Some(idx) = ctx.state.mark else { return };
    let Some(mark) = analysis.report.signals.get(idx) else { return };
    let kind = mark.kind;
    ui.spacing_mut().item_spacing.y = space::XS + 1.0;
    ui.horizontal(|ui| {
        widgets::kind_badge(ui, ctx, kind);
        ui.label(widgets::strong(kind.name()).color(ctx.tokens.kind(kind)));
        ui.label(widgets::quiet(ctx, ctx.place_of_mark()));
        widgets::at_right(ui, "mark-card", |ui| {
            for (text, command) in [("Previous", Command::PreviousMark), ("Next", Command::NextMark)] {
                let keys = command.shortcut().map(|keys| format!(" ({})", keys.words())).unwrap_or_default();
                if ui.button(text).on_hover_text(format!("{}{keys}", command.tooltip())).clicked() {
                    ctx.send(command);
                }
            }
            let close = ui.button("×").on_hover_text("Close (Esc)");
            widgets::name(&close, "Close the card of this mark");
            if close.clicked() {
                ctx.send(Command::SelectMark(None));
            }
        });
    });
    quote_ui(ui, ctx, analysis, mark, kind);
    ui.label(plain::words(mark.kind, mark.subtype)).on_hover_text(kinds::meaning(kind));
    rule_ui(ui, ctx, &analysis.report, mark);
    judgement_ui(ui, ctx, document, (idx, mark));
}

/// The words among their neighbours.
fn quote_ui(ui: &mut Ui, ctx: &UiContext<'_>, analysis: &crate::worker::Analysis, mark: &Mark, kind: Kind) {
    let (before, after) = analysis.around(mark.span, 60);
    let flat = |text: &str| flat(text, 240);
    let mut words = Vec::new();
    let format = |color| egui::text::TextFormat {
        font_id: egui::FontId::new(size::TITLE, fonts::reading()),
        color,
        ..Default::default()
    };
    if !before.is_empty() {
        words.push((format!("…{} ", flat(before)), format(ctx.tokens.quiet)));
    }
    let mut marked = format(ctx.tokens.text);
    marked.background = ctx.tokens.tint(kind);
    words.push((flat(&mark.text), marked));
    if !after.is_empty() {
        words.push((format!(" {}…", flat(after)), format(ctx.tokens.quiet)));
    }
    let response = ui.label(reader::paragraph(ui, &words, ui.available_width()));
    let said: String = words.iter().map(|(words, _)| words.as_str()).collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said.as_str()));
}

/// Why it was marked, by which rule, from which source, and what it costs.
fn rule_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report, mark: &Mark) {
    let Rule { signal: signal_id, rule } = mark.rule;
    let row = signal(signal_id);
    let name = row.map_or(signal_id, |row| row.name);
    let points: Vec<String> =
        points_of(report, mark).map(|it| format!("{} {}", it.shown(), it.name)).collect();
    let n = ctx.index.counts.get(&mark.kind).copied().unwrap_or(1);
    let said = if points.is_empty() {
        "It does not change the score.".to_owned()
    } else {
        let others =
            if n > 1 { format!(", shared by {} marks of this kind", grouped(n)) } else { String::new() };
        format!("Points: {}{others}.", points.join(", "))
    };
    let response = ui.label(widgets::quiet(ctx, format!("{said} Rule: {name}, “{rule}”.")));
    if let Some(row) = row {
        response.on_hover_text(format!("{}\nSource: {}", row.summary, row.source));
    }
}

/// Agree, disagree, and why: the reader's side, kept and exported.
fn judgement_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, (idx, mark): (usize, &Mark)) {
    let notebook = ctx.state.notebook(document);
    let said = notebook.said_of(mark);
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.label(widgets::strong("Is this mark right?"));
        for judgement in [Judgement::Agree, Judgement::Disagree] {
            let command = Command::Reader(ReaderCommand::Judge(judgement));
            let chosen = said.and_then(|said| said.judgement) == Some(judgement);
            widgets::choice_of(ui, ctx, chosen, &command);
        }
    });
    let look = Field {
        name: "Why?",
        hint: "Why? In your words; kept on this computer",
        rows: 1,
        width: f32::INFINITY,
    };
    let id = Id::unique(("why", document.id, idx));
    if let (_, Some(why)) = field_ui(ui, id, said.map_or("", |said| said.why.as_str()), look) {
        ctx.send(Command::Reader(ReaderCommand::SayWhy(idx, why)));
    }
}
