//! Along the text: where it cites, where it is sure and where it is careful, part by part.

use egui::{Align2, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::Command;
use crate::signal::Kind;
use crate::ui::context::UiContext;
use crate::ui::index::{PARTS, Parts};
use crate::ui::theme::{size, space};
use crate::ui::widgets;

/// Height of one lane in points.
const LANE: f32 = 44.0;

/// The lanes: what goes up and what goes down from the middle line.
const LANES: &[Lane] = &[
    Lane {
        name: "Sources",
        up: &[Kind::Citation, Kind::NamedSource, Kind::Reference],
        down: &[Kind::VagueAttribution],
    },
    Lane { name: "Sureness", up: &[Kind::Booster], down: &[Kind::Hedge] },
];

struct Lane {
    name: &'static str,
    up: &'static [Kind],
    down: &'static [Kind],
}

pub(super) fn along_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let parts = &ctx.index.along;
    for lane in LANES {
        let captions = [names(lane.up, "▲"), names(lane.down, "▼")];
        ui.horizontal_wrapped(|ui| {
            ui.label(widgets::strong(lane.name).size(size::CAPTION));
            for caption in captions {
                ui.label(widgets::quiet(ctx, caption));
            }
        });
        lane_ui(ui, ctx, lane, parts);
    }
    ui.horizontal(|ui| {
        ui.label(widgets::quiet(ctx, "Beginning"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(widgets::quiet(ctx, "End"));
        });
    });
}

fn names(kinds: &[Kind], sign: &str) -> String {
    let names: Vec<String> = kinds.iter().map(|kind| kind.name().to_lowercase()).collect();
    format!("{sign} {}", names.join(", "))
}

fn lane_ui(ui: &mut Ui, ctx: &UiContext<'_>, lane: &Lane, parts: &Parts) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LANE), Sense::click());
    let of = |part: usize, kinds: &[Kind]| -> usize {
        kinds.iter().filter_map(|kind| parts.get(&(part, *kind))).map(|(n, _)| *n).sum()
    };
    let total = |kinds: &[Kind]| (0..PARTS).map(|part| of(part, kinds)).sum::<usize>();
    let said = format!("{}: {} up, {} down along the text", lane.name, total(lane.up), total(lane.down));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    let highest = (0..PARTS).map(|part| of(part, lane.up).max(of(part, lane.down))).max().unwrap_or(0).max(3);
    let middle = rect.center().y;
    let width = rect.width() / PARTS as f32;
    ui.painter().hline(rect.x_range(), middle, egui::Stroke::new(1.0, ctx.tokens.line));
    for part in 0..PARTS {
        let left = rect.left() + part as f32 * width;
        for (kinds, direction) in [(lane.up, -1.0), (lane.down, 1.0)] {
            let mut y = middle;
            for kind in kinds {
                let n = of(part, &[*kind]);
                let end = y + direction * (LANE / 2.0 - 2.0) * n as f32 / highest as f32;
                let bar = Rect::from_two_pos(pos2(left + 1.0, y), pos2(left + width - 1.0, end));
                ui.painter().rect_filled(bar, 1.5, ctx.tokens.kind(*kind));
                y = end;
            }
        }
    }
    if total(lane.up) + total(lane.down) == 0 {
        let font = FontId::proportional(size::CAPTION);
        let at = pos2(rect.left() + space::S, middle);
        ui.painter().text(at, Align2::LEFT_CENTER, "None in this text", font, ctx.tokens.quiet);
    }
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) {
        let part = ((at.x - rect.left()) / width).max(0.0) as usize;
        let kinds = if at.y < middle { lane.up } else { lane.down };
        let first = kinds.iter().filter_map(|kind| parts.get(&(part, *kind))).map(|(_, first)| *first).min();
        if let Some(first) = first {
            ctx.send(Command::SelectMark(Some(first)));
        }
    }
    response.on_hover_text("Click a bar to see its words in the text.");
}
