//! Candor shows how a text reads, how sure it sounds, what it cites and what it sells.
//!
//! The layers, lowest first; each may use only those before it (`tests/tidy.rs` enforces the arrows):
//! [`text`], [`format`](mod@format), [`lexicon`], [`signal`], [`score`], [`report`], [`analysis`], [`study`],
//! [`export`], [`worker`], [`app`], then [`cli`] and `ui` side by side.
//! Start reading at [`analysis::analyze`].
//!
//! ```
//! use candor::{analysis::analyze, format::Source, score::Rubric};
//!
//! let source = Source::of_text("note", "Studies show that tea always helps. It may rain.");
//! let report = analyze(&source, &Rubric::default(), &()).expect("nobody cancels");
//! let marked: Vec<&str> = report.signals.iter().map(|mark| mark.text.as_str()).collect();
//! assert_eq!(marked, ["Studies show", "Studies show that", "always", "may"]);
//! ```

pub mod analysis;
pub mod app;
pub mod cli;
pub mod export;
pub mod format;
pub mod lexicon;
pub mod report;
pub mod score;
pub mod signal;
pub mod study;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
pub mod worker;
