//! How sure a score is: sentences resampled in blocks, weights shaken, by a generator seeded from the text.
//!
//! A block bootstrap (Künsch 1989) keeps neighbouring sentences together, since findings cluster. The draws work on
//! sums, so their cost does not grow with the text.

use super::outcome::{Outcome, Rules, Weights, outcome};
use super::{Measured, Prepared, Rubric, Sums};

/// How many draws.
const N_DRAWS: usize = 200;
/// At most this many blocks of sentences; longer documents have longer blocks.
const N_BLOCKS: usize = 200;
/// Sentences a block where the document has enough of them.
const SENTENCES_A_BLOCK: usize = 3;
/// Weights are multiplied by a factor from `1 / SHAKE` to `SHAKE`, evenly on the logarithm.
const SHAKE: f64 = 1.5;
/// Any fixed number will do.
const WEIGHTS_SEED: u64 = 0x0c0a_51d0;

/// A value with its 90 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Best estimate.
    pub value: f64,
    /// 5 of 100 draws lie below.
    pub low: f64,
    /// 5 of 100 draws lie above.
    pub high: f64,
}

impl Interval {
    /// A value without uncertainty.
    pub const fn exactly(value: f64) -> Self {
        Self { value, low: value, high: value }
    }
}

/// A small generator (`SplitMix64`, Steele et al. 2014): the same seed, the same numbers, on every machine.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// Start from `seed`.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly from 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Evenly from 0 to below `n`; 0 where `n` is 0.
    pub const fn below(&mut self, n: usize) -> usize {
        ((self.bits() as u128 * n as u128) >> 64) as usize
    }
}

/// How many neighbouring sentences are drawn together, of so many in all.
pub(super) fn block_size(n_sentences: usize) -> usize {
    SENTENCES_A_BLOCK.max(n_sentences.div_ceil(N_BLOCKS))
}

/// The outcomes of resampled sentences under shaken weights.
pub(super) fn draws(measured: &Measured, rubric: &Rubric) -> Vec<Outcome> {
    let blocks = &measured.blocks;
    let rules = Rules::of(rubric, &measured.facts);
    let mut rng = Rng::new(measured.seed);
    let draw = |weights: &Weights| {
        let mut sums = Sums::default();
        for _ in 0..blocks.len() {
            if let Some(block) = blocks.get(rng.below(blocks.len())) {
                sums += block;
            }
        }
        outcome(&sums, &measured.facts, &rules, weights, |_, _, _, _| ())
    };
    Prepared::of(rubric).shaken.iter().map(draw).collect()
}

/// The weights for each draw.
pub(super) fn shaken(rubric: &Rubric) -> Vec<Weights> {
    // The weights are shaken alike for every document, so that two documents can be compared draw by draw.
    let mut rng = Rng::new(WEIGHTS_SEED);
    let mut shaken = rubric.clone();
    let one = |_| {
        shake(&mut shaken, rubric, &mut rng);
        Weights::of(&shaken)
    };
    (0..N_DRAWS).map(one).collect()
}

fn shake(shaken: &mut Rubric, rubric: &Rubric, rng: &mut Rng) {
    let mut factor = || SHAKE.powf(2.0 * rng.unit() - 1.0);
    for (rule, original) in shaken.pillars.iter_mut().zip(&rubric.pillars) {
        rule.weight = original.weight * factor();
    }
    for (rule, original) in shaken.indicators.iter_mut().zip(&rubric.indicators) {
        rule.weight = original.weight * factor();
    }
}

/// The interval of `drawn` around `value`, widened where needed so that it holds the value.
pub(super) fn interval(value: f64, drawn: impl Iterator<Item = f64>) -> Interval {
    let mut drawn: Vec<i64> = drawn.map(|value| in_order(value.to_bits().cast_signed())).collect();
    let value_of = |order: i64| f64::from_bits(in_order(order).cast_unsigned());
    let last = drawn.len().saturating_sub(1) as f64;
    let rank = |share: f64| (share * last).round() as usize;
    let (low, high) = (rank(0.05), rank(0.95));
    if low >= drawn.len() {
        return Interval::exactly(value);
    }
    let (_, at_low, above) = drawn.select_nth_unstable(low);
    let at_low = value_of(*at_low);
    // What is left above is to be divided once more; with few draws both ends are one.
    let beyond = high.checked_sub(low + 1).filter(|rank| *rank < above.len());
    let at_high = beyond.map_or(at_low, |rank| value_of(*above.select_nth_unstable(rank).1));
    Interval { value, low: at_low.min(value), high: at_high.max(value) }
}

/// From the bits of a number to an integer that stands among others as the number does ([`f64::total_cmp`]), and back.
const fn in_order(bits: i64) -> i64 {
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_even_and_repeatable() {
        let mut rng = Rng::new(7);
        let mean = (0..10_000).map(|_| rng.unit()).sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
        assert_eq!(Rng::new(7).bits(), Rng::new(7).bits());
        assert!((0..1000).all(|_| rng.below(3) < 3));
    }

    #[test]
    fn an_interval_holds_nine_tenths_and_the_value() {
        let interval = interval(50.0, (0..=100).map(f64::from));
        assert_eq!(interval, Interval { value: 50.0, low: 5.0, high: 95.0 });
        let below = super::interval(-50.0, (-100..=0).map(f64::from));
        assert_eq!(below, Interval { value: -50.0, low: -95.0, high: -5.0 });
        let beyond = super::interval(200.0, (0..=100).map(f64::from));
        assert_eq!(beyond, Interval { high: 200.0, value: 200.0, ..beyond });
    }
}
