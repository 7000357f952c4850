//! How carefully the text was made: doubled words, broken starts, garbled phrases, repeated passages.
//!
//! Only what no careful writer of any first language would leave: nothing here marks grammar, spelling or idiom.

mod breaks;
mod differs;
mod leftovers;
mod misread;
mod repeats;
mod stuffing;

use super::lines::{Line, may_be_english};
use super::{Context, Example, Family, Finding, Kind, Label, Measure, Signal, Unit};
use crate::text::{BlockKind, Document, Span, Token, TokenKind, fold, parallel};

pub(super) use repeats::repeats;
pub use repeats::{Overlap, Shingles, overlaps, share_in_common};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "text_defect",
    name: "Text defects",
    family: Family::Integrity,
    unit: Unit::Per1000Words,
    summary: "Doubled, broken or repeated text; never the grammar of a second language.",
    source: "own; garbled phrases after Cabanac, Labbé & Magazinov 2021, arXiv:2107.06751",
    example: Example::Marks("It was the the best.", &["the the"]),
    measure: Measure::Detector(Kind::TextDefect, text_defect),
}];

/// Words that no sentence needs twice in a row; "had had", "that that", "her her" and the like can be right.
const NEVER_TWICE: &[&str] = &[
    "the", "a", "an", "of", "to", "for", "and", "with", "from", "or", "at", "this", "these", "was", "were",
    "are", "be", "been", "can", "but", "if", "their", "its", "our", "your", "my", "by", "into", "than", "as",
    "not", "has", "have", "it's", "when", "which", "will", "would", "they", "some", "about",
];
/// Words that are doubled for effect.
const FOR_EFFECT: &[&str] = &[
    "very", "really", "never", "again", "many", "more", "long", "please", "quite", "always", "there",
    "round", "over", "night", "quick", "slowly", "softly", "gently", "where", "right", "bring", "alone",
    "little", "those", "himself", "herself", "itself", "today", "these", "other", "pretty",
];

fn mark(span: Span, subtype: &'static str, rule: &'static str, strength: u8) -> Finding {
    Finding::new(span, &Label { kind: Kind::TextDefect, subtype, signal: "text_defect", rule, strength })
}

fn text_defect(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let may_be_english = may_be_english(document);
    let english = || if may_be_english { english(context) } else { Vec::new() };
    let (mut findings, english) = parallel::both(document.is_large(), || doubled(document), english);
    findings.extend(english);
    findings.extend(leftovers::find(document, may_be_english));
    findings.sort_by_key(|found| (found.span.start(), std::cmp::Reverse(found.span.end())));
    findings
}

/// What is looked for in English alone.
fn english(context: &Context<'_>) -> Vec<Finding> {
    let Context { document, lines, .. } = *context;
    let garbled = context.hits_of("garbled");
    let garbled = garbled.map(|(hit, term)| mark(hit.span(), term.subtype, term.pattern, term.strength));
    let mut findings: Vec<Finding> = garbled.collect();
    let in_lines = || {
        let broken = lines.windows(2).filter_map(|pair| broken_start(document, pair));
        let others = breaks::find(document, lines).into_iter().chain(misread::find(document));
        broken.chain(others).chain(stuffing::find(document, lines)).collect::<Vec<_>>()
    };
    let (differs, in_lines) = parallel::both(document.is_large(), || differs::find(context), in_lines);
    findings.extend(differs);
    findings.extend(in_lines);
    findings
}

/// Words and stems that stand twice in a row on one line.
fn doubled(document: &Document<'_>) -> Vec<Finding> {
    let text = document.text();
    // In small letters, and what else that makes alike does not matter.
    let letter = |token: &Token| text.as_bytes().get(token.start()).map_or(0, |byte| byte | 0x20);
    let mut findings = Vec::new();
    for sentence in document.sentences() {
        if matches!(document.block_of(sentence), BlockKind::Code | BlockKind::Table | BlockKind::Reference) {
            continue;
        }
        let tokens = document.tokens_of(sentence);
        let mut begins = tokens.first().map_or(0, letter);
        for [first, second] in tokens.array_windows() {
            let before = std::mem::replace(&mut begins, letter(second));
            // A cheap look first: the same first letter. Only other letters than English ones have more forms than two.
            let is_same_word = || !(before | begins).is_ascii() && first.lexeme() == second.lexeme();
            if (before == begins || is_same_word())
                && first.kind() == TokenKind::Word
                && second.kind() == TokenKind::Word
                && !second.capital()
                && Span::new(document.span_of(first).end(), second.start()).of(text) == " "
                && let Some((subtype, rule)) = doubling(document, first, second)
            {
                findings.push(mark(
                    Span::new(first.start(), document.span_of(second).end()),
                    subtype,
                    rule,
                    2,
                ));
            }
        }
    }
    findings
}

fn doubling(document: &Document<'_>, first: &Token, second: &Token) -> Option<(&'static str, &'static str)> {
    let same = first.lexeme() == second.lexeme();
    if !same && (document.span_of(first).len() < 4 || document.span_of(second).len() < 4) {
        return None;
    }
    let same_start = document.word(first).as_bytes().iter().zip(document.word(second).as_bytes()).take(4);
    if !same && same_start.filter(|(a, b)| a.eq_ignore_ascii_case(b)).count() < 4 {
        return None;
    }
    let (a, b) = (fold(document.word(first)), fold(document.word(second)));
    if a == b {
        let plain =
            a.len() >= 5 && !first.capital() && !FOR_EFFECT.contains(&a.as_str()) && !a.ends_with("ly");
        return (NEVER_TWICE.contains(&a.as_str()) || plain).then_some(("doubled_word", "doubled word"));
    }
    // "helps help", "tailor tailored": a verb and its own other form, as spinning software leaves them.
    let base_then_past = b.strip_prefix(a.as_str()).is_some_and(|end| matches!(end, "ed" | "d"));
    let third_then_base = a.strip_prefix(b.as_str()).is_some_and(|end| end == "s");
    let stems = !first.capital()
        && ((base_then_past && a.len() >= 5) || (third_then_base && b.len() >= 4 && is_verb(&b)));
    stems.then_some(("doubled_stem", "doubled stem"))
}

/// Verbs whose third person before their own base form is never a noun before a verb.
fn is_verb(word: &str) -> bool {
    [
        "help", "make", "provide", "allow", "improve", "reduce", "support", "enhance", "relieve", "give",
        "promote",
    ]
    .contains(&word)
}

/// A paragraph under a heading, or at the very start, whose first word begins in the middle.
fn broken_start(document: &Document<'_>, pair: &[Line]) -> Option<Finding> {
    let [heading, line] = pair else { return None };
    let text = document.text();
    let lower = line.span.of(text).chars().take(2).filter(|c| c.is_lowercase()).count() == 2;
    if !lower || line.kind != BlockKind::Paragraph || line.has_at_most(11, text) {
        return None;
    }
    let title = heading.span.of(text);
    let under = heading.is_label(text) || heading.kind == BlockKind::Heading;
    let part_of_it =
        title.ends_with([':', ',', '-', '–', '—', '.', ')', '…']) || heading.has_at_most(1, text);
    let capitals = title.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let titled = capitals * 2 > heading.n_words(text) && heading.has_at_most(14, text);
    let word = line.span.of(text).split_whitespace().take(6).map(str::len).sum::<usize>();
    let end = line.span.start() + word.min(line.span.len());
    let end = (end..=line.span.end()).find(|end| text.is_char_boundary(*end)).unwrap_or(line.span.end());
    (under && titled && !part_of_it)
        .then(|| mark(Span::new(line.span.start(), end), "broken_start", "small letter after a heading", 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::detect;
    use crate::text::{Meta, blocks_of_plain};

    fn marked(text: &str) -> Vec<(&'static str, String)> {
        let document = Document::new(text, blocks_of_plain(text));
        let found = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
        let own = found.iter().filter(|found| found.kind == Kind::TextDefect);
        own.map(|found| (found.subtype, found.span.of(text).to_owned())).collect()
    }

    #[test]
    fn sees_what_nobody_proofread() {
        let passage =
            "Blood holds iron, and the band pulls the fresh blood toward the harmed joint every night.";
        for (text, subtype) in [
            ("They felt the the difference.", "doubled_word"),
            ("It is right for for you.", "doubled_word"),
            ("We ask them to tailor tailored plans.", "doubled_stem"),
            ("The band helps help the joint.", "doubled_stem"),
            (
                "The Science Behind It\n\nmitric controlled colitis was seen in mice, and the study said that it was so in all.",
                "broken_start",
            ),
            (
                &format!("{passage}\n\nSome other words stand here between them.\n\n{passage}"),
                "duplicated_text",
            ),
            ("Tags: blue band, band, band for you, a good band", "keyword_stuffing"),
            (
                "Buy cheap boat rope here. Our cheap boat rope is strong, and cheap boat rope saves money. If you want \
                 cheap boat rope, choose our shop, where cheap boat rope is sold.",
                "keyword_stuffing",
            ),
        ] {
            let found = marked(text);
            assert!(found.iter().any(|(got, _)| *got == subtype), "{text}: {found:?}");
        }
    }

    #[test]
    fn sees_what_writing_and_printing_leave_behind() {
        let long = "The council said that spending on parks had fallen by a third since then, and";
        for (text, subtype, words) in [
            ("By {{author_name}} for the paper.", "placeholder", "{{author_name}}"),
            ("It fell by [INSERT FIGURE] in a year.", "placeholder", "[INSERT FIGURE]"),
            ("Lorem ipsum dolor sit amet.", "placeholder", "orem ipsum dolor"),
            ("Donâ€™t go.", "encoding", "â€™"),
            ("They drank cafÃ© noir.", "encoding", "Ã©"),
            ("It costs Â£5 here.", "encoding", "Â£"),
            ("We saw some¬one there.", "encoding", "¬"),
            ("They left.&nbsp;Nobody came.", "markup", "&nbsp;"),
            ("<div class=\"share\">They left.</div>", "markup", "</div>"),
            ("They ended with £ . It was late.", "unfinished", "£ ."),
            ("They cut the money,and left.", "spacing", "money,and"),
            ("It came in spring.The plan was old.", "spacing", "spring.The"),
            ("They planted trees ,cleared ditches.", "spacing", " ,"),
            ("The number fell from 41 to ten..", "spacing", ".."),
            ("City parks arefree for all.", "joined", "arefree"),
            ("Wehave seen them, and they helpedthe man.", "joined", "helpedthe"),
            ("It has much, includ-ing this.", "joined", "includ-ing"),
            ("It stands on a s1ight hill by the vi1lage.", "misread", "s1ight"),
            ("Tbe wiudows of tbat church wcre broken by nothiug.", "misread", "wiudows"),
            (long, "unfinished", "and"),
            (
                &format!(
                    "{long} so they left.\n\nthe work on the last part of the path is nearly finished now, we hear."
                ),
                "broken_start",
                "the",
            ),
        ] {
            let found = marked(text);
            assert!(found.contains(&(subtype, words.to_owned())), "{text}: {found:?}");
        }
    }

    #[test]
    fn leaves_addresses_names_and_signs_alone() {
        for text in [
            "See www.example.com/The or write to a.b@example.org, node.js,v2 and setup.The.exe there.",
            "She wrote [your] where he had [sic], and [the council] agreed... It was late.",
            "In the U.S.A. and at 5 p.m. it was 3.5 or 1,000 and R&B, AT&T; a < b and c > d.",
            "Ein Maß, ein Ärger, São Paulo, Ângela, RÃO and a fête: £5, $10 and US$ 20.",
            "The thesaurus, wetlands, Andover, therein, herewith, whoever, isobars and headbands.",
            "A pre- and post-war co-operation of anti-social, mid-week and well-known re-enactors.",
            "Model A10, room b1, type1 and covid19 in the B2B area, H1N1 and level10.",
            "They sold wheat, barley, and\noats to the people who came up from the town in the early summer.",
            "i like to write small and nobody minds that i do so here, or anywhere at all.\n\nit is how i am, and \
             how my friends write, and what we all do in our long letters.\n\nso there it is, and you can take it or \
             you can leave it as you like, my friend.\n\nand that is all that there is to say of it on this day, my \
             friend, so good night.",
        ] {
            assert!(marked(text).is_empty(), "{text}: {:?}", marked(text));
        }
    }

    #[test]
    fn leaves_right_doublings_and_second_language_alone() {
        for text in [
            "He had had enough, and I know that that is so.",
            "She gave her her book, and they went to New York, New York.",
            "Duran Duran played a very very long song.",
            "She walked to the\nthe door was open.",
            "In the evening we have discuss about many informations.",
            "Shopping list:\n\nbread and milk and butter and eggs and cheese and ham and tea and jam too.",
            "The tests test what the walks walk.",
            "Mr John Paul Jones came. John Paul Jones sat. John Paul Jones ate. John Paul Jones slept. John Paul Jones left.",
        ] {
            assert!(marked(text).is_empty(), "{text}: {:?}", marked(text));
        }
    }
}
