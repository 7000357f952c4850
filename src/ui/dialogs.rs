//! The system's file dialogs, each in its own thread, as they block and some never come back.
//!
//! Where the system has none, the dialog answers at once with nothing; then the in-app field for a path opens.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant, SystemTime};

use crate::app::{ClassCommand, Command, Overlay, Request, RubricCommand};
use crate::format::FORMATS;
use crate::worker::threads;

/// An answer faster than this was not given by a person.
const TOO_FAST: Duration = Duration::from_millis(150);

/// Show the dialog; the answer comes as a command.
pub(super) fn show(request: Request, commands: Sender<Command>, wake: impl Fn() + Send + 'static) {
    let fallback = commands.clone();
    let started = threads::start("candor-dialog", move || {
        let begun = Instant::now();
        let fallback = || (begun.elapsed() < TOO_FAST).then(|| without_dialog(&request));
        if let Some(command) = ask(&request).or_else(fallback) {
            commands.send(command).ok();
        }
        wake();
    });
    if started.is_err() {
        fallback.send(Command::ShowOverlay(Overlay::Path)).ok();
    }
}

/// What the reader answers; nothing where they do not, or where there is no dialog.
fn ask(request: &Request) -> Option<Command> {
    match request {
        Request::FileDialog => {
            let endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.extensions).copied().collect();
            let dialog =
                rfd::FileDialog::new().add_filter("Documents", &endings).add_filter("All files", &["*"]);
            dialog.pick_files().map(Command::Open)
        }
        Request::FolderDialog => rfd::FileDialog::new().pick_folders().map(Command::Open),
        Request::SaveDialog { export, only, name } => {
            let dialog = rfd::FileDialog::new().set_file_name(name);
            dialog.save_file().map(|path| Command::ExportTo(export, *only, path))
        }
        Request::RubricDialog => {
            let dialog = rfd::FileDialog::new().add_filter("Rubrics", &["toml"]);
            dialog.pick_file().map(|path| Command::Rubric(RubricCommand::OpenFrom(path)))
        }
        Request::SaveRubricDialog => {
            let dialog = rfd::FileDialog::new().set_file_name("rubric.toml");
            dialog.save_file().map(|path| Command::Rubric(RubricCommand::SaveTo(path)))
        }
        Request::LessonDialog => {
            let dialog = rfd::FileDialog::new().add_filter("Lessons", &["toml"]);
            dialog.pick_file().map(|path| Command::Class(ClassCommand::OpenLessonFrom(path)))
        }
        Request::SaveLessonDialog => {
            let dialog = rfd::FileDialog::new().set_file_name(LESSON_NAME);
            dialog.save_file().map(|path| Command::Class(ClassCommand::SaveLessonTo(path)))
        }
        Request::ExportFolderDialog(id) => {
            rfd::FileDialog::new().pick_folder().map(|folder| Command::ExportFolderTo(id, folder))
        }
        Request::Copy(_) | Request::Quit => None,
    }
}

/// The same without a dialog: what is written goes into the home folder, what is read is asked for in the window.
fn without_dialog(request: &Request) -> Command {
    match request {
        Request::SaveDialog { export, only, name } => Command::ExportTo(export, *only, new_at_home(name)),
        Request::ExportFolderDialog(id) => Command::ExportFolderTo(id, new_at_home("candor-reports")),
        Request::SaveRubricDialog => {
            Command::Rubric(RubricCommand::SaveTo(new_at_home("candor-rubric.toml")))
        }
        Request::SaveLessonDialog => Command::Class(ClassCommand::SaveLessonTo(new_at_home(LESSON_NAME))),
        _ => Command::ShowOverlay(Overlay::Path),
    }
}

/// Under this ending, a lesson is known as one when it is dropped on the window.
const LESSON_NAME: &str = "candor.lesson.toml";

/// A new file in the home folder: what is there already is never overwritten.
fn new_at_home(name: &str) -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let now = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    let name = match name.split_once('.') {
        Some((stem, ending)) => format!("{stem}-{now}.{ending}"),
        None => format!("{name}-{now}"),
    };
    home.map_or_else(PathBuf::new, PathBuf::from).join(name)
}
