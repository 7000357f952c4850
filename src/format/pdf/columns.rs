//! The order in which the lines of a page are read: columns from left to right, between what spans them.

use super::line::Line;

/// Columns inside columns, at most.
const MAX_DEPTH: usize = 3;
/// A column has at least so many lines of so many characters; less is a table.
const MIN_LINES: usize = 3;
const MIN_CHARS: usize = 14;
/// Both columns together hold at least so many characters that they are worth a division.
const MIN_TEXT: usize = 200;

/// The parts of a page, each read line by line from top to bottom.
pub(super) fn regions(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut out = Vec::new();
    divide(lines, 0, &mut out);
    out
}

fn divide(mut lines: Vec<Line>, depth: usize, out: &mut Vec<Vec<Line>>) {
    lines.sort_by(|one, two| two.y.total_cmp(&one.y).then(one.x0.total_cmp(&two.x0)));
    let gutter = if depth < MAX_DEPTH { gutter(&lines) } else { None };
    let Some(gutter) = gutter else {
        if !lines.is_empty() {
            out.push(rows(lines));
        }
        return;
    };
    let mut single = Vec::new();
    for zone in zones(lines, gutter) {
        match zone {
            Zone::Across(line) => single.push(line),
            Zone::Columns { left, right } if is_divided(&left, &right) => {
                if !single.is_empty() {
                    divide(std::mem::take(&mut single), depth + 1, out);
                }
                divide(left, depth + 1, out);
                divide(right, depth + 1, out);
            }
            Zone::Columns { left, right } => single.extend(left.into_iter().chain(right)),
        }
    }
    if !single.is_empty() {
        divide(single, depth + 1, out);
    }
}

/// Lines sorted from top to bottom; those on one baseline from left to right.
fn rows(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut first_of_row = 0;
    for line in lines {
        let level = out.get(first_of_row).is_some_and(|first| first.is_level_with(&line));
        if !level {
            first_of_row = out.len();
        }
        let row = out.get(first_of_row..).unwrap_or_default();
        let at = first_of_row + row.partition_point(|other| other.x0 <= line.x0);
        out.insert(at, line);
    }
    out
}

/// A part of the page seen from a gutter.
enum Zone {
    /// A line that goes across it.
    Across(Line),
    /// Lines to both sides, none across.
    Columns { left: Vec<Line>, right: Vec<Line> },
}

fn zones(lines: Vec<Line>, gutter: f32) -> Vec<Zone> {
    let mut zones = Vec::new();
    for line in lines {
        match side(&line, gutter) {
            None => zones.push(Zone::Across(line)),
            Some(side) => {
                if !matches!(zones.last(), Some(Zone::Columns { .. })) {
                    zones.push(Zone::Columns { left: Vec::new(), right: Vec::new() });
                }
                if let Some(Zone::Columns { left, right }) = zones.last_mut() {
                    if side == Side::Left { left.push(line) } else { right.push(line) }
                }
            }
        }
    }
    zones
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// On which side of the gutter a line stands; none where it goes across.
fn side(line: &Line, gutter: f32) -> Option<Side> {
    if line.x1 <= gutter + 1.0 { Some(Side::Left) } else { (line.x0 >= gutter - 1.0).then_some(Side::Right) }
}

/// Whether two sides of a gutter are to be read one after the other: text beside text, or beside a figure's labels.
fn is_divided(left: &[Line], right: &[Line]) -> bool {
    let column = |lines: &[Line]| {
        let mut tally = Tally::default();
        for line in lines {
            tally.add(line);
        }
        tally.is_column(2)
    };
    !left.is_empty() && !right.is_empty() && (column(left) || column(right))
}

/// The left edge of a right column: where most text stands in columns to both sides.
fn gutter(lines: &[Line]) -> Option<f32> {
    let mut edges: Vec<f32> = lines.iter().map(|line| line.x0).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|one, two| (*one - *two).abs() < 1.5);
    let scored = edges.iter().map(|edge| (*edge, score(lines, *edge)));
    let best = scored.fold((0.0, MIN_TEXT), |best, next| if next.1 > best.1 { next } else { best });
    (best.1 > MIN_TEXT).then_some(best.0)
}

/// How many characters stand in the smaller column of each zone, all zones together, twice.
fn score(lines: &[Line], gutter: f32) -> usize {
    let mut sum = 0;
    let mut here = [Tally::default(), Tally::default()];
    for line in lines {
        match side(line, gutter) {
            None => sum += worth(&std::mem::take(&mut here)),
            Some(Side::Left) => here[0].add(line),
            Some(Side::Right) => here[1].add(line),
        }
    }
    sum + worth(&here)
}

/// The lines of one side of a zone.
#[derive(Debug, Default)]
struct Tally {
    lines: usize,
    /// Lines that are long enough to be prose, and what stands in them.
    long_lines: usize,
    long_chars: usize,
    chars: usize,
    top: f32,
    bottom: f32,
}

impl Tally {
    fn add(&mut self, line: &Line) {
        if self.lines == 0 {
            self.top = line.y;
        }
        self.bottom = line.y;
        self.lines += 1;
        self.chars += line.chars;
        if line.chars >= MIN_CHARS {
            self.long_lines += 1;
            self.long_chars += line.chars;
        }
    }

    /// Mostly prose, beside which a figure may have its labels.
    const fn is_column(&self, at_least: usize) -> bool {
        self.long_lines >= at_least && 10 * self.long_chars >= 7 * self.chars
    }
}

fn worth([left, right]: &[Tally; 2]) -> usize {
    let beside = left.top.min(right.top) > left.bottom.max(right.bottom);
    if beside && left.is_column(MIN_LINES) && right.is_column(MIN_LINES) {
        2 * left.chars.min(right.chars)
    } else {
        0
    }
}
