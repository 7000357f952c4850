//! How often a kind of mark occurs beside real genres, in words.

use super::{GenreRate, RateInfo};
use crate::score::indicator::indicator;
use crate::signal::Kind;

/// Said from this percentile on.
const MUCH: u8 = 75;

/// One sentence for each kind of mark that is much more or much less frequent than in some genre.
pub fn rate_sentences(rates: &[RateInfo]) -> Vec<String> {
    rates.iter().filter_map(sentence).collect()
}

fn sentence(rate: &RateInfo) -> Option<String> {
    let much: Vec<String> = rate
        .genres
        .iter()
        .filter(|genre| genre.more_than >= MUCH)
        .map(|genre| format!("{} of 100 {}", genre.more_than, genre.corpus))
        .collect();
    let little: Vec<String> = rate
        .genres
        .iter()
        .filter_map(|genre| Some(format!("{} of 100 {}", as_many(rate, genre)?, genre.corpus)))
        .collect();
    let of_indicator = || indicator(rate.kind).map(|row| row.name);
    let kind = Kind::from_id(rate.kind).map(Kind::name).or_else(of_indicator).unwrap_or(rate.kind);
    let said = format!("{kind}, {:.1} per 1,000 words", rate.per_1000_words);
    match (much.is_empty(), little.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{said}: more than in {}.", listed(&much))),
        (true, false) => Some(format!("{said}: {} have as many or more.", listed(&little))),
        (false, false) => Some(format!(
            "{said}: more than in {}, but {} have as many or more.",
            listed(&much),
            listed(&little)
        )),
    }
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
                rate(6.1, vec![genre("a", 0.0, 75), genre("b", 0.0, 95), genre("c", 0.0, 90)]),
                "Booster, 6.1 per 1,000 words: more than in 75 of 100 a, 95 of 100 b and 90 of 100 c.",
            ),
        ] {
            assert_eq!(rate_sentences(&[rate]), [said]);
        }
        assert!(rate_sentences(&[rate(1.0, vec![genre("stories", 1.4, 25)])]).is_empty());
    }
}
