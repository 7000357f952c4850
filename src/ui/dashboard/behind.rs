//! The words behind an indicator, each leading to its place in the text.

use egui::Ui;

use crate::app::{Command, kinds_of};
use crate::report::{CountedInfo, Mark, Report};
use crate::score::counted::Unmarked;
use crate::score::indicator::indicator;
use crate::ui::context::UiContext;
use crate::ui::widgets;

/// So many words are listed; of more, the number is told.
const MAX_WORDS: usize = 6;

/// Draw them: first what is counted, then the marks, then the places that are counted without a mark.
pub(super) fn behind_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report, indicator_id: &str) {
    if let Some(row) = indicator(indicator_id) {
        ui.label(widgets::quiet(ctx, row.summary));
    }
    let kinds = kinds_of(indicator_id);
    let of_kind = |mark: &Mark| kinds.contains(&mark.kind);
    let marks = report.signals.iter().enumerate().filter(|(_, mark)| of_kind(mark));
    let n_marks: usize = kinds.iter().filter_map(|kind| ctx.index.counts.get(kind)).sum();
    let counted = report.counted.iter().find(|it| it.signal == indicator_id);
    for (idx, mark) in marks.take(MAX_WORDS) {
        widgets::words_link(ui, ctx, &mark.text, Command::SelectMark(Some(idx)));
    }
    for place in counted.iter().flat_map(|it| &it.places).take(MAX_WORDS) {
        widgets::words_link(ui, ctx, &place.text, Command::ShowPlace(place.span));
    }
    let n_counted = counted.map_or(0, |it: &CountedInfo| it.n);
    let more = n_marks.saturating_sub(MAX_WORDS) + n_counted.saturating_sub(MAX_WORDS);
    if more > 0 {
        ui.label(widgets::quiet(ctx, format!("and {more} more")));
    }
    if n_marks + n_counted == 0 {
        let nothing = match indicator(indicator_id).map(|row| row.unmarked) {
            Some(Unmarked::Elsewhere(where_to)) => where_to,
            _ => "No such words here.",
        };
        ui.label(widgets::quiet(ctx, nothing));
    }
}
