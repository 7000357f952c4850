//! `candor text`: what was read out of a file.

use std::path::Path;
use std::process::ExitCode;

use super::output;
use crate::format::Source;
use crate::text::{Block, BlockKind, Document, one_line};
use crate::worker::reading;

/// Which part, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct What {
    /// Without page furniture, and without the title of a web page, which is metadata.
    pub(super) main: bool,
    /// One sentence a line.
    pub(super) sentences: bool,
}

/// Print the text of `file`.
pub(super) fn run(file: &Path, what: What) -> ExitCode {
    match reading::file(file) {
        Ok(source) => output::print_text(&render(source, what), 0),
        Err(error) => {
            output::complain(file.display(), error);
            ExitCode::from(1)
        }
    }
}

fn render(source: Source, what: What) -> String {
    if !what.main && !what.sentences {
        let end = if source.text.ends_with('\n') { "" } else { "\n" };
        return source.text + end;
    }
    let kept = |kind| !what.main || kind != BlockKind::Boilerplate;
    if !what.sentences {
        let first = source.blocks.iter().find(|block| kept(block.kind));
        let title = first.filter(|block| what.main && is_title(block, &source));
        let blocks = source.blocks.iter().filter(|block| kept(block.kind) && Some(*block) != title);
        return blocks.flat_map(|block| [block.span.of(&source.text), "\n\n"]).collect();
    }
    let document = Document::new(&source.text, source.blocks.clone());
    let sentences = document.sentences().iter().filter(|sentence| kept(document.block_of(sentence)));
    sentences.map(|sentence| one_line(sentence.span.of(document.text())) + "\n").collect()
}

/// Whether a heading only repeats the title that the page gives in its metadata.
fn is_title(block: &Block, source: &Source) -> bool {
    let words = block.span.of(&source.text);
    let title = source.meta.title.as_deref().filter(|_| source.format == "html");
    block.kind == BlockKind::Heading
        && title.is_some_and(|title| title.contains(words) || words.contains(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_all_or_the_main_text_or_sentences() {
        let text = "One. Two\nlines.\n\nYour Cart";
        let mut source = Source::of_text("a", text);
        if let Some(last) = source.blocks.last_mut() {
            last.kind = BlockKind::Boilerplate;
        }
        for (main, sentences, expected) in [
            (false, false, "One. Two\nlines.\n\nYour Cart\n"),
            (true, false, "One. Two\nlines.\n\n"),
            (false, true, "One.\nTwo lines.\nYour Cart\n"),
            (true, true, "One.\nTwo lines.\n"),
        ] {
            assert_eq!(render(source.clone(), What { main, sentences }), expected);
        }
    }
}
