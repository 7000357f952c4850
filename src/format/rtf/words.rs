//! The control words of RTF that stand inside a text: looks, layout, signs.

use super::charset::{by_page, page_of_set};
use super::group::{Layout, Target};
use super::read::Reader;
use crate::text::BlockKind;

/// Words that stand for a character.
const SIGNS: &[(&str, &str)] = &[
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
    ("ltrmark", "\u{200e}"),
    ("rtlmark", "\u{200f}"),
];

impl Reader {
    /// A control word that is not the name of a destination.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        match self.group.target {
            Target::Fonts => self.font_word(word, number),
            Target::Created => self.date_word(word, number.unwrap_or_default()),
            Target::Styles if word == "s" => self.entry = number.unwrap_or_default(),
            Target::Styles if word == "outlinelevel" => {
                if let Some(level) =
                    number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9)
                {
                    self.styles.insert(self.entry, (BlockKind::Heading, level + 1));
                }
            }
            _ => {
                if !self.look_word(word, number) && self.group.target == Target::Text {
                    self.layout_word(word, number);
                }
            }
        }
    }

    /// How text looks and is encoded. Returns whether it was such a word.
    fn look_word(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match word {
            "ansicpg" if is_on => self.fonts.default = by_page(number.unwrap_or_default()),
            "mac" => self.fonts.default = by_page(10_000),
            "uc" => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or_default().min(16),
            "f" => self.group.font = number,
            "plain" => (self.group.font, self.group.raised, self.group.hidden) = (None, false, false),
            "super" | "up" => self.group.raised = is_on,
            "sub" | "nosupersub" | "dn" => self.group.raised = false,
            "v" | "deleted" => self.group.hidden = is_on,
            _ => {
                let Some((_, sign)) = SIGNS.iter().find(|(name, _)| *name == word) else { return false };
                self.write_sign(sign);
            }
        }
        true
    }

    fn layout_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" | "page" | "nestcell" => self.end_paragraph(),
            "line" | "softline" | "lbr" | "column" => self.flow().line_break(),
            "tab" | "emspace" | "enspace" | "qmspace" => self.flow().space(),
            "pard" => self.group.layout = Layout::default(),
            "s" => self.group.layout.style = number.unwrap_or_default(),
            "outlinelevel" => self.group.layout.outline = number.and_then(|level| u8::try_from(level).ok()),
            "intbl" => self.group.layout.in_table = true,
            "itap" => self.group.layout.in_table = number.unwrap_or(1) > 0,
            "cell" => self.cell(),
            "row" => {
                self.end_paragraph();
                if self.flow().in_row() {
                    self.flow().end_row();
                }
            }
            "chftn" => self.has_mark = true,
            _ => (),
        }
    }

    /// The end of a cell; outside of a table it is only a gap.
    fn cell(&mut self) {
        if !self.group.layout.in_table && !self.flow().in_row() {
            return self.flow().space();
        }
        self.open_paragraph();
        self.end_paragraph();
        self.flow().begin_cell();
    }

    fn font_word(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or_default();
        let page = match word {
            "f" => {
                self.entry = number;
                return;
            }
            "fcharset" => page_of_set(number),
            "cpg" => Some(number),
            _ => None,
        };
        if let Some(page) = page {
            self.fonts.set(self.entry, page);
        }
    }

    fn date_word(&mut self, word: &str, number: i32) {
        let (before, width) = match word {
            "yr" => ("", 4),
            "mo" | "dy" => ("-", 2),
            _ => return,
        };
        let part = format!("{before}{number:0width$}");
        self.aside.push_str(&part);
    }
}
