//! The verdict's reasons in three sentences that a pupil understands, built from the findings; never a verdict on truth.

use super::{Facts, Measured, Sums, Tally};
use crate::signal::claims::{Claim, Force};
use crate::signal::{Finding, Kind, beginning_in};
use crate::text::{Document, Span, one_line};

/// How many characters of a quotation are shown.
const QUOTED: usize = 110;
/// Loaded and shouted words per 1,000, by strength, that stand out; half of all news stories have under 2.
const MUCH_PRESSURE: f64 = 6.0;
/// Emphatics per 1,000 words that stand out; one health story in ten has more than 5.
const MANY_EMPHATICS: f64 = 8.0;
/// A health text below this answers less than nine of ten health stories.
const FEW_ANSWERS: f64 = 0.3;

/// The reasons of a score: what supports the claims, who gains, and what stands out.
pub fn explain(
    document: &Document<'_>,
    findings: &[Finding],
    claims: &[Claim],
    measured: &Measured,
) -> Vec<String> {
    let Measured { facts, sums, .. } = measured;
    vec![
        support(sums),
        gain(document, findings, facts, sums),
        stands_out(document, findings, claims, facts, sums),
    ]
}

/// Why there is no score, in one sentence.
pub fn unscored(document: &Document<'_>, facts: &Facts) -> String {
    if facts.lexicons_apply {
        let counts = document.counts();
        let (are, words) = plural(counts.words, "word");
        let (_, sentences) = plural(counts.sentences, "sentence");
        format!(
            "There {are} {words} in {sentences} of running text here: the words are marked, but that is too little for a \
             score."
        )
    } else {
        format!(
            "This text is in {}; the word lists are English, so reliability is not measured.",
            document.language().name
        )
    }
}

/// The verb and the number: "is", "1 word"; "are", "2 words".
fn plural(n: u32, name: &str) -> (&'static str, String) {
    if n == 1 { ("is", format!("1 {name}")) } else { ("are", format!("{n} {name}s")) }
}

fn support(sums: &Sums) -> String {
    let count = |tally| sums.get(tally) as u64;
    let (claims, supported, vague) =
        (count(Tally::Claims), count(Tally::Supported), count(Tally::VagueClaims));
    if claims == 0 {
        return "It makes no claim that these rules recognize, so there is little to support.".to_owned();
    }
    let of = if claims == 1 {
        "Its one claim".to_owned()
    } else {
        format!("Of its {claims} claims, {}", none_or(supported))
    };
    let followed = match (claims, supported) {
        (1, 0) => format!("{of} comes without a source that you can look up"),
        (1, _) => format!("{of} comes with a source that you can look up"),
        _ => format!(
            "{of} {} with a source that you can look up",
            if supported == 1 { "comes" } else { "come" }
        ),
    };
    match vague {
        0 => format!("{followed}."),
        1 => format!("{followed}; one is credited to unnamed studies or to nobody."),
        _ => format!("{followed}; {vague} are credited to unnamed studies, unnamed people or nobody."),
    }
}

fn none_or(n: u64) -> String {
    if n == 0 { "none".to_owned() } else { n.to_string() }
}

fn gain(document: &Document<'_>, findings: &[Finding], facts: &Facts, sums: &Sums) -> String {
    let strongest = |wanted: &dyn Fn(&&Finding) -> bool| {
        findings
            .iter()
            .filter(|finding| finding.kind == Kind::Commercial && finding.strength > 0)
            .filter(wanted)
            .max_by_key(|finding| {
                let begins = std::cmp::Reverse(finding.span.start());
                (finding.strength, in_prose(document, finding), finding.span.len(), begins)
            })
    };
    let push = strongest(&|finding| super::recommends_buying(finding));
    let chrome = strongest(&|finding| super::is_shop_furniture(finding));
    let disclosed = strongest(&|finding| finding.subtype == "disclosure");
    match (push, chrome, disclosed) {
        (_, _, Some(words)) => {
            format!("It says itself that somebody pays or gains: {}.", quote(document, words))
        }
        (Some(words), Some(shop), _) => format!(
            "It is part of a shop page ({}) and recommends what is for sale: {}. Ask who gains.",
            quote(document, shop),
            quote(document, words)
        ),
        (Some(words), None, _) => {
            format!("It recommends what is for sale: {}. Ask who gains.", quote(document, words))
        }
        (None, Some(shop), _) => {
            format!("It is part of a shop page: {}. Ask who gains.", quote(document, shop))
        }
        _ if sums.get(Tally::Pushes) > 0.0 || facts.recommends_buying > 0.0 => {
            "A few of its words sell, but it does not tell you what to buy.".to_owned()
        }
        _ => "It sells nothing that these rules can see.".to_owned(),
    }
}

/// Whether a finding stands in running text rather than in a heading or an outline.
fn in_prose(document: &Document<'_>, finding: &Finding) -> bool {
    let sentence = document.sentence_at(finding.span.start()).and_then(|at| document.sentences().get(at));
    sentence.is_some_and(|sentence| sentence.counts.is_counted())
}

/// What tells most beside sources and sales, most telling first; who wrote it where nothing else does.
fn stands_out(
    document: &Document<'_>,
    findings: &[Finding],
    claims: &[Claim],
    facts: &Facts,
    sums: &Sums,
) -> String {
    pressed_claim(document, findings, claims)
        .or_else(|| loaded_tone(document, findings, sums))
        .or_else(|| unanswered(facts))
        .or_else(|| plain_facts(sums))
        .or_else(|| one_voice(sums))
        .unwrap_or_else(|| makers(facts))
}

/// The strongest booster of a claim without a source.
fn pressed_claim(document: &Document<'_>, findings: &[Finding], claims: &[Claim]) -> Option<String> {
    let pressed = claims
        .iter()
        .filter(|claim| claim.force == Force::Boosted && claim.support.is_none_or(|grade| grade == 0));
    let boosters = pressed.filter_map(|claim| {
        let span = document.sentences().get(claim.sentence)?.span;
        beginning_in(findings, span)
            .iter()
            .filter(|finding| finding.kind == Kind::Booster)
            .max_by_key(|finding| (finding.strength, finding.span.len()))
    });
    let best = boosters.max_by_key(|finding| {
        (finding.strength, finding.span.len(), std::cmp::Reverse(finding.span.start()))
    });
    best.map(|booster| format!("It says {} and cites nothing for it.", quote(document, booster)))
}

fn loaded_tone(document: &Document<'_>, findings: &[Finding], sums: &Sums) -> Option<String> {
    let loaded = findings.iter().filter(|finding| finding.signal == "tone" && finding.subtype == "loaded");
    if sums.per_1000_words(Tally::Pressure) >= Some(MUCH_PRESSURE) {
        let strongest =
            loaded.max_by_key(|finding| (finding.strength, std::cmp::Reverse(finding.span.start())));
        return strongest
            .map(|word| format!("It presses with feeling instead of reasons: {}.", quote(document, word)));
    }
    let rate = sums.per_1000_words(Tally::Emphatics).filter(|rate| *rate >= MANY_EMPHATICS)?;
    Some(format!(
        "It leans on words that only press, such as \u{201c}just\u{201d} and \u{201c}really\u{201d}: {rate:.0} in 1,000."
    ))
}

fn unanswered(facts: &Facts) -> Option<String> {
    facts.health_questions.filter(|answered| *answered < FEW_ANSWERS).map(|_| {
        "It is about health, and says little of costs, harms, how large the benefit is or how good the evidence."
            .to_owned()
    })
}

fn plain_facts(sums: &Sums) -> Option<String> {
    let flat = sums.get(Tally::FlatUnsupported) as u64;
    let most = sums.share(Tally::FlatUnsupported, Tally::Claims) >= Some(0.5);
    (flat >= 5 && most).then(|| format!("It puts {flat} claims as plain fact and cites nothing for them."))
}

fn one_voice(sums: &Sums) -> Option<String> {
    let voices = [Tally::Speakers, Tally::OtherSides, Tally::DistinctSources];
    voices
        .iter()
        .all(|tally| sums.get(*tally) <= 0.0)
        .then(|| "Nobody else is named as speaking in it, and no other side is heard.".to_owned())
}

fn makers(facts: &Facts) -> String {
    match (facts.author, facts.date) {
        (false, _) if facts.perhaps_author => {
            "A line may name who wrote it, but the text does not say so: ask.".to_owned()
        }
        (false, false) => "It does not say who wrote it, nor when: ask.".to_owned(),
        (false, true) => "It does not say who wrote it: ask.".to_owned(),
        (true, false) => "It does not say when it was written: ask.".to_owned(),
        (true, true) => "It says who wrote it and when.".to_owned(),
    }
}

/// The sentence of a finding in quotation marks, shortened around it at spaces.
fn quote(document: &Document<'_>, finding: &Finding) -> String {
    let text = document.text();
    let sentence = document
        .sentence_at(finding.span.start())
        .and_then(|at| document.sentences().get(at))
        .map_or(finding.span, |sentence| sentence.span);
    let before = Span::new(sentence.start(), finding.span.start()).of(text);
    let after = Span::new(finding.span.end(), sentence.end()).of(text);
    let marked = one_line(finding.span.of(text));
    let room = QUOTED.saturating_sub(marked.chars().count());
    let (head, cut_head) = last_words(before, room / 2);
    let (tail, cut_tail) = first_words(after, room - room / 2);
    let dots = |cut: bool| if cut { "…" } else { "" };
    // The sentence around the quotation has its own full stop.
    let tail = tail.trim_end_matches(['.', ' ']);
    format!("“{}{head}{marked}{tail}{}”", dots(cut_head), dots(cut_tail))
}

/// The first words of `text` that fit into `room` characters, and whether any were left out.
fn first_words(text: &str, room: usize) -> (String, bool) {
    let mut kept = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        if kept.chars().count() + word.trim_end().chars().count() > room {
            return (kept.trim_end().to_owned(), true);
        }
        kept.push_str(&word.replace(char::is_whitespace, " "));
    }
    (kept, false)
}

/// The last words of `text` that fit into `room` characters, and whether any were left out.
fn last_words(text: &str, room: usize) -> (String, bool) {
    let mut kept = String::new();
    for word in text.split_inclusive(char::is_whitespace).rev() {
        if kept.chars().count() + word.trim_end().chars().count() > room {
            return (kept, true);
        }
        kept.insert_str(0, &word.replace(char::is_whitespace, " "));
    }
    (kept, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Meta, blocks_of_plain};

    #[test]
    fn a_text_of_many_words_in_few_sentences_is_told_as_what_it_is() {
        for (text, told) in [
            ("Rain.", "There is 1 word in 1 sentence of running text here: "),
            (
                "It rained and rained and rained. We left.",
                "There are 8 words in 2 sentences of running text here: ",
            ),
        ] {
            let document = Document::new(text, blocks_of_plain(text));
            let facts = Facts::gather(&document, &Meta::default(), &[]);
            let told = format!("{told}the words are marked, but that is too little for a score.");
            assert_eq!(unscored(&document, &facts), told);
        }
    }

    #[test]
    fn quotations_are_cut_at_words() {
        assert_eq!(first_words(" over the hills", 9), (" over the".to_owned(), true));
        assert_eq!(first_words(" over", 9), (" over".to_owned(), false));
        assert_eq!(last_words("it rained and ", 8), ("and ".to_owned(), true));
        assert_eq!(last_words("it rained ", 20), ("it rained ".to_owned(), false));
    }
}
