//! How often a kind of mark occurs beside real genres, in words.

use super::RateInfo;
use crate::score::indicator::indicator;
use crate::signal::Kind;

/// Said from this percentile on.
const MUCH: u8 = 75;

/// So many genres are named in one sentence.
const MOST_TOLD: usize = 3;

/// Of all rates.
const UNIT: &str = " per 1,000 words";

/// One sentence for each kind of mark that is much more or much less frequent than in some genre.
pub fn rate_sentences(rates: &[RateInfo]) -> Vec<String> {
    rates.iter().filter_map(sentence).collect()
}

fn sentence(rate: &RateInfo) -> Option<String> {
    let much = rate.genres.iter().filter(|genre| genre.more_than >= MUCH);
    let much = most_telling(much.map(|genre| (genre.more_than, genre.corpus)).collect());
    let little = rate.genres.iter().filter(|genre| genre.less_than >= MUCH);
    let little = most_telling(little.map(|genre| (genre.less_than, genre.corpus)).collect());
    let of_indicator = || indicator(rate.kind).map(|row| row.name);
    let kind = Kind::from_id(rate.kind).map(Kind::name).or_else(of_indicator).unwrap_or(rate.kind);
    // Some indicators have the unit in their name.
    let kind = kind.strip_suffix(UNIT).unwrap_or(kind);
    let said = format!("{kind}, {:.1}{UNIT}", rate.per_1000_words);
    match (much, little) {
        (None, None) => None,
        (Some(much), None) => Some(format!("{said}: more than in {much}.")),
        (None, Some(little)) => Some(format!("{said}: {little} have more.")),
        (Some(much), Some(little)) => Some(format!("{said}: more than in {much}, but {little} have more.")),
    }
}

/// The genres that stand out most, those with the same share together, and how many others there are.
fn most_telling(mut shares: Vec<(u8, &str)>) -> Option<String> {
    shares.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
    let (told, rest) = shares.split_at(shares.len().min(MOST_TOLD));
    let mut parts: Vec<String> = Vec::new();
    let mut before = None;
    for (share, corpus) in told {
        let same = before.replace(*share) == Some(*share);
        parts.push(if same { (*corpus).to_owned() } else { format!("{share} of 100 {corpus}") });
    }
    match rest.len() {
        0 => (),
        1 => parts.push("most of one other kind of text".to_owned()),
        n => parts.push(format!("most of {n} other kinds of text")),
    }
    (!parts.is_empty()).then(|| listed(&parts))
}

/// "a", "a and b", "a, b and c".
fn listed(parts: &[String]) -> String {
    match parts {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        _ => parts.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::GenreRate;

    #[test]
    fn only_what_stands_out_is_said() {
        let placed =
            |corpus, more_than, less_than| GenreRate { corpus, median: 1.4, p90: 9.0, more_than, less_than };
        let (more, less) =
            (|corpus, share| placed(corpus, share, 0), |corpus, share| placed(corpus, 0, share));
        let rate = |per_1000_words, genres| RateInfo { kind: "booster", per_1000_words, genres };
        for (rate, said) in [
            (
                rate(6.1, vec![more("stories", 95), placed("reports", 50, 25)]),
                "Booster, 6.1 per 1,000 words: more than in 95 of 100 stories.",
            ),
            (
                rate(0.0, vec![less("stories", 95), less("notes", 50)]),
                "Booster, 0.0 per 1,000 words: 95 of 100 stories have more.",
            ),
            (
                rate(1.0, vec![more("notes", 90), placed("stories", 10, 75)]),
                "Booster, 1.0 per 1,000 words: more than in 90 of 100 notes, but 75 of 100 stories have more.",
            ),
            (
                rate(6.1, vec![more("a", 95), more("b", 95), more("c", 90), more("d", 75)]),
                "Booster, 6.1 per 1,000 words: more than in 95 of 100 a, b, 90 of 100 c and most of one other kind of text.",
            ),
            (
                rate(6.1, vec![more("a", 75), more("b", 95), more("c", 90)]),
                "Booster, 6.1 per 1,000 words: more than in 95 of 100 b, 90 of 100 c and 75 of 100 a.",
            ),
        ] {
            assert_eq!(rate_sentences(&[rate]), [said]);
        }
        assert!(rate_sentences(&[rate(0.0, vec![placed("stories", 25, 50)])]).is_empty());
        let sources =
            RateInfo { kind: "source_density", per_1000_words: 3.0, genres: vec![more("stories", 75)] };
        assert_eq!(
            rate_sentences(&[sources]),
            ["Sources, 3.0 per 1,000 words: more than in 75 of 100 stories."]
        );
    }
}
