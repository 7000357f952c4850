//! What the text cites: how much of it is supported, every source with its grade, and what to look up elsewhere.

mod claims;
mod list;
mod sources;

use egui::Ui;

use crate::app::Command;
use crate::report::{EvidenceInfo, Report};
use crate::score::Interval;
use crate::ui::context::UiContext;
use crate::ui::theme::{size, space};
use crate::ui::widgets;
use crate::worker::Analysis;

/// The corpus whose usual range is shown for a genre.
const COMPARED: &[(&str, &str)] =
    &[("scholarly", "scholarly article"), ("news", "health news"), ("press_release", "press release")];

pub(super) fn evidence_ui(ui: &mut Ui, ctx: &UiContext<'_>, analysis: &Analysis) {
    let report = &analysis.report;
    let info = &report.evidence;
    ratio_ui(ui, ctx, report);
    densities_ui(ui, ctx, report);
    if let Some(notice) = info.notice {
        ui.label(widgets::quiet(ctx, notice));
    }
    if !info.sources.is_empty() {
        ui.add_space(space::XS);
        sources::sources_ui(ui, ctx, analysis);
    }
    if !info.entries.is_empty() {
        references_ui(ui, ctx, info);
    }
    if !info.unsupported.is_empty() {
        ui.add_space(space::XS);
        claims::unsupported_ui(ui, ctx, analysis);
    }
    if !info.searches.is_empty() {
        ui.add_space(space::XS);
        claims::searches_ui(ui, ctx, &info.searches);
    }
}

/// The share of claims with a source, before anything else.
fn ratio_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let claims = &report.claims;
    let Some(ratio) = report.evidence.support_ratio else {
        ui.label("No claims were found that would need a source.");
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(widgets::strong(format!("{:.0} %", ratio * 100.0)).size(size::DISPLAY));
        let words = if claims.n == 1 { "claim has" } else { "claims have" };
        ui.label(format!("{} of {} {words} a source beside them", claims.supported, claims.n));
    });
    let on = Interval { value: ratio * 100.0, low: 0.0, high: ratio * 100.0 };
    let name = format!("Claims with a source {:.0} %", ratio * 100.0);
    widgets::scale_ui(ui, ctx, on, ctx.tokens.accent, &name);
}

/// How densely it cites, beside what is usual where that is known.
fn densities_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let info = &report.evidence;
    let mentions = info.sources.len();
    let sources = if info.distinct == 1 { "source" } else { "sources" };
    let times = if mentions == 1 { "once".to_owned() } else { format!("{mentions} times") };
    if mentions == 0 {
        ui.label("It names no source.");
    } else {
        ui.label(format!("{} different {sources}, cited or named {times}", info.distinct));
    }
    let Some(density) = info.references_per_1000 else { return };
    let corpus = COMPARED.iter().find(|(genre, _)| *genre == report.genre.id).map(|(_, corpus)| *corpus);
    let Some(usual) = corpus.and_then(|corpus| info.usual.iter().find(|usual| usual.genre == corpus)) else {
        ui.label(format!("{density:.1} traceable sources per 1,000 words"));
        let none = format!("No usual range is known for this genre ({}).", report.genre.name.to_lowercase());
        ui.label(widgets::quiet(ctx, none));
        return;
    };
    let range = format!("usual range ({}): {:.1} to {:.1}", usual.genre, usual.low, usual.high);
    ui.horizontal_wrapped(|ui| {
        ui.label(format!("{density:.1} traceable sources per 1,000 words"));
        ui.label(widgets::quiet(ctx, &range));
    });
    let widest = density.max(usual.high * 1.4);
    let part = |value: f64| value / widest * 100.0;
    let on = Interval { value: part(density), low: part(usual.low), high: part(usual.high) };
    let name = format!("Sources per 1,000 words {density:.1}, {range}");
    let response = widgets::scale_ui(ui, ctx, on, ctx.tokens.accent, &name);
    response.on_hover_text(format!("{}. This is not a pass mark.", usual.source));
}

/// The list of references: what nothing points at, and all of it to copy.
fn references_ui(ui: &mut Ui, ctx: &UiContext<'_>, info: &EvidenceInfo) {
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        widgets::command_button(ui, ctx, &Command::CopyBibtex);
        widgets::command_button(ui, ctx, &Command::CopyCslJson);
    });
    let never: Vec<_> = info.entries.iter().filter(|entry| entry.cited == 0).collect();
    if never.is_empty() {
        return;
    }
    let title = format!("{} of {} references are never cited in the text", never.len(), info.entries.len());
    egui::CollapsingHeader::new(title).id_salt("never-cited").show_unindented(ui, |ui| {
        for entry in never {
            let parts = [
                entry.key.as_deref().unwrap_or_default(),
                entry.surname.as_str(),
                entry.year.as_deref().unwrap_or_default(),
                entry.title.as_str(),
            ];
            let words: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            ui.label(widgets::quiet(ctx, words.join(" · ")));
        }
    });
}
