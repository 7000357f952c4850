//! How each kind of mark looks beside its colour, and what it means in one sentence.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

use crate::signal::Kind;

/// What a kind means, for somebody who sees it for the first time.
pub(super) const fn meaning(kind: Kind) -> &'static str {
    match kind {
        Kind::VagueAttribution => "Credits a claim to nobody in particular, so it cannot be looked up.",
        Kind::Booster => "Makes a claim sound surer: fine with a source, empty without.",
        Kind::Hedge => "Makes a claim more careful; it neither loses nor gains points.",
        Kind::Citation => "Points at a source in the running text.",
        Kind::NamedSource => "A person, journal or institution that can be looked up.",
        Kind::Reference => "One line of the list of sources.",
        Kind::Commercial => "Sells something, or pushes the reader to buy.",
        Kind::HealthClaimRedFlag => "A claim about health that calls for a check.",
        Kind::DosageAdvice => "Says how much of something to take.",
        Kind::Disclaimer => "Hands the responsibility back to the reader.",
        Kind::TextDefect => "Doubled, broken or repeated text.",
        Kind::Boilerplate => "Page furniture: menus, forms, outlines.",
    }
}

/// Draw the line under `rect` in the kind's own shape, so that no kind is told by colour alone.
pub(super) fn underline(painter: &Painter, rect: Rect, kind: Kind, color: Color32) {
    let y = rect.bottom() + 1.0;
    let (left, right) = (rect.left(), rect.right());
    let line = |y: f32, width: f32| {
        painter.hline(left..=right, y, Stroke::new(width, color));
    };
    let dashed = |dash: f32, gap: f32, width: f32| {
        let ends = [pos2(left, y), pos2(right, y)];
        painter.extend(Shape::dashed_line(&ends, Stroke::new(width, color), dash, gap));
    };
    match kind {
        Kind::Citation => line(y, 1.5),
        Kind::NamedSource => line(y + 0.5, 3.0),
        Kind::Reference => {
            line(y - 1.0, 1.0);
            line(y + 2.0, 1.0);
        }
        Kind::Hedge => dots(painter, left, right, y, 3.5, color),
        Kind::Boilerplate => dots(painter, left, right, y, 8.0, color),
        Kind::VagueAttribution => dashed(5.0, 3.0, 1.5),
        Kind::Disclaimer => dashed(12.0, 4.0, 1.2),
        Kind::HealthClaimRedFlag => dashed(7.0, 3.0, 3.0),
        Kind::Commercial => {
            dashed(9.0, 7.0, 1.8);
            dots(painter, left + 12.5, right, y, 16.0, color);
        }
        Kind::Booster => zigzag(painter, left, right, y, 3.0, color),
        Kind::TextDefect => zigzag(painter, left, right, y, 6.0, color),
        Kind::DosageAdvice => {
            line(y, 1.5);
            dashed(1.5, 6.0, 5.0);
        }
    }
}

fn dots(painter: &Painter, left: f32, right: f32, y: f32, every: f32, color: Color32) {
    let n = ((right - left) / every).max(0.0) as usize;
    for idx in 0..=n.min(2_000) {
        painter.circle_filled(pos2(left + 1.0 + idx as f32 * every, y), 1.1, color);
    }
}

fn zigzag(painter: &Painter, left: f32, right: f32, y: f32, step: f32, color: Color32) {
    let n = ((right - left) / step).max(1.0) as usize;
    let points: Vec<Pos2> = (0..=n.min(2_000))
        .map(|idx| pos2(left + idx as f32 * step, if idx % 2 == 0 { y + 1.5 } else { y - 1.0 }))
        .collect();
    painter.line(points, Stroke::new(1.2, color));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_share_a_letter() {
        let mut letters: Vec<_> = Kind::ALL.iter().map(|kind| kind.letter()).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), Kind::ALL.len());
    }
}
