//! Fits the syllable model on words of `CMUdict`: least squares by gradient steps, each weight with its own rate.
#![expect(
    clippy::indexing_slicing,
    reason = "the indices are made from the same lengths; nothing untrusted is read"
)]

use candor::text::syllable::model::{Model, SLOTS, STEP, each_slot, vowel_groups};

/// A word and every number of syllables that is listed for it.
pub(crate) type Entry<'t> = (&'t str, Vec<u8>);

/// Times that every word is seen.
const ROUNDS: usize = 8;
/// Length of the first steps; they shrink to nothing over the rounds.
const RATE: f32 = 0.05;
/// Pull of each weight towards zero.
const SHRINK: f32 = 0.001;
/// An error below this is learnt from with less weight.
const SMALL_ERROR: f32 = 0.25;

/// The words of `assets/language/cmudict_syllables.tsv`.
pub(crate) fn entries(file: &str) -> Vec<Entry<'_>> {
    file.lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, counts)| (word, counts.split(',').filter_map(|n| n.parse().ok()).collect()))
        .collect()
}

/// Weights fitted on `entries`, quantized to a byte each.
pub(crate) fn fit(entries: &[&Entry<'_>]) -> Vec<u8> {
    let mut weights = vec![0_f32; SLOTS];
    let mut squares = vec![0_f32; SLOTS];
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let mut random = 88_172_645_463_325_252_u64;
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        let rate = RATE * (1.0 - round as f32 / ROUNDS as f32);
        for idx in &order {
            learn(entries[*idx], rate, &mut weights, &mut squares);
        }
    }
    weights.iter().map(|weight| (weight / STEP).round().clamp(-127.0, 127.0) as i8 as u8).collect()
}

fn learn((word, counts): &Entry<'_>, rate: f32, weights: &mut [f32], squares: &mut [f32]) {
    let mut guess = vowel_groups(word.as_bytes()) as f32;
    each_slot(word.as_bytes(), &mut |slot| guess += weights[slot]);
    let errors = counts.iter().map(|count| guess - f32::from(*count));
    let Some(error) = errors.min_by(|a, b| a.abs().total_cmp(&b.abs())) else { return };
    let error = if error.abs() < SMALL_ERROR { 0.3 * error } else { error };
    each_slot(word.as_bytes(), &mut |slot| {
        let gradient = error + SHRINK * weights[slot];
        squares[slot] += gradient * gradient;
        weights[slot] -= rate * gradient / (squares[slot].sqrt() + 0.3);
    });
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for last in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(last, (*random % (last as u64 + 1)) as usize);
    }
}

/// How many of `entries` the weights get right, any listed number counting.
pub(crate) fn right(entries: &[&Entry<'_>], weights: &[u8]) -> usize {
    let model = Model::new(weights);
    entries.iter().filter(|(word, counts)| counts.contains(&model.count(word.as_bytes()))).count()
}
