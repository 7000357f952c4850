//! What holds for the report of any bytes whatever.
#![expect(clippy::expect_used, reason = "a test")]

use candor::analysis::analyze;
use candor::format::{self, FORMATS, Source};
use candor::report::{PillarInfo, Report};
use candor::score::{Band, Pillar, Rubric};
use proptest::prelude::*;

/// Pieces that the readers and detectors look for, and pieces that break offsets.
const PIECES: &[&str] = &[
    "the cat sat on the mat",
    "Studies show that it may probably cure cancer",
    "it is undoubtedly the best",
    "according to Dr. Jane Doe of the University of X.",
    "(Smith et al., 2019)",
    "[12]",
    "10.1000/xyz123",
    "https://a.example/b?c=d#e",
    "take 2 capsules twice a day",
    "Add to Cart",
    "$39.95",
    "the the",
    "References\n\n1. Doe J. A title. Journal. 2001;3(4):5–6.",
    "<p>",
    "</div><script>",
    "&amp;&#x1F600;&bogus;",
    "# ",
    "- ",
    "> ",
    "| a | b |\n|---|---|\n",
    "```\n",
    "{\\rtf1 ",
    "%PDF-1.7 ",
    "PK\u{3}\u{4}",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{ad}",
    "\0",
    "\r\n",
    "\n\n",
    "\u{2028}",
    "…",
    "?!",
    "“",
    "”",
    "'",
    "’s",
    "e\u{301}\u{301}",
    "Straße İ ǆ ﬁ",
    "👩‍👩‍👧‍👦🇩🇪",
    "שלום עולם",
    "日本語の文です。",
    "ประเทศไทย",
    "\u{202e}abc\u{202c}",
];

const SENTENCES: &[&str] = &[
    "The committee met on Tuesday and read the figures aloud.",
    "It may rain tomorrow, but nobody is certain.",
    "Studies show that the new method is undoubtedly better than the old one.",
    "According to Maria Keller, a biologist at the University of Graz, the river has recovered.",
    "The measured concentration fell by 12 per cent (Keller, 2019).",
    "Does anybody remember the winter of the great flood?",
    "Residents of the neighbouring municipality complained about considerable delays.",
    "You should buy your instruments from a reputable supplier.",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => prop::sample::select(SENTENCES).prop_map(str::to_owned),
    ];
    let glue = prop::sample::select(&["", " ", " ", ". ", "\n", "\n\n"][..]);
    prop::collection::vec((piece, glue), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, glue)| [piece, glue.to_owned()]).collect())
}

fn any_name() -> impl Strategy<Value = String> {
    let endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.extensions).copied().collect();
    prop::sample::select(endings).prop_map(|ending| format!("file.{ending}"))
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SENTENCES), 3..40).prop_map(|parts| parts.join(" "))
}

/// Few enough for every run; `PROPTEST_CASES=5000` looks harder.
fn few() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { usual } else { ProptestConfig { cases: 48, ..usual } }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_bytes_give_a_sound_report_or_an_error(name in any_name(), bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(source) = format::read(&name, &bytes) {
            check(&source)?;
        }
    }

    #[test]
    fn any_text_in_any_format_gives_a_sound_report(name in any_name(), text in any_text()) {
        if let Ok(source) = format::read(&name, text.as_bytes()) {
            check(&source)?;
        }
    }

    #[test]
    fn any_given_text_gives_a_sound_report(text in any_text()) {
        let source = Source::of_text("pasted", &text);
        prop_assert_eq!(&source.text, &text, "the given text is analyzed as given");
        check(&source)?;
    }

    #[test]
    fn prose_gets_a_score_exactly_if_it_is_long_enough(text in prose()) {
        let report = check(&Source::of_text("prose", &text))?;
        prop_assert_eq!(report.reliability.score.is_none(), is_too_short(&report));
    }

    #[test]
    fn twice_the_text_has_twice_the_counts_and_the_same_rates(text in prose()) {
        let once = check(&Source::of_text("once", &text))?;
        let twice = check(&Source::of_text("twice", format!("{text} {text}")))?;
        prop_assert_eq!(twice.counts.words, 2 * once.counts.words);
        prop_assert_eq!(twice.counts.sentences, 2 * once.counts.sentences);
        prop_assert_eq!(twice.counts.syllables, 2 * once.counts.syllables);
        // These two count words that were there a moment ago as easier.
        let of_repetition = ["ease", "spache_revised"];
        for (signal, figure) in once.readability.iter().filter(|row| !of_repetition.contains(row.0)) {
            let again = twice.readability.get(signal).copied().flatten();
            if let (Some(figure), Some(again)) = (figure, again) {
                prop_assert!((figure.value - again.value).abs() < 1e-6, "{}: {:?} {:?}", signal, figure, again);
            }
        }
    }
}

/// Every property that needs nothing but the report.
fn check(source: &Source) -> Result<Report, TestCaseError> {
    let rubric = Rubric::default();
    let report = analyze(source, &rubric, &()).expect("nobody cancels");
    check_marks(source, &report)?;
    check_numbers(&report)?;
    // A text in another language is told to be that, however short it is.
    let unscored = [(!report.has_lists(), Band::NotMeasured), (is_too_short(&report), Band::TooShort)];
    let reason = unscored.into_iter().find_map(|(holds, band)| holds.then_some(band.id()));
    prop_assert_eq!(report.reliability.score.is_none(), reason.is_some());
    if let Some(band) = reason {
        prop_assert_eq!(report.reliability.band, band);
    }
    let bytes = serde_json::to_string(&report).expect("JSON");
    let again = analyze(source, &rubric, &()).expect("nobody cancels");
    prop_assert_eq!(serde_json::to_string(&again).expect("JSON"), bytes, "two runs differ");
    Ok(report)
}

fn check_marks(source: &Source, report: &Report) -> Result<(), TestCaseError> {
    let chars: Vec<char> = source.text.chars().collect();
    let mut last = 0;
    for mark in &report.signals {
        let marked = source.text.get(mark.span.start()..mark.span.end());
        prop_assert_eq!(marked, Some(mark.text.as_str()), "a span off its words: {:?}", mark);
        let counted: Option<String> = chars.get(mark.start..mark.end).map(|part| part.iter().collect());
        prop_assert_eq!(counted.as_deref(), marked, "code points off their words: {:?}", mark);
        prop_assert!(!mark.text.trim().is_empty(), "an empty mark: {:?}", mark);
        prop_assert!(mark.strength <= 3 && last <= mark.start, "order or strength: {:?}", mark);
        last = mark.start;
    }
    for block in &source.blocks {
        prop_assert!(source.text.get(block.span.start()..block.span.end()).is_some(), "{:?}", block);
    }
    for (block, next) in source.blocks.iter().zip(source.blocks.iter().skip(1)) {
        prop_assert!(block.span.end() <= next.span.start(), "blocks out of order: {:?} {:?}", block, next);
    }
    Ok(())
}

fn check_numbers(report: &Report) -> Result<(), TestCaseError> {
    for (signal, figure) in &report.readability {
        if let Some(figure) = figure {
            let ordered = figure.low <= figure.value && figure.value <= figure.high;
            prop_assert!(figure.value.is_finite() && ordered, "{}: {:?}", signal, figure);
        }
    }
    for pillar in Pillar::ALL.iter().filter_map(|pillar| report.pillars.get(*pillar)) {
        let PillarInfo { score, low, high, .. } = *pillar;
        prop_assert!(0.0 <= low && low <= score && score <= high && high <= 100.0, "{:?}", pillar);
    }
    let reliability = &report.reliability;
    if let Some(score) = reliability.score {
        let (low, high) = (reliability.low.unwrap_or(-1.0), reliability.high.unwrap_or(101.0));
        prop_assert!(0.0 <= low && low <= score && score <= high && high <= 100.0, "{:?}", reliability);
        let sum: f64 = reliability.contributions.iter().map(|part| part.points).sum();
        prop_assert!((100.0 + sum - score).abs() < 1e-9, "100 {:+} is not {}", sum, score);
        prop_assert!((0.0..=1.0).contains(&reliability.coverage), "{:?}", reliability);
    }
    prop_assert!(report.claims.supported <= report.claims.n, "{:?}", report.claims);
    Ok(())
}

fn is_too_short(report: &Report) -> bool {
    let rubric = Rubric::default();
    report.counts.words < rubric.shortest_words || report.counts.sentences < rubric.shortest_sentences
}
