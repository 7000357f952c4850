//! What a format knows of a text beside its words.

use serde::{Deserialize, Serialize};

use super::Span;

/// A hyperlink of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its words in the text.
    pub span: Span,
    /// Where it leads.
    pub target: String,
}

/// Title, author, date and links, as far as the format keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meta {
    /// From the format's metadata or the caller.
    pub title: Option<String>,
    /// From the format's metadata.
    pub author: Option<String>,
    /// From the format's metadata, as written there.
    pub published: Option<String>,
    /// Links, ascending by place.
    pub links: Vec<Link>,
    /// Whether the format can hold links at all; plain text cannot.
    pub keeps_links: bool,
}
