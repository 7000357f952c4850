//! How firm the verdict is: the verdicts of its draws, the weights that would change it, its nearest neighbours.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Command, CompareCommand, Document};
use crate::report::{Report, bands_of_100, compare, flip_sentences};
use crate::score::Band;
use crate::ui::context::UiContext;
use crate::ui::theme::space;
use crate::ui::widgets;

/// So many other documents are named: the nearest by score.
const NEIGHBOURS: usize = 5;

pub(super) fn firmness_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, report: &Report) {
    let bands = bands_of_100(&report.reliability, &ctx.state.rubric);
    strip_ui(ui, ctx, &bands);
    for (band, share) in &bands {
        ui.horizontal(|ui| {
            widgets::verdict_bars(ui, ctx, *band, 13.0);
            ui.label(format!("{}: {share:.0} of 100 draws", band.name()));
        });
    }
    let how = "In each draw one half of the sentences counts twice, the other not at all, and the weights are shaken by a quarter.";
    ui.label(widgets::quiet(ctx, how));
    ui.add_space(space::XS);
    for sentence in flip_sentences(&report.reliability) {
        ui.label(sentence);
    }
    neighbours_ui(ui, ctx, document, report);
}

/// The verdicts of the draws as parts of one strip.
fn strip_ui(ui: &mut Ui, ctx: &UiContext<'_>, bands: &[(Band, f64)]) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    let said: Vec<String> = bands.iter().map(|(band, share)| format!("{} {share:.0}", band.name())).collect();
    let said = format!("Verdicts of 100 draws: {}", said.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    let mut left = rect.left();
    for (band, share) in bands {
        let right = left + rect.width() * (*share / 100.0) as f32;
        let part =
            Rect::from_min_max(pos2(left, rect.top()), pos2((right - 2.0).max(left + 1.0), rect.bottom()));
        ui.painter().rect_filled(part, 3.0, ctx.tokens.band(*band));
        left = right;
    }
}

/// The documents that stand nearest, and whether the order holds.
fn neighbours_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, report: &Report) {
    let Some(own) = report.reliability.score else { return };
    let others = ctx.state.documents.iter().filter(|it| it.id != document.id);
    let mut near: Vec<(f64, &Document)> = others
        .filter_map(|it| Some(((ctx.state.shown(it)?.report.reliability.score? - own).abs(), it)))
        .collect();
    if near.is_empty() {
        return;
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    ui.add_space(space::XS);
    ui.label(widgets::strong("Beside the open documents that are nearest"));
    for (_, other) in near.into_iter().take(NEIGHBOURS) {
        let comparison = other.analysis().and_then(|it| compare(report, &it.report));
        let Some(comparison) = comparison else { continue };
        let place = if comparison.difference < 0.0 { "Below" } else { "Above" };
        let of_100 = comparison.of_100();
        let words = if comparison.holds() {
            format!("{place} {}: holds in {of_100} of 100 weightings.", other.name)
        } else {
            format!("{place} {} in only {of_100} of 100 weightings: within noise.", other.name)
        };
        let link = ui.link(words).on_hover_text("Show both side by side.");
        if link.clicked() {
            ctx.send(Command::Compare(CompareCommand::Clear));
            ctx.send(Command::Compare(CompareCommand::Toggle(document.id)));
            ctx.send(Command::Compare(CompareCommand::Toggle(other.id)));
            ctx.send(Command::Compare(CompareCommand::SideBySide));
        }
    }
}
