//! How sure a figure is: the text counted again and again by halves, the weights shaken.
//!
//! Each draw counts one half of a text twice and leaves the other out (balanced repeated replication, `McCarthy` 1969).
//! Which half, the rows of a Hadamard matrix say: over all draws any two blocks, and a block and a weight, stand together
//! as often as apart. Halves by lot do so only about, and moved the ends of an interval by points. Neighbouring sentences
//! stay in one block (Künsch 1989), since findings cluster.

use super::outcome::{N_PILLARS, Outcome, Rules, Weights, lowest_cap, outcome};
use super::{Measured, Prepared, Rubric, Sums};

/// How many draws a score has; rows of the matrix, a power of two.
pub(super) const N_DRAWS: usize = 256;
/// The columns of the matrix that shake the weights; the first column is the same in all rows and is of no use.
const WEIGHT_COLUMNS: usize = N_PILLARS + super::indicator::INDICATORS.len();
/// At most this many blocks of sentences, so that each has a column; longer documents have longer blocks.
pub(super) const N_BLOCKS: usize = 200;
const _: () =
    assert!(1 + WEIGHT_COLUMNS + N_BLOCKS <= N_DRAWS, "every weight and every block has its column");
/// Sentences a block where the document has enough of them.
const SENTENCES_A_BLOCK: usize = 3;
/// Weights are multiplied or divided by this: as wide as factors from 2/3 to 3/2, even on the logarithm.
const SHAKE: f64 = 1.264;
/// So many standard deviations to either side hold nine tenths of a normal distribution.
const NINE_TENTHS: f64 = 1.645;
/// No count of a block is higher, so that no sum overflows.
const HIGHEST: u32 = i32::MAX as u32 / N_DRAWS as u32;

/// A value with its 90 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Best estimate.
    pub value: f64,
    /// The lower end; about 5 of 100 draws lie below.
    pub low: f64,
    /// The upper end; about 5 of 100 draws lie above.
    pub high: f64,
}

impl Interval {
    /// A value without uncertainty.
    pub const fn exactly(value: f64) -> Self {
        Self { value, low: value, high: value }
    }

    /// From the mean and the spread of what was `drawn`, which hang on all draws and not, as a percentile does, on a few;
    /// within the lowest and the highest draw, and widened where needed so that it holds the value.
    pub fn of(value: f64, drawn: impl Iterator<Item = f64>) -> Self {
        let (mut n, mut sum, mut squares, mut lowest, mut highest) = (0.0, 0.0, 0.0, 0.0_f64, 0.0_f64);
        for off in drawn.map(|drawn| drawn - value) {
            n += 1.0;
            sum += off;
            squares += off * off;
            lowest = lowest.min(off);
            highest = highest.max(off);
        }
        if n == 0.0 {
            return Self::exactly(value);
        }
        let mean = sum / n;
        let reach = NINE_TENTHS * (squares / n - mean * mean).max(0.0).sqrt();
        Self {
            value,
            low: value + (mean - reach).clamp(lowest, 0.0),
            high: value + (mean + reach).clamp(0.0, highest),
        }
    }
}

/// How many neighbouring sentences stand or fall together, of so many in all.
pub(super) fn block_size(n_sentences: usize) -> usize {
    SENTENCES_A_BLOCK.max(n_sentences.div_ceil(N_BLOCKS))
}

/// What is counted in each draw: the half of the `blocks` whose column says so twice, less what that half has too many
/// blocks. `columns` has the column of each block, above 0 and below `n_draws`, which is a power of two.
pub(super) fn halves<const N: usize>(
    blocks: &[[u32; N]],
    columns: impl Iterator<Item = usize>,
    n_draws: usize,
) -> impl Iterator<Item = [u32; N]> {
    let (mut counts, mut sizes) = (vec![[0; N]; n_draws], vec![[0]; n_draws]);
    for (block, column) in blocks.iter().zip(columns) {
        if let (Some(counts), Some([size])) = (counts.get_mut(column), sizes.get_mut(column)) {
            counts
                .iter_mut()
                .zip(block)
                .for_each(|(slot, count)| *slot += (*count).min(HIGHEST).cast_signed());
            *size += 1;
        }
    }
    one_half_less_the_other(&mut counts);
    one_half_less_the_other(&mut sizes);
    let n = blocks.len().max(1) as f64;
    // In the first row all blocks stand on one side.
    let all = counts.first().copied().unwrap_or([0; N]).map(f64::from);
    counts.into_iter().zip(sizes).map(move |(more, [more_blocks])| {
        let share = 1.0 - f64::from(more_blocks) / n;
        let mut sums = [0; N];
        for ((sum, all), more) in sums.iter_mut().zip(all).zip(more) {
            // To the nearest; a count below 0 becomes 0.
            *sum = (all * share + f64::from(more) + 0.5) as u32;
        }
        sums
    })
}

/// The rows of a Hadamard matrix (Sylvester's) times `columns`, all at once.
fn one_half_less_the_other<const N: usize>(columns: &mut [[i32; N]]) {
    let mut half = 1;
    while half < columns.len() {
        for both in columns.chunks_exact_mut(2 * half) {
            let (first, second) = both.split_at_mut(half);
            for (first, second) in first.iter_mut().zip(second) {
                // Row by row, several counts at a time.
                for (a, b) in first.iter_mut().zip(second) {
                    (*a, *b) = (*a + *b, *a - *b);
                }
            }
        }
        half *= 2;
    }
}

/// `n` columns from `first` to before `end`, all different, in an order that `seed` gives.
pub(super) fn columns(first: usize, end: usize, n: usize, mut seed: u64) -> impl Iterator<Item = usize> {
    let mut left: Vec<usize> = (first..end).collect();
    (0..n).map_while(move |_| {
        let at = below(&mut seed, left.len());
        (at < left.len()).then(|| left.swap_remove(at))
    })
}

/// Evenly from 0 to below `n`; 0 where `n` is 0 (`SplitMix64`, Steele et al. 2014).
const fn below(state: &mut u64, n: usize) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (((z ^ (z >> 31)) as u128 * n as u128) >> 64) as usize
}

/// The outcomes of the halves under shaken weights.
///
/// Caps are those of the whole text. Whether it has a source at all, halves cannot tell: they leave out its only one half
/// of the time.
pub(super) fn draws(measured: &Measured, rubric: &Rubric, rules: &Rules<'_>) -> Vec<Outcome> {
    let Measured { sums, facts, .. } = measured;
    let cap = lowest_cap(sums, facts, rules);
    let blocks: Vec<_> = measured.blocks.iter().map(|sums| sums.0).collect();
    // The halves of two documents must not go together, but by chance.
    let seed = blocks.iter().flatten().fold(0, |seed: u64, count| {
        (seed ^ u64::from(*count)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
    });
    let columns = columns(1 + WEIGHT_COLUMNS, N_DRAWS, blocks.len(), seed);
    let counted = halves(&blocks, columns, N_DRAWS);
    let draw =
        |(sums, weights): (_, &Weights)| outcome(&Sums(sums), facts, rules, weights, cap, |_, _, _, _| ());
    counted.zip(&Prepared::of(rubric).shaken).map(draw).collect()
}

/// The weights of each draw, the same for every document, so that two can be compared draw by draw.
pub(super) fn shaken(rubric: &Rubric) -> Vec<Weights> {
    let original = Weights::of(rubric);
    let shake = |row: usize| {
        let mut weights = original.clone();
        for (column, weight) in (1_usize..).zip(weights.pillars.iter_mut().chain(&mut weights.indicators)) {
            *weight *= if (row & column).count_ones().is_multiple_of(2) { SHAKE } else { 1.0 / SHAKE };
        }
        weights
    };
    (0..N_DRAWS).map(shake).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Tally;

    /// Blocks of unlike counts.
    fn blocks(n: u32) -> Vec<[u32; 2]> {
        (0..n).map(|n| [1 + n * n % 7, 3]).collect()
    }

    #[test]
    fn columns_are_different_and_lie_where_they_should() {
        for (n, wanted) in [(0, 0), (7, 7), (9, 7)] {
            let mut drawn: Vec<usize> = columns(3, 10, n, 5).collect();
            drawn.sort_unstable();
            drawn.dedup();
            assert_eq!(drawn.len(), wanted);
            assert!(drawn.iter().all(|column| (3..10).contains(column)), "{drawn:?}");
        }
        assert_ne!(columns(3, 200, 5, 1).collect::<Vec<_>>(), columns(3, 200, 5, 2).collect::<Vec<_>>());
    }

    #[test]
    fn halves_are_balanced() {
        let blocks = blocks(12);
        let all: u32 = blocks.iter().map(|[count, _]| count).sum();
        let mean = f64::from(all) / 12.0;
        let wanted: f64 = blocks.iter().map(|[count, _]| (f64::from(*count) - mean).powi(2)).sum();
        for seed in 0..9 {
            let drawn: Vec<[u32; 2]> = halves(&blocks, columns(1, 64, 12, seed), 64).collect();
            assert_eq!(drawn.len(), 64);
            assert!(drawn.iter().all(|[_, even]| *even == 36), "what all blocks have alike does not vary");
            let off = |[count, _]: &[u32; 2]| f64::from(*count) - f64::from(all);
            let bias = drawn.iter().map(off).sum::<f64>() / 64.0;
            let variance = drawn.iter().map(off).map(|off| off * off).sum::<f64>() / 64.0;
            // But for the rounding; and what comes of the blocks that a half has too many.
            assert!(
                bias.abs() < 0.5 && (variance - wanted).abs() < 0.15 * wanted,
                "{bias} {variance} {wanted}"
            );
        }
    }

    #[test]
    fn halves_of_little_and_of_much_stay_in_bounds() {
        let draw = |blocks: &[[u32; 1]]| -> Vec<u32> {
            halves(blocks, columns(1, 8, blocks.len(), 3), 8).map(|[sum]| sum).collect()
        };
        assert_eq!(draw(&[]), [0; 8]);
        assert_eq!(draw(&[[7]]), [7; 8], "one block stands in every draw");
        assert!(draw(&[[100], [1], [1]]).iter().all(|sum| *sum < 300), "no block counts three times");
        assert!(draw(&[[u32::MAX]; 5]).iter().all(|sum| *sum == 5 * HIGHEST));
    }

    #[test]
    fn weights_are_shaken_evenly_and_independently() {
        let rubric = Rubric::default();
        let (original, shaken) = (Weights::of(&rubric), shaken(&rubric));
        let is_raised = |place: usize| {
            let weight = |weights: &Weights| {
                *weights.pillars.iter().chain(&weights.indicators).nth(place).expect("a weight")
            };
            shaken.iter().map(|it| weight(it) > weight(&original)).collect::<Vec<bool>>()
        };
        for a in 0..WEIGHT_COLUMNS {
            for b in a + 1..WEIGHT_COLUMNS {
                let alike = is_raised(a).iter().zip(is_raised(b)).filter(|(a, b)| **a == *b).count();
                assert_eq!(alike, N_DRAWS / 2, "{a} {b}");
            }
        }
    }

    #[test]
    fn the_ends_hang_on_no_chance() {
        // Claims, of which one has a source: without it, a cap would apply.
        let block = |at: u32| {
            let mut sums = Sums::default();
            for (tally, n) in [
                (Tally::Words, 40 + at % 3),
                (Tally::Claims, 1),
                (Tally::DistinctSources, u32::from(at == 4)),
                (Tally::Figures, at % 4),
                (Tally::Weighings, u32::from(at.is_multiple_of(2))),
                (Tally::Pressure, 2 * u32::from(at.is_multiple_of(5))),
            ] {
                sums.0[tally as usize] = 4 * n;
            }
            sums
        };
        let rubric = Rubric::default();
        let mut measured = Measured { blocks: (0..14).map(block).collect(), ..Measured::default() };
        (measured.n_words, measured.n_sentences, measured.facts.lexicons_apply) = (560, 42, true);
        for block in &measured.blocks {
            measured.sums += block;
        }
        // Another order of the passages gives them other columns.
        let mut totals = (0..14).map(|_| {
            measured.blocks.rotate_left(1);
            crate::score::score(&measured, &rubric).total.expect("a score")
        });
        let first = totals.next().expect("one");
        assert!((5.0..20.0).contains(&(first.high - first.low)), "{first:?}");
        for total in totals {
            let off = (total.low - first.low).abs().max((total.high - first.high).abs());
            assert!(off < 2.0, "{first:?} {total:?}");
        }
    }

    #[test]
    fn an_interval_holds_nine_tenths_and_the_value() {
        let even = Interval::of(50.0, (0..=100).map(f64::from));
        assert!((even.low - 2.0).abs() < 0.1 && (even.high - 98.0).abs() < 0.1, "{even:?}");
        let few = Interval::of(2.0, [3.0, 1.0, 2.0].into_iter());
        assert_eq!(few, Interval { value: 2.0, low: 1.0, high: 3.0 }, "no further than what was drawn");
        assert_eq!(Interval::of(2.0, std::iter::empty()), Interval::exactly(2.0));
        let beyond = Interval::of(200.0, (0..=100).map(f64::from));
        assert!((beyond.high - 200.0).abs() < 1e-9 && beyond.low < 10.0, "{beyond:?}");
    }
}
