//! The same targets under libFuzzer: the first byte of the input chooses one.
#![no_main]

#[path = "../src/targets.rs"]
mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use targets::{Target, targets};

static TARGETS: LazyLock<Vec<Target>> = LazyLock::new(targets);

fuzz_target!(|input: &[u8]| {
    if let Some((first, rest)) = input.split_first()
        && let Some(target) = TARGETS.get(usize::from(*first) % TARGETS.len())
    {
        (target.run)(rest);
    }
});
