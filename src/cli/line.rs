//! A scored document on its way to standard output, as one line of JSON.

use std::io::{self, Write};

use crate::analysis::Unmarked;
use crate::export::{Item, Lists, write_line};
use crate::text::parallel;

/// See [`Line::of`].
pub(super) enum Line {
    /// The line.
    Written(Vec<u8>),
    /// A document whose line is long: it is never whole in memory.
    Long(Box<Unmarked>),
}

impl Line {
    /// Written at once, in the thread that scored it, where the document is small.
    pub(super) fn of(unmarked: Unmarked) -> Self {
        if unmarked.text.len() >= parallel::LARGE {
            return Self::Long(Box::new(unmarked));
        }
        let mut line = Vec::with_capacity((1 << 16) + 4 * unmarked.text.len());
        // A vector takes every byte.
        write(&unmarked, &mut line).ok();
        Self::Written(line)
    }

    /// Write it to its end.
    pub(super) fn write(&self, out: &mut (dyn Write + Send)) -> io::Result<()> {
        match self {
            Self::Written(line) => out.write_all(line),
            Self::Long(unmarked) => write(unmarked, out),
        }
    }
}

fn write(unmarked: &Unmarked, out: impl Write + Send) -> io::Result<()> {
    let Unmarked { text, report, findings, sources, rates } = unmarked;
    write_line(&Item::new(report, text, &[]), &Lists { findings, sources, rates }, out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyze, analyze_unmarked};
    use crate::format::Source;
    use crate::score::Rubric;

    #[test]
    fn marks_are_written_as_if_they_were_made() {
        let prose = "Studies show that tea may cure colds. “It is \"shocking\\news\"”, café users\tsay; experts \
            definitely\nagree that it might, perhaps, help them [1] (doi:10.1000/\"xy), says Dr. Ann \"Bo\" Okafor of \
            Harvard University, see https://www.nih.gov/tea. Buy tea now!\n\n";
        let entries = "References\n\n\
            [1] Smith, J. (2019). On tea. Journal of Rest, 12(3), 45-50. doi:10.1000/182\n\n";
        for times in [0, 1, 900] {
            let source = Source::of_text("a", prose.repeat(times) + &entries.repeat(times));
            let (rubric, mut plain, mut written) = (Rubric::default(), Vec::new(), Vec::new());
            let report = analyze(&source, &rubric, &()).unwrap();
            write_line(&Item::new(&report, &source.text, &source.blocks), &Lists::default(), &mut plain)
                .unwrap();
            let unmarked = analyze_unmarked(source, &rubric).unwrap();
            assert!(unmarked.report.signals.is_empty() && unmarked.findings.len() == report.signals.len());
            assert_eq!((&unmarked.sources, &unmarked.rates), (&report.evidence.sources, &report.rates));
            assert_eq!((unmarked.sources.len() > 1, unmarked.rates.is_empty()), (times > 0, times < 900));
            write(&unmarked, &mut written).unwrap();
            assert_eq!(String::from_utf8(written), String::from_utf8(plain), "{times}");
        }
    }
}
