//! Which rule made a mark. Thousands of marks share a few rules, so none has a text of its own.

use std::fmt;

use serde::{Serialize, Serializer};

/// A signal, and its term or pattern that matched; written as "signal: rule".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The row of [`crate::signal::signals`].
    pub signal: &'static str,
    /// The term or pattern.
    pub rule: &'static str,
}

impl Rule {
    /// Whether this is what was `written`.
    pub fn is(&self, written: &str) -> bool {
        written.split_once(": ") == Some((self.signal, self.rule))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.signal, self.rule)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_it_writes() {
        let rule = Rule { signal: "hedge", rule: "may: <num>" };
        assert_eq!(serde_json::to_string(&rule).unwrap(), "\"hedge: may: <num>\"");
        assert!(rule.is(&rule.to_string()) && !rule.is("hedge: may") && !rule.is("hedge"));
    }
}
