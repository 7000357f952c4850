//! Finding every term of every list in one pass over a document's tokens.

use std::collections::HashMap;

use crate::text::{Document, Span, TokenKind, key_of};

use super::Term;

/// A term found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// Index into [`super::TERMS`].
    pub term: usize,
    /// Where it stands.
    pub span: Span,
    /// Its first token.
    pub token: usize,
    /// How many tokens it covers.
    pub n_tokens: usize,
}

/// The terms, looked up by their first word.
#[derive(Debug)]
pub struct Automaton {
    by_first: HashMap<u64, Vec<(Vec<u64>, usize)>>,
}

impl Automaton {
    /// Compile `terms`.
    pub fn new(terms: &[Term]) -> Self {
        let mut by_first: HashMap<u64, Vec<(Vec<u64>, usize)>> = HashMap::new();
        for (idx, term) in terms.iter().enumerate() {
            let mut keys = term.pattern.split(' ').map(key_of);
            if let Some(first) = keys.next() {
                by_first.entry(first).or_default().push((keys.collect(), idx));
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|(rest, idx)| (std::cmp::Reverse(rest.len()), *idx));
        }
        Self { by_first }
    }

    /// All hits in `document`, ascending by place; of one list the longest term at a place.
    pub fn find(&self, terms: &[Term], document: &Document<'_>) -> Vec<Hit> {
        let tokens = document.tokens();
        let mut hits: Vec<Hit> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Punct {
                continue;
            }
            let from = hits.len();
            for (rest, term) in self.by_first.get(&token.key).map(Vec::as_slice).unwrap_or_default() {
                let following = tokens.get(at + 1..=at + rest.len()).unwrap_or_default();
                let fits = following.len() == rest.len()
                    && following.iter().zip(rest).all(|(token, key)| token.key == *key);
                let list = terms.get(*term).map(|term| term.lexicon);
                let taken =
                    hits.iter().skip(from).any(|hit| terms.get(hit.term).map(|term| term.lexicon) == list);
                if fits && !taken {
                    let end = following.last().unwrap_or(token).span.end;
                    let span = Span::new(token.span.start, end);
                    hits.push(Hit { term: *term, span, token: at, n_tokens: rest.len() + 1 });
                }
            }
        }
        hits
    }
}
