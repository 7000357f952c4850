//! Scrolling, and laying out what is looked at; what it remembers is only how the text lies on the screen.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use egui::{Rect, ScrollArea, Ui, vec2};

use super::find_bar::find_bar_ui;
use super::galley::{self, Laid, Marked, Whose};
use super::layout::{Paragraph, marks_of, paragraphs};
use super::minimap::{self, Minimap};
use super::paint::{self, Beside};
use super::select::{self, OnScreen};
use crate::app::{Command, Document, ReaderCommand, Selected};
use crate::text::{BlockKind, Span, word_from};
use crate::ui::context::UiContext;
use crate::ui::theme::{COLUMN, size, space};
use crate::ui::{fonts, selection_card, widgets};
use crate::worker::{Analysis, DocumentId};

/// How many laid-out paragraphs are kept; a screen holds about twenty.
const MAX_LAID: usize = 1_500;

/// How the shown document lies on the screen.
#[derive(Debug, Default)]
pub(in crate::ui) struct ReaderView {
    shown: Option<(DocumentId, u32)>,
    paragraphs: Vec<Paragraph>,
    marks_of: Vec<Range<usize>>,
    heights: Vec<f32>,
    tops: Vec<f32>,
    laid: HashMap<usize, Arc<Laid>>,
    look: Look,
    minimap: Minimap,
    /// Where to scroll next, when the map was pressed: a share of the document.
    jump: Option<f32>,
    /// What was asked for when it was scrolled to last.
    reached: usize,
    /// Where the text is scrolled to, and the byte that is there: it stays there when the lines break elsewhere.
    top: (f32, usize),
    /// The byte at the top of each document when it was left.
    left_at: BTreeMap<DocumentId, usize>,
    /// The selected words that were scrolled to last, and the height that they were seen in.
    reached_words: (Option<Selected>, u32),
    /// What of the height is on the screen.
    seen: Range<f32>,
    /// Whether the text is to be given the keyboard.
    pub(in crate::ui) wants_focus: bool,
    /// Whether the field of the words to find is to be given it.
    pub(in crate::ui) wants_find_focus: bool,
    /// What is to be said of how the text is shown.
    pub(in crate::ui) caution: Option<&'static str>,
    /// Whether words are being selected with the pointer.
    pub(in crate::ui) is_selecting: bool,
    /// The bytes on the screen.
    pub(in crate::ui) visible: Range<usize>,
}

/// What is said where letters stand as boxes.
const LACKS_LETTERS: &str = "Boxes stand for letters that no font on this computer has: install one for their script. What was measured \
    does not depend on it.";

/// All that changes how the text is laid out.
#[derive(Debug, Default, Clone, PartialEq)]
struct Look {
    width: u32,
    scale: u32,
    dark: bool,
    strong_contrast: bool,
    hidden: BTreeSet<String>,
    /// Whether Candor's marks are kept back.
    hides: bool,
    /// The reader's marks: in the place of Candor's, or beside them after the reveal.
    yours: Vec<Marked>,
}

/// The marks of the reader, where they are shown.
fn yours_of(ctx: &UiContext<'_>, document: &Document) -> Vec<Marked> {
    let hides = ctx.state.is_hidden(document);
    if !hides && !ctx.state.shows_prediction(document) {
        return Vec::new();
    }
    let picks = ctx.state.notebook(document).prediction.picks.iter().enumerate();
    let marked = picks.filter_map(|(idx, pick)| {
        let (kind, span) = (pick.kind()?, pick.place.span());
        Some(Marked { whose: Whose::Yours(idx), kind, span, above: !hides })
    });
    marked.collect()
}

impl ReaderView {
    /// Draw the shown document.
    pub(in crate::ui) fn ui(&mut self, ui: &mut Ui, ctx: &UiContext<'_>) {
        let Some(document) = ctx.state.selected() else { return };
        let Some(analysis) = document.analysis() else { return };
        let wants_find_focus = std::mem::take(&mut self.wants_find_focus);
        find_bar_ui(ui, ctx, self.top.1, wants_find_focus);
        let is_new = self.shown != Some((document.id, document.generation));
        if is_new {
            self.leave(document);
            self.paragraphs = paragraphs(analysis);
            self.marks_of = marks_of(&self.paragraphs, &analysis.report.signals);
            self.caution = fonts::lacks_letters(ui, &analysis.text).then_some(LACKS_LETTERS);
        }
        let analysis = Arc::clone(analysis);
        let whole = ui.available_rect_before_wrap();
        let split = whole.right() - minimap::WIDTH;
        let (text_rect, strip) = whole.split_left_right_at_x(split);
        let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(text_rect));
        let room = ui.available_width();
        let width = (room - 2.0 * space::XL).clamp(160.0, COLUMN).floor();
        let is_laid_anew = self.follow_look(ui, ctx, &analysis, width);
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("reader");
        if is_laid_anew {
            let y = self.top_again(ui, ctx, &analysis, width);
            area = area.vertical_scroll_offset(y);
        }
        if ctx.state.sought != self.reached {
            self.reached = ctx.state.sought;
            if let Some(y) = sought(ctx, &analysis).and_then(|it| self.y_of(ui, ctx, &analysis, it, width)) {
                area = area.vertical_scroll_offset((y - ui.available_height() * 0.35).max(0.0));
            }
        }
        // The card of the words takes its room from the text; they must not end up below it.
        let wanted = (ctx.state.words, ui.available_height() as u32);
        if wanted != self.reached_words {
            self.reached_words = wanted;
            if let Some(offset) = self.offset_to_words(ui, ctx, &analysis, width) {
                area = area.vertical_scroll_offset(offset);
            }
        }
        let n_bytes = analysis.text.len().max(1) as f32;
        if let Some(share) = self.jump.take() {
            let byte = (share * n_bytes) as usize;
            let idx = self.paragraphs.partition_point(|paragraph| paragraph.span.end() <= byte);
            let y = self.tops.get(idx).copied().unwrap_or_default() - ui.available_height() * 0.5;
            area = area.vertical_scroll_offset(y.max(0.0));
        }
        let response = area.show_viewport(ui, |ui, viewport| {
            self.viewport_ui(ui, ctx, (document, &analysis), (room, width), viewport);
        });
        let top = response.state.unclamped_offset().y.max(0.0);
        self.follow_top(&analysis.text, top);
        self.seen = top..top + response.inner_rect.height();
        let seen = self.visible.start as f32 / n_bytes..self.visible.end as f32 / n_bytes;
        self.jump = self.minimap.ui(ui, ctx, strip, seen);
        if self.jump.is_some() {
            ui.ctx().request_repaint();
        }
    }

    /// Turn to another document, or to another reading of the same.
    fn leave(&mut self, next: &Document) {
        let mut left_at = std::mem::take(&mut self.left_at);
        if let Some((before, _)) = self.shown {
            left_at.insert(before, self.top.1);
        }
        let top = (0.0, left_at.get(&next.id).copied().unwrap_or_default());
        let is_same = self.shown.is_some_and(|(before, _)| before == next.id);
        let reached = if is_same { self.reached } else { 0 };
        *self = Self { shown: Some((next.id, next.generation)), left_at, top, reached, ..Self::default() };
    }

    /// Forget the layout when something changed that it depends on; whether the lines break elsewhere now.
    fn follow_look(&mut self, ui: &Ui, ctx: &UiContext<'_>, analysis: &Analysis, width: f32) -> bool {
        let hidden = ctx.state.settings.hidden_kinds.clone();
        let scale = ui.ctx().pixels_per_point().to_bits();
        let strong_contrast = ctx.state.presents();
        let yours = ctx.state.selected().map(|document| yours_of(ctx, document)).unwrap_or_default();
        let (dark, hides) = (ctx.tokens.dark, ctx.state.hides_selected());
        let look = Look { width: width as u32, scale, dark, strong_contrast, hidden, hides, yours };
        if look == self.look && self.heights.len() == self.paragraphs.len() {
            return false;
        }
        // Marks change no heights to speak of, and the text must not jump when one is added.
        let is_laid_anew = look.width != self.look.width
            || look.scale != self.look.scale
            || self.heights.len() != self.paragraphs.len();
        if is_laid_anew {
            let per_row = (width / (size::READER * 0.48)).max(1.0);
            let height =
                |it: &Paragraph| (it.span.len() as f32 / per_row).ceil().max(1.0) * size::READER * 1.5;
            self.heights = self.paragraphs.iter().map(height).collect();
        }
        self.laid.clear();
        self.look = look;
        self.minimap = Minimap::new(ctx, analysis);
        self.stack();
        is_laid_anew
    }

    /// From heights to tops.
    fn stack(&mut self) {
        self.tops.clear();
        let mut y = space::XL;
        for (height, paragraph) in self.heights.iter().zip(&self.paragraphs) {
            y += gap_before(paragraph);
            self.tops.push(y);
            y += height + if paragraph.continues { 0.0 } else { size::READER * 0.55 };
        }
        self.tops.push(y + 2.0 * space::XL);
    }

    fn lay_out(
        &mut self,
        ui: &Ui,
        ctx: &UiContext<'_>,
        analysis: &Analysis,
        idx: usize,
        width: f32,
    ) -> Option<Arc<Laid>> {
        if let Some(laid) = self.laid.get(&idx) {
            return Some(Arc::clone(laid));
        }
        let paragraph = self.paragraphs.get(idx)?;
        let yours = self.look.yours.iter().filter(|mark| mark.span.overlaps(paragraph.span)).copied();
        let candors = self.marks_of.get(idx)?.clone().filter_map(|idx| {
            let mark = analysis.report.signals.get(idx)?;
            let shown = mark.span.overlaps(paragraph.span) && ctx.state.settings.shows(mark.kind);
            shown.then_some(Marked {
                whose: Whose::Candor(idx),
                kind: mark.kind,
                span: mark.span,
                above: false,
            })
        });
        let marks: Vec<Marked> = yours.chain(candors.filter(|_| !self.look.hides)).collect();
        let laid = Arc::new(galley::lay_out(ui, ctx.tokens, &analysis.text, (paragraph, &marks), width));
        self.laid.insert(idx, Arc::clone(&laid));
        Some(laid)
    }

    /// The height at which the words at `span` begin.
    fn y_of(
        &mut self,
        ui: &Ui,
        ctx: &UiContext<'_>,
        analysis: &Analysis,
        span: Span,
        width: f32,
    ) -> Option<f32> {
        let idx = self.paragraphs.partition_point(|paragraph| paragraph.span.end() <= span.start());
        let laid = self.lay_out(ui, ctx, analysis, idx, width)?;
        let inside = laid.rects(&analysis.text, span).first().copied();
        Some(self.tops.get(idx)? + inside.map_or(0.0, |rect| rect.top()))
    }

    /// Where to scroll so that the byte that was at the top is there again.
    fn top_again(&mut self, ui: &Ui, ctx: &UiContext<'_>, analysis: &Analysis, width: f32) -> f32 {
        let byte = self.top.1;
        let word = if byte == 0 { None } else { word_from(&analysis.text, byte) };
        let y = word.and_then(|word| self.y_of(ui, ctx, analysis, word, width)).unwrap_or_default();
        self.top.0 = y;
        y
    }

    /// Remember what is at the top, where the reader has scrolled since.
    fn follow_top(&mut self, text: &str, y: f32) {
        if (y - self.top.0).abs() < 1.0 {
            return;
        }
        let idx = self.tops.partition_point(|top| *top <= y).saturating_sub(1);
        let top = self.tops.get(idx).copied().unwrap_or_default();
        let byte = self.laid.get(&idx).map(|laid| laid.byte_at(text, vec2(0.0, (y - top).max(0.0))));
        self.top = (y, if y < 1.0 { 0 } else { byte.unwrap_or(self.visible.start) });
    }

    /// Where to scroll so that the last selected word is seen; `None` where it is.
    fn offset_to_words(
        &mut self,
        ui: &Ui,
        ctx: &UiContext<'_>,
        analysis: &Analysis,
        width: f32,
    ) -> Option<f32> {
        let head = ctx.state.words?.head;
        let y = self.y_of(ui, ctx, analysis, head, width)?;
        let margin = 3.0 * size::READER;
        let seen = self.seen.start + size::READER..self.seen.start + ui.available_height() - margin;
        let dragging = ui.input(|input| input.pointer.any_down());
        let height = ui.available_height();
        (!dragging && !seen.contains(&y)).then(|| {
            let share = if y < seen.start { 0.2 } else { 0.7 };
            // In a low window the whole row still has to fit.
            let above = (height * share).min(height - 2.0 * size::READER).max(0.0);
            (y - above).max(0.0)
        })
    }

    fn viewport_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &UiContext<'_>,
        (document, analysis): (&Document, &Analysis),
        (room, width): (f32, f32),
        viewport: Rect,
    ) {
        ui.set_height(self.tops.last().copied().unwrap_or_default());
        ui.set_width(room);
        let name = format!("Text of {}", document.title());
        let id = select::area_id(ui);
        let area = select::area_ui(ui, ui.clip_rect(), &name, id);
        if std::mem::take(&mut self.wants_focus) {
            area.request_focus();
            if ctx.state.words.is_none() {
                let first = word_from(&analysis.text, self.visible.start).map(Selected::all);
                ctx.send(Command::Reader(ReaderCommand::Select(first)));
            }
        }
        let notebook = ctx.state.notebook(document);
        let beside = Beside { notebook, width };
        let origin = ui.min_rect().min + vec2(((room - width) / 2.0).floor(), 0.0);
        let first = self.tops.partition_point(|top| *top <= viewport.min.y).saturating_sub(1);
        let mut on_screen = OnScreen::default();
        let mut moved = false;
        let mut end = first;
        for idx in first..self.paragraphs.len() {
            let top = self.tops.get(idx).copied().unwrap_or_default();
            if top > viewport.max.y {
                break;
            }
            let Some(laid) = self.lay_out(ui, ctx, analysis, idx, width) else { break };
            let height = laid.galley.size().y;
            if let Some(known) = self.heights.get_mut(idx)
                && (height - *known).abs() > 0.5
            {
                *known = height;
                moved = true;
            }
            let at = origin + vec2(laid.indent, top);
            if let Some(paragraph) = self.paragraphs.get(idx).copied() {
                paint::paragraph_ui(ui, ctx, analysis, (idx, &paragraph, &laid), at, beside);
            }
            on_screen.push(at, laid);
            end = idx + 1;
        }
        let byte = |idx: usize| self.paragraphs.get(idx).map(|it| it.span);
        self.visible = byte(first).map_or(0, Span::start)..byte(end.saturating_sub(1)).map_or(0, Span::end);
        select::pointer(ui, ctx, &area, &on_screen, &analysis.text);
        select::keyboard(
            ui,
            ctx,
            &area,
            (&analysis.text, self.visible.start),
            selection_card::note_id(document.id, ctx.state.selected_words()),
        );
        self.is_selecting = area.dragged();
        if self.is_selecting {
            scroll_with_drag(ui);
        }
        if moved {
            self.stack();
            ui.ctx().request_repaint();
        }
        if !ctx.state.presents() {
            widgets::page_keys(ui, ctx);
        }
        if self.laid.len() > MAX_LAID {
            self.laid.retain(|idx, _| *idx + 200 >= first && *idx <= end + 200);
        }
    }
}

/// The place that was asked for, or else the chosen mark.
fn sought(ctx: &UiContext<'_>, analysis: &Analysis) -> Option<Span> {
    let mark = || Some(analysis.report.signals.get(ctx.state.mark?)?.span);
    ctx.state.place.or_else(mark)
}

/// A drag beyond the edge goes on below it.
fn scroll_with_drag(ui: &Ui) {
    let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let edge = ui.clip_rect();
    let beyond = (edge.top() - at.y).max(0.0) - (at.y - edge.bottom()).max(0.0);
    if beyond != 0.0 {
        ui.scroll_with_delta(vec2(0.0, beyond.clamp(-40.0, 40.0)));
        ui.ctx().request_repaint();
    }
}

fn gap_before(paragraph: &Paragraph) -> f32 {
    if paragraph.kind == BlockKind::Heading { space::M } else { 0.0 }
}
