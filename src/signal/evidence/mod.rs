//! What the text cites: in-text citations, identifiers, reference lists, named sources.
//!
//! A finding's strength is its traceability grade: 3 resolvable (a well-formed identifier; never looked up), 2 traceable
//! (author and year, web page, list entry), 1 pointer (a number without a list, a named person), 0 vague or badly formed.

mod author_year;
mod bracket;
pub mod entry;
pub mod identifier;
mod legal;
mod link;
pub mod list;
mod marker;
mod named;
mod names;
mod note;
mod parenthesis;
mod parts;
mod reference;
mod sequence;
mod superscript;
pub mod web;
mod words;

pub(super) use legal::telling_words as words_of_law;
pub(super) use named::{leave_to_citations, tells_source};

use super::holds::Holds;
use super::scope::Reach;
use super::{Context, Example, Family, Finding, Kind, Label, Measure, Signal, Unit};
use crate::text::{BlockKind, Span};

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[
    Signal {
        id: "reference",
        name: "Reference list",
        family: Family::Evidence,
        unit: Unit::Per1000Words,
        summary: "Entries of the text's reference list, by how easily each could be looked up.",
        source: "own: word shapes that the citation styles of many fields and languages share",
        example: Example::Marks(
            "References\n\nSmith, J. (2020). On sleep. Journal of Rest, 12(3), 45-50.",
            &["Smith, J. (2020). On sleep. Journal of Rest, 12(3), 45-50."],
        ),
        measure: Measure::Detector(Kind::Reference, reference::detect),
    },
    Signal {
        id: "citation",
        name: "Citations",
        family: Family::Evidence,
        unit: Unit::Per1000Words,
        summary: "Places where the text points at a source that a reader could find.",
        source: "own: patterns after APA, MLA, Chicago, Harvard, Vancouver, IEEE and legal styles",
        example: Example::Marks("It fell (Smith, 2020).", &["(Smith, 2020)"]),
        measure: Measure::Detector(Kind::Citation, marker::detect),
    },
    Signal {
        id: "named_source",
        name: "Named sources",
        family: Family::Evidence,
        unit: Unit::Per1000Words,
        summary: "People, institutions, journals, court cases and data sets that a reader could look up; never \"experts\".",
        source: "own: a name beside a reporting verb or a role, as news style books ask for",
        example: Example::Marks(
            "\"It helps few people,\" said Jane Okafor, a cardiologist at Leeds.",
            &["Jane Okafor"],
        ),
        measure: Measure::Detector(Kind::NamedSource, named::detect),
    },
];

/// A citation of this family.
fn cited(span: Span, subtype: &'static str, rule: &'static str, grade: u8) -> Finding {
    Finding::new(span, &Label { kind: Kind::Citation, subtype, signal: "citation", rule, strength: grade })
}

/// A block in which a citation can stand.
#[derive(Debug, Clone, Copy)]
struct Part<'t> {
    /// Where it begins.
    start: usize,
    text: &'t str,
    holds: Holds,
}

/// The blocks in which a citation can stand and that may hold one of `wanted`.
fn running<'a>(context: &Context<'a>, wanted: Holds) -> impl Iterator<Item = Part<'a>> + use<'a> {
    let text = context.document.text();
    let blocks = context.document.blocks().iter().zip(&context.promises.blocks);
    blocks
        .filter(move |(block, holds)| {
            let runs = !matches!(block.kind, BlockKind::Code | BlockKind::Reference | BlockKind::Boilerplate);
            holds.any(wanted) && runs
        })
        .map(move |(block, holds)| Part {
            start: block.span.start(),
            text: block.span.of(text),
            holds: *holds,
        })
}

#[cfg(test)]
mod tests {
    use super::super::detect;
    use super::*;
    use crate::text::{Document, Meta, blocks_of_plain};

    #[test]
    fn sources_are_marked_with_their_words() {
        let cases: &[(&str, &[&str])] = &[
            ("As Shoshana Felman points out, the condition is silence.", &["Shoshana Felman"]),
            ("Shoshana Felman points at the door.", &[]),
            (
                "It is read as innocence (qtd. in Beidler 201).\n\nWorks Cited\n\nBeidler, P. (2010). The Turn. Boston Books.",
                &["(qtd. in Beidler 201)", "Beidler, P. (2010). The Turn. Boston Books."],
            ),
            ("They announced a trial of NVT-101, a pill.", &[]),
            ("The WHO said that it works.", &["WHO"]),
            ("Who said that it works?", &[]),
            (
                "Flu spreads in winter, according to the UK Health Security Agency.",
                &["UK Health Security Agency"],
            ),
            ("According to the U.S. Department of Health, it works.", &["U.S. Department of Health"]),
            ("US President Joe Biden said that it works.", &["President Joe Biden"]),
            ("Cancer Research UK says that it works.", &["Cancer Research UK"]),
            ("The shops in the UK say that it works.", &[]),
            ("According to Cochrane, it does not work.", &["Cochrane"]),
            ("Guidance from Diabetes UK sets an aim.", &["Diabetes UK"]),
            ("Source: the Office for National Statistics.", &["Office for National Statistics"]),
            ("It has one aim: the Health Board.", &[]),
            ("This leaflet was produced by the Department of Health.", &["Department of Health"]),
            ("The engine was produced by the Ford Company.", &[]),
            ("A paper by Lucy Bell found that it works.", &["Lucy Bell"]),
            ("A painting by Lucy Bell hangs there.", &[]),
            ("Researchers reported on Tuesday in JAMA Cardiology that it works.", &["JAMA Cardiology"]),
            ("Her daughter, Ellen Price, confirmed it.", &["Ellen Price"]),
            ("The World Health Organization (WHO) said that it works.", &["World Health Organization"]),
            (
                "El pleno aprueba los carriles bus\n\nLa concejala Fabbri afirmó que serán más rápidos, con 19 votos en 2021.",
                &[],
            ),
        ];
        for (text, expected) in cases {
            let document = Document::new(text, blocks_of_plain(text));
            let found = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
            let sources = [Kind::Citation, Kind::NamedSource, Kind::Reference];
            let found = found.iter().filter(|finding| sources.contains(&finding.kind));
            let words: Vec<&str> = found.map(|finding| finding.span.of(text)).collect();
            assert_eq!(words, *expected, "{text}");
        }
    }
}
