//! Text from right to left: egui shapes and joins the letters of a word; here the words of a row are put in their order.
//!
//! The rules are those of UAX #9 for a paragraph in one direction with runs in the other in it, no deeper.

use std::borrow::Cow;
use std::ops::Range;

/// Which way a character runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// As its neighbours do.
    Neutral,
    /// The same: a bracket that opens.
    Open,
    /// The same: a bracket that closes.
    Close,
    /// The same, and a row may end there.
    Space,
}

impl Way {
    /// The way of a run in a paragraph that runs this way, where it is not the same.
    const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            _ => Self::Left,
        }
    }

    /// Whether what goes this way stands from right to left in a paragraph that runs the way of `base`.
    pub(super) fn is_left(self, base: Self) -> bool {
        match self {
            Self::Left | Self::Right => self == Self::Left,
            Self::Neutral | Self::Open | Self::Close | Self::Space => base == Self::Left,
        }
    }
}

const fn way_of(c: char) -> Way {
    match c as u32 {
        // Arabic figures run to the right.
        0x0660..=0x0669 | 0x06F0..=0x06F9 => Way::Right,
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF => {
            Way::Left
        }
        _ if c.is_whitespace() => Way::Space,
        _ => match c {
            '(' | '[' | '{' => Way::Open,
            ')' | ']' | '}' => Way::Close,
            _ => Way::Neutral,
        },
    }
}

fn way(c: char) -> Way {
    match way_of(c) {
        Way::Neutral if c.is_alphanumeric() => Way::Right,
        way => way,
    }
}

/// Whether a character belongs to the one before it: accents, and what joins or varies signs.
const fn extends(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200D | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F)
}

/// Whether any of it runs from right to left.
pub(super) fn has_left(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| way(c) == Way::Left)
}

/// Which way a paragraph runs: its first letter tells.
pub(super) fn base_of(text: &str) -> Way {
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(|c| way(c) == Way::Left) { Way::Left } else { Way::Right }
}

/// One line of text as egui has to be given it.
pub(in crate::ui) fn line(text: &str) -> Cow<'_, str> {
    if !has_left(text) {
        return Cow::Borrowed(text);
    }
    let base = base_of(text);
    let (ranges, mut ways): (Vec<_>, Vec<_>) = runs(text).into_iter().unzip();
    resolve(&mut ways, base);
    let mut shown = String::with_capacity(text.len());
    for idx in in_sight(&ways, base) {
        let (Some(range), Some(way)) = (ranges.get(idx), ways.get(idx)) else { continue };
        shown.push_str(&turned(text.get(range.clone()).unwrap_or_default(), way.is_left(base)));
    }
    Cow::Owned(shown)
}

/// The bytes of each run of characters that go one way.
pub(super) fn runs(text: &str) -> Vec<(Range<usize>, Way)> {
    let mut runs: Vec<(Range<usize>, Way)> = Vec::new();
    for (at, c) in text.char_indices() {
        let (way, end) = (way(c), at + c.len_utf8());
        match runs.last_mut() {
            Some((range, before)) if *before == way || extends(c) => range.end = end,
            _ => runs.push((at..end, way)),
        }
    }
    runs
}

/// What is neutral between two runs in the `other` direction goes with them, a bracket as the one that opens it;
/// everything else goes with the paragraph.
pub(super) fn resolve(ways: &mut [Way], base: Way) {
    let pairs = pairs(ways);
    let mut before = base;
    let mut open: Vec<usize> = Vec::new();
    let mut turned: Vec<usize> = Vec::new();
    for (idx, way) in ways.iter().enumerate() {
        if !matches!(way, Way::Left | Way::Right) {
            open.push(idx);
            continue;
        }
        if before == base.other() && *way == base.other() {
            turned.append(&mut open);
        }
        open.clear();
        before = *way;
    }
    for idx in turned {
        if let Some(way) = ways.get_mut(idx) {
            *way = base.other();
        }
    }
    for (open, close) in pairs {
        let of_open = ways.get(open).copied().unwrap_or(base);
        if let Some(way) = ways.get_mut(close) {
            *way = of_open;
        }
    }
}

/// The brackets that belong together, by index.
fn pairs(ways: &[Way]) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (idx, way) in ways.iter().enumerate() {
        match way {
            Way::Open => open.push(idx),
            Way::Close => pairs.extend(open.pop().map(|opened| (opened, idx))),
            _ => (),
        }
    }
    pairs
}

/// The runs of a row as they are seen from left to right.
pub(super) fn in_sight(ways: &[Way], base: Way) -> Vec<usize> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut before = base;
    for (idx, way) in ways.iter().enumerate() {
        let joins = *way == base.other() && before == *way;
        match groups.last_mut() {
            Some(group) if joins => group.end = idx + 1,
            _ => groups.push(idx..idx + 1),
        }
        before = *way;
    }
    if base == Way::Left {
        groups.into_iter().rev().flatten().collect()
    } else {
        groups.into_iter().flat_map(Iterator::rev).collect()
    }
}

/// A run as egui has to be given it: from right to left, signs are put in their order and brackets turned round. The
/// letters of a word stay as they are, for egui knows which way they run.
pub(super) fn turned(run: &str, is_left: bool) -> Cow<'_, str> {
    if !is_left || run.chars().any(|c| way(c) == Way::Left) {
        return Cow::Borrowed(run);
    }
    Cow::Owned(run.chars().rev().map(mirrored).collect())
}

const fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_from_right_to_left_and_those_of_other_scripts_from_left_to_right() {
        for (logical, shown) in [
            ("Plain (text).", "Plain (text)."),
            ("אבג דהו", "דהו אבג"),
            ("אבג (Levi, 2019) דהו.", ".דהו (Levi, 2019) אבג"),
            ("אבג (Levi).", ".(Levi) אבג"),
            ("אבג one (two) דהו", "דהו one (two) אבג"),
            ("אבג one two, דהו", "דהו ,one two אבג"),
            ("12 אבג", "אבג 12"),
        ] {
            assert_eq!(line(logical), shown, "{logical}");
        }
    }

    #[test]
    fn words_from_right_to_left_keep_their_order_among_words_from_left_to_right() {
        for (logical, shown) in [
            ("It says “אבג דהו” here.", "It says “דהו אבג” here."),
            ("one אבג, דהו two", "one דהו ,אבג two"),
            ("one אבג (דהו) זחט two", "one זחט (דהו) אבג two"),
            ("one אבג (two) דהו", "one אבג (two) דהו"),
            ("e\u{301} אבג דהו", "e\u{301} דהו אבג"),
        ] {
            assert_eq!(line(logical), shown, "{logical}");
        }
    }
}
