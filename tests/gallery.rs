//! Every screen as a picture, painted without a graphics card and to be looked at:
//! `CANDOR_GALLERY=folder cargo test --test gallery`. Names are `SET-SCREEN-THEME-WIDTH-PERCENT.png`.
//! `CANDOR_GALLERY_ONLY="compare dark, predict 800"` paints only what has all words of one of the parts in its name;
//! `CANDOR_GALLERY_FILES=folder` adds a set of its own from these files.
#![cfg(feature = "gui")]
#![expect(clippy::expect_used, reason = "a test")]

mod support;

use std::path::{Path, PathBuf};

use candor::app::{AppState, Command, Page, Settings, ThemeChoice};
use candor::ui::Shell;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use support::screens::{ALL, EMPTY, FEW, LESSON, ODD, PREDICT, Screen, TALL, Then, back};
use support::window::{all_done, pictured_window, wait_until};

/// Width, height and percent.
type Size = ([f32; 2], u16);

const SIZES: &[Size] = &[
    ([800.0, 600.0], 100),
    ([800.0, 600.0], 200),
    ([1280.0, 800.0], 100),
    ([1280.0, 800.0], 200),
    ([2560.0, 1440.0], 100),
    ([2560.0, 1440.0], 200),
];

const USUAL: &[Size] = &[([800.0, 600.0], 100), ([1280.0, 800.0], 100), ([1280.0, 800.0], 200)];

/// So high that nothing has to be scrolled to.
const WHOLE: &[Size] = &[([800.0, 5_200.0], 100), ([1281.0, 5_200.0], 100)];

const THEMES: &[(&str, ThemeChoice)] = &[("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)];

/// Which documents are open.
enum Open {
    None,
    Samples,
    /// What this writes into a folder.
    Made(fn(&Path)),
    Files(PathBuf),
}

/// Documents, and the screens that are worth seeing with them.
struct Set {
    name: &'static str,
    open: Open,
    predict: bool,
    sizes: &'static [Size],
    screens: &'static [Screen],
}

/// What is to be painted, and where to.
struct Gallery {
    folder: PathBuf,
    only: Vec<Vec<String>>,
}

impl Gallery {
    fn from_environment() -> Option<Self> {
        let folder = PathBuf::from(std::env::var_os("CANDOR_GALLERY")?);
        std::fs::create_dir_all(&folder).expect("a folder");
        let only = std::env::var("CANDOR_GALLERY_ONLY").unwrap_or_default();
        let words = |part: &str| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        Some(Self { folder, only: only.split(',').map(words).collect() })
    }

    fn wants(&self, name: &str) -> bool {
        let parts: Vec<&str> = name.split('-').collect();
        let has = |word: &String| parts.contains(&word.as_str());
        self.only.iter().any(|words| words.iter().all(has))
    }

    fn paint(&self, set: &Set) {
        for (size, percent) in set.sizes {
            for (theme_name, theme) in THEMES {
                let name_of = |screen: &Screen| {
                    format!("{}-{}-{theme_name}-{:.0}-{percent}", set.name, screen.name, size[0])
                };
                let wanted: Vec<&Screen> = set.screens.iter().filter(|it| self.wants(&name_of(it))).collect();
                if wanted.is_empty() {
                    continue;
                }
                let mut settings = Settings::default();
                (settings.theme, settings.zoom_percent, settings.predict) = (*theme, *percent, set.predict);
                let (mut window, folder) = open(*size, settings, &set.open);
                for screen in wanted {
                    show(&mut window, screen);
                    let picture = window.render().expect("a picture");
                    picture.save(self.folder.join(format!("{}.png", name_of(screen)))).expect("a file");
                }
                drop(folder);
            }
        }
    }
}

/// A window with these documents, and the folder that they are in.
fn open(
    size: [f32; 2],
    settings: Settings,
    open: &Open,
) -> (Harness<'static, Shell>, Option<tempfile::TempDir>) {
    let mut window = pictured_window(size, settings);
    let mut kept = None;
    let command = match open {
        Open::None => {
            window.run_steps(4);
            return (window, None);
        }
        Open::Samples => Command::OpenSamples,
        Open::Made(make) => {
            let folder = kept.insert(tempfile::tempdir().expect("a folder"));
            make(folder.path());
            Command::Open(vec![folder.path().to_owned()])
        }
        Open::Files(folder) => Command::Open(vec![folder.clone()]),
    };
    window.state().send(command);
    wait_until(&mut window, "the documents", all_done);
    (window, kept)
}

/// Go back to where every screen begins, and from there to this one.
fn show(window: &mut Harness<'_, Shell>, screen: &Screen) {
    // A menu that is still open.
    window.key_press(egui::Key::Escape);
    window.run_steps(2);
    send(window, back);
    for step in screen.steps {
        match step {
            Then::Send(commands) => send(window, *commands),
            Then::Click(label) => {
                let all = |label| window.query_all_by_label_contains(label).next();
                // Where the window is narrow, all menus are in one.
                all(label).or_else(|| all("Menu")).expect("something to click").click();
                window.run_steps(3);
            }
        }
        wait_until(window, "the judgements", is_judged);
    }
    // What slides or fades has ended.
    window.run_steps(6);
}

fn is_judged(state: &AppState) -> bool {
    state.page != Page::Rubric || state.reports().all(|it| it.rubric.hash == state.rubric_hash())
}

fn send(window: &mut Harness<'_, Shell>, commands: fn(&AppState) -> Vec<Command>) {
    for command in commands(window.state().state()) {
        window.state().send(command);
        window.run_steps(3);
    }
}

/// One document.
fn one(folder: &Path) {
    let shop = include_str!("../assets/samples/05-shop-sorrelune-root.html");
    std::fs::write(folder.join("sorrelune-root.html"), shop).expect("a file");
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
    let hebrew = "מחקרים מראים שזה עשוי לעבוד, וכולם מסכימים שזה בהחלט עובד (Levi, 2019). ".repeat(20);
    let quotes = format!(
        "# מחקרים מראים שזה עשוי לעבוד (Levi, 2019), וכולם מסכימים שזה בהחלט עובד, אבל איש לא בדק\n\n{}",
        "Everyone says that “זה עשוי לעבוד (אולי), וכולם מסכימים” is definitely the case, as studies show. "
            .repeat(20)
    );
    let arabic = "تشير الدراسات إلى أن هذا قد ينجح، ويتفق الجميع على أنه ينجح بالتأكيد. ".repeat(20);
    let chinese = "研究表明这可能有效，大家都同意它一定有效。".repeat(30);
    let files = [
        (format!("{long}.txt"), text.clone()),
        ("empty.txt".to_owned(), String::new()),
        ("hebrew.txt".to_owned(), hebrew),
        ("quotes-hebrew.md".to_owned(), quotes),
        ("arabic.txt".to_owned(), arabic),
        ("chinese.txt".to_owned(), chinese),
        ("one-word.txt".to_owned(), "Word".to_owned()),
        ("no-break.txt".to_owned(), "x".repeat(4_000)),
        ("broken.docx".to_owned(), format!("PK\u{3}\u{4}{text}")),
    ];
    for (name, content) in files {
        std::fs::write(folder.join(name), content).expect("a file");
    }
}

#[test]
fn gallery() {
    let Some(gallery) = Gallery::from_environment() else { return };
    let set = |name, open, sizes, screens| Set { name, open, predict: name == "predict", sizes, screens };
    let mut sets = vec![
        set("none", Open::None, SIZES, EMPTY),
        set("one", Open::Made(one), SIZES, FEW),
        set("samples", Open::Samples, SIZES, ALL),
        set("whole", Open::Samples, WHOLE, TALL),
        set("many", Open::Made(many), USUAL, FEW),
        set("odd", Open::Made(odd), USUAL, ODD),
        set("predict", Open::Samples, SIZES, PREDICT),
        set("lesson", Open::Samples, SIZES, LESSON),
    ];
    if let Some(files) = std::env::var_os("CANDOR_GALLERY_FILES").map(PathBuf::from) {
        sets.push(set("files", Open::Files(files.clone()), SIZES, FEW));
        sets.push(set("fileswhole", Open::Files(files), WHOLE, TALL));
    }
    for set in &sets {
        gallery.paint(set);
    }
}
