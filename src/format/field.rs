//! The instructions of a word processor's fields: where a hyperlink leads.

/// The target of a field like `HYPERLINK "https://…" \l "anchor" \o "tip"`.
pub(super) fn hyperlink(instruction: &str) -> Option<String> {
    let (name, rest) = instruction.trim_start().split_at_checked("HYPERLINK".len())?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let (mut address, mut anchor, mut switch) = (None, None, "");
    for word in words(rest) {
        match switch {
            _ if word.starts_with('\\') => {
                switch = word;
                continue;
            }
            "\\l" => anchor = anchor.or(Some(word)),
            // A tip, and the frame that it opens in.
            "\\o" | "\\t" => (),
            _ => address = address.or(Some(word)),
        }
        switch = "";
    }
    match (address, anchor) {
        (None, None) => None,
        (address, anchor) => {
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            Some(address.unwrap_or_default().to_owned() + &anchor)
        }
    }
}

/// The words of an instruction; what stands in quotation marks is one.
fn words(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let quoted = rest.strip_prefix('"').map(|rest| rest.split_once('"').unwrap_or((rest, "")));
        let (word, after) =
            quoted.unwrap_or_else(|| rest.split_once(char::is_whitespace).unwrap_or((rest, "")));
        let is_over = rest.is_empty();
        rest = after;
        (!is_over).then_some(word)
    })
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
            (r#" hyperlink \t "_blank" \o "a tip" "https://example.org/a""#, Some("https://example.org/a")),
            (r#"HYPERLINK "" \l "b""#, Some("#b")),
            ("PAGEREF _Toc1 \\h", None),
            ("HYPERLINK", None),
        ] {
            assert_eq!(hyperlink(instruction).as_deref(), target, "{instruction}");
        }
    }
}
