//! The window: the only place with egui, eframe and rfd. It reads the state and sends commands; start at [`Shell`].

mod compare;
mod context;
mod dashboard;
mod dialogs;
mod documents;
mod empty;
mod fonts;
mod index;
mod kinds;
mod legend;
mod mark_card;
mod overlay;
mod reader;
mod rubric;
mod shell;
mod shortcuts;
mod start;
mod style;
mod theme;
mod top_bar;
mod widgets;

pub use shell::Shell;
pub use start::run;
