//! Prices of things for sale, discounts and codes. A sum in a news report is not a price.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Finding, Holds, mark};
use crate::text::{Span, find};

/// A currency sign or code with an amount.
static AMOUNT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:US\$|[$€£])\s?[0-9][0-9,]*(?:\.[0-9]{2})?").ok());

/// The same, or an amount with a euro sign: it begins with a digit, and more digits stand in a text than signs.
static AMOUNT_OF_EURO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:US\$|[$€£])\s?[0-9][0-9,]*(?:\.[0-9]{2})?|[0-9][0-9,]*(?:\.[0-9]{2})?\s?€").ok()
});

/// Percent or amount off, codes.
static DISCOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i-u)\b(?:\d{1,2}\s?%|\$\d+)\s+(?:off|discount)\b(?-i)",
        r"|\b[Uu]se (?:the )?(?:promo |discount |coupon )?code:? [A-Z0-9]{4,}",
        r"|\b(?:[Pp]romo|[Cc]oupon|[Dd]iscount) code:? [A-Z0-9]{4,}",
        r"|\byour first order\b",
    ))
    .ok()
});

/// Words before or after an amount that make it a price.
const SELLING: &[&str] =
    &["suggested price", "retail price", "on sale for", "now only", "yours for", "for only", "for just"];

/// Discounts anywhere; amounts as a label in a shop, or beside words of selling.
pub(super) fn find(context: &Context<'_>, shop: bool) -> Vec<Finding> {
    let text = context.document.text();
    let mut findings = Vec::new();
    for (block, holds) in context.document.blocks().iter().zip(&context.promises.blocks) {
        let matches = |pattern: &'static Option<Regex>| {
            let found = pattern.iter().flat_map(|regex| regex.find_iter(block.span.of(text)));
            found.map(|found| Span::new(block.span.start() + found.start(), block.span.start() + found.end()))
        };
        if may_be_cheaper(block.span.of(text), *holds) {
            findings.extend(matches(&DISCOUNT).map(|span| mark(span, "discount", "discount or code", 1)));
        }
        if !holds.any(Holds::DIGIT) || !holds.any(Holds::DOLLAR.or(Holds::EURO)) {
            continue;
        }
        let of_euro = block.span.of(text).contains('€');
        for span in matches(if of_euro { &AMOUNT_OF_EURO } else { &AMOUNT }) {
            let at = context.lines.partition_point(|line| line.span.end() <= span.start());
            let label = context.lines.get(at).is_some_and(|line| line.is_label(text));
            if (shop && label) || is_sold(text, span) {
                findings.push(mark(span, "price", "price of an offer", 1));
            }
        }
    }
    findings
}

/// Whether [`DISCOUNT`] may match in a block; `false` is certain.
fn may_be_cheaper(block: &str, holds: Holds) -> bool {
    let is_code = |rest: &str| {
        rest.trim_start_matches([':', ' '])
            .starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    holds.any(Holds::CODE) && block.split("code").skip(1).any(is_code)
        || holds.any(Holds::FIRST) && holds.any(Holds::ORDER) && block.contains("your first order")
        || holds.any(Holds::PERCENT.or(Holds::DOLLAR)) && may_be_off(block)
}

/// Whether "off" or "discount" may follow a percentage or an amount.
fn may_be_off(block: &str) -> bool {
    let mut signs = find::positions(block.as_bytes(), find::one_of([b'%', b'$']));
    signs.any(|at| {
        let rest = block.get(at + 1..).unwrap_or_default();
        let word = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let begins_with =
            |part: &[u8]| word.as_bytes().get(..3).is_some_and(|it| it.eq_ignore_ascii_case(part));
        begins_with(b"off") || begins_with(b"dis")
    })
}

/// Whether the words just before an amount speak of a sale.
fn is_sold(text: &str, span: Span) -> bool {
    let mut start = span.start().saturating_sub(32);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = Span::new(start, span.start()).of(text).to_lowercase();
    let after = text.get(span.end()..).unwrap_or_default().trim_start();
    let scaled = ["million", "billion", "m ", "bn", "trillion", "a year", "per year", "k "];
    SELLING.iter().any(|words| before.contains(words)) && !scaled.iter().any(|unit| after.starts_with(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::holds::Promises;
    use crate::text::{Document, blocks_of_plain};

    /// What is asked before the pattern lets everything through that it matches, and little else.
    #[test]
    fn what_may_be_cheaper_is() {
        for (text, is_cheaper) in [
            ("Now 20% off.", true),
            ("Now 20 % DISCOUNT on tea.", true),
            ("It is US$5 off today.", true),
            ("Use code SAVE20 now.", true),
            ("With the coupon code: TEA15.", true),
            ("It is free on your first order.", true),
            ("It rose by 20% of the whole.", false),
            ("The code of 1804 and its first order.", false),
        ] {
            let document = Document::new(text, blocks_of_plain(text));
            let holds = Promises::of(&document).blocks[0];
            let matches = DISCOUNT.as_ref().unwrap().is_match(text);
            assert_eq!((matches, may_be_cheaper(text, holds)), (is_cheaper, is_cheaper), "{text}");
        }
    }
}
