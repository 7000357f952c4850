//! What an account tells and how: when, how many, who said it, what speaks against it; and words that only press.
//!
//! Counted sentence by sentence for the score, shown where a score is opened, and never marked; the words stand in
//! `assets/lexicons/account.tsv`.

use std::sync::LazyLock;

use super::scope::Scope;
use crate::lexicon::{Hit, Purpose, terms_for};
use crate::text::{Document, KeyMap, Span, Token, TokenKind, WordSet, key_of, room_for};

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

/// A place that tells something; 16 bytes, for a long text has many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    sentence: u32,
    span: Span,
    /// What it tells.
    pub detail: Detail,
}

impl Told {
    fn new(detail: Detail, sentence: usize, span: Span) -> Self {
        Self { sentence: u32::try_from(sentence).unwrap_or(u32::MAX), span, detail }
    }

    /// Index into [`Document::sentences`].
    pub const fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// Its words.
    pub const fn span(&self) -> Span {
        self.span
    }
}

/// The same wording counts so many times and no further: a phrase that is put to every sentence tells nothing more.
const MOST_ALIKE: u8 = 5;

/// What the terms of a subtype tell, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Everywhere,
    /// Any court may sit; "the Court" is one that can be asked.
    WithCapital,
    /// Words that press count in the writer's own speech alone.
    OutsideQuotations,
    /// "Bell said", not "he said".
    NotAfterPronoun,
    /// "She said", after somebody was named.
    AfterSomebody,
}

impl Where {
    fn of_subtype(subtype: &str) -> Self {
        match subtype {
            "body" => Self::WithCapital,
            "emphatic" => Self::OutsideQuotations,
            "speaker" => Self::NotAfterPronoun,
            "speaker_again" => Self::AfterSomebody,
            _ => Self::Everywhere,
        }
    }
}

/// What a term tells, and where.
type Rule = (Detail, Where);

/// The rule of each term of the list.
static RULES: LazyLock<Vec<Option<Rule>>> = LazyLock::new(|| {
    let rule = |subtype| Some((Detail::of_subtype(subtype)?, Where::of_subtype(subtype)));
    terms_for(Purpose::Account).iter().map(|term| rule(term.subtype)).collect()
});

const PRONOUNS: &[&str] = &["he", "she", "they", "who", "it", "i", "we", "you", "this", "that"];

/// Collects what an account tells.
pub(super) struct Account<'a> {
    document: &'a Document<'a>,
    scope: &'a Scope<'a>,
    pronouns: WordSet,
    /// Hits of one sentence, with what they tell.
    hits: Vec<(Rule, Hit)>,
    /// Whether somebody was named.
    somebody: bool,
    /// How often each wording stood so far, by the first and the last word.
    wordings: KeyMap<u8>,
    told: Vec<Told>,
}

impl<'a> Account<'a> {
    /// Nothing so far.
    pub(super) fn new(document: &'a Document<'a>, scope: &'a Scope<'a>) -> Self {
        let pronouns = document.lexemes().set(PRONOUNS.iter().map(|word| key_of(word)));
        let (hits, wordings) = (Vec::new(), KeyMap::default());
        let told = room_for(document.text());
        Self { document, scope, pronouns, hits, somebody: false, wordings, told }
    }

    /// The term with this number of the list stands in the text; sentence by sentence.
    pub(super) fn add(&mut self, term: usize, hit: Hit) {
        let Some(rule) = RULES.get(term).copied().flatten() else { return };
        if self.hits.first().is_some_and(|(_, other)| other.sentence() != hit.sentence()) {
            self.close_sentence();
        }
        self.hits.push((rule, hit));
    }

    /// Every place that the terms tell of.
    pub(super) fn told(mut self) -> Vec<Told> {
        self.close_sentence();
        self.told
    }

    /// The hits of one sentence in the order of their places.
    fn close_sentence(&mut self) {
        let mut hits = std::mem::take(&mut self.hits);
        hits.sort_unstable_by_key(|(_, hit)| (hit.span(), hit.term()));
        for (rule, hit) in hits.drain(..) {
            self.tell(rule, &hit);
        }
        self.hits = hits;
    }

    fn tell(&mut self, (detail, place): Rule, hit: &Hit) {
        let tokens = self.document.tokens();
        let before = hit.token().checked_sub(1).and_then(|at| tokens.get(at));
        let counts = match place {
            Where::Everywhere => true,
            Where::WithCapital => tokens.get(hit.token()).is_some_and(Token::capital),
            Where::OutsideQuotations => !self.scope.in_quotation(hit.span()),
            Where::NotAfterPronoun => !before.is_some_and(|token| self.pronouns.has(token)),
            Where::AfterSomebody => self.somebody,
        };
        if !counts {
            return;
        }
        self.somebody |= detail == Detail::Speaker;
        if detail == Detail::Emphatic || self.is_fresh(before, hit) {
            self.told.push(Told::new(detail, hit.sentence(), hit.span()));
        }
    }

    /// Whether the wording of `hit`, which stands behind `before`, did not stand too often already.
    fn is_fresh(&mut self, before: Option<&Token>, hit: &Hit) -> bool {
        let last = hit.tokens().end.checked_sub(1).and_then(|at| self.document.tokens().get(at));
        let lexeme = |token: Option<&Token>| token.map_or(0, |token| token.lexeme() as u64 + 1);
        let alike = self.wordings.entry(lexeme(before) << 32 | lexeme(last)).or_default();
        *alike = alike.saturating_add(1);
        *alike <= MOST_ALIKE
    }
}

/// What numbers tell.
pub(super) fn told_by_numbers(document: &Document<'_>) -> Vec<Told> {
    let tokens = document.tokens();
    let mut sentences = document.sentences().iter().enumerate().peekable();
    let mut told = Vec::new();
    for (idx, token) in numbers(tokens) {
        while sentences.next_if(|(_, sentence)| sentence.tokens().end <= idx).is_some() {}
        let Some((at, sentence)) = sentences.peek() else { break };
        let next = tokens.get(idx + 1).filter(|_| idx + 1 < sentence.tokens().end);
        if let Some(detail) = number(document, token, next) {
            told.push(Told::new(detail, *at, document.span_of(token)));
        }
    }
    told
}

/// The numbers among `tokens`, with their places; few stretches of a text have one.
fn numbers(tokens: &[Token]) -> impl Iterator<Item = (usize, &Token)> {
    const STRETCH: usize = 16;
    let is_number = |token: &Token| token.kind() == TokenKind::Number;
    let any =
        move |stretch: &[Token; STRETCH]| stretch.iter().fold(false, |any, token| any | is_number(token));
    let (stretches, rest) = tokens.as_chunks();
    let stretches = stretches.iter().enumerate().filter(move |(_, stretch)| any(stretch));
    let places = stretches.flat_map(|(nth, stretch)| (nth * STRETCH..).zip(stretch));
    places.chain((tokens.len() - rest.len()..).zip(rest)).filter(move |(_, token)| is_number(token))
}

/// A year says when, another number how many where it counts something: "12 pupils", "40 %", but not `[12]`.
fn number(document: &Document<'_>, token: &Token, next: Option<&Token>) -> Option<Detail> {
    let digits = document.word(token);
    if digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) {
        return Some(Detail::When);
    }
    let next = next?;
    (next.is_word() || document.word(next) == "%").then_some(Detail::Figure)
}

#[cfg(test)]
mod tests {
    use super::super::Terms;
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
            let found: Vec<Detail> = Terms::of(&document).told.iter().map(|told| told.detail).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
