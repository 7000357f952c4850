//! Tests of the pattern language on small lists, and of the order of the embedded files.

use crate::text::{Document, blocks_of_plain};

use super::automaton::List;
use super::candidate::Candidate;
use super::lists::{ALL, CLASSES, lists_of};
use super::pattern::{Reader, read_classes};
use super::{Automaton, EXCEPTION, FILES, Purpose, Term, terms_for};

/// The marked words of `text` under patterns of one list; `!` before a pattern makes it an exception.
fn marked(patterns: &'static [&'static str], text: &str) -> Vec<String> {
    let terms: Vec<Term> = patterns
        .iter()
        .map(|pattern| Term {
            lexicon: "test",
            pattern: pattern.trim_start_matches('!'),
            subtype: if pattern.starts_with('!') { EXCEPTION } else { "plain" },
            strength: 1,
            note: "",
            source: "own",
            example: "",
            counter_example: "",
        })
        .collect();
    let automaton =
        Automaton::new(&terms, &lists_of(&terms), &read_classes("study\tstudy+ trial+ meta_analysis\n"));
    let document = Document::new(text, blocks_of_plain(text));
    automaton.find(&document).iter().map(|hit| hit.span().of(text).to_owned()).collect()
}

#[test]
fn patterns_match_what_they_say() {
    let cases: &[(&'static [&'static str], &str, &[&str])] = &[
        (&["may", "may well"], "It may well be. It may not.", &["may well", "may"]),
        (&["may", "!may <num>"], "In May 2020 it may rain.", &["may"]),
        (&["about", "![brings] about"], "It brings about change.", &[]),
        (
            &["@study (have) shown|show"],
            "Trials show it. A meta analysis have shown it.",
            &["Trials show", "meta analysis have shown"],
        ),
        (
            &["lack of _{0,2} evidence"],
            "A lack of good clinical evidence. Lack of a b c evidence.",
            &["lack of good clinical evidence"],
        ),
        (&["lack of _{0,2} evidence"], "The lack of time, evidence tells.", &[]),
        (&["lack of __{0,2} evidence"], "The lack of time, evidence tells.", &["lack of time, evidence"]),
        (&["safe and effective"], "It is “safe” and effective.", &["safe” and effective"]),
        (&["side effects"], "No side\neffects here. A bad side. Effects vary.", &["side\neffects"]),
        (
            &["lab-tested"],
            "A lab-tested, a lab tested, a lab‑tested one.",
            &["lab-tested", "lab tested", "lab‑tested"],
        ),
        (&["depression"], "It lifts depres-\nsion quickly.", &["depres-\nsion"]),
        (&["doesn't work"], "It doesn’t work.", &["doesn’t work"]),
        (&["<num> mg|grams"], "Take 20 mg or 1-3 grams of it.", &["20 mg", "1-3 grams"]),
        (&["doctor <cap>"], "See Doctor Smith today.", &["Doctor Smith"]),
        (&["^ your cart $"], "Your Cart\n\nPut it in your cart now.", &["Your Cart"]),
        (&["is <ed> to"], "It is believed to work.", &["is believed to"]),
        (&["100%"], "It is 100% safe.", &["100%"]),
        (&["#ad"], "Nice #ad here.", &["#ad"]),
    ];
    for (patterns, text, expected) in cases {
        assert_eq!(marked(patterns, text), *expected, "{patterns:?} in {text}");
    }
}

#[test]
fn the_files_are_sorted_unique_and_understood() {
    let classes = read_classes(CLASSES);
    let mut wrong = Vec::new();
    for name in FILES.iter().map(|(name, _)| *name).chain(["claim", "account"]) {
        let terms: Vec<&Term> = ALL.terms.iter().filter(|term| term.lexicon == name).collect();
        for pair in terms.windows(2).filter(|pair| pair[0].pattern >= pair[1].pattern) {
            wrong.push(format!("{name}: {:?} stands before {:?}", pair[0].pattern, pair[1].pattern));
        }
        for term in terms {
            if let Err(error) = Reader::new(&classes, 1).add(term.pattern, 0, Candidate::of(0, 0, false)) {
                wrong.push(format!("{name}: {}: {error}", term.pattern));
            }
            if term.strength > 3 || term.subtype.is_empty() || term.source.is_empty() {
                wrong.push(format!("{name}: {}: strength, subtype or source", term.pattern));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A plain term is its own example; whatever uses the pattern language needs a written one.
#[test]
fn every_term_finds_its_example() {
    let classes = read_classes(CLASSES);
    let mut wrong = Vec::new();
    for term in [Purpose::Mark, Purpose::Claim, Purpose::Account].into_iter().flat_map(terms_for) {
        let plain = !term.pattern.contains(['|', '(', '[', '@', '<', '_', '^', '$', '\\', '~', '+']);
        let text = if term.example.is_empty() && plain { term.pattern } else { term.example };
        let document = Document::new(text, blocks_of_plain(text));
        let shown = Term { subtype: if term.subtype == EXCEPTION { "shown" } else { term.subtype }, ..*term };
        if Automaton::new(&[shown], &lists_of(&[shown]), &classes).find(&document).is_empty() {
            wrong.push(format!("{}: {} is not in {text:?}", term.lexicon, term.pattern));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A word that is broken at a line end is whole for the lists that know it, and two for the others.
#[test]
fn lists_of_each_purpose_know_their_own_words() {
    let term = |pattern| Term { pattern, ..ALL.terms[0] };
    let terms = [term("gov"), term("government"), term("the government")];
    let list = |purpose| List { number: purpose, purpose, once: false };
    let automaton = Automaton::new(&terms, &[list(1), list(2), list(2)], &read_classes(""));
    let text = "He praised the gov-\nernment again.";
    let document = Document::new(text, blocks_of_plain(text));
    let found: Vec<_> = automaton.find(&document).iter().map(|hit| hit.span().of(text)).collect();
    assert_eq!(found, ["the gov-\nernment", "gov"]);
}
