//! What the window shows, and the only place that changes it: [`AppState::handle`] and [`AppState::receive`].
//!
//! No egui and no files here: what needs a thread or a file comes back as jobs for the worker, what needs the
//! window system as [`Request`]s.

mod caret;
mod classroom;
mod command;
mod comparing;
mod document;
mod exporting;
mod find;
mod go;
mod handle;
mod judging;
mod marks;
mod obstacle;
mod opening;
mod reading;
mod rubric;
mod set;
mod settings;
mod state;
mod undo;
mod verdict;

pub use caret::{CaretStep, Selected};
pub use classroom::{EXPECTED_BANDS, EXPORTED_WORKSHEET};
pub use command::{
    ClassCommand, Command, Group, MENUS, Menu, Overlay, Page, ReaderCommand, Request, Shortcut,
};
pub use comparing::{CompareCommand, Comparison};
pub use document::{Document, Stage, Standing, interval_of};
pub use find::{Find, find};
pub use marks::{kind_counts, kinds_of, points_of, visible_marks};
pub use rubric::RubricCommand;
pub use settings::{Settings, ThemeChoice};
pub use state::{AppState, Note};
pub use verdict::{band_of, score_words};
