//! All documents in one table: verdict, score and pillars with their intervals drawn; sortable.

use egui::{FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::context::UiContext;
use super::theme::{size, space};
use super::widgets::{self, OnScale};
use crate::app::{Command, Document, Stage, band_of, score_words};
use crate::score::Pillar;

const ROW: f32 = 40.0;

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Column {
    /// As loaded.
    #[default]
    Order,
    Name,
    Score,
    Pillar(Pillar),
}

impl Column {
    const fn name(self) -> &'static str {
        match self {
            Self::Order => "#",
            Self::Name => "Document",
            Self::Score => "Reliability",
            Self::Pillar(pillar) => pillar.name(),
        }
    }

    /// The value to sort by; unmeasured ones come last.
    fn value(self, document: &Document) -> f64 {
        let report = document.analysis().map(|analysis| &analysis.report);
        let value = match self {
            Self::Order | Self::Name => None,
            Self::Score => report.and_then(|report| report.reliability.score),
            Self::Pillar(pillar) => report.and_then(|report| Some(report.pillars.get(pillar)?.score)),
        };
        value.unwrap_or(f64::NEG_INFINITY)
    }
}

/// Draw the table.
pub(super) fn compare_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let key = egui::Id::unique("compare-sort");
    let (by, reversed): (Column, bool) = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let shown = ctx.state.documents.iter().filter(|document| !ctx.state.is_hidden(document));
    let mut documents: Vec<&Document> = shown.collect();
    let waiting = ctx.state.documents.len() - documents.len();
    if waiting > 0 {
        ui.label(widgets::quiet(ctx, format!("{waiting} more after their predictions are revealed.")));
    }
    match by {
        Column::Order => (),
        Column::Name => documents.sort_by_cached_key(|document| document.name.to_lowercase()),
        _ => documents.sort_by(|a, b| by.value(b).total_cmp(&by.value(a))),
    }
    if reversed {
        documents.reverse();
    }
    let wide = ui.available_width() > 760.0;
    let mut columns = vec![(Column::Name, 0.30), (Column::Score, 0.22)];
    if wide {
        columns.extend(Pillar::ALL.iter().map(|pillar| (Column::Pillar(*pillar), 0.12)));
    } else {
        columns = vec![(Column::Name, 0.5), (Column::Score, 0.5)];
    }
    let width = ui.available_width() - space::L;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (column, share) in &columns {
            let arrow = match (*column == by, reversed) {
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
            let font = FontId::new(size::CAPTION, super::fonts::strong());
            let galley = widgets::one_line(ui, &words, font, color, rect.width() - space::S);
            ui.painter().galley(
                pos2(rect.left() + space::S, rect.center().y - galley.size().y / 2.0),
                galley,
                color,
            );
            if response.clicked() {
                let next = if *column == by { (by, !reversed) } else { (*column, false) };
                ui.data_mut(|data| data.insert_temp(key, next));
            }
        }
    });
    ui.separator();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).id_salt("compare").show_rows(
        ui,
        ROW,
        documents.len(),
        |ui, rows| {
            for document in documents.iter().skip(rows.start).take(rows.len()) {
                row_ui(ui, ctx, document, &columns, width);
            }
        },
    );
}

fn row_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, columns: &[(Column, f32)], width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let said = match document.analysis() {
        Some(analysis) => {
            let score = score_words(&analysis.report.reliability).unwrap_or_default();
            format!("Compare {}: {} {score}", document.name, band_of(&analysis.report.reliability).name())
        }
        None => format!("Compare {}", document.name),
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
        cell_ui(ui, ctx, document, *column, cell);
    }
    if response.clicked() {
        ctx.send(Command::Select(document.id));
    }
}

fn cell_ui(ui: &Ui, ctx: &UiContext<'_>, document: &Document, column: Column, cell: Rect) {
    let text = |text: &str, left: f32, color| {
        let galley =
            widgets::one_line(ui, text, FontId::proportional(size::BODY), color, cell.right() - left);
        ui.painter().galley(pos2(left, cell.center().y - galley.size().y / 2.0), galley, color);
    };
    let Some(analysis) = document.analysis() else {
        match (column, &document.stage) {
            (Column::Name, _) => text(&document.name, cell.left() + 28.0, ctx.tokens.text),
            (Column::Score, Stage::Failed(reason)) => text(reason, cell.left(), ctx.tokens.alarm),
            (Column::Score, Stage::Cancelled) => text("Cancelled", cell.left(), ctx.tokens.quiet),
            (Column::Score, _) => text("…", cell.left(), ctx.tokens.quiet),
            _ => (),
        }
        return;
    };
    let reliability = &analysis.report.reliability;
    let band = band_of(reliability);
    let on = match column {
        Column::Order | Column::Name => {
            let bars = Rect::from_center_size(pos2(cell.left() + 10.0, cell.center().y), vec2(18.0, 15.0));
            widgets::paint_verdict_bars(ui, ctx.tokens, band, bars);
            return text(&document.name, cell.left() + 28.0, ctx.tokens.text);
        }
        Column::Score => reliability.score.map(|value| OnScale {
            value,
            low: reliability.low.unwrap_or(value),
            high: reliability.high.unwrap_or(value),
        }),
        Column::Pillar(pillar) => analysis.report.pillars.get(pillar).map(|info| OnScale {
            value: info.score,
            low: info.low,
            high: info.high,
        }),
    };
    let Some(on) = on else {
        let words = if column == Column::Score { band.name() } else { "–" };
        return text(words, cell.left(), ctx.tokens.quiet);
    };
    text(&format!("{:.0}", on.value), cell.left(), ctx.tokens.text);
    let color = if column == Column::Score { ctx.tokens.band(band) } else { ctx.tokens.accent };
    let scale = Rect::from_min_max(pos2(cell.left() + 30.0, cell.top()), cell.max);
    widgets::paint_scale(ui, ctx.tokens, on, color, scale);
}
