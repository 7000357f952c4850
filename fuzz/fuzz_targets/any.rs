//! The same targets under libFuzzer: the variable `CANDOR_FUZZ` names the one that takes the input.
#![no_main]

#[path = "../src/parts.rs"]
#[expect(dead_code, reason = "the seeds are written by the other program")]
mod parts;
#[path = "../../tests/support/pdf.rs"]
#[expect(dead_code, reason = "the seeds are written by the other program")]
mod pdf;
#[path = "../src/targets.rs"]
mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use targets::{Target, targets};

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let named = std::env::var("CANDOR_FUZZ").expect("CANDOR_FUZZ names a target");
    targets().into_iter().find(|target| target.name == named).expect("a target of that name")
});

fuzz_target!(|input: &[u8]| (TARGET.run)(input));
