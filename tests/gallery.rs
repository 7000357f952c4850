//! Every screen as a picture, painted without a graphics card and to be looked at:
//! `CANDOR_GALLERY=folder cargo test --test gallery`. Both themes, three sizes, 100 % and 200 %; no document, the samples,
//! five hundred documents, and a folder of errors, long names and text from right to left.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test")]

mod support;

use std::path::{Path, PathBuf};

use candor::app::{Command, CompareCommand, Overlay, Page, Settings, ThemeChoice};
use candor::score::Number;
use candor::ui::Shell;
use egui_kittest::Harness;
use support::window::{all_done, drawn_window, wait_until};

/// Width, height and percent.
const SIZES: &[([f32; 2], u16)] =
    &[([800.0, 600.0], 100), ([1280.0, 800.0], 100), ([2560.0, 1440.0], 100), ([1280.0, 800.0], 200)];

const THEMES: &[(&str, ThemeChoice)] = &[("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)];

/// A screen: its name, and how to get there.
type Screen = (&'static str, &'static [Command]);

const SCREENS: &[Screen] = &[
    ("reader", &[]),
    ("mark", &[Command::NextMark]),
    ("dashboard", &[Command::ShowPage(Page::Dashboard)]),
    ("compare", &[Command::ShowPage(Page::Compare)]),
    ("rubric", &[Command::ShowPage(Page::Rubric)]),
    ("help", &[Command::ShowOverlay(Overlay::Help)]),
    ("palette", &[Command::ShowOverlay(Overlay::Palette)]),
    ("text", &[Command::ShowOverlay(Overlay::Text)]),
];

/// What is worth seeing of many or odd documents.
const FEW: &[Screen] = &[
    ("reader", &[]),
    ("dashboard", &[Command::ShowPage(Page::Dashboard)]),
    ("compare", &[Command::ShowPage(Page::Compare)]),
];

fn send(window: &mut Harness<'_, Shell>, commands: &[Command]) {
    for command in commands {
        window.state().send(command.clone());
        window.run_steps(3);
    }
}

fn keep(window: &mut Harness<'_, Shell>, folder: &Path, name: &str) {
    let picture = window.render().expect("a picture");
    picture.save(folder.join(format!("{name}.png"))).expect("a file");
}

/// Open `paths` or the samples in a window of every size and theme, and keep a picture of each screen.
fn paint(folder: &Path, set: &str, paths: &[PathBuf], sizes: &[([f32; 2], u16)], screens: &[Screen]) {
    for (size, percent) in sizes {
        for (theme_name, theme) in THEMES {
            let mut settings = Settings::default();
            settings.theme = *theme;
            settings.zoom_percent = *percent;
            let mut window = drawn_window(*size, settings);
            let open = if paths.is_empty() { Command::OpenSamples } else { Command::Open(paths.to_vec()) };
            window.state().send(open);
            wait_until(&mut window, "the documents", all_done);
            for (name, commands) in screens {
                let start =
                    [Command::CloseOverlay, Command::SelectMark(None), Command::ShowPage(Page::Reader)];
                send(&mut window, &start);
                send(&mut window, commands);
                let file = format!("{set}-{name}-{theme_name}-{:.0}-{percent}", size[0]);
                keep(&mut window, folder, &file);
            }
            if set == "samples" {
                changed_screens(&mut window, folder, &format!("{theme_name}-{:.0}-{percent}", size[0]));
            }
        }
    }
}

/// Two documents side by side, and the rubric after a change.
fn changed_screens(window: &mut Harness<'_, Shell>, folder: &Path, ending: &str) {
    let ids: Vec<_> = window.state().state().documents.iter().map(|document| document.id).collect();
    let chosen = ids.iter().step_by(4).take(3).map(|id| Command::Compare(CompareCommand::Toggle(*id)));
    let mut commands = vec![Command::CloseOverlay];
    commands.extend(chosen);
    commands.push(Command::Compare(CompareCommand::SideBySide));
    send(window, &commands);
    keep(window, folder, &format!("samples-side-{ending}"));
    let change = candor::app::RubricCommand::Set(Number::Pillar(0), 0.9);
    send(window, &[Command::Rubric(change), Command::ShowPage(Page::Rubric)]);
    wait_until(window, "the judgements", |state| {
        state.reports().all(|report| report.rubric.hash == state.rubric_hash())
    });
    keep(window, folder, &format!("samples-rubric-edited-{ending}"));
}

/// Five hundred short documents.
fn many(folder: &Path) {
    for n in 0..500 {
        let text = format!(
            "Report {n} says that the boats of harbour {n} may come back early (Smith, {}). Nobody doubts it. ",
            1900 + n % 120
        );
        std::fs::write(folder.join(format!("report-{n:03}.txt")), text.repeat(20 + n % 7)).expect("a file");
    }
}

/// What goes wrong or looks odd.
fn odd(folder: &Path) {
    let long = "a-name-that-goes-on-and-on-".repeat(8);
    let text = "Studies show that this may work, and everyone agrees that it definitely does. ".repeat(20);
    let hebrew = "מחקרים מראים שזה עשוי לעבוד, וכולם מסכימים שזה בהחלט עובד. ".repeat(20);
    let arabic = "تشير الدراسات إلى أن هذا قد ينجح، ويتفق الجميع على أنه ينجح بالتأكيد. ".repeat(20);
    let files = [
        (format!("{long}.txt"), text.clone()),
        ("empty.txt".to_owned(), String::new()),
        ("hebrew.txt".to_owned(), hebrew),
        ("arabic.txt".to_owned(), arabic),
        ("one-word.txt".to_owned(), "Word".to_owned()),
        ("no-break.txt".to_owned(), "x".repeat(4_000)),
        ("broken.docx".to_owned(), text),
    ];
    for (name, content) in files {
        std::fs::write(folder.join(name), content).expect("a file");
    }
}

#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("CANDOR_GALLERY").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("a folder");
    for (size, percent) in SIZES {
        for (theme_name, theme) in THEMES {
            let mut settings = Settings::default();
            (settings.theme, settings.zoom_percent) = (*theme, *percent);
            let mut window = drawn_window(*size, settings);
            window.run_steps(4);
            keep(&mut window, &folder, &format!("none-{theme_name}-{:.0}-{percent}", size[0]));
        }
    }
    paint(&folder, "samples", &[], SIZES, SCREENS);
    let small = SIZES.get(..2).unwrap_or(SIZES);
    for (set, make) in [("many", many as fn(&Path)), ("odd", odd)] {
        let documents = tempfile::tempdir().expect("a folder");
        make(documents.path());
        paint(&folder, set, &[documents.path().to_owned()], small, FEW);
    }
}
