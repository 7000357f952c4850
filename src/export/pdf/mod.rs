//! PDF: the annotated report on pages, with its structure tagged for screen readers (PDF/UA-1 where it can be held).
//!
//! Whole runs are set in the bundled faces. What no face has, such as Chinese or Arabic, is shown as "?", and the report says so.

mod face;
mod flow;
mod shape;

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use flow::{Flow, PAGE, Run};
use shape::Shape;

use super::content::{Part, Piece, Role, parts};
use super::look::{GROUND, Ink, look, tinted};
use super::{Item, escape, words};

/// One document after the other, each on a page of its own.
pub(super) fn write(items: &[Item<'_>]) -> Vec<u8> {
    let accessible =
        ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().ok();
    let held = accessible.and_then(|configuration| file(items, configuration));
    held.or_else(|| file(items, Configuration::default())).unwrap_or_default()
}

/// The whole file; one document after the other is laid out and drawn, for a layout takes far more room than its pages.
fn file(items: &[Item<'_>], configuration: Configuration) -> Option<Vec<u8>> {
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let (mut outline, mut tree, mut n_pages) = (Outline::new(), TagTree::new(), 0);
    for item in items {
        let top = XyzDestination::new(n_pages, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title(item), top));
        let layout = Layout::of(item);
        let drawn = layout.draw(&mut document, n_pages)?;
        layout.tag(&drawn, &mut tree);
        n_pages += layout.flow.pages.len();
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    let title = match items {
        [item] => format!("Candor report: {}", title(item)),
        _ => "Candor reports".to_owned(),
    };
    let metadata = Metadata::new().title(title).language("en".to_owned());
    let producer = format!("Candor {}", env!("CARGO_PKG_VERSION"));
    document.set_metadata(
        metadata.creator(producer.clone()).producer(producer).text_direction(TextDirection::LeftToRight),
    );
    document.finish().ok()
}

fn title(item: &Item<'_>) -> String {
    escape::one_line(words::title(item.report))
}

/// The report of one document, everything at its place.
struct Layout<'a> {
    parts: Vec<Part<'a>>,
    /// The number of each part's first paragraph.
    numbers: Vec<usize>,
    flow: Flow,
}

impl<'a> Layout<'a> {
    fn of(item: &Item<'a>) -> Self {
        let mut layout = Self { parts: Vec::new(), numbers: Vec::new(), flow: Flow::default() };
        layout.flow.new_page();
        let mut number = 0;
        for part in parts(item) {
            number = layout.push(part, number);
        }
        let n_missing = layout.flow.n_missing;
        if n_missing > 0 {
            let words = format!(
                "Characters that the typefaces of this file lack are shown as “?”: {n_missing}. The web page and the \
                 Word document show them."
            );
            layout.push(Part::Paragraph(Role::Small, vec![Piece::plain(words)]), number);
        }
        layout
    }

    /// Add a part with this number; the next part's number.
    fn push(&mut self, part: Part<'a>, number: usize) -> usize {
        self.flow.part(&part, number);
        let next = number + 1 + if let Part::Table(_, rows) = &part { 2 * rows.len() } else { 0 };
        self.numbers.push(number);
        self.parts.push(part);
        next
    }

    /// Draw the pages behind those that are there; what was drawn, by number.
    fn draw(&self, document: &mut Document, n_pages: usize) -> Option<Vec<Vec<Identifier>>> {
        let numbers = self.flow.pages.iter().flat_map(|page| &page.runs).map(|(number, _)| number + 1);
        let n_numbers = numbers.max().unwrap_or(0);
        let mut drawn: Vec<Vec<Identifier>> = vec![Vec::new(); n_numbers];
        for (laid_out, page_number) in self.flow.pages.iter().zip(n_pages + 1..) {
            let mut page = document.start_page_with(PageSettings::from_wh(PAGE.0, PAGE.1)?);
            let mut surface = page.surface();
            shapes(&mut surface, &laid_out.shapes);
            for (number, run) in &laid_out.runs {
                let identifier = draw(&mut surface, run);
                if let Some(all) = drawn.get_mut(*number) {
                    all.push(identifier);
                }
            }
            foot(&mut surface, page_number);
            surface.finish();
            page.finish();
        }
        Some(drawn)
    }

    /// Add the structure that a screen reader follows.
    fn tag(&self, drawn: &[Vec<Identifier>], tree: &mut TagTree) {
        let leaves = |number: usize| -> Vec<Node> {
            drawn.get(number).into_iter().flatten().map(|it| Node::Leaf(*it)).collect()
        };
        for (part, number) in self.parts.iter().zip(&self.numbers) {
            match part {
                Part::Paragraph(role, pieces) => {
                    let words: String = pieces.iter().map(|piece| piece.text.as_ref()).collect();
                    let children = leaves(*number);
                    tree.push(match role {
                        Role::Title => TagGroup::with_children(heading(1, words), children),
                        Role::Section => TagGroup::with_children(heading(2, words), children),
                        Role::Heading => TagGroup::with_children(heading(3, words), children),
                        Role::Quotation => TagGroup::with_children(
                            Tag::BlockQuote,
                            vec![TagGroup::with_children(Tag::P, children).into()],
                        ),
                        _ => TagGroup::with_children(Tag::P, children),
                    });
                }
                Part::Table(caption, rows) => {
                    let title = heading(2, caption.clone());
                    tree.push(TagGroup::with_children(title, leaves(*number)));
                    let mut table = TagGroup::new(Tag::Table.with_summary(Some(caption.clone())));
                    for idx in 0..rows.len() {
                        let (name, value) = (number + 1 + 2 * idx, number + 2 + 2 * idx);
                        let mut row = TagGroup::new(Tag::TR);
                        let name = TagGroup::with_children(Tag::P, leaves(name));
                        row.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Row), vec![name.into()]));
                        let value = TagGroup::with_children(Tag::P, leaves(value));
                        row.push(TagGroup::with_children(Tag::TD, vec![value.into()]));
                        table.push(row);
                    }
                    tree.push(table);
                }
            }
        }
    }
}

fn heading(level: u16, title: String) -> Tag<krilla::tagging::kind::Hn> {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title))
}

fn fill(ink: Ink, tint: f32) -> Fill {
    let (r, g, b) = tinted(ink, tint);
    let paint = rgb::Color::new(r, g, b).into();
    Fill { paint, opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// Draw one run, its mark's ground and line first.
fn draw(surface: &mut Surface<'_>, run: &Run) -> Identifier {
    if let Some(kind) = run.mark {
        let ink = look(kind).ink;
        surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Other, None)));
        filled(surface, under(run, (-0.82, 1.08), (ink, GROUND)));
        filled(surface, under(run, (0.14, 0.08), (ink, 1.0)));
        surface.end_tagged();
    }
    let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    text(surface, run);
    surface.end_tagged();
    identifier
}

/// A box as wide as the run, from `top` ems below its baseline on, `height` ems high.
fn under(run: &Run, (top, height): (f32, f32), (ink, tint): (Ink, f32)) -> Shape {
    let y = run.baseline + top * run.size;
    Shape { x: run.x, y, width: run.width.max(0.1), height: height * run.size, ink, tint }
}

fn filled(surface: &mut Surface<'_>, it: Shape) {
    let Some(rect) = Rect::from_xywh(it.x, it.y, it.width, it.height) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(it.ink, it.tint)));
        surface.draw_path(&path);
    }
}

fn shapes(surface: &mut Surface<'_>, shapes: &[Shape]) {
    if shapes.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Other, None)));
    for shape in shapes {
        filled(surface, *shape);
    }
    surface.end_tagged();
}

fn text(surface: &mut Surface<'_>, run: &Run) {
    let Some(font) = run.glyphs.first().and_then(|set| run.family.font(set.file)) else { return };
    surface.set_fill(Some(fill(run.ink, 1.0)));
    let places = run.text.char_indices().zip(&run.glyphs);
    let glyphs: Vec<KrillaGlyph> = places
        .map(|((at, c), set)| {
            let range = at..at + c.len_utf8();
            KrillaGlyph::new(GlyphId::new(set.glyph), set.width, 0.0, 0.0, 0.0, range, None)
        })
        .collect();
    let start = Point::from_xy(run.x, run.baseline);
    surface.draw_glyphs(start, &glyphs, font, &run.text, run.size, false);
}

/// The page's number.
fn foot(surface: &mut Surface<'_>, number: usize) {
    let words = format!("Candor report · {number}");
    let mut flow = Flow::default();
    flow.part(&Part::Paragraph(Role::Small, vec![Piece::plain(words)]), 0);
    surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Other, None)));
    for (_, run) in flow.pages.iter().flat_map(|page| &page.runs) {
        text(surface, &Run { baseline: PAGE.1 - 36.0, ..run.clone() });
    }
    surface.end_tagged();
}
