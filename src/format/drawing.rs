//! Charts and diagrams of Office files: their words, a row for each series or shape.

use super::builder::Builder;
use super::flow::Flow;
use super::xml::{self, Element, Visit};
use crate::text::BlockKind;

/// The kinds of relation that lead to such a part.
pub(super) const KINDS: &[&str] = &["chart", "diagramData"];

/// Put the words of a part behind what is there.
pub(super) fn read(text: &str, builder: &mut Builder) {
    let mut read = Read::default();
    xml::walk(text, &mut read).ok();
    let (text, blocks, _) = read.flow.finish();
    for block in blocks {
        builder.begin(BlockKind::Table, 0);
        builder.words(block.span.of(&text));
    }
}

#[derive(Default)]
struct Read {
    flow: Flow,
    in_words: bool,
}

impl Visit for Read {
    fn start(&mut self, element: &Element<'_>) -> bool {
        match element.name() {
            "Fallback" | "formatCode" | "f" => return false,
            "p" | "ser" => self.flow.begin_paragraph(),
            "t" | "v" => self.in_words = true,
            _ => (),
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "ser" => self.flow.end_paragraph(),
            "t" => self.in_words = false,
            "v" => {
                self.in_words = false;
                self.flow.space();
            }
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_words {
            self.flow.words(text);
        }
    }
}
