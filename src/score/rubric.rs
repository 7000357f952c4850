//! The rubric: every weight, curve and cap of the score, as data that a teacher can edit.

/// Weights, curves and caps.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Rubric {
    /// What it is called.
    pub name: String,
}
