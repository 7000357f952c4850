//! English syllables of a folded word.

/// How many syllables `word` has when read aloud; at least 1.
pub fn count(word: &str) -> u8 {
    let is_vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let bytes = word.as_bytes();
    let groups = bytes
        .iter()
        .enumerate()
        .filter(|(at, c)| {
            is_vowel(**c) && !at.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(|c| is_vowel(*c))
        })
        .count();
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).clamp(1, 255) as u8
}
