//! The paragraph styles of a Word file: which are headings, lists, quotations.

use std::collections::BTreeMap;

use crate::format::style_name;
use crate::format::xml::{self, Element, Visit};
use crate::text::BlockKind;

/// A list and a level in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The list; "0" takes a paragraph out of its style's list.
    pub(super) list: Option<String>,
    /// From 0, the outermost.
    pub(super) level: Option<usize>,
}

/// What one style says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is body text.
    outline: Option<u8>,
    place: Place,
}

/// All styles by identifier.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

/// How many styles a style may be based on, one on the other: a circle ends here.
const MAX_CHAIN: usize = 16;

/// Styles that are kept; a file that was edited for years has some hundreds.
pub(super) const MAX_STYLES: usize = 20_000;

impl Styles {
    /// Read the part of the styles.
    pub(super) fn parse(text: &str) -> Self {
        let mut read = Read::default();
        xml::walk(text, &mut read).ok();
        Self(read.styles)
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let based_on = |style: &&'s Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(self.0.get(id), based_on).take(MAX_CHAIN)
    }

    /// The kind of a paragraph of this style, and its level, where the style says so.
    pub(super) fn kind(&self, id: &str) -> Option<(BlockKind, u8)> {
        let of = |style: &Style| {
            let outline = style.outline.map(|level| (BlockKind::Heading, level + 1));
            style_name::kind(&style.name).or_else(|| outline.filter(|(_, level)| *level < 10))
        };
        self.chain(id).find_map(of).or_else(|| style_name::kind(id))
    }

    /// The list that paragraphs of this style belong to.
    pub(super) fn place(&self, id: &str) -> Place {
        let list = self.chain(id).find_map(|style| style.place.list.clone());
        let level = self.chain(id).find_map(|style| style.place.level);
        Place { list, level }
    }
}

#[derive(Default)]
struct Read {
    styles: BTreeMap<String, Style>,
    id: String,
}

impl Visit for Read {
    fn start(&mut self, element: &Element<'_>) -> bool {
        let val = || element.attr("val");
        if element.name() == "style" {
            if self.styles.len() >= MAX_STYLES {
                return false;
            }
            self.id = element.attr("styleId").unwrap_or_default();
            self.styles.insert(self.id.clone(), Style::default());
            return true;
        }
        let Some(style) = self.styles.get_mut(&self.id) else { return true };
        match element.name() {
            "name" => style.name = val().unwrap_or_default(),
            "basedOn" => style.based_on = val(),
            "outlineLvl" => {
                style.outline = val().and_then(|level| level.parse().ok()).filter(|level| *level < 10);
            }
            "numId" | "ilfo" => style.place.list = val(),
            "ilvl" => style.place.level = val().and_then(|level| level.parse().ok()),
            "rPr" | "tblPr" | "tblStylePr" => return false,
            _ => (),
        }
        true
    }

    fn end(&mut self, name: &str) {
        if name == "style" {
            self.id.clear();
        }
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_headings_by_name_outline_and_what_they_rest_on() {
        let styles = Styles::parse(
            "<w:styles><w:style w:styleId='berschrift2'><w:name w:val='heading 2'/></w:style>\
             <w:style w:styleId='Own'><w:name w:val='Chapter'/><w:basedOn w:val='berschrift2'/></w:style>\
             <w:style w:styleId='Out'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='3'/></w:pPr></w:style>\
             <w:style w:styleId='Body'><w:name w:val='Body'/><w:basedOn w:val='Ring'/><w:outlineLvl w:val='9'/></w:style>\
             <w:style w:styleId='Ring'><w:name w:val='Ring'/><w:basedOn w:val='Body'/></w:style>\
             <w:style w:styleId='L'><w:name w:val='l'/><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/></w:numPr></w:pPr></w:style>\
             </w:styles>",
        );
        for (id, kind) in [
            ("berschrift2", Some((BlockKind::Heading, 2))),
            ("Own", Some((BlockKind::Heading, 2))),
            ("Out", Some((BlockKind::Heading, 4))),
            ("Body", None),
            ("Ring", None),
            ("Title", Some((BlockKind::Heading, 1))),
            ("nobody", None),
        ] {
            assert_eq!(styles.kind(id), kind, "{id}");
        }
        assert_eq!(styles.place("L"), Place { list: Some("7".to_owned()), level: Some(1) });
        assert_eq!(styles.place("Body"), Place::default());
    }
}
