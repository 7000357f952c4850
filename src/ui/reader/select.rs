//! Selecting words: by dragging, by clicking, and by the keyboard once the text has it.

use egui::{Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::galley::Laid;
use crate::app::{CaretStep, ClassCommand, Command, ReaderCommand, Selected};
use crate::signal::Kind;
use crate::text::{Span, sentence_around, word_from};
use crate::ui::context::UiContext;

/// The paragraphs on the screen, so that a point finds its word.
#[derive(Debug, Default)]
pub(super) struct OnScreen {
    placed: Vec<(Pos2, std::sync::Arc<Laid>)>,
}

impl OnScreen {
    /// Add the paragraph that is painted at `at`, below those before.
    pub(super) fn push(&mut self, at: Pos2, laid: std::sync::Arc<Laid>) {
        self.placed.push((at, laid));
    }

    /// The word at a point, or the nearest one.
    fn word_at(&self, text: &str, point: Pos2) -> Option<Span> {
        let below = |(at, laid): &&(Pos2, std::sync::Arc<Laid>)| point.y < at.y + laid.galley.size().y;
        let (at, laid) = self.placed.iter().find(below).or_else(|| self.placed.last())?;
        word_from(text, laid.byte_at(text, point - *at))
    }
}

/// The name of the control that takes the keyboard for the text.
pub(super) fn area_id(ui: &Ui) -> Id {
    ui.scope_id().with("reader-text")
}

/// The ground of the text, below its marks: it takes drags, clicks and the keyboard.
pub(super) fn area_ui(ui: &Ui, rect: Rect, name: &str, id: Id) -> Response {
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, name));
    response.on_hover_cursor(egui::CursorIcon::Text)
}

/// What dragging and clicking select.
pub(super) fn pointer(ui: &Ui, ctx: &UiContext<'_>, area: &Response, on_screen: &OnScreen, text: &str) {
    let select = |words: Option<Selected>| {
        if words != ctx.state.words {
            ctx.send(Command::Reader(ReaderCommand::Select(words)));
        }
    };
    let point = area.interact_pointer_pos();
    if area.dragged() {
        let origin = ui.input(|input| input.pointer.press_origin());
        let anchor = origin.and_then(|origin| on_screen.word_at(text, origin));
        let head = point.and_then(|point| on_screen.word_at(text, point));
        // Where the drag began may have been scrolled away; what was selected first stays the beginning.
        let anchor =
            if area.drag_started() { anchor } else { ctx.state.words.map(|it| it.anchor).or(anchor) };
        if let Some((anchor, head)) = anchor.zip(head) {
            select(Some(Selected { anchor, head }));
        }
        return;
    }
    let word = || point.and_then(|point| on_screen.word_at(text, point));
    if area.triple_clicked() {
        select(word().and_then(|word| sentence_around(text, word.start())).map(Selected::all));
    } else if area.double_clicked() {
        select(word().map(Selected::all));
    } else if area.clicked() && point.is_some() {
        area.request_focus();
        // Enter and Space are no clicks here. Before the reveal a click marks; after it, a click beside the marks lets go of what is selected.
        select(if ctx.state.hides_selected() { word().map(Selected::all) } else { None });
    }
}

/// What the keys do while the text has the keyboard. `first` is the first byte on the screen.
pub(super) fn keyboard(
    ui: &Ui,
    ctx: &UiContext<'_>,
    area: &Response,
    (text, first): (&str, usize),
    note: Id,
) {
    if !area.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(area.id, filter));
    let mut commands = Vec::new();
    ui.input_mut(|input| {
        for (key, step) in [
            (Key::ArrowRight, CaretStep::NextWord),
            (Key::ArrowLeft, CaretStep::PreviousWord),
            (Key::ArrowDown, CaretStep::NextSentence),
            (Key::ArrowUp, CaretStep::PreviousSentence),
        ] {
            for (modifiers, extend) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
                for _ in 0..input.count_and_consume_key(modifiers, key) {
                    commands.push(match ctx.state.words {
                        Some(_) => ReaderCommand::Step(step, extend),
                        None => ReaderCommand::Select(word_from(text, first).map(Selected::all)),
                    });
                }
            }
        }
        if input.consume_key(Modifiers::NONE, Key::Escape) {
            commands.push(ReaderCommand::Select(None));
        }
        if input.events.iter().any(|event| matches!(event, Event::Copy)) {
            commands.push(ReaderCommand::CopyWords);
        }
    });
    let mut marks = Vec::new();
    ui.input_mut(|input| {
        for kind in Kind::ALL {
            let key = Key::from_name(kind.letter());
            if key.is_some_and(|key| input.consume_key(Modifiers::NONE, key)) {
                marks.push(ClassCommand::Pick(*kind));
            }
        }
        for key in [Key::Delete, Key::Backspace] {
            if input.consume_key(Modifiers::NONE, key) {
                marks.push(ClassCommand::Unpick);
            }
        }
    });
    if ctx.state.words.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        ui.memory_mut(|memory| memory.request_focus(note));
    }
    for command in commands {
        ctx.send(Command::Reader(command));
    }
    for command in marks {
        ctx.send(Command::Class(command));
    }
}
