//! The bar at the top: menus, the pages, the theme.

use egui::{Align, Button, Layout, Ui};

use super::context::UiContext;
use super::theme::space;
use super::widgets;
use crate::app::{Command, MENUS, Overlay, Page};

/// Draw it.
pub(super) fn top_bar_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.label(widgets::strong("Candor"));
        ui.add_space(space::S);
        for menu in MENUS {
            ui.menu_button(menu.name, |ui| {
                ui.set_min_width(230.0);
                for (idx, group) in menu.groups.iter().enumerate() {
                    if idx > 0 {
                        ui.separator();
                    }
                    for command in *group {
                        entry_ui(ui, ctx, command);
                    }
                }
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let theme = if ctx.tokens.dark { "☀" } else { "🌙" };
            let response = ui.add(Button::new(theme).frame(false));
            let enabled = true;
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Button, enabled, Command::ToggleTheme.text())
            });
            if response.on_hover_text(Command::ToggleTheme.tooltip()).clicked() {
                ctx.send(Command::ToggleTheme);
            }
            let palette = Command::ShowOverlay(Overlay::Palette);
            let has_pages = !ctx.state.documents.is_empty() || ctx.state.page == Page::Rubric;
            let beside = if has_pages { PAGES_WIDTH } else { 100.0 };
            if ui.available_width() > PALETTE_WIDTH + beside {
                widgets::command_button(ui, ctx, &palette);
            }
            if has_pages {
                ui.add_space(space::S);
                pages_ui(ui, ctx);
            }
        });
    });
}

/// Every page, first things first.
const PAGES: [Page; 5] = [Page::Reader, Page::Dashboard, Page::Compare, Page::Worksheet, Page::Rubric];

/// So much room the pages take beside one another, in points.
const PAGES_WIDTH: f32 = 322.0;

/// So much room the button of the palette takes, in points.
const PALETTE_WIDTH: f32 = 160.0;

/// The pages from the right; in a menu of their own where there is no room for them.
fn pages_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    if ui.available_width() < PAGES_WIDTH {
        let shown = Command::ShowPage(ctx.state.page).text();
        ui.menu_button(format!("{shown} ⏷"), |ui| {
            ui.set_min_width(180.0);
            for page in PAGES {
                entry_ui(ui, ctx, &Command::ShowPage(page));
            }
        });
        return;
    }
    for page in PAGES.into_iter().rev() {
        let command = Command::ShowPage(page);
        let chosen = ctx.state.page == page;
        let keys = command.shortcut().map(|keys| format!("  {}", keys.words())).unwrap_or_default();
        let response = ui.selectable_label(chosen, command.text());
        if response.on_hover_text(format!("{}{keys}", command.tooltip())).clicked() {
            ctx.send(command);
        }
    }
}

fn entry_ui(ui: &mut Ui, ctx: &UiContext<'_>, command: &Command) {
    let on = ctx.state.is_on(command);
    let text = if on { format!("✔ {}", command.text()) } else { command.text().to_owned() };
    let mut button = Button::new(text).frame(false).min_size(egui::vec2(ui.available_width(), 0.0));
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(keys.words());
    }
    let enabled = ctx.state.is_enabled(command);
    let response = ui.add_enabled(enabled, button);
    if on {
        let role = egui::Role::MenuItem;
        response.widget_info(|| egui::WidgetInfo::selected(role, enabled, true, command.text()));
    }
    if response.on_hover_text(command.tooltip()).clicked() {
        ctx.send(command.clone());
        ui.close();
    }
}
