//! The worksheet of the shown document: questions, what was found for each, and room for the reader's judgement.

use std::sync::{Arc, Weak};

use egui::{Align, Frame, Id, Label, Layout, Margin, RichText, ScrollArea, Ui};

use super::context::UiContext;
use super::field::{Field, field_ui};
use super::theme::{size, space};
use super::widgets;
use crate::app::{ClassCommand, Command, Document, EXPORTED_WORKSHEET};
use crate::study::Notebook;
use crate::study::worksheet::{Fact, Found, Question, Worksheet, facts_of, worksheet, worksheets};
use crate::worker::Analysis;

/// Below this height, in points, the window is low.
const LOW: f32 = 420.0;

/// From this width on, the count of answers and the export stand in one row.
const ONE_ROW: f32 = 420.0;

/// The widest column, in points.
const COLUMN: f32 = 760.0;

/// Draw it.
pub(super) fn worksheet_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let Some(analysis) = document.analysis() else { return };
    let Some(sheet) = worksheet(&ctx.state.settings.worksheet).or_else(|| worksheets().first()) else {
        return;
    };
    let notebook = ctx.state.notebook(document);
    let hides = ctx.state.hides_selected();
    let facts = if hides { Arc::default() } else { facts(ui, analysis, sheet) };
    // Where the window is low, what stands above the questions scrolls with them.
    let low = ui.available_height() < LOW;
    if !low {
        let head = Frame::new().fill(ctx.tokens.surface).inner_margin(Margin::symmetric(0, 10));
        egui::Panel::top("worksheet").frame(head).show(ui, |ui| {
            column_ui(ui, |ui| head_ui(ui, ctx, (sheet, notebook), document.title()));
        });
    }
    ScrollArea::vertical().auto_shrink(false).id_salt(("worksheet", document.id, &sheet.id)).show(ui, |ui| {
        column_ui(ui, |ui| {
            ui.add_space(space::S);
            if low {
                head_ui(ui, ctx, (sheet, notebook), document.title());
            }
            if hides {
                ui.label(widgets::quiet(
                    ctx,
                    "What was found is filled in when you have revealed Candor’s marks.",
                ));
            }
            let mut facts = facts.iter().map(Vec::as_slice);
            for group in &sheet.groups {
                ui.add_space(space::S);
                widgets::title_ui(ui, &group.name);
                for question in &group.items {
                    let facts = facts.next().unwrap_or_default();
                    question_ui(ui, ctx, (sheet, question), (facts, notebook), document);
                }
            }
            ui.add_space(space::L);
            ui.label(widgets::quiet(
                ctx,
                format!("Questions after {}, in our own words. No points, no totals.", sheet.source),
            ));
            ui.add_space(space::XL);
        });
        widgets::page_keys(ui, ctx);
    });
}

/// What was found for each question, in their order.
type Facts = Arc<Vec<Vec<Fact>>>;

/// The facts of a sheet, made anew only for another analysis or sheet: they read the whole report.
fn facts(ui: &Ui, analysis: &Arc<Analysis>, sheet: &Worksheet) -> Facts {
    let id = Id::unique("worksheet-facts");
    let known = ui.data(|data| data.get_temp::<(Weak<Analysis>, String, Facts)>(id));
    if let Some((of, known_sheet, facts)) = known
        && of.as_ptr() == Arc::as_ptr(analysis)
        && known_sheet == sheet.id
    {
        return facts;
    }
    let of_question = |question: &Question| {
        question.facts.iter().filter_map(|name| facts_of(&analysis.report, name)).collect()
    };
    let facts: Facts = Arc::new(sheet.questions().map(of_question).collect());
    let made = (Arc::downgrade(analysis), sheet.id.clone(), Arc::clone(&facts));
    ui.data_mut(|data| data.insert_temp(id, made));
    facts
}

/// A column in the middle, no wider than is good to read.
fn column_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let widest = (ui.available_width() - 2.0 * space::L).min(COLUMN);
    widgets::column(ui, widest, content);
}

/// Which worksheet, how far, and how to print it.
fn head_ui(ui: &mut Ui, ctx: &UiContext<'_>, (sheet, notebook): (&Worksheet, &Notebook), title: &str) {
    ui.horizontal_wrapped(|ui| {
        for other in worksheets() {
            let chosen = other.id == sheet.id;
            if widgets::choice(ui, ctx, chosen, &other.name).on_hover_text(&other.about).clicked() {
                ctx.send(Command::Class(ClassCommand::ChooseWorksheet(&other.id)));
            }
        }
    });
    widgets::heading_ui(ui, ctx, &format!("{}: {title}", sheet.name), 1);
    ui.label(&sheet.about);
    let n = sheet.questions().count();
    let answered = sheet.questions().filter(|it| !notebook.answer(&sheet.id, &it.id).is_empty()).count();
    let said = widgets::quiet(ctx, format!("You answered {answered} of {n} questions."));
    let export = Command::Export(EXPORTED_WORKSHEET);
    if ui.available_width() < ONE_ROW {
        ui.label(said);
        widgets::command_button(ui, ctx, &export);
        return;
    }
    ui.horizontal(|ui| {
        ui.label(said);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            widgets::command_button(ui, ctx, &export);
        });
    });
}

fn question_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    (sheet, question): (&Worksheet, &Question),
    (facts, notebook): (&[Fact], &Notebook),
    document: &Document,
) {
    widgets::card(ui, ctx, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(widgets::strong(&question.text));
        for fact in facts {
            fact_ui(ui, ctx, fact);
        }
        if !question.look.is_empty() {
            sign_ui(ui, ("→", ctx.tokens.accent), |ui| {
                ui.label(RichText::new(&question.look).size(size::CAPTION).color(ctx.tokens.accent));
            });
        }
        ui.add_space(space::XS);
        let name = format!("Your judgement: {}", question.text);
        let look = Field { name: &name, hint: "Your judgement", rows: 2, width: f32::INFINITY };
        let id = Id::unique(("answer", document.id, &sheet.id, &question.id));
        if let (_, Some(answer)) = field_ui(ui, id, notebook.answer(&sheet.id, &question.id), look) {
            let (sheet, question) = (sheet.id.clone(), question.id.clone());
            ctx.send(Command::Class(ClassCommand::Answer(sheet, question, answer)));
        }
    });
    ui.add_space(space::XS);
}

fn sign_ui(ui: &mut Ui, (sign, color): (&str, egui::Color32), content: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.add_sized([14.0, 16.0], Label::new(widgets::strong(sign).color(color)));
        ui.vertical(content);
    });
}

fn fact_ui(ui: &mut Ui, ctx: &UiContext<'_>, fact: &Fact) {
    let sign = match fact.found {
        // No tick: what was found may speak against the text.
        Found::Yes => ("•", ctx.tokens.accent),
        Found::Perhaps => ("?", ctx.tokens.accent),
        Found::No => ("–", ctx.tokens.quiet),
    };
    sign_ui(ui, sign, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::flow_ui(ui, &fact.text, size::CAPTION, ctx.tokens.quiet);
        for (words, span) in &fact.places {
            widgets::words_link(ui, ctx, words, Command::ShowPlace(*span));
        }
    });
}
