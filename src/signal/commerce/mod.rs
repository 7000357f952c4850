//! Who sells: storefront chrome, vendor pushes, calls to action, prices, pressure, disclosures, woven-in adverts.
//!
//! A word of trade alone is never a mark: each rule asks for its form (a line alone, an imperative, a verb of buying
//! with a seller) so that "shopping cart analogy" or "in order to" stay plain prose.

mod chrome;
mod native;
mod pressure;
mod price;
mod vendor;

use super::holds::Holds;
use super::lines::Line;
use super::{Context, Example, Family, Finding, Kind, Label, Measure, Signal, Unit};
use crate::text::Span;

/// The rows of this family.
pub(super) const ROWS: &[Signal] = &[Signal {
    id: "commercial",
    name: "Commercial signals",
    family: Family::Commerce,
    unit: Unit::Per1000Words,
    summary: "Words that sell: shop furniture, vendor pushes, calls to buy, prices, pressure, and adverts woven into prose.",
    source: "own: see assets/lexicons/README.md; pressure patterns after Mathur et al. 2019, doi:10.1145/3359183",
    example: Example::Marks(
        "The leaves are dried in the sun for a week and then rolled by hand. Always buy tea from a reputable vendor. It \
            keeps for a year in a closed tin.",
        &["buy tea from a reputable vendor"],
    ),
    measure: Measure::Detector(Kind::Commercial, commercial),
}];

/// Fewer counted words than this, and the text is a lone shop string: nothing stands around it to be judged.
const PROSE_WORDS: u32 = 20;
/// So many words are no lone shop string, whatever they are laid out as.
const MANY_WORDS: usize = 80;

/// A finding of this family.
fn mark(span: Span, subtype: &'static str, rule: &'static str, strength: u8) -> Finding {
    Finding::new(span, &Label { kind: Kind::Commercial, subtype, signal: "commercial", rule, strength })
}

fn commercial(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    if !super::lines::may_be_english(document) {
        return Vec::new();
    }
    let lines = context.lines;
    let n_words = || lines.iter().map(|line| line.n_words(document.text())).sum::<usize>();
    let has_prose = document.counts().words >= PROSE_WORDS || n_words() >= MANY_WORDS;
    let mut findings = Vec::new();
    if has_prose {
        findings.extend(chrome::find(context, lines));
        findings.extend(vendor::find(context, lines));
        findings.extend(native::find(context));
    }
    let shop =
        findings.iter().filter(|found| matches!(found.subtype, "chrome" | "call_to_action")).count() >= 2;
    if has_prose {
        findings.extend(price::find(context, shop));
    }
    findings.extend(pressure::find(document, lines, !has_prose));
    without_overlaps(findings)
}

/// Of findings that share words the strongest, then the longest, stays.
fn without_overlaps(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|found| (found.span.start(), std::cmp::Reverse((found.strength, found.span.end()))));
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for found in findings {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(found.span) => {
                // A woven-in advert is a whole sentence; the particular words inside it say more.
                let narrower = last.subtype == "native_ad" && found.strength >= last.strength;
                if narrower || (found.strength, found.span.len()) > (last.strength, last.span.len()) {
                    *last = found;
                }
            }
            _ => kept.push(found),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::detect;
    use crate::text::{Document, Meta, blocks_of_plain};

    const PROSE: &str = "The old harbour was rebuilt in three years, and the people of the town were glad of it. \
                         Boats come and go all day, and nobody minds the noise.";

    fn marked(text: &str) -> Vec<(&'static str, String)> {
        let document = Document::new(text, blocks_of_plain(text));
        let found = detect(&document, &Meta::default(), &|_| true).unwrap_or_default();
        found
            .iter()
            .filter(|found| found.kind == Kind::Commercial)
            .map(|found| (found.subtype, found.span.of(text).to_owned()))
            .collect()
    }

    #[test]
    fn sees_who_sells() {
        for (line, subtype) in [
            ("Your Cart (0)", "chrome"),
            ("Add to Cart", "chrome"),
            ("Related Products", "chrome"),
            ("Only 7 left in stock!", "scarcity"),
            ("12 people are viewing this right now", "activity"),
            ("No thanks, I'd rather pay full price", "confirmshaming"),
            ("Limited time offer!", "urgency"),
            ("Order today and start your new life.", "call_to_action"),
            ("Make sure that you buy from certified sellers only.", "vendor_push"),
            ("Ask a knowledgeable vendor for advice.", "vendor_push"),
            ("For a discount, use code CALM15 at checkout.", "discount"),
            ("This post contains affiliate links.", "disclosure"),
            ("Sponsored content", "sponsored"),
            ("For those seeking unparalleled elegance, Velmora offers exquisite craftsmanship.", "native_ad"),
        ] {
            let found = marked(&format!("{PROSE}\n\n{line}\n\n{PROSE}"));
            assert!(found.iter().any(|(got, _)| *got == subtype), "{line}: {found:?}");
        }
    }

    #[test]
    fn leaves_plain_prose_alone() {
        for line in [
            "The shopping cart analogy is used in order to explain how data is stored in memory.",
            "The drug offers relief, and the council bought new buses for £86,000 in March.",
            "Dairy products such as cheese need the same care.",
            "Nothing on this page is for sale.",
            "The trial was sponsored by the university, and the ship is in order.",
            "There is a shop at the museum, but no money is needed.",
            "Hurry up, said the fox, the bus leaves at 10:45.",
            "He was checked out of the hospital, and the deal was signed.",
        ] {
            let found = marked(&format!("{PROSE}\n\n{line}\n\n{PROSE}"));
            assert!(found.is_empty(), "{line}: {found:?}");
        }
    }

    #[test]
    fn a_slot_of_the_page_is_no_advert() {
        let story = [PROSE; 6].join("\n\n");
        assert!(marked(&format!("{story}\n\nAdvertisement\n\n{story}")).is_empty());
        assert!(!marked(&format!("Advertisement\n\n{story}")).is_empty());
    }

    #[test]
    fn a_lone_harmless_shop_string_is_no_pressure() {
        for line in [
            "Add to Cart",
            "Write a review",
            "International Shipping Policy",
            "New Arrivals",
            "Low Price Guarantee",
        ] {
            assert!(marked(line).is_empty(), "{line}");
        }
    }
}
