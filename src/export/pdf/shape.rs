//! Boxes under the words: the grounds of marks, and the figures of a table drawn as bars.

use super::flow::{GREY, MARGIN, PAGE};
use crate::export::look::Ink;
use crate::export::words::Bar;

/// A filled box under the words; it says nothing that no words say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) ink: Ink,
    /// How much of the colour is left over white, 0 to 1.
    pub(super) tint: f32,
}

const BLUE: Ink = (0x1D, 0x5C, 0x9B);
/// The line that the figures of a table end at.
pub(super) const VALUES: f32 = MARGIN + 230.0;
/// Where the bars of a table begin.
const BARS: f32 = VALUES + 24.0;

/// The scale of a row, its bar, and the figure itself.
pub(super) fn drawn(bar: Bar, baseline: f32) -> impl Iterator<Item = Shape> {
    let length = PAGE.0 - MARGIN - BARS;
    let along = |share: f64| BARS + share.clamp(0.0, 1.0) as f32 * length;
    let shape = |from: f32, to: f32, (rise, height): (f32, f32), ink, tint| Shape {
        x: from,
        y: baseline - rise,
        width: (to - from).max(0.6),
        height,
        ink,
        tint,
    };
    let scale = shape(BARS, BARS + length, (5.2, 3.6), GREY, 0.16);
    let bar_shape = shape(along(bar.from), along(bar.to), (5.2, 3.6), BLUE, 0.6);
    let point = bar.at.map(|at| shape(along(at) - 1.4, along(at) + 1.4, (7.6, 8.4), BLUE, 1.0));
    [scale, bar_shape].into_iter().chain(point)
}
