//! Alerts: what should be checked before anything else. They stand outside the points.

use crate::signal::{Finding, Kind};

/// One kind of alert.
#[derive(Debug, Clone, Copy)]
pub struct AlertRule {
    /// Stable identifier, `snake_case`.
    pub id: &'static str,
    /// The kind of mark it is about.
    pub kind: Kind,
    /// How many marks of strength [`RAISES`] and more raise it.
    pub from: usize,
    /// A kind that must be marked as well.
    pub beside: Option<Kind>,
    /// What was found; `{places}` is how many of those marks there are, and of how many in all.
    pub message: &'static str,
    /// Where to check.
    pub check: &'static str,
}

/// The least strength of a mark that raises an alert.
pub const RAISES: u8 = 2;

/// Every alert, most urgent first.
pub const ALERTS: &[AlertRule] = &[
    AlertRule {
        id: "dosage",
        kind: Kind::DosageAdvice,
        from: 1,
        beside: None,
        message: "It tells how much to take ({places}). A text does not know who reads it.",
        check: "Ask a pharmacist or a doctor, or read the product's official information for patients.",
    },
    AlertRule {
        id: "health_claims",
        kind: Kind::HealthClaimRedFlag,
        from: 2,
        beside: None,
        message: "It makes health claims of a kind that health-fraud guides warn of ({places}).",
        check: "Look the substance up at a public health agency or a medicines regulator, not at a seller.",
    },
    AlertRule {
        id: "sales_beside_advice",
        kind: Kind::Commercial,
        from: 1,
        beside: Some(Kind::HealthClaimRedFlag),
        message: "It gives health advice and sells in the same text ({places}).",
        check: "Look for a source on the same question that gains nothing from your choice.",
    },
];

/// An alert with the number of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// The rule's identifier.
    pub id: &'static str,
    /// The kind of mark it is about.
    pub kind: Kind,
    /// What was found.
    pub message: String,
    /// Where to check.
    pub check: &'static str,
}

/// The alerts that `findings` raise.
pub fn alerts(findings: &[Finding]) -> Vec<Alert> {
    let raised = |rule: &AlertRule| {
        let marked = |kind, from| {
            findings.iter().filter(move |finding| finding.kind == kind && finding.strength >= from).count()
        };
        let n = marked(rule.kind, RAISES);
        let raised = n >= rule.from && rule.beside.is_none_or(|kind| marked(kind, RAISES) > 0);
        raised.then(|| Alert {
            id: rule.id,
            kind: rule.kind,
            message: rule.message.replace("{places}", &places(n, marked(rule.kind, 0), rule.kind)),
            check: rule.check,
        })
    };
    ALERTS.iter().filter_map(raised).collect()
}

/// "2 places", or "1 of 4 places marked as dosage advice": a reader sees the number of all marks beside this one.
fn places(n: usize, all: usize, kind: Kind) -> String {
    match (n, all) {
        (1, 1) => "1 place".to_owned(),
        (n, all) if n == all => format!("{n} places"),
        (n, all) => format!("{n} of {all} places marked as {}", kind.name().to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal::Label;
    use crate::text::Span;

    #[test]
    fn an_alert_says_how_many_of_the_marks_it_is_about() {
        for (strengths, wanted) in [
            (&[2_u8][..], "(1 place)"),
            (&[2, 3], "(2 places)"),
            (&[1, 2, 1, 0], "(1 of 4 places marked as dosage advice)"),
        ] {
            let mark = |strength: &u8| Label {
                kind: Kind::DosageAdvice,
                subtype: "numeric",
                signal: "dosage_advice",
                rule: "",
                strength: *strength,
            };
            let findings: Vec<Finding> =
                strengths.iter().map(|it| Finding::new(Span::new(0, 1), &mark(it))).collect();
            let messages: Vec<String> = alerts(&findings).into_iter().map(|alert| alert.message).collect();
            assert!(matches!(messages.as_slice(), [message] if message.contains(wanted)), "{messages:?}");
        }
    }
}
