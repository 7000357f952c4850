//! From the runs that a page shows to its lines: what stands on one baseline without a wide gap.

use unpdf::parser::TextSpan;

use crate::text::{ends_sentence, ligature};

/// A gap between words is at most so wide, in type sizes; what is wider parts columns and cells.
const WORD_GAP: f32 = 0.9;
/// A gap from which on two runs are two words, in type sizes.
const LETTER_GAP: f32 = 0.15;
/// Type smaller than this share of its neighbour's, and off its baseline, is raised or lowered.
const SMALL: f32 = 0.85;
/// How many of the latest lines a run may go on with.
const RECENT: usize = 6;

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Where it links to.
    pub(super) target: Option<String>,
    /// Set as a superscript.
    pub(super) raised: bool,
}

/// A line of one column. Lengths are in points, y grows upwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline.
    pub(super) y: f32,
    /// The size of most of its type.
    pub(super) size: f32,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// The room between two letters of its last word, in type sizes.
    spacing: f32,
    pub(super) pieces: Vec<Piece>,
    pub(super) chars: usize,
}

impl Line {
    /// Its words, pieces run together.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().trim().to_owned()
    }

    /// Whether a sentence ends with it, marks of notes aside.
    pub(super) fn ends_sentence(&self) -> bool {
        let raised = self.pieces.iter().rev().take_while(|it| it.raised || it.text.trim().is_empty()).count();
        let kept = self.pieces.len() - raised;
        let text: String = self.pieces.iter().take(kept).map(|piece| piece.text.as_str()).collect();
        ends_sentence(text.trim_end())
    }

    /// Whether `other` stands on the same baseline.
    pub(super) fn is_level_with(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < 0.4 * self.size.min(other.size)
    }

    /// Put `other`, which stands to the right of this, behind it.
    pub(super) fn append(&mut self, mut other: Self, space: bool) {
        if space && !self.ends_in_space() {
            other.pieces.insert(0, Piece { text: " ".to_owned(), target: None, raised: false });
        }
        self.pieces.append(&mut other.pieces);
        self.x1 = self.x1.max(other.x1);
        self.bold &= other.bold;
        if other.chars > self.chars {
            (self.y, self.size) = (other.y, other.size);
        }
        self.chars += other.chars;
        self.spacing = other.spacing;
    }

    fn ends_in_space(&self) -> bool {
        self.pieces.last().is_some_and(|piece| piece.text.ends_with(char::is_whitespace))
    }

    /// A line of one piece, for tests.
    #[cfg(test)]
    pub(super) fn sample(x0: f32, x1: f32, y: f32, size: f32, text: &str) -> Self {
        let pieces = vec![piece(text.to_owned(), None)];
        Self { x0, x1, y, size, bold: false, spacing: 0.0, pieces, chars: text.len() }
    }

    fn raise(&mut self) {
        for piece in &mut self.pieces {
            piece.raised = true;
        }
    }
}

/// The lines of a page in the order they are drawn, and the words that are turned to its side.
pub(super) fn lines(spans: Vec<TextSpan>) -> (Vec<Line>, Vec<String>) {
    let mut spans: Vec<TextSpan> = spans.into_iter().filter(|span| !span.text.trim().is_empty()).collect();
    let turned = spans.iter().filter(|span| span.is_rotated()).count();
    if turned * 2 > spans.len() {
        upright(&mut spans);
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut aside = Vec::new();
    for span in spans {
        if span.is_rotated() {
            aside.push(span.text.trim().to_owned());
            continue;
        }
        for line in of_span(&span) {
            match lines.iter().rev().take(RECENT).position(|last| fit(last, &line).is_some()) {
                Some(back) => {
                    let at = lines.len() - 1 - back;
                    if let Some(last) = lines.get_mut(at) {
                        join(last, line);
                    }
                }
                None => lines.push(line),
            }
        }
    }
    (join_neighbours(lines), aside)
}

/// A page whose text runs up or down its side is read in that direction.
fn upright(spans: &mut [TextSpan]) {
    for span in spans.iter_mut().filter(|span| span.is_rotated()) {
        let [dx, dy] = span.direction;
        (span.x, span.y) = (span.x * dx + span.y * dy, span.y * dx - span.x * dy);
        span.width = span.text.chars().count() as f32 * span.font_size * 0.5;
        span.ink_width = None;
        span.direction = TextSpan::LEFT_TO_RIGHT;
    }
}

/// A run as a line of its own; as one a letter where the letters stand far apart.
fn of_span(span: &TextSpan) -> Vec<Line> {
    let n = span.text.chars().count();
    let size = span.font_size.clamp(1.0, 200.0);
    if (2..=8).contains(&n) && span.letter_spacing > 2_000.0 {
        let step = (span.width - 0.5 * size) / (n - 1) as f32;
        let letters = span.text.chars().filter(|c| !c.is_whitespace()).enumerate();
        return letters
            .map(|(idx, c)| {
                let x0 = span.x + idx as f32 * step;
                line_of(span, vec![piece(c.to_string(), None)], x0, x0 + 0.5 * size)
            })
            .collect();
    }
    let width = span.ink_width.unwrap_or(span.width).max(0.1);
    vec![line_of(span, pieces(span), span.x, span.x + width)]
}

fn line_of(span: &TextSpan, pieces: Vec<Piece>, x0: f32, x1: f32) -> Line {
    let chars = pieces.iter().map(|piece| piece.text.trim().chars().count()).sum();
    let size = span.font_size.clamp(1.0, 200.0);
    let spacing = (span.letter_spacing / 1_000.0).clamp(0.0, WORD_GAP / 2.0);
    Line { x0, x1, y: span.y, size, bold: span.is_bold, spacing, pieces, chars }
}

const fn piece(text: String, target: Option<String>) -> Piece {
    Piece { text, target, raised: false }
}

/// The run's text, divided where links begin and end.
fn pieces(span: &TextSpan) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for link in &span.links {
        let range = link.range.clone();
        let (Some(before), Some(inside)) = (span.text.get(at..range.start), span.text.get(range.clone()))
        else {
            continue;
        };
        pieces.push(piece(plain(before), None));
        pieces.push(piece(plain(inside), Some(link.value.target.uri().to_owned())));
        at = range.end;
    }
    pieces.push(piece(plain(span.text.get(at..).unwrap_or_default()), None));
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// Letters for ligatures, and nothing for what is not seen.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}' => out.push('-'),
            '\u{200b}' | '\u{feff}' => (),
            _ if c.is_control() => out.push(' '),
            _ => match ligature(c) {
                Some(letters) => out.push_str(letters),
                None => out.push(c),
            },
        }
    }
    if out.contains(['.', ',', ';', ':']) { spaced(&out) } else { out }
}

/// Put back the blank that narrow setting took: "could.So", "land,but".
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(char::is_whitespace) {
        if word.contains(['/', '@', '\\', '_']) || word.starts_with("www.") {
            out.push_str(word);
            continue;
        }
        let chars: Vec<char> = word.chars().collect();
        for (idx, c) in chars.iter().enumerate() {
            out.push(*c);
            let at = |place: usize| chars.get(place).copied().unwrap_or(' ');
            let before = idx >= 2 && at(idx - 1).is_lowercase() && at(idx - 2).is_lowercase();
            let sentence = at(idx + 1).is_uppercase() && at(idx + 2).is_lowercase();
            let parted = match c {
                '.' | ':' => sentence,
                ',' | ';' => at(idx + 1).is_alphabetic() && at(idx + 2).is_alphabetic(),
                _ => false,
            };
            if before && parted {
                out.push(' ');
            }
        }
    }
    out
}

/// How a run stands to the line it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Level,
    Raised,
    Lowered,
    /// The line so far is a raised mark before this run.
    AfterMark,
    /// The same words drawn twice.
    Repeated,
}

fn fit(line: &Line, run: &Line) -> Option<Fit> {
    let (size, rise, gap) = (line.size.max(run.size), run.y - line.y, run.x0 - line.x1);
    if rise.abs() < 0.15 * size && (run.x0 - line.x0).abs() < 0.15 * size && run.text() == line.text() {
        return Some(Fit::Repeated);
    }
    if gap < -0.6 * size || gap > WORD_GAP * size {
        return None;
    }
    let small_run = run.size < SMALL * line.size && gap < 0.3 * size;
    let small_line = line.size < SMALL * run.size && line.chars <= 4 && gap < 0.3 * size;
    if small_run && (0.1..0.75).contains(&(rise / line.size)) {
        Some(Fit::Raised)
    } else if small_run && (-0.4..-0.05).contains(&(rise / line.size)) {
        Some(Fit::Lowered)
    } else if small_line && (-0.75..-0.1).contains(&(rise / run.size)) {
        Some(Fit::AfterMark)
    } else {
        (rise.abs() < 0.25 * line.size.min(run.size)).then_some(Fit::Level)
    }
}

fn join(line: &mut Line, mut run: Line) {
    let gap = (run.x0 - line.x1) / line.size.max(run.size);
    let mut space = gap > LETTER_GAP + line.spacing.max(run.spacing);
    match fit(line, &run) {
        Some(Fit::Repeated) => return,
        Some(Fit::Raised) => {
            run.raise();
            space = false;
        }
        Some(Fit::AfterMark) => {
            line.raise();
            (line.y, line.size) = (run.y, run.size);
        }
        _ => (),
    }
    // The width of a run does not always include all its letter spacing.
    let closes = gap < 0.4 && run.text().starts_with([',', '.', ';', ':', '!', '?', ')', ']', '”', '’', '«']);
    line.append(run, space && !closes);
}

/// Join what stands beside each other on a baseline but was drawn at different times.
fn join_neighbours(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|one, two| two.y.total_cmp(&one.y));
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut row: Vec<Line> = Vec::new();
    for line in lines {
        if row.first().is_some_and(|first| !first.is_level_with(&line)) {
            close(&mut row, &mut out);
        }
        row.push(line);
    }
    close(&mut row, &mut out);
    out
}

fn close(row: &mut Vec<Line>, out: &mut Vec<Line>) {
    row.sort_by(|one, two| one.x0.total_cmp(&two.x0));
    let first_of_row = out.len();
    for line in row.drain(..) {
        match out.get_mut(first_of_row..).and_then(<[Line]>::last_mut) {
            Some(last) if fit(last, &line).is_some() => join(last, line),
            _ => out.push(line),
        }
    }
}
