//! The bar at the top: menus, the pages, the theme.

use std::f32::consts::PI;

use egui::containers::menu::{MenuBar, MenuConfig};
use egui::{Button, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::context::UiContext;
use super::documents;
use super::style;
use super::theme::space;
use super::widgets;
use crate::app::{Command, Group, MENUS, Menu, Overlay, Page};

/// Draw it.
pub(super) fn top_bar_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let bar = MenuBar::new().style(style::bar).config(MenuConfig::new().style(style::menu));
    bar.ui(ui, |ui| {
        ui.label(widgets::strong("Candor"));
        ui.add_space(space::S);
        if ui.available_width() < MENUS_WIDTH {
            ui.menu_button("Menu", |ui| {
                for menu in MENUS {
                    ui.menu_button(menu.name, |ui| menu_ui(ui, ctx, menu));
                }
            });
        } else {
            for menu in MENUS {
                ui.menu_button(menu.name, |ui| menu_ui(ui, ctx, menu));
            }
        }
        if !documents::has_list(ui, ctx) {
            documents_ui(ui, ctx);
        }
        let has_pages = !ctx.state.documents.is_empty() || ctx.state.page == Page::Rubric;
        let beside = if has_pages { PAGES_WIDTH } else { 100.0 };
        let room = ui.available_width() - THEME_WIDTH;
        widgets::at_right(ui, "top-bar", |ui| {
            if has_pages {
                pages_ui(ui, ctx, room >= PAGES_WIDTH);
                ui.add_space(space::S);
            }
            if room > PALETTE_WIDTH + beside {
                widgets::command_button(ui, ctx, &Command::ShowOverlay(Overlay::Palette));
            }
            theme_ui(ui, ctx);
        });
    });
}

/// The list of documents as a menu, where the window has no room for it at the left.
fn documents_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let documents = &ctx.state.documents;
    let Some(at) = documents.iter().position(|it| Some(it.id) == ctx.state.selection) else { return };
    let response = ui.menu_button(format!("{} of {} ⏷", at + 1, documents.len()), |ui| {
        ui.set_width(LIST_WIDTH);
        ui.set_height((ui.ctx().content_rect().height() - 72.0).min(documents::height(documents.len())));
        documents::documents_ui(ui, ctx);
    });
    widgets::name(&response.response, "Documents");
}

/// A disc half dark and half light.
fn theme_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, Command::ToggleTheme.text()));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, ctx.tokens.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, ctx.tokens.accent), StrokeKind::Inside);
    }
    let (middle, radius, color) = (rect.center(), 6.5, ctx.tokens.text);
    let half = (0..=16).map(|step| middle + radius * Vec2::angled((step as f32 / 16.0 - 0.5) * PI));
    ui.painter().add(Shape::convex_polygon(half.collect(), color, Stroke::NONE));
    ui.painter().circle_stroke(middle, radius, Stroke::new(1.5, color));
    if response.on_hover_text(Command::ToggleTheme.tooltip()).clicked() {
        ctx.send(Command::ToggleTheme);
    }
}

/// The entries of a menu; they scroll where the window is lower than they are.
fn menu_ui(ui: &mut Ui, ctx: &UiContext<'_>, menu: &Menu) {
    ui.set_min_width(MENU_WIDTH);
    let room = ui.ctx().content_rect().height() - 72.0;
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        for (idx, group) in menu.groups.iter().enumerate() {
            let follows_folded = idx > 0 && menu.groups.get(idx - 1).is_some_and(|it| it.folded.is_some());
            if idx > 0 && !(group.folded.is_some() && follows_folded) {
                ui.separator();
            }
            group_ui(ui, ctx, group);
        }
    });
}

fn group_ui(ui: &mut Ui, ctx: &UiContext<'_>, group: &Group) {
    let entries = |ui: &mut Ui| {
        for command in group.commands {
            entry_ui(ui, ctx, command);
        }
    };
    match group.folded {
        Some(name) => drop(ui.menu_button(name, |ui| {
            ui.set_min_width(MENU_WIDTH);
            entries(ui);
        })),
        None => entries(ui),
    }
}

/// Every page, first things first.
const PAGES: [Page; 5] = [Page::Reader, Page::Dashboard, Page::Compare, Page::Worksheet, Page::Rubric];

/// Width of the list of documents where it is a menu, in points.
const LIST_WIDTH: f32 = 260.0;

/// So much room the menus take beside one another with the pages or their menu, in points.
const MENUS_WIDTH: f32 = 480.0;

/// The narrowest menu, in points.
const MENU_WIDTH: f32 = 220.0;

/// So much room the pages take beside one another, in points.
const PAGES_WIDTH: f32 = 322.0;

/// So much room the button of the theme takes, in points.
const THEME_WIDTH: f32 = 30.0;

/// So much room the button of the palette takes, in points.
const PALETTE_WIDTH: f32 = 160.0;

/// The pages beside one another, or in a menu of their own.
fn pages_ui(ui: &mut Ui, ctx: &UiContext<'_>, have_room: bool) {
    if !have_room {
        let shown = Command::ShowPage(ctx.state.page).text();
        ui.menu_button(format!("{shown} ⏷"), |ui| {
            for page in PAGES {
                entry_ui(ui, ctx, &Command::ShowPage(page));
            }
        });
        return;
    }
    for page in PAGES {
        let command = Command::ShowPage(page);
        let chosen = ctx.state.page == page;
        let label = Button::selectable(chosen, command.text());
        let response = ui.add_enabled(ctx.state.is_enabled(&command), label);
        if widgets::explained(ctx, response, &command).clicked() {
            ctx.send(command);
        }
    }
}

fn entry_ui(ui: &mut Ui, ctx: &UiContext<'_>, command: &Command) {
    let on = ctx.state.is_on(command);
    let text = if on { format!("✔ {}", command.text()) } else { command.text().to_owned() };
    let mut button = Button::new(text);
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(keys.words());
    }
    let enabled = ctx.state.is_enabled(command);
    let response = ui.add_enabled(enabled, button);
    if on {
        let role = Role::MenuItem;
        response.widget_info(|| WidgetInfo::selected(role, enabled, true, command.text()));
    }
    if widgets::explained(ctx, response, command).clicked() {
        ctx.send(command.clone());
        ui.close();
    }
}
