//! A few documents on the same scale: intervals drawn one under the other, and in words what differs beyond noise.

use egui::{FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{
    Command, CompareCommand, Document, Standing, band_of, interval_of, kind_counts, score_words,
};
use crate::report::{Comparison, Report, compare, compare_pillar};
use crate::score::{Band, Interval, Pillar};
use crate::signal::Kind;
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::{fonts, widgets};

const LINE: f32 = 24.0;

/// The widest page, in points.
const WIDEST: f32 = 1_100.0;

/// A card is at least this wide, in points.
const NARROWEST: f32 = 230.0;

/// One of the documents with its letter.
struct Column<'a> {
    letter: char,
    document: &'a Document,
    report: &'a Report,
}

/// Draw the page.
pub(super) fn side_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let chosen = ctx.state.compared.iter().filter_map(|id| ctx.state.document(*id));
    let ready = chosen.filter_map(|document| Some((document, &ctx.state.shown(document)?.report)));
    let columns: Vec<Column<'_>> = ready
        .zip('A'..='Z')
        .map(|((document, report), letter)| Column { letter, document, report })
        .collect();
    ScrollArea::vertical().auto_shrink(false).id_salt("side-by-side").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::column(ui, WIDEST, |ui| {
            ui.horizontal_wrapped(|ui| {
                widgets::title_ui(ui, "Side by side");
                widgets::command_button(ui, ctx, &Command::Compare(CompareCommand::Table));
                if let Some(rubric) = columns.first().map(|column| &column.report.rubric.name) {
                    ui.label(widgets::quiet(ctx, format!("All by one rubric: {rubric}.")));
                }
            });
            heads_ui(ui, ctx, &columns);
            widgets::card(ui, ctx, |ui| scales_ui(ui, ctx, &columns));
            widgets::card(ui, ctx, |ui| differences_ui(ui, ctx, &columns));
            widgets::card(ui, ctx, |ui| rates_ui(ui, ctx, &columns));
            ui.add_space(space::XL);
        });
        widgets::page_keys(ui, ctx);
    });
}

/// The cards beside one another, of one height; one below the other where they would be too narrow to read.
fn heads_ui(ui: &mut Ui, ctx: &UiContext<'_>, columns: &[Column<'_>]) {
    let n = columns.len().max(1);
    if ui.available_width() < n as f32 * NARROWEST {
        for column in columns {
            widgets::card(ui, ctx, |ui| head_ui(ui, ctx, column));
        }
        return;
    }
    let key = egui::Id::unique("side-heads");
    let before: f32 = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let mut highest: f32 = 0.0;
    ui.columns(n, |parts| {
        for (part, column) in parts.iter_mut().zip(columns) {
            part.vertical(|ui| {
                widgets::card(ui, ctx, |ui| {
                    head_ui(ui, ctx, column);
                    let height = ui.min_rect().height();
                    highest = highest.max(height);
                    ui.add_space((before - height).max(0.0));
                });
            });
        }
    });
    ui.data_mut(|data| data.insert_temp(key, highest));
    if (highest - before).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
}

fn head_ui(ui: &mut Ui, ctx: &UiContext<'_>, column: &Column<'_>) {
    let reliability = &column.report.reliability;
    let band = band_of(reliability);
    ui.horizontal(|ui| {
        ui.label(widgets::strong(column.letter.to_string()).size(size::TITLE));
        let font = FontId::new(size::BODY, fonts::strong());
        let title = column.document.title();
        let name = widgets::one_line(ui, title, font, ctx.tokens.text, ui.available_width());
        let name = ui.label(name);
        name.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
        name.on_hover_text(&column.document.name);
    });
    ui.horizontal(|ui| {
        widgets::verdict_bars(ui, ctx, band, 16.0);
        let name = widgets::strong(band.name()).color(ctx.tokens.band(band));
        ui.add(egui::Label::new(name).wrap());
    });
    let score = score_words(reliability).map_or_else(|| "No score".to_owned(), |it| format!("{it} of 100"));
    ui.label(widgets::quiet(ctx, score));
    for sentence in &column.report.summary {
        ui.label(sentence);
    }
    let show = ui.link(format!("Show {}", column.document.name));
    if show.clicked() {
        ctx.send(Command::Select(column.document.id));
    }
}

/// Every scale with the line of each document on it.
fn scales_ui(ui: &mut Ui, ctx: &UiContext<'_>, columns: &[Column<'_>]) {
    widgets::title_ui(ui, "On the same scale");
    group_ui(ui, ctx, "Reliability", columns, &|report| {
        let standing = Standing::of(&report.reliability);
        (standing.score, ctx.tokens.band(standing.band))
    });
    for pillar in Pillar::ALL {
        group_ui(ui, ctx, pillar.name(), columns, &|report| {
            (report.pillars.get(*pillar).map(interval_of), ctx.tokens.accent)
        });
    }
}

fn group_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    name: &str,
    columns: &[Column<'_>],
    on: &dyn Fn(&Report) -> (Option<Interval>, egui::Color32),
) {
    ui.label(widgets::strong(name));
    ui.spacing_mut().item_spacing.y = 2.0;
    for column in columns {
        let (value, color) = on(column.report);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        let words = value.map_or_else(
            || "not measured".to_owned(),
            |it| format!("{:.0} ({:.0} to {:.0})", it.value, it.low, it.high),
        );
        let said = format!("{name} of {}, {}: {words}", column.letter, column.document.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &said));
        let text = |text: &str, left: f32, color| {
            let galley = widgets::one_line(ui, text, FontId::proportional(size::CAPTION), color, 100.0);
            ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
        };
        text(&column.letter.to_string(), rect.left(), ctx.tokens.text);
        text(&words, rect.right() - 92.0, ctx.tokens.quiet);
        if let Some(on) = value {
            let scale = Rect::from_min_max(
                pos2(rect.left() + 20.0, rect.top()),
                pos2(rect.right() - 104.0, rect.bottom()),
            );
            widgets::paint_scale(ui, ctx.tokens, on, color, scale);
        }
    }
    ui.spacing_mut().item_spacing.y = space::S;
    ui.add_space(space::XS);
}

/// Every two of them in words: the whole, then the pillars that differ, then those that do not.
fn differences_ui(ui: &mut Ui, ctx: &UiContext<'_>, columns: &[Column<'_>]) {
    widgets::title_ui(ui, "What differs beyond noise");
    for (at, first) in columns.iter().enumerate() {
        for second in columns.iter().skip(at + 1) {
            let letters = (first.letter.to_string(), second.letter.to_string());
            match compare(first.report, second.report) {
                Some(whole) => sentence_ui(ui, ctx, "Reliability", &whole, &letters),
                None => drop(ui.label(format!(
                    "{} and {}: no score in one of them, so the whole cannot be compared.",
                    letters.0, letters.1
                ))),
            }
            let pillars = Pillar::ALL.iter().filter_map(|pillar| {
                Some((pillar.name(), compare_pillar(first.report, second.report, *pillar)?))
            });
            let (firm, noise): (Vec<_>, Vec<_>) = pillars.partition(|(_, comparison)| comparison.holds());
            for (name, comparison) in firm.iter().chain(&noise) {
                sentence_ui(ui, ctx, name, comparison, &letters);
            }
            shared_ui(ui, ctx, first, second);
            ui.separator();
        }
    }
    ui.label(widgets::quiet(
        ctx,
        "In each of 256 draws one half of the sentences of each document counts twice, the other not at all, and the weights are shaken alike for all.",
    ));
}

fn sentence_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    name: &str,
    comparison: &Comparison,
    letters: &(String, String),
) {
    let words = format!("{name}: {}", comparison.words(&letters.0, &letters.1));
    if comparison.holds() {
        ui.label(words);
    } else {
        ui.label(egui::RichText::new(words).color(ctx.tokens.quiet));
    }
}

fn shared_ui(ui: &mut Ui, ctx: &UiContext<'_>, first: &Column<'_>, second: &Column<'_>) {
    for (one, other) in [(first, second), (second, first)] {
        if let Some(share) = ctx.state.shared_with(one.document.id, other.document.id) {
            let words = format!(
                "{} shares {:.0} % of its passages with {}.",
                one.letter,
                share * 100.0,
                other.letter
            );
            ui.label(widgets::strong(words));
        }
    }
}

/// Marks per 1,000 words, kind by kind.
fn rates_ui(ui: &mut Ui, ctx: &UiContext<'_>, columns: &[Column<'_>]) {
    widgets::title_ui(ui, "Marks per 1,000 words");
    let counts: Vec<_> = columns.iter().map(|column| kind_counts(column.report)).collect();
    let rows = Kind::ALL.iter().filter(|kind| counts.iter().any(|count| count.contains_key(kind)));
    let grid = egui::Grid::new("side-rates").num_columns(columns.len() + 1).spacing([space::XL, space::XS]);
    grid.show(ui, |ui| {
        ui.label("");
        for column in columns {
            ui.label(widgets::strong(column.letter.to_string()));
        }
        ui.end_row();
        for kind in rows {
            ui.horizontal(|ui| {
                widgets::kind_badge(ui, ctx, *kind);
                ui.label(kind.name());
            });
            for (column, count) in columns.iter().zip(&counts) {
                let n = count.get(kind).copied().unwrap_or_default() as f64;
                let words = f64::from(column.report.counts.words.max(1));
                ui.label(format!("{:.1}", 1000.0 * n / words));
            }
            ui.end_row();
        }
    });
    let unscored = columns
        .iter()
        .any(|column| matches!(band_of(&column.report.reliability), Band::TooShort | Band::NotMeasured));
    if unscored {
        ui.label(widgets::quiet(ctx, "A short text makes a high rate of a single mark."));
    }
}
