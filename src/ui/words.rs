//! Numbers and words of the text as they stand in the window.

use crate::text::one_line;

/// Words of the text on one line: at most so many characters.
pub(super) fn flat(words: &str, most: usize) -> String {
    one_line(words).chars().take(most).collect()
}

/// A reason that stands alone: with a capital letter.
pub(super) fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "1 mark", "1,234 marks".
pub(super) fn counted(n: usize, what: &str) -> String {
    format!("{} {what}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// "1,234,567".
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut words = String::with_capacity(digits.len() + digits.len() / 3);
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{counted, grouped, sentence};

    #[test]
    fn numbers_are_grouped_and_reasons_are_sentences() {
        for (n, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(n), words);
        }
        for (reason, words) in [("", ""), ("the file is empty", "The file is empty"), ("écru", "Écru")] {
            assert_eq!(sentence(reason), words);
        }
        assert_eq!([0, 1, 2].map(|n| counted(n, "word")), ["0 words", "1 word", "2 words"]);
    }
}
