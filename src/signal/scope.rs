//! What stands around a mark: question, negation, quotation, a source in the same or the next sentence.

use std::sync::OnceLock;

use super::Finding;
use crate::text::{BlockKind, Document, Sentence, Span, Token, TokenKind, WordSet, key_of};

/// The words that deny what follows them.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "neither", "nor", "cannot", "without", "nobody", "none", "hardly", "isn't",
    "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "won't", "can't", "couldn't", "hasn't",
    "haven't",
];

/// How many tokens before a mark a negation still reaches it.
pub(super) const REACH: usize = 6;

/// Spans, answering in logarithmic time whether one of them holds or touches another.
#[derive(Debug)]
pub(super) struct Reach(Vec<Span>);

impl Reach {
    /// Of these spans, in any order.
    pub(super) fn of(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_unstable();
        // Each end becomes the farthest that this span or one before it reaches.
        let mut farthest = 0;
        for span in &mut spans {
            farthest = farthest.max(span.end());
            *span = span.up_to(farthest);
        }
        Self(spans)
    }

    /// The farthest end of a span that begins before `byte`.
    fn before(&self, byte: usize) -> usize {
        let n = self.0.partition_point(|span| span.start() < byte);
        n.checked_sub(1).and_then(|idx| self.0.get(idx)).map_or(0, |span| span.end())
    }

    /// Whether one holds the whole of `span`.
    pub(super) fn holds(&self, span: Span) -> bool {
        self.before(span.start() + 1) >= span.end()
    }

    /// Whether one shares a byte with `span`.
    pub(super) fn touches(&self, span: Span) -> bool {
        self.before(span.end()) > span.start()
    }
}

/// A document with what was found in it so far.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    document: &'a Document<'a>,
    /// By sentence, the best traceability grade of a citation or named source; none of any where there is none at all.
    grades: Vec<Option<u8>>,
    /// Looked for when first asked.
    negations: OnceLock<Negations<'a>>,
}

/// The words of a document that deny what follows them.
#[derive(Debug)]
pub(super) struct Negations<'a> {
    document: &'a Document<'a>,
    words: WordSet,
}

impl<'a> Negations<'a> {
    pub(super) fn of(document: &'a Document<'a>) -> Self {
        Self { document, words: document.lexemes().set(NEGATIONS.iter().map(|word| key_of(word))) }
    }

    /// Whether this is one.
    pub(super) fn has(&self, token: &Token) -> bool {
        self.words.has(token)
    }

    /// Whether one of the last [`REACH`] of `tokens` denies what follows them in the same clause.
    pub(super) fn deny(&self, tokens: &[Token]) -> bool {
        tokens
            .iter()
            .rev()
            .take(REACH)
            .take_while(|token| !self.ends_clause(token))
            .any(|token| self.has(token))
    }

    /// Whether no word before this token denies one after it.
    pub(super) fn ends_clause(&self, token: &Token) -> bool {
        token.kind() == TokenKind::Punct && matches!(self.document.word(token), ";" | ":" | "(" | "–" | "—")
    }
}

impl<'a> Scope<'a> {
    pub(super) fn new(document: &'a Document<'a>, findings: &[Finding]) -> Self {
        let mut grades = Vec::new();
        for finding in findings.iter().filter(|finding| finding.is_traceable()) {
            grades.resize(document.sentences().len(), None);
            let at = document.sentence_at(finding.span.start());
            if let Some(grade) = at.and_then(|at| grades.get_mut(at)) {
                *grade = (*grade).max(Some(finding.strength));
            }
        }
        Self { document, grades, negations: OnceLock::new() }
    }

    /// The sentence that holds `span`, with its index.
    pub(super) fn sentence(&self, span: Span) -> Option<(usize, &'a Sentence)> {
        let at = self.document.sentence_at(span.start())?;
        Some((at, self.document.sentences().get(at)?))
    }

    /// The best traceability grade of a citation or named source in sentence `at`.
    pub(super) fn own_support(&self, at: usize) -> Option<u8> {
        self.grades.get(at).copied().flatten()
    }

    /// The best traceability grade of a citation or named source in sentence `at` or the next of its block.
    pub(super) fn support(&self, at: usize) -> Option<u8> {
        let sentences = self.document.sentences();
        let block = sentences.get(at).map(Sentence::block);
        let next = sentences.get(at + 1).filter(|next| Some(next.block()) == block);
        let beside = next.and_then(|_| self.own_support(at + 1));
        self.own_support(at).max(beside)
    }

    /// Whether the words at `span` are in a block that nobody asserts anything in.
    pub(super) fn is_furniture(&self, span: Span) -> bool {
        self.sentence(span).is_some_and(|(_, sentence)| stands_in_furniture(self.document, sentence))
    }

    /// Whether the sentence around `span` asks.
    pub(super) fn in_question(&self, span: Span) -> bool {
        self.sentence(span).is_some_and(|(_, sentence)| is_question(self.document, sentence))
    }

    /// Whether the words at `span` are another's: in a block quotation or between quotation marks.
    pub(super) fn in_quotation(&self, span: Span) -> bool {
        let at = self.document.sentence_at(span.start());
        let sentence = at.and_then(|at| self.document.sentences().get(at));
        if sentence.is_some_and(|sentence| self.document.block_of(sentence) == BlockKind::Quotation) {
            return true;
        }
        self.document.quotation_at(span.start()).is_some()
    }

    /// Whether a negation stands in the same clause, at most [`REACH`] tokens before `span`.
    pub(super) fn is_negated(&self, span: Span) -> bool {
        let Some((_, sentence)) = self.sentence(span) else { return false };
        let tokens = self.document.tokens_of(sentence);
        let first = tokens.partition_point(|token| token.start() < span.start());
        let negations = self.negations.get_or_init(|| Negations::of(self.document));
        negations.deny(tokens.get(..first).unwrap_or_default())
    }
}

/// Whether a sentence is in a block that nobody asserts anything in.
pub(super) fn stands_in_furniture(document: &Document<'_>, sentence: &Sentence) -> bool {
    matches!(document.block_of(sentence), BlockKind::Code | BlockKind::Boilerplate | BlockKind::Reference)
}

/// Whether a sentence ends in a question mark.
pub(super) fn is_question(document: &Document<'_>, sentence: &Sentence) -> bool {
    sentence.span.of(document.text()).trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;
    use crate::lexicon::TERMS;
    use crate::text::{Meta, blocks_of_plain};

    /// No detector marks anything of a term's kind in its counter-example.
    #[test]
    fn no_term_is_found_in_its_counter_example() {
        let mut wrong = Vec::new();
        for term in TERMS.iter().filter(|term| !term.counter_example.is_empty()) {
            let text = term.counter_example;
            let document = Document::new(text, blocks_of_plain(text));
            let findings = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
            for found in findings.iter().filter(|found| found.kind.id() == term.lexicon) {
                wrong.push(format!(
                    "{}: {} marks {:?} in {text:?}",
                    term.lexicon,
                    found.rule,
                    found.span.of(text)
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn reach_answers_as_asking_every_span_would() {
        let spans = [(5, 9), (2, 3), (2, 20), (30, 31), (40, 50)].map(|(start, end)| Span::new(start, end));
        let reach = Reach::of(spans.into_iter());
        for start in 0..55 {
            for end in start + 1..56 {
                let span = Span::new(start, end);
                assert_eq!(reach.holds(span), spans.iter().any(|it| it.contains(span)), "{span:?}");
                assert_eq!(reach.touches(span), spans.iter().any(|it| it.overlaps(span)), "{span:?}");
            }
        }
    }

    #[test]
    fn reads_what_stands_around_a_mark() {
        let cases = [
            ("It does not, they say, cure it.", "cure", (true, false, false)),
            ("It is not old; it may cure it.", "cure", (false, false, false)),
            ("Will it cure me?", "cure", (false, true, false)),
            ("He said: \"It will cure you.\"", "cure", (false, false, true)),
            ("He said “it will cure you” and left.", "cure", (false, false, true)),
            ("He said “yes” to the cure.", "cure", (false, false, false)),
            ("Bell said: “It works. I know it will cure you.”", "cure", (false, false, true)),
            ("\"It works. I know it will cure you,\" Bell said.", "cure", (false, false, true)),
            ("Bell said: “It works.\n\n“It will cure you.” So he said.", "cure", (false, false, true)),
            ("Bell said: “It works.” Rest will cure you.", "cure", (false, false, false)),
            ("‘It’s old. It will cure you,’ said Bell.", "cure", (false, false, true)),
        ];
        for (text, word, expected) in cases {
            let document = Document::new(text, blocks_of_plain(text));
            let at = text.find(word).unwrap();
            let span = Span::new(at, at + word.len());
            let scope = Scope::new(&document, &[]);
            let found = (scope.is_negated(span), scope.in_question(span), scope.in_quotation(span));
            assert_eq!(found, expected, "{text}");
        }
    }
}
