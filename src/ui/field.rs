//! A field whose text is kept in the state: it sends every change, and follows when the state changes by itself.

use egui::{Id, Response, TextEdit, Ui};

use super::widgets;

/// How a field looks and what it is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    /// What a screen reader says.
    pub(super) name: &'a str,
    /// What stands in it while it is empty.
    pub(super) hint: &'a str,
    /// Rows of text; 1 takes no line ends.
    pub(super) rows: usize,
    /// Width in points.
    pub(super) width: f32,
}

/// What was typed so far, and what the state held then.
#[derive(Debug, Clone, Default)]
struct Draft {
    typed: String,
    kept: String,
}

/// Draw it; `kept` is what the state holds. The new text comes back when it was changed.
pub(super) fn field_ui(ui: &mut Ui, id: Id, kept: &str, look: Field<'_>) -> (Response, Option<String>) {
    let mut draft: Draft = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    // The state may be one frame behind what was typed; only what differs from both is news.
    if kept != draft.kept && kept != draft.typed {
        kept.clone_into(&mut draft.typed);
    }
    kept.clone_into(&mut draft.kept);
    let edit = if look.rows > 1 {
        TextEdit::multiline(&mut draft.typed).desired_rows(look.rows)
    } else {
        TextEdit::singleline(&mut draft.typed)
    };
    let edit = edit.id(id.with("field")).hint_text(look.hint).desired_width(look.width);
    let response = ui.add(edit);
    widgets::name(&response, look.name);
    let changed = response.changed().then(|| draft.typed.clone());
    ui.data_mut(|data| data.insert_temp(id, draft));
    (response, changed)
}
