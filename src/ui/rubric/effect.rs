//! What the edited rubric does to the open documents: before, now, and how many verdicts change.

use egui::{FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Command, Document, Page, Standing};
use crate::score::Band;
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::widgets;

const ROW: f32 = 58.0;

/// Draw the list.
pub(super) fn effect_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    widgets::title_ui(ui, "What it does");
    let documents: Vec<(&Document, Standing)> = ctx
        .state
        .documents
        .iter()
        .filter_map(|it| Some((it, Standing::of(&ctx.state.shown(it)?.report.reliability))))
        .collect();
    if documents.is_empty() {
        ui.label(widgets::quiet(ctx, "Open a few documents to see how a change moves their verdicts."));
        widgets::command_button(ui, ctx, &Command::OpenSamples);
        return;
    }
    let n_changed = documents.iter().filter(|(it, now)| changed(it, *now).is_some()).count();
    let words = if ctx.state.is_rubric_edited() {
        let base = &ctx.state.rubric_base.name;
        format!("{n_changed} of {} verdicts differ from {base}.", documents.len())
    } else {
        "Change a number and see here which verdicts move.".to_owned()
    };
    ui.label(widgets::strong(words));
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().auto_shrink(false).id_salt("effect");
    area.show_rows(ui, ROW, documents.len(), |ui, rows| {
        for (document, now) in documents.iter().skip(rows.start).take(rows.len()) {
            row_ui(ui, ctx, document, *now);
        }
    });
}

/// The verdict that it had before, where that was another.
fn changed(document: &Document, now: Standing) -> Option<Band> {
    document.before.map(|before| before.band).filter(|band| *band != now.band)
}

fn row_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, now: Standing) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let was = changed(document, now);
    let verdict =
        was.map_or_else(|| now.band.name().to_owned(), |was| format!("{} → {}", was.name(), now.band.name()));
    let number = |it: Standing| it.score.map(|score| format!("{:.0}", score.value)).unwrap_or_default();
    let score = match document.before {
        Some(before) if number(before) != number(now) => format!("{} → {}", number(before), number(now)),
        _ => number(now),
    };
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ListItem, true, format!("Effect on {}: {verdict} {score}", document.name))
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, ctx.tokens.hover);
    }
    let inner = rect.shrink2(vec2(space::S, space::XS));
    let bars = Rect::from_min_size(inner.min + vec2(0.0, 2.0), vec2(18.0, 15.0));
    widgets::paint_verdict_bars(ui, ctx.tokens, now.band, bars);
    let left = inner.left() + 26.0;
    let strong = FontId::new(size::BODY, crate::ui::fonts::strong());
    let figure = widgets::one_line(ui, &score, strong, ctx.tokens.text, inner.width() * 0.4);
    let figure_left = inner.right() - figure.size().x;
    ui.painter().galley(pos2(figure_left, inner.top()), figure, ctx.tokens.text);
    let body = FontId::proportional(size::BODY);
    let name = widgets::one_line(ui, &document.name, body, ctx.tokens.text, figure_left - left - space::S);
    ui.painter().galley(pos2(left, inner.top()), name, ctx.tokens.text);
    let color = if was.is_some() { ctx.tokens.band(now.band) } else { ctx.tokens.quiet };
    let font = FontId::proportional(size::CAPTION);
    let line = widgets::one_line(ui, &verdict, font, color, inner.right() - left);
    ui.painter().galley(pos2(left, inner.top() + 18.0), line, color);
    let scale = Rect::from_min_max(pos2(left, inner.top() + 36.0), pos2(inner.right() - 6.0, inner.bottom()));
    if let Some(before) = document.before.and_then(|before| before.score) {
        widgets::paint_tick(ui, ctx.tokens, before.value, scale);
    }
    if let Some(score) = now.score {
        widgets::paint_scale(ui, ctx.tokens, score, ctx.tokens.band(now.band), scale);
    }
    if response.on_hover_text("Show its dashboard.").clicked() {
        ctx.send(Command::Select(document.id));
        ctx.send(Command::ShowPage(Page::Dashboard));
    }
}
