//! Scrolling, painting and clicking; what it remembers is only how the text lies on the screen.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use egui::{Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::galley::{self, Laid};
use super::layout::{Paragraph, marks_of, paragraphs};
use super::minimap::{self, Minimap};
use crate::app::Command;
use crate::text::{BlockKind, Span};
use crate::ui::context::UiContext;
use crate::ui::kinds;
use crate::ui::theme::{COLUMN, size, space};
use crate::worker::{Analysis, DocumentId};

/// How many laid-out paragraphs are kept; a screen holds about twenty.
const MAX_LAID: usize = 1_500;

/// How the shown document lies on the screen.
#[derive(Debug, Default)]
pub(in crate::ui) struct ReaderView {
    shown: Option<(DocumentId, u32)>,
    paragraphs: Vec<Paragraph>,
    marks_of: Vec<Vec<usize>>,
    heights: Vec<f32>,
    tops: Vec<f32>,
    laid: HashMap<usize, Arc<Laid>>,
    look: Look,
    minimap: Minimap,
    /// Where to scroll next, when the map was pressed: a share of the document.
    jump: Option<f32>,
    /// The mark and the place that were scrolled to last.
    reached: (Option<usize>, Option<Span>),
    /// The bytes on the screen.
    pub(in crate::ui) visible: Range<usize>,
}

/// All that changes how the text is laid out.
#[derive(Debug, Default, Clone, PartialEq)]
struct Look {
    width: u32,
    scale: u32,
    dark: bool,
    hidden: BTreeSet<String>,
}

impl ReaderView {
    /// Draw the shown document.
    pub(in crate::ui) fn ui(&mut self, ui: &mut Ui, ctx: &UiContext<'_>) {
        let Some(document) = ctx.state.selected() else { return };
        let Some(analysis) = document.analysis() else { return };
        let is_new = self.shown != Some((document.id, document.generation));
        if is_new {
            *self = Self { shown: Some((document.id, document.generation)), ..Self::default() };
            self.paragraphs = paragraphs(analysis);
            self.marks_of = marks_of(&self.paragraphs, &analysis.report.signals);
        }
        let analysis = Arc::clone(analysis);
        let whole = ui.available_rect_before_wrap();
        let split = whole.right() - minimap::WIDTH;
        let (text_rect, strip) = whole.split_left_right_at_x(split);
        let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(text_rect));
        let room = ui.available_width();
        let width = (room - 2.0 * space::XL).clamp(160.0, COLUMN).floor();
        self.follow_look(ui, ctx, &analysis, width);
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("reader");
        if is_new {
            area = area.vertical_scroll_offset(0.0);
        }
        let wanted = (ctx.state.mark, ctx.state.place);
        if wanted != self.reached {
            let place = if wanted.1 == self.reached.1 { None } else { wanted.1 };
            self.reached = wanted;
            if let Some(y) = self.top_of(ui, ctx, &analysis, place, width) {
                area = area.vertical_scroll_offset((y - ui.available_height() * 0.35).max(0.0));
            }
        }
        let n_bytes = analysis.text.len().max(1) as f32;
        if let Some(share) = self.jump.take() {
            let byte = (share * n_bytes) as usize;
            let idx = self.paragraphs.partition_point(|paragraph| paragraph.span.end <= byte);
            let y = self.tops.get(idx).copied().unwrap_or_default() - ui.available_height() * 0.5;
            area = area.vertical_scroll_offset(y.max(0.0));
        }
        let name = format!("Text of {}", document.title());
        let response = area.show_viewport(ui, |ui, viewport| {
            self.viewport_ui(ui, ctx, &analysis, (room, width), viewport);
        });
        let id = ui.scope_id().with("reader-text");
        ui.interact(response.inner_rect, id, Sense::hover())
            .widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
        let seen = self.visible.start as f32 / n_bytes..self.visible.end as f32 / n_bytes;
        self.jump = self.minimap.ui(ui, ctx, strip, seen);
        if self.jump.is_some() {
            ui.ctx().request_repaint();
        }
    }

    /// Forget the layout when something changed that it depends on.
    fn follow_look(&mut self, ui: &Ui, ctx: &UiContext<'_>, analysis: &Analysis, width: f32) {
        let hidden = ctx.state.settings.hidden_kinds.clone();
        let scale = ui.ctx().pixels_per_point().to_bits();
        let look = Look { width: width as u32, scale, dark: ctx.tokens.dark, hidden };
        if look == self.look && self.heights.len() == self.paragraphs.len() {
            return;
        }
        let per_row = (width / (size::READER * 0.48)).max(1.0);
        self.heights = self
            .paragraphs
            .iter()
            .map(|paragraph| (paragraph.span.len() as f32 / per_row).ceil().max(1.0) * size::READER * 1.5)
            .collect();
        self.laid.clear();
        self.look = look;
        self.minimap = Minimap::new(analysis, &ctx.state.settings);
        self.stack();
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
        let marks: Vec<_> = self
            .marks_of
            .get(idx)?
            .iter()
            .filter_map(|mark| Some((*mark, analysis.report.signals.get(*mark)?)))
            .filter(|(_, mark)| ctx.state.settings.shows(mark.kind))
            .collect();
        let laid = Arc::new(galley::lay_out(ui, &analysis.text, paragraph, &marks, width));
        self.laid.insert(idx, Arc::clone(&laid));
        Some(laid)
    }

    /// The height at which the wanted place begins, or else the chosen mark.
    fn top_of(
        &mut self,
        ui: &Ui,
        ctx: &UiContext<'_>,
        analysis: &Analysis,
        place: Option<Span>,
        width: f32,
    ) -> Option<f32> {
        let mark_idx = if place.is_some() { None } else { ctx.state.mark };
        let mark = mark_idx.and_then(|idx| analysis.report.signals.get(idx));
        let start = place.or(mark.map(|mark| mark.span))?.start;
        let idx = self.paragraphs.partition_point(|paragraph| paragraph.span.end <= start);
        let laid = self.lay_out(ui, ctx, analysis, idx, width)?;
        let inside =
            laid.marks.iter().find(|laid| Some(laid.mark) == mark_idx).and_then(|laid| laid.rects.first());
        Some(self.tops.get(idx)? + inside.map_or(0.0, Rect::top))
    }

    fn viewport_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &UiContext<'_>,
        analysis: &Analysis,
        (room, width): (f32, f32),
        viewport: Rect,
    ) {
        ui.set_height(self.tops.last().copied().unwrap_or_default());
        ui.set_width(room);
        let origin = ui.min_rect().min + vec2(((room - width) / 2.0).floor(), 0.0);
        let first = self.tops.partition_point(|top| *top <= viewport.min.y).saturating_sub(1);
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
                paragraph_ui(ui, ctx, analysis, (idx, &paragraph, &laid), at);
            }
            end = idx + 1;
        }
        let byte = |idx: usize| self.paragraphs.get(idx).map(|it| it.span);
        self.visible =
            byte(first).map_or(0, |span| span.start)..byte(end.saturating_sub(1)).map_or(0, |span| span.end);
        if moved {
            self.stack();
            ui.ctx().request_repaint();
        }
        if self.laid.len() > MAX_LAID {
            self.laid.retain(|idx, _| *idx + 200 >= first && *idx <= end + 200);
        }
    }
}

fn gap_before(paragraph: &Paragraph) -> f32 {
    if paragraph.kind == BlockKind::Heading { space::M } else { 0.0 }
}

/// Paint one paragraph and let its marks be clicked.
fn paragraph_ui(
    ui: &Ui,
    ctx: &UiContext<'_>,
    analysis: &Analysis,
    (idx, paragraph, laid): (usize, &Paragraph, &Laid),
    at: egui::Pos2,
) {
    let rect = Rect::from_min_size(at, laid.galley.size());
    if paragraph.kind == BlockKind::Quotation {
        let bar = Stroke::new(3.0, ctx.tokens.line);
        ui.painter().vline(at.x - space::M, rect.y_range(), bar);
    }
    if ctx.state.place.is_some_and(|place| place.overlaps(paragraph.span)) {
        let beside = Stroke::new(3.0, ctx.tokens.accent);
        ui.painter().vline(at.x - space::M, rect.y_range(), beside);
    }
    let role = if paragraph.kind == BlockKind::Heading { Role::Heading } else { Role::Paragraph };
    ui.interact(rect, ui.scope_id().with(("paragraph", idx)), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(role, true, paragraph.span.of(&analysis.text)));
    for mark in &laid.marks {
        for rect in &mark.rects {
            let ground = words_of(*rect, at.to_vec2()).expand2(vec2(1.5, 1.0));
            ui.painter().rect_filled(ground, 3.0, ctx.tokens.tint(mark.kind));
        }
    }
    ui.painter().galley(at, Arc::clone(&laid.galley), ctx.tokens.text);
    for mark in &laid.marks {
        mark_ui(ui, ctx, analysis, mark, at.to_vec2());
    }
}

/// The part of a row's rectangle that the letters fill.
fn words_of(row: Rect, by: egui::Vec2) -> Rect {
    let air = row.height() * 0.14;
    Rect::from_min_max(pos2(row.left(), row.top() + air), pos2(row.right(), row.bottom() - air)).translate(by)
}

fn mark_ui(ui: &Ui, ctx: &UiContext<'_>, analysis: &Analysis, laid: &galley::LaidMark, by: egui::Vec2) {
    let color = ctx.tokens.kind(laid.kind);
    let chosen = ctx.state.mark == Some(laid.mark);
    for (row, rect) in laid.rects.iter().enumerate() {
        let words = words_of(*rect, by);
        kinds::underline(ui.painter(), words, laid.kind, color);
        let id = ui.scope_id().with(("mark", laid.mark, row));
        // One stop for the keyboard, however many rows the mark runs over.
        let sense = if row == 0 { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(words.expand(1.0), id, sense);
        if row == 0 {
            let said = analysis.report.signals.get(laid.mark).map_or("", |mark| mark.text.as_str());
            response.widget_info(|| {
                WidgetInfo::selected(Role::Button, true, chosen, format!("{}: {said}", laid.kind.name()))
            });
        }
        if chosen || response.hovered() || response.has_focus() {
            let outline = Stroke::new(if chosen { 2.0 } else { 1.0 }, color);
            ui.painter().rect_stroke(words.expand2(vec2(2.0, 2.0)), 4.0, outline, StrokeKind::Outside);
        }
        if response.clicked() {
            ctx.send(Command::SelectMark(Some(laid.mark)));
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand);
    }
}
