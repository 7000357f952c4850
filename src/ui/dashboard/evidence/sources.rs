//! Every source that was found: how far it can be followed, where it stands, and what to type to find it.

use egui::Ui;

use super::list::{self, Row};
use crate::report::evidence::SourceItem;
use crate::ui::context::UiContext;
use crate::ui::widgets;
use crate::worker::Analysis;

/// What each grade means, worst first, as in [`SourceItem::grade`].
const GRADES: [&str; 4] = ["nobody", "only a hint", "can be found", "has an address"];

pub(super) fn sources_ui(ui: &mut Ui, ctx: &UiContext<'_>, analysis: &Analysis) {
    let info = &analysis.report.evidence;
    ui.label(widgets::strong("Sources"));
    let counts = GRADES.iter().zip(&info.grades).rev().filter(|(_, n)| **n > 0);
    let counts: Vec<String> = counts.map(|(grade, n)| format!("{grade}: {n}")).collect();
    ui.label(widgets::quiet(ctx, counts.join(" · "))).on_hover_text(
        "Has an address: a DOI, a web address or the like. Can be found: enough to find it. \
         Only a hint: a marker or a bare name. Nobody: too vague, or badly formed.",
    );
    let n_dangling = info.sources.iter().filter(|source| source.dangling).count();
    if n_dangling > 0 {
        let point = if n_dangling == 1 { "marker points" } else { "markers point" };
        let words = format!("{n_dangling} {point} at no entry of the list of references.");
        ui.colored_label(ctx.tokens.alarm, words);
    }
    list::list_ui(ui, ctx, analysis, ("sources", info.sources.len()), |idx| {
        let source = info.sources.get(idx)?;
        let place = (source.start, source.end);
        Some(Row { what: "Source", words: &source.text, place, note: note(source), copy: &source.look_up })
    });
}

/// "can be found · url · journal · …".
fn note(source: &SourceItem) -> String {
    let mut parts = vec![GRADES.get(usize::from(source.grade)).copied().unwrap_or_default().to_owned()];
    if source.dangling {
        parts.push("points at no entry".to_owned());
    }
    parts.push(source.subtype.replace('_', " "));
    parts.extend(source.site.map(|site| format!("site: {}", site.replace('_', " "))));
    if source.grade == 3 {
        parts.push("well-formed, not checked".to_owned());
    }
    parts.join(" · ")
}
