//! `candor batch`: JSON Lines in, one report a line out, in parallel, in order, in bounded memory.

use std::io::{self, BufRead, BufReader, Write};
use std::process::ExitCode;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::entry::{Entry, Id};
use super::input::Given;
use super::line::Line;
use super::{output, score};
use crate::analysis::{analyze_unmarked, prepare};
use crate::format::Source;
use crate::score::Rubric;
use crate::text::parallel;
use crate::worker::DEFECT;

/// Lines are read until one of these is reached, then analyzed together.
const CHUNK_LINES: usize = 512;
const CHUNK_BYTES: u64 = 8 << 20;

/// Score standard input.
pub(super) fn run() -> ExitCode {
    let mut out = output::line_writer();
    let mut failed = false;
    let mut input = BufReader::with_capacity(1 << 18, io::stdin());
    let done = score_lines(&mut input, &mut out, &mut |number, message| {
        failed = true;
        output::complain(format_args!("line {number}"), message);
    });
    let written = done.and_then(|()| out.flush());
    output::finish(written, u8::from(failed))
}

/// Score every line of `input`; what is wrong with a line goes to `complain` with its number, the first being 1.
pub fn score_lines(
    input: &mut (dyn BufRead + Send),
    out: &mut (dyn Write + Send),
    complain: &mut dyn FnMut(usize, &str),
) -> io::Result<()> {
    let rubric = Rubric::default();
    let (mut chunk, ()) = parallel::both(true, || read_chunk(input), prepare);
    let mut first = 1;
    loop {
        let (lines, read) = chunk;
        let n_lines = lines.len();
        let reports: Vec<_> = lines.into_par_iter().map(|line| score_line(line, &rubric)).collect();
        for (number, report) in (first..).zip(&reports) {
            match report {
                Ok(report) => report.as_ref().map_or(Ok(()), |line| line.write(out))?,
                Err(message) => complain(number, message),
            }
        }
        first += n_lines;
        if let Err(error) = read {
            complain(first, &format!("cannot be read: {error}"));
            return Ok(());
        }
        if n_lines == 0 {
            return Ok(());
        }
        // To give back the room of long texts is work, for which nobody waits.
        rayon::spawn(|| drop(reports));
        chunk = parallel::both(true, || read_chunk(input), || ()).0;
    }
}

/// The next lines, and whether more of them could be read.
fn read_chunk(input: &mut (dyn BufRead + Send)) -> (Vec<Given>, io::Result<()>) {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < CHUNK_LINES && bytes < CHUNK_BYTES {
        match Given::next(input) {
            Ok(Some(line)) => {
                bytes += line.n_bytes;
                lines.push(line);
            }
            Ok(None) => break,
            Err(error) => return (lines, Err(error)),
        }
    }
    (lines, Ok(()))
}

/// The report; nothing for a blank line.
fn score_line(line: Given, rubric: &Rubric) -> Result<Option<Line>, String> {
    let Some(entry) = line.entry()? else { return Ok(None) };
    let Entry { id, text, title } = entry;
    let id = match id {
        Id::Text(id) => id,
        Id::Number(number) => number.to_string(),
    };
    let mut source = Source::of_text(&id, text);
    source.meta.title = title;
    let unmarked = score::catch_panic(|| analyze_unmarked(source, rubric)).ok_or(DEFECT)?;
    Ok(Some(Line::of(unmarked)))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn score(input: &str) -> (Vec<String>, Vec<(usize, String)>) {
        let (mut out, mut complaints) = (Vec::new(), Vec::new());
        let done = score_lines(&mut input.as_bytes(), &mut out, &mut |number, message| {
            complaints.push((number, message.to_owned()));
        });
        assert!(done.is_ok());
        let ids = String::from_utf8_lossy(&out)
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .map(|report| report.get("id").map(ToString::to_string).unwrap_or_default())
            .collect();
        (ids, complaints)
    }

    #[test]
    fn a_bad_line_is_reported_by_its_number_and_stops_nothing() {
        let (ids, complaints) = score(
            "{\"id\":\"a\",\"text\":\"One.\"}\n\nnot json\n{\"id\":2,\"text\":\"\",\"more\":1}\n{\"id\":\"c\"}\n\
             {\"id\":\"d\",\"text\":\"Last, no line end.\"}",
        );
        assert_eq!(ids, ["\"a\"", "\"2\"", "\"d\""]);
        assert_eq!(complaints.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn what_is_wrong_is_said_in_words_of_the_line() {
        for (line, wrong) in [
            ("[\"a\",\"One.\",null]", "not a JSON object"),
            ("\"One.\"", "not a JSON object"),
            ("{\"id\":\"a\"}", "missing field `text`, column 10"),
            ("{\"id\":null,\"text\":\"\"}", "the id is neither text nor a number, column 10"),
            ("{\"id\":\"a\",\"text\":\"\"", "EOF while parsing an object, column 19"),
        ] {
            let (ids, complaints) = score(&format!("{line}\n{{\"id\":1,\"text\":\"\"}}\n"));
            assert_eq!(ids, ["\"1\""], "{line}");
            assert_eq!(complaints, [(1, wrong.to_owned())]);
        }
        let (ids, complaints) = score("\u{feff}{\"id\":\"a\",\"text\":\"One.\"}\n");
        assert_eq!((ids, complaints), (vec!["\"a\"".to_owned()], Vec::new()), "a mark of the byte order");
        assert_eq!(score("\u{feff}"), (Vec::new(), Vec::new()));
    }

    #[test]
    fn what_was_read_before_the_input_failed_is_written() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("gone"))
            }
        }
        let input = b"{\"id\":1,\"text\":\"One.\"}\n{\"id\":2".chain(Failing);
        let (mut out, mut complaints) = (Vec::new(), Vec::new());
        let mut complain = |number, message: &str| complaints.push((number, message.to_owned()));
        score_lines(&mut BufReader::new(input), &mut out, &mut complain).unwrap();
        assert!(String::from_utf8_lossy(&out).starts_with("{\"schema\":"));
        assert_eq!(complaints, [(2, "cannot be read: gone".to_owned())]);
    }

    #[test]
    fn keeps_the_order_over_many_chunks() {
        let line = |n: usize| format!("{{\"id\":{n},\"text\":\"A b.\"}}\n");
        let lines = (0..3 * CHUNK_LINES / 2).map(line).collect::<Vec<_>>().concat();
        let (ids, _) = score(&lines);
        assert!(ids.iter().enumerate().all(|(idx, id)| *id == format!("\"{idx}\"")));
        assert_eq!(ids.len(), 3 * CHUNK_LINES / 2);
    }
}
