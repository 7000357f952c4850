//! Changing what survives a restart.

use super::{AppState, Command, ThemeChoice};
use crate::worker::Job;

/// The steps of zoom, in percent.
const ZOOM_STEPS: &[u16] = &[50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

impl AppState {
    /// Change what survives a restart.
    pub(super) fn set(&mut self, command: &Command) -> Vec<Job> {
        let system = self.system_moves_less;
        let settings = &mut self.settings;
        match command {
            Command::ToggleKind(kind) => {
                if !settings.hidden_kinds.remove(kind.id()) {
                    settings.hidden_kinds.insert(kind.id().to_owned());
                }
            }
            Command::ShowAllKinds => settings.hidden_kinds.clear(),
            Command::ShowOnlyKind(kind) => {
                let others = crate::signal::Kind::ALL.iter().filter(|other| *other != kind);
                settings.hidden_kinds = others.map(|other| other.id().to_owned()).collect();
            }
            Command::SetTheme(theme) => settings.theme = *theme,
            Command::ToggleTheme => {
                settings.theme = if self.is_dark { ThemeChoice::Light } else { ThemeChoice::Dark };
            }
            Command::ToggleMotion => settings.less_motion = Some(!settings.less_motion.unwrap_or(system)),
            Command::ZoomIn => {
                let larger = ZOOM_STEPS.iter().find(|step| **step > settings.zoom_percent);
                settings.zoom_percent = larger.copied().unwrap_or(settings.zoom_percent);
            }
            Command::ZoomOut => {
                let smaller = ZOOM_STEPS.iter().rev().find(|step| **step < settings.zoom_percent);
                settings.zoom_percent = smaller.copied().unwrap_or(settings.zoom_percent);
            }
            _ => settings.zoom_percent = 100,
        }
        self.store()
    }
}
