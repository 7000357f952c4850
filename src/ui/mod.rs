//! The window: the only place with egui, eframe and rfd. It reads the state and sends commands; start at [`Shell`].

mod compare;
mod context;
mod dashboard;
mod dialogs;
mod documents;
mod empty;
mod field;
mod fonts;
mod index;
mod kinds;
mod legend;
mod lesson;
mod mark_card;
mod overlay;
mod predict;
mod presenter;
mod reader;
mod rubric;
mod selection_card;
mod shell;
mod shortcuts;
mod start;
mod style;
mod theme;
mod top_bar;
mod widgets;
mod words;
mod worksheet;

pub use shell::Shell;
pub use start::run;
