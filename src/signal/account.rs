//! What an account tells and how: when, how many, who said it, what speaks against it; and words that only press.
//!
//! Counted sentence by sentence for the score, shown where a score is opened, and never marked; the words stand in
//! `assets/lexicons/account.tsv`.

use super::scope::Scope;
use crate::lexicon::ACCOUNT;
use crate::text::{Document, KeyMap, Span, Token, TokenKind};

/// What a place in a text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Detail {
    /// When something happened.
    When,
    /// How many or how much.
    Figure,
    /// That somebody who is named, or was just named, says it.
    Speaker,
    /// In what office somebody speaks, or which body could be asked.
    Office,
    /// That another side speaks or doubts.
    OtherSide,
    /// That one thing is weighed against another.
    Weighing,
    /// Nothing: it presses.
    Emphatic,
}

impl Detail {
    fn of_subtype(subtype: &str) -> Option<Self> {
        match subtype {
            "when" => Some(Self::When),
            "figure" => Some(Self::Figure),
            "speaker" | "speaker_again" => Some(Self::Speaker),
            "office" | "body" => Some(Self::Office),
            "other_side" => Some(Self::OtherSide),
            "weighing" => Some(Self::Weighing),
            "emphatic" => Some(Self::Emphatic),
            _ => None,
        }
    }
}

/// A place that tells something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// What it tells.
    pub detail: Detail,
    /// Its words.
    pub span: Span,
}

/// The same wording counts so many times and no further: a phrase that is put to every sentence tells nothing more.
const MOST_ALIKE: u8 = 5;

/// Every place that tells something, what the lists find before what numbers tell. Words that press count in the writer's own speech alone, and "she said"
/// only after somebody was named.
pub fn details(document: &Document<'_>) -> Vec<Told> {
    let scope = Scope::new(document, &[]);
    let (terms, automaton) = &*ACCOUNT;
    let mut found = Vec::new();
    let mut somebody = false;
    // By the first and the last word.
    let mut wordings: KeyMap<u8> = KeyMap::default();
    let lexeme = |at: Option<usize>| {
        at.and_then(|at| document.tokens().get(at)).map_or(0, |token| token.lexeme() as u64 + 1)
    };
    for hit in automaton.find(document) {
        let place = document.sentence_at(hit.span.start);
        let Some((sentence, term)) = place.zip(terms.get(hit.term)) else { continue };
        let counts = match term.subtype {
            // Any court may sit; "the Court" is one that can be asked.
            "body" => document.tokens().get(hit.token).is_some_and(Token::capital),
            "emphatic" => !scope.in_quotation(hit.span),
            "speaker" => !is_pronoun(document, hit.token.checked_sub(1)),
            "speaker_again" => somebody,
            _ => true,
        };
        let Some(detail) = Detail::of_subtype(term.subtype).filter(|_| counts) else { continue };
        somebody |= detail == Detail::Speaker;
        if detail != Detail::Emphatic {
            let last = lexeme((hit.token + hit.n_tokens).checked_sub(1));
            let wording = lexeme(hit.token.checked_sub(1)) << 32 | last;
            let alike = wordings.entry(wording).or_default();
            *alike = alike.saturating_add(1);
            if *alike > MOST_ALIKE {
                continue;
            }
        }
        found.push(Told { sentence, detail, span: hit.span });
    }
    for (at, sentence) in document.sentences().iter().enumerate() {
        let tokens = document.tokens_of(sentence);
        let numbers = tokens.iter().enumerate().filter_map(|(idx, token)| {
            number(document, tokens, idx).map(|detail| Told {
                sentence: at,
                detail,
                span: document.span_of(token),
            })
        });
        found.extend(numbers);
    }
    found
}

fn is_pronoun(document: &Document<'_>, at: Option<usize>) -> bool {
    const PRONOUNS: &[&str] = &["he", "she", "they", "who", "it", "i", "we", "you", "this", "that"];
    let word = at.and_then(|at| document.tokens().get(at)).map(|token| document.word(token));
    word.is_some_and(|word| PRONOUNS.iter().any(|pronoun| word.eq_ignore_ascii_case(pronoun)))
}

/// A year says when, another number how many where it counts something: "12 pupils", "40 %", but not `[12]`.
fn number(document: &Document<'_>, tokens: &[Token], idx: usize) -> Option<Detail> {
    let token = tokens.get(idx).filter(|token| token.kind() == TokenKind::Number)?;
    let digits = document.word(token);
    if digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) {
        return Some(Detail::When);
    }
    let next = tokens.get(idx + 1)?;
    (next.is_word() || document.word(next) == "%").then_some(Detail::Figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks_of_plain;

    #[test]
    fn details_are_told_apart() {
        use Detail::{Emphatic, Figure, Office, OtherSide, Speaker, Weighing, When};
        let cases: &[(&str, &[Detail])] = &[
            ("The bridge closed on Monday.", &[When]),
            ("The bridge closed in 2019.", &[When]),
            ("The bridge carried 12 boats.", &[Figure]),
            ("The bridge carried two boats.", &[Figure]),
            ("The bridge is old [12].", &[]),
            ("It rained, Anna Bell said.", &[Speaker]),
            ("The director of the harbour spoke.", &[Office]),
            ("The Harbour Board met.", &[Office]),
            ("The board met.", &[]),
            ("It rained, says the harbour.", &[]),
            ("It rained, he said. He said that it rained.", &[]),
            (
                "Bell said so. Bell said so. Bell said so. Bell said so. Bell said so. Bell said so.",
                &[Speaker; 5],
            ),
            ("It rained, Anna Bell said. “It rains,” she said.", &[Speaker, Speaker]),
            ("The harbour declined to comment.", &[OtherSide]),
            ("Rain is likelier than snow.", &[Weighing]),
            ("It is just rain.", &[Emphatic]),
            ("“It is just rain.”", &[]),
            ("The boats came back by night.", &[]),
        ];
        for (text, expected) in cases {
            let document = Document::new(text, blocks_of_plain(text));
            let found: Vec<Detail> = details(&document).into_iter().map(|told| told.detail).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
