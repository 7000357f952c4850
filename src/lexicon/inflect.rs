//! The regular forms of English words, so that a list names each verb and noun once.

/// What an entry stands for: `reduce~` every form of the verb, `study+` the noun and its plural, else itself.
pub(super) fn forms(entry: &str) -> Vec<String> {
    if let Some(verb) = entry.strip_suffix('~') {
        return verb_forms(verb);
    }
    match entry.strip_suffix('+') {
        Some(noun) if !noun.is_empty() => vec![noun.to_owned(), with_s(noun)],
        _ => vec![entry.to_owned()],
    }
}

/// Base, third person, past and -ing form of a regular verb; a final consonant is never doubled.
fn verb_forms(verb: &str) -> Vec<String> {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let past = match verb.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ied"),
        _ => format!("{stem}ed"),
    };
    let ing = if verb.ends_with("ee") { format!("{verb}ing") } else { format!("{stem}ing") };
    vec![verb.to_owned(), with_s(verb), past, ing]
}

/// The plural of a noun or the third person of a verb.
fn with_s(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects_regular_words() {
        let cases = [
            ("cure~", "cure cures cured curing"),
            ("relieve~", "relieve relieves relieved relieving"),
            ("study+", "study studies"),
            ("relay~", "relay relays relayed relaying"),
            ("identify~", "identify identifies identified identifying"),
            ("agree~", "agree agrees agreed agreeing"),
            ("box+", "box boxes"),
            ("may", "may"),
            ("+", "+"),
        ];
        for (entry, expected) in cases {
            assert_eq!(forms(entry).join(" "), expected, "{entry}");
        }
    }
}
