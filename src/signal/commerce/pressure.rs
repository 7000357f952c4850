//! Shop strings that press: low stock, countdowns, activity notices, confirmshaming, limited time, hard to cancel.
//!
//! The classes are those of Mathur et al. 2019, "Dark Patterns at Scale", doi:10.1145/3359183; the patterns are ours.
//! Only lines that stand alone are read, so that "three days left" in a story is a story.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::{Finding, Line, mark};
use crate::text::{BlockKind, Document};

/// A longer line is prose.
const MAX_WORDS: usize = 60;
/// A longer line is prose as well, unless nothing but shop strings is around it.
const MAX_LABEL_WORDS: usize = 14;

/// Subtype, whether it holds only among shop strings, strength, and the pattern of a line in small letters.
const PATTERNS: &[(&str, bool, u8, &str)] = &[
    (
        "scarcity",
        false,
        3,
        r"\b(?:only|just|less than|fewer than|over)\s+(?:a few|\d[\d,]*)\b[^.]{0,25}\b(?:left|remaining|in stock)\b",
    ),
    ("scarcity", false, 3, r"^\W*\d[\d,]*%?\s+(?:[\w()]+\s+){0,2}(?:left|remaining)(?: in stock)?\W*$"),
    ("scarcity", false, 3, r"\blow (?:in )?stock\b"),
    ("scarcity", false, 3, r"\bselling (?:fast|out)\b"),
    ("scarcity", false, 3, r"\balmost (?:gone|sold out|over)\b"),
    ("scarcity", false, 3, r"\bin high demand\b"),
    ("scarcity", false, 3, r"\blimited (?:stock|quantit|suppl|availab)"),
    ("scarcity", false, 3, r"\bwhile (?:stocks?|supplies) last"),
    ("scarcity", false, 3, r"\b\d+% (?:of )?offers? claimed"),
    ("scarcity", true, 3, r"\d+\s+left\b"),
    ("scarcity", true, 3, r"\b\d+ in stock\b"),
    ("scarcity", true, 3, r"\bleft \d+\b"),
    ("scarcity", true, 3, r"\bonly\s+(?:a\s+)?few\b"),
    ("scarcity", true, 3, r"\blast\s+(?:few|one|ones|items?|\d+)\b"),
    ("scarcity", true, 3, r"\bsells? out\b"),
    ("scarcity", true, 3, r"\bhigh demand\b"),
    ("scarcity", true, 3, r"\bremaining stock"),
    ("scarcity", true, 3, r"\bjust missed (?:it|out)"),
    ("scarcity", true, 3, r"\blimited (?:qty|edition run)"),
    ("scarcity", true, 3, r"\bonly \d+ (?:available|remain)"),
    ("urgency", false, 3, r"\blimited[- ]time (?:offer|deal|only|sale|promo)"),
    ("urgency", false, 3, r"\bfor a limited time\b"),
    ("urgency", false, 3, r"\bflash (?:sale|offer|deal)\b"),
    (
        "urgency",
        false,
        3,
        r"\b(?:offer|sale|deal|discount|cart|order|promotion)s? (?:will )?(?:ends?|expires?|ending|expiring)\b",
    ),
    ("urgency", false, 3, r"\border within\b.{0,30}\b(?:hours?|minutes?|hrs?|mins?)\b"),
    ("urgency", false, 3, r"\bhurry\b.{0,40}\b(?:left|offers?|sale|ends|stock|limited|order)\b"),
    ("urgency", false, 3, r"\b(?:offer|deal)s? (?:ends?|end) (?:in|soon|today|tonight)"),
    ("urgency", false, 3, r"\bdon[’']t miss (?:out )?on (?:this|these|our)\b"),
    ("urgency", true, 2, r"\blimited[- ]time\b"),
    ("urgency", true, 2, r"\blimited (?:offer|deal)"),
    ("urgency", true, 2, r"\bhurry\b"),
    ("urgency", true, 2, r"\b(?:must )?ends? (?:in\b|soon|today|tonight|at\b|mon|tue|wed|thu|fri|sat|sun)"),
    ("urgency", true, 2, r"\bending (?:soon|in)\b"),
    ("urgency", true, 2, r"\bexpir(?:es?|ing)\b"),
    ("urgency", true, 2, r"\btime is running"),
    ("urgency", true, 2, r"\brunning out\b"),
    ("urgency", true, 2, r"\btoday only\b"),
    ("urgency", true, 2, r"\bdon[’']?t (?:miss|wait)\b"),
    ("urgency", true, 2, r"\bact (?:now|fast)\b"),
    ("urgency", true, 2, r"\breserved for\b"),
    ("urgency", true, 2, r"\blast chance\b"),
    ("urgency", true, 2, r"\border in \d"),
    ("countdown", true, 3, r"\b\d{1,2}\s*:\s*\d{2}\s*:\s*\d{2}\b"),
    ("countdown", true, 3, r"\b\d{1,2}:\d{2}\b(?:\W*$|\s*(?:min|to get|and receive))"),
    (
        "countdown",
        true,
        3,
        r"\d+\s*(?:days?|hours?|hrs?|minutes?|mins?|h|m)\s*:?\s*\d+\s*(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|m|s)\b",
    ),
    ("countdown", true, 3, r"\bdays?\b\W*\b(?:hrs|hours)\b\W*\b(?:min|minutes)"),
    ("countdown", true, 3, r"\bhours?\W+:?\d+ minutes\W+:?\d+ seconds"),
    ("countdown", true, 3, r"^\W*\d+\s*days?\W*\d{2}\W?\d{2}\W?\d{2}\W*(?:left)?\W*$"),
    (
        "activity",
        false,
        3,
        r"\b\d[\d,]* (?:other )?(?:people|persons?|customers?|shoppers?|users|visitors?)\b.{0,20}\b(?:are |is |have |has )?(?:viewing|looking at|viewed|seeing|watching|adding|purchased|bought)\b",
    ),
    (
        "activity",
        false,
        3,
        r"\b(?:someone|several people)\b.{0,45}\b(?:just |recently )?(?:bought|purchased|viewed|added)\b",
    ),
    ("activity", false, 3, r"\bin \d+ (?:other )?(?:people[’']s )?(?:shopping )?(?:carts?|bags?|baskets?)\b"),
    ("activity", false, 3, r"\bin (?:their|\d+ people[’']s) (?:shopping )?(?:cart|bag|basket)"),
    (
        "activity",
        false,
        3,
        r"\b(?:sold|viewed|purchased|ordered|bought)\s+(?:over )?\d+ (?:times|in (?:the )?last)",
    ),
    (
        "activity",
        true,
        2,
        r"\b(?:\d[\d,]*|someone|several|other|another|people|person|customers?|shoppers?)\b.{0,40}\b(?:view(?:ed|ing|s)|look(?:ing|ed)\b.{0,12}|bought|purchased|watching|seeing|added|sold|like this)\b",
    ),
    ("activity", true, 2, r"\b(?:sold|viewed|purchased|ordered|bought)\s+(?:over )?\d+"),
    ("activity", true, 2, r"\b(?:in|from)\b .{2,50}\b(?:bought|purchased|made a purchase|buying)\b"),
    ("activity", true, 2, r"\bjust bought\b|^\W*[\w.]+ [\w.]+ purchased an?\b"),
    ("activity", true, 2, r"\bcustomers also (?:bought|viewed)\b"),
    ("activity", true, 2, r"\b(?:last )?purchase[ds]?\b.{0,30}\b(?:ago|today)\b"),
    ("activity", true, 2, r"\bpurchased from\b.{3,40}\bago\b"),
    ("activity", true, 2, r"\brecent customers\b"),
    ("activity", true, 2, r"\b\d+ (?:users|visitors?|people) (?:are |is )?(?:currently |right |online )"),
    ("activity", true, 2, r"\bfavou?red by\b.{0,10}\d"),
    ("activity", true, 2, r"\breal time \d+ visitor"),
    ("activity", true, 2, r"^\W*\d+ orders?\W*$"),
    ("activity", true, 2, r"^most popular$|\bhot sellers?\b"),
    ("confirmshaming", false, 3, r"\bno,? ?thank(?:s| you)\b.{1,12}\bi\b.{0,60}"),
    (
        "confirmshaming",
        false,
        3,
        r"\bi[’']?(?:ll|d)? (?:rather )?(?:like to |prefer to |prefer )?pay(?:ing)? full price\b",
    ),
    ("confirmshaming", true, 2, r"^\W*no,? thank(?:s| you)\b"),
    ("confirmshaming", true, 2, r"^\W*no,? i\b"),
    (
        "confirmshaming",
        true,
        2,
        r"\bi (?:don[’']?t|do not|hate)\b.{0,40}\b(?:discount|save|saving|deals?|free|offers?|email alerts)",
    ),
    (
        "cancel",
        false,
        2,
        r"\byou (?:may|can|must)\b.{0,80}\bcancel\b.{0,80}\b(?:membership|subscription|auto)",
    ),
    ("cancel", false, 2, r"\bcancel your (?:membership|subscription)\b"),
    (
        "cancel",
        false,
        2,
        r"\b(?:membership|subscription)s? (?:will )?(?:auto[- ]?|automatically )(?:renew|ship)",
    ),
    ("subscription", true, 2, r"\bcancel\b.{0,120}\b(?:membership|subscription|call us|any ?time)"),
    ("subscription", true, 2, r"\b(?:membership|subscription|renew\w*|member)\b.{0,200}\b(?:cancel|minimum)"),
    ("subscription", true, 2, r"\bauto(?:matic(?:ally)?)?[- ]?(?:renew|ship|applied)"),
    ("subscription", true, 2, r"\bsubscribe (?:&|and) save\b"),
    (
        "subscription",
        true,
        2,
        r"\bagree to (?:the |our )?.{0,60}receive\b.{0,40}\b(?:offers|emails|promotion)",
    ),
    ("subscription", true, 2, r"\bagree to receive\b"),
    ("subscription", true, 2, r"\buncheck\b.{0,30}\bprefer not\b"),
    ("subscription", true, 2, r"\bunless you tell us\b"),
    ("upsell", true, 2, r"\bgrab yourself a bargain"),
    ("upsell", true, 2, r"\bfan?s?tastic deals"),
    ("upsell", true, 2, r"\bspin to (?:win|unlock)"),
    ("upsell", true, 2, r"\badd and save\b"),
    ("upsell", true, 2, r"\bbuy more and save\b"),
    ("upsell", true, 2, r"\byes! (?:upgrade|add)\b"),
    (
        "upsell",
        true,
        2,
        r"\b(?:extended protection|protection plan|purchase protection|shipping insurance)\b",
    ),
    ("upsell", true, 2, r"\b(?:qualified for|entitles you to)\b"),
    ("upsell", true, 2, r"\bprotect your (?:gear|sofa|purchase)\b"),
    ("upsell", true, 2, r"\bcompetitor price\b|\bthe competition \$"),
    ("upsell", true, 2, r"\bsave \$\d+"),
    ("upsell", true, 2, r"\b\d+% off everything\b"),
    ("upsell", true, 2, r"\b(?:service|handling) charge:"),
    ("upsell", true, 2, r"^\W*compare at\W*$"),
];

/// The patterns of one subtype and setting, joined; compiled when a line first asks for them.
struct Group {
    subtype: &'static str,
    bare: bool,
    strength: u8,
    joined: String,
    regex: OnceLock<Option<Regex>>,
}

impl Group {
    /// Whether it is worth asking for a line in small letters: compiling a pattern takes longer than reading a page.
    fn may_match(&self, folded: &str) -> bool {
        let needed = NEEDED.iter().find(|(subtype, ..)| *subtype == self.subtype);
        let parts = needed.map(|(_, anywhere, among)| if self.bare { among } else { anywhere });
        parts.is_none_or(|parts| parts.split('|').any(|part| folded.contains(part)))
    }

    fn is_match(&self, folded: &str) -> bool {
        let regex = self.regex.get_or_init(|| {
            // Letters and digits of English alone: the tables of every script take longer to compile than a page to
            // read.
            let joined = self
                .joined
                .replace(r"\w", "[0-9A-Za-z_]")
                .replace(r"\W", "[^0-9A-Za-z_]")
                .replace(r"\d", "[0-9]")
                .replace(r"\b", r"(?-u:\b)");
            Regex::new(&joined).ok()
        });
        regex.as_ref().is_some_and(|regex| regex.is_match(folded))
    }
}

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let mut groups: Vec<Group> = Vec::new();
    for (subtype, bare, strength, pattern) in PATTERNS {
        match groups.last_mut() {
            Some(last) if last.subtype == *subtype && last.bare == *bare => {
                last.joined.push('|');
                last.joined.push_str(pattern);
            }
            _ => groups.push(Group {
                subtype,
                bare: *bare,
                strength: *strength,
                joined: (*pattern).to_owned(),
                regex: OnceLock::new(),
            }),
        }
    }
    groups
});

/// Parts of words without which a line fits no pattern of the subtype: of those that hold anywhere, and of those that
/// hold only among shop strings. Most lines have none.
const NEEDED: &[(&str, &str, &str)] = &[
    (
        "scarcity",
        "left|remaining|stock|selling|almost|demand|limited|supplies|claimed",
        "left|stock|few|last|sell|demand|remaining|missed|limited|only",
    ),
    (
        "urgency",
        "limited|flash|end|expir|within|hurry|miss",
        "limited|hurry|end|expir|running|today|miss|wait|act|reserved|chance|order",
    ),
    ("countdown", "", ":|day|hour|0|1|2|3|4|5|6|7|8|9"),
    (
        "activity",
        "view|looking|seeing|watching|add|purchased|bought|cart|bag|basket|sold|ordered",
        "view|look|bought|purchase|watching|seeing|added|sold|like|order|buying|customer|user|visitor|people|favo|popular\
         |seller",
    ),
    ("confirmshaming", "thank|price", "thank|no|discount|sav|deal|free|offer|email"),
    ("cancel", "cancel|membership|subscription", ""),
    ("subscription", "", "cancel|minimum|auto|subscri|agree|uncheck|unless"),
    (
        "upsell",
        "",
        "bargain|deals|spin|save|yes|protect|insurance|qualified|entitles|competit|off|charge|compare",
    ),
];

/// All that is needed anywhere.
static PRESSING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let parts = NEEDED.iter().map(|(_, anywhere, _)| *anywhere).filter(|parts| !parts.is_empty());
    Regex::new(&parts.collect::<Vec<_>>().join("|")).ok()
});

/// Every pressing line; `among_shop_strings` where the text is a shop's page or one of its strings.
pub(super) fn find(document: &Document<'_>, lines: &[Line], among_shop_strings: bool) -> Vec<Finding> {
    let text = document.text();
    let mut findings = Vec::new();
    let mut folded = String::new();
    for line in lines {
        let words = line.span.of(text);
        let apart = among_shop_strings || !matches!(line.kind, BlockKind::Quotation | BlockKind::Code);
        let most = if among_shop_strings { MAX_WORDS } else { MAX_LABEL_WORDS };
        if !apart || !line.has_at_most(most, text) {
            continue;
        }
        folded.clear();
        folded.push_str(words);
        folded.make_ascii_lowercase();
        let may_press = PRESSING.as_ref().is_none_or(|regex| regex.is_match(&folded));
        if !may_press && !among_shop_strings {
            continue;
        }
        let asked = GROUPS.iter().filter(|group| {
            (if group.bare { among_shop_strings } else { may_press }) && group.may_match(&folded)
        });
        if let Some(group) = asked.into_iter().find(|group| group.is_match(&folded)) {
            findings.push(mark(line.span, group.subtype, "pressing shop line", group.strength));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line for each pattern that holds anywhere.
    #[test]
    fn what_presses_passes_the_first_look() {
        let lines = [
            "Only 3 left",
            "12% remaining",
            "Low stock",
            "Selling fast",
            "Almost gone",
            "In high demand",
            "Limited quantities",
            "While supplies last",
            "40% of offers claimed",
            "Limited-time offer",
            "For a limited time",
            "Flash sale",
            "The sale will end soon, offer expires",
            "Order within 2 hours",
            "Hurry, the sale ends",
            "Deals end today",
            "Don't miss out on these",
            "9 people are looking at this",
            "7 shoppers are adding it",
            "Someone in Rome just added it",
            "In 5 other people's carts",
            "In their basket",
            "Ordered 40 times",
            "No, thank you. I hate to save",
            "I'd rather pay full price",
            "You can always cancel your membership",
            "Cancel your subscription",
            "Subscription will auto-renew",
        ];
        for line in lines {
            let folded = line.to_ascii_lowercase();
            let fits = GROUPS.iter().any(|group| !group.bare && group.is_match(&folded));
            assert!(fits && PRESSING.as_ref().is_some_and(|regex| regex.is_match(&folded)), "{line}");
        }
    }
}
