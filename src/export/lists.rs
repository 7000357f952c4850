//! The long lists of a report as JSON: its marks, straight from what was found, its sources and its rates. What is the
//! same in many entries is written once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::raw::{push_escaped, push_value};
use crate::report::RateInfo;
use crate::report::evidence::SourceItem;
use crate::score::reference::REFERENCES;
use crate::signal::{Finding, Label};
use crate::text::CodePoints;

/// What stands before the place of a mark: most marks share it with others.
#[derive(Debug)]
struct Head {
    of: &'static Label,
    bytes: Vec<u8>,
}

impl Head {
    fn of(label: &'static Label) -> Self {
        let mut bytes = Vec::with_capacity(128);
        bytes.extend_from_slice(b",{\"kind\":\"");
        bytes.extend_from_slice(label.kind.id().as_bytes());
        bytes.extend_from_slice(b"\",\"subtype\":\"");
        push_escaped(&mut bytes, label.subtype);
        bytes.extend_from_slice(b"\",\"rule\":\"");
        push_escaped(&mut bytes, label.signal);
        bytes.extend_from_slice(b": ");
        push_escaped(&mut bytes, label.rule);
        bytes.extend_from_slice(b"\",\"start\":");
        Self { of: label, bytes }
    }
}

/// The beginnings that were written so far, found by where the label lies.
#[derive(Debug)]
struct Heads {
    all: Vec<Head>,
    /// Indices into `all`; beginnings that share a place push each other out.
    places: Vec<u32>,
}

impl Heads {
    /// More places than rules that one text is likely to meet.
    const N_PLACES: usize = 2048;

    /// None yet, for so many marks.
    fn new(n_marks: usize) -> Self {
        Self { all: Vec::new(), places: vec![u32::MAX; Self::N_PLACES.min(n_marks.next_power_of_two())] }
    }

    fn of(&mut self, label: &'static Label) -> &[u8] {
        let Self { all, places } = self;
        let hash = (std::ptr::from_ref(label).addr() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        let place = hash as usize % places.len().max(1);
        let known = places.get(place).map_or(usize::MAX, |idx| *idx as usize);
        let idx = if all.get(known).is_some_and(|head| std::ptr::eq(head.of, label)) {
            known
        } else {
            all.push(Head::of(label));
            all.len() - 1
        };
        if let Some(place) = places.get_mut(place) {
            *place = idx as u32;
        }
        all.get(idx).map(|head| head.bytes.as_slice()).unwrap_or_default()
    }
}

/// A comma and a mark, as [`crate::report::Mark`] would be written, for each of `findings`.
pub(super) fn marks(findings: &[Finding], text: &str, places: &CodePoints<'_>) -> Vec<u8> {
    let mut heads = Heads::new(findings.len());
    let mut out = Vec::with_capacity(findings.len() * 224);
    for finding in findings {
        out.extend_from_slice(heads.of(finding.label()));
        let (start, end) = places.of(finding.span);
        push_value(&mut out, start);
        out.extend_from_slice(b",\"end\":");
        push_value(&mut out, end);
        out.extend_from_slice(b",\"text\":\"");
        push_escaped(&mut out, finding.span.of(text));
        out.extend_from_slice(b"\",\"strength\":");
        push_value(&mut out, finding.strength);
        out.push(b'}');
    }
    out
}

/// A comma and a source, as [`SourceItem`] would be written, for each of `sources`.
pub(super) fn sources(sources: &[SourceItem]) -> Vec<u8> {
    let mut out = Vec::with_capacity(sources.len() * 256);
    for source in sources {
        out.extend_from_slice(b",{\"kind\":\"");
        out.extend_from_slice(source.kind.as_bytes());
        out.extend_from_slice(b"\",\"subtype\":\"");
        push_escaped(&mut out, source.subtype);
        out.extend_from_slice(b"\",\"start\":");
        push_value(&mut out, source.start);
        out.extend_from_slice(b",\"end\":");
        push_value(&mut out, source.end);
        out.extend_from_slice(b",\"text\":\"");
        push_escaped(&mut out, &source.text);
        out.extend_from_slice(b"\",\"grade\":");
        push_value(&mut out, source.grade);
        out.extend_from_slice(b",\"look_up\":\"");
        push_escaped(&mut out, &source.look_up);
        out.extend_from_slice(b"\",\"site\":");
        push_value(&mut out, source.site);
        out.extend_from_slice(b",\"entries\":");
        push_value(&mut out, &source.entries);
        out.extend_from_slice(b",\"dangling\":");
        push_value(&mut out, source.dangling);
        out.push(b'}');
    }
    out
}

/// By measure, what stands before the last member of each of its [`crate::report::GenreRate`]s: the same in all reports.
static GENRES: LazyLock<BTreeMap<&str, Vec<Vec<u8>>>> = LazyLock::new(|| {
    let mut heads: BTreeMap<&str, Vec<Vec<u8>>> = BTreeMap::new();
    for reference in REFERENCES.iter() {
        let mut bytes = b",{\"corpus\":\"".to_vec();
        push_escaped(&mut bytes, reference.corpus);
        bytes.extend_from_slice(b"\",\"median\":");
        push_value(&mut bytes, reference.median());
        bytes.extend_from_slice(b",\"p90\":");
        push_value(&mut bytes, reference.p90());
        bytes.extend_from_slice(b",\"more_than\":");
        heads.entry(reference.measure).or_default().push(bytes);
    }
    heads
});

/// A comma and a rate, as [`RateInfo`] would be written, for each of `rates`.
pub(super) fn rates(rates: &[RateInfo]) -> Vec<u8> {
    let mut out = Vec::with_capacity(1 << 14);
    for rate in rates {
        out.extend_from_slice(b",{\"kind\":\"");
        push_escaped(&mut out, rate.kind);
        out.extend_from_slice(b"\",\"per_1000_words\":");
        push_value(&mut out, rate.per_1000_words);
        out.extend_from_slice(b",\"genres\":[");
        let heads = GENRES.get(rate.kind).map(Vec::as_slice).unwrap_or_default();
        let mut comma = 1;
        for (head, genre) in heads.iter().zip(&rate.genres) {
            out.extend_from_slice(head.get(comma..).unwrap_or_default());
            push_value(&mut out, genre.more_than);
            out.push(b'}');
            comma = 0;
        }
        out.extend_from_slice(b"]}");
    }
    out
}
