//! The styles of an `OpenDocument` text: what is a title or a quotation, what is raised, how lists are numbered.

use std::collections::BTreeMap;

use crate::format::numeral::Style as Numeral;
use crate::format::style_name;
use crate::format::xml::{self, Element, Visit};
use crate::text::BlockKind;

/// Levels that a list has.
pub(super) const LEVELS: usize = 10;

/// How many styles a style may rest on, one on the other: a circle ends here.
const MAX_CHAIN: usize = 16;

/// Styles that are kept; a file that was edited for years has some thousands.
const MAX_STYLES: usize = 50_000;

/// How one level of a list is numbered.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) numeral: Numeral,
    pub(super) start: i64,
    prefix: String,
    suffix: String,
    /// How many levels its number shows, with its own.
    shown: usize,
}

impl Default for Level {
    fn default() -> Self {
        let (prefix, suffix) = (String::new(), String::new());
        Self { numeral: Numeral::Bullet, start: 1, prefix, suffix, shown: 1 }
    }
}

/// How the levels of a list are numbered.
pub(super) type ListStyle = BTreeMap<usize, Level>;

/// The label at `level` where the levels from the outermost are counted so; empty for bullets.
pub(super) fn label(style: &ListStyle, level: usize, counts: &[i64]) -> String {
    let Some(own) = style.get(&level).filter(|own| own.numeral != Numeral::Bullet) else {
        return String::new();
    };
    let first = (level + 1).saturating_sub(own.shown.max(1));
    let number = |at: usize| {
        let numeral = style.get(&at).map_or(Numeral::Decimal, |level| level.numeral);
        numeral.write(counts.get(at).copied().unwrap_or(1))
    };
    let numbers: Vec<String> = (first..=level).map(number).filter(|number| !number.is_empty()).collect();
    format!("{}{}{}", own.prefix, numbers.join("."), own.suffix).trim().to_owned()
}

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub(super) raised: bool,
    pub(super) hidden: bool,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    look: Look,
}

/// All styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: BTreeMap<String, Style>,
    lists: BTreeMap<String, ListStyle>,
    /// How headings are numbered.
    pub(super) outline: ListStyle,
    /// The style that is being read, and the list.
    style: String,
    list: Option<String>,
    level: usize,
}

impl Styles {
    /// Add the styles of one part.
    pub(super) fn add(&mut self, text: &str) {
        xml::walk(text, self).ok();
    }

    fn chain<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let parent = |name: &&'s str| self.by_name.get(*name)?.parent.as_deref();
        std::iter::successors(Some(name), parent).take(MAX_CHAIN)
    }

    /// The kind of a paragraph of this style, and its level, where the style says so.
    pub(super) fn kind(&self, name: &str) -> Option<(BlockKind, u8)> {
        self.chain(name).find_map(|name| style_name::kind(&name.replace("_20_", " ")))
    }

    /// How text of this style looks inside text that looks so.
    pub(super) fn look(&self, name: &str, around: Look) -> Look {
        let looks = self.chain(name).filter_map(|name| self.by_name.get(name)).map(|style| style.look);
        looks.fold(around, |it, next| Look {
            raised: it.raised || next.raised,
            hidden: it.hidden || next.hidden,
        })
    }

    /// The list style that a paragraph's style names.
    pub(super) fn list_of(&self, name: &str) -> Option<&str> {
        self.chain(name).find_map(|name| self.by_name.get(name)?.list.as_deref())
    }

    /// A list style by name.
    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }

    fn add_level(&mut self, element: &Element<'_>) {
        let number = |name: &str| element.attr(name).and_then(|number| number.parse::<usize>().ok());
        self.level = number("level").unwrap_or(1).clamp(1, LEVELS) - 1;
        let is_bullet = element.name() == "list-level-style-bullet";
        let format = element.attr("num-format").filter(|_| !is_bullet).unwrap_or_default();
        let level = Level {
            numeral: Numeral::by_letter(&format),
            start: number("start-value").and_then(|start| i64::try_from(start).ok()).unwrap_or(1),
            prefix: element.attr("num-prefix").unwrap_or_default(),
            suffix: element.attr("num-suffix").unwrap_or_default(),
            shown: number("display-levels").unwrap_or(1).min(LEVELS),
        };
        let list = match &self.list {
            Some(name) => self.lists.entry(name.clone()).or_default(),
            None => &mut self.outline,
        };
        list.insert(self.level, level);
    }
}

impl Visit for Styles {
    fn start(&mut self, element: &Element<'_>) -> bool {
        let name = || element.attr("name").unwrap_or_default();
        if self.by_name.len().max(self.lists.len()) >= MAX_STYLES {
            return false;
        }
        match element.name() {
            "style" => {
                self.style = name();
                let style = Style {
                    parent: element.attr("parent-style-name"),
                    list: element.attr("list-style-name").filter(|list| !list.is_empty()),
                    look: Look::default(),
                };
                self.by_name.insert(self.style.clone(), style);
            }
            "text-properties" => {
                let position = element.attr("text-position").unwrap_or_default();
                let is_up = |up: &str| up.trim_end_matches('%').parse::<f64>().is_ok_and(|up| up > 0.0);
                let raised = position.split_whitespace().next().is_some_and(|up| up == "super" || is_up(up));
                let hidden = element.attr("display").is_some_and(|display| display == "none");
                if let Some(style) = self.by_name.get_mut(&self.style) {
                    style.look =
                        Look { raised: style.look.raised || raised, hidden: style.look.hidden || hidden };
                }
            }
            "list-style" => self.list = Some(name()),
            "outline-style" => self.list = None,
            "list-level-style-number" | "list-level-style-bullet" | "outline-level-style" => {
                self.style.clear();
                self.add_level(element);
            }
            "body" | "master-styles" => return false,
            _ => (),
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "style" => self.style.clear(),
            "list-style" => self.list = None,
            _ => (),
        }
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_rest_on_each_other() {
        let mut styles = Styles::default();
        styles.add(
            "<s><style:style style:name='P1' style:parent-style-name='Quotations' style:list-style-name='L'/>\
             <style:style style:name='P2' style:parent-style-name='P1'/>\
             <style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>\
             <style:style style:name='T2'><style:text-properties style:text-position='-8% 58%'/></style:style>\
             <style:style style:name='T3' style:parent-style-name='T1'><style:text-properties text:display='none'/></style:style>\
             <style:style style:name='A' style:parent-style-name='B'/><style:style style:name='B' style:parent-style-name='A'/>\
             <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix=']' style:num-prefix='['/>\
             <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:display-levels='2'/>\
             <text:list-level-style-bullet text:level='3' style:num-suffix='.'/></text:list-style></s>",
        );
        assert_eq!(styles.kind("P2"), Some((BlockKind::Quotation, 0)));
        assert_eq!((styles.kind("A"), styles.list_of("P2")), (None, Some("L")));
        for (name, raised, hidden) in
            [("T1", true, false), ("T2", false, false), ("T3", true, true), ("none", false, false)]
        {
            assert_eq!(styles.look(name, Look::default()), Look { raised, hidden }, "{name}");
        }
        let list = styles.list("L").unwrap();
        for (level, counts, expected) in
            [(0, &[3][..], "[3]"), (1, &[3, 2], "3.b)"), (2, &[3, 2, 1], ""), (7, &[], "")]
        {
            assert_eq!(label(list, level, counts), expected);
        }
    }
}
