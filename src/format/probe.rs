//! What is known of a file before it is read: its bytes, its ending, and what it holds where it is an archive.

use std::cell::OnceCell;

use super::container::{self, Kind};

/// A file whose format is to be recognized.
#[derive(Debug)]
pub struct Probe<'b> {
    /// Its bytes.
    pub bytes: &'b [u8],
    /// The ending of its name, lower case, without the dot.
    pub ending: String,
    /// An archive is opened once for all the rows that ask.
    kind: OnceCell<Option<Kind>>,
}

impl<'b> Probe<'b> {
    /// Of the file called `name`.
    pub(super) fn new(name: &str, bytes: &'b [u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        Self { bytes, ending, kind: OnceCell::new() }
    }

    /// Whether it is an archive that holds this.
    pub(super) fn holds(&self, kind: Kind) -> bool {
        *self.kind.get_or_init(|| container::kind(self.bytes)) == Some(kind)
    }
}
