//! All documents in one table: verdict, place, score and pillars with their intervals drawn; sortable.

use egui::{FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::filter::{Column, View, filter_ui, ranking};
use crate::app::{Command, CompareCommand, Document, Stage, Standing, band_of, interval_of, score_words};
use crate::report::Rank;
use crate::score::Pillar;
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::widgets;
use crate::ui::words::sentence;

const ROW: f32 = 48.0;

/// Room for the tick before a row.
const TICK: f32 = 34.0;

/// Draw the table.
pub(super) fn table_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let mut view = View::load(ui);
    let documents = view.apply(ctx.state);
    let waiting = ctx.state.documents.iter().filter(|it| ctx.state.is_hidden(it)).count();
    if waiting == ctx.state.documents.len() {
        widgets::title_ui(ui, "Nothing to compare yet");
        ui.label("Every document waits for your prediction. Each is compared once you have revealed it.");
        return;
    }
    filter_ui(ui, ctx, &mut view, documents.len());
    if waiting > 0 {
        ui.label(widgets::quiet(ctx, format!("{waiting} more after their predictions are revealed.")));
    }
    ui.add_space(space::S);
    let width = ui.available_width() - space::L - TICK;
    let mut columns = vec![(Column::Name, 0.42), (Column::Rank, 0.22), (Column::Score, 0.36)];
    if width > 720.0 {
        columns = vec![(Column::Name, 0.27), (Column::Rank, 0.11), (Column::Score, 0.18)];
        columns.extend(Pillar::ALL.iter().map(|pillar| (Column::Pillar(*pillar), 0.11)));
    }
    header_ui(ui, ctx, &mut view, &columns, width);
    ui.separator();
    if documents.is_empty() {
        ui.label(widgets::quiet(ctx, "No document fits the filter."));
    }
    let ranking = ranking(ui, ctx.state);
    let place = |document: &Document| {
        let at = ctx.state.documents.iter().position(|it| it.id == document.id)?;
        ranking.get(at).copied().flatten()
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().auto_shrink(false).id_salt("compare");
    area.show_rows(ui, ROW, documents.len(), |ui, rows| {
        for document in documents.iter().skip(rows.start).take(rows.len()) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                tick_ui(ui, ctx, document);
                row_ui(ui, ctx, (document, place(document)), &columns, width);
            });
        }
        widgets::page_keys(ui, ctx);
    });
    view.store(ui);
}

fn header_ui(ui: &mut Ui, ctx: &UiContext<'_>, view: &mut View, columns: &[(Column, f32)], width: f32) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(TICK);
        for (column, share) in columns {
            let arrow = match (*column == view.by, view.reversed) {
                (false, _) => "",
                (true, false) => " ↓",
                (true, true) => " ↑",
            };
            let (rect, response) = ui.allocate_exact_size(vec2(width * share, 28.0), Sense::click());
            let words = format!("{}{arrow}", column.name());
            response
                .widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("Sort by {words}")));
            let color =
                if response.hovered() || response.has_focus() { ctx.tokens.accent } else { ctx.tokens.quiet };
            let font = FontId::new(size::CAPTION, crate::ui::fonts::strong());
            let galley = widgets::one_line(ui, &words, font, color, rect.width() - space::S);
            let at = pos2(rect.left() + space::S, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, color);
            if response.clicked() {
                (view.by, view.reversed) =
                    if *column == view.by { (view.by, !view.reversed) } else { (*column, false) };
            }
        }
    });
}

fn tick_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let (rect, _) = ui.allocate_exact_size(vec2(TICK, ROW), Sense::hover());
    let mut chosen = ctx.state.compared.contains(&document.id);
    let command = Command::Compare(CompareCommand::Toggle(document.id));
    let enabled = ctx.state.shown(document).is_some() && ctx.state.is_enabled(&command);
    let place = Rect::from_center_size(rect.center(), vec2(20.0, ui.spacing().interact_size.y));
    let response = ui
        .add_enabled_ui(enabled, |ui| {
            widgets::outline_ticks(ui, ctx);
            ui.put(place, egui::Checkbox::without_text(&mut chosen))
        })
        .inner;
    widgets::name(&response, &format!("Choose {}", document.name));
    let unread = "It has no report to compare.";
    let response = widgets::obstructed(response, ctx.state.obstacle(&command).unwrap_or(unread));
    if response.clicked() {
        ctx.send(command);
    }
}

fn row_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    (document, place): (&Document, Option<Rank>),
    columns: &[(Column, f32)],
    width: f32,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let under = under_name(ctx, document);
    let said = match ctx.state.shown(document) {
        Some(analysis) => {
            let score = score_words(&analysis.report.reliability).unwrap_or_default();
            let place = place.map(|place| format!(", place {}", place.words())).unwrap_or_default();
            let band = band_of(&analysis.report.reliability).name();
            format!("Compare {}: {band} {score}{place}. {}", document.name, under.0)
        }
        None => format!("Compare {}: {}", document.name, under.0),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
    if response.hovered() || ctx.state.selection == Some(document.id) {
        let fill = if response.hovered() { ctx.tokens.hover } else { ctx.tokens.chosen };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, ctx.tokens.accent), StrokeKind::Inside);
    }
    let mut left = rect.left();
    for (column, share) in columns {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width * share, ROW))
            .shrink2(vec2(space::S, 0.0));
        left += width * share;
        match column {
            Column::Order | Column::Name => name_ui(ui, ctx, document, &under, cell),
            Column::Rank => {
                let words = place.map_or_else(|| "–".to_owned(), |place| place.words());
                rank_ui(ui, ctx, &words, cell);
            }
            Column::Score | Column::Pillar(_) => figure_ui(ui, ctx, document, *column, cell),
        }
    }
    let place = place.map(|place| format!("\nPlace {}", place.words())).unwrap_or_default();
    if response.on_hover_text(format!("{}\n{}{place}", document.name, under.0)).clicked() {
        ctx.send(Command::Select(document.id));
    }
}

/// The line under the name, and whether something is wrong.
fn under_name(ctx: &UiContext<'_>, document: &Document) -> (String, bool) {
    if let Some((other, share)) = ctx.state.most_shared(document.id) {
        return (format!("Shares {:.0} % of its passages with {}", share * 100.0, other.name), false);
    }
    match &document.stage {
        Stage::Ready(analysis) => (analysis.report.reliability.verdict.clone(), false),
        Stage::Failed(reason) => (sentence(reason), true),
        Stage::Cancelled => ("Cancelled".to_owned(), false),
        Stage::Waiting | Stage::Working { .. } => ("…".to_owned(), false),
    }
}

/// The place with its range; where that has no room, the place alone, for half a range misleads.
fn rank_ui(ui: &Ui, ctx: &UiContext<'_>, words: &str, cell: Rect) {
    let font = FontId::proportional(size::BODY);
    let fits = !widgets::one_line(ui, words, font, ctx.tokens.text, cell.width()).elided;
    let shown = if fits { words } else { words.split(' ').next().unwrap_or(words) };
    text_ui(ui, shown, cell, ctx.tokens.text);
}

fn text_ui(ui: &Ui, text: &str, cell: Rect, color: egui::Color32) {
    let galley = widgets::one_line(ui, text, FontId::proportional(size::BODY), color, cell.width());
    ui.painter().galley(pos2(cell.left(), cell.center().y - galley.size().y / 2.0), galley, color);
}

fn name_ui(ui: &Ui, ctx: &UiContext<'_>, document: &Document, under: &(String, bool), cell: Rect) {
    if let Some(analysis) = ctx.state.shown(document) {
        let bars = Rect::from_center_size(pos2(cell.left() + 10.0, cell.center().y), vec2(18.0, 15.0));
        widgets::paint_verdict_bars(ui, ctx.tokens, band_of(&analysis.report.reliability), bars);
    }
    let left = cell.left() + 28.0;
    let body = FontId::proportional(size::BODY);
    let name = widgets::one_line(ui, &document.name, body, ctx.tokens.text, cell.right() - left);
    ui.painter().galley(pos2(left, cell.top() + 6.0), name, ctx.tokens.text);
    let color = if under.1 { ctx.tokens.alarm } else { ctx.tokens.quiet };
    let caption = FontId::proportional(size::CAPTION);
    let line = widgets::one_line(ui, &under.0, caption, color, cell.right() - left);
    ui.painter().galley(pos2(left, cell.top() + 25.0), line, color);
}

fn figure_ui(ui: &Ui, ctx: &UiContext<'_>, document: &Document, column: Column, cell: Rect) {
    let Some(analysis) = ctx.state.shown(document) else {
        return text_ui(ui, "–", cell, ctx.tokens.quiet);
    };
    let reliability = &analysis.report.reliability;
    let on = match column {
        Column::Pillar(pillar) => analysis.report.pillars.get(pillar).map(interval_of),
        _ => Standing::of(reliability).score,
    };
    let Some(on) = on else { return text_ui(ui, "–", cell, ctx.tokens.quiet) };
    text_ui(ui, &format!("{:.0}", on.value), cell, ctx.tokens.text);
    let color =
        if column == Column::Score { ctx.tokens.band(band_of(reliability)) } else { ctx.tokens.accent };
    let scale = Rect::from_min_max(pos2(cell.left() + 30.0, cell.top()), cell.max - vec2(space::S, 0.0));
    widgets::paint_scale(ui, ctx.tokens, on, color, scale);
}
