//! The numbers of a Word file's lists, which its text does not hold: `2.1.`, `[3]`, `c)`.

use std::collections::BTreeMap;

use super::styles::{MAX_STYLES, Place};
use crate::format::numeral::Style;
use crate::format::xml::{self, Element, Visit};

/// Levels that a list has.
const LEVELS: usize = 9;

/// How one level is numbered.
#[derive(Debug, Clone)]
struct Level {
    start: i64,
    style: Style,
    /// "%1.%2.": the numbers of the levels from 1, and signs.
    text: String,
    /// All its numbers are figures.
    legal: bool,
}

/// A level of which nothing is said.
static UNKNOWN: Level = Level { start: 1, style: Style::Decimal, text: String::new(), legal: false };

impl Default for Level {
    fn default() -> Self {
        UNKNOWN.clone()
    }
}

/// A list: its pattern, and where it departs from it.
#[derive(Debug, Clone, Default)]
struct List {
    pattern: String,
    starts: BTreeMap<usize, i64>,
    levels: BTreeMap<usize, Level>,
    is_begun: bool,
}

/// The lists of a file, and how far each is counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<String, BTreeMap<usize, Level>>,
    lists: BTreeMap<String, List>,
    /// Lists of one pattern go on from each other.
    counts: BTreeMap<String, [Option<i64>; LEVELS]>,
}

impl Numbering {
    /// Read the part of the lists.
    pub(super) fn parse(text: &str) -> Self {
        let mut read = Read::default();
        xml::walk(text, &mut read).ok();
        read.numbering
    }

    /// The label of the next paragraph at this place; empty for bullets and unknown lists.
    pub(super) fn next(&mut self, place: &Place) -> String {
        let level = place.level.unwrap_or_default().min(LEVELS - 1);
        let Some(list) = place.list.as_deref().and_then(|id| self.lists.get_mut(id)) else {
            return String::new();
        };
        let counts = self.counts.entry(list.pattern.clone()).or_default();
        if !std::mem::replace(&mut list.is_begun, true) {
            for at in list.starts.keys() {
                counts.iter_mut().skip(*at).for_each(|count| *count = None);
            }
        }
        let pattern = self.patterns.get(&list.pattern);
        let level_at = |at: usize| list.levels.get(&at).or_else(|| pattern?.get(&at)).unwrap_or(&UNKNOWN);
        let start_at = |at: usize| list.starts.get(&at).copied().unwrap_or_else(|| level_at(at).start);
        for (at, count) in counts.iter_mut().enumerate() {
            match count {
                Some(count) if at == level => *count = count.saturating_add(1),
                None if at <= level => *count = Some(start_at(at)),
                count if at > level => *count = None,
                _ => (),
            }
        }
        let this = level_at(level);
        let number = |at: usize| {
            let style = level_at(at).style;
            let style = if this.legal && style != Style::Bullet { Style::Decimal } else { style };
            style.write(counts.get(at).copied().flatten().unwrap_or(1))
        };
        if this.style == Style::Bullet { String::new() } else { fill(&this.text, number) }
    }
}

/// "%1.%2)" with the number of each level.
fn fill(text: &str, number: impl Fn(usize) -> String) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digit = part.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
        if let Some(digit) = digit {
            out.push_str(&number(digit as usize - 1));
            out.push_str(part.get(1..).unwrap_or_default());
        } else {
            out.push('%');
            out.push_str(part);
        }
    }
    out.trim().to_owned()
}

/// Where the reader is in the part.
#[derive(Default)]
struct Read {
    numbering: Numbering,
    pattern: Option<String>,
    list: Option<String>,
    level: usize,
}

impl Read {
    fn level(&mut self) -> Option<&mut Level> {
        let levels = match (&self.list, &self.pattern) {
            (Some(list), _) => &mut self.numbering.lists.get_mut(list)?.levels,
            (None, Some(pattern)) => self.numbering.patterns.get_mut(pattern)?,
            (None, None) => return None,
        };
        Some(levels.entry(self.level).or_default())
    }

    fn set(&mut self, change: impl FnOnce(&mut Level)) {
        if let Some(level) = self.level() {
            change(level);
        }
    }
}

impl Visit for Read {
    fn start(&mut self, element: &Element<'_>) -> bool {
        let val = || element.attr("val").unwrap_or_default();
        if self.numbering.patterns.len().max(self.numbering.lists.len()) >= MAX_STYLES {
            return false;
        }
        match element.name() {
            // Word 2003 calls them so.
            "abstractNum" | "listDef" => {
                let id =
                    element.attr("abstractNumId").or_else(|| element.attr("listDefId")).unwrap_or_default();
                self.numbering.patterns.insert(id.clone(), BTreeMap::new());
                self.pattern = Some(id);
            }
            "num" | "list" => {
                let id = element.attr("numId").or_else(|| element.attr("ilfo")).unwrap_or_default();
                self.numbering.lists.insert(id.clone(), List::default());
                self.list = Some(id);
            }
            "abstractNumId" | "ilst" => {
                if let Some(list) = self.list.as_ref().and_then(|id| self.numbering.lists.get_mut(id)) {
                    list.pattern = val();
                }
            }
            "lvl" | "lvlOverride" => {
                let level = element.attr("ilvl").and_then(|level| level.parse().ok());
                self.level = level.unwrap_or(0_usize).min(LEVELS - 1);
            }
            "startOverride" => {
                let start = val().parse().unwrap_or(1);
                if let Some(list) = self.list.as_ref().and_then(|id| self.numbering.lists.get_mut(id)) {
                    list.starts.insert(self.level, start);
                }
            }
            "start" => self.set(|level| level.start = val().parse().unwrap_or(1)),
            "numFmt" => self.set(|level| level.style = style(&val())),
            "nfc" => self.set(|level| level.style = style_by_code(&val())),
            "lvlText" => self.set(|level| level.text = val()),
            "isLgl" => self.set(|level| level.legal = true),
            _ => (),
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "abstractNum" | "listDef" => self.pattern = None,
            "num" | "list" => self.list = None,
            _ => (),
        }
    }

    fn text(&mut self, _: &str) {}
}

fn style(name: &str) -> Style {
    match name {
        "lowerLetter" => Style::Letters,
        "upperLetter" => Style::Capitals,
        "lowerRoman" => Style::Roman,
        "upperRoman" => Style::RomanCapitals,
        "decimalZero" => Style::Padded,
        "bullet" | "none" => Style::Bullet,
        _ => Style::Decimal,
    }
}

/// The same by its number, as Word 2003 has it.
fn style_by_code(code: &str) -> Style {
    match code {
        "1" => Style::RomanCapitals,
        "2" => Style::Roman,
        "3" => Style::Capitals,
        "4" => Style::Letters,
        "22" => Style::Padded,
        "23" | "255" => Style::Bullet,
        _ => Style::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(list: &str, level: usize) -> Place {
        Place { list: Some(list.to_owned()), level: Some(level) }
    }

    #[test]
    fn counts_as_word_does() {
        let level = |level: usize, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
            )
        };
        let part = format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'>{}{}{}</w:abstractNum>\
             <w:abstractNum w:abstractNumId='1'>{}</w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
             <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>\
             <w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
            level(0, "decimal", "[%1]"),
            level(1, "lowerLetter", "%1.%2)"),
            level(2, "upperRoman", "%3"),
            level(0, "bullet", "•"),
        );
        let mut numbering = Numbering::parse(&part);
        for (list, level, label) in [
            ("1", 0, "[1]"),
            ("1", 1, "1.a)"),
            ("1", 1, "1.b)"),
            ("1", 2, "I"),
            ("1", 0, "[2]"),
            ("1", 1, "2.a)"),
            ("2", 0, "[5]"),
            ("2", 0, "[6]"),
            ("3", 0, ""),
            ("9", 0, ""),
            ("1", 99, ""),
        ] {
            assert_eq!(numbering.next(&place(list, level)), label, "list {list}, level {level}");
        }
    }
}
