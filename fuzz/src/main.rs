//! Fuzzing with a stable compiler: `cargo run --release --manifest-path fuzz/Cargo.toml -- TARGET --minutes 60`.
//!
//! Inputs are the project's own samples, broken at random from a seed: the same seed gives the same inputs. What
//! fails is told with its number, and made again with `--only NUMBER`. Without a target, the targets are listed.

mod mutate;
mod parts;
#[path = "../../tests/support/pdf.rs"]
#[expect(dead_code, reason = "the tests make more")]
mod pdf;
mod seeds;
#[path = "../../tests/support/sound.rs"]
mod sound;
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use mutate::{Random, input};
use seeds::{samples, words};
use targets::{Target, targets};

/// An input that takes longer than this is told.
const SLOW: Duration = Duration::from_secs(2);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse::<u64>().ok()
    };
    let targets = targets();
    let Some(target) = targets.iter().find(|target| arguments.first() == Some(&target.name)) else {
        return targets.iter().for_each(|target| println!("{}", target.name));
    };
    let (seed, only) = (option("--seed").unwrap_or(1), option("--only"));
    let (samples, words) = (samples(target), words(target));
    if let Some(number) = only {
        let bytes = input(&samples, &words, &mut Random::new(seed, number));
        fs::write("fuzz-input", &bytes).expect("a file to look at");
        return (target.run)(&bytes);
    }
    run(target, &samples, &words, seed, Duration::from_secs(60 * option("--minutes").unwrap_or(1)));
}

/// Run until the time is over, and tell how it went.
fn run(target: &Target, samples: &[Vec<u8>], words: &[Vec<u8>], seed: u64, time: Duration) {
    let begun = Instant::now();
    let (mut number, mut failed, mut slow) = (0_u64, 0_u64, 0_u64);
    std::panic::set_hook(Box::new(|_| ()));
    for sample in samples {
        (target.run)(sample);
    }
    let mut told = begun;
    while begun.elapsed() < time {
        let bytes = input(samples, words, &mut Random::new(seed, number));
        let from = Instant::now();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes))) {
            failed += 1;
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
            println!("{} FAILED: --seed {seed} --only {number}: {said}", target.name);
            if failed >= 20 {
                break;
            }
        }
        if from.elapsed() > SLOW {
            slow += 1;
            println!("{} SLOW: --seed {seed} --only {number}: {:?}", target.name, from.elapsed());
        }
        number += 1;
        if told.elapsed() > Duration::from_secs(10) {
            // Where the process dies of its input, this says from which number on to look.
            eprintln!("{} at {number}", target.name);
            told = Instant::now();
        }
    }
    let minutes = begun.elapsed().as_secs_f64() / 60.0;
    println!("{}: {minutes:.1} min, {number} inputs, {failed} failed, {slow} slow", target.name);
}
