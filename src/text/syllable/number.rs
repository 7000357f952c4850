//! Syllables of figures, read aloud: "1945" is "nineteen forty-five", "3.5" is "three point five".
//!
//! Flesch, *The Art of Readable Writing* (1949): count symbols and figures as they are normally read aloud.

/// Syllables of the numbers below twenty.
const SMALL: [u32; 20] = [2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2];
/// A figure of more digits is read digit by digit.
const LONGEST: usize = 15;

/// Syllables of a run of figures with separators, such as "1,945.50", without sign, unit or ending.
pub(super) fn figures(figures: &str) -> u32 {
    let grouped = figures.contains(',');
    let mut parts = figures.split('.');
    let whole = parts.next().unwrap_or_default();
    let decimals: u32 = parts.map(|part| 1 + one_by_one(part)).sum();
    let year = !grouped && decimals == 0;
    decimals + integer(whole, year)
}

/// Of the digits among `figures`; none where there is no digit.
fn integer(figures: &str, may_be_year: bool) -> u32 {
    let digits = || figures.bytes().filter(u8::is_ascii_digit);
    let n_digits = digits().count();
    let leading_zero = n_digits > 1 && digits().next() == Some(b'0');
    if leading_zero || !(1..=LONGEST).contains(&n_digits) {
        return one_by_one(figures);
    }
    let value = digits().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
    if may_be_year && n_digits == 4 { year(value) } else { cardinal(value) }
}

fn one_by_one(digits: &str) -> u32 {
    digits.chars().filter_map(|c| SMALL.get(c.to_digit(10)? as usize)).sum()
}

/// Four digits: pairs between 1100 and 1999 and from 2010 to 2099 ("nineteen oh five"), else an ordinary number.
fn year(value: u64) -> u32 {
    let (century, rest) = (value / 100, value % 100);
    match (value, rest) {
        (1100..=1999, 0) => cardinal(century) + 2,
        (1100..=1999, 1..=9) => cardinal(century) + 1 + cardinal(rest),
        (1100..=1999 | 2010..=2099, _) => cardinal(century) + cardinal(rest),
        _ => cardinal(value),
    }
}

fn cardinal(value: u64) -> u32 {
    match value {
        0..=19 => SMALL.get(value as usize).copied().unwrap_or(1),
        20..=99 => 2 + u32::from(value / 10 == 7) + rest(value % 10),
        100..=999 => cardinal(value / 100) + 2 + rest(value % 100),
        _ => {
            // Thousand, million, billion, trillion have two syllables each.
            let scale = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000]
                .into_iter()
                .find(|scale| value >= *scale);
            let scale = scale.unwrap_or(1_000);
            cardinal(value / scale) + 2 + rest(value % scale)
        }
    }
}

fn rest(value: u64) -> u32 {
    if value == 0 { 0 } else { cardinal(value) }
}

/// What an ending adds: "2nd" is "second", "20th" is "twentieth", "1990s" is "nineteen nineties"; `None` for a unit.
pub(super) fn ending(figures: &str, ending: &str) -> Option<u32> {
    let last_two = || figures.get(figures.len().saturating_sub(2)..).and_then(|end| end.parse::<u32>().ok());
    match ending {
        "s" | "'s" | "st" | "rd" => Some(0),
        "nd" => Some(1),
        "th" => Some(u32::from(last_two().is_some_and(|value| value >= 20 && value % 10 == 0))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_aloud() {
        for (text, syllables) in [
            ("0", 2),
            ("7", 2),
            ("12", 1),
            ("17", 3),
            ("20", 2),
            ("77", 5),
            ("100", 3),
            ("365", 6),
            ("1,000", 3),
            ("1945", 5),
            ("1900", 4),
            ("1905", 4),
            ("2000", 3),
            ("2007", 5),
            ("2024", 5),
            ("1,945", 9),
            ("3.5", 3),
            ("0.05", 6),
            ("1,000,000", 3),
            ("12,345", 9),
            ("007", 6),
            ("1234567890123456", 18),
            ("1.2.3", 5),
        ] {
            assert_eq!(figures(text), syllables, "{text}");
        }
    }
}
