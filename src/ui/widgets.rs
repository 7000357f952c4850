//! Small drawn things that several panels share: text in its sizes, cards, scales with intervals, verdict bars.

use egui::text::TextFormat;
use egui::{
    Align2, Button, Color32, CornerRadius, FontId, Frame, Key, Label, Margin, Modifiers, Rect, Response,
    RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::context::UiContext;
use super::fonts;
use super::reader;
use super::theme::{CORNER, Tokens, bars_of, size, space};
use super::words::flat;
use crate::app::Command;
use crate::score::{Band, Interval};

/// Text that explains.
pub(super) fn quiet(ctx: &UiContext<'_>, text: impl Into<String>) -> RichText {
    RichText::new(text).size(size::CAPTION).color(ctx.tokens.quiet)
}

/// Text that is to be seen first.
pub(super) fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).family(fonts::strong())
}

/// The name of a section.
pub(super) fn title_ui(ui: &mut Ui, text: &str) -> Response {
    let response = ui.label(strong(text).size(size::TITLE));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    response
}

/// A framed group of its own.
pub(super) fn card<R>(ui: &mut Ui, ctx: &UiContext<'_>, content: impl FnOnce(&mut Ui) -> R) -> R {
    card_frame(ctx.tokens)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// A column in the middle, no wider than `widest`.
pub(super) fn column<R>(ui: &mut Ui, widest: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_width();
    let width = room.min(widest);
    ui.horizontal_top(|ui| {
        ui.add_space(((room - width) / 2.0).floor());
        ui.vertical(|ui| {
            ui.set_width(width);
            content(ui)
        })
        .inner
    })
    .inner
}

/// Content at the right end of a row. It is drawn from left to right, so that the keyboard goes through it as it is read.
pub(super) fn at_right(ui: &mut Ui, key: &'static str, content: impl FnOnce(&mut Ui)) {
    let key = egui::Id::unique(("at-right", key));
    let known = ui.data(|data| data.get_temp::<f32>(key)).unwrap_or_default();
    ui.add_space((ui.available_width() - known).max(0.0));
    let width = ui.horizontal(content).response.rect.width();
    if (width - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(key, width));
        ui.ctx().request_repaint();
    }
}

/// Bring row `at` into sight, in a list of rows of this `height` that shows them from `first` on. What is seen already
/// does not move, for it may be under the pointer.
pub(super) fn show_row(ui: &Ui, first: usize, at: usize, height: f32) {
    let top = ui.max_rect().top() + (at as f32 - first as f32) * height;
    let row = Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(1.0, height));
    ui.scroll_to_rect_animation(row, None, egui::style::ScrollAnimation::none());
}

/// A heading that ends in "…" after `rows` rows.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &UiContext<'_>, text: &str, rows: usize) -> Response {
    let format = TextFormat::simple(FontId::new(size::TITLE, fonts::strong()), ctx.tokens.text);
    let response = ui.label(reader::words(ui, text, format, ui.available_width(), rows));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    response
}

/// Page Up, Page Down, Home and End for the scroll area that `ui` is in, where no field has the keyboard. To be called
/// after its content, as a scroll area in it would take the keys.
pub(super) fn page_keys(ui: &Ui, ctx: &UiContext<'_>) {
    let is_elsewhere = ctx.state.overlay.is_some() || egui::Popup::is_any_open(ui.ctx());
    if is_elsewhere || ui.ctx().text_edit_focused() {
        return;
    }
    let page = ui.clip_rect().height() * 0.9;
    let all = ui.min_rect().height() + page;
    for (key, down) in [(Key::PageDown, page), (Key::PageUp, -page), (Key::End, all), (Key::Home, -all)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, -down));
        }
    }
}

/// The frame of a card.
pub(super) fn card_frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(CORNER))
        .inner_margin(Margin::same(space::L as i8))
}

/// Give the boxes to tick in `ui` an outline that is seen on any ground.
pub(super) fn outline_ticks(ui: &mut Ui, ctx: &UiContext<'_>) {
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, ctx.tokens.outline);
}

/// A button for a command, with its tooltip and keys; greyed out where it cannot be done.
pub(super) fn command_button(ui: &mut Ui, ctx: &UiContext<'_>, command: &Command) -> Response {
    let response = ui.add_enabled(ctx.state.is_enabled(command), Button::new(command.text()));
    finish_command(ctx, response, command)
}

/// The same as the thing to do next.
pub(super) fn primary_button(ui: &mut Ui, ctx: &UiContext<'_>, command: &Command) -> Response {
    let text = strong(command.text()).color(ctx.tokens.on_accent);
    let button = Button::new(text).fill(ctx.tokens.accent).min_size(vec2(0.0, 34.0));
    let response = ui.add_enabled(ctx.state.is_enabled(command), button);
    finish_command(ctx, response, command)
}

fn finish_command(ctx: &UiContext<'_>, response: Response, command: &Command) -> Response {
    if response.clicked() {
        ctx.send(command.clone());
    }
    explained(ctx, response, command)
}

/// What a control for `command` says when it is pointed at: what it does with its keys, or why it cannot be done now,
/// which a screen reader says, too.
pub(super) fn explained(ctx: &UiContext<'_>, response: Response, command: &Command) -> Response {
    let keys = command.shortcut().map(|keys| format!("  {}", keys.words())).unwrap_or_default();
    let response = response.on_hover_text(format!("{}{keys}", command.tooltip()));
    match ctx.state.obstacle(command) {
        Some(why) => obstructed(response, why),
        None => response,
    }
}

/// Say why a control is greyed out; nothing where it is not.
pub(super) fn obstructed(response: Response, why: &str) -> Response {
    if !response.enabled() {
        response.ctx.accesskit_node_builder(response.id, |node| node.set_description(why));
    }
    response.on_disabled_hover_text(why)
}

/// One of a few choices; the chosen one is told by fill, outline and weight.
pub(super) fn choice(ui: &mut Ui, ctx: &UiContext<'_>, chosen: bool, text: &str) -> Response {
    let tokens = ctx.tokens;
    let (fill, stroke, words) = if chosen {
        (tokens.chosen, Stroke::new(1.5, tokens.accent), strong(text))
    } else {
        (tokens.surface, Stroke::new(1.0, tokens.line), RichText::new(text))
    };
    let response = ui.add(Button::new(words.color(tokens.text)).fill(fill).stroke(stroke));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text));
    response
}

/// The same for a command, which it does.
pub(super) fn choice_of(ui: &mut Ui, ctx: &UiContext<'_>, chosen: bool, command: &Command) -> Response {
    let response = choice(ui, ctx, chosen, command.text());
    finish_command(ctx, response, command)
}

/// A kind to choose: its badge and its name.
pub(super) fn kind_choice(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    chosen: bool,
    kind: crate::signal::Kind,
) -> Response {
    let name = kind.name();
    let font = FontId::new(size::BODY, if chosen { fonts::strong() } else { egui::FontFamily::Proportional });
    let words = one_line(ui, name, font, ctx.tokens.text, 200.0);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 38.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, format!("Mark as {name}")));
    paint_choice(ui, ctx, rect, chosen, &response);
    let badge = Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(18.0, 18.0));
    paint_kind_badge(ui, ctx.tokens, kind, badge);
    let at = pos2(badge.right() + 6.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ctx.tokens.text);
    response
}

/// A verdict to choose: its bars and its name, over the whole width.
pub(super) fn band_choice(ui: &mut Ui, ctx: &UiContext<'_>, chosen: bool, band: Band) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, band.name()));
    paint_choice(ui, ctx, rect, chosen, &response);
    let bars = Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), vec2(18.0, 15.0));
    paint_verdict_bars(ui, ctx.tokens, band, bars);
    let font = FontId::new(size::BODY, if chosen { fonts::strong() } else { egui::FontFamily::Proportional });
    let words = one_line(ui, band.name(), font, ctx.tokens.text, rect.width() - 48.0);
    let at = pos2(bars.right() + 10.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ctx.tokens.text);
    response
}

fn paint_choice(ui: &Ui, ctx: &UiContext<'_>, rect: Rect, chosen: bool, response: &Response) {
    let tokens = ctx.tokens;
    let fill = match (chosen, response.hovered()) {
        (true, _) => tokens.chosen,
        (false, true) => tokens.hover,
        (false, false) => tokens.surface,
    };
    let stroke = if response.has_focus() {
        Stroke::new(2.0, tokens.accent)
    } else if chosen {
        Stroke::new(1.5, tokens.accent)
    } else {
        Stroke::new(1.0, tokens.line)
    };
    ui.painter().rect(rect, 6.0, fill, stroke, egui::StrokeKind::Inside);
}

/// Four bars, filled by verdict, in a box of `height`.
pub(super) fn verdict_bars(ui: &mut Ui, ctx: &UiContext<'_>, band: Band, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(height * 1.15, height), Sense::hover());
    paint_verdict_bars(ui, ctx.tokens, band, rect);
}

/// The same at a given place.
pub(super) fn paint_verdict_bars(ui: &Ui, tokens: &Tokens, band: Band, rect: Rect) {
    let width = rect.width() / 4.0;
    for idx in 0..4 {
        let height = rect.height() * (0.4 + 0.2 * idx as f32);
        let left = rect.left() + idx as f32 * width;
        let bar =
            Rect::from_min_max(pos2(left, rect.bottom() - height), pos2(left + width * 0.7, rect.bottom()));
        let color = if idx < bars_of(band) { tokens.band(band) } else { tokens.track };
        ui.painter().rect_filled(bar, 1.5, color);
    }
}

/// A scale from 0 to 100 with an interval and its best estimate. `name` is what a screen reader says.
pub(super) fn scale_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    on: Interval,
    color: Color32,
    name: &str,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    paint_scale(ui, ctx.tokens, on, color, rect);
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, name));
    response
}

/// The same at a given place.
pub(super) fn paint_scale(ui: &Ui, tokens: &Tokens, on: Interval, color: Color32, rect: Rect) {
    let x = |value: f64| rect.left() + rect.width() * (value.clamp(0.0, 100.0) / 100.0) as f32;
    let track = Rect::from_center_size(rect.center(), vec2(rect.width(), 4.0));
    ui.painter().rect_filled(track, 2.0, tokens.track);
    let interval = Rect::from_x_y_ranges(x(on.low)..=x(on.high), track.y_range()).expand2(vec2(0.0, 1.5));
    ui.painter().rect_filled(interval, 3.0, color.gamma_multiply(0.45));
    let dot = pos2(x(on.value), rect.center().y);
    ui.painter().circle(dot, 5.0, color, Stroke::new(1.5, tokens.surface));
}

/// Where a value stood before, as a line across the scale.
pub(super) fn paint_tick(ui: &Ui, tokens: &Tokens, value: f64, rect: Rect) {
    let x = rect.left() + rect.width() * (value.clamp(0.0, 100.0) / 100.0) as f32;
    let y = rect.center().y;
    ui.painter().line_segment([pos2(x, y - 8.0), pos2(x, y + 8.0)], Stroke::new(1.5, tokens.outline));
}

/// What a screen reader says of a control that has no words of its own.
pub(super) fn name(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// One line of text that ends in "…" where it does not fit; the whole is in the tooltip.
pub(super) fn one_line(
    ui: &Ui,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    reader::words(ui, text, TextFormat::simple(font, color), width.max(0.0), 1)
}

/// Words of the text or of the reader in as many rows as they need, whichever way they run.
pub(super) fn flow_ui(ui: &mut Ui, text: &str, size: f32, color: Color32) -> Response {
    let format = TextFormat::simple(FontId::proportional(size), color);
    let response = ui.label(reader::words(ui, text, format, ui.available_width(), usize::MAX));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Words of the text on one line; a click does `show`, which leads to their place.
pub(super) fn words_link(ui: &mut Ui, ctx: &UiContext<'_>, words: &str, show: Command) -> Response {
    let words = format!("“{}”", flat(words, 90));
    let font = FontId::new(size::BODY, fonts::reading());
    let shown = one_line(ui, &words, font, ctx.tokens.accent, ui.available_width());
    let response = ui.add(Label::new(shown).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &words));
    if response.clicked() {
        ctx.send(show);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text("Show it in the text.")
}

/// A button that puts `text` on the clipboard; a screen reader says the text, too.
pub(super) fn copy_button(ui: &mut Ui, ctx: &UiContext<'_>, text: &str) -> Response {
    finish_copy(ctx, ui.add(Button::new("Copy").min_size(vec2(56.0, 24.0))), text)
}

/// The same at a given place; what comes next is not moved by it.
pub(super) fn copy_button_at(ui: &mut Ui, ctx: &UiContext<'_>, text: &str, rect: Rect) -> Response {
    let response = ui.place(rect, Button::new("Copy").small().wrap_mode(egui::TextWrapMode::Extend));
    finish_copy(ctx, response, text)
}

fn finish_copy(ctx: &UiContext<'_>, response: Response, text: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Copy: {text}")));
    if response.clicked() {
        ctx.send(Command::Copy(text.to_owned()));
    }
    response.on_hover_text(format!("{text}\nCopies it, so that you can look it up; nothing is opened."))
}

/// Text in the middle of a box.
pub(super) fn centered(ui: &Ui, rect: Rect, text: &str, font: FontId, color: Color32) {
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font, color);
}

/// The badge of a kind: its letter in its colour on its tint.
pub(super) fn kind_badge(ui: &mut Ui, ctx: &UiContext<'_>, kind: crate::signal::Kind) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
    paint_kind_badge(ui, ctx.tokens, kind, rect);
}

/// The same at a given place.
pub(super) fn paint_kind_badge(ui: &Ui, tokens: &Tokens, kind: crate::signal::Kind, rect: Rect) {
    ui.painter().rect_filled(rect, 4.0, tokens.tint(kind));
    let font = FontId::new(rect.height() * 0.64, fonts::strong());
    centered(ui, rect, kind.letter(), font, tokens.kind(kind));
}
