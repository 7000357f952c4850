//! The names directly before a year, read backwards: "Smith, Jones & Lee", "van der Berg et al.", "World Health
//! Organization".

use super::words::{self, List};
use crate::text::reference_list::is_particle;

/// The names that stand directly before a year.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Names {
    /// Where they begin.
    pub(super) start: usize,
    /// How many surnames.
    pub(super) n: usize,
    /// "et al.", "and colleagues".
    pub(super) et_al: bool,
    /// Words of the last name that stand side by side: "World Health Organization" is 3.
    pub(super) adjacent: usize,
    /// The last name begins with a capital.
    pub(super) capital: bool,
    /// One of the words is of an organisation.
    pub(super) corporate: bool,
}

/// The names that end exactly where `head` ends.
pub(super) fn names_before(head: &str) -> Option<Names> {
    let mut names = Names { start: head.len(), ..Names::default() };
    let mut rest = head.trim_end();
    let mut run = 0;
    let mut joined = true;
    for _ in 0..16 {
        let cut = rest.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ';')).map_or(0, |at| {
            at + rest.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8)
        });
        let word = rest.get(cut..).unwrap_or_default();
        let bare = word.trim_end_matches([',', ':']);
        let comma = bare.len() < word.len();
        let lower = bare.to_lowercase();
        let outer = rest.get(..cut).unwrap_or_default();
        let at_bracket = outer.is_empty() || outer.ends_with(['(', '[', ';']);
        if matches!(
            lower.as_str(),
            "al." | "al" | "others" | "colleagues" | "coworkers" | "co-workers" | "associates"
        ) {
            names.et_al = true;
            joined = true;
        } else if matches!(lower.as_str(), "et" | "and" | "&" | "und" | "y" | "e" | "with")
            && !bare.is_empty()
        {
            if run == 0 && names.n == 0 && !names.et_al {
                break;
            }
            joined = true;
            run = 0;
        } else if (is_name(bare)
            || (names.n == 0 && may_be_name(bare, names.et_al || at_bracket || after_by(outer))))
            && (joined || run > 0 || comma)
        {
            if comma && !joined && names.n > 0 {
                run = 0;
            }
            if words::is(List::NoAuthor, lower.trim_end_matches('.')) {
                break;
            }
            names.corporate |= words::is(List::Organisation, &lower);
            names.corporate |= bare.len() >= 3 && bare.chars().all(|c| c.is_ascii_uppercase());
            if run == 0 {
                names.n += 1;
            }
            run += 1;
            names.capital |= names.n == 1 && bare.starts_with(char::is_uppercase);
            if names.n == 1 {
                names.adjacent = run;
            }
            names.start = cut;
            joined = false;
        } else if is_link(&lower) && names.n > 0 {
            if starts_lower(bare)
                && matches!(lower.as_str(), "of" | "for" | "the" | "on")
                && !names.corporate
                && run == 0
            {
                break;
            }
        } else {
            break;
        }
        if at_bracket {
            break;
        }
        rest = outer.trim_end();
    }
    (names.n > 0).then_some(names)
}

fn starts_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Particles and the small words inside names of organisations.
fn is_link(lower: &str) -> bool {
    is_particle(lower) || matches!(lower, "bin" | "of" | "for" | "the" | "on" | "el" | "st." | "st")
}

/// Whether what stands before a lower-case word tells that a name follows.
fn after_by(outer: &str) -> bool {
    let outer = outer.trim_end();
    outer.ends_with(" by")
        || outer.ends_with(" and") && outer.split_whitespace().nth_back(1).is_some_and(is_name)
}

/// A name that lost its capital: before "et al.", or alone in its bracket.
fn may_be_name(word: &str, expected: bool) -> bool {
    let lettered = word.chars().all(char::is_alphabetic) && word.chars().count() >= 3;
    lettered && (expected || word.chars().any(char::is_uppercase))
}

/// A surname, an initial, or an acronym.
fn is_name(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let clean = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.' | '‐' | '´' | '`' | '¨'));
    word.starts_with(char::is_uppercase) && clean && letters >= 1
}
