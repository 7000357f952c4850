//! What was filled into the fields of a form, behind the text: no page shows it among its words.

use unpdf::model::{FieldValue, FormField};

use crate::format::builder::Builder;
use crate::text::{BlockKind, one_line};

/// Fields that are read; no form has more.
const MAX_FIELDS: usize = 5_000;

/// One row for each field that somebody has filled in: its name and its value.
pub(super) fn write(fields: &[FormField], builder: &mut Builder) {
    for field in fields.iter().take(MAX_FIELDS) {
        let Some(value) = field.value.as_ref().map(words).filter(|value| !value.trim().is_empty()) else {
            continue;
        };
        builder.begin(BlockKind::Table, 0);
        builder.words(&format!("{}: {}", label(&field.name), value.trim()));
        builder.end();
    }
}

/// What stands in a field; nothing for a box that is only ticked.
fn words(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) | FieldValue::Choice(text) => text.clone(),
        FieldValue::Choices(texts) => texts.join(", "),
        FieldValue::Boolean(_) => String::new(),
    }
}

/// `page.Grade_Level[0]` as "Grade Level".
fn label(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or_default();
    one_line(&last.split('[').next().unwrap_or_default().replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unpdf::model::FieldType;

    #[test]
    fn what_was_filled_in_stands_behind_its_name() {
        let field = |name: &str, value| FormField {
            name: name.to_owned(),
            field_type: FieldType::Text,
            value,
            default_value: None,
        };
        let fields = [
            field("page.Grade_Level[0]", Some(FieldValue::Text("third".to_owned()))),
            field("empty", None),
            field("blank", Some(FieldValue::Text("  ".to_owned()))),
            field("ticked", Some(FieldValue::Boolean(true))),
        ];
        let mut builder = Builder::default();
        write(&fields, &mut builder);
        assert_eq!(builder.finish().0, "Grade Level: third");
    }
}
