//! One walk over `WordprocessingML`: paragraphs, rows, notes, fields; what is deleted or hidden is not read.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::styles::{Place, Styles};
use crate::format::field::hyperlink;
use crate::format::flow::Flow;
use crate::format::package::Relations;
use crate::format::symbol;
use crate::format::xml::{Element, Visit};
use crate::text::BlockKind;

/// What the whole file says beside its text.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// The numbers of the notes that the text refers to, by kind and identifier.
    pub(super) notes: BTreeMap<(String, String), String>,
    /// How many of them have a number.
    pub(super) numbered: usize,
}

/// What is known of an open paragraph.
#[derive(Debug, Default)]
struct Paragraph {
    style: String,
    place: Place,
    outline: Option<u8>,
    /// A large first letter, in a frame of its own: the next paragraph goes on with it.
    is_drop_cap: bool,
    /// The label as Word 2003 writes it beside the list.
    label: Option<String>,
}

#[derive(Debug, Default)]
struct Run {
    raised: bool,
    hidden: bool,
}

/// A field: its instruction, and whether it is a link that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    is_link: bool,
}

/// The longest instruction that is kept.
const MAX_INSTRUCTION: usize = 4_096;

/// Reads one part into a [`Flow`].
#[derive(Debug)]
pub(super) struct Body<'p> {
    pub(super) flow: Flow,
    shared: &'p mut Shared,
    relations: &'p Relations,
    /// Chunks of other formats that the text takes in, by the part they are in.
    pub(super) chunks: Vec<String>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    fields: Vec<Field>,
    /// A large first letter waits for its paragraph.
    drop_cap: bool,
    inside: Inside,
}

/// Which element is open that says what text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Inside {
    #[default]
    Nothing,
    /// The properties of a paragraph.
    Properties,
    Words,
    /// What a field does.
    Instruction,
}

impl<'p> Body<'p> {
    /// Read a part that has these relations.
    pub(super) fn new(shared: &'p mut Shared, relations: &'p Relations) -> Self {
        Self {
            flow: Flow::default(),
            shared,
            relations,
            chunks: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Vec::new(),
            drop_cap: false,
            inside: Inside::Nothing,
        }
    }

    fn is_shown(&self) -> bool {
        !self.runs.last().is_some_and(|run| run.hidden)
    }

    /// The properties of a paragraph; what its mark looks like is nobody's concern.
    fn property(&mut self, element: &Element<'_>) -> bool {
        let Some(paragraph) = self.paragraphs.last_mut() else { return true };
        let val = || element.attr("val");
        match element.name() {
            "rPr" | "sectPr" | "pPrChange" => return false,
            "pStyle" => paragraph.style = val().unwrap_or_default(),
            "numId" | "ilfo" => paragraph.place.list = val(),
            "ilvl" => paragraph.place.level = val().and_then(|level| level.parse().ok()),
            "framePr" => {
                paragraph.is_drop_cap = matches!(element.attr("dropCap").as_deref(), Some("drop" | "margin"));
            }
            "outlineLvl" => paragraph.outline = val().and_then(|level| level.parse().ok()),
            // Word 2003 writes the label of a list item out, inside its list properties.
            "t" => paragraph.label = val(),
            _ => (),
        }
        true
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if paragraph.is_drop_cap && self.flow.has_words() {
            self.drop_cap = true;
            return;
        }
        let own = paragraph.place;
        let by_style = self.shared.styles.place(&paragraph.style);
        let place = Place { list: own.list.or(by_style.list), level: own.level.or(by_style.level) };
        let is_item = place.list.as_deref().is_some_and(|list| list != "0");
        let outline =
            paragraph.outline.filter(|level| *level < 9).map(|level| (BlockKind::Heading, level + 1));
        let item = is_item.then(|| {
            (BlockKind::ListItem, u8::try_from(place.level.unwrap_or_default() + 1).unwrap_or(u8::MAX))
        });
        let kind = outline.or_else(|| self.shared.styles.kind(&paragraph.style)).or(item);
        if let Some((kind, level)) = kind {
            self.flow.set(kind, level);
        }
        if is_item && self.flow.has_words() {
            let counted = self.shared.numbering.next(&place);
            let label =
                paragraph.label.filter(|label| label.contains(char::is_alphanumeric)).unwrap_or(counted);
            self.flow.label(&label);
        }
        self.flow.end_paragraph();
    }

    fn field(&mut self, what: &str) {
        match what {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                let Some(field) = self.fields.last_mut() else { return };
                if let Some(target) = hyperlink(&field.instruction) {
                    field.is_link = true;
                    self.flow.link_begin(&target);
                }
            }
            _ => {
                if self.fields.pop().is_some_and(|field| field.is_link) {
                    self.flow.link_end();
                }
            }
        }
    }

    fn link(&mut self, element: &Element<'_>) {
        let relation = element.prefixed("id").and_then(|id| self.relations.get(&id));
        let outside = relation.map(|relation| relation.target.clone()).or_else(|| element.attr("dest"));
        let anchor = element.attr("anchor").or_else(|| element.attr("bookmark"));
        let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
        self.flow.link_begin(&(outside.unwrap_or_default() + &anchor));
    }

    /// The number of a note; its text is in another part.
    fn reference(&mut self, element: &Element<'_>) {
        // Its mark is then written out as a run.
        if element.attr("customMarkFollows").is_some_and(|follows| follows != "0" && follows != "false") {
            self.note_number(element, String::new());
            return;
        }
        let next = (self.shared.numbered + 1).to_string();
        let number = self.note_number(element, next.clone());
        self.shared.numbered += usize::from(number == next);
        self.flow.raised(&number);
    }

    fn note_number(&mut self, element: &Element<'_>, new: String) -> String {
        let kind = element.name().trim_end_matches("Reference").to_owned();
        let id = element.attr("id").unwrap_or_default();
        self.shared.notes.entry((kind, id)).or_insert(new).clone()
    }

    /// A paragraph begins, or goes on behind its large first letter.
    fn begin_paragraph(&mut self) {
        self.paragraphs.push(Paragraph::default());
        if !std::mem::take(&mut self.drop_cap) {
            self.flow.begin_paragraph();
        }
    }

    fn begin_row(&mut self) {
        if std::mem::take(&mut self.drop_cap) {
            self.flow.end_paragraph();
        }
        self.flow.begin_row();
    }

    /// A sign by its number in a font that has other signs than letters; only those of Symbol are known.
    fn symbol(&mut self, element: &Element<'_>) {
        let is_known = element.attr("font").is_some_and(|font| symbol::is_symbol(&font));
        let code =
            element.attr("char").filter(|_| is_known).and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            self.flow.words(symbol::sign(c).encode_utf8(&mut [0; 4]));
        }
    }

    /// A note in the text itself, as Word 2003 has it, or in the part of the notes. Returns whether to go inside.
    fn begin_note(&mut self, element: &Element<'_>) -> bool {
        if self.flow.in_paragraph() {
            self.shared.numbered += 1;
            self.flow.begin_note(&self.shared.numbered.to_string());
            return true;
        }
        let key = (element.name().to_owned(), element.attr("id").unwrap_or_default());
        let Some(number) = self.shared.notes.get(&key) else { return false };
        self.flow.begin_note_text(number);
        true
    }
}

impl Visit for Body<'_> {
    fn start(&mut self, element: &Element<'_>) -> bool {
        let name = element.name();
        if self.inside == Inside::Properties {
            return self.property(element);
        }
        let val = || element.attr("val").unwrap_or_default();
        match name {
            "del"
            | "moveFrom"
            | "Fallback"
            | "delText"
            | "rt"
            | "sectPr"
            | "tblPr"
            | "trPr"
            | "tcPr"
            | "sdtPr"
            | "rPrChange"
            | "binData"
            | "styles"
            | "lists"
            | "fonts"
            | "docPr"
            | "DocumentProperties"
            | "CustomDocumentProperties" => return false,
            // Word 2003 marks what was deleted, and comments, so.
            "annotation" => {
                return !matches!(element.attr("type").as_deref(), Some("Word.Deletion" | "Word.Comment"));
            }
            "p" => self.begin_paragraph(),
            "pPr" => self.inside = Inside::Properties,
            "r" => self.runs.push(Run::default()),
            // In half points, from the baseline upwards.
            "position" => self.run(|run| run.raised = val().parse().is_ok_and(|up: i32| up > 0)),
            "vertAlign" => self.run(|run| run.raised = val() == "superscript"),
            "vanish" => self.run(|run| run.hidden = !matches!(val().as_str(), "0" | "false" | "off")),
            "t" => self.inside = Inside::Words,
            "instrText" => self.inside = Inside::Instruction,
            "tab" | "ptab" if self.is_shown() => self.flow.space(),
            "br" | "cr" if self.is_shown() => self.flow.line_break(),
            "noBreakHyphen" if self.is_shown() => self.flow.words("\u{2011}"),
            "softHyphen" if self.is_shown() => self.flow.words("\u{ad}"),
            "sym" if self.is_shown() => self.symbol(element),
            "hyperlink" | "hlink" => self.link(element),
            "fldChar" => self.field(&element.attr("fldCharType").unwrap_or_default()),
            "fldSimple" => {
                self.fields
                    .push(Field { instruction: element.attr("instr").unwrap_or_default(), is_link: false });
                self.field("separate");
            }
            "footnoteReference" | "endnoteReference" => self.reference(element),
            "footnote" | "endnote" => return self.begin_note(element),
            "tr" => self.begin_row(),
            "tc" => self.flow.begin_cell(),
            "altChunk" => {
                let relation = element.prefixed("id").and_then(|id| self.relations.get(&id));
                self.chunks.extend(relation.map(|relation| relation.target.clone()));
            }
            _ => (),
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" => self.inside = Inside::Nothing,
            _ if self.inside == Inside::Properties => (),
            "p" => self.end_paragraph(),
            "r" => {
                self.runs.pop();
            }
            "t" | "instrText" => self.inside = Inside::Nothing,
            "hyperlink" | "hlink" => self.flow.link_end(),
            "fldSimple" => self.field("end"),
            "footnote" | "endnote" => self.flow.end_note(),
            "tr" => self.flow.end_row(),
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        match self.inside {
            Inside::Instruction => {
                let field = self.fields.last_mut();
                if let Some(field) = field.filter(|field| field.instruction.len() < MAX_INSTRUCTION) {
                    field.instruction.push_str(text);
                }
            }
            Inside::Words if self.runs.last().is_some_and(|run| run.hidden) => (),
            Inside::Words if self.runs.last().is_some_and(|run| run.raised) => self.flow.raised(text),
            Inside::Words => self.flow.words(text),
            Inside::Nothing | Inside::Properties => (),
        }
    }
}

impl Body<'_> {
    fn run(&mut self, change: impl FnOnce(&mut Run)) {
        if let Some(run) = self.runs.last_mut() {
            change(run);
        }
    }
}
