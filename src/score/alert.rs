//! Alerts: what should be checked before anything else. They stand outside the points.

use crate::signal::{Finding, Kind};

/// One kind of alert.
#[derive(Debug, Clone, Copy)]
pub struct AlertRule {
    /// Stable identifier, `snake_case`.
    pub id: &'static str,
    /// The kind of mark it is about.
    pub kind: Kind,
    /// How many marks of strength 2 and more raise it.
    pub from: usize,
    /// A kind that must be marked as well.
    pub beside: Option<Kind>,
    /// What was found; `{n}` is their number.
    pub message: &'static str,
    /// Where to check.
    pub check: &'static str,
}

/// Every alert, most urgent first.
pub const ALERTS: &[AlertRule] = &[
    AlertRule {
        id: "dosage",
        kind: Kind::DosageAdvice,
        from: 1,
        beside: None,
        message: "It tells how much to take ({n} places). A dose from an unsigned text is no advice.",
        check: "Ask a pharmacist or a doctor, or read the product's official information for patients.",
    },
    AlertRule {
        id: "health_claims",
        kind: Kind::HealthClaimRedFlag,
        from: 2,
        beside: None,
        message: "It makes {n} health claims of a kind that health-fraud guides warn of.",
        check: "Look the substance up at a public health agency or a medicines regulator, not at a seller.",
    },
    AlertRule {
        id: "sales_beside_advice",
        kind: Kind::Commercial,
        from: 1,
        beside: Some(Kind::HealthClaimRedFlag),
        message: "It gives health advice and sells in the same text ({n} places).",
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
        let marked = |kind| {
            findings.iter().filter(move |finding| finding.kind == kind && finding.strength >= 2).count()
        };
        let n = marked(rule.kind);
        let raised = n >= rule.from && rule.beside.is_none_or(|kind| marked(kind) > 0);
        raised.then(|| Alert {
            id: rule.id,
            kind: rule.kind,
            message: rule.message.replace("{n}", &n.to_string()).replace("(1 places)", "(1 place)"),
            check: rule.check,
        })
    };
    ALERTS.iter().filter_map(raised).collect()
}
