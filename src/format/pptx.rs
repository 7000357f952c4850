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

/// Slides that are read; the rest of a longer presentation is left out, with a notice.
const MAX_SLIDES: usize = 5_000;

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let mut package = Package::open(bytes)?;
    let main = package.main();
    let text = package.required(&main)?;
    let relations = package.relations(&main);
    let (mut slides, mut seen) = (Vec::new(), BTreeSet::new());
    xml::elements(&text, |element| {
        let slide = element.prefixed("id").filter(|_| element.name() == "sldId");
        let name = slide.and_then(|id| relations.get(&id)).map(|relation| relation.target.clone());
        // A slide that is named twice is read once.
        slides.extend(name.filter(|name| seen.insert(name.clone())));
    });
    let mut warnings = BTreeSet::new();
    if slides.len() > MAX_SLIDES {
        warnings.insert(format!("only the first {MAX_SLIDES} of its {} slides were read", slides.len()));
    }
    let mut builder = Builder::default();
    for name in slides.iter().take(MAX_SLIDES) {
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
    /// How its number is written, and the first of its list.
    number: Option<(String, i64)>,
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
        let paragraph = std::mem::take(&mut self.paragraph);
        let level = u8::try_from(paragraph.level + 1).unwrap_or(1);
        let is_item = paragraph.has_bullet
            || paragraph.number.is_some()
            || (self.shape == Shape::Body && !self.is_notes);
        match self.shape {
            Shape::Title => self.flow.set(BlockKind::Heading, 1),
            Shape::Subtitle => self.flow.set(BlockKind::Heading, 2),
            Shape::Furniture => self.flow.set(BlockKind::Boilerplate, 0),
            Shape::Body | Shape::Free if is_item => self.flow.set(BlockKind::ListItem, level),
            Shape::Body | Shape::Free => (),
        }
        // An empty paragraph has no number, and counts for none.
        if self.flow.has_words() {
            let label = self.label(&paragraph);
            self.flow.label(&label);
        }
        self.flow.end_paragraph();
    }

    /// The number of a paragraph, which is counted here; one without begins the lists of its level anew.
    fn label(&mut self, paragraph: &Paragraph) -> String {
        let before = self.counts.get(paragraph.level).copied().unwrap_or_default();
        let next = |start: i64| if before == 0 { start } else { before.saturating_add(1) };
        let number = paragraph.number.as_ref().map(|(kind, start)| (kind, next(*start)));
        for (level, count) in self.counts.iter_mut().enumerate().skip(paragraph.level) {
            *count = number.filter(|_| level == paragraph.level).map_or(0, |(_, number)| number);
        }
        number.map(|(kind, number)| numbered(kind, number)).unwrap_or_default()
    }
}

/// A number written as "arabicPeriod", "alphaLcParenR", "romanUcParenBoth" and so on say.
fn numbered(kind: &str, number: i64) -> String {
    let style = match kind.get(..7).unwrap_or_default() {
        "alphaLc" => Style::Letters,
        "alphaUc" => Style::Capitals,
        "romanLc" => Style::Roman,
        "romanUc" => Style::RomanCapitals,
        _ => Style::Decimal,
    };
    let number = style.write(number);
    match kind {
        kind if kind.ends_with("ParenBoth") => format!("({number})"),
        kind if kind.ends_with("ParenR") => format!("{number})"),
        kind if kind.ends_with("Plain") => number,
        _ => format!("{number}."),
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
            "buAutoNum" => {
                let start = element.attr("startAt").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.paragraph.number = Some((element.attr("type").unwrap_or_default(), start));
            }
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
            // A table may stand in the place of a title or a list, and is neither.
            "tbl" => self.shape = Shape::Free,
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
            "sp" | "graphicFrame" => self.shape = Shape::Free,
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

    fn slide(ph: &str, paragraphs: &str) -> String {
        format!("<p:sld><p:sp><p:nvPr>{ph}</p:nvPr><p:txBody>{paragraphs}</p:txBody></p:sp></p:sld>")
    }

    fn line(properties: &str, words: &str) -> String {
        format!("<a:p><a:pPr>{properties}</a:pPr><a:r><a:t>{words}</a:t></a:r></a:p>")
    }

    #[test]
    fn tables_are_no_titles_and_empty_lines_have_no_number() {
        let number = "<a:buAutoNum type='arabicPeriod'/>";
        let cell = |words: &str| format!("<a:tc><a:txBody>{}</a:txBody></a:tc>", line("", words));
        let table = format!(
            "<p:graphicFrame><a:tbl><a:tr>{}{}</a:tr></a:tbl></p:graphicFrame>",
            cell("alone"),
            cell("")
        );
        let title =
            slide("<p:ph type='title'/>", &line("", "Tea")).replace("</p:sld>", &format!("{table}</p:sld>"));
        let lines = [
            line(number, "one"),
            line(number, ""),
            line(number, "two"),
            line("", "no"),
            line(number, "again"),
        ];
        for (slide, expected) in [
            (title, &[(BlockKind::Heading, "Tea"), (BlockKind::Paragraph, "alone")][..]),
            (
                slide("", &lines.concat()),
                &[
                    (BlockKind::ListItem, "1. one"),
                    (BlockKind::ListItem, "2. two"),
                    (BlockKind::Paragraph, "no"),
                    (BlockKind::ListItem, "1. again"),
                ],
            ),
        ] {
            let bytes = pack(&[
                ("ppt/presentation.xml", "<p:presentation><p:sldId id='1' r:id='s'/></p:presentation>"),
                (
                    "ppt/_rels/presentation.xml.rels",
                    "<R><Relationship Id='s' Type='x/slide' Target='s.xml'/></R>",
                ),
                ("ppt/s.xml", &slide),
            ]);
            let source = read("talk", &bytes).unwrap();
            let blocks = source.blocks.iter().map(|block| (block.kind, block.span.of(&source.text)));
            assert_eq!(blocks.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn a_presentation_that_is_too_long_says_so() {
        let n = super::MAX_SLIDES + 2;
        // The first slide is named twice.
        let ids: Vec<_> = (0..n).chain([0]).map(|idx| format!("<p:sldId r:id='s{idx}'/>")).collect();
        let relation = |idx| format!("<Relationship Id='s{idx}' Type='x/slide' Target='s{idx}.xml'/>");
        let relations: Vec<_> = (0..n).map(relation).collect();
        let bytes = pack(&[
            ("ppt/presentation.xml", &format!("<p:presentation>{}</p:presentation>", ids.concat())),
            ("ppt/_rels/presentation.xml.rels", &format!("<R>{}</R>", relations.concat())),
            ("ppt/s0.xml", &slide("", &line("", "Tea"))),
        ]);
        let source = read("talk", &bytes).unwrap();
        assert_eq!(source.text, "Tea");
        assert_eq!(source.warnings, ["only the first 5000 of its 5002 slides were read"]);
    }

    fn file() -> Vec<u8> {
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
