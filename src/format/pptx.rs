//! `PowerPoint` files: slide by slide in their order, each followed by its notes.

use std::collections::BTreeSet;

use super::builder::Builder;
use super::container::Kind;
use super::flow::Flow;
use super::numeral::Style;
use super::package::{Package, Relations};
use super::xml::{self, Element, Visit};
use super::{Format, FormatError, Source, drawing};
use crate::text::BlockKind;

/// The registry row.
pub(super) const FORMAT: Format = Format {
    id: "pptx",
    name: "PowerPoint presentation",
    extensions: &["pptx", "pptm", "ppsx", "potx"],
    recognizes: |file| file.holds(Kind::Slides),
    guarded: false,
    read,
};

/// Slides that are read; a longer presentation is none.
const MAX_SLIDES: usize = 5_000;

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let mut package = Package::open(bytes)?;
    let main = package.main();
    let text = package.required(&main)?;
    let relations = package.relations(&main);
    let mut slides = Vec::new();
    xml::elements(&text, |element| {
        let slide = element.prefixed("id").filter(|_| element.name() == "sldId");
        slides.extend(slide.and_then(|id| relations.get(&id)).map(|relation| relation.target.clone()));
    });
    let mut warnings = BTreeSet::new();
    let mut builder = Builder::default();
    let mut seen = BTreeSet::new();
    // A slide that is named twice is read once.
    for name in slides.iter().take(MAX_SLIDES).filter(|name| seen.insert((*name).clone())) {
        let relations = package.relations(name);
        slide(&mut package, name, &relations, false, &mut builder, &mut warnings)?;
        for relation in relations.values().filter(|relation| drawing::KINDS.contains(&relation.kind.as_str()))
        {
            drawing::read(&package.part(&relation.target)?.unwrap_or_default(), &mut builder);
        }
        for notes in relations.values().filter(|relation| relation.kind == "notesSlide") {
            let relations = package.relations(&notes.target);
            slide(&mut package, &notes.target, &relations, true, &mut builder, &mut warnings)?;
        }
    }
    let source = Source::laid_out(builder.finish(), package.meta())?;
    Ok(Source { warnings: warnings.into_iter().collect(), ..source })
}

fn slide(
    package: &mut Package<'_>,
    name: &str,
    relations: &Relations,
    is_notes: bool,
    builder: &mut Builder,
    warnings: &mut BTreeSet<String>,
) -> Result<(), FormatError> {
    let text = package.part(name)?.unwrap_or_default();
    let mut slide = Slide::new(relations, is_notes);
    warnings.extend(xml::walk(&text, &mut slide).err().map(str::to_owned));
    builder.append(slide.flow.finish());
    Ok(())
}

/// What a shape of a slide is by its placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Title,
    Subtitle,
    Body,
    /// Date, footer and number of the slide.
    Furniture,
    /// No placeholder: a text box.
    Free,
}

/// Reads one slide into a [`Flow`].
struct Slide<'p> {
    flow: Flow,
    relations: &'p Relations,
    is_notes: bool,
    shape: Shape,
    /// How far the paragraphs of each level are counted in this shape.
    counts: [i64; 9],
    paragraph: Paragraph,
    run: Run,
    in_words: bool,
}

/// What is known of the open run.
#[derive(Debug, Default)]
struct Run {
    raised: bool,
    linked: bool,
}

/// What is known of the open paragraph.
#[derive(Debug, Default)]
struct Paragraph {
    level: usize,
    label: String,
    has_bullet: bool,
}

impl<'p> Slide<'p> {
    fn new(relations: &'p Relations, is_notes: bool) -> Self {
        Self {
            flow: Flow::default(),
            relations,
            is_notes,
            shape: Shape::Free,
            counts: [0; 9],
            paragraph: Paragraph::default(),
            run: Run::default(),
            in_words: false,
        }
    }

    fn end_paragraph(&mut self) {
        let level = u8::try_from(self.paragraph.level + 1).unwrap_or(1);
        let is_item = self.paragraph.has_bullet
            || !self.paragraph.label.is_empty()
            || (self.shape == Shape::Body && !self.is_notes);
        match self.shape {
            Shape::Title => self.flow.set(BlockKind::Heading, 1),
            Shape::Subtitle => self.flow.set(BlockKind::Heading, 2),
            Shape::Furniture => self.flow.set(BlockKind::Boilerplate, 0),
            Shape::Body | Shape::Free if is_item => self.flow.set(BlockKind::ListItem, level),
            Shape::Body | Shape::Free => (),
        }
        self.flow.label(&self.paragraph.label);
        self.flow.end_paragraph();
    }

    /// "arabicPeriod", "alphaLcParenR", "romanUcParenBoth" and so on.
    fn number(&mut self, element: &Element<'_>) {
        let kind = element.attr("type").unwrap_or_default();
        let start = element.attr("startAt").and_then(|start| start.parse::<i64>().ok()).unwrap_or(1);
        let style = match kind.get(..7).unwrap_or_default() {
            "alphaLc" => Style::Letters,
            "alphaUc" => Style::Capitals,
            "romanLc" => Style::Roman,
            "romanUc" => Style::RomanCapitals,
            _ => Style::Decimal,
        };
        let mut number = 1;
        for (level, count) in self.counts.iter_mut().enumerate().skip(self.paragraph.level) {
            if level == self.paragraph.level {
                *count = if *count == 0 { start } else { count.saturating_add(1) };
                number = *count;
            } else {
                *count = 0;
            }
        }
        let number = style.write(number);
        self.paragraph.label = match kind.as_str() {
            kind if kind.ends_with("ParenBoth") => format!("({number})"),
            kind if kind.ends_with("ParenR") => format!("{number})"),
            kind if kind.ends_with("Plain") => number,
            _ => format!("{number}."),
        };
    }
}

impl Visit for Slide<'_> {
    fn start(&mut self, element: &Element<'_>) -> bool {
        match element.name() {
            "Fallback" | "bodyPr" | "lstStyle" | "defRPr" | "endParaRPr" => return false,
            "sp" => (self.shape, self.counts) = (Shape::Free, [0; 9]),
            "ph" => {
                self.shape = match element.attr("type").as_deref() {
                    Some("title" | "ctrTitle") => Shape::Title,
                    Some("subTitle") => Shape::Subtitle,
                    Some("sldNum" | "dt" | "ftr" | "hdr" | "sldImg") => Shape::Furniture,
                    _ => Shape::Body,
                };
            }
            // Of a page of notes only the notes are read; the rest repeats the slide.
            "txBody" => return !self.is_notes || self.shape == Shape::Body,
            "p" => {
                self.flow.begin_paragraph();
                self.paragraph = Paragraph::default();
            }
            "pPr" => {
                let level = element.attr("lvl").and_then(|level| level.parse().ok());
                self.paragraph.level = level.unwrap_or(0_usize).min(8);
            }
            "buChar" => self.paragraph.has_bullet = true,
            "buAutoNum" => self.number(element),
            "rPr" => {
                let baseline =
                    element.attr("baseline").and_then(|up| up.trim_end_matches('%').parse::<i64>().ok());
                self.run.raised = baseline.is_some_and(|up| up > 0);
            }
            "hlinkClick" => {
                let relation = element.prefixed("id").and_then(|id| self.relations.get(&id));
                if let Some(relation) = relation.filter(|relation| relation.kind == "hyperlink") {
                    self.flow.link_begin(&relation.target);
                    self.run.linked = true;
                }
            }
            "t" => self.in_words = true,
            "br" => self.flow.line_break(),
            "fld" => return element.attr("type").is_none_or(|kind| kind != "slidenum"),
            "tr" => self.flow.begin_row(),
            "tc" => self.flow.begin_cell(),
            _ => (),
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "r" | "fld" if std::mem::take(&mut self.run).linked => self.flow.link_end(),
            "t" => self.in_words = false,
            "tr" => self.flow.end_row(),
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_words {
        } else if self.run.raised {
            self.flow.raised(text);
        } else {
            self.flow.words(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::format::archive::pack;
    use crate::format::read;
    use crate::text::BlockKind;

    fn file() -> Vec<u8> {
        let slide = |ph: &str, paragraphs: &str| {
            format!("<p:sld><p:sp><p:nvPr>{ph}</p:nvPr><p:txBody>{paragraphs}</p:txBody></p:sp></p:sld>")
        };
        let line = |properties: &str, words: &str| {
            format!("<a:p><a:pPr>{properties}</a:pPr><a:r><a:t>{words}</a:t></a:r></a:p>")
        };
        let number = "<a:buAutoNum type='arabicParenR' startAt='3'/>";
        let first = slide("<p:ph type='title'/>", &line("", "On tea"));
        let second = slide(
            "<p:ph idx='1'/>",
            &[line("", "leaves"), line(number, "one"), line(number, "two")].concat(),
        );
        let linked = "<a:p><a:r><a:rPr baseline='30000'/><a:t>2</a:t></a:r><a:r><a:rPr><a:hlinkClick r:id='l'/></a:rPr><a:t>page</a:t></a:r></a:p>";
        let second =
            second.replace("</p:sld>", &format!("<p:sp><p:txBody>{linked}</p:txBody></p:sp></p:sld>"));
        let notes = slide("<p:ph type='body'/>", &line("", "Say it slowly."))
            + &slide("<p:ph type='sldNum'/>", &line("", "1"));
        pack(&[
            (
                "_rels/.rels",
                "<R><Relationship Id='a' Type='x/officeDocument' Target='ppt/presentation.xml'/></R>",
            ),
            (
                "ppt/presentation.xml",
                "<p:presentation><p:sldId id='1' r:id='r2'/><p:sldId id='2' r:id='r1'/><p:sldId id='3' r:id='r2'/></p:presentation>",
            ),
            (
                "ppt/_rels/presentation.xml.rels",
                "<R><Relationship Id='r1' Type='x/slide' Target='slides/1.xml'/><Relationship Id='r2' Type='x/slide' Target='slides/2.xml'/></R>",
            ),
            ("ppt/slides/1.xml", &second),
            ("ppt/slides/2.xml", &first),
            (
                "ppt/slides/_rels/1.xml.rels",
                "<R><Relationship Id='l' Type='x/hyperlink' Target='https://example.org' TargetMode='External'/></R>",
            ),
            (
                "ppt/slides/_rels/2.xml.rels",
                "<R><Relationship Id='n' Type='x/notesSlide' Target='../notes.xml'/></R>",
            ),
            ("ppt/notes.xml", &notes),
        ])
    }

    #[test]
    fn reads_the_slides_in_order_with_their_notes() {
        let source = read("talk", &file()).unwrap();
        let blocks: Vec<_> =
            source.blocks.iter().map(|block| (block.kind, block.span.of(&source.text))).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, "On tea"),
                (BlockKind::Paragraph, "Say it slowly."),
                (BlockKind::ListItem, "leaves"),
                (BlockKind::ListItem, "3) one"),
                (BlockKind::ListItem, "4) two"),
                (BlockKind::Paragraph, "²page"),
            ]
        );
        let link = source.meta.links.first().unwrap();
        assert_eq!((link.span.of(&source.text), link.target.as_str()), ("page", "https://example.org"));
        assert_eq!(source.format, "pptx");
    }
}
