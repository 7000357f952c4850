//! The words that several threads have met, each in its own order, numbered as one thread would have numbered them.

use super::super::tally::Adds;
use super::super::token::Written;
use super::{Lexeme, Lexemes, Token};

/// What a thread has met in one part of a text.
#[derive(Debug)]
pub(in crate::text) struct News {
    /// Words that are new to it, or were heard otherwise than before, with their numbers there.
    words: Vec<(u32, Lexeme)>,
    /// As [`Lexemes::odd`].
    odd: Vec<(u32, Written)>,
}

/// What is known of the words of one thread, by their numbers there.
#[derive(Debug, Default)]
pub(in crate::text) struct Numbers {
    /// Their numbers in the whole text, and whether they are written alike where they stand first.
    here: Vec<(u32, bool)>,
    /// How they are written where they stand first there.
    written: Vec<Written>,
}

impl Lexemes {
    /// What was met since this was asked last.
    pub(in crate::text) fn news(&mut self) -> News {
        let row = |at: u32| Some((at, *self.rows.get(at as usize)?));
        let words = self.learned.iter().copied().filter_map(row).collect();
        self.learned.clear();
        News { words, odd: self.odd.get(self.n_forgotten..).unwrap_or_default().to_vec() }
    }

    /// The `tokens` of a part of the text, whose words have other `numbers`, as tokens of the whole: they become its last ones.
    /// The parts of one thread come in their order, and bring their `news`.
    pub(in crate::text) fn take_over(
        &mut self,
        news: &News,
        numbers: &mut Numbers,
        tokens: &[Token],
        whole: &mut Vec<Token>,
    ) {
        for (there, lexeme) in &news.words {
            let here = self.number_here(lexeme);
            if *there as usize == numbers.here.len() {
                numbers.here.push(here);
                numbers.written.push(lexeme.written);
            }
        }
        let mut odd_ones = news.odd.iter();
        whole.extend(tokens.iter().map(|token| {
            let there = token.lexeme();
            let Some((lexeme, same)) = numbers.here.get(there).copied() else { return *token };
            let mut odd = false;
            if !same || token.is_odd() {
                let own = if token.is_odd() { odd_ones.next().map(|odd| odd.1) } else { None };
                let written = own.or_else(|| numbers.written.get(there).copied()).unwrap_or_default();
                odd = self.rows.get(lexeme as usize).is_some_and(|row| row.written != written);
                if odd {
                    self.odd.push((token.start() as u32, written));
                }
            }
            token.renumbered(lexeme, odd)
        }));
    }

    /// The number of another part's lexeme, and whether it is written alike.
    fn number_here(&mut self, lexeme: &Lexeme) -> (u32, bool) {
        let next = self.rows.len() as u32;
        let at = *self.by_key.entry(lexeme.key).or_insert(next);
        let Some(own) = self.rows.get_mut(at as usize) else {
            self.rows.push(*lexeme);
            return (at, true);
        };
        // What is not counted is the greatest number.
        own.syllables.iter_mut().zip(lexeme.syllables).for_each(|(own, other)| *own = other.min(*own));
        let [small, _] = own.syllables;
        own.adds = Adds::of(own.form, own.roles, own.written, small);
        (at, own.written == lexeme.written)
    }
}
