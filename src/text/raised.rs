//! Raised digits, of notes and exponents.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_digit_has_its_raised_form() {
        let lowered: String = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().filter_map(raised_digit).collect();
        assert_eq!(lowered, "0123456789");
        assert_eq!("7aⁿ⁻₂".chars().find_map(raised_digit), None);
    }
}
