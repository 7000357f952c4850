//! One walk over an `OpenDocument` text: paragraphs, lists with their numbers, rows, notes where they stand.

use std::collections::BTreeMap;

use super::styles::{LEVELS, Look, Styles, label};
use crate::format::flow::Flow;
use crate::format::xml::{Element, Visit};
use crate::text::BlockKind;

/// An open list.
#[derive(Debug, Default)]
struct List {
    style: String,
    /// How far its items are counted; `None` before the first.
    count: Option<i64>,
    continues: bool,
}

/// Reads a part into a [`Flow`].
#[derive(Debug)]
pub(super) struct Body<'s> {
    pub(super) flow: Flow,
    styles: &'s Styles,
    lists: Vec<List>,
    /// How far the lists of a style were counted on each level, for those that go on.
    ended: BTreeMap<(String, usize), i64>,
    /// A list item has begun and has no paragraph yet.
    item: bool,
    /// How far headings are counted.
    headings: [i64; LEVELS],
    /// How the text looks, for each open span.
    spans: Vec<Look>,
    /// The sign of the note that begins.
    mark: Option<String>,
    /// Open tables of contents, comments, headers.
    furniture: usize,
    /// What the paragraphs of a frame on a slide are.
    frame: Option<(BlockKind, u8)>,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Self {
            flow: Flow::default(),
            styles,
            lists: Vec::new(),
            ended: BTreeMap::new(),
            item: false,
            headings: [0; LEVELS],
            spans: Vec::new(),
            mark: None,
            furniture: 0,
            frame: None,
        }
    }

    /// The same for a part whose every word is a header or a footer.
    pub(super) fn of_furniture(styles: &'s Styles) -> Self {
        Self { furniture: 1, ..Self::new(styles) }
    }

    fn heading(&mut self, element: &Element<'_>) {
        self.flow.begin_paragraph();
        let level = element.attr("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1_usize);
        let level = level.clamp(1, LEVELS);
        self.flow.set(BlockKind::Heading, level as u8);
        let is_header = element.attr("is-list-header").is_some_and(|is| is == "true");
        let numbered = self.styles.outline.get(&(level - 1)).filter(|_| !is_header);
        if numbered.is_some() {
            for (at, count) in self.headings.iter_mut().enumerate().skip(level - 1) {
                *count = if at == level - 1 { count.saturating_add(1) } else { 0 };
            }
            self.flow.label(&label(&self.styles.outline, level - 1, &self.headings));
        }
    }

    fn paragraph(&mut self, element: &Element<'_>) {
        self.flow.begin_paragraph();
        let style = element.attr("style-name").unwrap_or_default();
        let depth = self.lists.len();
        if self.furniture > 0 {
            self.flow.set(BlockKind::Boilerplate, 0);
        } else if let Some((kind, level)) = self.frame.or_else(|| self.styles.kind(&style)) {
            self.flow.set(kind, level);
        } else if depth > 0 {
            self.flow.set(BlockKind::ListItem, u8::try_from(depth).unwrap_or(u8::MAX));
        }
        if std::mem::take(&mut self.item) {
            let label = self.label(&style);
            self.flow.label(&label);
        }
    }

    /// The label of the innermost list's item, which is counted here.
    fn label(&mut self, paragraph_style: &str) -> String {
        let level = self.lists.len().saturating_sub(1);
        let Some(list) = self.lists.last_mut() else { return String::new() };
        if list.style.is_empty() {
            self.styles.list_of(paragraph_style).unwrap_or_default().clone_into(&mut list.style);
        }
        let Some(style) = self.styles.list(&list.style) else { return String::new() };
        let start = style.get(&level).map_or(1, |level| level.start);
        let before = self.ended.get(&(list.style.clone(), level)).filter(|_| list.continues);
        let first = before.map_or(start, |before| before.saturating_add(1));
        list.count = Some(list.count.map_or(first, |count| count.saturating_add(1)));
        let counts: Vec<i64> = self.lists.iter().map(|list| list.count.unwrap_or(1)).collect();
        label(style, level, &counts)
    }

    /// How the text looks here.
    fn look(&self) -> Look {
        self.spans.last().copied().unwrap_or_default()
    }

    fn begin_list(&mut self, element: &Element<'_>) {
        let outer = self.lists.last().map(|list| list.style.clone());
        let is = |name: &str| element.attr(name).is_some_and(|value| value != "false");
        self.lists.push(List {
            style: element.attr("style-name").or(outer).unwrap_or_default(),
            count: None,
            continues: is("continue-numbering") || is("continue-list"),
        });
    }

    fn end_list(&mut self) {
        self.item = false;
        if let Some(list) = self.lists.pop()
            && let Some(count) = list.count
        {
            self.ended.insert((list.style, self.lists.len()), count);
        }
    }

    fn begin_item(&mut self, element: &Element<'_>) {
        self.item = element.name() == "list-item";
        let start = element.attr("start-value").and_then(|start| start.parse::<i64>().ok());
        if let (Some(list), Some(start)) = (self.lists.last_mut(), start) {
            list.count = Some(start.saturating_sub(1));
        }
    }
}

/// Comments, and lists of what stands where; a bibliography is text.
const FURNITURE: &[&str] = &[
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
    "annotation",
];

impl Visit for Body<'_> {
    fn start(&mut self, element: &Element<'_>) -> bool {
        let style = || element.attr("style-name").unwrap_or_default();
        match element.name() {
            "tracked-changes" | "sequence-decls" | "variable-decls" | "user-field-decls" | "forms"
            | "desc" | "ruby-text" | "hidden-text" | "automatic-styles" | "font-face-decls" | "scripts"
            | "object" | "styles" | "master-styles" | "settings" => return false,
            // Fields that show the title, the author or the date are named as the properties that hold them.
            "title" | "creator" | "date" | "meta" => return element.has_prefix("text"),
            "section" => return element.attr("display").is_none_or(|display| display != "none"),
            "h" => self.heading(element),
            "p" => self.paragraph(element),
            "list" => self.begin_list(element),
            "list-item" | "list-header" => self.begin_item(element),
            "span" => {
                let look = self.styles.look(&style(), self.look());
                self.spans.push(look);
            }
            "a" => self.flow.link_begin(&element.attr("href").unwrap_or_default()),
            "s" | "tab" => self.flow.space(),
            "line-break" => self.flow.line_break(),
            "note-citation" => self.mark = Some(String::new()),
            "note-body" => {
                let mark = self.mark.take().unwrap_or_default();
                self.flow.begin_note(&mark);
                // The mark may stand in a raised span; the text of the note does not.
                self.spans.push(Look::default());
            }
            "table-row" => self.flow.begin_row(),
            "table-cell" => self.flow.begin_cell(),
            "frame" => {
                self.frame = match element.attr("class").as_deref() {
                    Some("title") => Some((BlockKind::Heading, 1)),
                    Some("subtitle") => Some((BlockKind::Heading, 2)),
                    _ => None,
                };
            }
            name if FURNITURE.contains(&name) => self.furniture += 1,
            _ => (),
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "h" | "p" => self.flow.end_paragraph(),
            "list" => self.end_list(),
            "list-item" | "list-header" => self.item = false,
            "span" => {
                self.spans.pop();
            }
            "a" => self.flow.link_end(),
            "note-body" => {
                self.flow.end_note();
                self.spans.pop();
            }
            "frame" => self.frame = None,
            "table-row" => self.flow.end_row(),
            name if FURNITURE.contains(&name) => self.furniture = self.furniture.saturating_sub(1),
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        match (&mut self.mark, self.spans.last()) {
            (Some(mark), _) => mark.push_str(text.trim()),
            (None, Some(Look { hidden: true, .. })) => (),
            (None, Some(Look { raised: true, .. })) => self.flow.raised(text),
            (None, _) => self.flow.words(text),
        }
    }
}
