//! The whole window in a test: real worker threads, no display.
#![expect(clippy::panic, reason = "a test")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use candor::app::{AppState, Settings};
use candor::ui::Shell;
use candor::worker::storage::Folders;
use egui_kittest::Harness;

/// A window of this size with these settings; nothing is kept on disk.
pub(crate) fn window(size: [f32; 2], settings: Settings) -> Harness<'static, Shell> {
    builder(size).build_eframe(move |creation| {
        Shell::new(&creation.egui_ctx, settings, Folders::default()).expect("threads can be started")
    })
}

/// The same with folders of its own, so that it can be closed and opened again.
pub(crate) fn window_in(size: [f32; 2], settings: Settings, folders: Folders) -> Harness<'static, Shell> {
    builder(size).build_eframe(move |creation| {
        Shell::new(&creation.egui_ctx, settings, folders).expect("threads can be started")
    })
}

/// The same, to be drawn into pictures.
pub(crate) fn drawn_window(size: [f32; 2], settings: Settings) -> Harness<'static, Shell> {
    builder(size).renderer(super::cpu_renderer::CpuRenderer::default()).build_eframe(move |creation| {
        Shell::new(&creation.egui_ctx, settings, Folders::default()).expect("threads can be started")
    })
}

/// The same, to be looked at: with the faces of the system for scripts that the program brings none for.
pub(crate) fn pictured_window(size: [f32; 2], settings: Settings) -> Harness<'static, Shell> {
    let drawn = builder(size).renderer(super::cpu_renderer::CpuRenderer::default()).allow_missing_glyphs();
    drawn.build_eframe(move |creation| {
        creation.egui_ctx.add_font_provider(Arc::new(egui_system_font_provider::SystemFontProvider::new()));
        Shell::new(&creation.egui_ctx, settings, Folders::default()).expect("threads can be started")
    })
}

fn builder(size: [f32; 2]) -> egui_kittest::HarnessBuilder<Shell> {
    Harness::builder().with_size(size).with_max_steps(40).with_step_dt(0.25)
}

/// Frames until `done`, or a panic after some seconds of waiting for the worker.
pub(crate) fn wait_until(window: &mut Harness<'_, Shell>, what: &str, done: impl Fn(&AppState) -> bool) {
    for _ in 0..3_000 {
        window.step();
        if done(window.state().state()) {
            window.run_steps(3);
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("waited in vain: {what}");
}

/// Every document has ended, one way or the other.
pub(crate) fn all_done(state: &AppState) -> bool {
    !state.documents.is_empty() && !state.is_walking() && state.n_pending() == 0
}

/// A file as the window system hands it over.
#[derive(Debug)]
pub(crate) struct Dropped(pub(crate) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Drop these paths on the window.
pub(crate) fn drop_paths(window: &mut Harness<'_, Shell>, paths: &[&Path]) {
    for path in paths {
        window.input_mut().dropped_files.push(Arc::new(Dropped((*path).to_owned())));
    }
    window.step();
}
