//! The decision at one mark: does the sentence end here?

use super::behind::{citation_end, is_short_reference, note_end, without_space};
use super::bytes::{Bytes, Mark, is_space, is_word};
use super::list::{follows_in_list, is_list_marker, starts_bullet};
use super::words::{BOUND, MAYBE, NEVER, ORDINARY, SPEECH, STARTER, traits};

/// A sentence that is not longer has hardly begun.
const OPENING: usize = 12;

/// What was decided at a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The sentence ends before this byte.
    End(usize),
    /// It goes on; look again from this byte.
    GoOn(usize),
}
use Verdict::{End, GoOn};

/// A run of marks with the closing quotation marks and brackets behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) start: usize,
    /// End of the marks.
    pub(super) marks_end: usize,
    /// End of the closing marks.
    pub(super) end: usize,
    pub(super) dots: usize,
    pub(super) strong: bool,
    pub(super) wide: bool,
    pub(super) ellipsis: bool,
}

impl Run {
    pub(super) const fn closed(self) -> bool {
        self.end > self.marks_end
    }
}

/// What stands behind the white space after a run.
#[derive(Debug, Clone, Copy)]
struct Next<'t> {
    /// Where the white space ends.
    at: usize,
    /// How many quotation marks and brackets open.
    opened: usize,
    /// Whether a dash comes first.
    dash: bool,
    word: &'t [u8],
    word_end: usize,
}

impl Next<'_> {
    fn first(&self) -> u8 {
        self.word.first().copied().unwrap_or(b' ')
    }

    fn capital(&self) -> bool {
        self.first().is_ascii_uppercase()
    }

    fn small(&self) -> bool {
        self.first().is_ascii_lowercase()
    }

    fn starter(&self) -> bool {
        self.capital() && traits(self.word).any(STARTER)
    }
}

/// Decide at the mark at `at`, in a sentence that began at `start`.
pub(super) fn decide(bytes: Bytes<'_>, start: usize, at: usize) -> Verdict {
    let Some((len, mark)) = bytes.mark(at) else {
        return if starts_bullet(bytes, start, at) { End(at) } else { GoOn(at + 1) };
    };
    let run = read_run(bytes, at, len, mark);
    let omission = run.dots >= 3 && bytes.before(at) == b'[' && bytes.at(run.marks_end) == b']';
    if omission && run.end == run.marks_end + 1 {
        return GoOn(run.end);
    }
    if run.end >= bytes.len() || run.wide {
        return End(run.end);
    }
    let next_at = bytes.skip_space(run.end);
    if next_at >= bytes.len() {
        return End(run.end);
    }
    if next_at == run.end {
        return without_space(bytes, start, run);
    }
    if let Some(end) = citation_end(bytes, next_at) {
        let behind = bytes.skip_space(end);
        if behind > end && !bytes.at(behind).is_ascii_lowercase() || end >= bytes.len() {
            return End(end);
        }
    }
    if let Some(end) = note_end(bytes, run, next_at) {
        return End(end);
    }
    if run.closed() && is_short_reference(bytes, next_at) {
        return GoOn(run.end);
    }
    let next = read_next(bytes, next_at);
    if matches!(bytes.at(next.word_end - next.word.len()), b',' | b';' | b':') && !next.dash {
        return GoOn(run.end);
    }
    if run.strong {
        return after_strong(bytes, run, &next);
    }
    if run.ellipsis || run.dots >= 2 {
        let goes_on = next.word == b"I" && run.dots == 3;
        return if (next.capital() || (next.opened > 0 && !next.small())) && !goes_on {
            End(run.end)
        } else {
            GoOn(run.end)
        };
    }
    after_dot(bytes, start, run, &next)
}

fn read_run(bytes: Bytes<'_>, start: usize, len: usize, mark: Mark) -> Run {
    let mut run = Run {
        start,
        marks_end: start + len,
        end: 0,
        dots: usize::from(mark == Mark::Dot),
        strong: mark == Mark::Strong,
        wide: mark == Mark::Wide,
        ellipsis: mark == Mark::Ellipsis,
    };
    loop {
        let at = run.marks_end;
        if let Some((len, mark)) = bytes.mark(at) {
            run.dots += usize::from(mark == Mark::Dot);
            run.strong |= mark == Mark::Strong;
            run.wide |= mark == Mark::Wide;
            run.ellipsis |= mark == Mark::Ellipsis;
            run.marks_end += len;
            continue;
        }
        // An ellipsis with spaces: ". . ."
        let behind = bytes.at(at + 2);
        let spaced = mark == Mark::Dot && bytes.at(at) == b' ' && bytes.at(at + 1) == b'.';
        if spaced && (behind == 0 || is_space(behind) || behind == b'.' || bytes.closer(at + 2) > 0) {
            run.dots += 1;
            run.marks_end += 2;
            continue;
        }
        break;
    }
    run.end = run.marks_end;
    while bytes.closer(run.end) > 0 {
        run.end += bytes.closer(run.end);
    }
    run
}

fn read_next(bytes: Bytes<'_>, at: usize) -> Next<'_> {
    let mut word = at;
    let mut opened = 0;
    while opened < 4 && bytes.opener(word) > 0 {
        word += bytes.opener(word);
        opened += 1;
    }
    let hyphen = bytes.at(word) == b'-' && matches!(bytes.at(word + 1), b'-' | b' ');
    let dash =
        hyphen || (bytes.slice(word, word + 2) == [0xe2, 0x80] && matches!(bytes.at(word + 2), 0x93 | 0x94));
    if dash {
        while is_space(bytes.at(word)) || bytes.at(word) == b'-' || bytes.at(word) >= 0x80 {
            word += 1;
        }
    }
    let word_end = bytes.word_end(word);
    Next { at, opened, dash, word: bytes.slice(word, word_end), word_end }
}

fn after_strong(bytes: Bytes<'_>, run: Run, next: &Next<'_>) -> Verdict {
    if next.small() {
        let informal = !next.dash && !run.closed() && next.opened == 0;
        let sure = bytes.before(run.marks_end) == b'?' || run.marks_end - run.start >= 2;
        return if informal && sure { End(run.end) } else { GoOn(run.end) };
    }
    let quoted = run.closed() && next.capital() && next.opened == 0;
    if quoted && speech_follows(bytes, next) { GoOn(run.end) } else { End(run.end) }
}

/// `"What?" Mr. Smith said`: a verb of speech within the next words.
fn speech_follows(bytes: Bytes<'_>, next: &Next<'_>) -> bool {
    let subject = matches!(
        next.word,
        b"He" | b"She" | b"They" | b"I" | b"Mr" | b"Mrs" | b"Dr" | b"The" | b"His" | b"Her"
    );
    if next.word.is_empty() || (next.starter() && !subject) {
        return false;
    }
    let mut at = next.word_end;
    for _ in 0..2 {
        at += usize::from(bytes.at(at) == b'.');
        let word = bytes.skip_space(at);
        let end = bytes.word_end(word);
        if word == at || end == word {
            return false;
        }
        if bytes.at(word).is_ascii_lowercase() && traits(bytes.slice(word, end)).any(SPEECH) {
            return true;
        }
        at = end;
    }
    false
}

/// A single full stop: the word before it decides.
fn after_dot(bytes: Bytes<'_>, start: usize, run: Run, next: &Next<'_>) -> Verdict {
    let word_at = word_before(bytes, start, run.start);
    let word = bytes.slice(word_at, run.start);
    let first = word.first().copied().unwrap_or(b' ');
    let by_case = if next.small() { GoOn(run.end) } else { End(run.end) };
    if word.is_empty() {
        return by_case;
    }
    if is_list_marker(bytes, start, word_at, word, run) {
        return GoOn(run.end);
    }
    if word.len() == 1 && follows_in_list(bytes, start, word_at) {
        return End(word_at);
    }
    let dotted = word.contains(&b'.');
    if word.len() == 1 && first.is_ascii_uppercase() {
        return after_initial(bytes, start, word_at, run, next);
    }
    let known = traits(word);
    if dotted && known.any(NEVER.or(BOUND)) {
        return GoOn(run.end);
    }
    let letters = || word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let initials = dotted && (word.len().div_ceil(2)..=5).contains(&letters());
    if known.any(MAYBE.or(ORDINARY)) || initials {
        let opening = word_at < start + OPENING;
        return after_doubtful(bytes, run, next, word, opening);
    }
    if word.len() == 1 && first.is_ascii_alphabetic() {
        return if next.starter() { End(run.end) } else { GoOn(run.end) };
    }
    if known.any(BOUND) || (known.any(NEVER) && !(first.is_ascii_lowercase() && next.starter())) {
        return GoOn(run.end);
    }
    if next.small() {
        // Informal text: an ordinary small word, a full stop, then a small word.
        let plain = word.len() >= 3 && word.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'\'');
        let open = !run.closed() && next.opened == 0;
        return if plain && open && !next.dash { End(run.end) } else { GoOn(run.end) };
    }
    End(run.end)
}

/// Where the word before the mark at `at` begins; inner full stops and apostrophes belong to it.
fn word_before(bytes: Bytes<'_>, start: usize, at: usize) -> usize {
    // Longer words are no abbreviations; the bound keeps a text without spaces linear.
    const LONGEST: usize = 64;
    let floor = start.max(at.saturating_sub(LONGEST));
    let mut word = at;
    while word > floor {
        let before = bytes.before(word);
        let inner = before == b'\''
            || (before == b'.' && word > floor + 1 && is_word(bytes.at(word.saturating_sub(2))));
        if !is_word(before) && !inner {
            break;
        }
        word -= 1;
    }
    word + if bytes.bullet(word).is_empty() { 0 } else { 3 }
}

fn after_initial(bytes: Bytes<'_>, start: usize, word_at: usize, run: Run, next: &Next<'_>) -> Verdict {
    if run.closed() && !next.small() {
        return End(run.end);
    }
    if bytes.at(word_at) == b'I' {
        // "you and I. Did" against "Albert I. Jones".
        let mut space = word_at;
        while space > start && is_space(bytes.before(space)) {
            space -= 1;
        }
        let before = word_before(bytes, start, space);
        let name = before < space && bytes.at(before).is_ascii_uppercase();
        return if name || next.small() { GoOn(run.end) } else { End(run.end) };
    }
    if next.starter() && !matches!(next.word, b"A" | b"I") { End(run.end) } else { GoOn(run.end) }
}

/// After an abbreviation that can stand last, such as "etc.", "Inc.", "p.m.".
///
/// `opening` says that the sentence has hardly begun ("At 5 a.m. Mr. Smith went").
fn after_doubtful(bytes: Bytes<'_>, run: Run, next: &Next<'_>, word: &[u8], opening: bool) -> Verdict {
    let is = |abbreviation: &str| word.eq_ignore_ascii_case(abbreviation.as_bytes());
    let first = word.first().copied().unwrap_or(b' ');
    let small_word = first.is_ascii_lowercase();
    if next.small() {
        return GoOn(run.end);
    }
    if run.closed() && next.capital() {
        return End(run.end);
    }
    let time = is("a.m") || is("p.m");
    if is("etc") || time || is("pm") || (is("am") && small_word) {
        let title = time && opening && traits(next.word).any(NEVER.or(BOUND));
        let new = next.opened > 0 || (next.capital() && !title);
        return if new { End(run.end) } else { GoOn(run.end) };
    }
    if next.first().is_ascii_digit() {
        let unknown = !traits(word).any(MAYBE.or(ORDINARY));
        let number = is("no") || (unknown && word.contains(&b'.')) || first.is_ascii_uppercase();
        return if number { GoOn(run.end) } else { End(run.end) };
    }
    if small_word && traits(word).any(ORDINARY) {
        return End(run.end);
    }
    let quotation = next.capital() && next.opened == 1 && matches!(bytes.at(next.at), b'"' | 0xe2);
    if next.starter() || quotation { End(run.end) } else { GoOn(run.end) }
}
