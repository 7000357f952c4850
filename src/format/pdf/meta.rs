//! Title, author and date of a PDF: from its metadata, where that is worth anything.

use unpdf::parser::backend::PdfMetadataRaw;

use crate::format::package::{is_author, is_title};
use crate::text::{Block, BlockKind, Meta, one_line};

/// The metadata; a title that stands nowhere on the first page gives way to its largest heading.
pub(super) fn of(raw: &PdfMetadataRaw, first_page: &str, text: &str, blocks: &[Block]) -> Meta {
    let given = |field: &Option<String>| field.as_deref().and_then(cleaned);
    let title = given(&raw.title).filter(|title| is_title(title));
    let stands = title.as_deref().is_some_and(|title| letters(first_page).contains(&letters(title)));
    let heading = || {
        let mut headings = blocks.iter().filter(|block| block.kind == BlockKind::Heading && block.level == 1);
        headings.next().map(|block| block.span.of(text).to_owned())
    };
    Meta {
        title: if stands { title } else { heading().or(title) },
        author: given(&raw.author).filter(|name| is_author(name)),
        published: raw.creation_date.as_deref().and_then(date),
        ..Meta::default()
    }
}

fn cleaned(field: &str) -> Option<String> {
    Some(one_line(&field.replace(char::is_control, " "))).filter(|words| !words.is_empty())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "D:20180305151550+01'00'" as "2018-03-05".
fn date(raw: &str) -> Option<String> {
    let digits: String =
        raw.trim().trim_start_matches("D:").chars().take_while(char::is_ascii_digit).collect();
    let (year, month, day) = (digits.get(..4)?, digits.get(4..6), digits.get(6..8));
    let plausible = |part: &str, most| part.parse::<u32>().is_ok_and(|value| (1..=most).contains(&value));
    Some(match (month.filter(|it| plausible(it, 12)), day.filter(|it| plausible(it, 31))) {
        (Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        (Some(month), None) => format!("{year}-{month}"),
        _ => year.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_cut_to_days() {
        for (raw, expected) in [
            ("D:20180305151550+01'00'", Some("2018-03-05")),
            ("D:199812", Some("1998-12")),
            ("2001", Some("2001")),
            ("D:20019999", Some("2001")),
            ("Monday", None),
            ("", None),
        ] {
            assert_eq!(date(raw).as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn a_title_that_a_program_wrote_is_none() {
        let raw = |title: &str| PdfMetadataRaw { title: Some(title.to_owned()), ..PdfMetadataRaw::default() };
        for (title, page, expected) in [
            ("Microsoft Word - draft3.doc", "A Tale", None),
            ("A  Tale", "a tale of two", Some("A Tale")),
            ("umbach_3.qxd", "A Tale", Some("umbach_3.qxd")),
            ("  ", "A Tale", None),
        ] {
            assert_eq!(of(&raw(title), page, "", &[]).title.as_deref(), expected, "{title}");
        }
    }
}
