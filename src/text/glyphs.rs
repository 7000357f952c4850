//! Characters that are others in another form: raised digits, of notes and exponents, and ligatures.

/// The digit that stands raised, such as "2" for "²".
pub const fn raised_digit(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        _ => return None,
    })
}

/// The letters that a ligature joins, such as "fi" for "ﬁ".
pub const fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_the_letters_that_they_join() {
        let joined: Vec<&str> = "ﬀﬁﬂﬃﬄﬅﬆ".chars().filter_map(ligature).collect();
        assert_eq!(joined, ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]);
        assert_eq!("fæœß".chars().find_map(ligature), None);
    }

    #[test]
    fn each_digit_has_its_raised_form() {
        let lowered: String = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().filter_map(raised_digit).collect();
        assert_eq!(lowered, "0123456789");
        assert_eq!("7aⁿ⁻₂".chars().find_map(raised_digit), None);
    }
}
