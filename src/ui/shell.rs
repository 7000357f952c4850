//! The eframe glue: `logic` moves commands, jobs and events; `ui` only draws.

use std::ops::Range;
use std::sync::mpsc::{self, Receiver, Sender};

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Stroke, Ui, ViewportCommand};

use super::context::UiContext;
use super::index::MarkIndex;
use super::reader::ReaderView;
use super::theme::{Tokens, space};
use super::{
    compare, dashboard, dialogs, documents, empty, legend, lesson, mark_card, overlay, predict, presenter,
    rubric, selection_card, shortcuts, style, top_bar, widgets, worksheet,
};
use crate::app::{AppState, Command, Document, Page, Request, Settings};
use crate::worker::Worker;
use crate::worker::motion;
use crate::worker::storage::Folders;

/// From this width on, text and dashboard stand side by side.
const SIDE_BY_SIDE: f32 = 1_060.0;

/// Below this height, what stands around the text makes do with one row.
const LOW: f32 = 420.0;

/// The share of the height that the card of a mark takes at most.
const CARD: f32 = 0.46;

/// The window.
#[derive(Debug)]
pub struct Shell {
    state: AppState,
    worker: Worker,
    commands: Sender<Command>,
    inbox: Receiver<Command>,
    reader: ReaderView,
    index: MarkIndex,
    title: String,
}

impl Shell {
    /// Start the worker and dress the window.
    pub fn new(ctx: &egui::Context, settings: Settings, folders: Folders) -> std::io::Result<Self> {
        style::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let wake = ctx.clone();
        let worker = Worker::start(folders, move || wake.request_repaint())?;
        let (commands, inbox) = mpsc::channel();
        let mut state = AppState::new(settings);
        state.system_moves_less = motion::system_moves_less();
        Ok(Self {
            state,
            worker,
            commands,
            inbox,
            reader: ReaderView::default(),
            index: MarkIndex::default(),
            title: String::new(),
        })
    }

    /// Ask for something from outside the window.
    pub fn send(&self, command: Command) {
        // The receiver is in this very struct.
        self.commands.send(command).ok();
    }

    /// What the window shows.
    pub const fn state(&self) -> &AppState {
        &self.state
    }

    fn carry_out(&self, ctx: &egui::Context, request: Request) {
        match request {
            Request::Copy(text) => ctx.copy_text(text),
            Request::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            dialog => {
                let wake = ctx.clone();
                dialogs::show(dialog, self.commands.clone(), move || wake.request_repaint());
            }
        }
    }

    /// The whole window's content.
    fn draw(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui, self.state.presents());
        self.index.follow(&self.state);
        let ctx = UiContext::new(&self.state, tokens, &self.index, &self.commands);
        if let (true, Some(document)) = (self.state.presents(), shown_document(&self.state)) {
            presenter::presenter_ui(ui, &ctx, &mut self.reader, document);
            overlay::overlay_ui(ui, &ctx);
            return;
        }
        let bar = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 6));
        Panel::top("top").frame(bar).show(ui, |ui| top_bar::top_bar_ui(ui, &ctx));
        let line = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 4));
        if let Some((done, total)) = self.state.exporting {
            Panel::bottom("exporting").frame(line).show(ui, |ui| {
                let part = done as f32 / total.max(1) as f32;
                let words = format!("{done} of {total} reports written");
                ui.add(egui::ProgressBar::new(part).text(words).desired_height(18.0));
            });
        }
        if let Some(note) = &self.state.note {
            Panel::bottom("note").frame(line).show(ui, |ui| {
                let color = if note.is_error { tokens.alarm } else { tokens.quiet };
                ui.colored_label(color, &note.text);
            });
        }
        if let Some(lesson) = &self.state.settings.lesson {
            Panel::top("lesson")
                .frame(lesson::banner_frame(&ctx))
                .show(ui, |ui| lesson::banner_ui(ui, &ctx, lesson));
        }
        if self.state.documents.is_empty() && self.state.page != Page::Rubric {
            CentralPanel::default()
                .frame(Frame::new().fill(tokens.ground))
                .show(ui, |ui| empty::empty_ui(ui, &ctx));
        } else {
            documents_and_page(ui, &ctx, &mut self.reader);
        }
        overlay::overlay_ui(ui, &ctx);
        empty::drop_target_ui(ui.ctx(), tokens);
    }
}

/// The shown document, where it is ready.
fn shown_document(state: &AppState) -> Option<&Document> {
    state.selected().filter(|document| document.analysis().is_some())
}

/// The dashboard, or the prediction that comes before it.
fn dashboard_or_prediction_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    document: &Document,
    visible: Option<&Range<usize>>,
) {
    if ctx.state.is_hidden(document) {
        predict::predict_ui(ui, ctx, document);
    } else {
        dashboard::dashboard_ui(ui, ctx, document, visible);
    }
}

/// The list at the left and the page beside it.
fn documents_and_page(ui: &mut Ui, ctx: &UiContext<'_>, reader: &mut ReaderView) {
    let width = ui.available_width();
    let side = Frame::new().fill(ctx.tokens.ground).inner_margin(Margin::same(8));
    if documents::has_list(ui, ctx) {
        // Two panels, so that each width keeps the size that the reader gave it.
        let (name, list_width) =
            if width >= SIDE_BY_SIDE { ("documents", 236.0) } else { ("documents-narrow", 200.0) };
        Panel::left(name).frame(side).default_size(list_width).size_range(150.0..=width * 0.4).show(
            ui,
            |ui| {
                documents::documents_ui(ui, ctx);
            },
        );
    }
    let document = shown_document(ctx.state);
    let page = ctx.state.page;
    if let (Some(document), Page::Reader, true) = (document, page, width >= SIDE_BY_SIDE) {
        let dashboard_width = (width * 0.30).clamp(340.0, 560.0);
        let visible = reader.visible.clone();
        Panel::right("dashboard").frame(side).default_size(dashboard_width).size_range(320.0..=600.0).show(
            ui,
            |ui| {
                dashboard_or_prediction_ui(ui, ctx, document, Some(&visible));
            },
        );
    }
    let middle = Frame::new().fill(if page == Page::Reader { ctx.tokens.surface } else { ctx.tokens.ground });
    CentralPanel::default().frame(middle).show(ui, |ui| match (page, document) {
        (Page::Rubric, _) => rubric::rubric_page_ui(ui, ctx),
        (Page::Compare, _) => {
            Frame::new()
                .inner_margin(Margin::same(space::L as i8))
                .show(ui, |ui| compare::compare_ui(ui, ctx));
        }
        (_, None) => empty::pending_ui(ui, ctx),
        (Page::Dashboard, Some(document)) => {
            Frame::new().inner_margin(Margin::same(space::M as i8)).show(ui, |ui| {
                dashboard_or_prediction_ui(ui, ctx, document, None);
            });
        }
        (Page::Worksheet, Some(document)) => worksheet::worksheet_ui(ui, ctx, document),
        (Page::Reader, Some(document)) => reader_ui(ui, ctx, reader, document),
    });
}

/// Title and legend above, the chosen mark below, the text between.
fn reader_ui(ui: &mut Ui, ctx: &UiContext<'_>, reader: &mut ReaderView, document: &Document) {
    let room = ui.available_height();
    let head = Frame::new().fill(ctx.tokens.surface).inner_margin(Margin::symmetric(16, 10));
    Panel::top("legend").frame(head).show_separator_line(true).show(ui, |ui| {
        let low = room < LOW;
        widgets::heading_ui(ui, ctx, document.title(), if low { 1 } else { 2 });
        if ctx.state.is_hidden(document) {
            predict::head_ui(ui, ctx, document);
        } else if document.analysis().is_some() {
            legend::legend_ui(ui, ctx, low);
        }
        if let Some(caution) = reader.caution {
            ui.label(widgets::quiet(ctx, caution));
        }
    });
    // While words are being selected, nothing moves under the pointer.
    if ctx.state.mark.is_some() || (ctx.state.words.is_some() && !reader.is_selecting) {
        let card = Frame::new()
            .fill(ctx.tokens.ground)
            .stroke(Stroke::new(1.0, ctx.tokens.line))
            .inner_margin(Margin::symmetric(16, 12));
        card_ui(ui, card, room * CARD, |ui| match ctx.state.words {
            Some(_) => selection_card::selection_card_ui(ui, ctx, document),
            None => mark_card::mark_card_ui(ui, ctx, document),
        });
    }
    let text = Frame::new().fill(ctx.tokens.surface);
    CentralPanel::default().frame(text).show(ui, |ui| reader.ui(ui, ctx));
}

/// The card below the text; it scrolls where it would take more than `highest`, for the words that it speaks of must
/// stay in sight.
fn card_ui(ui: &mut Ui, frame: Frame, highest: f32, content: impl FnOnce(&mut Ui)) {
    let key = egui::Id::unique("card-height");
    let before: f32 = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let height = if before > highest {
        let panel = Panel::bottom("mark-low").frame(frame).resizable(false).exact_size(highest);
        let area = ScrollArea::vertical().id_salt("card").auto_shrink(false);
        panel.show(ui, |ui| area.show(ui, content).content_size.y).inner
    } else {
        let panel = Panel::bottom("mark").frame(frame);
        panel.show(ui, |ui| ui.scope(content).response.rect.height()).inner
    };
    ui.data_mut(|data| data.insert_temp(key, height));
    if (height > highest) != (before > highest) {
        ui.ctx().request_repaint();
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.state.is_dark = ctx.theme() == egui::Theme::Dark;
        for command in shortcuts::commands(ctx, &self.state) {
            self.send(command);
        }
        let mut jobs = Vec::new();
        for event in self.worker.drain() {
            jobs.extend(self.state.receive(event));
        }
        while let Ok(command) = self.inbox.try_recv() {
            jobs.extend(self.state.handle(command));
        }
        for job in jobs {
            self.worker.submit(job);
        }
        for request in self.state.take_requests() {
            self.carry_out(ctx, request);
        }
        style::follow(ctx, &self.state);
        if self.state.take_text_focus() {
            self.reader.wants_focus = true;
        }
        self.reader.wants_find_focus |= self.state.take_find_focus();
        let title = self.state.title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }
}
