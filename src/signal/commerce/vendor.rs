//! Pushes towards a seller in running prose, products recommended by name, and testimonials.
//!
//! The list `trade` sorts single words into classes (buy, quality, seller, ware); the rules here ask for their order.

use super::{Context, Finding, Holds, Line, mark};
use crate::lexicon::Hit;
use crate::text::Span;

/// How far a word of trust or quality may stand before its seller, in tokens.
const QUALITY_REACH: usize = 3;
/// How far a verb of buying may stand before the seller, in tokens.
const BUY_REACH: usize = 14;

/// Vendor pushes, then testimonials.
pub(super) fn find(context: &Context<'_>, lines: &[Line]) -> Vec<Finding> {
    let hits: Vec<(&Hit, &'static str)> =
        context.hits_of("trade").map(|(hit, term)| (hit, term.subtype)).collect();
    let mut findings: Vec<Finding> = (0..hits.len()).filter_map(|idx| push(context, &hits, idx)).collect();
    findings.extend(lines.iter().filter_map(|line| testimonial(context, line)));
    findings
}

/// The push that ends in the seller or ware at `idx`, if it is one.
fn push(context: &Context<'_>, hits: &[(&Hit, &'static str)], idx: usize) -> Option<Finding> {
    let (seller, class) = hits.get(idx)?;
    if !matches!(*class, "seller" | "ware") {
        return None;
    }
    let from = sentence_start(context, seller.span());
    let before = |reach: usize, wanted: &[&str]| {
        let earlier = hits.get(..idx).unwrap_or_default().iter().rev();
        let mut near =
            earlier.take_while(|(hit, _)| hit.token() >= from && hit.token() + reach >= seller.token());
        near.find(|(_, class)| wanted.contains(class)).map(|(hit, _)| *hit)
    };
    let trust = before(QUALITY_REACH, &["trust"]).filter(|hit| is_phrase(context, hit, seller));
    let quality = before(QUALITY_REACH, &["quality", "trust"]).filter(|hit| is_phrase(context, hit, seller));
    let buy = before(BUY_REACH, &["buy"]);
    let pick = before(BUY_REACH, &["pick"]);
    let sells = *class == "seller";
    let (start, strength, rule) = match (quality, trust, buy.or(pick)) {
        (Some(quality), _, Some(verb)) if buy.is_some() => {
            (verb.span().start().min(quality.span().start()), 3, "buy, quality, seller")
        }
        (_, Some(trust), Some(verb)) if sells => {
            (verb.span().start().min(trust.span().start()), 3, "choose a trusted seller")
        }
        (_, Some(trust), None) if sells => (trust.span().start(), 2, "trusted seller"),
        _ => return None,
    };
    Some(mark(Span::new(start, seller.span().end()), "vendor_push", rule, strength))
}

/// Whether nothing but words stands between the two.
fn is_phrase(context: &Context<'_>, first: &Hit, last: &Hit) -> bool {
    let between = Span::new(first.span().end(), last.span().start()).of(context.document.text());
    !between.contains([',', '.', ';', ':', '(', '-', '\n'])
}

fn sentence_start(context: &Context<'_>, span: Span) -> usize {
    let document = context.document;
    let sentence = document.sentence_at(span.start()).and_then(|idx| document.sentences().get(idx));
    sentence.map_or(0, |sentence| sentence.tokens().start)
}

/// A quotation signed with a first name and no more, or with stars.
fn testimonial(context: &Context<'_>, line: &Line) -> Option<Finding> {
    let document = context.document;
    let text = line.span.of(document.text());
    if !context.promises.blocks.get(line.block()).is_some_and(|holds| holds.any(Holds::SIGNED)) {
        return None;
    }
    let has_three = |star: char, three| text.contains(star) && text.contains(three);
    if has_three('★', "★★★") || has_three('⭐', "⭐⭐⭐") {
        return Some(mark(line.span, "testimonial", "stars", 3));
    }
    let dash = text.rfind('—').max(text.rfind('–'))?;
    let (quote, signature) = (text.get(..dash)?, text.get(dash..)?.trim_start_matches(['—', '–']));
    if !quote.trim_end().ends_with(['”', '"']) {
        return None;
    }
    let first = signature.trim().split([',', ' ']).next().unwrap_or_default();
    let short = signature.split_whitespace().count() <= 3 && first.starts_with(char::is_uppercase);
    let aged = signature.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let initial =
        signature.trim().trim_end_matches('.').rsplit(' ').next().is_some_and(|last| last.len() == 1);
    let unnamed = aged || initial;
    (short && unnamed).then(|| mark(line.span, "testimonial", "quotation signed with a first name", 2))
}
