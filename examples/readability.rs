//! The readability figures of plain text files and nothing else: `cargo run --release --example readability -- FILE…`.
//! `benches/peers` holds its time against `wc -w`.

use std::io::Write as _;

use candor::signal::{Measure, signals};
use candor::text::{Document, blocks_of_plain};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let document = Document::new(&text, blocks_of_plain(&text));
        for signal in signals() {
            if let Measure::Formula(formula) = signal.measure
                && let Ok(value) = formula.measure(document.counts(), document.language())
            {
                writeln!(out, "{path}\t{}\t{value:.2}", signal.id)?;
            }
        }
    }
    Ok(())
}
