//! Opening the window, or saying why it cannot be opened.

use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Shell;
use crate::app::{Command, Settings};
use crate::worker::storage::{Folders, Kept};

/// What the window needs on Debian and its relatives; the names are the same on Ubuntu and Mint.
const PACKAGES: &str = "libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 libgl1";

/// What stands for the window in bars and lists.
const ICON: &[u8] = include_bytes!("../../packaging/icons/candor-256.png");

/// Whether the window is there, so that a panic is one of ours.
static STARTED: AtomicBool = AtomicBool::new(false);

/// Open the window with these files and folders loaded, and return when it is closed.
/// The error is one line for the user, to follow "no window: ": why there is none, and what to install.
pub fn run(paths: Vec<PathBuf>) -> Result<(), String> {
    if cfg!(target_os = "linux") && !has_display() {
        return Err(
            "neither DISPLAY nor WAYLAND_DISPLAY is set, so there is no display to open it on".to_owned()
        );
    }
    let folders = Folders::of_user();
    let settings =
        folders.load(&Kept::Settings).map_or_else(Settings::default, |text| Settings::from_toml(&text));
    silence_until_started();
    let opened = catch_unwind(move || {
        eframe::run_native(
            "candor",
            options(),
            Box::new(move |creation| {
                STARTED.store(true, Ordering::Relaxed);
                let shell = Shell::new(&creation.egui_ctx, settings, folders)?;
                if !paths.is_empty() {
                    shell.send(Command::Open(paths));
                }
                Ok(Box::new(shell))
            }),
        )
    });
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(advice(&error.to_string())),
        Err(_) => Err(advice("a library of the window system is missing or broke down")),
    }
}

fn advice(reason: &str) -> String {
    let reason = reason.lines().next().unwrap_or(reason);
    // winit puts the line of its own source code before what went wrong.
    let plain =
        if reason.contains("os error at ") { reason.rsplit(": ").next().unwrap_or(reason) } else { reason };
    let unreachable = plain.contains("connection to X server") || plain.contains("wayland compositor");
    if cfg!(target_os = "linux") && !unreachable {
        format!("{plain}. On Debian or Ubuntu: apt-get install {PACKAGES}")
    } else {
        plain.to_owned()
    }
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A missing libxkbcommon-x11 is a panic in the library that loads it, not an error; it is reported as one line.
fn silence_until_started() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if STARTED.load(Ordering::Relaxed) {
            usual(info);
        }
    }));
}

fn options() -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Candor")
            .with_app_id("candor")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([480.0, 360.0])
            .with_drag_and_drop(true)
            .with_icon(icon()),
        event_loop_builder: x11_where_possible(),
        ..Default::default()
    }
}

/// Candor's own; the toolkit's where it cannot be read.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()
}

/// Native Wayland delivers no file drops with this version of winit, `XWayland` does.
#[cfg(target_os = "linux")]
fn x11_where_possible() -> Option<eframe::EventLoopBuilderHook> {
    let has_x11 = std::env::var_os("DISPLAY").is_some_and(|value| !value.is_empty());
    has_x11.then(|| -> eframe::EventLoopBuilderHook {
        Box::new(|builder| {
            use winit::platform::x11::EventLoopBuilderExtX11 as _;
            builder.with_x11();
        })
    })
}

#[cfg(not(target_os = "linux"))]
fn x11_where_possible() -> Option<eframe::EventLoopBuilderHook> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_read() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
    }

    #[test]
    fn the_reason_is_one_line_without_source_code() {
        let winit =
            "winit EventLoopError: os error at src/linux/mod.rs:788: Failed to open connection to X server";
        assert_eq!(advice(winit), "Failed to open connection to X server");
        let missing = advice("libX11.so.6 cannot be opened\nstack backtrace:");
        assert!(missing.starts_with("libX11.so.6 cannot be opened") && !missing.contains('\n'));
        assert_eq!(missing.contains("apt-get"), cfg!(target_os = "linux"));
    }
}
