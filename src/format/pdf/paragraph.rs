//! From the lines of a column to its paragraphs: by gaps, indents, type and short last lines.

use super::line::Line;

/// What the lines of a paragraph have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Prose or a heading; its type decides which.
    Text,
    /// Begins with a bullet or a number.
    Item,
    /// A row of cells.
    Row,
    /// A note at the foot of a column.
    Note,
    /// A running head or foot.
    Furniture,
}

/// Some lines that belong together.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) form: Form,
    pub(super) lines: Vec<Line>,
    /// Whether its first line stands further in than the column.
    pub(super) indented: bool,
}

impl Paragraph {
    pub(super) fn of(form: Form, line: Line) -> Self {
        Self { form, lines: vec![line], indented: false }
    }

    /// The size of its type, by its first line.
    pub(super) fn size(&self) -> f32 {
        self.lines.first().map_or(10.0, |line| line.size)
    }

    pub(super) fn is_bold(&self) -> bool {
        self.lines.iter().all(|line| line.bold)
    }
}

/// Bullets; a dash counts only with a blank behind it.
const BULLETS: &[char] =
    &['•', '▪', '◦', '●', '■', '□', '‣', '∙', '⁃', '➢', '➤', '✓', '❖', '\u{f0b7}', '\u{f0a7}'];

/// The edges and the leading of a column.
#[derive(Debug)]
struct Shape {
    left: f32,
    right: f32,
    leading: f32,
    /// First lines stand further out than the rest, as in reference lists.
    hanging: bool,
}

/// Divide a column into paragraphs and the notes at its foot.
pub(super) fn paragraphs(mut column: Vec<Line>, body_size: f32) -> (Vec<Paragraph>, Vec<Paragraph>) {
    let notes = column.split_off(column.len() - n_note_lines(&column, body_size));
    let rows = rows(column);
    let shape = Shape::of(&rows);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Row> = None;
    for (idx, row) in rows.iter().enumerate() {
        let next = rows.get(idx + 1);
        let cells = |row: Option<&Row>| row.is_some_and(|row| row.cells > 1);
        if row.cells > 1 && (cells(before) || cells(next)) {
            out.push(Paragraph::of(Form::Row, row.line.clone()));
        } else {
            let previous = before.filter(|_| out.last().is_some_and(|it| it.form != Form::Row));
            push(&mut out, &shape, previous.map(|row| &row.line), &row.line, next.map(|row| &row.line));
        }
        before = Some(row);
    }
    (out, notes_of(notes))
}

fn push(out: &mut Vec<Paragraph>, shape: &Shape, before: Option<&Line>, line: &Line, next: Option<&Line>) {
    let open = out.last_mut().filter(|_| before.is_some());
    let item = is_item(&line.text());
    let goes_on = match (&open, before) {
        (Some(open), Some(before)) => {
            !(item && may_begin_item(shape, before, line)) && shape.goes_on(open, before, line, next)
        }
        _ => false,
    };
    match open.filter(|_| goes_on) {
        Some(open) => open.lines.push(line.clone()),
        None => out.push(Paragraph {
            form: if item { Form::Item } else { Form::Text },
            indented: line.x0 > shape.left + 0.7 * line.size,
            lines: vec![line.clone()],
        }),
    }
}

/// Whether a line that looks like an item can be one here, and no date that a line end came before.
fn may_begin_item(shape: &Shape, before: &Line, line: &Line) -> bool {
    let text = before.text();
    line.text().starts_with(BULLETS)
        || before.ends_sentence()
        || text.ends_with([':', ';'])
        || before.x1 < shape.right - 0.25 * (shape.right - shape.left)
        || before.y - line.y > 1.15 * shape.leading
        || line.x0 < before.x0 - 0.7 * line.size
}

/// What stands on one baseline: a line, or cells.
struct Row {
    line: Line,
    cells: usize,
}

fn rows(column: Vec<Line>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(column.len());
    for line in column {
        match rows.last_mut().filter(|row| row.line.is_level_with(&line)) {
            Some(row) => {
                // A label and its text are one line, not two cells.
                let label = row.line.chars <= 5 && (row.line.chars <= 1 || is_label(&row.line.text()));
                row.line.append(line, true);
                row.cells += usize::from(!label);
            }
            None => rows.push(Row { line, cells: 1 }),
        }
    }
    rows
}

impl Shape {
    fn of(rows: &[Row]) -> Self {
        let lines = || rows.iter().map(|row| &row.line);
        let right = lines().map(|line| line.x1).fold(0.0, f32::max);
        let mut starts: Vec<f32> = lines().map(|line| line.x0).collect();
        starts.sort_by(f32::total_cmp);
        let often = (rows.len() / 8).max(1);
        let near = |start: &f32| starts.iter().filter(|other| (*other - start).abs() < 2.0).count();
        let left = starts.iter().find(|start| near(start) > often).or(starts.first()).copied().unwrap_or(0.0);
        let mut steps: Vec<f32> = lines().zip(lines().skip(1)).map(|(one, next)| one.y - next.y).collect();
        steps.retain(|step| *step > 2.0);
        steps.sort_by(f32::total_cmp);
        let leading = steps.get(steps.len() / 2).copied().unwrap_or(12.0);
        let mut shape = Self { left, right, leading, hanging: false };
        let mut votes = 0_i32;
        for (one, next) in lines().zip(lines().skip(1)) {
            if shape.is_at_left(one) && shape.is_indented(next) {
                votes += if shape.is_full(one) && !one.ends_sentence() { 1 } else { -1 };
            }
        }
        shape.hanging = votes > 1;
        shape
    }

    fn is_at_left(&self, line: &Line) -> bool {
        (line.x0 - self.left).abs() < 0.6 * line.size
    }

    fn is_indented(&self, line: &Line) -> bool {
        (0.7..6.0).contains(&((line.x0 - self.left) / line.size))
    }

    /// Whether the line reaches the right edge, as far as a ragged one does.
    fn is_full(&self, line: &Line) -> bool {
        line.x1 > self.right - 0.12 * (self.right - self.left)
    }

    /// Whether `line` goes on with the paragraph `open`, whose last line is `before`.
    fn goes_on(&self, open: &Paragraph, before: &Line, line: &Line, next: Option<&Line>) -> bool {
        let (step, ratio) = (before.y - line.y, line.size / open.size());
        if !(0.92..1.08).contains(&ratio) || before.bold != line.bold {
            // A drop capital, or a line of which a part is set otherwise.
            return (0.85..1.18).contains(&ratio) && before.bold == line.bold && line.chars < 20;
        }
        if !(0.0..1.3 * self.leading.max(line.size)).contains(&step) {
            return false;
        }
        let text = before.text();
        let ended = before.ends_sentence();
        if ended && !self.is_full(before) {
            return false;
        }
        let inwards = line.x0 - before.x0 > 0.7 * line.size;
        let outwards = before.x0 - line.x0 > 0.7 * line.size;
        if self.hanging {
            return !(outwards || (self.is_at_left(line) && self.is_at_left(before) && ended));
        }
        let again = next.is_some_and(|next| (next.x0 - line.x0).abs() < 0.3 * line.size);
        if inwards && self.is_at_left(before) {
            return open.form == Form::Item
                || (again && !ended)
                || !(ended || text.ends_with([':', '”', '"']));
        }
        // Back from more than one line that stood further in: a quotation has ended.
        let quoted = open.lines.iter().filter(|it| (it.x0 - before.x0).abs() < 0.3 * line.size).count();
        !(outwards && ended && quoted > 1 && quoted == open.lines.len())
    }
}

/// How many lines at the foot of a column are notes: smaller than the text and begun by a mark.
fn n_note_lines(column: &[Line], body_size: f32) -> usize {
    let is_small = |line: &&Line| line.size < 0.94 * body_size || is_rule(&line.text());
    let small: Vec<&Line> = column.iter().rev().take_while(is_small).collect();
    let marked = small.iter().rposition(|line| is_rule(&line.text()) || is_marked(line));
    if small.len() == column.len() && column.len() > 12 { 0 } else { marked.map_or(0, |idx| idx + 1) }
}

fn notes_of(lines: Vec<Line>) -> Vec<Paragraph> {
    let mut notes: Vec<Paragraph> = Vec::new();
    for line in lines.into_iter().filter(|line| !is_rule(&line.text())) {
        match notes.last_mut().filter(|_| !is_marked(&line)) {
            Some(note) => note.lines.push(line),
            None => notes.push(Paragraph::of(Form::Note, line)),
        }
    }
    notes
}

/// Begins with a raised mark, a star, or a number that is no part of a sentence.
fn is_marked(line: &Line) -> bool {
    let text = line.text();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default().trim_start();
    let raised =
        line.pieces.iter().find(|piece| !piece.text.trim().is_empty()).is_some_and(|piece| piece.raised);
    raised
        || text.starts_with(['*', '†', '‡'])
        || ((1..=3).contains(&digits) && rest.starts_with(char::is_uppercase))
}

fn is_rule(text: &str) -> bool {
    text.chars().count() >= 5 && text.chars().all(|c| matches!(c, '_' | '—' | '–' | '-' | '─' | ' '))
}

/// "• milk", "3. milk", "(a) milk".
fn is_item(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    text.starts_with(BULLETS) || (first.len() < text.len() && (is_label(first) || matches!(first, "-" | "–")))
}

/// `3.`, `(3)`, `3)`, `[3]`, `b)`.
fn is_label(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| matches!(c, '(' | '[' | ')' | ']' | '.'));
    let number = (1..=3).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
    let letter =
        inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase()) && !text.ends_with('.');
    text.ends_with([')', ']', '.']) && (number || letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line of a page: from where to where it goes, how high it stands, and what it says.
    fn line(drawn: &str, size: f32) -> Line {
        let mut parts = drawn.splitn(4, ' ');
        let mut number = || parts.next().unwrap().parse().unwrap();
        let (x0, x1, y) = (number(), number(), number());
        Line::sample(x0, x1, y, size, parts.next().unwrap())
    }

    #[test]
    fn paragraphs_are_divided_by_indents_gaps_and_type() {
        for (page, expected) in [
            // First lines stand further in.
            (
                "0 100 90 One line that|0 60 78 ends here.|10 100 66 Two begins|0 100 54 and goes on",
                "One line that ends here.|Two begins and goes on",
            ),
            // First lines stand further out.
            (
                "0 100 90 Doe, J. (2001) A title|10 60 78 of a book.|0 100 66 Roe, K. (2002) Another|10 50 54 one.",
                "Doe, J. (2001) A title of a book.|Roe, K. (2002) Another one.",
            ),
            // A gap.
            (
                "0 100 100 Text that|0 100 88 runs to|0 100 76 the edge|0 100 48 After a gap",
                "Text that runs to the edge|After a gap",
            ),
            // Items, and a date that is none.
            (
                "0 100 90 They came on the|0 100 78 12. of May and saw:|0 50 66 1. a house|0 50 54 2. a tree",
                "They came on the 12. of May and saw:|1. a house|2. a tree",
            ),
        ] {
            let (found, notes) = paragraphs(page.split('|').map(|drawn| line(drawn, 10.0)).collect(), 10.0);
            assert_eq!((words(&found).join("|").as_str(), notes.len()), (expected, 0));
        }
    }

    #[test]
    fn larger_type_is_a_paragraph_and_smaller_type_behind_a_mark_a_note() {
        let page = vec![
            line("0 40 120 Heading", 14.0),
            line("0 90 100 Text.", 10.0),
            line("0 90 40 1 A note.", 8.0),
        ];
        let (found, notes) = paragraphs(page, 10.0);
        assert_eq!(
            (words(&found), words(&notes)),
            (vec!["Heading".to_owned(), "Text.".to_owned()], vec!["1 A note.".to_owned()])
        );
    }

    fn words(paragraphs: &[Paragraph]) -> Vec<String> {
        let words = |it: &Paragraph| it.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ");
        paragraphs.iter().map(words).collect()
    }
}
