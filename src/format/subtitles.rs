//! Subtitles (`SubRip` and `WebVTT`): what is said, cue after cue, joined into sentences and paragraphs.

use super::builder::Builder;
use super::{Format, FormatError, Source, encoding, xml};
use crate::text::{BlockKind, Meta};

/// The registry row of `SubRip` files.
pub(super) const SRT: Format = Format {
    id: "srt",
    name: "Subtitles",
    extensions: &["srt"],
    recognizes: |file| is_srt(file.bytes),
    guarded: false,
    read,
};

/// The registry row of `WebVTT` files.
pub(super) const VTT: Format = Format {
    id: "vtt",
    name: "Subtitles (WebVTT)",
    extensions: &["vtt"],
    recognizes: |file| is_vtt(file.bytes),
    guarded: false,
    read,
};

/// How much of a file is looked at to know it.
const HEAD: usize = 1_024;

/// A silence of so many milliseconds after a sentence ends a paragraph.
const PAUSE: u64 = 3_000;

/// Captions that roll follow each other within so many milliseconds.
const ROLL: u64 = 100;

/// The longest tag, in bytes.
const MAX_TAG: usize = 200;

/// A paragraph of so many bytes ends with its sentence.
const LONG: usize = 700;

/// The first characters behind white space, of any encoding that keeps ASCII.
fn head(bytes: &[u8]) -> impl Iterator<Item = char> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = head.iter().filter(|byte| byte.is_ascii() && **byte != 0);
    head.map(|byte| char::from(*byte)).skip_while(|c| c.is_whitespace())
}

fn is_vtt(bytes: &[u8]) -> bool {
    let name = "WEBVTT";
    let mut head = head(bytes);
    name.chars().all(|c| head.next() == Some(c)) && head.next().is_none_or(char::is_whitespace)
}

fn is_srt(bytes: &[u8]) -> bool {
    if !head(bytes).next().is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let head: String = head(bytes).collect();
    let mut lines = head.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(is_number) && lines.next().and_then(times).is_some()
}

fn is_number(line: &str) -> bool {
    !line.trim().is_empty() && line.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// Begin and end of a cue in milliseconds: "00:01:02,500 --> 00:01:05.000 align:left".
fn times(line: &str) -> Option<(u64, u64)> {
    let (begin, end) = line.split_once("-->")?;
    Some((time(begin.trim())?, time(end.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once([',', '.'])?;
    let seconds = clock.split(':').try_fold(0_u64, |sum, part| {
        let part = part.parse::<u64>().ok().filter(|part| *part < 1_000_000)?;
        sum.checked_mul(60)?.checked_add(part)
    })?;
    let thousandths = thousandths.parse::<u64>().ok().filter(|rest| *rest < 1_000)?;
    seconds.checked_mul(1_000)?.checked_add(thousandths)
}

fn read(bytes: &[u8]) -> Result<Source, FormatError> {
    let decoded = encoding::decode(bytes, None)?;
    let mut talk = Talk::default();
    // Cues are set apart by empty lines; a block without times is a comment, a style or a heading.
    let mut in_cue = false;
    let mut lines = decoded.text.lines().peekable();
    while let Some(line) = lines.next() {
        // The number of the next cue, also where the empty line before it is missing.
        let is_counter = is_number(line) && lines.peek().is_some_and(|next| times(next).is_some());
        if let Some((begin, end)) = times(line) {
            talk.cue(begin, end);
            in_cue = true;
        } else if line.is_empty() || is_counter {
            in_cue = false;
        } else if in_cue {
            talk.line(&untagged(line));
        }
    }
    let source = Source::laid_out(talk.builder.finish(), Meta::default())?;
    let meta = Meta { keeps_links: false, ..source.meta };
    Ok(Source { meta, encoding: decoded.encoding, warnings: decoded.warnings, ..source })
}

/// What is said so far.
#[derive(Default)]
struct Talk {
    builder: Builder,
    /// When the last cue ended.
    ended: u64,
    /// Bytes of the open paragraph, and whether a sentence ends there.
    written: usize,
    is_whole: bool,
    /// The lines of this cue, and of the one that it came upon: captions that roll show each line twice.
    shown: Vec<String>,
    before: Vec<String>,
}

impl Talk {
    fn cue(&mut self, begin: u64, end: u64) {
        let pause = begin.saturating_sub(self.ended) >= PAUSE;
        if self.is_whole && (pause || self.written >= LONG) {
            self.builder.end();
            self.written = 0;
        }
        self.before = std::mem::take(&mut self.shown);
        if begin > self.ended.saturating_add(ROLL) {
            self.before.clear();
        }
        self.ended = end;
    }

    fn line(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        self.shown.push(line.to_owned());
        if self.before.iter().any(|before| before == line) {
            return;
        }
        // Another speaker begins.
        let dashed = line.strip_prefix(['-', '–', '‐']).map(str::trim_start);
        let said = line.strip_prefix(">>").map(str::trim_start);
        let said =
            said.or(
                dashed.filter(|said| said.starts_with(|c: char| c.is_alphabetic() || "\"“¿¡♪[(".contains(c)))
            );
        if !self.builder.is_open() || (said.is_some() && self.is_whole) {
            self.builder.begin(BlockKind::Paragraph, 0);
            self.written = 0;
        }
        self.builder.space();
        self.builder.words(said.unwrap_or(line));
        self.written += line.len();
        self.is_whole =
            line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…']);
    }
}

/// A line without tags and positions, its entities resolved.
fn untagged(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, from)) = rest.split_once(['<', '{']) {
        out.push_str(before);
        let opened = rest.get(before.len()..).unwrap_or_default();
        let is_tag = from.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\'));
        let close = if opened.starts_with('<') { b'>' } else { b'}' };
        let end = from.bytes().take(MAX_TAG).position(|byte| byte == close).filter(|_| is_tag);
        if let Some(after) = end.and_then(|end| from.get(end + 1..)) {
            rest = after;
        } else {
            out.push_str(opened.get(..1).unwrap_or_default());
            rest = from;
        }
    }
    out.push_str(rest);
    if out.contains('&') { xml::resolved(&out) } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::read;

    #[test]
    fn joins_cues_into_sentences() {
        let srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>The river rose</i>\r\n{\\an8}in the night,\r\n\r\n\
            2\r\n00:00:02,600 --> 00:00:04,000\r\nand 3 < 4.\r\n\r\n3\r\n00:00:20,000 --> 00:00:21,000\r\nLater.\r\n- Who said?\r\n";
        for (name, text, format, expected) in [
            ("a", srt, "srt", "The river rose in the night, and 3 < 4.\n\nLater.\n\nWho said?"),
            (
                "a.srt",
                "1\n00:00:01,000 --> 00:00:02,000\n-Hello, A&amp;B.\n-No.\n\n2\n00:00:02,500 --> 00:00:03,000\nNo.\n\
                 3\n00:00:04,000 --> 00:00:05,000\nIt&#39;s AT&T,\n \n4\n00:00:05,000 --> 00:00:06,000\n-not 7.\n",
                "srt",
                "Hello, A&B.\n\nNo. No. It's AT&T, not 7.",
            ),
            (
                "a.txt",
                "\u{feff}WEBVTT - title\n\nSTYLE\n::cue { color: red }\n\nNOTE no\n\nintro\n00:01.000 --> 00:02.000 align:left\n<v Ann>Hello <00:01.500>there,\n\n\
                 00:02.000 --> 00:03.000\nthere,\nmy &amp; friend.",
                "vtt",
                "Hello there,\u{20}there, my & friend.",
            ),
        ] {
            let source = read(name, text.as_bytes()).unwrap();
            assert_eq!((source.format, source.text.as_str()), (format, expected));
        }
    }

    #[test]
    fn lines_that_roll_are_said_once() {
        let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nwe went\n\n00:02.000 --> 00:03.000\nwe went\nto the sea\n\n00:03.000 --> 00:04.000\nto the sea\nand swam.";
        assert_eq!(read("a.vtt", vtt.as_bytes()).unwrap().text, "we went to the sea and swam.");
    }

    #[test]
    fn tells_times_from_other_lines() {
        for (line, expected) in [
            ("00:00:01,000 --> 00:01:00.250 x", Some((1_000, 60_250))),
            ("01:02.003 --> 01:03.000", Some((62_003, 63_000))),
            ("a --> b", None),
            ("99999999999999999999:00,1 --> 1:00,2", None),
            ("1 > 2", None),
        ] {
            assert_eq!(times(line), expected, "{line}");
        }
        assert!(!is_srt(b"1\nA chapter") && !is_vtt(b"WEBVTTX"));
        assert!(
            read("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n\n")
                .unwrap_err()
                .to_string()
                .contains("no text")
        );
    }
}
