//! Pictures of the window, painted without a graphics card.
//!
//! A few screens that do not depend on the analysis are compared with what is kept in `tests/snapshots`
//! (`UPDATE_SNAPSHOTS=1` writes them). `CANDOR_GALLERY=folder cargo test --test images` paints every screen into a
//! folder, to be looked at.
#![cfg(feature = "gui")]

mod support;

use candor::app::{Command, Overlay, Page, Settings, ThemeChoice};
use candor::ui::Shell;
use egui_kittest::Harness;
use support::window::{all_done, drawn_window, wait_until};

fn settings(theme: ThemeChoice) -> Settings {
    let mut settings = Settings::default();
    settings.theme = theme;
    settings
}

fn send(window: &mut Harness<'_, Shell>, commands: &[Command]) {
    for command in commands {
        window.state().send(command.clone());
        window.run_steps(3);
    }
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

/// A screen of the gallery: its name, and how to get there from the loaded samples.
type Screen = (&'static str, &'static [Command]);

const SCREENS: &[Screen] = &[
    ("reader", &[]),
    ("mark", &[Command::NextMark]),
    ("dashboard", &[Command::ShowPage(Page::Dashboard)]),
    ("compare", &[Command::ShowPage(Page::Compare)]),
    ("help", &[Command::ShowOverlay(Overlay::Help)]),
    ("palette", &[Command::ShowOverlay(Overlay::Palette)]),
    ("text", &[Command::ShowOverlay(Overlay::Text)]),
];

#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("CANDOR_GALLERY").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("a folder");
    for (size_name, size, zoom) in
        [("800", [800.0, 600.0], 100), ("1280", [1280.0, 800.0], 100), ("1280-200", [1280.0, 800.0], 200)]
    {
        for (theme_name, theme) in [("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)] {
            let mut settings = settings(theme);
            settings.zoom_percent = zoom;
            let mut window = drawn_window(size, settings);
            window.state().send(Command::OpenSamples);
            wait_until(&mut window, "the samples", all_done);
            for (name, commands) in SCREENS {
                let reset =
                    [Command::CloseOverlay, Command::SelectMark(None), Command::ShowPage(Page::Reader)];
                send(&mut window, &reset);
                send(&mut window, commands);
                let picture = window.render().expect("a picture");
                let file = folder.join(format!("{name}-{theme_name}-{size_name}.png"));
                picture.save(file).expect("a file");
            }
        }
    }
}
