//! The pattern language of the lexicons: from the text of a term to the ways through the trie that it stands for.
//!
//! `assets/lexicons/README.md` describes it for the people who edit the lists.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::text::{KeyMap, each_token, key_of};

use super::automaton::{ROOT, SENTENCE_ROOT};
use super::builder::{Builder, Label};
use super::candidate::Candidate;
use super::inflect::forms;

/// What a token can be asked for without naming it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Shape {
    /// `<num>`: begins with a digit.
    Number,
    /// `<cap>`: a word with a capital.
    Capital,
    /// `<ly>`, `<ed>`, `<ing>`: a word with this ending.
    Ly,
    Ed,
    Ing,
    /// `_`: any word or number.
    Word,
    /// `__`: any token, punctuation too.
    Any,
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// `@name` is in no line of `classes.tsv`.
    #[error("unknown class @{0}")]
    UnknownClass(String),
    /// `<name>` is none of the known shapes.
    #[error("unknown shape <{0}>")]
    UnknownShape(String),
    /// The numbers in braces are missing, in the wrong order or above 12.
    #[error("bad gap {0}")]
    BadGap(String),
    /// Nothing to mark: empty, or context alone.
    #[error("nothing to mark")]
    Empty,
    /// A gap at the beginning would match everywhere.
    #[error("begins with a gap")]
    BeginsWithGap,
    /// A sentence begins with its first token alone.
    #[error("^ behind a word")]
    LateBeginning,
    /// So many optional parts that the pattern stands for more than 2000 sequences.
    #[error("too many variants")]
    TooMany,
}

/// Words of which a pattern asks for any one, by key (see [`key_of`]).
#[derive(Debug, Default)]
pub(super) struct Class {
    /// Those of one token; sorted.
    keys: Vec<u64>,
    /// The token sequences of the others.
    longer: Vec<Vec<u64>>,
}

impl Class {
    /// Every form of `entry`; `_` joins the words of one member.
    fn add(&mut self, entry: &str) {
        if is_one_word(entry) {
            self.keys.push(key_of(entry));
            return;
        }
        for form in forms(entry) {
            if is_one_word(&form) {
                self.keys.push(key_of(&form));
                continue;
            }
            for way in spellings(&form.replace('_', " ")) {
                match way.as_slice() {
                    [key] => self.keys.push(*key),
                    _ => self.longer.push(way),
                }
            }
        }
    }

    fn join(&mut self, class: &Self) {
        self.keys.extend(&class.keys);
        self.longer.extend(class.longer.iter().cloned());
    }

    fn sorted(mut self) -> Self {
        self.keys.sort_unstable();
        self.keys.dedup();
        self.longer.sort_unstable();
        self.longer.dedup();
        self
    }

    fn sequences(&self, builder: &mut Builder) -> Vec<Vec<Label>> {
        let mut all: Vec<_> = self.longer.iter().map(|keys| builder.words(keys)).collect();
        all.extend(builder.one_of(&self.keys).map(|label| vec![label]));
        all
    }
}

/// Whether `word` is certainly one token, which folding leaves alone. Most entries are; the others are tokenized.
fn is_one_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Word classes by name.
pub(super) type Classes = BTreeMap<String, Class>;

const MOST_VARIANTS: usize = 2000;
const LONGEST_GAP: usize = 12;

/// One way to satisfy what was read of a pattern so far.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// Where it has led.
    node: u32,
    /// Whether some token on it is marked, and not only context.
    marks: bool,
    /// Must end a sentence, final punctuation aside.
    at_end: bool,
}

/// Reads patterns into a trie. Items come again and again, so that each different one is read once.
pub(super) struct Reader<'c> {
    classes: &'c Classes,
    pub(super) builder: Builder,
    items: KeyMap<Rc<[Vec<Label>]>>,
    ways: Vec<Way>,
}

impl<'c> Reader<'c> {
    pub(super) fn new(classes: &'c Classes, n_terms: usize) -> Self {
        Self { classes, builder: Builder::new(n_terms), items: KeyMap::default(), ways: Vec::new() }
    }

    /// Add every token sequence that `pattern`, of a list of this `purpose`, stands for, with `term` at its end; their
    /// number.
    pub(super) fn add(&mut self, pattern: &str, purpose: u8, term: Candidate) -> Result<usize, PatternError> {
        if self.builder.purpose != purpose {
            // What is read again is named for the new purpose.
            self.builder.purpose = purpose;
            self.items.clear();
        }
        let mut ways = std::mem::take(&mut self.ways);
        ways.clear();
        ways.push(Way { node: ROOT, marks: false, at_end: false });
        let mut context = false;
        let mut without_group: Option<Vec<Way>> = None;
        for item in pattern.split_ascii_whitespace() {
            let (mut item, mut closes_group, mut closes_context) = (item, false, false);
            if let Some(rest) = item.strip_prefix('[') {
                (item, context) = (rest, true);
            }
            if let Some(rest) = item.strip_suffix(']') {
                (item, closes_context) = (rest, true);
            }
            if let Some(rest) = item.strip_prefix('(') {
                item = rest;
                without_group = Some(ways.clone());
            }
            if let Some(rest) = item.strip_suffix(')') {
                (item, closes_group) = (rest, true);
            }
            self.extend(&mut ways, item, context)?;
            if closes_group {
                ways.extend(without_group.take().unwrap_or_default());
            }
            context &= !closes_context;
            if ways.len() > MOST_VARIANTS {
                return Err(PatternError::TooMany);
            }
        }
        if ways.iter().any(|way| !way.marks) {
            return Err(PatternError::Empty);
        }
        for way in &ways {
            self.builder.accept(way.node, term, way.at_end);
        }
        let n = ways.len();
        self.ways = ways;
        Ok(n)
    }

    /// Extend each of `ways` by one item.
    fn extend(&mut self, ways: &mut Vec<Way>, item: &str, context: bool) -> Result<(), PatternError> {
        match item {
            "^" if ways.iter().all(|way| way.node == ROOT) => {
                for way in ways {
                    way.node = SENTENCE_ROOT;
                }
            }
            "^" => return Err(PatternError::LateBeginning),
            "$" => {
                for way in ways {
                    way.at_end = true;
                }
            }
            _ if is_one_word(item) => {
                let label = self.builder.word(key_of(item));
                for way in ways {
                    *way = self.step(*way, label, context);
                }
            }
            _ => {
                let sequences = self.item(item)?;
                let begins = ways.iter().any(|way| matches!(way.node, ROOT | SENTENCE_ROOT));
                if begins && sequences.iter().any(|labels| self.begins_with_gap(labels)) {
                    return Err(PatternError::BeginsWithGap);
                }
                let mut all = Vec::with_capacity(ways.len() * sequences.len());
                for way in ways.iter() {
                    let end = |labels: &Vec<Label>| {
                        labels.iter().fold(*way, |way, label| self.step(way, *label, context))
                    };
                    all.extend(sequences.iter().map(end));
                }
                *ways = all;
            }
        }
        Ok(())
    }

    fn step(&mut self, way: Way, label: Label, context: bool) -> Way {
        Way { node: self.builder.child(way.node, label, context), marks: way.marks || !context, ..way }
    }

    fn begins_with_gap(&self, labels: &[Label]) -> bool {
        let shape = labels.first().and_then(|label| self.builder.shape_of(*label));
        matches!(shape, Some(Shape::Any | Shape::Word | Shape::Ly | Shape::Ed | Shape::Ing))
    }

    /// The token sequences of one item of a pattern.
    fn item(&mut self, item: &str) -> Result<Rc<[Vec<Label>]>, PatternError> {
        let key = key_of(item);
        if let Some(known) = self.items.get(&key) {
            return Ok(Rc::clone(known));
        }
        let sequences: Rc<[Vec<Label>]> = sequences(item, self.classes, &mut self.builder)?.into();
        self.items.insert(key, Rc::clone(&sequences));
        Ok(sequences)
    }
}

/// The token sequences of one item of a pattern.
fn sequences(item: &str, classes: &Classes, builder: &mut Builder) -> Result<Vec<Vec<Label>>, PatternError> {
    if let Some(literal) = item.strip_prefix('\\') {
        return Ok(vec![builder.words(&keys_of(literal))]);
    }
    if item.trim_start_matches('_').is_empty() || item.starts_with("_{") || item.starts_with("__{") {
        return gap(item, builder);
    }
    let class = |name: &str| classes.get(name).ok_or_else(|| PatternError::UnknownClass(name.to_owned()));
    if let Some(name) = item.strip_prefix('@').filter(|name| !name.contains('|')) {
        return Ok(class(name)?.sequences(builder));
    }
    let mut members = Class::default();
    let mut all = Vec::new();
    for alternative in item.split('|').filter(|alternative| !alternative.is_empty()) {
        if let Some(shape) = alternative.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            all.push(vec![builder.shape(shape_named(shape)?)]);
        } else if let Some(name) = alternative.strip_prefix('@') {
            members.join(class(name)?);
        } else {
            members.add(alternative);
        }
    }
    all.extend(members.sorted().sequences(builder));
    Ok(all)
}

/// A hyphenated word is also found when it is written apart: "lab-tested", "lab tested".
fn spellings(word: &str) -> Vec<Vec<u64>> {
    let mut ways = vec![keys_of(word)];
    let apart = word.replace('-', " ");
    if apart != word && !apart.trim().is_empty() && !word.starts_with('-') && !word.ends_with('-') {
        ways.push(keys_of(&apart));
    }
    ways
}

fn keys_of(literal: &str) -> Vec<u64> {
    let mut keys = Vec::new();
    each_token(literal, |_, key, _| keys.push(key));
    keys
}

fn shape_named(name: &str) -> Result<Shape, PatternError> {
    match name {
        "num" => Ok(Shape::Number),
        "cap" => Ok(Shape::Capital),
        "ly" => Ok(Shape::Ly),
        "ed" => Ok(Shape::Ed),
        "ing" => Ok(Shape::Ing),
        _ => Err(PatternError::UnknownShape(name.to_owned())),
    }
}

/// `_`, `_{0,3}`, `__{1,6}`.
fn gap(item: &str, builder: &mut Builder) -> Result<Vec<Vec<Label>>, PatternError> {
    let shape = if item.starts_with("__") { Shape::Any } else { Shape::Word };
    let braces = item.trim_start_matches('_');
    let bounds = if braces.is_empty() {
        Some((1, 1))
    } else {
        braces
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .and_then(|rest| rest.split_once(','))
            .and_then(|(low, high)| Some((low.parse::<usize>().ok()?, high.parse::<usize>().ok()?)))
    };
    match bounds {
        Some((low, high)) if low <= high && high <= LONGEST_GAP => {
            Ok((low..=high).map(|n| vec![builder.shape(shape); n]).collect())
        }
        _ => Err(PatternError::BadGap(item.to_owned())),
    }
}

/// Read `classes.tsv`: a name and its members, parted by spaces; `_` joins the words of one member.
pub(super) fn read_classes(file: &str) -> Classes {
    let mut classes = Classes::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, members)) = line.split_once('\t') else { continue };
        let mut all = Class::default();
        for member in members.split_whitespace() {
            match member.strip_prefix('@') {
                Some(other) => classes.get(other).into_iter().for_each(|class| all.join(class)),
                None => all.add(member),
            }
        }
        // A name may have several lines.
        classes.get(name).into_iter().for_each(|class| all.join(class));
        classes.insert(name.to_owned(), all.sorted());
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(pattern: &str) -> Result<usize, PatternError> {
        let classes = read_classes("study\tstudy+ trial+ meta_analysis\n");
        Reader::new(&classes, 1).add(pattern, 0, Candidate::of(0, 0, false))
    }

    #[test]
    fn counts_variants() {
        let cases = [
            ("may", 1),
            ("a|b|c word", 1),
            ("(very) likely", 2),
            ("(a of) b", 2),
            ("@study show", 2),
            ("lack of _{0,2} evidence", 3),
            ("lab-tested", 2),
            ("[in] may", 1),
            ("does_not|doesn't cause", 2),
        ];
        for (pattern, n) in cases {
            assert_eq!(count(pattern), Ok(n), "{pattern}");
        }
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        assert_eq!(count("@nobody"), Err(PatternError::UnknownClass("nobody".to_owned())));
        assert_eq!(count("<verb>"), Err(PatternError::UnknownShape("verb".to_owned())));
        assert_eq!(count("a _{3,1} b"), Err(PatternError::BadGap("_{3,1}".to_owned())));
        assert_eq!(count("[a]"), Err(PatternError::Empty));
        assert_eq!(count(""), Err(PatternError::Empty));
        assert_eq!(count("_ a"), Err(PatternError::BeginsWithGap));
        assert_eq!(count("(a) <ed> b"), Err(PatternError::BeginsWithGap));
        assert_eq!(count("a ^ b"), Err(PatternError::LateBeginning));
    }
}
