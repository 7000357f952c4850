//! The share of a text's words that are the small words of each language.

use std::cell::RefCell;
use std::sync::LazyLock;

use crate::text::token::{Cut, Sink, fold, folded_key, key_of, tokenize};
use crate::text::{KeyMap, Span, TokenKind};

const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/language/function_words.tsv"));

/// A language with a list of small words.
#[derive(Debug, Clone, Copy)]
struct Row {
    code: &'static str,
    /// Least share of its words, in percent.
    needs: u32,
}

#[derive(Debug)]
struct Lists {
    rows: Vec<Row>,
    /// For each word, a bit for each row that has it.
    words: KeyMap<u64>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists { rows: Vec::new(), words: KeyMap::default() };
    for line in FILE.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(code), Some(needs), Some(words)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let bit = 1_u64 << lists.rows.len().min(63);
        lists.rows.push(Row { code, needs: needs.parse().unwrap_or(100) });
        for word in words.split(' ') {
            *lists.words.entry(key_of(&fold(word))).or_default() |= bit;
        }
    }
    lists
});

/// The small words of one language.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct SmallWords {
    /// Its row.
    at: usize,
    /// Least share of its words, in percent.
    needs: u32,
}

impl SmallWords {
    /// Those of a language for which there is a list.
    pub(in crate::text) fn of(code: &str) -> Option<Self> {
        let row = LISTS.rows.iter().enumerate().find(|(_, row)| row.code == code);
        row.map(|(at, row)| Self { at, needs: row.needs })
    }

    /// Whether the word with this key is one of them.
    pub(in crate::text) fn has(self, key: u64) -> bool {
        LISTS.words.get(&key).is_some_and(|bits| bits >> self.at & 1 == 1)
    }

    /// Whether so many of `n` words speak for the language.
    pub(super) const fn are_enough(self, n_small: usize, n: usize) -> bool {
        2 * 100 * n_small >= n * self.needs as usize
    }

    /// Whether so few of the first `n` words are small words that they may be in another language; `false` where there
    /// are fewer words.
    pub(super) fn lack<'t>(self, mut words: impl Iterator<Item = &'t str>, n: usize) -> bool {
        let mut n_small = 0;
        for _ in 0..n {
            let Some(word) = words.next() else { return false };
            n_small += usize::from(self.has(folded_key(word)));
            if self.are_enough(n_small, n) {
                return false;
            }
        }
        true
    }
}

/// A word, with a bit for each row that has it.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    key: u64,
    rows: u64,
}

impl Known {
    fn of(key: u64) -> Self {
        Self { key, rows: LISTS.words.get(&key).copied().unwrap_or_default() }
    }
}

/// Places of [`KNOWN`]; a power of two.
const PLACES: usize = 4096;

thread_local! {
    /// Direct-mapped by identity: words that this thread has met, in this text and in those before it.
    static KNOWN: RefCell<Vec<(u64, Known)>> = RefCell::new(vec![Default::default(); PLACES]);
}

/// The small words of a text, by key, and how often each was met.
#[derive(Debug)]
struct Met<'t> {
    text: &'t str,
    n_words: u32,
    times: KeyMap<(u64, u32)>,
    known: &'t mut [(u64, Known)],
}

impl Met<'_> {
    fn add(&mut self, word: Known) {
        self.n_words += 1;
        if word.rows != 0 {
            self.times.entry(word.key).or_insert((word.rows, 0)).1 += 1;
        }
    }
}

impl Sink for Met<'_> {
    fn take_known(&mut self, _start: usize, identity: u64) -> bool {
        let known =
            self.known.get(identity as usize % PLACES).filter(|(own, _)| *own == identity && identity > 0);
        let Some((_, word)) = known.copied() else { return false };
        if self.n_words < MOST_WORDS {
            self.add(word);
        }
        true
    }

    fn take(&mut self, cut: Cut) {
        if cut.kind != TokenKind::Word || self.n_words >= MOST_WORDS {
            return;
        }
        let word = Known::of(cut.key(self.text));
        self.add(word);
        // "l'homme", "dell'uomo": what stands before the apostrophe is a word too.
        if let Some(article) = article(cut.span.of(self.text)) {
            self.add(Known::of(key_of(&fold(article))));
        } else if let Some(known) = self.known.get_mut(cut.identity() as usize % PLACES) {
            *known = (cut.identity(), word);
        }
    }
}

/// What stands before the apostrophe of a word, where it is short.
fn article(word: &str) -> Option<&str> {
    // Most words have none; a curly one begins with this byte.
    let may = word.bytes().any(|byte| byte == b'\'' || byte == 0xe2);
    let (article, _) = may.then(|| word.split_once(['\'', '’'])).flatten()?;
    (article.len() <= 5).then_some(article)
}

/// How many words of a text are small words of each language.
#[derive(Debug)]
pub(super) struct Votes {
    /// Words that were looked at.
    pub(super) n_words: u32,
    /// Hits of each row.
    hits: [u32; 64],
    /// Different words among the hits of each row.
    different: [u32; 64],
}

/// A language of which this share is asked has many small words; in a text of so many words several must be there,
/// for one that is repeated can belong to any language.
const RICH: u32 = 14;
const LONG: u32 = 40;
const MOST_REPEATED: u32 = 5;

/// Fewer words are evidence only where the script belongs to one language.
const FEWEST_WORDS: u32 = 4;
/// In a text of so many words the trigrams must be sure too.
const FEW_WORDS: u32 = 30;
/// More words say no more.
const MOST_WORDS: u32 = 1500;

impl Votes {
    /// Count in the first part of `text`.
    pub(super) fn of(text: &str) -> Self {
        KNOWN.with_borrow_mut(|known| {
            let mut met = Met { text, n_words: 0, times: KeyMap::default(), known };
            tokenize(text, Span::new(0, text.len()), &mut met);
            Self::of_met(met.n_words, met.times)
        })
    }

    fn of_met(n_words: u32, times: KeyMap<(u64, u32)>) -> Self {
        let mut votes = Self { n_words, hits: [0; 64], different: [0; 64] };
        // Sums are the same in any order.
        for (mut rows, times) in times.into_values() {
            while rows != 0 {
                let row = rows.trailing_zeros() as usize;
                rows &= rows - 1;
                if let (Some(hits), Some(different)) = (votes.hits.get_mut(row), votes.different.get_mut(row))
                {
                    *hits += times;
                    *different += 1;
                }
            }
        }
        votes
    }

    /// Whether there is a list for the language.
    pub(super) fn knows(code: &str) -> bool {
        LISTS.rows.iter().any(|row| row.code == code)
    }

    /// Whether enough words, and enough different ones, are small words of the language: the listed share, or a
    /// `part`th of it.
    pub(super) fn confirm(&self, code: &str, part: u32) -> bool {
        let mut rows = LISTS.rows.iter().zip(self.hits).zip(self.different);
        rows.any(|((row, hits), different)| row.code == code && self.confirm_row(row, hits, different, part))
    }

    /// Whether the small words confirm one of the languages whose codes are asked, as surely as any other.
    pub(super) fn speak_for_one_of(&self, is_asked: impl Fn(&str) -> bool) -> bool {
        let (_, most) = self.best();
        let speak_for = |row: &Row, hits: u32, different: u32| {
            if self.are_few() {
                hits > 0 && hits == most && self.confirm_row(row, hits, different, 2)
            } else {
                hits * 10 >= most * 7 && self.confirm_row(row, hits, different, 1)
            }
        };
        let mut rows = LISTS.rows.iter().zip(self.hits).zip(self.different);
        self.are_enough()
            && rows.any(|((row, hits), different)| is_asked(row.code) && speak_for(row, hits, different))
    }

    /// Whether there are words enough to be evidence where the script belongs to several languages.
    pub(super) const fn are_enough(&self) -> bool {
        self.n_words >= FEWEST_WORDS
    }

    /// Whether there are so few words that nothing else can be sure of the language.
    pub(super) const fn are_few(&self) -> bool {
        self.n_words < FEW_WORDS
    }

    const fn confirm_row(&self, row: &Row, hits: u32, different: u32, part: u32) -> bool {
        let varied = row.needs < RICH || self.n_words < LONG || different >= MOST_REPEATED;
        varied && hits * 100 * part >= self.n_words * row.needs
    }

    /// The language with the most small words, and their number.
    pub(super) fn best(&self) -> (&'static str, u32) {
        let ranked =
            LISTS.rows.iter().zip(self.hits).max_by_key(|(row, hits)| (*hits, std::cmp::Reverse(row.code)));
        ranked.map_or(("und", 0), |(row, hits)| (row.code, hits))
    }
}
