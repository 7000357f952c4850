//! The section `genre`: what kind of text it is, and why it is taken for that.

use serde::Serialize;

use crate::signal::genre::{Genre, Guess};

/// The kind of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GenreInfo {
    /// Identifier.
    pub id: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// What speaks for it, strongest first; empty where the reader chose.
    pub reasons: Vec<&'static str>,
    /// Its lead over the next likely genre, 0 to 1.
    pub confidence: f64,
    /// Whether the reader chose it.
    pub chosen: bool,
}

impl GenreInfo {
    /// The guess, or what the reader chose instead.
    pub fn new(guess: &Guess, chosen: Option<Genre>) -> Self {
        let genre = chosen.unwrap_or(guess.genre);
        Self {
            id: genre.id(),
            name: genre.name(),
            reasons: if chosen.is_some() { Vec::new() } else { guess.reasons.clone() },
            confidence: if chosen.is_some() { 1.0 } else { (guess.confidence * 1000.0).round() / 1000.0 },
            chosen: chosen.is_some(),
        }
    }
}
