//! A scored document on its way to standard output, as one line of JSON.

use std::io::{self, Write};

use super::score::{Scored, item};
use crate::export::write_line;
use crate::text::parallel;

/// See [`Line::of`].
pub(super) enum Line {
    /// The line.
    Written(Vec<u8>),
    /// A document whose line is long: it is never whole in memory.
    Long(Box<Scored>),
}

impl Line {
    /// Written at once, in the thread that scored it, where the document is small.
    pub(super) fn of(scored: Scored) -> Self {
        if scored.0.text.len() >= parallel::LARGE {
            return Self::Long(Box::new(scored));
        }
        let mut line = Vec::new();
        // A vector takes every byte.
        write_line(&item(&scored), &mut line).ok();
        Self::Written(line)
    }

    /// Write it to its end.
    pub(super) fn write(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Written(line) => out.write_all(&line),
            Self::Long(scored) => write_line(&item(&scored), out),
        }
    }
}
