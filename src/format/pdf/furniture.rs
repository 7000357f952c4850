//! Running heads, running feet and page numbers: lines at the edge of a page that come again on others.

use std::collections::BTreeMap;

use super::line::Line;

/// How many rows at the top and at the bottom of a page are looked at.
const ROWS: usize = 3;
/// How far the same line may stand higher or lower on another page, in points.
const DRIFT: f32 = 16.0;

/// The lines of a page, divided.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) head: Vec<Line>,
    pub(super) body: Vec<Line>,
    pub(super) foot: Vec<Line>,
}

/// Divide the lines of all pages; those of a page come from top to bottom.
pub(super) fn part(pages: Vec<Vec<Line>>) -> Vec<Page> {
    let seen = [edges(&pages, Edge::Top), edges(&pages, Edge::Bottom)];
    pages
        .into_iter()
        .map(|mut body| {
            let head = take(&mut body, Edge::Top, &seen[0]);
            let foot = take(&mut body, Edge::Bottom, &seen[1]);
            Page { head, body, foot }
        })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

/// The keys of the lines at one edge of all pages, with their places: one for each page.
type Seen = BTreeMap<String, Vec<f32>>;

fn edges(pages: &[Vec<Line>], edge: Edge) -> Seen {
    let mut seen = Seen::new();
    for lines in pages {
        let mut from = 0;
        for _ in 0..ROWS {
            let row = row(lines, edge, from);
            for line in row {
                seen.entry(key(&line.text())).or_default().push(line.y);
            }
            from += row.len();
        }
    }
    seen
}

/// The outermost row behind `from` lines at this edge.
fn row(lines: &[Line], edge: Edge, from: usize) -> &[Line] {
    let rest = match edge {
        Edge::Top => lines.get(from..),
        Edge::Bottom => lines.get(..lines.len().saturating_sub(from)),
    };
    let rest = rest.unwrap_or_default();
    match edge {
        Edge::Top => {
            let n =
                rest.first().map_or(0, |first| rest.iter().take_while(|it| it.is_level_with(first)).count());
            rest.get(..n).unwrap_or_default()
        }
        Edge::Bottom => {
            let level = |last| rest.iter().rev().take_while(|it: &&Line| it.is_level_with(last)).count();
            let n = rest.last().map_or(0, level);
            rest.get(rest.len() - n..).unwrap_or_default()
        }
    }
}

/// Take the furniture at this edge out of `lines`, from outside inwards.
fn take(lines: &mut Vec<Line>, edge: Edge, seen: &Seen) -> Vec<Line> {
    let mut n = 0;
    for _ in 0..ROWS {
        let row = row(lines, edge, n);
        let known = row.iter().filter(|line| is_known(line, seen)).count();
        let numbers = row.iter().filter(|line| is_page_number(&line.text())).count();
        if row.is_empty() || known + numbers < row.len() {
            break;
        }
        n += row.len();
    }
    match edge {
        Edge::Top => lines.drain(..n).collect(),
        Edge::Bottom => lines.split_off(lines.len() - n),
    }
}

fn is_known(line: &Line, seen: &Seen) -> bool {
    let text = line.text();
    let places = seen.get(&key(&text)).map(Vec::as_slice).unwrap_or_default();
    !is_page_number(&text) && places.iter().filter(|y| (**y - line.y).abs() < DRIFT).count() >= 2
}

/// The words without white space, upper case and numbers.
fn key(text: &str) -> String {
    let letters = text.chars().filter(|c| !c.is_whitespace() && !c.is_numeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// "7", "- 7 -", "xii", "Page 7 of 12", "Seite 7".
fn is_page_number(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        !matches!(word.to_lowercase().as_str(), "" | "page" | "seite" | "p" | "s" | "of" | "von")
    });
    let is_number = |word: &str| {
        let roman = !word.is_empty() && word.chars().all(|c| "ivxlIVXL".contains(c));
        (word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit())) || (roman && word.len() <= 6)
    };
    text.chars().count() <= 24 && words.next().is_some_and(is_number) && words.all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f32) -> Line {
        Line::sample(0.0, 90.0, y, 10.0, text)
    }

    #[test]
    fn page_numbers_are_told() {
        for (text, expected) in [
            ("7", true),
            ("- 12 -", true),
            ("xii", true),
            ("Page 3 of 9", true),
            ("Seite 4", true),
            ("3 apples", false),
            ("", false),
            ("Page", false),
            ("20011", false),
        ] {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }

    #[test]
    fn what_comes_again_at_the_edge_is_furniture() {
        let page = |n: usize, words: &str| {
            vec![line(&format!("Journal {n}"), 780.0), line(words, 400.0), line(&n.to_string(), 20.0)]
        };
        let pages = part(vec![page(1, "One came."), page(2, "Two went."), vec![line("Alone", 780.0)]]);
        let shape: Vec<_> =
            pages.iter().map(|page| (page.head.len(), page.body.len(), page.foot.len())).collect();
        assert_eq!(shape, [(1, 1, 1), (1, 1, 1), (0, 1, 0)]);
    }
}
