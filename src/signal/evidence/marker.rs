//! All in-text citations of a document: what each form proposes, and which of them the document's own system confirms.

use super::author_year::{self, Candidate};
use super::list::List;
use super::sequence::{self, Mark};
use super::{
    Context, Finding, Holds, Span, bracket, cited, identifier, legal, link, note, parenthesis, running,
    superscript,
};

/// Every in-text citation, ascending.
pub(super) fn detect(context: &Context<'_>) -> Vec<Finding> {
    let text = context.document.text();
    let list = List::of(context.document);
    let mut found = Vec::new();
    let identified = Holds::DIGIT.or(Holds::ADDRESS);
    for part in running(context, identified.or(Holds::NOTE)) {
        if part.holds.any(identified) {
            identifier::marks(part.text, part.start, &mut found);
        }
        // No law report is without a volume, a page or a section.
        if part.holds.any(Holds::DIGIT) && part.holds.any(Holds::LAW) {
            legal::marks(part.text, part.start, &mut found);
        }
        if part.holds.any(Holds::NOTE) {
            note::marks(part.text, part.start, &mut found);
        }
    }
    link::marks(context, &mut found);
    let by_author = by_author(context, &list);
    let by_number = by_number(context, &list, by_author.len() >= 5);
    found.extend(by_author);
    found.extend(by_number);
    found.extend(by_page(context, &list));
    let mut found = without_overlaps(found);
    for finding in &mut found {
        *finding = finding.with_strength(list.grade(finding, text));
    }
    found
}

fn by_author(context: &Context<'_>, list: &List) -> Vec<Finding> {
    let text = context.document.text();
    let mut candidates: Vec<Candidate> = Vec::new();
    for part in running(context, Holds::DIGIT.or(Holds::UNDATED)) {
        author_year::dated(part.text, part.start, &mut candidates);
        if part.holds.any(Holds::UNDATED) {
            author_year::undated(part.text, part.start, &mut candidates);
        }
    }
    author_year::accept(&candidates, |span| list.author_in(span.of(text)))
}

/// `other` tells that the document cites by author, so that bare numbers are something else.
fn by_number(context: &Context<'_>, list: &List, other: bool) -> Vec<Finding> {
    let (mut brackets, mut round, mut bare, mut raised) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for part in running(context, Holds::DIGIT.or(Holds::SQUARE)) {
        if part.holds.any(Holds::SQUARE) {
            bracket::marks(part.text, part.start, &|key| list.has_key(key), &mut brackets);
        }
        if !part.holds.any(Holds::DIGIT) {
            continue;
        }
        if !other && part.holds.any(Holds::ROUND) {
            parenthesis::numbers(part.text, part.start, &mut round);
        }
        if !other {
            superscript::bare(part.text, part.start, &mut bare);
        }
        superscript::raised(part.text, part.start, &mut raised);
    }
    let listed = list.numbered();
    let numbered = brackets.iter().filter(|finding| finding.subtype == "bracket").count();
    let raised = sequence::running(&raised, Some(listed.unwrap_or(u16::MAX)));
    let bare = sequence::running(&bare, listed);
    let mut marks: Vec<Finding> = raised.iter().map(|mark| superscript_of(mark, "raised number")).collect();
    if !other && (raised.len() < 2 || raised.len() < bare.len() / 4) {
        let round = sequence::running(&round, listed);
        if bare.len() > 2 * numbered && bare.len() >= round.len() {
            brackets.retain(|finding| finding.subtype != "bracket");
            marks.extend(bare.iter().map(|mark| superscript_of(mark, "bare number, introduced in order")));
        } else if round.len() > numbered {
            marks.extend(
                round.iter().map(|mark| {
                    cited(mark.span, "bracket", "number in round brackets, introduced in order", 1)
                }),
            );
        }
    }
    marks.extend(brackets);
    marks
}

fn superscript_of(mark: &Mark, rule: &'static str) -> Finding {
    cited(mark.span, "superscript", rule, 1)
}

fn by_page(context: &Context<'_>, list: &List) -> Vec<Finding> {
    let mut pages: Vec<(Span, &str)> = Vec::new();
    if !list.is_empty() {
        for part in running(context, Holds::ROUND) {
            parenthesis::author_page(part.text, part.start, &mut pages);
        }
    }
    pages
        .into_iter()
        .filter(|(_, name)| list.author_in(name))
        .map(|(span, _)| cited(span, "author_page", "author and page in brackets", 2))
        .collect()
}

/// Of findings that overlap, the one that begins first, then the longer one.
fn without_overlaps(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.span.start(), std::cmp::Reverse(finding.span.end())));
    let mut end = 0;
    found.retain(|finding| {
        let free = finding.span.start() >= end;
        end = if free { finding.span.end() } else { end };
        free
    });
    found
}
