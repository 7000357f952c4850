//! Which documents the table shows, in which order, and the places of all in the ranking.

use std::sync::Arc;

use egui::{ComboBox, Id, Label, TextEdit, Ui};

use crate::app::{AppState, Command, CompareCommand, Document, band_of};
use crate::report::{Rank, Report, ranks};
use crate::score::{Band, Pillar};
use crate::ui::context::UiContext;
use crate::ui::theme::space;
use crate::ui::widgets;

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Column {
    /// As loaded.
    #[default]
    Order,
    Name,
    Rank,
    Score,
    Pillar(Pillar),
}

impl Column {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Order => "#",
            Self::Name => "Document",
            Self::Rank => "Rank",
            Self::Score => "Reliability",
            Self::Pillar(pillar) => pillar.name(),
        }
    }

    /// The value to sort by, where there is one.
    fn value(self, state: &AppState, document: &Document) -> Option<f64> {
        let report = &state.shown(document)?.report;
        match self {
            Self::Order | Self::Name => None,
            Self::Rank | Self::Score => report.reliability.score,
            Self::Pillar(pillar) => Some(report.pillars.get(pillar)?.score),
        }
    }
}

/// What is typed and chosen above the table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct View {
    pub(super) by: Column,
    pub(super) reversed: bool,
    words: String,
    band: Option<Band>,
}

impl View {
    pub(super) fn load(ui: &Ui) -> Self {
        ui.data(|data| data.get_temp(Id::unique("compare-view"))).unwrap_or_default()
    }

    pub(super) fn store(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Id::unique("compare-view"), self));
    }

    /// The documents that it lets through, in its order.
    pub(super) fn apply<'a>(&self, state: &'a AppState) -> Vec<&'a Document> {
        let wanted = self.words.to_lowercase();
        let fits = |document: &&Document| {
            let band = state.shown(document).map(|it| band_of(&it.report.reliability));
            !state.is_hidden(document)
                && (self.band.is_none() || self.band == band)
                && (document.name.to_lowercase().contains(&wanted)
                    || document.title().to_lowercase().contains(&wanted))
        };
        let mut documents: Vec<&Document> = state.documents.iter().filter(fits).collect();
        match self.by {
            Column::Order => (),
            Column::Name => documents.sort_by_cached_key(|document| document.name.to_lowercase()),
            by => documents.sort_by(|a, b| {
                let (a, b) = (by.value(state, a).unwrap_or(-1.0), by.value(state, b).unwrap_or(-1.0));
                b.total_cmp(&a)
            }),
        }
        if self.reversed {
            // What has no value stays last.
            let n_valued = documents.iter().filter(|it| self.by.value(state, it).is_some()).count();
            let n_turned =
                if matches!(self.by, Column::Order | Column::Name) { documents.len() } else { n_valued };
            documents.get_mut(..n_turned).unwrap_or_default().reverse();
        }
        documents
    }
}

/// Draw the controls above the table.
pub(super) fn filter_ui(ui: &mut Ui, ctx: &UiContext<'_>, view: &mut View, n_shown: usize) {
    ui.horizontal_wrapped(|ui| {
        let field = TextEdit::singleline(&mut view.words).hint_text("Filter by name").desired_width(170.0);
        widgets::name(&ui.add(field), "Filter by name");
        let chosen = view.band.map_or("Every verdict", Band::name);
        let combo = ComboBox::from_id_salt("compare-band").selected_text(chosen).width(180.0);
        let response = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut view.band, None, "Every verdict");
            for band in Band::ALL {
                ui.selectable_value(&mut view.band, Some(*band), band.name());
            }
        });
        widgets::name(&response.response, "Verdict");
        let n = ctx.state.documents.len();
        ui.add(Label::new(widgets::quiet(ctx, format!("{n_shown} of {n}"))).extend());
        ui.add_space(space::S);
        let n_chosen = ctx.state.compared.len();
        if n_chosen == 0 {
            let hint = match n {
                1 => "Open another document to compare this one with.",
                _ => "Tick two to four to compare them.",
            };
            ui.add(Label::new(widgets::quiet(ctx, hint)).extend());
        } else {
            widgets::command_button(ui, ctx, &Command::Compare(CompareCommand::SideBySide));
            widgets::command_button(ui, ctx, &Command::Compare(CompareCommand::Clear));
            ui.label(widgets::quiet(ctx, format!("{n_chosen} chosen")));
        }
    });
}

/// What the ranking was made of, and the ranking.
type Known = (String, Arc<Vec<Option<Rank>>>);

/// The place of every document of the state, in its order; made anew only where something changed.
pub(super) fn ranking(ui: &Ui, state: &AppState) -> Arc<Vec<Option<Rank>>> {
    use std::fmt::Write as _;
    let mut key = String::new();
    for document in &state.documents {
        let score = state.shown(document).and_then(|it| it.report.reliability.score);
        // Writing to a string cannot fail.
        write!(key, "{}/{}/{score:?} ", document.id.0, document.generation).ok();
    }
    let id = Id::unique("compare-ranking");
    if let Some((known, ranking)) = ui.data(|data| data.get_temp::<Known>(id))
        && known == key
    {
        return ranking;
    }
    let at: Vec<Option<&Report>> =
        state.documents.iter().map(|it| state.shown(it).map(|it| &it.report)).collect();
    let reports: Vec<&Report> = at.iter().flatten().copied().collect();
    let mut places = ranks(&reports).into_iter();
    let ranking = Arc::new(at.iter().map(|report| report.and_then(|_| places.next().flatten())).collect());
    ui.data_mut(|data| data.insert_temp(id, (key, Arc::clone(&ranking))));
    ranking
}
