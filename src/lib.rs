//! Candor shows how a text reads, how sure it sounds, what it cites and what it sells.
//!
//! The layers, lowest first; each may use only those before it (`tests/tidy.rs` enforces the arrows):
//! [`text`], [`format`](mod@format), [`lexicon`], [`signal`], [`score`], [`report`], [`analysis`], [`study`],
//! [`export`], [`worker`], [`app`], then [`cli`] and `ui` side by side.
//! Start reading at [`analysis::analyze`].

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
