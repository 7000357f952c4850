//! One pass over the tokens of an RTF file: groups open and close, text goes where its group sends it.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::charset::{Fonts, Pending};
use super::group::{End, Group, Layout, Target};
use super::scan::{Scan, Token};
use crate::format::field::hyperlink;
use crate::format::flow::Flow;
use crate::format::package::{is_author, is_title};
use crate::format::style_name;
use crate::format::symbol;
use crate::text::{BlockKind, Meta};

/// Nesting of groups that is followed; real files stay below 50.
const MAX_GROUPS: usize = 500;

/// The longest text of a field, a label or a name that is kept.
const MAX_ASIDE: usize = 4_096;

/// Reads a file.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) flow: Flow,
    /// Headers, footers and comments.
    pub(super) furniture: Flow,
    pub(super) meta: Meta,
    pub(super) fonts: Fonts,
    /// The innermost group, and those around it.
    pub(super) group: Group,
    groups: Vec<Group>,
    /// Groups deeper than the limit.
    beyond: usize,
    pending: Pending,
    /// Characters still to be left out, since the one they stand in for was given.
    left_out: usize,
    is_optional: bool,
    /// The group has just begun, so that a star marks it as optional.
    is_fresh: bool,
    /// What was collected of a label, a name, a date.
    pub(super) aside: String,
    /// The instructions of the open fields.
    fields: Vec<String>,
    pub(super) styles: BTreeMap<i32, (BlockKind, u8)>,
    /// The font or the style that its table is describing.
    pub(super) entry: i32,
    notes: usize,
    /// The number of a note was displayed, and its text follows.
    pub(super) has_mark: bool,
}

impl Reader {
    /// Read the whole file; there is nothing that it could fail at.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut reader = Self::default();
        let mut scan = Scan::new(bytes);
        while let Some(token) = scan.next() {
            match token {
                Token::Word("bin", n) => {
                    scan.pass_over(usize::try_from(n.unwrap_or_default()).unwrap_or_default());
                }
                Token::Byte(_) | Token::Text(_) if reader.group.target == Target::Nowhere => {
                    reader.is_fresh = false;
                }
                _ => reader.token(token),
            }
        }
        reader.flush();
        while !reader.groups.is_empty() {
            reader.close();
        }
        reader.end_paragraph();
        reader
    }

    fn token(&mut self, token: Token<'_>) {
        if !matches!(token, Token::Byte(_) | Token::Text(_) | Token::Word("u", _)) {
            self.flush();
        }
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Byte(_) if self.left_out > 0 => self.left_out -= 1,
            Token::Byte(byte) if byte < 0x80 => self.text(&[byte]),
            Token::Byte(byte) => self.pending.bytes(&[byte]),
            Token::Text(bytes) => {
                let left_out = self.left_out.min(bytes.len());
                self.left_out -= left_out;
                self.text(bytes.get(left_out..).unwrap_or_default());
            }
            Token::Word("u", number) => {
                // The other half of the character may wait; bytes that do stand before it.
                let before = self.pending.take_bytes(self.encoding());
                let unit = self.pending.unit(number.unwrap_or_default() as u16);
                self.write(&(before + &unit));
                self.left_out = self.group.fallback;
            }
            Token::Sign(b'*') => self.is_optional = self.is_fresh,
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => {
                let is_optional = std::mem::take(&mut self.is_optional);
                if self.beyond == 0 && self.group.begin(word, is_optional) {
                    self.begin_group();
                } else if self.group.target != Target::Nowhere {
                    self.word(word, number);
                }
            }
        }
        self.is_fresh = token == Token::Open;
    }

    fn encoding(&self) -> &'static Encoding {
        self.group.font.map_or(self.fonts.default, |font| self.fonts.of(font))
    }

    /// Bytes of text; those beyond ASCII wait for the rest of their character.
    fn text(&mut self, mut bytes: &[u8]) {
        if let Some((first, rest)) = bytes.split_first()
            && first.is_ascii()
            && self.pending.takes(*first, self.encoding())
        {
            self.pending.bytes(&[*first]);
            bytes = rest;
        }
        for part in bytes.chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
            if part.is_ascii() {
                self.flush();
                self.write(std::str::from_utf8(part).unwrap_or_default());
            } else {
                self.pending.bytes(part);
            }
        }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let text = self.pending.flush(self.encoding());
            self.write(&text);
        }
    }

    fn open(&mut self) {
        self.left_out = 0;
        if self.groups.len() >= MAX_GROUPS {
            self.beyond += 1;
            return;
        }
        self.groups.push(self.group);
        self.group.end = End::Nothing;
        // The Unicode form stands one group deeper than the word that announces it.
        self.group.around = self.group.around.filter(|_| self.group.target == Target::Nowhere);
    }

    fn close(&mut self) {
        self.left_out = 0;
        self.is_optional = false;
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        self.end_group();
        self.group = self.groups.pop().unwrap_or_default();
    }

    /// The group has said what it is for.
    fn begin_group(&mut self) {
        match self.group.end {
            End::Note => {
                self.open_paragraph();
                let has_mark = std::mem::take(&mut self.has_mark);
                self.notes += usize::from(has_mark);
                let number = self.notes.to_string();
                if has_mark {
                    self.flow().begin_note(&number);
                } else {
                    self.flow().begin_note_text("");
                }
                self.group.layout = Layout::default();
                self.group.raised = false;
            }
            End::Box => {
                self.flow().begin_box();
                self.group.layout = Layout::default();
            }
            End::Field => self.fields.push(String::new()),
            End::Link => {
                let target = self.fields.last().and_then(|instruction| hyperlink(instruction));
                match target.filter(|_| self.group.target == Target::Text) {
                    Some(target) => {
                        self.open_paragraph();
                        self.flow().link_begin(&target);
                    }
                    None => self.group.end = End::Nothing,
                }
            }
            End::Label | End::Info => self.aside.clear(),
            End::Nothing | End::Paragraph => (),
        }
    }

    fn end_group(&mut self) {
        let aside = || self.aside.trim().to_owned();
        match self.group.end {
            End::Nothing => (),
            End::Paragraph => self.end_paragraph(),
            End::Note => {
                self.end_paragraph();
                self.flow().end_note();
                // Its own number stands in it, too.
                self.has_mark = false;
            }
            End::Box => {
                self.end_paragraph();
                self.flow().end_box();
            }
            End::Link => self.flow().link_end(),
            End::Field => {
                self.fields.pop();
            }
            End::Label => {
                let label = aside();
                self.open_paragraph();
                self.flow().set(BlockKind::ListItem, 1);
                // Word's second bullet is the letter o.
                if label != "o" && label.contains(char::is_alphanumeric) {
                    self.flow().label(&label);
                }
            }
            End::Info => {
                let said = Some(aside()).filter(|said| !said.is_empty());
                match self.group.target {
                    Target::Title => self.meta.title = said.filter(|title| is_title(title)),
                    Target::Author => self.meta.author = said.filter(|author| is_author(author)),
                    Target::Created => self.meta.published = said,
                    _ => (),
                }
            }
        }
    }

    /// Where text of the document goes.
    pub(super) const fn flow(&mut self) -> &mut Flow {
        if self.group.is_furniture { &mut self.furniture } else { &mut self.flow }
    }

    pub(super) fn open_paragraph(&mut self) {
        let in_table = self.group.layout.in_table;
        let flow = self.flow();
        if flow.in_paragraph() {
            return;
        }
        if in_table && !flow.in_row() {
            flow.begin_row();
            flow.begin_cell();
        } else if !in_table && flow.in_row() {
            flow.end_row();
        }
        flow.begin_paragraph();
    }

    pub(super) fn end_paragraph(&mut self) {
        let layout = self.group.layout;
        let outline = layout.outline.filter(|level| *level < 9).map(|level| (BlockKind::Heading, level + 1));
        let kind = outline.or_else(|| self.styles.get(&layout.style).copied());
        let flow = self.flow();
        if flow.in_paragraph() {
            if let Some((kind, level)) = kind {
                flow.set(kind, level);
            }
            flow.end_paragraph();
        }
    }

    /// Send text where the group sends it.
    pub(super) fn write(&mut self, text: &str) {
        match self.group.target {
            Target::Text if self.group.hidden || text.is_empty() => (),
            Target::Text => {
                let is_symbol = self.group.font.is_some_and(|font| self.fonts.is_symbol(font));
                let signs = is_symbol.then(|| text.chars().map(symbol::sign).collect::<String>());
                let text = signs.as_deref().unwrap_or(text);
                self.open_paragraph();
                if self.group.raised { self.flow().raised(text) } else { self.flow().words(text) }
            }
            Target::Instruction => {
                if let Some(field) = self.fields.last_mut().filter(|field| field.len() < MAX_ASIDE) {
                    field.push_str(text);
                }
            }
            Target::Styles => {
                for c in text.chars() {
                    if c == ';' {
                        if let Some(kind) = style_name::kind(&self.aside) {
                            self.styles.insert(self.entry, kind);
                        }
                        self.aside.clear();
                        self.entry = 0;
                    } else if self.aside.len() < MAX_ASIDE {
                        self.aside.push(c);
                    }
                }
            }
            Target::Label | Target::Title | Target::Author => {
                if self.aside.len() < MAX_ASIDE {
                    self.aside.push_str(text);
                }
            }
            Target::Fonts => self.fonts.name(self.entry, text),
            Target::Nowhere | Target::Info | Target::Created => (),
        }
    }

    fn sign(&mut self, sign: u8) {
        let written = match sign {
            b'~' => "\u{a0}",
            b'_' => "\u{2011}",
            b'-' => "\u{ad}",
            b'\\' => "\\",
            b'{' => "{",
            b'}' => "}",
            b'\r' | b'\n' if self.group.target == Target::Text => return self.end_paragraph(),
            _ => return,
        };
        self.write_sign(written);
    }

    /// Write a character that a control word stands for, unless one by its number was written in its place.
    pub(super) fn write_sign(&mut self, sign: &str) {
        match self.left_out.checked_sub(1) {
            Some(rest) => self.left_out = rest,
            None => self.write(sign),
        }
    }
}
