//! How sure a score is: sentences resampled in blocks, weights shaken, by a generator seeded from the text.
//!
//! A block bootstrap (Künsch 1989) keeps neighbouring sentences together, since findings cluster. The draws work on
//! sums, so their cost does not grow with the text.

use std::cell::Cell;
use std::ops::AddAssign;

use super::outcome::{Outcome, Rules, Weights, outcome};
use super::{Measured, Prepared, Rubric, Sums};

/// How many draws.
pub(super) const N_DRAWS: usize = 200;
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

/// The counts of neighbouring sentences, to be drawn from.
pub(super) enum Blocks<const N: usize> {
    /// No sum can exceed what 16 bits hold: twice as many additions are done at a time.
    Small(Vec<[u16; N]>),
    /// Of a long document.
    Large(Vec<[u32; N]>),
}

impl<const N: usize> Blocks<N> {
    /// Of a document's blocks, in its order.
    pub(super) fn of(blocks: impl Iterator<Item = [u32; N]>) -> Self {
        let mut blocks: Vec<[u32; N]> = blocks.collect();
        let n = blocks.len().max(1) as u32;
        let highest = blocks.iter().flatten().max().copied().unwrap_or(0);
        if highest <= u32::from(u16::MAX) / n {
            return Self::Small(blocks.iter().map(|block| block.map(|count| count as u16)).collect());
        }
        // So that no sum can overflow.
        blocks.iter_mut().flatten().for_each(|count| *count = (*count).min(u32::MAX / n));
        Self::Large(blocks)
    }

    /// The sum of as many blocks as there are, each drawn from all.
    pub(super) fn draw(&self, rng: &mut Rng) -> [u32; N] {
        match self {
            Self::Small(blocks) => sum_of_drawn(blocks, [0; N], rng).map(u32::from),
            Self::Large(blocks) => sum_of_drawn(blocks, [0; N], rng),
        }
    }
}

fn sum_of_drawn<T: Copy + AddAssign, const N: usize>(
    blocks: &[[T; N]],
    mut sum: [T; N],
    rng: &mut Rng,
) -> [T; N] {
    for block in (0..blocks.len()).filter_map(|_| blocks.get(rng.below(blocks.len()))) {
        sum.iter_mut().zip(block).for_each(|(sum, count)| *sum += *count);
    }
    sum
}

/// The outcomes of resampled sentences under shaken weights.
pub(super) fn draws(measured: &Measured, rubric: &Rubric, rules: &Rules<'_>) -> Vec<Outcome> {
    let blocks = Blocks::of(measured.blocks.iter().map(|sums| sums.0));
    let mut rng = Rng::new(measured.seed);
    let draw = |weights: &Weights| {
        let sums = Sums(blocks.draw(&mut rng));
        outcome(&sums, &measured.facts, rules, weights, |_, _, _, _| ())
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
    let mut factor = || libm::pow(SHAKE, 2.0 * rng.unit() - 1.0);
    for (rule, original) in shaken.pillars.iter_mut().zip(&rubric.pillars) {
        rule.weight = original.weight * factor();
    }
    for (rule, original) in shaken.indicators.iter_mut().zip(&rubric.indicators) {
        rule.weight = original.weight * factor();
    }
}

/// The interval of at most [`N_DRAWS`] `drawn` values around `value`, widened where needed so that it holds the value.
pub(super) fn interval(value: f64, drawn: impl Iterator<Item = f64>) -> Interval {
    let (lowest, highest) = ([i64::MAX; N_ENDS].map(Cell::new), [i64::MIN; N_ENDS].map(Cell::new));
    let mut n = 0;
    for value in drawn {
        let order = in_order(value.to_bits().cast_signed());
        insert(&lowest, order, |a, b| a < b);
        insert(&highest, order, |a, b| a > b);
        n += 1;
    }
    if n == 0 {
        return Interval::exactly(value);
    }
    let last = f64::from(n - 1);
    let value_of = |ends: &Ends, rank: f64| {
        let order = ends.iter().rev().nth(rank as usize);
        order.map_or(value, |order| f64::from_bits(in_order(order.get()).cast_unsigned()))
    };
    let low = value_of(&lowest, (0.05 * last).round());
    let high = value_of(&highest, last - (0.95 * last).round());
    Interval { value, low: low.min(value), high: high.max(value) }
}

/// So many of the lowest and of the highest draws are kept: the last of them bounds the interval.
const N_ENDS: usize = N_DRAWS / 20 + 1;

/// The foremost draws, the last of them first.
type Ends = [Cell<i64>; N_ENDS];

/// Put `order` in its place among the foremost, of which the last is lost; nearly always it is none of them.
fn insert(foremost: &Ends, order: i64, before: impl Fn(i64, i64) -> bool) {
    let [last, .., first] = foremost;
    if !before(order, last.get()) {
        return;
    }
    for [slot, next] in foremost.array_windows() {
        if !before(order, next.get()) {
            slot.set(order);
            return;
        }
        slot.set(next.get());
    }
    first.set(order);
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
    fn small_counts_are_drawn_as_large_ones_are() {
        for (highest, is_small) in [(7, true), (6553, true), (6554, false), (u32::MAX, false)] {
            let blocks = Blocks::of((0..10).map(|n| [n, highest, 2 * n]));
            assert_eq!(matches!(blocks, Blocks::Small(_)), is_small, "{highest}");
            let mut rng = Rng::new(5);
            let wanted = (0..10).map(|_| rng.below(10) as u32).sum::<u32>();
            let highest = highest.min(u32::MAX / 10);
            assert_eq!(blocks.draw(&mut Rng::new(5)), [wanted, 10 * highest, 2 * wanted]);
        }
        assert_eq!(Blocks::of(std::iter::empty()).draw(&mut Rng::new(5)), [0]);
    }

    #[test]
    fn ends_are_those_of_the_sorted_draws() {
        let mut rng = Rng::new(3);
        for n in 1..=N_DRAWS {
            let drawn: Vec<f64> = (0..n).map(|_| rng.unit() * rng.below(3) as f64 - 0.5).collect();
            let mut sorted = drawn.clone();
            sorted.sort_by(f64::total_cmp);
            let at = |share: f64| sorted[(share * (n - 1) as f64).round() as usize];
            let wanted = Interval { value: 0.0, low: at(0.05).min(0.0), high: at(0.95).max(0.0) };
            assert_eq!(interval(0.0, drawn.into_iter()), wanted, "{n}");
        }
    }

    #[test]
    fn an_interval_holds_nine_tenths_and_the_value() {
        let interval = interval(50.0, (0..=100).map(f64::from));
        assert_eq!(interval, Interval { value: 50.0, low: 5.0, high: 95.0 });
        let below = super::interval(-50.0, (-100..=0).map(f64::from));
        assert_eq!(below, Interval { value: -50.0, low: -95.0, high: -5.0 });
        let few = super::interval(2.0, [3.0, 1.0, 2.0].into_iter());
        assert_eq!(few, Interval { value: 2.0, low: 1.0, high: 3.0 });
        assert_eq!(super::interval(2.0, std::iter::empty()), Interval::exactly(2.0));
        let beyond = super::interval(200.0, (0..=100).map(f64::from));
        assert_eq!(beyond, Interval { high: 200.0, value: 200.0, ..beyond });
    }
}
