//! Pictures of the window, painted without a graphics card.
//!
//! A few screens that do not depend on the analysis are compared with what is kept in `tests/snapshots`
//! (`UPDATE_SNAPSHOTS=1` writes them). `tests/gallery.rs` paints every screen.
#![cfg(feature = "gui")]

mod support;

use candor::app::{Settings, ThemeChoice};
use support::window::drawn_window;

fn settings(theme: ThemeChoice) -> Settings {
    let mut settings = Settings::default();
    settings.theme = theme;
    settings
}

fn first_screen(name: &str, theme: ThemeChoice) {
    let mut window = drawn_window([640.0, 480.0], settings(theme));
    window.run_steps(4);
    window.snapshot(name);
}

#[test]
fn the_first_screen_in_the_light() {
    first_screen("empty-light", ThemeChoice::Light);
}

#[test]
fn the_first_screen_in_the_dark() {
    first_screen("empty-dark", ThemeChoice::Dark);
}

#[test]
fn the_drop_target_covers_the_window() {
    let mut window = drawn_window([480.0, 360.0], settings(ThemeChoice::Light));
    window.run_steps(2);
    let before = window.render().expect("a picture");
    window.input_mut().hovered_files.push(egui::HoveredFile::default());
    window.run_steps(2);
    let after = window.render().expect("a picture");
    let changed = before.pixels().zip(after.pixels()).filter(|(a, b)| a != b).count();
    assert!(changed * 10 > before.pixels().len() * 9, "{changed} pixels changed");
}
