//! The instructions of a word processor's fields: where a hyperlink leads.

/// The target of a field like `HYPERLINK "https://…" \l "anchor"`.
pub(super) fn hyperlink(instruction: &str) -> Option<String> {
    let (_, rest) = instruction.split_once("HYPERLINK")?;
    let mut parts = rest.split('"');
    let (before, first) = (parts.next().unwrap_or_default(), parts.next());
    let Some(first) = first else {
        let bare = rest.split_whitespace().find(|word| !word.starts_with('\\'))?;
        return Some(bare.to_owned());
    };
    // An anchor comes after its switch, with or without an address before it.
    if before.contains("\\l") {
        return Some(format!("#{first}"));
    }
    let anchored = parts.next().is_some_and(|between| between.contains("\\l"));
    let anchor = parts.next().filter(|_| anchored);
    Some(anchor.map_or_else(|| first.to_owned(), |anchor| format!("{first}#{anchor}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_where_a_field_leads() {
        for (instruction, target) in [
            (r#" HYPERLINK "https://example.org/a" "#, Some("https://example.org/a")),
            (r#"HYPERLINK "https://example.org/a" \l "b" \o "tip""#, Some("https://example.org/a#b")),
            (r#"HYPERLINK \l "part2""#, Some("#part2")),
            ("HYPERLINK https://example.org \\h", Some("https://example.org")),
            (r#"HYPERLINK "https://example.org/a" \o "tip""#, Some("https://example.org/a")),
            ("PAGEREF _Toc1 \\h", None),
            ("HYPERLINK", None),
        ] {
            assert_eq!(hyperlink(instruction).as_deref(), target, "{instruction}");
        }
    }
}
