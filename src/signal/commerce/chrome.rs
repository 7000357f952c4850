//! Shop furniture and labels: short lines alone that a listed phrase (nearly) fills.

use super::{Context, Finding, Line, mark};
use crate::lexicon::{Hit, Term};
use crate::signal::lines::is_capitalised;
use crate::text::BlockKind;

/// In so many lines a text says that it is an advert.
const HEAD: usize = 5;

/// Findings of the list `commercial`, each held against the form that its subtype asks for.
pub(super) fn find(context: &Context<'_>, lines: &[Line]) -> Vec<Finding> {
    let document = context.document;
    let own = lines.iter().filter(|line| line.kind != BlockKind::Boilerplate);
    let head = own.take(HEAD).last().map_or(0, |line| line.span.start());
    let mut findings = Vec::new();
    let mut at = 0;
    for (hit, term) in context.hits_of("commercial") {
        while lines.get(at).is_some_and(|line| line.span.end() <= hit.span().start()) {
            at += 1;
        }
        let Some(line) = lines.get(at) else { break };
        let fits = match term.subtype {
            "chrome" => fills(context, line, hit),
            // Further down, "Advertisement" is a slot of the page around a text that sells nothing.
            "sponsored" => line.span.start() <= head && fills(context, line, hit),
            "call_to_action" => fills(context, line, hit) || opens_sentence(context, hit),
            _ => true,
        };
        if fits {
            let edge = line.block() < 6 || line.block() + 10 > document.blocks().len();
            findings.push(mark(hit.span(), term.subtype, term.pattern, strength(term, edge)));
        }
    }
    findings
}

/// Furniture in the middle of the text may be a heading of the text's own.
fn strength(term: &Term, edge: bool) -> u8 {
    if term.subtype == "chrome" && !edge { term.strength.min(2) } else { term.strength }
}

/// Whether the line is a label, begins like one, and at least a third of its words are the listed phrase.
fn fills(context: &Context<'_>, line: &Line, hit: &Hit) -> bool {
    let document = context.document;
    let text = document.text();
    line.is_label(text) && is_capitalised(document, line) && hit.n_tokens() * 3 >= line.n_words(text)
}

/// Whether the phrase is an imperative: the first words of a sentence.
fn opens_sentence(context: &Context<'_>, hit: &Hit) -> bool {
    let document = context.document;
    let sentence = document.sentence_at(hit.span().start()).and_then(|idx| document.sentences().get(idx));
    sentence.is_some_and(|sentence| hit.token() <= sentence.tokens().start + 1)
}
