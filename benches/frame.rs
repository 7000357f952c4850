//! How long the first frame and a frame of scrolling take, without a display and without a graphics card:
//! `cargo bench --bench frame`. What came out is in `docs/performance.md`.
//!
//! A frame is all that the processor does for it: input, layout, shapes and their triangles.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench tells what it measured")]

use std::time::{Duration, Instant};

use candor::app::{Command, Settings};
use candor::ui::Shell;
use candor::worker::storage::Folders;
use egui_kittest::Harness;

/// Bytes of the long document.
const BYTES: usize = 10 << 20;

/// Frames that are measured.
const N_FRAMES: usize = 300;

fn main() {
    let begun = Instant::now();
    let mut window = window();
    window.step();
    tell("window and first frame", &mut vec![begun.elapsed()]);
    let text = "The boats of the old harbour may come back early (Smith, 1999), and nobody doubts it. "
        .repeat(9)
        + "\n\n";
    let begun = Instant::now();
    window.state().send(Command::AddText(text.repeat(BYTES / text.len())));
    let mut waiting = Vec::new();
    while window.state().state().documents.is_empty() || window.state().state().n_pending() > 0 {
        waiting.push(frame(&mut window));
        std::thread::sleep(Duration::from_millis(5));
    }
    tell("10 MB analyzed", &mut vec![begun.elapsed()]);
    tell("a frame while it is analyzed", &mut waiting);
    tell("the first frame with it", &mut vec![frame(&mut window)]);
    let mut scrolling = Vec::new();
    for _ in 0..N_FRAMES {
        window.event(egui::Event::PointerMoved(egui::pos2(500.0, 500.0)));
        window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -120.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        });
        scrolling.push(frame(&mut window));
    }
    tell("a frame of scrolling", &mut scrolling);
}

fn window() -> Harness<'static, Shell> {
    Harness::builder().with_size([1280.0, 800.0]).with_max_steps(1).build_eframe(|creation| {
        Shell::new(&creation.egui_ctx, Settings::default(), Folders::default())
            .expect("threads can be started")
    })
}

/// The time of one frame with its triangles.
fn frame(window: &mut Harness<'_, Shell>) -> Duration {
    let begun = Instant::now();
    window.step();
    let shapes = window.output().shapes.clone();
    let triangles = window.ctx.tessellate(shapes, 1.0);
    std::hint::black_box(triangles);
    begun.elapsed()
}

fn tell(what: &str, times: &mut Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| {
        let time = times.get((times.len().saturating_sub(1)) * share / 100).copied().unwrap_or_default();
        time.as_secs_f64() * 1000.0
    };
    if let [one] = times.as_slice() {
        println!("{what}: {:.1} ms", one.as_secs_f64() * 1000.0);
    } else {
        println!(
            "{what}: median {:.2} ms, 95 of 100 below {:.2} ms, longest {:.2} ms",
            at(50),
            at(95),
            at(100)
        );
    }
}
