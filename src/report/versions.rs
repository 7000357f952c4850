//! The section `versions`: with the rubric's hash, all that the figures depend on besides the text.

use serde::Serialize;

/// What made the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionsInfo {
    /// The version of Candor.
    pub app: &'static str,
    /// The term lists.
    pub lexicons: LexiconsInfo,
}

/// The term lists that the marks come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LexiconsInfo {
    /// How many terms they hold.
    pub n_terms: usize,
    /// Their hash: the same hash, the same words.
    pub hash: String,
}

impl VersionsInfo {
    /// Of this build, with these lists.
    pub fn new(n_terms: usize, hash: &str) -> Self {
        Self { app: env!("CARGO_PKG_VERSION"), lexicons: LexiconsInfo { n_terms, hash: hash.to_owned() } }
    }
}
