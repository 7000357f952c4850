//! The dashboard of one document: verdict first, then what decides it, then everything behind it.

mod along;
mod behind;
mod evidence;
mod findings;
mod firmness;
mod genre;
mod graph;
mod limits;
mod pillars;
mod questions;
mod rates;
mod readability;
mod reading;
mod rubric;
mod said;
mod verdict;
mod waterfall;

use std::ops::Range;

use egui::{ScrollArea, Ui};

use super::context::UiContext;
use super::theme::space;
use super::{predict, widgets};
use crate::app::Document;
use crate::worker::Analysis;

/// From this width on, verdict and text stand in two columns.
const TWO_COLUMNS: f32 = 860.0;

/// From this width on, what it rests on has a column of its own, too.
const THREE_COLUMNS: f32 = 1_400.0;

/// What stands in a column.
type Section<'a> = &'a dyn Fn(&mut Ui);

/// The widest column, in points.
const COLUMN: f32 = 580.0;

/// Draw all of it. `visible` are the bytes of the text that the reader shows, where there is one beside it.
pub(super) fn dashboard_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    document: &Document,
    visible: Option<&Range<usize>>,
) {
    let Some(analysis) = document.analysis() else { return };
    let report = &analysis.report;
    let id = ("dashboard", document.id);
    ScrollArea::vertical().auto_shrink(false).id_salt(id).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let limits = |ui: &mut Ui| {
            section(ui, ctx, "What this cannot show", |ui| limits::limits_ui(ui, ctx, report));
        };
        let verdict = |ui: &mut Ui| verdict_ui(ui, ctx, document, analysis);
        let sources = |ui: &mut Ui| sources_ui(ui, ctx, document, analysis);
        let text = |ui: &mut Ui| text_ui(ui, ctx, analysis, visible);
        let columns: &[&[Section<'_>]] = match ui.available_width() {
            room if room < TWO_COLUMNS => &[&[&verdict, &sources, &text, &limits]],
            room if room < THREE_COLUMNS => &[&[&verdict, &sources, &limits], &[&text]],
            _ => &[&[&verdict], &[&sources, &limits], &[&text]],
        };
        widgets::column(ui, columns.len() as f32 * COLUMN, |ui| {
            if visible.is_none() {
                widgets::heading_ui(ui, ctx, document.title(), 2);
            }
            ui.columns(columns.len(), |parts| {
                for (part, sections) in parts.iter_mut().zip(columns) {
                    part.vertical(|ui| sections.iter().for_each(|section| section(ui)));
                }
            });
        });
        ui.add_space(space::XL);
        if visible.is_none() {
            widgets::page_keys(ui, ctx);
        }
    });
}

/// The verdict and what it is made of.
fn verdict_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, analysis: &Analysis) {
    let report = &analysis.report;
    if ctx.state.shows_prediction(document) {
        predict::agreement_ui(ui, ctx, document, report);
    }
    widgets::card(ui, ctx, |ui| verdict::verdict_ui(ui, ctx, report));
    ui.add_space(space::S);
    verdict::alerts_ui(ui, ctx, report);
    section(ui, ctx, "What it rests on", |ui| pillars::pillars_ui(ui, ctx, report));
    if !report.reliability.contributions.is_empty() {
        section(ui, ctx, "Where the points went", |ui| waterfall::waterfall_ui(ui, ctx, report));
    }
    if report.reliability.score.is_some() {
        section(ui, ctx, "How firm the verdict is", |ui| firmness::firmness_ui(ui, ctx, document, report));
    }
}

/// What it cites, what it is, who made it and what is said of it.
fn sources_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, analysis: &Analysis) {
    let report = &analysis.report;
    section(ui, ctx, "What it cites", |ui| evidence::evidence_ui(ui, ctx, analysis));
    section(ui, ctx, "What kind of text it is", |ui| genre::genre_ui(ui, ctx, document, report));
    section(ui, ctx, "Who made it", |ui| questions::makers_ui(ui, ctx, report));
    if !ctx.state.notebook(document).is_empty() {
        section(ui, ctx, "What you wrote", |ui| said::said_ui(ui, ctx, document));
    }
    section(ui, ctx, "What it is scored with", |ui| rubric::rubric_ui(ui, ctx, report));
}

/// What the text is like.
fn text_ui(ui: &mut Ui, ctx: &UiContext<'_>, analysis: &Analysis, visible: Option<&Range<usize>>) {
    let report = &analysis.report;
    section(ui, ctx, "How hard it is to read", |ui| reading::reading_ui(ui, ctx, report));
    section(ui, ctx, "Every formula", |ui| readability::readability_ui(ui, ctx, report));
    section(ui, ctx, "Along the text", |ui| along::along_ui(ui, ctx));
    section(ui, ctx, "Beside real genres", |ui| rates::rates_ui(ui, ctx, report));
    section(ui, ctx, "Marked words", |ui| findings::findings_ui(ui, ctx, report, visible));
    if !report.same_term.is_empty() {
        section(ui, ctx, "One thing, said in two ways", |ui| questions::same_term_ui(ui, ctx, report));
    }
    if !report.coverage.items.is_empty() {
        section(ui, ctx, "Questions to ask of any text", |ui| questions::coverage_ui(ui, ctx, report));
    }
}

fn section(ui: &mut Ui, ctx: &UiContext<'_>, title: &str, content: impl FnOnce(&mut Ui)) {
    widgets::card(ui, ctx, |ui| {
        widgets::title_ui(ui, title);
        ui.add_space(space::XS);
        content(ui);
    });
    ui.add_space(space::S);
}
