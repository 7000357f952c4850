//! Cosmetics must not help a bad text, and one fault at a time must cost a good text in the right pillar.
#![expect(clippy::expect_used, reason = "a test")]

use candor::analysis::analyze;
use candor::format;
use candor::report::{PillarInfo, Report};
use candor::score::{Pillar, Rubric};

const BAD: &str = include_str!("../assets/samples/06-spun-magnet-bracelet.txt");
const GOOD: &str = include_str!("../assets/samples/01-encyclopedia-scurvy.md");

fn report(name: &str, text: &str) -> Report {
    let source = format::read(name, text.as_bytes()).expect("a text");
    analyze(&source, &Rubric::default(), &()).expect("nobody cancels")
}

/// `text` with `make(n)` put at the end of every sentence, before the full stop; `n` counts them.
fn at_sentence_ends(text: &str, make: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    for (n, part) in text.split_inclusive(". ").enumerate() {
        match part.strip_suffix(". ") {
            Some(sentence) => out.extend([sentence, &make(n + 1), ". "]),
            None => out.push_str(part),
        }
    }
    out
}

fn rises_beyond_noise(name: &str, text: &str) -> Option<String> {
    let before = report("bad.txt", BAD).reliability;
    let after = report("bad.txt", text).reliability;
    let (high, score) = (before.high.expect("long enough"), after.score.expect("long enough"));
    (score > high)
        .then(|| format!("{name}: {score:.1} is above {high:.1}, the upper end of the plain text's interval"))
}

#[test]
fn cosmetics_do_not_raise_a_bad_text() {
    let disclaimers = "\n\nThis article is for information only and is not medical advice. Always consult your doctor \
        before you try anything new. Individual results may vary. These statements have not been evaluated by any authority.";
    let tricks: Vec<(&str, String)> = vec![
        ("disclaimers", format!("{BAD}{disclaimers}")),
        ("hedges", at_sentence_ends(BAD, |_| ", as it may perhaps seem in some cases".to_owned())),
        (
            "long words",
            at_sentence_ends(BAD, |_| " notwithstanding multidimensional considerations".to_owned()),
        ),
        ("a fake .edu", format!("{BAD}\n\nLearn more at www.institute-of-wellbeing.edu today.\n")),
        ("somebody says it", at_sentence_ends(BAD, |_| ", he said".to_owned())),
        ("a day", at_sentence_ends(BAD, |_| " on Monday".to_owned())),
        ("a comparison", at_sentence_ends(BAD, |_| ", rather more than before".to_owned())),
        ("bracket numbers without a list", at_sentence_ends(BAD, |n| format!(" [{n}]"))),
        ("a DOI of bad form", at_sentence_ends(BAD, |n| format!(" (doi:10.{n}/x)"))),
    ];
    let faults: Vec<String> =
        tricks.iter().filter_map(|(name, text)| rises_beyond_noise(name, text)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn without_sources(text: &str) -> String {
    let body = text.split("\n## References").next().unwrap_or(text);
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        match after.split_once(']') {
            Some((marker, tail)) if marker.chars().all(|c| c.is_ascii_digit() || ", -–".contains(c)) => {
                rest = tail;
            }
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out + rest
}

#[test]
fn each_fault_costs_in_its_own_pillar() {
    let shop = "Your Cart\n\nCheckout\n\nRelated Products\n\n";
    let push =
        " Buy your vitamin drops today from our trusted supplier, order now and save 20% with code SAVE20.";
    let first_third: String = GOOD.chars().take(GOOD.chars().count() / 3).collect();
    let damages: Vec<(Pillar, String)> = vec![
        (Pillar::Evidence, without_sources(GOOD)),
        (
            Pillar::Certainty,
            at_sentence_ends(&without_sources(GOOD), |_| {
                ", which is undoubtedly and absolutely proven".to_owned()
            }),
        ),
        (Pillar::Certainty, at_sentence_ends(GOOD, |_| ", which is just really shocking".to_owned())),
        (Pillar::Evidence, at_sentence_ends(&without_sources(GOOD), |_| ", insiders reveal".to_owned())),
        (
            Pillar::Commerce,
            format!(
                "{shop}{}",
                at_sentence_ends(GOOD, |n| if n % 4 == 0 { format!(".{push}") } else { String::new() })
            ),
        ),
        (
            Pillar::Integrity,
            format!("{GOOD}\n\n{}", at_sentence_ends(&first_third, |_| " the the same".to_owned())),
        ),
    ];
    let whole = report("good.md", GOOD);
    for (pillar, text) in damages {
        let (before, after) = (score_of(&whole, pillar), score_of(&report("good.md", &text), pillar));
        assert!(after < before - 5.0, "{}: {before:.1} before, {after:.1} after", pillar.name());
    }
}

fn score_of(report: &Report, pillar: Pillar) -> f64 {
    report.pillars.get(pillar).map(|PillarInfo { score, .. }| *score).expect("measured")
}
