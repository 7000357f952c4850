//! The tokens, applied to egui.

use egui::containers::menu;
use egui::style::{Selection, WidgetVisuals};
use egui::{CornerRadius, Margin, Shadow, Stroke, Style, Theme, ThemePreference, Visuals, vec2};

use super::theme::{CORNER, DARK, LIGHT, Tokens, space};
use super::{fonts, presenter};
use crate::app::{AppState, ThemeChoice};

/// How long something slides or fades, in seconds.
const ANIMATION: f32 = 0.10;

/// Install faces and both themes; once at the start.
pub(super) fn install(ctx: &egui::Context) {
    fonts::install(ctx);
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| apply(style, tokens));
    }
}

/// Follow the reader's choices.
pub(super) fn follow(ctx: &egui::Context, state: &AppState) {
    let (settings, moves_less) = (&state.settings, state.moves_less());
    ctx.set_theme(match settings.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
    let larger = if state.presents() { presenter::ZOOM } else { 1.0 };
    let zoom = f32::from(settings.zoom_percent.clamp(50, 300)) / 100.0 * larger;
    if (ctx.zoom_factor() - zoom).abs() > 0.001 {
        ctx.set_zoom_factor(zoom);
    }
    let time = if moves_less { 0.0 } else { ANIMATION };
    if (ctx.global_style().animation_time - time).abs() > f32::EPSILON {
        for theme in [Theme::Light, Theme::Dark] {
            ctx.style_mut_of(theme, |style| {
                style.animation_time = time;
                style.scroll_animation = if moves_less {
                    egui::style::ScrollAnimation::none()
                } else {
                    egui::style::ScrollAnimation::default()
                };
            });
        }
    }
}

/// A menu as egui has it, but that the keyboard's place is seen.
fn menu_base(style: &mut Style) {
    menu::menu_style(style);
    style.visuals.widgets.active.bg_stroke = Stroke::new(2.0, style.visuals.selection.stroke.color);
}

/// The bar at the top: words without frames, with room around them.
pub(super) fn bar(style: &mut Style) {
    menu_base(style);
    style.spacing.button_padding = vec2(space::S, space::XS);
    style.spacing.item_spacing.x = 2.0;
}

/// The entries of a menu: close together, their words in one line with those of the bar.
pub(super) fn menu(style: &mut Style) {
    menu_base(style);
    style.spacing.button_padding = vec2(space::S, 3.0);
    style.spacing.item_spacing.y = 1.0;
    style.spacing.interact_size.y = 26.0;
}

fn apply(style: &mut Style, tokens: &Tokens) {
    style.text_styles = fonts::text_styles();
    style.animation_time = ANIMATION;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::S);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.menu_margin = Margin::same(6);
    spacing.interact_size.y = 28.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating = true;
    style.interaction.tooltip_delay = 0.35;
    style.visuals = visuals(tokens);
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.dark { Visuals::dark() } else { Visuals::light() };
    let corner = CornerRadius::same(6);
    let widget = |fill, stroke, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: corner,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let line = Stroke::new(1.0, tokens.line);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(tokens.surface, line, tokens.text);
    widgets.inactive = widget(tokens.surface, line, tokens.text);
    widgets.hovered = widget(tokens.hover, Stroke::new(1.0, tokens.outline), tokens.text);
    widgets.active = widget(tokens.chosen, Stroke::new(2.0, tokens.accent), tokens.text);
    widgets.open = widget(tokens.hover, line, tokens.text);
    visuals.selection = Selection { bg_fill: tokens.chosen, stroke: Stroke::new(1.5, tokens.accent) };
    visuals.weak_text_color = Some(tokens.quiet);
    visuals.hyperlink_color = tokens.accent;
    visuals.panel_fill = tokens.ground;
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = line;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.ground);
    visuals.faint_bg_color = tokens.ground;
    visuals.code_bg_color = tokens.hover;
    visuals.warn_fg_color = tokens.alarm;
    visuals.error_fg_color = tokens.alarm;
    visuals.window_corner_radius = CornerRadius::same(CORNER);
    visuals.menu_corner_radius = CornerRadius::same(CORNER);
    let shadow = Shadow {
        offset: [0, 6],
        blur: 24,
        spread: 0,
        color: egui::Color32::from_black_alpha(if tokens.dark { 110 } else { 36 }),
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals
}
