//! The verdict: band in words, then the number with its interval, then the reasons; alerts below it.

use egui::{CornerRadius, Frame, Margin, RichText, Role, Stroke, Ui, WidgetInfo};

use crate::app::{Command, Standing};
use crate::report::{Alert, Mark, Report};
use crate::score::Interval;
use crate::score::alert::RAISES;
use crate::ui::context::UiContext;
use crate::ui::theme::{CORNER, size, space};
use crate::ui::widgets;

/// What should be checked before anything else.
pub(super) fn alerts_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    if report.alerts.is_empty() {
        return;
    }
    Frame::new()
        .fill(ctx.tokens.alarm_ground)
        .stroke(Stroke::new(1.0, ctx.tokens.alarm))
        .corner_radius(CornerRadius::same(CORNER))
        .inner_margin(Margin::symmetric(space::L as i8, space::M as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            for (idx, alert) in report.alerts.iter().enumerate() {
                if idx > 0 {
                    ui.add_space(space::XS);
                }
                ui.horizontal_top(|ui| {
                    ui.label(widgets::strong("⚠").color(ctx.tokens.alarm).size(size::TITLE));
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        ui.label(widgets::strong(&alert.message).color(ctx.tokens.text));
                        ui.label(RichText::new(alert.check).size(size::CAPTION).color(ctx.tokens.text));
                        show_ui(ui, ctx, report, alert);
                    });
                });
            }
        });
    ui.add_space(space::S);
}

/// Leads to the first of the marks that raised the alert.
fn show_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report, alert: &Alert) {
    let raises = |mark: &Mark| mark.kind.id() == alert.kind && mark.strength >= RAISES;
    let Some(first) = report.signals.iter().position(raises) else { return };
    let link = ui.link(RichText::new("Show the first place").size(size::CAPTION));
    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Show: {}", alert.message)));
    if link.clicked() {
        ctx.send(Command::SelectMark(Some(first)));
    }
}

pub(super) fn verdict_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let reliability = &report.reliability;
    let Standing { band, score } = Standing::of(reliability);
    let color = ctx.tokens.band(band);
    ui.horizontal(|ui| {
        widgets::verdict_bars(ui, ctx, band, 26.0);
        ui.add_space(space::XS);
        let name = widgets::strong(band.name()).size(size::DISPLAY).color(color);
        ui.add(egui::Label::new(name).wrap());
    });
    if let Some(Interval { value, low, high }) = score {
        ui.add_space(space::XS);
        let name = format!("Reliability {value:.0} of 100, 90 % interval {low:.0} to {high:.0}");
        ui.horizontal(|ui| {
            ui.label(widgets::strong(format!("{value:.0}")).size(size::TITLE + 3.0));
            ui.label(widgets::quiet(ctx, format!("of 100, most likely {low:.0} to {high:.0}")));
        })
        .response
        .on_hover_text(
            "With 90 % probability the score lies in this range, if other sentences like these are drawn.",
        );
        widgets::scale_ui(ui, ctx, Interval { value, low, high }, color, &name);
    }
    if reliability.also.is_some() {
        ui.label(widgets::quiet(
            ctx,
            format!("The range reaches into another verdict: {}.", reliability.verdict),
        ));
    }
    ui.add_space(space::XS);
    for sentence in &report.summary {
        widgets::flow_ui(ui, sentence, size::BODY, ctx.tokens.text);
    }
    for cap in &reliability.caps {
        ui.label(widgets::quiet(ctx, format!("Limited: {}. {}", cap.name, cap.summary)));
    }
    if reliability.score.is_some() {
        let share = reliability.coverage * 100.0;
        let confidence = if reliability.confidence == "low" { " Short text: low confidence." } else { "" };
        ui.label(widgets::quiet(ctx, format!("{share:.0} % of what counts could be measured.{confidence}")));
    }
}
