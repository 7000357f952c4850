//! What a text says to follow in one place and not to follow in another: "may cause drowsiness", "without drowsiness".
//!
//! A reading aid, shown and never scored: both can hold, of different people, amounts or times. What is asked or
//! quoted, what hangs on a condition and what is credited to a source is not the writer's own and is left out.

use std::collections::BTreeMap;

use super::super::same_term::stem_of;
use super::super::scope::Scope;
use super::{Context, Finding, mark};
use crate::text::{Document, KeyMap, Sentence, Span, Token, TokenKind, fold, key_of};

/// How far behind the words of effect the thing is looked for, in tokens.
const REACH: usize = 7;
/// The thing ends where one of these begins something else.
const ENDS: &[&str] = &[
    "that",
    "which",
    "who",
    "by",
    "when",
    "if",
    "than",
    "compared",
    "because",
    "as",
    "while",
    "associated",
    "but",
    "for",
    "though",
    "although",
    "with",
    "through",
    "to",
    "so",
    "since",
    "during",
    "after",
    "before",
];
/// What a statement hangs on; "not only" and "not always" deny nothing.
const CONDITIONS: &[&str] = &["if", "unless", "whether", "until", "only", "always", "necessarily", "merely"];
/// Words of measure and change, which are no thing.
const MEASURES: &[&str] = &[
    "lower",
    "reduc",
    "minim",
    "littl",
    "likelihood",
    "chanc",
    "smaller",
    "risks",
    "withou",
    "increas",
    "chang",
    "amount",
    "number",
    "amoun",
    "cause",
    "produc",
    "rates",
    "degre",
];

/// The thing that is said to be there where a text calls something safe and effective, and missing where trials lack.
const PROOF: &str = "proof";

/// The three ways to speak of an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Affirms,
    Lessens,
    Denies,
}

/// One place that says that something follows, or not.
struct Statement {
    sense: Sense,
    sentence: usize,
    span: Span,
}

/// What is said of each thing, in any order: places do not depend on each other but by what they say.
#[derive(Default)]
struct Things {
    /// By the key of the thing's stem.
    statements: KeyMap<Vec<Statement>>,
    /// By lexeme: the key of its stem, where it can be a thing.
    known: KeyMap<Option<u64>>,
}

impl Things {
    fn add(&mut self, thing: u64, statement: Statement) {
        self.statements.entry(thing).or_default().push(statement);
    }

    /// The key of the thing that the word of `token` names.
    fn key(&mut self, document: &Document<'_>, token: &Token) -> Option<u64> {
        let stem = || stem_of(&fold(document.word(token))).filter(|stem| !is_measure(stem));
        *self.known.entry(token.lexeme() as u64).or_insert_with(|| stem().map(|stem| key_of(&stem)))
    }
}

/// Every place that speaks of an effect which another sentence says otherwise.
pub(super) fn find(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let scope = Scope::new(document, context.earlier);
    let set = |words: &[&str]| document.lexemes().set(words.iter().map(|word| key_of(word)));
    let (ends, conditions) = (set(ENDS), set(CONDITIONS));
    let hangs = |sentence: &Sentence| document.tokens_of(sentence).iter().any(|token| conditions.has(token));
    let mut things = Things::default();
    for (hit, term) in context.hits_of("effect") {
        let Some((at, sentence)) = scope.sentence(hit.span()) else { continue };
        let others = scope.is_furniture(hit.span())
            || scope.in_question(hit.span())
            || scope.in_quotation(hit.span())
            || scope.support(at).is_some();
        if others || !document.block_of(sentence).is_prose() || hangs(sentence) {
            continue;
        }
        let sense = match term.subtype {
            "affirms" if scope.is_negated(hit.span()) => Sense::Denies,
            "lessens" => Sense::Lessens,
            "assures" if scope.is_negated(hit.span()) => continue,
            "affirms" | "assures" => Sense::Affirms,
            _ => Sense::Denies,
        };
        if matches!(term.subtype, "assures" | "lacks") {
            things.add(key_of(PROOF), Statement { sense, sentence: at, span: hit.span() });
            continue;
        }
        let last = sentence.tokens().end.min(hit.tokens().end + REACH);
        let behind = document.tokens().get(hit.tokens().end..last).unwrap_or_default();
        let own = document.tokens().get(hit.tokens()).unwrap_or_default();
        let inside = own.iter().filter(|_| sense != Sense::Affirms && term.subtype != "affirms");
        let thing = inside.chain(behind.iter().take_while(|token| {
            !ends.has(token) && (token.kind() != TokenKind::Punct || document.word(token) == ",")
        }));
        for token in thing.filter(|token| token.kind() == TokenKind::Word) {
            if let Some(thing) = things.key(document, token) {
                let span = Span::new(hit.span().start(), document.span_of(token).end().max(hit.span().end()));
                things.add(thing, Statement { sense, sentence: at, span });
            }
        }
    }
    let mut found: BTreeMap<usize, Finding> = BTreeMap::new();
    for statement in things.statements.values().flat_map(|all| otherwise(all)) {
        let rule = "said otherwise elsewhere";
        let one = found.entry(statement.start()).or_insert(mark(statement, "differing_statement", rule, 0));
        one.span = one.span.up_to(one.span.end().max(statement.end()));
    }
    found.into_values().collect()
}

/// The places of those of `statements`, all about one thing, that another sentence says otherwise.
fn otherwise(statements: &[Statement]) -> impl Iterator<Item = Span> {
    let differs = |one: &Statement, other: &Statement| {
        one.sentence != other.sentence
            && one.sense != other.sense
            && (one.sense == Sense::Denies || other.sense == Sense::Denies)
    };
    let contested = move |one: &&Statement| statements.iter().any(|other| differs(one, other));
    statements.iter().filter(contested).map(|one| one.span)
}

fn is_measure(stem: &str) -> bool {
    MEASURES.iter().any(|measure| stem.starts_with(measure))
}

#[cfg(test)]
mod tests {
    use crate::signal::{Finding, detect};
    use crate::text::{Document, Meta, blocks_of_plain};

    #[test]
    fn sees_what_is_said_otherwise_elsewhere() {
        let cases: &[(&str, &[&str])] = &[
            (
                "The tea eases cramps without any drowsiness. It is cheap. The tea may cause drowsiness.",
                &["without any drowsiness", "cause drowsiness"],
            ),
            (
                "Sleepers do not develop dependence on it. Its lower dependence potential is well known.",
                &["develop dependence", "lower dependence potential"],
            ),
            (
                "It is a safe and effective alternative. The lack of clinical trials is a pity.",
                &["a safe and effective alternative", "lack of clinical trials"],
            ),
            ("It is not safe and effective. The lack of clinical trials is a pity.", &[]),
            ("Tea may cause drowsiness. Coffee leads to drowsiness too.", &[]),
            ("It works without drowsiness. Does it cause drowsiness?", &[]),
            ("It works without drowsiness. If you drink ten cups, it may cause drowsiness.", &[]),
            ("It works without drowsiness. “It caused drowsiness,” said Bell.", &[]),
            ("It does not raise the price. It raises hopes.", &[]),
        ];
        for (text, expected) in cases {
            let document = Document::new(text, blocks_of_plain(text));
            let found = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
            let own = |finding: &&Finding| finding.subtype == "differing_statement";
            let marked: Vec<&str> = found.iter().filter(own).map(|finding| finding.span.of(text)).collect();
            assert_eq!(marked, *expected, "{text}");
        }
    }
}
