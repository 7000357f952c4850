//! One walk over the tree: what is displayed, block by block, in document order.

use dom_query::{Document, NodeRef};

use crate::format::builder::Builder;
use crate::format::flow::PROSE_IN_CELL;
use crate::format::numeral::Style;
use crate::text::{Block, BlockKind, Link};

/// A page as blocks, and what their surroundings say of each.
#[derive(Debug, Default)]
pub(in crate::format) struct LaidOut {
    pub(in crate::format) text: String,
    pub(in crate::format) blocks: Vec<Block>,
    pub(in crate::format) links: Vec<Link>,
    /// One for each block.
    pub(super) places: Vec<Place>,
}

/// What the elements around a block say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// Inside navigation, a page footer, a form, or something named like them.
    pub(super) is_chrome: bool,
    /// Inside an element that is named as the article's text.
    pub(super) is_body: bool,
    /// Bytes at its beginning that are the number of a list item, which no element holds.
    pub(super) label: usize,
}

/// Elements whose content is not displayed as text.
const HIDDEN: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "iframe",
    "object",
    "audio",
    "video",
    "canvas",
    "select",
    "datalist",
    "textarea",
    "annotation",
    "annotation-xml",
    "rt",
    "rp",
];

/// Elements that begin a new line and are no block of their own kind.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "body",
    "button",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "label",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
    "caption",
];

struct Walk {
    builder: Builder,
    places: Vec<Place>,
    pending: Place,
    chrome: u32,
    body: u32,
    /// The open lists: the next number and how it is written, where they are numbered.
    lists: Vec<Option<(i64, Style)>>,
    /// A list item has begun and has no words yet; its number.
    item: Option<String>,
    /// Words in the open cell of a table.
    cell: usize,
    quoted: u32,
    code: u32,
    superscript: u32,
}

/// Walk the whole of `document`.
pub(super) fn walk(document: &Document) -> LaidOut {
    let mut walk = Walk {
        builder: Builder::default(),
        places: Vec::new(),
        pending: Place::default(),
        chrome: 0,
        body: 0,
        lists: Vec::new(),
        item: None,
        cell: 0,
        quoted: 0,
        code: 0,
        superscript: 0,
    };
    let root = document.root();
    let mut next = root.first_child();
    // No recursion: the depth of a page is its author's choice.
    while let Some(mut node) = next {
        let inner = if walk.enter(&node) { node.first_child() } else { None };
        if inner.is_some() {
            next = inner;
            continue;
        }
        loop {
            walk.leave(&node);
            next = node.next_sibling();
            if next.is_some() {
                break;
            }
            match node.parent().filter(|parent| parent.id != root.id) {
                Some(parent) => node = parent,
                None => break,
            }
        }
    }
    walk.builder.end();
    walk.sync();
    let Walk { builder, places, .. } = walk;
    let (text, blocks, links) = builder.finish();
    LaidOut { text, blocks, links, places }
}

impl Walk {
    /// Returns whether to walk what is inside.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.text(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        let name: &str = &name;
        if HIDDEN.contains(&name) || is_hidden(node) {
            return false;
        }
        self.count(node, name, 1);
        match name {
            "br" => self.line_break(),
            "td" | "th" => {
                self.builder.space();
                self.cell = 0;
            }
            "a" => self.builder.link_begin(&node.attr("href").unwrap_or_default()),
            "sup" => self.superscript += 1,
            // Its marks are drawn, and stand in no text.
            "q" => self.text("“"),
            "input" => self.input(node),
            _ => {
                if let Some((kind, level)) = self.kind(name) {
                    self.begin(kind, level);
                }
                if name == "li" {
                    self.item(node);
                }
            }
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        let name: &str = &name;
        if HIDDEN.contains(&name) || is_hidden(node) {
            return;
        }
        match name {
            "a" => self.builder.link_end(),
            "sup" => self.superscript = self.superscript.saturating_sub(1),
            "q" => self.text("”"),
            "br" | "td" | "th" | "input" => (),
            _ if self.kind(name).is_some() => {
                self.builder.end();
                self.sync();
                self.item.take_if(|_| name == "li");
            }
            _ => (),
        }
        self.count(node, name, -1);
    }

    /// Enter or leave the surroundings that `node` makes.
    fn count(&mut self, node: &NodeRef<'_>, name: &str, by: i32) {
        let add = |counter: &mut u32| *counter = counter.saturating_add_signed(by);
        match name {
            "ul" | "ol" | "menu" if by > 0 => self.lists.push(numbered(node, name)),
            "ul" | "ol" | "menu" => {
                self.lists.pop();
            }
            "blockquote" => add(&mut self.quoted),
            "pre" => add(&mut self.code),
            _ => (),
        }
        if super::article::is_chrome(node, name) {
            add(&mut self.chrome);
        }
        if super::article::is_body(node) {
            add(&mut self.body);
        }
    }

    fn kind(&self, name: &str) -> Option<(BlockKind, u8)> {
        let level = name
            .strip_prefix('h')
            .and_then(|digit| digit.parse().ok())
            .filter(|level| (1..=6).contains(level));
        Some(match name {
            "li" => (BlockKind::ListItem, self.depth()),
            "tr" => (BlockKind::Table, 0),
            "pre" => (BlockKind::Code, 0),
            "blockquote" => (BlockKind::Quotation, 0),
            _ if level.is_some() => (BlockKind::Heading, level.unwrap_or(1)),
            _ if BLOCKS.contains(&name) && self.item.is_some() => (BlockKind::ListItem, self.depth()),
            _ if BLOCKS.contains(&name) && self.quoted > 0 => (BlockKind::Quotation, 0),
            _ if BLOCKS.contains(&name) => (BlockKind::Paragraph, 0),
            _ => return None,
        })
    }

    /// How many lists are open.
    fn depth(&self) -> u8 {
        u8::try_from(self.lists.len()).unwrap_or(u8::MAX).max(1)
    }

    /// The number of an item is displayed, and citations name it; that of furniture is mostly styled away.
    fn item(&mut self, node: &NodeRef<'_>) {
        let mut label = String::new();
        if let Some(Some((number, style))) = self.lists.last_mut() {
            *number = node.attr("value").and_then(|value| value.parse().ok()).unwrap_or(*number);
            if self.chrome == 0 && *style != Style::Bullet {
                label = format!("{}. ", style.write(*number));
            }
            *number = number.saturating_add(1);
        }
        self.item = Some(label);
    }

    fn begin(&mut self, kind: BlockKind, level: u8) {
        self.builder.begin(kind, level);
        self.sync();
        self.pending = Place { is_chrome: self.chrome > 0, is_body: self.body > 0, label: 0 };
    }

    /// Give every block that was closed the surroundings it was opened in.
    fn sync(&mut self) {
        self.places.resize(self.builder.n_blocks(), self.pending);
    }

    fn text(&mut self, text: &str) {
        if !self.builder.is_open() {
            if text.trim().is_empty() {
                return;
            }
            let kind = if self.quoted > 0 { BlockKind::Quotation } else { BlockKind::Paragraph };
            self.begin(kind, 0);
        }
        if let Some(label) = self.item.take_if(|_| !text.trim().is_empty()) {
            self.pending.label = label.len();
            self.builder.words(&label);
        }
        self.count_cell(text);
        if self.code > 0 {
            self.builder.verbatim(text);
        } else if self.superscript > 0 {
            self.builder.raised(text);
        } else {
            self.builder.words(text);
        }
    }

    /// A second one without words between them is an empty line, as between paragraphs.
    fn line_break(&mut self) {
        let kind = self.builder.kind().filter(|_| self.builder.is_after_line_break());
        match kind.filter(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::Quotation)) {
            Some(kind) => self.begin(kind, 0),
            None => self.builder.line_break(),
        }
    }

    /// A row of a table is one block, but where the table only puts paragraphs in their place it is those.
    fn count_cell(&mut self, text: &str) {
        if self.builder.kind() == Some(BlockKind::Table) {
            self.cell += text.split_whitespace().count();
            if self.cell >= PROSE_IN_CELL {
                self.builder.set_kind(BlockKind::Paragraph);
            }
        }
    }

    /// A button's words stand in an attribute.
    fn input(&mut self, node: &NodeRef<'_>) {
        let is_button = matches!(node.attr("type").as_deref(), Some("submit" | "button"));
        if let Some(value) = node.attr("value").filter(|_| is_button) {
            self.begin(BlockKind::Paragraph, 0);
            self.builder.words(&value);
            self.builder.end();
            self.sync();
        }
    }
}

/// The first number of a list and how it is written; nothing where it is not numbered.
fn numbered(node: &NodeRef<'_>, name: &str) -> Option<(i64, Style)> {
    let is_plain = |style: &str| style.contains("list-style") && style.contains("none");
    if name != "ol" || node.attr("style").is_some_and(|style| is_plain(&style)) {
        return None;
    }
    let start = node.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
    Some((start, node.attr("type").map_or(Style::Decimal, |letter| Style::by_letter(&letter))))
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
