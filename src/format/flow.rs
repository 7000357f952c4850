//! Paragraphs, table rows and notes of a word processor's file, held until it is known what they are.
//!
//! A paragraph's kind may be known only after its words, a text box stands inside a paragraph, and a note inside a
//! sentence. So each is collected by itself and laid out when what surrounds it ends; notes come at the end.

use super::builder::{Builder, Parts};
use crate::text::BlockKind;

/// A piece of a paragraph.
#[derive(Debug)]
enum Run {
    Words(String),
    Raised(String),
    Space,
    LineBreak,
    LinkTo(String),
    LinkEnd,
}

/// A paragraph that is not laid out yet.
#[derive(Debug, Default)]
struct Paragraph {
    kind: Option<BlockKind>,
    level: u8,
    /// The number of a list item, which stands before its words.
    label: String,
    runs: Vec<Run>,
    /// Text boxes that are anchored in it.
    inner: Vec<Self>,
}

impl Paragraph {
    fn words(&self) -> usize {
        let words = |run: &Run| if let Run::Words(text) = run { text.split_whitespace().count() } else { 0 };
        self.runs.iter().map(words).sum()
    }

    /// Everything that is displayed of it, but for what is anchored in it.
    fn take_runs(&mut self) -> impl Iterator<Item = Run> + use<> {
        let label = std::mem::take(&mut self.label);
        let label = (!label.is_empty()).then_some([Run::Words(label), Run::Space]);
        label.into_iter().flatten().chain(std::mem::take(&mut self.runs))
    }
}

/// What is open and collects.
#[derive(Debug)]
enum Frame {
    Paragraph(Paragraph),
    /// The cells of a row.
    Row(Vec<Vec<Paragraph>>),
    /// The paragraphs of a text box.
    Box(Vec<Paragraph>),
    /// The paragraphs of a note; its mark stands in the first.
    Note(Vec<Paragraph>, String),
}

/// Cells of one row; word processors have at most 63.
const MAX_CELLS: usize = 1_000;

/// Pieces of one paragraph, and paragraphs in one row, box or note, that are held; no document has so many, and what
/// comes then is laid out at once, wherever it stands.
const MAX_HELD: usize = 100_000;

/// Words from which a paragraph in a table's cell is prose that the table only puts in its place.
pub(super) const PROSE_IN_CELL: usize = 40;

/// Collects paragraphs and lays them out.
#[derive(Debug, Default)]
pub(super) struct Flow {
    builder: Builder,
    open: Vec<Frame>,
    /// Paragraphs that were given to what is open.
    held: usize,
    /// The notes, laid out already: there may be as many as words.
    notes: Builder,
}

impl Flow {
    /// A paragraph begins, perhaps inside another.
    pub(super) fn begin_paragraph(&mut self) {
        self.open.push(Frame::Paragraph(Paragraph::default()));
    }

    /// The innermost paragraph is of this kind.
    pub(super) fn set(&mut self, kind: BlockKind, level: u8) {
        if let Some(paragraph) = self.paragraph() {
            (paragraph.kind, paragraph.level) = (Some(kind), level);
        }
    }

    /// Put the number of a list item before the words of the innermost paragraph.
    pub(super) fn label(&mut self, label: &str) {
        if let Some(paragraph) = self.paragraph() {
            label.clone_into(&mut paragraph.label);
        }
    }

    /// The innermost paragraph ends.
    pub(super) fn end_paragraph(&mut self) {
        let is_one = |frame: &mut Frame| matches!(frame, Frame::Paragraph(_));
        if let Some(Frame::Paragraph(paragraph)) = self.open.pop_if(is_one) {
            self.deliver(paragraph);
        }
    }

    /// Whether a paragraph is open.
    pub(super) fn in_paragraph(&self) -> bool {
        matches!(self.open.last(), Some(Frame::Paragraph(_)))
    }

    /// Whether a row is open, and no paragraph in it.
    pub(super) fn in_row(&self) -> bool {
        matches!(self.open.last(), Some(Frame::Row(_)))
    }

    /// Whether the innermost paragraph holds words so far.
    pub(super) fn has_words(&self) -> bool {
        matches!(self.open.last(), Some(Frame::Paragraph(paragraph)) if paragraph.words() > 0)
    }

    /// A row of a table begins.
    pub(super) fn begin_row(&mut self) {
        self.open.push(Frame::Row(Vec::new()));
    }

    /// A cell of the innermost row begins.
    pub(super) fn begin_cell(&mut self) {
        // What is wider than any table is cut, so that it is not held as a whole.
        if matches!(self.open.last(), Some(Frame::Row(cells)) if cells.len() >= MAX_CELLS) {
            self.end_row();
            self.begin_row();
        }
        if let Some(Frame::Row(cells)) = self.open.last_mut() {
            cells.push(Vec::new());
        }
    }

    /// The innermost row ends.
    pub(super) fn end_row(&mut self) {
        if let Some(Frame::Row(cells)) = self.open.pop_if(|frame| matches!(frame, Frame::Row(_))) {
            self.deliver_row(cells);
        }
    }

    /// A text box begins, whose paragraphs follow the one that it is anchored in.
    pub(super) fn begin_box(&mut self) {
        self.open.push(Frame::Box(Vec::new()));
    }

    /// The innermost text box ends.
    pub(super) fn end_box(&mut self) {
        if let Some(Frame::Box(paragraphs)) = self.open.pop_if(|frame| matches!(frame, Frame::Box(_))) {
            for paragraph in paragraphs {
                self.deliver(paragraph);
            }
        }
    }

    /// A note begins here; `mark` is its number in the text.
    pub(super) fn begin_note(&mut self, mark: &str) {
        // A letter would read as the end of its word.
        if mark.starts_with(char::is_alphabetic) {
            self.words(&format!("[{mark}]"));
        } else {
            self.raised(mark);
        }
        self.begin_note_text(mark);
    }

    /// The text of a note begins, whose mark stands elsewhere.
    pub(super) fn begin_note_text(&mut self, mark: &str) {
        self.open.push(Frame::Note(Vec::new(), mark.to_owned()));
    }

    /// The innermost note ends.
    pub(super) fn end_note(&mut self) {
        let is_one = |frame: &mut Frame| matches!(frame, Frame::Note(..));
        let Some(Frame::Note(mut paragraphs, mark)) = self.open.pop_if(is_one) else { return };
        if let Some(first) = paragraphs.first_mut() {
            // A note by number is an entry of a list, as its reader sees it.
            first.kind = Some(BlockKind::ListItem);
            let dot = if mark.ends_with(|c: char| c.is_alphanumeric()) { "." } else { "" };
            first.label = format!("{mark}{dot} {}", first.label);
        }
        for paragraph in paragraphs {
            lay_out(&mut self.notes, paragraph);
        }
    }

    /// Add running text.
    pub(super) fn words(&mut self, text: &str) {
        let Some(paragraph) = self.paragraph() else { return };
        if let Some(Run::Words(last)) = paragraph.runs.last_mut() {
            last.push_str(text);
        } else {
            self.run(Run::Words(text.to_owned()));
        }
    }

    /// Add raised text: the number of a note, an exponent.
    pub(super) fn raised(&mut self, text: &str) {
        self.run(Run::Raised(text.to_owned()));
    }

    /// A gap between words, as a tab makes it.
    pub(super) fn space(&mut self) {
        self.run(Run::Space);
    }

    /// A line end inside a paragraph.
    pub(super) fn line_break(&mut self) {
        self.run(Run::LineBreak);
    }

    /// What follows, to [`Self::link_end`], leads to `target`.
    pub(super) fn link_begin(&mut self, target: &str) {
        self.run(Run::LinkTo(target.to_owned()));
    }

    /// The link ends here.
    pub(super) fn link_end(&mut self) {
        self.run(Run::LinkEnd);
    }

    fn run(&mut self, run: Run) {
        let Some(paragraph) = self.paragraph() else { return };
        paragraph.runs.push(run);
        if paragraph.runs.len() >= MAX_HELD {
            let part = Paragraph { runs: std::mem::take(&mut paragraph.runs), ..Paragraph::default() };
            lay_out(&mut self.builder, part);
        }
    }

    /// The innermost paragraph, where no row or note was opened inside it.
    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        match self.open.last_mut() {
            Some(Frame::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        }
    }

    /// Give a paragraph to what surrounds it.
    fn deliver(&mut self, paragraph: Paragraph) {
        // Nothing is held that would not be laid out: a file of empty paragraphs is a small one.
        if paragraph.runs.is_empty() && paragraph.inner.is_empty() {
            return;
        }
        self.held = if self.open.is_empty() { 0 } else { self.held + 1 };
        match self.open.last_mut().filter(|_| self.held < MAX_HELD) {
            Some(Frame::Paragraph(outer)) => outer.inner.push(paragraph),
            Some(Frame::Row(cells)) => match cells.last_mut() {
                Some(cell) => cell.push(paragraph),
                None => cells.push(vec![paragraph]),
            },
            Some(Frame::Note(paragraphs, _) | Frame::Box(paragraphs)) => paragraphs.push(paragraph),
            None => lay_out(&mut self.builder, paragraph),
        }
    }

    /// A row is one block, but where a table only puts paragraphs in their place it is those.
    fn deliver_row(&mut self, cells: Vec<Vec<Paragraph>>) {
        let filled = cells.iter().filter(|cell| cell.iter().any(|paragraph| paragraph.words() > 0)).count();
        let is_layout = cells.iter().flatten().any(|paragraph| paragraph.words() >= PROSE_IN_CELL);
        if filled == 1 || is_layout {
            cells.into_iter().flatten().for_each(|paragraph| self.deliver(paragraph));
            return;
        }
        let mut row = Paragraph { kind: Some(BlockKind::Table), ..Paragraph::default() };
        for mut paragraph in cells.into_iter().flatten() {
            row.runs.extend(paragraph.take_runs());
            row.runs.extend([Run::LinkEnd, Run::Space]);
            row.inner.append(&mut paragraph.inner);
        }
        self.deliver(row);
    }

    /// Everything that was collected is laid out now, the notes after it; what follows stands behind them.
    pub(super) fn settle(&mut self) -> &mut Builder {
        while let Some(frame) = self.open.last() {
            match frame {
                Frame::Paragraph(_) => self.end_paragraph(),
                Frame::Row(_) => self.end_row(),
                Frame::Box(_) => self.end_box(),
                Frame::Note(..) => self.end_note(),
            }
        }
        self.builder.append(std::mem::take(&mut self.notes).finish());
        &mut self.builder
    }

    /// The text, its blocks and its links.
    pub(super) fn finish(mut self) -> Parts {
        self.settle();
        self.builder.finish()
    }
}

/// The paragraph, then what is anchored in it, innermost last.
fn lay_out(builder: &mut Builder, paragraph: Paragraph) {
    let mut waiting = vec![paragraph];
    while let Some(mut paragraph) = waiting.pop() {
        builder.begin(paragraph.kind.unwrap_or(BlockKind::Paragraph), paragraph.level);
        for run in paragraph.take_runs() {
            match run {
                Run::Words(text) => builder.words(&text),
                Run::Raised(text) => builder.raised(&text),
                Run::Space => builder.space(),
                Run::LineBreak => builder.line_break(),
                Run::LinkTo(target) => builder.link_begin(&target),
                Run::LinkEnd => builder.link_end(),
            }
        }
        builder.link_end();
        builder.end();
        waiting.extend(paragraph.inner.into_iter().rev());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(flow: &mut Flow, words: &str) {
        flow.begin_paragraph();
        flow.words(words);
        flow.end_paragraph();
    }

    fn laid_out(flow: Flow) -> Vec<(BlockKind, String)> {
        let (text, blocks, _) = flow.finish();
        blocks.iter().map(|block| (block.kind, block.span.of(&text).to_owned())).collect()
    }

    #[test]
    fn boxes_follow_their_paragraph_and_notes_the_text() {
        let mut flow = Flow::default();
        flow.begin_paragraph();
        flow.words("Before ");
        paragraph(&mut flow, "In the box.");
        flow.words("after.");
        flow.begin_note("1");
        paragraph(&mut flow, "The note.");
        flow.end_note();
        flow.end_paragraph();
        paragraph(&mut flow, "Last.");
        let paragraphs = [
            (BlockKind::Paragraph, "Before after.¹"),
            (BlockKind::Paragraph, "In the box."),
            (BlockKind::Paragraph, "Last."),
            (BlockKind::ListItem, "1. The note."),
        ];
        assert_eq!(laid_out(flow), paragraphs.map(|(kind, words)| (kind, words.to_owned())));
    }

    #[test]
    fn a_row_is_a_block_unless_it_holds_prose() {
        let long = "word ".repeat(PROSE_IN_CELL);
        for (cells, kinds) in [
            (vec!["a", "b"], vec![BlockKind::Table]),
            (vec!["a", ""], vec![BlockKind::Paragraph]),
            (vec!["a", &long], vec![BlockKind::Paragraph, BlockKind::Paragraph]),
            (vec!["", ""], vec![]),
        ] {
            let mut flow = Flow::default();
            flow.begin_row();
            for words in cells {
                flow.begin_cell();
                paragraph(&mut flow, words);
            }
            flow.end_row();
            assert_eq!(laid_out(flow).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>(), kinds);
        }
    }

    #[test]
    fn what_is_left_open_or_closed_twice_is_borne_with() {
        let mut flow = Flow::default();
        flow.end_note();
        flow.end_row();
        flow.words("lost");
        flow.begin_row();
        flow.end_paragraph();
        flow.begin_cell();
        flow.begin_note("*");
        flow.begin_paragraph();
        flow.words("kept");
        assert_eq!(laid_out(flow), [(BlockKind::ListItem, "* kept".to_owned())]);
    }
}
