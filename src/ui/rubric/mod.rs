//! The page of the rubric: every number with its reason, to be changed, and beside it what the change does.

mod curve;
mod effect;
mod numbers;

use egui::{ComboBox, Frame, Margin, Panel, ScrollArea, TextEdit, Ui};

use super::context::UiContext;
use super::theme::space;
use super::widgets;
use crate::app::{Command, RubricCommand};
use crate::score::rubric::PRESETS;

/// From this width on, the effect stands beside the numbers.
const SIDE_BY_SIDE: f32 = 700.0;

/// From this width on, the numbers stand in two columns.
const TWO_COLUMNS: f32 = 960.0;

/// The widest column of numbers, in points.
const COLUMN: f32 = 640.0;

/// Draw the page.
pub(super) fn rubric_page_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let margin = Frame::new().inner_margin(Margin::same(space::M as i8));
    let width = ui.available_width();
    if width >= SIDE_BY_SIDE {
        Panel::right("rubric-effect")
            .frame(margin)
            .default_size((width * 0.38).clamp(280.0, 420.0))
            .size_range(240.0..=width * 0.5)
            .show(ui, |ui| effect::effect_ui(ui, ctx));
    } else if !ctx.state.documents.is_empty() {
        Panel::bottom("rubric-effect-below")
            .frame(margin)
            .default_size(150.0)
            .size_range(90.0..=ui.available_height() * 0.5)
            .show(ui, |ui| effect::effect_ui(ui, ctx));
    }
    egui::CentralPanel::default().frame(margin).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).id_salt("rubric").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let pillars = |ui: &mut Ui| {
                widgets::card(ui, ctx, |ui| head_ui(ui, ctx));
                numbers::pillars_ui(ui, ctx);
            };
            if ui.available_width() < TWO_COLUMNS {
                widgets::column(ui, COLUMN, |ui| {
                    pillars(ui);
                    numbers::rules_ui(ui, ctx);
                });
            } else {
                widgets::column(ui, 2.0 * COLUMN, |ui| {
                    ui.columns_const(|[left, right]| {
                        left.vertical(pillars);
                        right.vertical(|ui| numbers::rules_ui(ui, ctx));
                    });
                });
            }
            ui.add_space(space::XL);
            widgets::page_keys(ui, ctx);
        });
    });
}

/// Name, origin and fingerprint; opening, saving and going back.
fn head_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let rubric = &ctx.state.rubric;
    widgets::title_ui(ui, "The rubric");
    ui.label(widgets::quiet(ctx, &rubric.summary));
    let mut name = rubric.name.clone();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Name");
        let room = (ui.available_width() - space::S).min(280.0);
        let field = ui.add(TextEdit::singleline(&mut name).desired_width(room)).labelled_by(label.id);
        if field.changed() {
            ctx.send(Command::Rubric(RubricCommand::Rename(name)));
        }
    });
    let origin = if ctx.state.is_rubric_edited() {
        format!("Edited from {}.", ctx.state.rubric_base.name)
    } else {
        "Not changed.".to_owned()
    };
    ui.label(origin);
    let hash =
        format!("Fingerprint {}: it is printed in every report beside the name.", ctx.state.rubric_hash());
    ui.label(widgets::quiet(ctx, hash));
    ui.horizontal_wrapped(|ui| {
        let combo = ComboBox::from_id_salt("rubric-start").selected_text("Start from…").width(130.0);
        let response = combo.show_ui(ui, |ui| {
            for (id, _) in PRESETS {
                let command = Command::ChooseRubric(id);
                if ui.selectable_label(false, command.text()).on_hover_text(command.tooltip()).clicked() {
                    ctx.send(command);
                }
            }
        });
        widgets::name(&response.response, "Start from");
        for command in [RubricCommand::Open, RubricCommand::Save, RubricCommand::Copy, RubricCommand::Reset] {
            widgets::command_button(ui, ctx, &Command::Rubric(command));
        }
    });
}
