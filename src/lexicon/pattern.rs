//! The pattern language of the lexicons: from the text of a term to the token sequences that it stands for.
//!
//! `assets/lexicons/README.md` describes it for the people who edit the lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::{each_token, key_of};

use super::inflect::forms;

/// What one token must be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Atom {
    /// This word or punctuation mark, by [`key_of`].
    Word(u64),
    /// One of these, of which there are several; sorted.
    OneOf(Arc<[u64]>),
    /// Has this form.
    Shape(Shape),
}

/// What a token can be asked for without naming it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Shape {
    /// `<num>`: begins with a digit.
    Number,
    /// `<cap>`: a word with a capital.
    Capital,
    /// `<ly>`, `<ed>`, `<ing>`: a word with this ending.
    Ending(&'static str),
    /// `_`: any word or number.
    Word,
    /// `__`: any token, punctuation too.
    Any,
}

/// One way to satisfy a pattern.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Variant {
    /// What is asked of each token, and whether the token is only context: required, but not marked.
    pub atoms: Vec<(Atom, bool)>,
    /// Must begin a sentence.
    pub at_start: bool,
    /// Must end a sentence, final punctuation aside.
    pub at_end: bool,
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
    /// So many optional parts that the pattern stands for more than 2000 sequences.
    #[error("too many variants")]
    TooMany,
}

/// Words of which a pattern asks for any one.
#[derive(Debug, Default)]
pub(super) struct Class {
    /// Those of one token, by key; sorted.
    keys: Arc<[u64]>,
    /// The token sequences of the others.
    longer: Vec<Vec<Atom>>,
}

impl Class {
    fn sequences(&self) -> Vec<Vec<Atom>> {
        let short = match &*self.keys {
            [] => None,
            [key] => Some(Atom::Word(*key)),
            _ => Some(Atom::OneOf(Arc::clone(&self.keys))),
        };
        self.longer.iter().cloned().chain(short.map(|atom| vec![atom])).collect()
    }
}

/// A class that is still being put together.
#[derive(Default)]
struct Members {
    keys: Vec<u64>,
    longer: Vec<Vec<Atom>>,
}

impl Members {
    /// Every form of `entry`; `_` joins the words of one member.
    fn add(&mut self, entry: &str) {
        for form in forms(entry) {
            if is_one_word(&form) {
                self.keys.push(key_of(&form));
                continue;
            }
            for way in spellings(&form.replace('_', " ")) {
                match way.as_slice() {
                    [Atom::Word(key)] => self.keys.push(*key),
                    _ => self.longer.push(way),
                }
            }
        }
    }

    fn join(&mut self, class: &Class) {
        self.keys.extend(class.keys.iter());
        self.longer.extend(class.longer.iter().cloned());
    }

    fn class(mut self) -> Class {
        self.keys.sort_unstable();
        self.keys.dedup();
        self.longer.sort_unstable();
        self.longer.dedup();
        Class { keys: self.keys.into(), longer: self.longer }
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

/// Every token sequence that `pattern` stands for.
pub(super) fn parse(pattern: &str, classes: &Classes) -> Result<Vec<Variant>, PatternError> {
    let mut done = vec![Variant::default()];
    let mut context = false;
    let mut without_group: Option<Vec<Variant>> = None;
    for item in pattern.split_whitespace() {
        let (mut item, mut closes_group, mut closes_context) = (item, false, false);
        if let Some(rest) = item.strip_prefix('[') {
            (item, context) = (rest, true);
        }
        if let Some(rest) = item.strip_suffix(']') {
            (item, closes_context) = (rest, true);
        }
        if let Some(rest) = item.strip_prefix('(') {
            item = rest;
            without_group = Some(done.clone());
        }
        if let Some(rest) = item.strip_suffix(')') {
            (item, closes_group) = (rest, true);
        }
        done = match item {
            "^" => done.into_iter().map(|variant| Variant { at_start: true, ..variant }).collect(),
            "$" => done.into_iter().map(|variant| Variant { at_end: true, ..variant }).collect(),
            _ if is_one_word(item) => {
                let word = Atom::Word(key_of(item));
                for variant in &mut done {
                    variant.atoms.push((word.clone(), context));
                }
                done
            }
            _ => append(&done, &sequences(item, classes)?, context),
        };
        if closes_group {
            done.extend(without_group.take().unwrap_or_default());
        }
        context &= !closes_context;
        if done.len() > MOST_VARIANTS {
            return Err(PatternError::TooMany);
        }
    }
    check(&done)?;
    Ok(done)
}

fn check(variants: &[Variant]) -> Result<(), PatternError> {
    for variant in variants {
        if !variant.atoms.iter().any(|(_, context)| !context) {
            return Err(PatternError::Empty);
        }
        let first = variant.atoms.first().map(|(atom, _)| atom);
        if matches!(first, Some(Atom::Shape(Shape::Any | Shape::Word | Shape::Ending(_)))) {
            return Err(PatternError::BeginsWithGap);
        }
    }
    Ok(())
}

fn append(heads: &[Variant], tails: &[Vec<Atom>], context: bool) -> Vec<Variant> {
    let mut all = Vec::with_capacity(heads.len() * tails.len());
    for head in heads {
        for tail in tails {
            let mut variant = head.clone();
            variant.atoms.extend(tail.iter().cloned().map(|atom| (atom, context)));
            all.push(variant);
        }
    }
    all
}

/// The token sequences of one item of a pattern.
fn sequences(item: &str, classes: &Classes) -> Result<Vec<Vec<Atom>>, PatternError> {
    if let Some(literal) = item.strip_prefix('\\') {
        return Ok(vec![literal_atoms(literal)]);
    }
    if item.trim_start_matches('_').is_empty() || item.starts_with("_{") || item.starts_with("__{") {
        return gap(item);
    }
    let class = |name: &str| classes.get(name).ok_or_else(|| PatternError::UnknownClass(name.to_owned()));
    if let Some(name) = item.strip_prefix('@').filter(|name| !name.contains('|')) {
        return Ok(class(name)?.sequences());
    }
    let mut members = Members::default();
    let mut all = Vec::new();
    for alternative in item.split('|').filter(|alternative| !alternative.is_empty()) {
        if let Some(shape) = alternative.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            all.push(vec![Atom::Shape(shape_of(shape)?)]);
        } else if let Some(name) = alternative.strip_prefix('@') {
            members.join(class(name)?);
        } else {
            members.add(alternative);
        }
    }
    all.extend(members.class().sequences());
    Ok(all)
}

/// A hyphenated word is also found when it is written apart: "lab-tested", "lab tested".
fn spellings(word: &str) -> Vec<Vec<Atom>> {
    let mut ways = vec![literal_atoms(word)];
    let apart = word.replace('-', " ");
    if apart != word && !apart.trim().is_empty() && !word.starts_with('-') && !word.ends_with('-') {
        ways.push(literal_atoms(&apart));
    }
    ways
}

fn literal_atoms(literal: &str) -> Vec<Atom> {
    let mut atoms = Vec::new();
    each_token(literal, |_, key, _| atoms.push(Atom::Word(key)));
    atoms
}

fn shape_of(name: &str) -> Result<Shape, PatternError> {
    match name {
        "num" => Ok(Shape::Number),
        "cap" => Ok(Shape::Capital),
        "ly" => Ok(Shape::Ending("ly")),
        "ed" => Ok(Shape::Ending("ed")),
        "ing" => Ok(Shape::Ending("ing")),
        _ => Err(PatternError::UnknownShape(name.to_owned())),
    }
}

/// `_`, `_{0,3}`, `__{1,6}`.
fn gap(item: &str) -> Result<Vec<Vec<Atom>>, PatternError> {
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
            Ok((low..=high).map(|n| vec![Atom::Shape(shape); n]).collect())
        }
        _ => Err(PatternError::BadGap(item.to_owned())),
    }
}

/// Read `classes.tsv`: a name and its members, parted by spaces; `_` joins the words of one member.
pub(super) fn read_classes(file: &str) -> Classes {
    let mut classes = Classes::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, members)) = line.split_once('\t') else { continue };
        let mut all = Members::default();
        for member in members.split_whitespace() {
            match member.strip_prefix('@') {
                Some(other) => classes.get(other).into_iter().for_each(|class| all.join(class)),
                None => all.add(member),
            }
        }
        // A name may have several lines.
        classes.get(name).into_iter().for_each(|class| all.join(class));
        classes.insert(name.to_owned(), all.class());
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(pattern: &str) -> Result<usize, PatternError> {
        parse(pattern, &read_classes("study\tstudy+ trial+ meta_analysis\n")).map(|variants| variants.len())
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
    }
}
