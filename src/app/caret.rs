//! The selected words: whole words always, from the one where the reader began to the one where they are.

use crate::text::{Span, sentence_around, word_before, word_from};

/// Where the keyboard goes from the last selected word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaretStep {
    /// The next word.
    NextWord,
    /// The word before.
    PreviousWord,
    /// The next sentence.
    NextSentence,
    /// The beginning of the sentence, or of the one before.
    PreviousSentence,
}

/// Selected words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected {
    /// The word where the reader began.
    pub anchor: Span,
    /// The word where they are.
    pub head: Span,
}

impl Selected {
    /// All of `span`; going on begins at its end.
    pub const fn all(span: Span) -> Self {
        Self { anchor: span, head: span }
    }

    /// From the first to the last selected byte.
    pub fn span(self) -> Span {
        Span::new(self.anchor.start().min(self.head.start()), self.anchor.end().max(self.head.end()))
    }

    /// After one step; the same where there is nothing further.
    #[must_use]
    pub fn step(self, text: &str, step: CaretStep, extend: bool) -> Self {
        let Some(head) = moved(self.head, text, step) else { return self };
        if extend { Self { anchor: self.anchor, head } } else { Self::all(head) }
    }
}

fn moved(head: Span, text: &str, step: CaretStep) -> Option<Span> {
    match step {
        CaretStep::NextWord => word_from(text, head.end()),
        CaretStep::PreviousWord => word_before(text, head.start()),
        CaretStep::NextSentence => {
            let sentence = sentence_around(text, head.start())?;
            word_from(text, sentence.end())
        }
        CaretStep::PreviousSentence => {
            let sentence = sentence_around(text, head.start())?;
            let first = word_from(text, sentence.start())?;
            if first.start() < head.start() {
                return Some(first);
            }
            let before = word_before(text, sentence.start())?;
            word_from(text, sentence_around(text, before.start())?.start())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "One two. Three, four five! Six";

    #[test]
    fn steps_over_words_and_sentences() {
        use CaretStep::{NextSentence, NextWord, PreviousSentence, PreviousWord};
        let at = |word: &str| {
            let start = TEXT.find(word).unwrap();
            Selected::all(Span::new(start, start + word.len()))
        };
        for (from, step, to) in [
            ("One", NextWord, "two"),
            ("two", NextWord, "Three"),
            ("Six", NextWord, "Six"),
            ("Three", PreviousWord, "two"),
            ("One", PreviousWord, "One"),
            ("four", NextSentence, "Six"),
            ("Six", NextSentence, "Six"),
            ("five", PreviousSentence, "Three"),
            ("Three", PreviousSentence, "One"),
            ("One", PreviousSentence, "One"),
        ] {
            assert_eq!(at(from).step(TEXT, step, false).span().of(TEXT), to, "{from} {step:?}");
        }
        let wide = at("two").step(TEXT, NextWord, true).step(TEXT, NextWord, true);
        assert_eq!(wide.span().of(TEXT), "two. Three, four");
        let back = wide.step(TEXT, PreviousWord, true).step(TEXT, PreviousWord, true);
        assert_eq!(back.step(TEXT, PreviousWord, true).span().of(TEXT), "One two");
    }
}
