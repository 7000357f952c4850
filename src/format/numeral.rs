//! The numbers of list items, as they are displayed: 3, iii, C.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Style {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03
    Padded,
    /// a, b, c
    Letters,
    /// A, B, C
    Capitals,
    /// i, ii, iii
    Roman,
    /// I, II, III
    RomanCapitals,
    /// Nothing is displayed, or a sign that is no number.
    Bullet,
}

impl Style {
    /// The style by its letter, as in HTML and `OpenDocument`.
    pub(super) fn by_letter(letter: &str) -> Self {
        match letter {
            "a" => Self::Letters,
            "A" => Self::Capitals,
            "i" => Self::Roman,
            "I" => Self::RomanCapitals,
            "" => Self::Bullet,
            _ => Self::Decimal,
        }
    }

    /// `number` in this style; figures where the style has no sign for it.
    pub(super) fn write(self, number: i64) -> String {
        match self {
            Self::Bullet => String::new(),
            Self::Padded => format!("{number:02}"),
            Self::Letters if number > 0 => letters(number),
            Self::Capitals if number > 0 => letters(number).to_uppercase(),
            Self::Roman if (1..4_000).contains(&number) => roman(number),
            Self::RomanCapitals if (1..4_000).contains(&number) => roman(number).to_uppercase(),
            _ => number.to_string(),
        }
    }
}

/// a … z, aa, bb …, as word processors go on.
fn letters(number: i64) -> String {
    let (times, letter) = ((number - 1) / 26 + 1, (number - 1) % 26);
    let letter = char::from(b'a' + letter as u8);
    std::iter::repeat_n(letter, times.min(9) as usize).collect()
}

fn roman(mut number: i64) -> String {
    const SIGNS: &[(i64, &str)] = &[
        (1_000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= *value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_displayed() {
        for (style, number, written) in [
            (Style::Decimal, 12, "12"),
            (Style::Padded, 7, "07"),
            (Style::Letters, 3, "c"),
            (Style::Letters, 28, "bb"),
            (Style::Capitals, 26, "Z"),
            (Style::Roman, 1994, "mcmxciv"),
            (Style::RomanCapitals, 4, "IV"),
            (Style::RomanCapitals, 4_000, "4000"),
            (Style::Letters, 0, "0"),
            (Style::Roman, -2, "-2"),
            (Style::Bullet, 5, ""),
        ] {
            assert_eq!(style.write(number), written);
        }
        assert_eq!(Style::by_letter("I"), Style::RomanCapitals);
    }
}
