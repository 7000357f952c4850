//! The same targets under libFuzzer: the variable `CANDOR_FUZZ` names the one that takes the input; without it, their
//! names are told. With a folder in `CANDOR_FUZZ_SEEDS`, the seeds of the target are written there, its dictionary
//! beside, and that is all. `.ci/fuzz` runs all of them.
#![no_main]

#[path = "../src/mutate.rs"]
#[expect(dead_code, reason = "libFuzzer changes the inputs in its own way")]
mod mutate;
#[path = "../src/parts.rs"]
mod parts;
#[path = "../../tests/support/pdf.rs"]
#[expect(dead_code, reason = "the tests make more")]
mod pdf;
#[path = "../src/seeds.rs"]
mod seeds;
#[path = "../../tests/support/sound.rs"]
mod sound;
#[path = "../src/targets.rs"]
mod targets;

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{fs, io};

use libfuzzer_sys::fuzz_target;
use targets::{Target, targets};

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let named = std::env::var("CANDOR_FUZZ").expect("CANDOR_FUZZ names a target");
    targets().into_iter().find(|target| target.name == named).expect("a target of that name")
});

/// The seeds of the target as files in `folder`, its dictionary beside it.
fn write(folder: &PathBuf) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (number, sample) in seeds::samples(&TARGET).iter().enumerate() {
        fs::write(folder.join(format!("seed-{number:04}")), sample)?;
    }
    let shown = |word: &Vec<u8>| word.iter().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let words = seeds::words(&TARGET);
    let lines = words.iter().filter(|it| it.len() <= 60).map(|word| format!("\"{}\"\n", shown(word)));
    fs::write(folder.with_extension("dict"), lines.collect::<String>())
}

fuzz_target!(
    init: {
        if std::env::var_os("CANDOR_FUZZ").is_none() {
            targets().iter().for_each(|target| println!("{}", target.name));
            std::process::exit(0);
        }
        if let Some(folder) = std::env::var_os("CANDOR_FUZZ_SEEDS") {
            write(&folder.into()).expect("a folder to write to");
            std::process::exit(0);
        }
    },
    |input: &[u8]| (TARGET.run)(input)
);
