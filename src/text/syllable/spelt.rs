//! Words that are read letter by letter: "HTML", "U.S.", "tv".

/// Two-letter words, which capitals do not turn into an acronym.
const TWO_LETTERS: &[&str] = &[
    "ad", "ah", "am", "an", "as", "at", "aw", "ax", "be", "by", "do", "eh", "er", "ex", "go", "ha", "he",
    "hi", "ho", "if", "in", "is", "it", "la", "lo", "ma", "me", "my", "no", "of", "oh", "on", "or", "ow",
    "ox", "oz", "pa", "so", "to", "uh", "um", "up", "us", "we", "ya", "ye", "yo",
];

/// Acronyms that could be read as a word but are not.
const SPELT: &[&str] = &[
    "aaa", "aba", "abc", "aca", "ada", "aec", "afl", "aka", "ama", "apa", "api", "atv", "bae", "cia", "cio",
    "ceo", "cpi", "ecg", "eec", "eeg", "eia", "ema", "eos", "epa", "era", "esl", "eta", "ioc", "ios", "ira",
    "irs", "iud", "oem", "uae", "uav", "ufo", "uri", "url", "usa", "usb", "use", "usc", "uti",
];

/// Clusters of consonants that can begin an English word; those that can are not spelt out.
const ONSETS: &[&str] = &[
    "bl", "br", "ch", "chr", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gn", "gr", "kh", "kl", "kn",
    "kr", "ph", "phr", "pl", "pr", "qu", "rh", "sc", "sch", "scr", "sh", "shr", "sk", "sl", "sm", "sn", "sp",
    "spl", "spr", "squ", "st", "str", "sw", "th", "thr", "tr", "ts", "tw", "wh", "wr",
];

/// Clusters of consonants that can end one.
const CODAS: &[&str] = &[
    "bs", "ch", "ck", "cks", "ct", "cts", "ds", "ff", "fs", "ft", "fts", "gh", "ght", "gs", "ks", "lb", "ld",
    "lds", "lf", "lk", "ll", "lls", "lm", "lms", "lp", "lps", "ls", "lt", "lts", "lve", "mb", "mp", "mps",
    "ms", "nc", "nch", "nd", "nds", "ng", "ngs", "nk", "nks", "nn", "ns", "nt", "nts", "ph", "ps", "pt",
    "pts", "rb", "rc", "rch", "rd", "rds", "rf", "rg", "rk", "rks", "rl", "rls", "rm", "rms", "rn", "rns",
    "rp", "rps", "rs", "rt", "rth", "rts", "rv", "sh", "sk", "sks", "sm", "sms", "sp", "ss", "st", "sts",
    "tch", "th", "ths", "ts", "tt", "ws", "xt", "zz",
];

/// Whether a word of small ASCII letters is read letter by letter because nothing else is possible: "www", "tv".
pub(super) fn has_no_vowel(word: &str) -> bool {
    (2..=6).contains(&word.len()) && !word.bytes().any(is_vowel)
}

/// Whether a word that was written in capitals, here in small letters, is read letter by letter in spite of a vowel.
pub(super) fn is_acronym(word: &str) -> bool {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || !word.bytes().any(is_vowel) {
        return false;
    }
    match word.len() {
        2 => !TWO_LETTERS.contains(&word),
        3..=6 => SPELT.contains(&word) || !can_be_read(word),
        _ => false,
    }
}

fn can_be_read(word: &str) -> bool {
    let consonant = |c: char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let onset = word.len() - word.trim_start_matches(consonant).len();
    let coda = word.trim_end_matches(consonant).len();
    let fits =
        |cluster: Option<&str>, list: &[&str]| cluster.is_none_or(|c| c.len() < 2 || list.contains(&c));
    fits(word.get(..onset), ONSETS) && fits(word.get(coda..), CODAS)
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The syllables of the letters' names; "w" has three, what is no letter none.
pub(super) fn letters(word: &str) -> u32 {
    word.bytes().map(|byte| if byte == b'w' { 3 } else { u32::from(byte.is_ascii_alphabetic()) }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_told_from_words_in_capitals() {
        for word in ["psa", "uk", "fda", "adhd", "cia", "ibm"] {
            assert!(is_acronym(word), "{word}");
        }
        for word in ["free", "no", "nasa", "unesco", "stop", "buy", "aids", "opec", "shipping"] {
            assert!(!is_acronym(word), "{word}");
        }
        assert!(has_no_vowel("html") && !has_no_vowel("uk"));
        assert_eq!(letters("bmw"), 5);
    }
}
