//! Page furniture and filler: navigation and comment-form residue, road-map sentences, outlines, clickbait titles.

use std::collections::BTreeMap;

use super::lines::{Line, is_capitalised, may_be_english};
use super::{Context, Example, Family, Finding, Kind, Label, Measure, Signal, Unit};
use crate::lexicon::Hit;
use crate::text::{BlockKind, Document, Span, fold};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "boilerplate",
    name: "Boilerplate",
    family: Family::Integrity,
    unit: Unit::Per1000Words,
    summary: "Page furniture, outlines and sentences that announce the text instead of saying something.",
    source: "own: see assets/lexicons/README.md",
    example: Example::Marks("In this article, we will explore tea.", &["In this article, we will"]),
    measure: Measure::Detector(Kind::Boilerplate, boilerplate),
}];

/// How many tokens after "in this article" may pass before "we" or "you".
const OPENER_REACH: usize = 3;

fn mark(span: Span, subtype: &'static str, rule: &'static str, strength: u8) -> Finding {
    Finding::new(span, &Label { kind: Kind::Boilerplate, subtype, signal: "boilerplate", rule, strength })
}

fn boilerplate(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    if !may_be_english(document) {
        return Vec::new();
    }
    let lines = context.lines;
    let mut findings = listed(context, lines);
    if findings.iter().any(|found| found.subtype == "press_release") {
        findings.extend(lines.iter().filter_map(|line| about_the_sender(document, line)));
    }
    findings.extend(outline(document, lines));
    findings.extend(captions(document, lines));
    findings.sort_by_key(|found| (found.span.start(), std::cmp::Reverse(found.span.end())));
    findings.dedup_by(|next, kept| kept.span.overlaps(next.span));
    findings
}

/// Findings of the list `boilerplate`, each held against the form that its subtype asks for.
fn listed(context: &Context<'_>, lines: &[Line]) -> Vec<Finding> {
    let document = context.document;
    let mut findings = Vec::new();
    let mut at = 0;
    for (hit, term) in context.hits_of("boilerplate") {
        while lines.get(at).is_some_and(|line| line.span.end() <= hit.span().start()) {
            at += 1;
        }
        let Some(line) = lines.get(at) else { break };
        let span = match term.subtype {
            "roadmap" => opens_sentence(document, hit).then_some(hit.span()),
            "roadmap_opener" => opener(document, hit),
            "clickbait" => (at < 2 && line.has_at_most(20, document.text())).then_some(hit.span()),
            "comment_form" => Some(hit.span()),
            _ => fills(document, line, hit).then_some(hit.span()),
        };
        findings.extend(span.map(|span| mark(span, term.subtype, term.pattern, term.strength)));
    }
    findings
}

/// "About Acme Systems": the heading of a press release's standing paragraph.
fn about_the_sender(document: &Document<'_>, line: &Line) -> Option<Finding> {
    let sender = line.span.of(document.text()).strip_prefix("About ")?;
    let named =
        sender.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || word.len() <= 3);
    (named && line.is_label(document.text())).then(|| mark(line.span, "press_release", "about the sender", 1))
}

/// Whether the phrase stands at the head of its sentence, after two words at most ("Below, we explore").
fn opens_sentence(document: &Document<'_>, hit: &Hit) -> bool {
    let sentence = document.sentence_at(hit.span().start()).and_then(|idx| document.sentences().get(idx));
    sentence.is_some_and(|sentence| hit.token() <= sentence.tokens().start + 2)
}

/// "In this article, we will": from the opener to the verb of whoever speaks.
fn opener(document: &Document<'_>, hit: &Hit) -> Option<Span> {
    if !opens_sentence(document, hit) {
        return None;
    }
    let after = document.tokens().get(hit.tokens().end..)?;
    let speaks = |word: &str| ["we", "we'll", "you", "you'll", "i", "i'll", "let's"].contains(&word);
    let voice = after.iter().take(OPENER_REACH).position(|token| speaks(&fold(document.word(token))))?;
    let verb = after.get(voice + 1).or_else(|| after.get(voice))?;
    Some(Span::new(hit.span().start(), document.span_of(verb).end()))
}

/// Whether the phrase is (nearly) all that the line says.
fn fills(document: &Document<'_>, line: &Line, hit: &Hit) -> bool {
    let text = document.text();
    line.is_label(text) && is_capitalised(document, line) && hit.n_tokens() * 3 >= line.n_words(text)
}

/// Bullets that repeat, word for word, a heading that follows.
fn outline(document: &Document<'_>, lines: &[Line]) -> Vec<Finding> {
    let text = document.text();
    if !lines.iter().any(|line| is_bullet(text, line)) {
        return Vec::new();
    }
    let mut last_label: BTreeMap<u64, usize> = BTreeMap::new();
    for (idx, line) in lines.iter().enumerate() {
        if !is_bullet(text, line) && line.has_at_most(16, text) {
            last_label.insert(words_key(text, line), idx);
        }
    }
    let repeated = |(idx, line): (usize, &Line)| {
        let bullet = is_bullet(text, line) && (2..=17).contains(&line.n_words(text));
        let later = || last_label.get(&words_key(text, line)).is_some_and(|at| *at > idx);
        (bullet && later()).then(|| mark(line.span, "outline_bullet", "bullet repeats a heading", 1))
    };
    lines.iter().enumerate().filter_map(repeated).collect()
}

fn is_bullet(text: &str, line: &Line) -> bool {
    line.kind == BlockKind::ListItem || line.span.of(text).starts_with(['-', '•', '*', '–'])
}

/// The line's words without case, bullets and punctuation.
fn words_key(text: &str, line: &Line) -> u64 {
    let words = line.span.of(text);
    if words.is_ascii() {
        key_of_words(words.bytes().map(|byte| {
            let is_part = byte.is_ascii_alphanumeric();
            is_part.then(|| u32::from(byte.to_ascii_lowercase()))
        }))
    } else {
        key_of_words(fold(words).chars().map(|c| c.is_alphanumeric().then_some(c.into())))
    }
}

/// A hash of folded characters, each of them a part of a word or none.
fn key_of_words(all: impl Iterator<Item = Option<u32>>) -> u64 {
    let (mut key, mut parted) = (0_u64, 0);
    for part in all {
        if let Some(c) = part {
            key = (key.rotate_left(29) ^ u64::from(c) ^ parted).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        parted = u64::from(part.is_none() && key != 0) << 32;
    }
    key
}

/// A sentence without its full stop, alone between a heading and a paragraph: the words of a picture that is gone.
fn captions(document: &Document<'_>, lines: &[Line]) -> Vec<Finding> {
    let text = document.text();
    let asks =
        ["what", "how", "why", "when", "where", "who", "which", "is", "are", "can", "does", "do", "will"];
    let caption = |three: &[Line]| match three {
        [heading, line, after] => {
            let alone = heading.is_label(text)
                && heading.has_at_most(6, text)
                && line.is_label(text)
                && !after.has_at_most(19, text);
            if !alone {
                return None;
            }
            let words: Vec<&str> = line.span.of(text).split_whitespace().collect();
            let first = words.first().map(|word| fold(word)).unwrap_or_default();
            let lower = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
            let verb = words.iter().skip(1).any(|word| matches!(*word, "is" | "are" | "was" | "were"));
            (verb && words.len() >= 5 && lower + 1 >= words.len() - 1 && !asks.contains(&first.as_str()))
                .then(|| mark(line.span, "image_caption", "sentence alone under a heading", 1))
        }
        _ => None,
    };
    lines.windows(3).filter_map(caption).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::detect;
    use crate::text::{Meta, blocks_of_plain};

    fn marked(text: &str) -> Vec<(&'static str, String)> {
        let document = Document::new(text, blocks_of_plain(text));
        let found = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
        let own = found.iter().filter(|found| found.kind == Kind::Boilerplate);
        own.map(|found| (found.subtype, found.span.of(text).to_owned())).collect()
    }

    #[test]
    fn sees_furniture_and_road_maps() {
        for (text, subtype) in [
            ("Leave a Reply", "comment_form"),
            ("FAQ", "faq"),
            ("In this guide, we will walk you through the town.", "roadmap_opener"),
            ("This article delves into the history of the town.", "roadmap"),
            (
                "- The Old Town\n- The Harbour\n\nThe Old Town\n\nIt is old.\n\nThe Harbour\n\nIt is wet.",
                "outline_bullet",
            ),
            ("Previous Post", "navigation"),
            ("FOR IMMEDIATE RELEASE", "press_release"),
        ] {
            let found = marked(text);
            assert!(found.iter().any(|(got, _)| *got == subtype), "{text}: {found:?}");
        }
    }

    #[test]
    fn leaves_plain_prose_alone() {
        for text in [
            "He left a reply on the table and went home to read more.",
            "This article of the treaty was never used.",
            "The menu of the day was posted next to the door of the house.",
            "- Bread\n- Milk\n\nWe bought both of them.",
            "In this article the king was granted land.",
        ] {
            assert!(marked(text).is_empty(), "{text}: {:?}", marked(text));
        }
    }
}
