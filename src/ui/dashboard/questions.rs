//! Who made the text, what it says of one thing in two ways, and which questions of published frameworks it answers.

use std::collections::BTreeSet;

use egui::{CollapsingHeader, Label, Ui};

use crate::app::Command;
use crate::report::{Evidence, Report, SameTermInfo};
use crate::ui::context::UiContext;
use crate::ui::theme::space;
use crate::ui::widgets;

/// Who made it, as questions with the words that answer them.
pub(super) fn makers_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    for item in &report.transparency {
        question_ui(ui, ctx, item.question, item.state, &item.note, &item.evidence);
    }
}

/// A question, its state as sign and words, and its evidence.
fn question_ui(
    ui: &mut Ui,
    ctx: &UiContext<'_>,
    question: &str,
    state: &str,
    note: &str,
    evidence: &[Evidence],
) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (sign, color) = match state {
            "present" => ("✔", ctx.tokens.band(crate::score::Band::WellSupported)),
            "unclear" => ("?", ctx.tokens.band(crate::score::Band::PartlySupported)),
            _ => ("–", ctx.tokens.quiet),
        };
        ui.add_sized([14.0, 16.0], Label::new(widgets::strong(sign).color(color)));
        ui.vertical(|ui| {
            ui.label(question);
            if !note.is_empty() {
                ui.label(widgets::quiet(ctx, note));
            }
            for words in evidence.iter().take(2) {
                widgets::words_link(ui, ctx, &words.text, Command::ShowPlace(words.span));
            }
        });
    });
}

/// Sentences that affirm and deny the same thing, side by side.
pub(super) fn same_term_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    ui.label(widgets::quiet(ctx, "Read these together; they need not contradict each other."));
    for (idx, pair) in report.same_term.iter().take(6).enumerate() {
        if idx > 0 {
            ui.add_space(space::XS);
        }
        ui.label(widgets::strong(forms(pair)));
        for said in pair.sentences.iter().take(4) {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                widgets::words_link(ui, ctx, &said.text, Command::ShowPlace(said.span));
                ui.label(widgets::quiet(ctx, manner(said.polarity, said.force)));
            });
        }
    }
}

/// The words of the thing as the sentences have them, for their common beginning is no word: "dependence, dependency".
fn forms(pair: &SameTermInfo) -> String {
    let words = pair.sentences.iter().flat_map(|said| said.text.split(|c: char| !c.is_alphanumeric()));
    let forms: BTreeSet<String> =
        words.map(str::to_lowercase).filter(|word| word.starts_with(&pair.term)).collect();
    if forms.is_empty() { format!("{}…", pair.term) } else { Vec::from_iter(forms).join(", ") }
}

/// How a sentence says it, in plain words.
fn manner(polarity: &str, force: &str) -> String {
    let what = if polarity == "denied" { "says not" } else { "says so" };
    let how = match force {
        "boosted" => "as certain",
        "hedged" => "carefully",
        _ => "flatly",
    };
    format!("{what}, {how}")
}

/// The names of frameworks that are not written as their identifiers in capitals.
const NAMES: &[(&str, &str)] =
    &[("healthnewsreview", "HealthNewsReview"), ("trust_project", "The Trust Project")];

/// The questions of each framework, folded away until they are asked for.
pub(super) fn coverage_ui(ui: &mut Ui, ctx: &UiContext<'_>, report: &Report) {
    let items = &report.coverage.items;
    let mut frameworks: Vec<&str> = Vec::new();
    for item in items {
        if !frameworks.contains(&item.framework) {
            frameworks.push(item.framework);
        }
    }
    for framework in frameworks {
        let of_it = || items.iter().filter(|item| item.framework == framework);
        let present = of_it().filter(|item| item.state == "present").count();
        let own = NAMES.iter().find(|(id, _)| *id == framework).map(|(_, name)| (*name).to_owned());
        let name = own.unwrap_or_else(|| framework.replace('_', " ").to_uppercase());
        let title = format!("{name}: {present} of {} answered", of_it().count());
        CollapsingHeader::new(title).id_salt(framework).show_unindented(ui, |ui| {
            for item in of_it() {
                question_ui(ui, ctx, item.question, item.state, "", &item.evidence);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::forms;
    use crate::report::{SaidOfTerm, SameTermInfo};
    use crate::text::Span;

    #[test]
    fn a_thing_is_named_by_words_of_the_text() {
        let said = |text: &str| SaidOfTerm {
            start: 0,
            end: 0,
            text: text.to_owned(),
            polarity: "affirmed",
            force: "flat",
            span: Span::default(),
        };
        for (term, sentences, name) in [
            ("scurv", ["Scurvy is rare.", "The scurvy-grass helps."], "scurvy"),
            ("depend", ["Dependency grows.", "No dependence."], "dependence, dependency"),
            ("naiv", ["Naïve.", "Naïve."], "naiv…"),
        ] {
            let pair = SameTermInfo { term: term.to_owned(), sentences: sentences.map(said).to_vec() };
            assert_eq!(forms(&pair), name);
        }
    }
}
