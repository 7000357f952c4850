//! How often a kind of mark occurs beside real genres, in words.

use super::{GenreRate, RateInfo};
use crate::score::indicator::indicator;
use crate::signal::Kind;

/// Said from this percentile on.
const MUCH: u8 = 75;

/// So many genres are named in one sentence.
const MOST_TOLD: usize = 3;

/// One sentence for each kind of mark that is much more or much less frequent than in some genre.
pub fn rate_sentences(rates: &[RateInfo]) -> Vec<String> {
    rates.iter().filter_map(sentence).collect()
}

fn sentence(rate: &RateInfo) -> Option<String> {
    let much = rate.genres.iter().filter(|genre| genre.more_than >= MUCH);
    let much = most_telling(much.map(|genre| (genre.more_than, genre.corpus)).collect());
    let little = rate.genres.iter().filter_map(|genre| Some((as_many(rate, genre)?, genre.corpus)));
    let little = most_telling(little.collect());
    let of_indicator = || indicator(rate.kind).map(|row| row.name);
    let kind = Kind::from_id(rate.kind).map(Kind::name).or_else(of_indicator).unwrap_or(rate.kind);
    let said = format!("{kind}, {:.1} per 1,000 words", rate.per_1000_words);
    match (much, little) {
        (None, None) => None,
        (Some(much), None) => Some(format!("{said}: more than in {much}.")),
        (None, Some(little)) => Some(format!("{said}: {little} have as many or more.")),
        (Some(much), Some(little)) => {
            Some(format!("{said}: more than in {much}, but {little} have as many or more."))
        }
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

/// Of 100 documents of the genre, how many certainly have the same rate or a higher one, where that is most.
const fn as_many(rate: &RateInfo, genre: &GenreRate) -> Option<u8> {
    if rate.per_1000_words >= genre.median {
        return None;
    }
    // The table has the 5th, 10th and 25th percentile: a rate above the one is not above the next.
    match genre.more_than {
        0 => Some(95),
        5 => Some(90),
        10 => Some(75),
        _ => None,
    }
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

    #[test]
    fn only_what_stands_out_is_said() {
        let genre = |corpus, median, more_than| GenreRate { corpus, median, p90: 9.0, more_than };
        let rate = |per_1000_words, genres| RateInfo { kind: "booster", per_1000_words, genres };
        for (rate, said) in [
            (
                rate(6.1, vec![genre("stories", 1.4, 95), genre("reports", 2.0, 50)]),
                "Booster, 6.1 per 1,000 words: more than in 95 of 100 stories.",
            ),
            (
                rate(0.0, vec![genre("stories", 1.4, 0), genre("notes", 0.0, 0)]),
                "Booster, 0.0 per 1,000 words: 95 of 100 stories have as many or more.",
            ),
            (
                rate(1.0, vec![genre("notes", 0.0, 90), genre("stories", 5.0, 10)]),
                "Booster, 1.0 per 1,000 words: more than in 90 of 100 notes, but 75 of 100 stories have as many or more.",
            ),
            (
                rate(
                    6.1,
                    vec![genre("a", 0.0, 95), genre("b", 0.0, 95), genre("c", 0.0, 90), genre("d", 0.0, 75)],
                ),
                "Booster, 6.1 per 1,000 words: more than in 95 of 100 a, b, 90 of 100 c and most of one other kind of text.",
            ),
            (
                rate(6.1, vec![genre("a", 0.0, 75), genre("b", 0.0, 95), genre("c", 0.0, 90)]),
                "Booster, 6.1 per 1,000 words: more than in 95 of 100 b, 90 of 100 c and 75 of 100 a.",
            ),
        ] {
            assert_eq!(rate_sentences(&[rate]), [said]);
        }
        assert!(rate_sentences(&[rate(1.0, vec![genre("stories", 1.4, 25)])]).is_empty());
    }
}
