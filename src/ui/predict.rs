//! Predict, then reveal: the reader's own marks and verdict first, then both sides by kind.

use egui::collapsing_header::CollapsingState;
use egui::{ComboBox, FontId, Frame, Margin, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::context::UiContext;
use super::theme::{CORNER, size, space};
use super::words::counted;
use super::{fonts, widgets};
use crate::app::{ClassCommand, Command, Document, EXPECTED_BANDS, ReaderCommand, band_of};
use crate::report::Report;
use crate::score::Band;
use crate::signal::Kind;
use crate::study::{KindAgreement, Prediction};

/// So many places of one kind are listed.
const MAX_PLACES: usize = 30;

/// So much room the button after the choice of a verdict takes, in points.
const REVEAL: f32 = 84.0;

/// The line above the text while a document waits for its prediction.
pub(super) fn head_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let prediction = &ctx.state.notebook(document).prediction;
    ui.horizontal_wrapped(|ui| {
        ui.label(widgets::strong("Your turn:"));
        ui.label(counted(prediction.picks.len(), "mark"));
        // Where the window has no room for the panel beside the text, this is the place to choose.
        let chosen = prediction.band().map_or("No verdict yet", Band::name);
        let width = (ui.available_size_before_wrap().x - REVEAL).clamp(120.0, 170.0);
        let combo = ComboBox::from_id_salt("expected").selected_text(chosen).width(width);
        let response = combo.show_ui(ui, |ui| {
            for band in EXPECTED_BANDS {
                let is_it = prediction.band() == Some(*band);
                if ui.selectable_label(is_it, band.name()).clicked() && !is_it {
                    ctx.send(Command::Class(ClassCommand::Expect(*band)));
                }
            }
        });
        widgets::name(&response.response, "The verdict that you expect");
        widgets::command_button(ui, ctx, &Command::Class(ClassCommand::Reveal));
    });
}

/// The panel in the place of the dashboard while a document waits for its prediction.
pub(super) fn predict_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document) {
    let prediction = &ctx.state.notebook(document).prediction;
    ScrollArea::vertical().auto_shrink(false).id_salt(("predict", document.id)).show(ui, |ui| {
        ui.set_width(ui.available_width().min(580.0));
        widgets::card(ui, ctx, |ui| {
            widgets::title_ui(ui, "Predict, then reveal");
            ui.add_space(space::XS);
            for (n, step) in [
                "Read the text. Drag over words, or click one; or press F7 and use the arrows with Shift.",
                "Say what kind of words they are. Mark only what you would point out to somebody.",
                "Choose the verdict that you expect.",
                "Reveal, and see where you and Candor differ. Candor is not always right.",
            ]
            .iter()
            .enumerate()
            {
                ui.horizontal_top(|ui| {
                    let number = widgets::strong(format!("{}", n + 1)).color(ctx.tokens.accent);
                    ui.add_sized([14.0, 18.0], egui::Label::new(number));
                    ui.vertical(|ui| ui.label(*step));
                });
            }
        });
        ui.add_space(space::S);
        widgets::card(ui, ctx, |ui| verdict_ui(ui, ctx, prediction));
        ui.add_space(space::S);
        widgets::card(ui, ctx, |ui| yours_ui(ui, ctx, prediction));
        ui.add_space(space::S);
        let reveal = Command::Class(ClassCommand::Reveal);
        ui.vertical_centered_justified(|ui| widgets::primary_button(ui, ctx, &reveal));
        ui.label(widgets::quiet(ctx, "Nothing is sent anywhere, and no name is asked for."));
    });
}

/// The verdicts to choose from.
fn verdict_ui(ui: &mut Ui, ctx: &UiContext<'_>, prediction: &Prediction) {
    widgets::title_ui(ui, "Your verdict");
    ui.label(widgets::quiet(ctx, "How much of what it claims could you follow to a source?"));
    for band in EXPECTED_BANDS {
        let chosen = prediction.band() == Some(*band);
        if widgets::band_choice(ui, ctx, chosen, *band).clicked() {
            ctx.send(Command::Class(ClassCommand::Expect(*band)));
        }
    }
}

/// What the reader marked so far.
fn yours_ui(ui: &mut Ui, ctx: &UiContext<'_>, prediction: &Prediction) {
    widgets::title_ui(ui, "Your marks");
    if prediction.picks.is_empty() {
        ui.label(widgets::quiet(ctx, "None yet. Select words in the text to begin."));
    }
    for pick in prediction.picks.iter().take(200) {
        let Some(kind) = pick.kind() else { continue };
        ui.horizontal(|ui| {
            widgets::kind_badge(ui, ctx, kind);
            let show = Command::Reader(ReaderCommand::select(pick.place.span()));
            widgets::words_link(ui, ctx, &pick.place.words, show).on_hover_text(kind.name());
        });
    }
}

/// The card at the top of the dashboard after the reveal: both verdicts, and the marks by kind.
pub(super) fn agreement_ui(ui: &mut Ui, ctx: &UiContext<'_>, document: &Document, report: &Report) {
    let prediction = &ctx.state.notebook(document).prediction;
    let agreement = &ctx.index.agreement;
    widgets::card(ui, ctx, |ui| {
        widgets::title_ui(ui, "You and Candor");
        ui.add_space(space::XS);
        let candor = band_of(&report.reliability);
        side_ui(ui, ctx, "You", prediction.band());
        side_ui(ui, ctx, "Candor", Some(candor));
        ui.label(verdict_words(prediction.band(), candor));
        ui.add_space(space::S);
        let counts = [
            ("both", agreement.n_both()),
            ("only you", agreement.n_only_yours()),
            ("only Candor", agreement.n_only_candor()),
        ];
        ui.columns_const(|columns: &mut [Ui; 3]| {
            for (column, (words, n)) in columns.iter_mut().zip(counts) {
                count_ui(column, ctx, words, n);
            }
        });
        ui.add_space(space::XS);
        ui.spacing_mut().item_spacing.y = 2.0;
        kinds_head_ui(ui, ctx);
        for it in &agreement.kinds {
            kind_ui(ui, ctx, it, (prediction, report));
        }
        ui.add_space(space::XS);
        ui.label(widgets::quiet(
            ctx,
            "In the text, your marks have their line above the words, Candor’s below. A difference is a question, \
             not a mistake: open it and decide who is right.",
        ));
        widgets::command_button(ui, ctx, &Command::Class(ClassCommand::PredictAgain));
    });
    ui.add_space(space::S);
}

fn side_ui(ui: &mut Ui, ctx: &UiContext<'_>, who: &str, band: Option<Band>) {
    ui.horizontal(|ui| {
        let place = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(52.0, 20.0), place, |ui| {
            ui.set_min_width(52.0);
            ui.label(widgets::quiet(ctx, who));
        });
        match band {
            Some(band) => {
                widgets::verdict_bars(ui, ctx, band, 18.0);
                ui.label(widgets::strong(band.name()).size(size::TITLE).color(ctx.tokens.band(band)));
            }
            None => {
                ui.label(widgets::quiet(ctx, "no verdict"));
            }
        }
    });
}

/// How the two verdicts stand to one another.
fn verdict_words(yours: Option<Band>, candor: Band) -> &'static str {
    let place = |band: Band| EXPECTED_BANDS.iter().position(|other| *other == band);
    match (yours.and_then(place), place(candor)) {
        (None, _) => "You gave no verdict.",
        (Some(yours), Some(candor)) if yours == candor => "You expected the same verdict.",
        (Some(yours), Some(candor)) if yours.abs_diff(candor) == 1 => "One step apart.",
        _ => "Far apart: read what decides Candor’s verdict below, and say where you disagree.",
    }
}

fn count_ui(ui: &mut Ui, ctx: &UiContext<'_>, words: &str, n: usize) {
    let frame =
        Frame::new().fill(ctx.tokens.ground).corner_radius(CORNER).inner_margin(Margin::symmetric(8, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.vertical_centered(|ui| {
            ui.label(widgets::strong(n.to_string()).size(size::DISPLAY - 4.0));
            ui.label(widgets::quiet(ctx, words));
        });
    });
}

/// Width of one column of counts.
const COUNT: f32 = 72.0;

/// What the columns of counts are.
fn kinds_head_ui(ui: &mut Ui, ctx: &UiContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    for (idx, words) in ["both", "only you", "only Candor"].iter().enumerate() {
        let galley =
            widgets::one_line(ui, words, FontId::proportional(size::CAPTION - 1.0), ctx.tokens.quiet, COUNT);
        let right = rect.right() - (2 - idx) as f32 * COUNT;
        ui.painter().galley(pos2(right - galley.size().x, rect.top()), galley, ctx.tokens.quiet);
    }
}

/// One kind: its counts, and the places when it is opened.
fn kind_ui(ui: &mut Ui, ctx: &UiContext<'_>, it: &KindAgreement, sides: (&Prediction, &Report)) {
    let counts = [it.both.len(), it.only_yours.len(), it.only_candor.len()];
    let [both, yours, candor] = counts;
    let id = ui.scope_id().with(("agreement", it.kind.id()));
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    let name = format!("{}: {both} both, {yours} only you, {candor} only Candor", it.kind.name());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, state.is_open(), &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, ctx.tokens.hover);
    }
    let sign = if state.is_open() { "⏷" } else { "⏵" };
    let arrow = Rect::from_min_size(rect.min, vec2(16.0, rect.height()));
    widgets::centered(ui, arrow, sign, FontId::proportional(size::CAPTION - 2.0), ctx.tokens.quiet);
    let badge = Rect::from_center_size(pos2(rect.left() + 28.0, rect.center().y), vec2(18.0, 18.0));
    widgets::paint_kind_badge(ui, ctx.tokens, it.kind, badge);
    let paint = |text: &str, at: f32, right: bool, strong: bool| {
        let family = if strong { fonts::strong() } else { egui::FontFamily::Proportional };
        let color = if strong || !right { ctx.tokens.text } else { ctx.tokens.quiet };
        let galley = widgets::one_line(ui, text, FontId::new(size::BODY, family), color, 200.0);
        let left = if right { at - galley.size().x } else { at };
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
    };
    paint(it.kind.name(), badge.right() + 8.0, false, false);
    for (idx, n) in counts.iter().enumerate() {
        paint(&n.to_string(), rect.right() - (2 - idx) as f32 * COUNT, true, *n > 0);
    }
    if response.clicked() {
        state.toggle(ui);
    }
    state.show_body_unindented(ui, |ui| places_ui(ui, ctx, it, sides));
}

fn places_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    it: &KindAgreement,
    (prediction, report): (&Prediction, &Report),
) {
    let open_mark = |ui: &mut Ui, idx: usize| {
        let Some(mark) = report.signals.get(idx) else { return };
        widgets::words_link(ui, ctx, &mark.text, Command::SelectMark(Some(idx)));
    };
    part_ui(ui, ctx, ("Both", it.kind), &it.both, |ui, idx| open_mark(ui, *idx));
    part_ui(ui, ctx, ("Only you", it.kind), &it.only_yours, |ui, alone| {
        let Some(pick) = prediction.picks.get(alone.pick) else { return };
        let show = Command::Reader(ReaderCommand::select(pick.place.span()));
        widgets::words_link(ui, ctx, &pick.place.words, show);
        let other = alone.instead.and_then(|idx| report.signals.get(idx));
        if let Some(other) = other {
            ui.label(widgets::quiet(ctx, format!("Candor: {}", other.kind.name().to_lowercase())));
        }
    });
    part_ui(ui, ctx, ("Only Candor", it.kind), &it.only_candor, |ui, idx| open_mark(ui, *idx));
}

fn part_ui<T>(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    (title, kind): (&str, Kind),
    places: &[T],
    place: impl Fn(&mut Ui, &T),
) {
    if places.is_empty() {
        return;
    }
    ui.label(widgets::strong(title).size(size::CAPTION));
    for it in places.iter().take(MAX_PLACES) {
        ui.horizontal(|ui| {
            widgets::kind_badge(ui, ctx, kind);
            place(ui, it);
        });
    }
    let more = places.len().saturating_sub(MAX_PLACES);
    if more > 0 {
        ui.label(widgets::quiet(ctx, format!("and {more} more")));
    }
}
