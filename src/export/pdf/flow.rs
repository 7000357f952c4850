//! Lines and pages: words are broken into lines, lines fall onto pages, and everything gets its place.

use super::face::{Family, Set};
use super::shape::{Shape, VALUES, drawn};
use crate::export::content::{Part, Piece, Role};
use crate::export::look::Ink;
use crate::export::words::Row;
use crate::signal::Kind;
use crate::text::{ligature, raised_digit};

/// A4 in points.
pub(super) const PAGE: (f32, f32) = (595.0, 842.0);
pub(super) const MARGIN: f32 = 58.0;
/// The foot of the page is the number's.
const FOOT: f32 = 64.0;

const BLACK: Ink = (0x22, 0x24, 0x28);
pub(super) const GREY: Ink = (0x5A, 0x5E, 0x66);
const RED: Ink = (0x8E, 0x1F, 0x17);

/// Words on one line in one face.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) x: f32,
    pub(super) baseline: f32,
    pub(super) family: Family,
    pub(super) size: f32,
    pub(super) ink: Ink,
    pub(super) text: String,
    pub(super) glyphs: Vec<Set>,
    /// Drawn under it where it is marked: ground and line.
    pub(super) mark: Option<Kind>,
    pub(super) width: f32,
}

/// What stands on one page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Each with the number of the part that it belongs to.
    pub(super) runs: Vec<(usize, Run)>,
    pub(super) shapes: Vec<Shape>,
}

/// How a paragraph is set.
#[derive(Clone, Copy)]
struct Style {
    family: Family,
    size: f32,
    ink: Ink,
    indent: f32,
    before: f32,
    /// Whether it stays on one page with the line behind it.
    kept: bool,
}

impl Style {
    /// Of a line.
    const fn height(self) -> f32 {
        self.size * 1.42
    }
}

const fn style(role: Role) -> Style {
    let (family, size, ink, indent, before) = match role {
        Role::Title => (Family::Strong, 20.0, BLACK, 0.0, 0.0),
        Role::Section => (Family::Strong, 12.5, BLACK, 0.0, 16.0),
        Role::Verdict => (Family::Strong, 15.0, BLACK, 0.0, 8.0),
        Role::Alert => (Family::Strong, 9.5, RED, 0.0, 6.0),
        Role::Plain => (Family::Plain, 10.0, BLACK, 0.0, 4.0),
        Role::Listed => (Family::Plain, 9.5, BLACK, 10.0, 2.0),
        Role::Kind => (Family::Strong, 10.0, BLACK, 0.0, 7.0),
        Role::Small => (Family::Plain, 8.0, GREY, 0.0, 2.0),
        Role::Heading => (Family::Strong, 12.5, BLACK, 0.0, 10.0),
        Role::Text => (Family::Reading, 11.0, BLACK, 0.0, 6.0),
        Role::Item => (Family::Reading, 11.0, BLACK, 14.0, 3.0),
        Role::Quotation => (Family::Reading, 11.0, GREY, 22.0, 6.0),
        Role::Fixed => (Family::Plain, 9.0, BLACK, 10.0, 6.0),
        Role::Furniture => (Family::Reading, 9.0, GREY, 0.0, 3.0),
    };
    let kept = matches!(role, Role::Title | Role::Section | Role::Heading | Role::Kind);
    Style { family, size, ink, indent, before, kept }
}

/// A character with its face and its mark.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    set: Set,
    mark: Option<Kind>,
    small: bool,
}

/// Sets parts one under the other.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) pages: Vec<Page>,
    y: f32,
    part: usize,
    /// How many characters no face has; they are shown as a question mark.
    pub(super) n_missing: usize,
}

impl Flow {
    /// Begin a page of its own.
    pub(super) fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = MARGIN;
    }

    /// Set a part; its runs have the number `part`. A table takes one number for the caption and two for each row.
    pub(super) fn part(&mut self, part: &Part<'_>, number: usize) {
        self.part = number;
        match part {
            Part::Paragraph(role, pieces) => self.paragraph(style(*role), pieces),
            Part::Table(caption, rows) => self.table(caption, rows),
        }
    }

    fn paragraph(&mut self, style: Style, pieces: &[Piece<'_>]) {
        self.y += style.before;
        let letters = self.letters(style, pieces);
        let width = PAGE.0 - 2.0 * MARGIN - style.indent;
        let lines = lines(&letters, width / style.size);
        if style.kept && self.y + (lines.len() + 1) as f32 * style.height() > PAGE.1 - FOOT {
            self.new_page();
        }
        for line in lines {
            let baseline = self.line(style.height());
            self.runs(style, line, MARGIN + style.indent, baseline);
        }
    }

    fn table(&mut self, caption: &str, rows: &[Row]) {
        let caption = [Piece::plain(caption)];
        self.paragraph(style(Role::Section), &caption);
        self.y += 2.0;
        for row in rows {
            let style = Style { before: 0.0, ..style(Role::Plain) };
            let baseline = self.line(style.size * 1.5);
            self.part += 1;
            let name = self.letters(style, &[Piece::plain(row.name)]);
            self.runs(style, &name, MARGIN, baseline);
            self.part += 1;
            let value = self.letters(style, &[Piece::plain(row.value.as_str())]);
            let wide: f32 = value.iter().map(|letter| letter.set.width * style.size).sum();
            self.runs(style, &value, VALUES - wide, baseline);
            if let Some((page, bar)) = self.pages.last_mut().zip(row.bar) {
                page.shapes.extend(drawn(bar, baseline));
            }
        }
    }

    /// Room for one line; where it stands.
    fn line(&mut self, height: f32) -> f32 {
        if self.pages.is_empty() || self.y + height > PAGE.1 - FOOT {
            self.new_page();
        }
        self.y += height;
        self.y - height * 0.28
    }

    fn letters(&mut self, style: Style, pieces: &[Piece<'_>]) -> Vec<Letter> {
        let mut letters = Vec::new();
        for piece in pieces {
            for c in piece.text.chars() {
                if let Some(digit) = raised_digit(c) {
                    letters.extend(small(style.family, digit, piece.kind));
                } else if let Some(joined) = ligature(c) {
                    letters.extend(joined.chars().filter_map(|c| self.letter(style.family, c, piece.kind)));
                } else {
                    letters.extend(self.letter(style.family, plainer(c), piece.kind));
                }
            }
            letters.extend(piece.signs.chars().filter_map(|c| small(style.family, c, None)));
        }
        letters
    }

    /// A character in the first face that has it; a question mark where none has.
    fn letter(&mut self, family: Family, c: char, mark: Option<Kind>) -> Option<Letter> {
        let set = if c == '\n' { blank(family) } else { family.set(c) };
        self.n_missing += usize::from(set.is_none());
        let (c, set) = set.map(|set| (c, set)).or_else(|| Some(('?', family.set('?')?)))?;
        Some(Letter { c, set, mark, small: false })
    }

    /// Put one line on the page, in runs of one face and mark.
    fn runs(&mut self, style: Style, line: &[Letter], left: f32, baseline: f32) {
        let mut x = left;
        let alike =
            |a: &Letter, b: &Letter| a.set.file == b.set.file && a.mark == b.mark && a.small == b.small;
        for letters in line.chunk_by(alike) {
            let Some(first) = letters.first() else { continue };
            let size = if first.small { style.size * SMALL } else { style.size };
            let width: f32 = letters.iter().map(|letter| letter.set.width * style.size).sum();
            let glyphs = letters
                .iter()
                .map(|letter| Set { width: letter.set.width * style.size / size, ..letter.set });
            let run = Run {
                x,
                baseline: if first.small { baseline - style.size * 0.35 } else { baseline },
                family: style.family,
                size,
                ink: style.ink,
                text: letters.iter().map(|letter| letter.c).collect(),
                glyphs: glyphs.collect(),
                mark: first.mark,
                width,
            };
            x += width;
            if let Some(page) = self.pages.last_mut() {
                page.runs.push((self.part, run));
            }
        }
    }
}

/// How much smaller the letter after marked words is.
const SMALL: f32 = 0.6;

fn blank(family: Family) -> Option<Set> {
    family.set(' ').map(|set| Set { width: 0.0, ..set })
}

/// A character that is raised.
fn small(family: Family, c: char, mark: Option<Kind>) -> Option<Letter> {
    let set = family.set(c)?;
    Some(Letter { c, set: Set { width: set.width * SMALL, ..set }, mark, small: true })
}

/// What the faces have instead of characters that only look otherwise: wide letters, hyphens, signs of lists.
fn plainer(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\t' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        '∗' => '*',
        '☐' | '▫' => '□',
        '☑' | '✔' => '✓',
        '☒' | '✘' => '✗',
        _ => c,
    }
}

/// Break into lines that are at most `width` ems wide, at blanks where there are any.
fn lines(letters: &[Letter], width: f32) -> Vec<&[Letter]> {
    let mut lines = Vec::new();
    let mut rest = letters;
    while !rest.is_empty() {
        let (mut wide, mut fits, mut blank) = (0.0, 0, None);
        let mut ended = false;
        for (at, letter) in rest.iter().enumerate() {
            if letter.c == '\n' {
                (blank, ended) = (Some(at + 1), true);
                break;
            }
            wide += letter.set.width;
            if wide > width && letter.c != ' ' {
                break;
            }
            fits = at + 1;
            if letter.c == ' ' {
                blank = Some(at + 1);
            }
        }
        let whole = fits == rest.len() && !ended;
        let end = if whole { fits } else { blank.unwrap_or_else(|| fits.max(1)) };
        let (line, more) = rest.split_at(end.min(rest.len()));
        lines.push(line.strip_suffix_newline());
        rest = more;
    }
    lines
}

trait StripNewline {
    fn strip_suffix_newline(&self) -> &Self;
}

impl StripNewline for [Letter] {
    fn strip_suffix_newline(&self) -> &Self {
        match self {
            [line @ .., last] if last.c == '\n' => line,
            line => line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, width: f32) -> Vec<String> {
        let piece = Piece::plain(text);
        let letters = Flow::default().letters(style(Role::Text), &[piece]);
        lines(&letters, width).into_iter().map(|line| line.iter().map(|letter| letter.c).collect()).collect()
    }

    #[test]
    fn lines_break_at_blanks_and_line_ends_and_lose_nothing() {
        assert_eq!(broken("one two three", 100.0), ["one two three"]);
        assert_eq!(broken("one\ntwo", 100.0), ["one", "two"]);
        let long = "a word ".repeat(100) + &"x".repeat(300);
        for width in [0.1, 3.0, 20.0] {
            assert_eq!(broken(&long, width).concat(), long, "{width}");
        }
        assert!(broken(&long, 20.0).iter().all(|line| !line.starts_with(' ')));
        assert!(broken("", 10.0).is_empty());
    }

    #[test]
    fn figures_of_notes_are_raised_and_other_forms_of_letters_are_letters() {
        let mut flow = Flow::default();
        let piece = Piece::plain("gut¹⁴ Ｇ（２） ∗\tﬁt 漢");
        let letters = flow.letters(style(Role::Text), &[piece]);
        let of = |small| letters.iter().filter(|it| it.small == small).map(|it| it.c).collect::<String>();
        assert_eq!((of(true).as_str(), of(false).as_str()), ("14", "gut G(2) * fit ?"));
        assert_eq!(flow.n_missing, 1);
    }

    #[test]
    fn pages_are_filled_and_none_is_overfull() {
        let mut flow = Flow::default();
        let text = Part::Paragraph(Role::Text, vec![Piece::plain("a word ".repeat(3_000))]);
        flow.part(&text, 0);
        assert!((4..20).contains(&flow.pages.len()), "{}", flow.pages.len());
        for (_, run) in flow.pages.iter().flat_map(|page| &page.runs) {
            assert!(run.baseline < PAGE.1 - FOOT && run.x + run.width < PAGE.0 - MARGIN + 6.0, "{run:?}");
        }
    }

    #[test]
    fn a_heading_stands_on_the_page_of_the_words_behind_it() {
        let set = |role, words: &str| Part::Paragraph(role, vec![Piece::plain(words.to_owned())]);
        for n_before in 30..60 {
            let mut flow = Flow::default();
            (0..n_before).for_each(|_| flow.part(&set(Role::Text, "a line"), 0));
            flow.part(&set(Role::Section, "A heading"), 1);
            flow.part(&set(Role::Text, "its words"), 2);
            let page_of =
                |part| flow.pages.iter().position(|page| page.runs.iter().any(|(number, _)| *number == part));
            assert_eq!(page_of(1), page_of(2), "{n_before}");
        }
    }
}
