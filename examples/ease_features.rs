//! Prints the features of `ease` for `tools/fit_ease.py`: JSON Lines with "id" and "text" in, tab-separated out.

use std::io::{self, BufRead as _, Write as _};

use candor::signal::readability::ease::FEATURES;
use candor::text::{Document, blocks_of_plain};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let names: Vec<&str> = FEATURES.iter().map(|feature| feature.name).collect();
    writeln!(out, "id\t{}", names.join("\t"))?;
    for line in io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| row.get(name).and_then(serde_json::Value::as_str);
        let (Some(id), Some(text)) = (field("id"), field("text")) else { continue };
        let document = Document::new(text, blocks_of_plain(text));
        if document.counts().words > 0 {
            let values = FEATURES.iter().map(|it| format!("{:.6}", (it.value)(document.counts())));
            writeln!(out, "{id}\t{}", values.collect::<Vec<_>>().join("\t"))?;
        }
    }
    Ok(())
}
